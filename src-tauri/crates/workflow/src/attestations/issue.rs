//! Issuing an attestation: numbered, printed and stored in one transaction; it never changes again.

use affianca_domain::{AttestationId, AttestationSheet, PrintedDocument, RequestId};
use chrono::{Datelike, NaiveDateTime};
use rusqlite::params;

use super::screen::{refuse_barred, sessions, sheet};
use super::store::number;
use crate::requests;
use crate::{Action, Archive, Result, Write};
use affianca_store::journal::MOMENT;

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
            let (year, serial) = next(step)?;
            let number = number(year, serial);
            let sheet = sheet(step, &request, Some(number.clone()), now)?;
            refuse_barred(&request, &sheet)?;
            let printed = render(&sheet)?;
            step.execute(
                "INSERT INTO attestation (year, serial, request_id, data_hash, pages, sessions,
                     minutes, amount, uncovered, issued_at, issued_by, content, pdf)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
                params![
                    year,
                    serial,
                    request.id.0,
                    printed.data_hash,
                    printed.pages,
                    sessions(&sheet),
                    sheet.minutes.0,
                    sheet.amount.0,
                    printed.uncovered,
                    now.format(MOMENT).to_string(),
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
fn next(step: &Write) -> Result<(i32, i64)> {
    let year = step.now.year();
    let last: Option<i64> = step.query_row(
        "SELECT max(serial) FROM attestation WHERE year = ?1",
        [year],
        |row| row.get(0),
    )?;
    Ok((year, last.unwrap_or(0) + 1))
}
