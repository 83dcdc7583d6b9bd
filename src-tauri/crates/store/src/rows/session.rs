//! Rows of the table `session`.

use affianca_domain::{ActivityId, Session, SessionId};
use rusqlite::Connection;

use super::rows;
use crate::{ReadColumn as _, ReadRows as _, Result, values};

rows! {
    Session in "session" by id: SessionId {
        activity: "activity_id",
        beneficiary: "beneficiary_id",
        branch: "branch_id",
        coach: "coach_id",
        date: "date",
        start: "start",
        end: "end",
        place: "place",
        note: "note",
        description: "description",
        private_note: "private_note",
        state: "state",
        reason: "reason",
        origin: "origin",
        origin_why: "origin_why",
        revision: "revision",
        entered_at: "entered_at",
        scheduled_at: "scheduled_at",
        started_at: "started_at",
        concluded_at: "concluded_at",
        closed_at: "closed_at",
    }
}

/// The sessions of an activity, the newest first.
///
/// # Errors
/// When the archive or a row cannot be read.
pub fn of_activity(connection: &Connection, activity: ActivityId) -> Result<Vec<Session>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM session WHERE activity_id = ?1 ORDER BY id DESC"
        ))?
        .all(values![activity], read)
}
