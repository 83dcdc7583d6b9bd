//! A statement that leaves the archive: all of its rows, and the journal row that says so.

use affianca_domain::{Programme, StatementSheet, statement_rules};
use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::criteria::{Criteria, PERSON, is_any};
use super::rows::{RowRange, rows};
use super::screen::months;
use super::{LEFT_OUT, StatementFilter, StatementFormat, scope, sums};
use crate::directory::provider;
use crate::{Action, Archive, Error, Refusal, Result};
use affianca_store::journal;
use affianca_store::rows::programme::Programmes;

/// More rows than this are for a workbook: on paper they would be a hundred pages.
const MOST_PRINTED: usize = 1000;

impl Archive {
    /// A whole statement, as it goes into a file.
    ///
    /// # Errors
    /// As [`Archive::statement`]; [`Refusal::StatementTooLong`] for more rows than a PDF takes.
    pub fn statement_sheet(
        &self,
        filter: &StatementFilter,
        format: StatementFormat,
        now: NaiveDateTime,
    ) -> Result<StatementSheet> {
        let criteria = Criteria::read(filter, now.date())?;
        self.read_at_length(|connection| {
            let scope = scope::find(connection, &criteria)?;
            let fold = sums::add_up(connection, &criteria, &scope)?;
            if format == StatementFormat::Pdf && fold.rows().len() > MOST_PRINTED {
                return Err(too_long(fold.rows().len()));
            }
            let programme = newest_programme(connection)?;
            let mut words = criteria.words(connection)?;
            words.extend(scope::left_out(connection, &criteria)?.words());
            Ok(StatementSheet {
                grouping: filter.grouping,
                service: programme.service,
                reference_text: programme.reference_text,
                provider: provider(connection)?.name,
                from: criteria.from,
                to: criteria.to,
                criteria: words,
                narrowed: criteria.narrows(),
                requests: scope.requests,
                rows: rows(connection, filter.grouping, &scope, &fold, RowRange::ALL)?,
                total: fold.total(),
                months: months(&fold),
                made: now,
                journal: journal::head(connection)?,
                rules: statement_rules(filter.grouping, criteria.narrows(), &scope.rates),
            })
        })
    }

    /// Hands a statement over: `deliver` writes the file and gives where it is. The journal tells
    /// who took out what, and only if the file was written.
    ///
    /// # Errors
    /// Whatever `deliver` refuses with; the archive's own.
    pub fn hand_over_statement(
        &self,
        filter: &StatementFilter,
        sheet: &StatementSheet,
        format: StatementFormat,
        now: NaiveDateTime,
        deliver: impl FnOnce() -> Result<String>,
    ) -> Result<String> {
        let criteria = Criteria::read(filter, now.date())?;
        self.write(Action::ExportStatement, now, |step| {
            step.about(format!("rendiconto per {}", sheet.grouping));
            step.note("formato", format.ending().to_uppercase());
            step.note("periodo", criteria.period());
            let one_person = filter.person.is_some();
            for (label, value) in &sheet.criteria {
                if label == LEFT_OUT || is_any(value) {
                    continue;
                }
                // The journal is never erased: it does not say whose.
                let hidden = one_person && label == PERSON;
                let value = if hidden { "uno solo" } else { value };
                step.note(&as_noted(label), value);
            }
            step.note("righe", sheet.rows.len());
            step.note(
                "con nomi di persone",
                if one_person || sheet.grouping.is_personal() {
                    "sì"
                } else {
                    "no"
                },
            );
            deliver()
        })
    }
}

/// A criterion as the journal names it: small letters, but for CPI and OPAL.
fn as_noted(label: &str) -> String {
    if label.chars().all(char::is_uppercase) {
        label.to_owned()
    } else {
        label.to_lowercase()
    }
}

fn too_long(rows: usize) -> Error {
    Refusal::StatementTooLong {
        rows,
        most: MOST_PRINTED,
    }
    .into()
}

/// The programme that began last.
fn newest_programme(connection: &Connection) -> Result<Programme> {
    let programmes = Programmes::load(connection)?;
    programmes
        .iter()
        .next()
        .cloned()
        .ok_or(Error::NotFound("Il dispositivo"))
}
