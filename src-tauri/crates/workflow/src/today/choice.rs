//! Which deadlines are wanted: one person's, one coach's; and whom one can choose.

use std::collections::{BTreeSet, HashMap, HashSet};

use affianca_domain::{BeneficiaryId, CoachId, DeadlineKind, Due, RequestFacts, RequestId};
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use rusqlite::Connection;

use super::facts::list;
use super::{DeadlineCoach, DeadlinePerson, TodayFilter};
use crate::Result;

/// The people with a deadline, by surname.
pub(super) fn people(due: &[Due]) -> Vec<DeadlinePerson> {
    let named: HashMap<BeneficiaryId, &str> = due
        .iter()
        .map(|it| (it.beneficiary(), it.request.person.as_str()))
        .collect();
    let mut named: Vec<(&str, BeneficiaryId)> =
        named.into_iter().map(|(id, name)| (name, id)).collect();
    named.sort_unstable();
    named
        .into_iter()
        .map(|(name, id)| DeadlinePerson {
            id,
            name: name.to_owned(),
        })
        .collect()
}

/// The coaches at work, and whoever else has a session among the deadlines, by surname.
pub(super) fn coaches(connection: &Connection, due: &[Due]) -> Result<Vec<DeadlineCoach>> {
    let due: BTreeSet<CoachId> = due.iter().filter_map(Due::coach).collect();
    let coaches = connection
        .prepare_cached(
            "SELECT id, surname || ' ' || name, archived FROM coach ORDER BY surname, name",
        )?
        .all(values![], |row| -> Result<_> {
            let (id, archived): (_, bool) = (row.read(0)?, row.read(2)?);
            let shown = !archived || due.contains(&id);
            let name = row.read(1)?;
            Ok(shown.then_some(DeadlineCoach { id, name }))
        })?;
    Ok(coaches.into_iter().flatten().collect())
}

/// Keeps what the filter asks for. What belongs to no session is a coach's when they have one in
/// that request; a request still to be answered is everybody's.
pub(super) fn keep(connection: &Connection, due: &mut Vec<Due>, filter: TodayFilter) -> Result<()> {
    if let Some(person) = filter.person {
        due.retain(|it| it.beneficiary() == person);
    }
    let Some(coach) = filter.coach else {
        return Ok(());
    };
    let by_itself = |it: &Due| match (it.coach(), it.kind()) {
        (Some(of), _) => Some(of == coach),
        (None, DeadlineKind::Answer) => Some(true),
        // A session still open says it without a question.
        (None, _) => has_open_session(it.request, coach).then_some(true),
    };
    let unsure: BTreeSet<RequestId> = due
        .iter()
        .filter(|it| by_itself(it).is_none())
        .map(|it| it.request.id)
        .collect();
    let theirs = requests_of(connection, coach, &unsure)?;
    due.retain(|it| by_itself(it).unwrap_or_else(|| theirs.contains(&it.request.id)));
    Ok(())
}

fn has_open_session(request: &RequestFacts, coach: CoachId) -> bool {
    let activities = request.activities.iter();
    activities
        .flat_map(|activity| &activity.sessions)
        .any(|session| session.coach == coach)
}

/// Those of some requests in which a coach has a session.
fn requests_of(
    connection: &Connection,
    coach: CoachId,
    requests: &BTreeSet<RequestId>,
) -> Result<HashSet<RequestId>> {
    let found: Vec<RequestId> = connection
        .prepare_cached(
            "SELECT value FROM json_each(?1) WHERE EXISTS (
                 SELECT 1 FROM activity a CROSS JOIN session s ON s.activity_id = a.id
                 WHERE a.request_id = value AND +s.coach_id = ?2)",
        )?
        .all(
            rusqlite::params![list(requests.iter().copied())?, i64::from(coach)],
            |row| -> Result<_> { Ok(row.read(0)?) },
        )?;
    Ok(found.into_iter().collect())
}
