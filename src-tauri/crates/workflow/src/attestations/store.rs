//! The attestations issued, as they are kept.

use affianca_domain::attestation::{attestation_number, is_outdated};
use affianca_domain::{AttestationId, Minutes, RequestId};
use affianca_store::{ReadColumn, ReadRows, rows, values};
use rusqlite::{Connection, Row};

use super::AttestationRow;
use crate::files::StoredFile;
use crate::{Archive, Error, Result, StoreError};

/// Those of a request, the newest first; `delivered` is what has been delivered by now.
pub(super) fn issued(
    connection: &Connection,
    request: RequestId,
    delivered: Minutes,
) -> Result<Vec<AttestationRow>> {
    let read = |row: &Row| -> Result<AttestationRow, StoreError> {
        let attested = row.read("minutes")?;
        Ok(AttestationRow {
            id: row.read("id")?,
            number: attestation_number(rows::register::number(row)?),
            issued: row.read("issued_at")?,
            issued_by: row.read("issued_by")?,
            sessions: row.read("sessions")?,
            minutes: attested,
            amount: row.read("amount")?,
            pages: row.read("pages")?,
            data_hash: row.read("data_hash")?,
            uncovered: row.read("uncovered")?,
            outdated: is_outdated(attested, delivered),
        })
    };
    Ok(connection
        .prepare_cached(
            "SELECT id, year, series, serial, data_hash, pages, sessions, minutes, amount, uncovered,
                    issued_at, issued_by
             FROM attestation WHERE request_id = ?1 ORDER BY id DESC",
        )?
        .all(values![request], read)?)
}

impl Archive {
    /// The PDF of an attestation, as issued.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn attestation_pdf(&self, id: AttestationId) -> Result<StoredFile> {
        let file = |row: &Row| -> Result<StoredFile, StoreError> {
            let number = rows::register::number(row)?.in_file_names();
            Ok(StoredFile {
                name: format!("attestazione-{number}.pdf"),
                bytes: row.read("pdf")?,
            })
        };
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT id, year, series, serial, pdf FROM attestation WHERE id = ?1",
                )?
                .first(values![id], file)?
                .ok_or(Error::NotFound("L’attestazione"))
        })
    }
}
