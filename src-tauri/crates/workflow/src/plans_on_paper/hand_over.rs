//! A plan that leaves the archive, and the journal row that says so.

use affianca_domain::{PlanReader, PlanSheet, format_date};
use chrono::NaiveDateTime;

use super::{PlanFor, PlanOrder};
use crate::{Action, Archive, Result};

/// How a plan leaves the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handed {
    /// As a file.
    Saved,
    /// In the system's viewer, or to the printer.
    Shown,
}

impl Archive {
    /// Hands a plan over: `deliver` writes or shows it. The journal tells who took out what, and only if
    /// that was done; it names nobody, but stands in the history of the request.
    ///
    /// # Errors
    /// Whatever `deliver` refuses with; the archive's own.
    pub fn hand_over_plan<T>(
        &self,
        (order, sheet): (&PlanOrder, &PlanSheet),
        how: Handed,
        now: NaiveDateTime,
        deliver: impl FnOnce() -> Result<T>,
    ) -> Result<T> {
        self.write(Action::PlanOnPaper, now, |step| {
            step.about(match sheet.reader {
                PlanReader::Person { .. } => "piano per la persona",
                PlanReader::Employer { .. } => "piano per l’azienda",
                PlanReader::Coach { .. } => "piano del coach",
            });
            if let PlanFor::Person { request } | PlanFor::Employer { request, .. } = order.reader {
                step.within(request);
            }
            let (from, to) = (format_date(sheet.from), format_date(sheet.to));
            step.note("periodo", format!("{from} – {to}"));
            step.note("incontri", sheet.meetings.len());
            step.note(
                "come",
                match how {
                    Handed::Saved => "salvato in un file",
                    Handed::Shown => "aperto o stampato",
                },
            );
            deliver()
        })
    }
}

/// The name of the file a plan is saved in, without a person's.
#[must_use]
pub fn plan_file_name(sheet: &PlanSheet) -> String {
    let reader = match sheet.reader {
        PlanReader::Person { .. } => "persona",
        PlanReader::Employer { .. } => "azienda",
        PlanReader::Coach { .. } => "coach",
    };
    format!("incontri-{reader}-{}.pdf", sheet.from)
}
