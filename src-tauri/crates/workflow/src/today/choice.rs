//! Which deadlines are wanted: one person's, one coach's; and whom one can choose.

use std::collections::{BTreeSet, HashMap};

use affianca_domain::{BeneficiaryId, CoachId, DeadlineKind, Due, RequestFacts, RequestId};
use affianca_store::{ReadColumn as _, ReadRows as _, named_values, values};
use rusqlite::Connection;

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

fn has_open_session(request: &RequestFacts, coach: CoachId) -> bool {
    let activities = request.activities.iter();
    activities
        .flat_map(|activity| &activity.sessions)
        .any(|session| session.coach == coach)
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
    let mut statement = connection.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM activity a CROSS JOIN session s ON s.activity_id = a.id
                        WHERE a.request_id = :request AND +s.coach_id = :coach)",
    )?;
    let mut known: HashMap<RequestId, bool> = HashMap::new();
    let mut kept = Vec::with_capacity(due.len());
    for it in due.drain(..) {
        let request = it.request.id;
        let theirs = match (it.coach(), known.get(&request)) {
            _ if it.kind() == DeadlineKind::Answer => true,
            (Some(of), _) => of == coach,
            (None, Some(theirs)) => *theirs,
            // A session still open says it without a further question.
            (None, None) if has_open_session(it.request, coach) => {
                known.insert(request, true);
                true
            }
            (None, None) => {
                let theirs = statement.one(
                    named_values! {":request": request, ":coach": coach},
                    |row| -> Result<_> { Ok(row.read(0)?) },
                )?;
                known.insert(request, theirs);
                theirs
            }
        };
        if theirs {
            kept.push(it);
        }
    }
    *due = kept;
    Ok(())
}
