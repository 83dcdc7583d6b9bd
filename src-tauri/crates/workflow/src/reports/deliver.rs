//! The delivery of a report to the CPI (§3.2): when, to whom, how.

use affianca_domain::{DateOf, ReportId, format_date, parse_date};
use affianca_store::values;
use chrono::{NaiveDate, NaiveDateTime};

use super::DeliveryForm;
use super::ready::{self, InForce};
use crate::fields::Fields;
use crate::requests;
use crate::{Action, Archive, Result};

impl Archive {
    /// Records that the version in force was handed over, or corrects what was recorded.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] with every field at fault; `Refusal::ReportReopened` for a version opened again.
    pub fn deliver_report(
        &self,
        id: ReportId,
        form: &DeliveryForm,
        now: NaiveDateTime,
    ) -> Result<()> {
        self.write(Action::DeliverReport, now, |step| {
            let InForce {
                request,
                version,
                ready_at,
                delivered: corrected,
            } = ready::in_force(step, id)?;
            let opal = requests::load(step, request)?.opal;
            let mut fields = Fields::new("");
            let date = day(&mut fields, &form.date, ready_at.date(), now.date());
            let received_by = fields.mandatory(
                "receivedBy",
                &form.received_by,
                "Scrivi a quale operatore del CPI è stata consegnata.",
            );
            let how = fields.mandatory("how", &form.how, "Scegli come è stata consegnata.");
            fields.finish()?;
            step.execute(
                "UPDATE report SET delivered_on = ?2, received_by = ?3, delivered_how = ?4 WHERE id = ?1",
                values![id, date, received_by, how],
            )?;
            step.about(format!("relazione {opal} versione {version}"));
            step.within(request);
            if let Some(date) = date {
                step.note("data", format_date(date));
            }
            step.note_apart("a chi", received_by);
            step.note("come", how);
            if corrected {
                step.note("tipo", "correzione");
            }
            Ok(())
        })
    }
}

/// A day neither before the report was written nor to come; a problem of the field otherwise.
fn day(
    fields: &mut Fields,
    typed: &str,
    drafted: NaiveDate,
    today: NaiveDate,
) -> Option<NaiveDate> {
    match parse_date(typed, DateOf::Event, today) {
        Ok(date) if date > today => {
            fields.problem("date", "La consegna non può essere nel futuro.");
            None
        }
        Ok(date) if date < drafted => {
            fields.problem(
                "date",
                format!(
                    "La relazione porta la data del {}: non può essere stata consegnata prima.",
                    format_date(drafted)
                ),
            );
            None
        }
        Ok(date) => Some(date),
        Err(error) => {
            fields.problem("date", error.to_string());
            None
        }
    }
}
