//! Which requests wait for their report to be handed over (§3.2), so that the list of what is due
//! reads only those.

use affianca_domain::final_report::ReportDue;
use affianca_domain::{RequestId, RequestPaper};
use rusqlite::Connection;

use crate::rows::activity;
use crate::{Error, ReadColumn as _, ReadRows as _, Result, values};

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
    let activities = activity::of_request(connection, request)?;
    let versions = connection
        .prepare_cached(
            "SELECT id, reopened_at IS NOT NULL AS reopened, delivered_on IS NOT NULL AS delivered
             FROM report WHERE request_id = ?1",
        )?
        .all::<(bool, bool), Error>(values![request], |row| {
            Ok((row.read("reopened")?, row.read("delivered")?))
        })?;
    let elsewhere: bool = connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM attachment
                 WHERE request_id = ?1 AND paper = ?2 AND handed_on IS NOT NULL)",
        )?
        .one::<_, Error>(values![request, RequestPaper::Report], |row| row.read(0))?;
    Ok(ReportDue {
        all_ended: !activities.is_empty()
            && activities.iter().all(affianca_domain::Activity::is_ended),
        ended_here: activities.iter().any(|one| one.ended_at.is_some()),
        reopened: versions.iter().any(|(reopened, _)| *reopened),
        handed_over: elsewhere
            || versions
                .iter()
                .any(|(reopened, delivered)| *delivered && !reopened),
    })
}
