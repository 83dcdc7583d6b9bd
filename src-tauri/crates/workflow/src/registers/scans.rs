//! The scans of the signed paper of a register: each one attached is a version, and none is ever
//! overwritten.

use affianca_domain::{Register, RegisterId, RegisterOrigin};
use affianca_store::rows::{
    self,
    file_version::{CameBack, FileVersion},
};
use chrono::NaiveDateTime;
use hex::encode as hex;
use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::ScanView;
use crate::files::{FileKind, StoredFile, in_file_names, leaving, scan_kind};
use crate::{Action, Archive, Error, Refusal, Result};

/// The name of a scan, with the ending of what it really is; the first has no number.
fn scan_name(register: &Register, number: u32, kind: FileKind) -> String {
    let stem = match &register.origin {
        RegisterOrigin::Issued(it) => format!("registro-{}-firmato", it.number.in_file_names()),
        RegisterOrigin::Paper(it) => format!("registro-su-carta-{}", in_file_names(&it.number)),
    };
    let ending = kind.ending();
    match number {
        0 | 1 => format!("{stem}.{ending}"),
        again => format!("{stem}-{again}.{ending}"),
    }
}

/// The scans of a register, the newest first.
pub(super) fn views(connection: &Connection, id: RegisterId) -> Result<Vec<ScanView>> {
    let scans = rows::file_version::of_register(connection, CameBack::Scan, id)?.into_iter();
    Ok(scans
        .map(|scan| ScanView {
            number: scan.number,
            file_kind: scan.file_kind,
            size: scan.size,
            sha256: scan.sha256,
            added: scan.added_at,
            added_by: scan.added_by,
        })
        .collect())
}

impl Archive {
    /// Keeps a scan of the signed paper beside the register, encrypted like all the rest; those
    /// attached before stay.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Refusal::RegisterWithdrawn`]; a file that is neither PDF, JPEG, PNG nor
    /// TIFF, or too large; [`Refusal::SameScan`] for the very bytes attached last.
    pub fn attach_scan(&self, id: RegisterId, bytes: &[u8], now: NaiveDateTime) -> Result<()> {
        let kind = scan_kind(bytes)?;
        self.write(Action::AttachScan, now, |step| {
            let register = rows::register::load(step, id)?.ok_or(Error::NotFound("Il registro"))?;
            if register.withdrawn.is_some() {
                return Err(Refusal::RegisterWithdrawn.into());
            }
            let before = rows::file_version::of_register(step, CameBack::Scan, id)?
                .into_iter()
                .next();
            let sha256 = hex(Sha256::digest(bytes));
            if before
                .as_ref()
                .is_some_and(|before| before.sha256 == sha256)
            {
                return Err(Refusal::SameScan.into());
            }
            let scan = FileVersion {
                number: before.as_ref().map_or(1, |before| before.number + 1),
                file_kind: kind.label().to_owned(),
                size: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
                sha256,
                added_at: now,
                added_by: step.who().to_owned(),
            };
            rows::file_version::enter(step, CameBack::Scan, id, &scan, bytes)?;
            step.about(register.called());
            step.within(register.request);
            step.note("tipo", kind.name());
            step.note("byte", bytes.len());
            step.note("scansione", scan.number);
            step.note("impronta", scan.sha256);
            if let Some(before) = before {
                step.note("impronta della scansione precedente", before.sha256);
            }
            Ok(())
        })
    }

    /// A scan of the signed paper: the one of that number, or the newest.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Refusal::KeptFileChanged`] and [`Refusal::KeptFileKind`] for what was
    /// not kept by this program.
    pub fn register_scan(&self, id: RegisterId, number: Option<u32>) -> Result<StoredFile> {
        self.read(|connection| {
            let missing = || Error::NotFound("La scansione");
            let register = rows::register::load(connection, id)?.ok_or_else(missing)?;
            let number = match number {
                Some(number) => number,
                None => {
                    rows::file_version::of_register(connection, CameBack::Scan, id)?
                        .first()
                        .ok_or_else(missing)?
                        .number
                }
            };
            let (bytes, sha256) =
                rows::file_version::bytes(connection, CameBack::Scan, id, number)?
                    .ok_or_else(missing)?;
            // Whatever it was called when it was kept, a name of ours opens it on every system.
            leaving(bytes, &sha256, |kind| scan_name(&register, number, kind))
        })
    }
}
