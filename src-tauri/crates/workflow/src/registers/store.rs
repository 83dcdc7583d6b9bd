//! The files a register has: its own PDF, and the scan of the signed paper.

use affianca_domain::RegisterId;
use chrono::NaiveDateTime;
use rusqlite::{OptionalExtension, params};
use sha2::{Digest, Sha256};

use crate::{Action, Archive, Error, Refusal, Result};
use hex::encode as hex;

/// Twenty mebibytes: a scan of many pages, not a film.
const LARGEST_SCAN: usize = 20 * 1024 * 1024;

/// A file kept in the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    /// The name it is offered under; no person's name in it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Archive {
    /// The PDF of a register, as issued.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn register_pdf(&self, id: RegisterId) -> Result<StoredFile> {
        self.read(|connection| {
            connection
                .prepare_cached("SELECT year, serial, version, pdf FROM register WHERE id = ?1")?
                .query_row([id.0], |row| {
                    let (year, serial, version): (i64, i64, i64) =
                        (row.get(0)?, row.get(1)?, row.get(2)?);
                    let name = format!("registro-{year}-{serial:03}-v{version}.pdf");
                    Ok(StoredFile {
                        name,
                        bytes: row.get(3)?,
                    })
                })
                .optional()?
                .ok_or(Error::NotFound("Il registro"))
        })
    }

    /// Keeps the scan of the signed paper beside the register, encrypted like all the rest.
    ///
    /// # Errors
    /// [`Error::NotFound`]; a file that is neither PDF, JPEG, PNG nor TIFF, or too large.
    pub fn attach_scan(
        &self,
        id: RegisterId,
        name: &str,
        bytes: &[u8],
        now: NaiveDateTime,
    ) -> Result<()> {
        if bytes.len() > LARGEST_SCAN {
            return Err(Refusal::FileTooLarge(LARGEST_SCAN as u64 / (1024 * 1024)).into());
        }
        let Some(kind) = kind(bytes) else {
            return Err(Refusal::NotAScan.into());
        };
        self.write(Action::AttachScan, now, |step| {
            let before: Option<Vec<u8>> = step
                .query_row("SELECT scan FROM register WHERE id = ?1", [id.0], |row| row.get(0))
                .optional()?
                .flatten();
            let changed = step.execute(
                "UPDATE register SET scan_name = ?2, scan = ?3 WHERE id = ?1",
                params![id.0, name, bytes],
            )?;
            if changed == 0 {
                return Err(Error::NotFound("Il registro"));
            }
            let (request, number) = step.query_row(
                "SELECT request_id, year || '/' || printf('%03d', serial) FROM register WHERE id = ?1",
                [id.0],
                |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)),
            )?;
            step.about(format!("registro {number}"));
            step.within(request.into());
            step.note("tipo", kind);
            step.note("byte", bytes.len());
            step.note("impronta", hex(Sha256::digest(bytes)));
            if let Some(before) = before {
                step.note("impronta della scansione sostituita", hex(Sha256::digest(before)));
            }
            Ok(())
        })
    }

    /// The scan of the signed paper.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn register_scan(&self, id: RegisterId) -> Result<StoredFile> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT scan_name, scan FROM register WHERE id = ?1 AND scan IS NOT NULL",
                )?
                .query_row([id.0], |row| {
                    Ok(StoredFile {
                        name: row.get(0)?,
                        bytes: row.get(1)?,
                    })
                })
                .optional()?
                .ok_or(Error::NotFound("La scansione"))
        })
    }
}

fn kind(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [b'%', b'P', b'D', b'F', ..] => Some("PDF"),
        [0xFF, 0xD8, 0xFF, ..] => Some("JPEG"),
        [0x89, b'P', b'N', b'G', ..] => Some("PNG"),
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Some("TIFF"),
        _ => None,
    }
}
