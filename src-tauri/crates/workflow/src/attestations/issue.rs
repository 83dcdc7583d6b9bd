//! Issuing an attestation: numbered, printed and stored in one transaction; it never changes again.

use affianca_domain::attestation::attestation_number;
use affianca_domain::{
    AttestationId, AttestationSheet, PrintedDocument, RegisterNumber, RequestId,
};
use affianca_store::{ReadColumn, ReadRows, values};
use chrono::{Datelike, NaiveDateTime};

use super::screen::{refuse_barred, sessions, sheet};
use crate::requests;
use crate::{Action, Archive, Error, Result, StoreError, Write};

impl Archive {
    /// Issues an attestation of what was delivered so far, printed by `render`.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`]; `EMPTY_ATTESTATION` with nothing to attest; whatever `render`
    /// refuses with.
    pub fn issue_attestation(
        &self,
        request: RequestId,
        now: NaiveDateTime,
        render: impl FnOnce(&AttestationSheet) -> Result<PrintedDocument>,
    ) -> Result<AttestationId> {
        self.write(Action::IssueAttestation, now, |step| {
            let request = requests::load(step, request)?;
            let place = next(step)?;
            let number = attestation_number(place);
            let sheet = sheet(step, &request, Some(number.clone()), now)?;
            refuse_barred(&request, &sheet)?;
            let printed = render(&sheet)?;
            step.execute(
                "INSERT INTO attestation (year, serial, request_id, data_hash, pages, sessions,
                     minutes, amount, uncovered, issued_at, issued_by, content, pdf)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
                values![
                    place.year(),
                    place.serial(),
                    request.id,
                    printed.data_hash,
                    printed.pages,
                    sessions(&sheet),
                    sheet.minutes,
                    sheet.amount,
                    printed.uncovered,
                    now,
                    step.who(),
                    printed.content,
                    printed.pdf,
                ],
            )?;
            let id = AttestationId(step.last_insert_rowid());
            step.about(format!("attestazione {number}, {}", request.opal));
            step.within(request.id);
            step.note("ore", sheet.minutes.to_string());
            step.note("importo", sheet.amount.to_string());
            step.note("impronta", printed.data_hash);
            Ok(id)
        })
    }
}

/// The year's next number.
fn next(step: &Write) -> Result<RegisterNumber> {
    let year = step.now.year();
    let last: Option<u32> = step
        .prepare_cached("SELECT max(serial) FROM attestation WHERE year = ?1")?
        .one::<_, StoreError>(values![year], |row| row.read(0))?;
    RegisterNumber::after(last.unwrap_or(0), year, None)
        .map_err(|error| Error::Internal(error.to_string()))
}
