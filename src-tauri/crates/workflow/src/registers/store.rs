//! The files a register has: its own PDF, and the scan of the signed paper.

use affianca_domain::{Register, RegisterId, RegisterOrigin};
use affianca_store::{ReadColumn, ReadRows, rows, values};
use chrono::NaiveDateTime;
use hex::encode as hex;
use sha2::{Digest, Sha256};

use crate::files::{FileKind, StoredFile, in_file_names, scan_kind};
use crate::{Action, Archive, Error, Refusal, Result, StoreError};

/// The name of the scan of a register, with the ending of what it really is.
fn scan_name(register: &Register, kind: FileKind) -> String {
    let ending = kind.ending();
    match &register.origin {
        RegisterOrigin::Issued(it) => {
            format!("registro-{}-firmato.{ending}", it.number.in_file_names())
        }
        RegisterOrigin::Paper(it) => {
            format!("registro-su-carta-{}.{ending}", in_file_names(&it.number))
        }
    }
}

impl Archive {
    /// The PDF of a register, as issued.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Refusal::RegisterOnPaper`].
    pub fn register_pdf(&self, id: RegisterId) -> Result<StoredFile> {
        self.read(|connection| {
            let register =
                rows::register::load(connection, id)?.ok_or(Error::NotFound("Il registro"))?;
            let issued = register.issued().ok_or(Refusal::RegisterOnPaper)?;
            let (number, version) = (issued.number.in_file_names(), issued.version);
            Ok(StoredFile {
                name: format!("registro-{number}-v{version}.pdf"),
                bytes: connection
                    .prepare_cached("SELECT pdf FROM register WHERE id = ?1")?
                    .one::<_, StoreError>(values![id], |row| row.read("pdf"))?,
            })
        })
    }

    /// Keeps the scan of the signed paper beside the register, encrypted like all the rest.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Refusal::RegisterWithdrawn`]; a file that is neither PDF, JPEG, PNG nor
    /// TIFF, or too large.
    pub fn attach_scan(&self, id: RegisterId, bytes: &[u8], now: NaiveDateTime) -> Result<()> {
        let kind = scan_kind(bytes)?;
        self.write(Action::AttachScan, now, |step| {
            let register = rows::register::load(step, id)?.ok_or(Error::NotFound("Il registro"))?;
            if register.withdrawn.is_some() {
                return Err(Refusal::RegisterWithdrawn.into());
            }
            let before: Option<Vec<u8>> = step
                .prepare_cached("SELECT scan FROM register WHERE id = ?1")?
                .one(values![id], |row| row.read("scan"))?;
            step.execute(
                "UPDATE register SET scan_name = ?2, scan = ?3 WHERE id = ?1",
                values![id, scan_name(&register, kind), bytes],
            )?;
            step.about(register.called());
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
        self.read(|connection| {
            let missing = Error::NotFound("La scansione");
            let Some(register) = rows::register::load(connection, id)? else {
                return Err(missing);
            };
            let bytes: Vec<u8> = connection
                .prepare_cached("SELECT scan FROM register WHERE id = ?1 AND scan IS NOT NULL")?
                .first::<_, StoreError>(values![id], |row| row.read("scan"))?
                .ok_or(missing)?;
            // Whatever it was called when it was kept, a name of ours opens it on every system.
            let name = match FileKind::of(&bytes) {
                Some(kind) => scan_name(&register, kind),
                None => register.scan_name.unwrap_or_default(),
            };
            Ok(StoredFile { name, bytes })
        })
    }
}
