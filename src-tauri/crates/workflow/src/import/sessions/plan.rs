//! The preview: archive and portal beside each other, session by session, with nothing done yet.

use affianca_domain::ActivityId;
use chrono::NaiveDateTime;

use super::comparison::compare;
use super::{HeldOutcome, HeldRow, SessionTable, SessionsPreview};
use crate::import::HiddenRows;
use crate::import::plan::token;
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
        let hidden = table.lines.iter().filter(|line| line.hidden).count();
        let count = |outcome| {
            let rows = rows.iter().filter(|row| row.outcome == outcome).count();
            u32::try_from(rows).unwrap_or(u32::MAX)
        };
        let token = token()?;
        let mut shown = rows.clone();
        shown.sort_by_key(|row| (urgency(row), row.row));
        shown.truncate(SHOWN);
        for problem in shown.iter_mut().flat_map(|row| &mut row.problems) {
            problem.look_up(&table);
        }
        let preview = SessionsPreview {
            source: table.source.clone(),
            format: table.format.clone(),
            lines: u32::try_from(table.lines.len()).unwrap_or(u32::MAX),
            activities: found.activities,
            new: count(HeldOutcome::New),
            equal: count(HeldOutcome::Equal),
            different: count(HeldOutcome::Different),
            only_here: count(HeldOutcome::OnlyHere),
            faulty: count(HeldOutcome::Faulty),
            coaches: found.coaches,
            ignored_columns: table.headings.ignored.clone(),
            notices: table.notices.clone(),
            hidden: HiddenRows::told(hidden, table.with_hidden),
            more: u32::try_from(rows.len().saturating_sub(SHOWN)).unwrap_or(u32::MAX),
            rows: shown,
            token: token.clone(),
        };
        let prepared = PreparedSessions {
            token,
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
