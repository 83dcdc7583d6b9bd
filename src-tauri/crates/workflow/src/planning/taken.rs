//! The sessions that stand around a plan: the coach's, and those of the people to plan for.

use affianca_domain::planner::Taken;
use affianca_domain::{ActivityState, BeneficiaryId, CoachId, SessionState, Span, iso_week};
use affianca_store::{ReadColumn as _, ReadRows as _, named_values};
use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use super::gather::Path;
use crate::Result;

const TAKEN: &str = "SELECT s.date, s.start, s.\"end\", s.beneficiary_id, s.coach_id, s.place, s.state, a.state
     FROM session s JOIN activity a ON a.id = s.activity_id
     WHERE s.id IN (
         SELECT id FROM session
         WHERE beneficiary_id IN (SELECT value FROM json_each(:people))
           AND date BETWEEN :monday AND :sunday
         UNION
         SELECT id FROM session
         WHERE coach_id IN (SELECT value FROM json_each(:coaches)) AND date BETWEEN :monday AND :sunday)
     ORDER BY s.date, s.start, s.id";

/// All of them in the weeks from one day to another, drafts too; what a person has under another code is
/// theirs.
pub(super) fn between(
    connection: &Connection,
    paths: &[Path],
    coaches: &[CoachId],
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<Taken>> {
    let ((monday, _), (_, sunday)) = (iso_week(from), iso_week(to));
    let people = paths.iter().flat_map(|path| &path.codes);
    let people: Vec<i64> = people.copied().map(Into::into).collect();
    let found = connection.prepare_cached(TAKEN)?.all(
        named_values! {
            ":people": serde_json::to_string(&people)?,
            ":coaches": serde_json::to_string(&coaches)?,
            ":monday": monday,
            ":sunday": sunday,
        },
        taken,
    )?;
    let own = |id: BeneficiaryId| {
        let path = paths.iter().find(|path| path.codes.contains(&id));
        path.map_or(id, |path| path.request.beneficiary)
    };
    let stands = found.into_iter().flatten().map(|one| Taken {
        person: own(one.person),
        ..one
    });
    Ok(stands.collect())
}

/// A session that stands; `None` for one that was dropped, or never held in an activity `TERMINATA`.
fn taken(row: &Row) -> Result<Option<Taken>> {
    let (state, activity): (SessionState, ActivityState) = (row.read(6)?, row.read(7)?);
    let draft = state == SessionState::Entered && !activity.is_ended();
    let stands = draft || state.counts_in(activity);
    let span = Span {
        start: row.read(1)?,
        end: row.read(2)?,
    };
    Ok(stands.then_some(Taken {
        date: row.read(0)?,
        span,
        person: row.read(3)?,
        coach: row.read(4)?,
        place: row.read(5)?,
    }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::query_plan::{in_memory, plan};

    #[test]
    fn the_sessions_around_a_plan_are_found_by_person_and_by_coach() {
        let connection = in_memory().unwrap();
        let values = named_values! {
            ":people": "[1]".to_owned(),
            ":coaches": "[1]".to_owned(),
            ":monday": NaiveDate::MIN,
            ":sunday": NaiveDate::MAX,
        };
        let steps = plan(&connection, TAKEN, values).unwrap();
        for index in ["session_beneficiary", "session_coach"] {
            assert!(steps.contains(&format!("INDEX {index} (")), "{steps}");
        }
        assert!(
            !steps.contains("SCAN s") && !steps.contains("SCAN session"),
            "{steps}"
        );
    }
}
