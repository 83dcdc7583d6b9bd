//! The attestations issued, as they are kept.

use affianca_domain::{AttestationId, Minutes, RequestId};
use rusqlite::{Connection, OptionalExtension};

use super::AttestationRow;
use crate::numbering::{cents, minutes};
use crate::registers::StoredFile;
use crate::{Archive, Error, Result};

/// `ATT-2022/003`.
pub(super) fn number(year: i32, serial: i64) -> String {
    format!("ATT-{year}/{serial:03}")
}

/// Those of a request, the newest first; `delivered` is what has been delivered by now.
pub(super) fn issued(
    connection: &Connection,
    request: RequestId,
    delivered: Minutes,
) -> Result<Vec<AttestationRow>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, year, serial, data_hash, pages, sessions, minutes, amount, uncovered, issued_at,
                issued_by
         FROM attestation WHERE request_id = ?1 ORDER BY id DESC",
    )?;
    let rows = statement.query_map([request.0], |row| {
        let attested = minutes(row.get("minutes")?);
        Ok(AttestationRow {
            id: AttestationId(row.get("id")?),
            number: number(row.get("year")?, row.get("serial")?),
            issued: row.get("issued_at")?,
            issued_by: row.get("issued_by")?,
            sessions: row.get("sessions")?,
            minutes: attested,
            amount: cents(row.get("amount")?),
            pages: row.get("pages")?,
            data_hash: row.get("data_hash")?,
            uncovered: row.get("uncovered")?,
            // What was delivered stays delivered: only more of it can come.
            outdated: attested != delivered,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

impl Archive {
    /// The PDF of an attestation, as issued.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn attestation_pdf(&self, id: AttestationId) -> Result<StoredFile> {
        self.read(|connection| {
            connection
                .prepare_cached("SELECT year, serial, pdf FROM attestation WHERE id = ?1")?
                .query_row([id.0], |row| {
                    let (year, serial): (i32, i64) = (row.get(0)?, row.get(1)?);
                    let name = format!("attestazione-{year}-{serial:03}.pdf");
                    Ok(StoredFile {
                        name,
                        bytes: row.get(2)?,
                    })
                })
                .optional()?
                .ok_or(Error::NotFound("L’attestazione"))
        })
    }
}
