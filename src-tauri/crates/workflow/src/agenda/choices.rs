//! Whom the filters of the agenda can choose.

use affianca_domain::{BeneficiaryId, BranchId, CoachId};
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use rusqlite::{Connection, Row};

use super::{AgendaBranch, AgendaCoach, AgendaFilter, AgendaPerson};
use crate::Result;

/// Everybody on an open path, by the activities that go on.
const OPEN_PATHS: &str = "SELECT DISTINCT person.id, person.surname, person.name
     FROM activity_by_state running
     CROSS JOIN request ON request.id = running.request_id AND request.state = 'AMMESSO AL SERVIZIO'
     CROSS JOIN beneficiary person ON person.id = request.beneficiary_id
     WHERE running.running
     ORDER BY person.folded";

/// As above, of the requests in which a coach has a session.
const OF_COACH: &str = "SELECT DISTINCT person.id, person.surname, person.name
     FROM request_coach theirs
     CROSS JOIN request ON request.id = theirs.request_id
     CROSS JOIN beneficiary person ON person.id = request.beneficiary_id
     WHERE theirs.coach_id = ?1 AND (
             EXISTS (SELECT 1 FROM activity_by_state a WHERE a.request_id = request.id AND a.running)
             OR person.id = ?2)
     ORDER BY person.folded";

const ONE: &str = "SELECT id, surname, name FROM beneficiary WHERE id = ?1";

/// The people of the coach, or of everybody, on an open path; and the one chosen.
pub(super) fn people(connection: &Connection, filter: AgendaFilter) -> Result<Vec<AgendaPerson>> {
    let mut people = match filter.coach {
        Some(coach) => connection
            .prepare_cached(OF_COACH)?
            .all(values![coach, filter.person], person)?,
        None => connection
            .prepare_cached(OPEN_PATHS)?
            .all(values![], person)?,
    };
    let missing = filter
        .person
        .filter(|id| !people.iter().any(|it| it.id == *id));
    if let Some(id) = missing {
        let chosen = connection.prepare_cached(ONE)?.first(values![id], person)?;
        people.extend(chosen);
    }
    Ok(people)
}

fn person(row: &Row) -> Result<AgendaPerson> {
    let id: BeneficiaryId = row.read(0)?;
    Ok(AgendaPerson {
        id,
        surname: row.read(1)?,
        name: row.read(2)?,
    })
}

/// The coaches at work, and the one chosen.
pub(super) fn coaches(
    connection: &Connection,
    chosen: Option<CoachId>,
) -> Result<Vec<AgendaCoach>> {
    connection
        .prepare_cached(
            "SELECT id, surname || ' ' || name FROM coach
             WHERE archived = 0 OR id = ?1 ORDER BY surname, name",
        )?
        .all(values![chosen], |row| -> Result<_> {
            Ok(AgendaCoach {
                id: row.read(0)?,
                name: row.read(1)?,
            })
        })
}

/// The branches in use, and the one chosen.
pub(super) fn branches(
    connection: &Connection,
    chosen: Option<BranchId>,
) -> Result<Vec<AgendaBranch>> {
    connection
        .prepare_cached("SELECT id, name FROM branch WHERE archived = 0 OR id = ?1 ORDER BY name")?
        .all(values![chosen], |row| -> Result<_> {
            Ok(AgendaBranch {
                id: row.read(0)?,
                name: row.read(1)?,
            })
        })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;
    use crate::query_plan;

    #[test]
    fn people_are_found_by_what_goes_on_and_by_whom_it_is_with() {
        let connection = query_plan::in_memory().unwrap();
        let plan = query_plan::plan(&connection, OPEN_PATHS, []).unwrap();
        assert!(plan.contains("COVERING INDEX activity_running"), "{plan}");
        let plan = query_plan::plan(&connection, OF_COACH, ["1", "1"]).unwrap();
        assert!(
            plan.contains("SEARCH theirs USING PRIMARY KEY (coach_id=?)"),
            "{plan}"
        );
        assert!(
            plan.contains("COVERING INDEX activity_running (request_id=?)"),
            "{plan}"
        );
    }
}
