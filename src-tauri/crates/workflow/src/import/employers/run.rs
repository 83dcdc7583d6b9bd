//! Taking in the employers that were previewed: one transaction, one journal row, nothing doubled.

use chrono::NaiveDateTime;

use super::plan::planned;
use super::{FirmReport, PreparedEmployers};
use crate::directory::{insert_contact, insert_employer};
use crate::{Action, Archive, Error, Refusal, Result};

/// Employers between one word on progress and the next.
const STRIDE: usize = 100;

impl Archive {
    /// Takes in what was previewed, and only that. `progress` is told how many of how many employers
    /// are in; answering `false` leaves everything as it was.
    ///
    /// # Errors
    /// `Refusal::ListChanged` when the archive has changed so that the rows would become something else;
    /// [`Error::Cancelled`] when `progress` says so; whatever the archive refuses with.
    pub fn import_employers(
        &self,
        prepared: &PreparedEmployers,
        now: NaiveDateTime,
        progress: &mut dyn FnMut(u32, u32) -> bool,
    ) -> Result<FirmReport> {
        let plan = &prepared.plan;
        let mut report = FirmReport {
            known: prepared.known,
            skipped: prepared.skipped,
            ..FirmReport::default()
        };
        if plan.employers.is_empty() && plan.contacts.is_empty() {
            return Ok(report);
        }
        let total = u32::try_from(plan.employers.len()).unwrap_or(u32::MAX);
        self.write(Action::ImportEmployers, now, |step| {
            if planned(step, &prepared.table)?.1 != *plan {
                return Err(Refusal::ListChanged.into());
            }
            for (index, (form, contacts)) in plan.employers.iter().enumerate() {
                let done = u32::try_from(index).unwrap_or(u32::MAX);
                if index % STRIDE == 0 && !progress(done, total) {
                    return Err(Error::Cancelled);
                }
                let employer = insert_employer(step, form)?;
                report.employers += 1;
                for contact in contacts {
                    insert_contact(step, employer, contact)?;
                    report.contacts += 1;
                }
            }
            for (employer, contact) in &plan.contacts {
                insert_contact(step, *employer, contact)?;
                report.contacts += 1;
            }
            if !progress(total, total) {
                return Err(Error::Cancelled);
            }
            let source = &prepared.table.source;
            step.about(match report.employers {
                1 => "1 datore di lavoro".to_owned(),
                more => format!("{more} datori di lavoro"),
            });
            step.note_apart("origine", source.as_str());
            step.note("datori di lavoro", report.employers);
            step.note("referenti", report.contacts);
            step.note("già presenti", report.known);
            step.note("scartati", report.skipped);
            Ok(report)
        })
    }
}
