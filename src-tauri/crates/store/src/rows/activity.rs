//! Rows of the table `activity`.

use affianca_domain::{Activity, ActivityId, RequestId};
use rusqlite::Connection;

use super::rows;
use crate::{ReadColumn as _, ReadRows as _, Result, values};

rows! {
    Activity in "activity" by id: ActivityId {
        request: "request_id",
        position: "position",
        code: "code",
        title: "title",
        agreed: "minutes",
        amount: "amount",
        state: "state",
        started_at: "started_at",
        ended_at: "ended_at",
    }
}

/// The activities of a request, in the programme's order.
///
/// # Errors
/// When the archive or a row cannot be read.
pub fn of_request(connection: &Connection, request: RequestId) -> Result<Vec<Activity>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM activity WHERE request_id = ?1 ORDER BY position"
        ))?
        .all(values![request], read)
}
