//! Which requests wait for their report to be handed over (§3.2): derived, so that the list of what
//! is due reads only those.

use affianca_domain::final_report::ReportDue;
use affianca_domain::{ActivityState, RequestId};
use affianca_store::{ReadColumn, ReadRows, values};
use chrono::NaiveDateTime;
use rusqlite::{Connection, Row};

use super::store;
use crate::{Result, StoreError};

/// Derives anew whether the report of a request is due.
pub(super) fn refresh(connection: &Connection, request: RequestId) -> Result<()> {
    let sql = if facts(connection, request)?.is_due() {
        "INSERT OR IGNORE INTO report_due (request_id) VALUES (?1)"
    } else {
        "DELETE FROM report_due WHERE request_id = ?1"
    };
    connection.prepare_cached(sql)?.execute(values![request])?;
    Ok(())
}

fn facts(connection: &Connection, request: RequestId) -> Result<ReportDue> {
    let read = |row: &Row| -> Result<(ActivityState, Option<NaiveDateTime>), StoreError> {
        Ok((row.read("state")?, row.read("ended_at")?))
    };
    let activities = connection
        .prepare_cached("SELECT id, state, ended_at FROM activity WHERE request_id = ?1")?
        .all(values![request], read)?;
    let versions = store::versions(connection, request)?;
    let ended = |(state, _): &(ActivityState, _)| state.is_ended();
    Ok(ReportDue {
        all_ended: !activities.is_empty() && activities.iter().all(ended),
        ended_here: activities.iter().any(|(_, at)| at.is_some()),
        reopened: versions.iter().any(|one| one.reopened_at.is_some()),
        handed_over: versions
            .iter()
            .any(|one| one.reopened_at.is_none() && one.delivery.is_some()),
    })
}
