//! The rows a report is kept in: its draft, and the versions made ready.

use affianca_domain::{ReportDraft, ReportId, Request, RequestId, RequestState, Skeleton};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, OptionalExtension, Row};

use super::{ReportDelivery, ReportVersion};
use crate::registers::StoredFile;
use crate::requests;
use crate::{Archive, Error, Refusal, Result};

/// A draft as stored.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    pub revision: u32,
    pub saved_at: Option<NaiveDateTime>,
    pub skeleton: Skeleton,
    pub draft: ReportDraft,
}

/// The draft of a request's report, if it was ever saved.
pub(super) fn kept(connection: &Connection, request: RequestId) -> Result<Option<Kept>> {
    let found = connection
        .prepare_cached(
            "SELECT revision, saved_at, skeleton, draft FROM report_draft WHERE request_id = ?1",
        )?
        .query_row([request.0], |row| {
            Ok((
                row.get::<_, u32>(0)?,
                row.get::<_, NaiveDateTime>(1)?,
                row.get::<_, String>(2)?,
                row.get::<_, String>(3)?,
            ))
        })
        .optional()?;
    let Some((revision, saved_at, skeleton, draft)) = found else {
        return Ok(None);
    };
    Ok(Some(Kept {
        revision,
        saved_at: Some(saved_at),
        skeleton: serde_json::from_str(&skeleton)?,
        draft: serde_json::from_str(&draft)?,
    }))
}

/// Every version made ready, the newest first.
pub(super) fn versions(connection: &Connection, request: RequestId) -> Result<Vec<ReportVersion>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, version, ready_at, ready_by, pages, data_hash, uncovered, delivered_on,
                received_by, delivered_how, reopened_at
         FROM report WHERE request_id = ?1 ORDER BY version DESC",
    )?;
    let rows = statement.query_map([request.0], version)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn version(row: &Row) -> rusqlite::Result<ReportVersion> {
    let date: Option<NaiveDate> = row.get("delivered_on")?;
    let (received_by, how) = (row.get("received_by")?, row.get("delivered_how")?);
    Ok(ReportVersion {
        id: ReportId(row.get("id")?),
        version: row.get("version")?,
        ready_at: row.get("ready_at")?,
        ready_by: row.get("ready_by")?,
        pages: row.get("pages")?,
        data_hash: row.get("data_hash")?,
        uncovered: row.get("uncovered")?,
        delivery: date.map(|date| ReportDelivery {
            date,
            received_by,
            how,
        }),
        reopened_at: row.get("reopened_at")?,
    })
}

/// The version in force of a request's report.
pub(super) fn in_force(
    connection: &Connection,
    request: RequestId,
) -> Result<Option<ReportVersion>> {
    Ok(versions(connection, request)?
        .into_iter()
        .find(|version| version.reopened_at.is_none()))
}

/// The request, if its report can be written now.
pub(super) fn writable(connection: &Connection, request: RequestId) -> Result<Request> {
    let request = requests::load(connection, request)?;
    if request.state != RequestState::Admitted {
        return Err(Refusal::NotAdmitted(
            "La relazione si scrive dopo l’ammissione al servizio (§3).".into(),
        )
        .into());
    }
    if in_force(connection, request.id)?.is_some() {
        return Err(Refusal::ReportReady.into());
    }
    Ok(request)
}

impl Archive {
    /// The PDF of a report, as it was made ready.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn report_pdf(&self, id: ReportId) -> Result<StoredFile> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT q.opal, r.version, r.pdf
                     FROM report r JOIN request q ON q.id = r.request_id WHERE r.id = ?1",
                )?
                .query_row([id.0], |row| {
                    let (opal, version): (String, u32) = (row.get(0)?, row.get(1)?);
                    let opal = crate::numbering::in_file_names(&opal);
                    let name = format!("relazione-{opal}-v{version}.pdf");
                    Ok(StoredFile {
                        name,
                        bytes: row.get(2)?,
                    })
                })
                .optional()?
                .ok_or(Error::NotFound("La relazione"))
        })
    }
}
