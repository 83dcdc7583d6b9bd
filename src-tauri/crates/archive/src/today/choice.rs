//! Which deadlines are wanted: one person's, one coach's; and whom one can choose.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use affianca_domain::{BeneficiaryId, CoachId, Deadline, RequestId};
use rusqlite::{Connection, named_params};

use super::{DeadlineCoach, DeadlinePerson, TodayFilter};
use crate::Result;

/// The people with a deadline, by surname.
pub(super) fn people(deadlines: &[Deadline]) -> Vec<DeadlinePerson> {
    let named: BTreeMap<(&str, BeneficiaryId), ()> = deadlines
        .iter()
        .map(|it| ((it.person.as_str(), it.beneficiary), ()))
        .collect();
    named
        .into_keys()
        .map(|(name, id)| DeadlinePerson {
            id,
            name: name.to_owned(),
        })
        .collect()
}

/// The coaches at work, and whoever else has a session among the deadlines, by surname.
pub(super) fn coaches(
    connection: &Connection,
    deadlines: &[Deadline],
) -> Result<Vec<DeadlineCoach>> {
    let due: BTreeSet<CoachId> = deadlines.iter().filter_map(|it| it.coach).collect();
    let mut statement = connection.prepare_cached(
        "SELECT id, surname || ' ' || name, archived FROM coach ORDER BY surname, name",
    )?;
    let mut rows = statement.query([])?;
    let mut coaches = Vec::new();
    while let Some(row) = rows.next()? {
        let id = CoachId(row.get(0)?);
        let archived: bool = row.get(2)?;
        if !archived || due.contains(&id) {
            coaches.push(DeadlineCoach {
                id,
                name: row.get(1)?,
            });
        }
    }
    Ok(coaches)
}

/// Keeps what the filter asks for. What belongs to no session is a coach's when they have one in
/// that request; a request still to be answered is everybody's.
pub(super) fn keep(
    connection: &Connection,
    deadlines: &mut Vec<Deadline>,
    filter: TodayFilter,
) -> Result<()> {
    if let Some(person) = filter.person {
        deadlines.retain(|it| it.beneficiary == person);
    }
    let Some(coach) = filter.coach else {
        return Ok(());
    };
    let mut statement = connection.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM activity a CROSS JOIN session s ON s.activity_id = a.id
                        WHERE a.request_id = :request AND +s.coach_id = :coach)
             OR (SELECT state FROM request WHERE id = :request) = 'PROPOSTA'",
    )?;
    let mut known: HashMap<RequestId, bool> = HashMap::new();
    let mut kept = Vec::with_capacity(deadlines.len());
    for deadline in deadlines.drain(..) {
        let theirs = match (deadline.coach, known.get(&deadline.request)) {
            (Some(of), _) => of == coach,
            (None, Some(theirs)) => *theirs,
            (None, None) => {
                let theirs = statement.query_row(
                    named_params! {":request": deadline.request.0, ":coach": coach.0},
                    |row| row.get(0),
                )?;
                known.insert(deadline.request, theirs);
                theirs
            }
        };
        if theirs {
            kept.push(deadline);
        }
    }
    *deadlines = kept;
    Ok(())
}
