//! The preview: archive and portal beside each other, session by session, with nothing done yet.

use affianca_domain::{ActivityId, PortalChoice};
use chrono::NaiveDateTime;

use super::comparison::compare;
use super::{HeldOutcome, HeldRow, SessionTable, SessionsPreview, Unshown};
use crate::import::TableRead;
use crate::import::view::changed_by;
use crate::{Archive, Result};

/// Rows shown before importing: nobody reads more.
const SHOWN: usize = 400;

/// A table held beside the archive, kept in memory until the user decides.
#[derive(Clone, Debug)]
pub struct PreparedSessions {
    /// Hands it back: the same as in the preview.
    pub token: String,
    /// The table as read, to be mended and previewed again.
    pub table: SessionTable,
    /// The activity whose page it was read on.
    pub activity: Option<ActivityId>,
    pub(super) rows: Vec<HeldRow>,
}

impl Archive {
    /// What taking in the portal's table of sessions would do, of one activity or of all it names; changes
    /// nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`](crate::Error::NotFound) for the activity; when the archive cannot be read.
    pub fn preview_sessions(
        &self,
        table: SessionTable,
        activity: Option<ActivityId>,
        now: NaiveDateTime,
    ) -> Result<(SessionsPreview, PreparedSessions)> {
        let found = self.read_at_length(|connection| compare(connection, &table, activity, now))?;
        let rows: Vec<HeldRow> = found.held.into_iter().map(|held| held.row).collect();
        let count = |outcome| {
            let rows = rows.iter().filter(|row| row.outcome == outcome).count();
            u32::try_from(rows).unwrap_or(u32::MAX)
        };
        let mut shown = rows.clone();
        shown.sort_by_key(|row| (urgency(row), row.row));
        let unshown = unshown(shown.get(SHOWN..).unwrap_or_default());
        shown.truncate(SHOWN);
        for problem in shown.iter_mut().flat_map(|row| &mut row.problems) {
            problem.look_up(&table);
        }
        let preview = SessionsPreview {
            read: TableRead::of(&table)?,
            activities: found.activities,
            new: count(HeldOutcome::New),
            equal: count(HeldOutcome::Equal),
            different: count(HeldOutcome::Different),
            only_here: count(HeldOutcome::OnlyHere),
            faulty: count(HeldOutcome::Faulty),
            coaches: found.coaches,
            more: u32::try_from(rows.len().saturating_sub(SHOWN)).unwrap_or(u32::MAX),
            rows: shown,
            unshown,
        };
        let prepared = PreparedSessions {
            token: preview.read.token.clone(),
            table,
            activity,
            rows,
        };
        Ok((preview, prepared))
    }
}

/// What a user must look at comes first.
fn urgency(row: &HeldRow) -> u8 {
    match row.outcome {
        HeldOutcome::Faulty => 0,
        HeldOutcome::Different => 1,
        HeldOutcome::OnlyHere => 2,
        HeldOutcome::New if !row.problems.is_empty() => 3,
        HeldOutcome::New => 4,
        HeldOutcome::Equal => 5,
    }
}

/// What rows that are not shown would lead to.
fn unshown(rows: &[HeldRow]) -> Unshown {
    let of = |outcome| {
        let rows = rows.iter().filter(move |row| row.outcome == outcome);
        rows.map(|row| row.choices.as_slice())
    };
    let equal = of(HeldOutcome::Equal).filter(|choices| choices.contains(&PortalChoice::Take));
    Unshown {
        new: changed_by(of(HeldOutcome::New)),
        different: changed_by(of(HeldOutcome::Different)),
        only_here: changed_by(of(HeldOutcome::OnlyHere)),
        equal: u32::try_from(equal.count()).unwrap_or(u32::MAX),
    }
}
