//! The criteria of a statement, from what was typed to dates, and back to words for the exports.

use affianca_domain::{DateOf, format_date, parse_date};
use affianca_store::{Column, ReadColumn as _, ReadRows as _, values};
use chrono::NaiveDate;
use rusqlite::Connection;

use super::StatementFilter;
use crate::{Error, FieldProblem, Result};

/// The criterion that names a person.
pub(super) const PERSON: &str = "Destinatario";

const ALL: &str = "tutti";
const ALL_OPAL: &str = "tutte";
const BOTH: &str = "base e rinforzato";

/// Whether the value of a criterion asks for nothing.
pub(super) fn is_any(value: &str) -> bool {
    [ALL, ALL_OPAL, BOTH].contains(&value)
}

/// Criteria that were understood.
#[derive(Clone, Debug)]
pub(super) struct Criteria {
    pub filter: StatementFilter,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

impl Criteria {
    /// Reads the dates of a filter.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `from` and `to`.
    pub fn read(filter: &StatementFilter, today: NaiveDate) -> Result<Self> {
        let mut problems = Vec::new();
        let mut read = |field: &str, typed: &str| {
            if typed.trim().is_empty() {
                return None;
            }
            parse_date(typed, DateOf::Event, today)
                .map_err(|error| problems.push(FieldProblem::new(field, error.to_string())))
                .ok()
        };
        let (from, to) = (read("from", &filter.from), read("to", &filter.to));
        if !problems.is_empty() {
            return Err(Error::Invalid(problems));
        }
        if from.zip(to).is_some_and(|(from, to)| from > to) {
            return Err(Error::invalid(
                "to",
                "La fine del periodo precede il suo inizio.",
            ));
        }
        Ok(Self {
            filter: filter.clone(),
            from,
            to,
        })
    }

    /// Whether only part of an activity's sessions may be in the selection.
    pub fn narrows(&self) -> bool {
        self.from.is_some() || self.to.is_some() || self.filter.coach.is_some()
    }

    /// «dal 01/05/2022 al 31/05/2022».
    pub fn period(&self) -> String {
        match (self.from, self.to) {
            (None, None) => "tutto l’archivio".to_owned(),
            (Some(from), None) => format!("dal {}", format_date(from)),
            (None, Some(to)) => format!("fino al {}", format_date(to)),
            (Some(from), Some(to)) => {
                format!("dal {} al {}", format_date(from), format_date(to))
            }
        }
    }

    /// What was asked for beside the period, each criterion with its value.
    pub fn words(&self, connection: &Connection) -> Result<Vec<(String, String)>> {
        let filter = &self.filter;
        let opal = match filter.opal.trim() {
            "" => ALL_OPAL.to_owned(),
            part => format!("contiene «{part}»"),
        };
        Ok([
            (
                "Sportello",
                named(
                    connection,
                    filter.branch,
                    "SELECT name FROM branch WHERE id = ?1",
                )?,
            ),
            (
                "Coach",
                named(
                    connection,
                    filter.coach,
                    "SELECT surname || ' ' || name FROM coach WHERE id = ?1",
                )?,
            ),
            (
                PERSON,
                self.person(connection)?.unwrap_or_else(|| ALL.to_owned()),
            ),
            (
                "CPI",
                named(
                    connection,
                    filter.centre,
                    "SELECT name FROM centre WHERE id = ?1",
                )?,
            ),
            ("OPAL", opal),
            (
                "Voucher",
                filter
                    .voucher
                    .map_or_else(|| BOTH.to_owned(), |kind| kind.to_string()),
            ),
        ]
        .map(|(label, value)| (label.to_owned(), value))
        .to_vec())
    }

    /// The person the filter names.
    pub fn person(&self, connection: &Connection) -> Result<Option<String>> {
        let Some(id) = self.filter.person else {
            return Ok(None);
        };
        connection
            .prepare_cached("SELECT surname || ' ' || name FROM beneficiary WHERE id = ?1")?
            .first(values![id], |row| -> Result<_> { Ok(row.read(0)?) })?
            .map(Some)
            .ok_or(Error::NotFound("Il destinatario"))
    }
}

/// The name of what a criterion asks for; «tutti» where it asks for nothing.
fn named<I: Column>(connection: &Connection, id: Option<I>, sql: &str) -> Result<String> {
    let Some(id) = id else {
        return Ok(ALL.to_owned());
    };
    connection
        .prepare_cached(sql)?
        .first(values![id], |row| -> Result<_> { Ok(row.read(0)?) })?
        .ok_or(Error::NotFound("Ciò che il filtro indica"))
}
