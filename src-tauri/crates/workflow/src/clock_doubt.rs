//! When a clock is doubted, and which operations wait until its user has said that it is right.

use affianca_domain::ClockDoubt;
use affianca_store::{Action, ReadColumn as _, ReadRows as _, values};
use chrono::NaiveDateTime;
use rusqlite::Connection;

use crate::Result;

/// Whether an operation is one that must be in time (§2, §3.1, §3.2), or that is only taken when the term
/// is over: a clock that is wrong would let pass what is late, or refuse what is not.
pub(crate) const fn has_term(action: Action) -> bool {
    matches!(
        action,
        Action::Admit
            | Action::Refuse
            | Action::EnterSession
            | Action::EditSession
            | Action::ScheduleSession
            | Action::StartSession
            | Action::ConcludeSession
            | Action::RecordAfterwards
            | Action::AcceptPlan
            | Action::EnterSeries
            | Action::EditSeries
            | Action::ScheduleMany
            | Action::HoldSession
            | Action::MissSession
            | Action::MissDays
    )
}

pub(crate) fn doubt(connection: &Connection, now: NaiveDateTime) -> Result<Option<ClockDoubt>> {
    let last = connection
        .prepare_cached(&format!(
            "SELECT at FROM journal WHERE action NOT IN ({}) ORDER BY seq DESC LIMIT 1",
            Action::LOOKING
        ))?
        .first(values![], |row| -> Result<_> { Ok(row.read(0)?) })?;
    Ok(last.and_then(|last| ClockDoubt::of(last, now)))
}
