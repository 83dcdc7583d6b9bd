//! The rows a report is kept in: its draft, and the versions made ready.

use affianca_domain::{ReportDraft, ReportId, Request, RequestId, RequestState, Skeleton};
use affianca_store::{ReadColumn, ReadRows, values};
use chrono::NaiveDateTime;
use rusqlite::{Connection, Row};

use super::{ReportDelivery, ReportVersion};
use crate::files::{StoredFile, in_file_names};
use crate::requests;
use crate::{Archive, Error, Refusal, Result, StoreError};

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
    let read = |row: &Row| -> Result<Kept, StoreError> {
        Ok(Kept {
            revision: row.read("revision")?,
            saved_at: Some(row.read("saved_at")?),
            skeleton: row.read_json("skeleton")?,
            draft: row.read_json("draft")?,
        })
    };
    Ok(connection
        .prepare_cached(
            "SELECT revision, saved_at, skeleton, draft FROM report_draft WHERE request_id = ?1",
        )?
        .first(values![request], read)?)
}

/// Every version made ready, the newest first.
pub(super) fn versions(connection: &Connection, request: RequestId) -> Result<Vec<ReportVersion>> {
    Ok(connection
        .prepare_cached(
            "SELECT id, version, ready_at, ready_by, pages, data_hash, uncovered, delivered_on,
                    received_by, delivered_how, reopened_at
             FROM report WHERE request_id = ?1 ORDER BY version DESC",
        )?
        .all(values![request], version)?)
}

fn version(row: &Row) -> Result<ReportVersion, StoreError> {
    let (received_by, how) = (row.read("received_by")?, row.read("delivered_how")?);
    let date: Option<_> = row.read("delivered_on")?;
    Ok(ReportVersion {
        id: row.read("id")?,
        version: row.read("version")?,
        ready_at: row.read("ready_at")?,
        ready_by: row.read("ready_by")?,
        pages: row.read("pages")?,
        data_hash: row.read("data_hash")?,
        uncovered: row.read("uncovered")?,
        delivery: date.map(|date| ReportDelivery {
            date,
            received_by,
            how,
        }),
        reopened_at: row.read("reopened_at")?,
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
        let file = |row: &Row| -> Result<StoredFile, StoreError> {
            let (opal, version): (String, u32) = (row.read("opal")?, row.read("version")?);
            Ok(StoredFile {
                name: format!("relazione-{}-v{version}.pdf", in_file_names(&opal)),
                bytes: row.read("pdf")?,
            })
        };
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT q.opal, r.id, r.version, r.pdf
                     FROM report r JOIN request q ON q.id = r.request_id WHERE r.id = ?1",
                )?
                .first(values![id], file)?
                .ok_or(Error::NotFound("La relazione"))
        })
    }
}
