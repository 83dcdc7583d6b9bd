//! Issuing an attestation: numbered, printed and stored in one transaction; it never changes again.

use affianca_domain::attestation::attestation_number;
use affianca_domain::{AttestationId, AttestationSheet, PrintedDocument, RequestId};
use affianca_store::{Numbered, rows, values};
use chrono::NaiveDateTime;

use super::screen::{refuse_barred, sessions, sheet};
use crate::requests;
use crate::{Action, Archive, Result};

impl Archive {
    /// Issues an attestation of what was delivered so far, printed by `render`.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`]; `Refusal::EmptyAttestation` with nothing to attest; whatever `render`
    /// refuses with.
    pub fn issue_attestation(
        &self,
        request: RequestId,
        now: NaiveDateTime,
        render: impl FnOnce(&AttestationSheet) -> Result<PrintedDocument>,
    ) -> Result<AttestationId> {
        self.write(Action::IssueAttestation, now, |step| {
            let request = requests::load(step, request)?;
            let place = step.next_number(Numbered::Attestation)?;
            let number = attestation_number(place);
            let sheet = sheet(step, &request, Some(place), now)?;
            refuse_barred(&request, &sheet)?;
            let printed = render(&sheet)?;
            let id: AttestationId = step.new_id()?;
            step.execute(
                "INSERT INTO attestation (id, year, series, serial, request_id, data_hash, pages, sessions,
                     minutes, amount, uncovered, issued_at, issued_by, content, pdf)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
                values![
                    id,
                    place.year(),
                    rows::register::series(place),
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
            step.about(format!("attestazione {number}, {}", request.opal));
            step.within(request.id);
            step.note("ore", sheet.minutes.to_string());
            step.note("importo", sheet.amount.to_string());
            step.note("impronta", printed.data_hash);
            Ok(id)
        })
    }
}
