//! What a register covers, from what was typed to dates and words.

use affianca_domain::{ActivityId, DateOf, RegisterScope, parse_date};
use affianca_store::{ReadColumn, ReadRows, values};
use chrono::NaiveDate;
use rusqlite::Connection;

use super::{RegisterOrder, ScopeForm};
use crate::{Error, FieldProblem, Result};

/// A scope that was understood.
#[derive(Clone, Debug)]
pub(super) struct Scope {
    /// What it covers.
    pub covers: RegisterScope,
    /// The same in words, without a person's name.
    pub label: String,
}

/// Understands an order's scope.
pub(super) fn read(
    connection: &Connection,
    order: &RegisterOrder,
    today: NaiveDate,
) -> Result<Scope> {
    let covers = match &order.scope {
        ScopeForm::Opal => RegisterScope::Opal,
        ScopeForm::Activity { activity } => RegisterScope::Activity {
            activity: *activity,
        },
        ScopeForm::Day { date } => RegisterScope::Day {
            date: parse_date(date, DateOf::Event, today)
                .map_err(|e| Error::invalid("date", e.to_string()))?,
        },
        ScopeForm::Period { from, to } => {
            let (from, to) = period(from, to, today)?;
            RegisterScope::Period { from, to }
        }
    };
    let code = match covers.activity() {
        Some(activity) => code_of(connection, order, activity)?,
        None => String::new(),
    };
    Ok(Scope {
        covers,
        label: covers.label(&code, order.blank),
    })
}

fn code_of(connection: &Connection, order: &RegisterOrder, id: ActivityId) -> Result<String> {
    connection
        .prepare_cached("SELECT code FROM activity WHERE id = ?1 AND request_id = ?2")?
        .first(values![id, order.request], |row| row.read(0))?
        .ok_or(Error::NotFound("L’attività"))
}

fn period(from: &str, to: &str, today: NaiveDate) -> Result<(NaiveDate, NaiveDate)> {
    let mut problems = Vec::new();
    let mut read = |field: &str, typed: &str| {
        parse_date(typed, DateOf::Event, today)
            .map_err(|error| problems.push(FieldProblem::new(field, error.to_string())))
            .ok()
    };
    let (first, last) = (read("from", from), read("to", to));
    match (first, last) {
        (Some(first), Some(last)) if first <= last => Ok((first, last)),
        (Some(_), Some(_)) => Err(Error::invalid(
            "to",
            "La fine del periodo precede il suo inizio.",
        )),
        _ => Err(Error::Invalid(problems)),
    }
}
