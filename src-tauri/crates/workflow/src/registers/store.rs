//! The files a register has: its own PDF, and the scan of the signed paper.

use affianca_domain::RegisterId;
use affianca_store::{ReadColumn, ReadRows, rows, values};
use chrono::NaiveDateTime;
use hex::encode as hex;
use rusqlite::Row;
use sha2::{Digest, Sha256};

use crate::files::{FileKind, StoredFile, scan_kind};
use crate::{Action, Archive, Error, Result, StoreError};

/// The name of the scan of a signed register, with the ending of what it really is.
fn scan_name(number: &str, kind: FileKind) -> String {
    format!("registro-{number}-firmato.{}", kind.ending())
}

impl Archive {
    /// The PDF of a register, as issued.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn register_pdf(&self, id: RegisterId) -> Result<StoredFile> {
        let file = |row: &Row| -> Result<StoredFile, StoreError> {
            let number = rows::register::number(row)?.in_file_names();
            let version: u32 = row.read("version")?;
            Ok(StoredFile {
                name: format!("registro-{number}-v{version}.pdf"),
                bytes: row.read("pdf")?,
            })
        };
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT id, year, series, serial, version, pdf FROM register WHERE id = ?1",
                )?
                .first(values![id], file)?
                .ok_or(Error::NotFound("Il registro"))
        })
    }

    /// Keeps the scan of the signed paper beside the register, encrypted like all the rest.
    ///
    /// # Errors
    /// [`Error::NotFound`]; a file that is neither PDF, JPEG, PNG nor TIFF, or too large.
    pub fn attach_scan(&self, id: RegisterId, bytes: &[u8], now: NaiveDateTime) -> Result<()> {
        let kind = scan_kind(bytes)?;
        self.write(Action::AttachScan, now, |step| {
            let register = rows::register::load(step, id)?.ok_or(Error::NotFound("Il registro"))?;
            let before: Option<Vec<u8>> = step
                .prepare_cached("SELECT scan FROM register WHERE id = ?1")?
                .one(values![id], |row| row.read("scan"))?;
            step.execute(
                "UPDATE register SET scan_name = ?2, scan = ?3 WHERE id = ?1",
                values![id, scan_name(&register.number.in_file_names(), kind), bytes],
            )?;
            step.about(format!("registro {}", register.number));
            step.within(register.request);
            step.note("tipo", kind.name());
            step.note("byte", bytes.len());
            step.note("impronta", hex(Sha256::digest(bytes)));
            if let Some(before) = before {
                let before = hex(Sha256::digest(before));
                step.note("impronta della scansione sostituita", before);
            }
            Ok(())
        })
    }

    /// The scan of the signed paper.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn register_scan(&self, id: RegisterId) -> Result<StoredFile> {
        let file = |row: &Row| -> Result<StoredFile, StoreError> {
            let number = rows::register::number(row)?.in_file_names();
            let bytes: Vec<u8> = row.read("scan")?;
            // Whatever it was called when it was kept, a name of ours opens it on every system.
            let name = match FileKind::of(&bytes) {
                Some(kind) => scan_name(&number, kind),
                None => row.read("scan_name")?,
            };
            Ok(StoredFile { name, bytes })
        };
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT id, year, series, serial, scan_name, scan FROM register
                     WHERE id = ?1 AND scan IS NOT NULL",
                )?
                .first(values![id], file)?
                .ok_or(Error::NotFound("La scansione"))
        })
    }
}
