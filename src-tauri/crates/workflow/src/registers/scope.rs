//! What a register covers, from what was typed to dates and words.

use affianca_domain::{ActivityId, format_date, month_name, parse_date};
use chrono::{Datelike, Days, Months, NaiveDate};
use rusqlite::{Connection, OptionalExtension};

use super::{RegisterOrder, RegisterScope};
use crate::{Error, FieldProblem, Result};

/// A scope that was understood.
#[derive(Clone, Debug)]
pub(super) struct Scope {
    pub activity: Option<ActivityId>,
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// `intera OPAL`, `JC-AL, maggio 2022`, `giornata 03/06/2022`; no person's name.
    pub label: String,
    /// What is stored, dates as ISO.
    pub stored: RegisterScope,
}

/// Understands an order's scope.
pub(super) fn read(connection: &Connection, order: &RegisterOrder) -> Result<Scope> {
    let everything = (NaiveDate::MIN, NaiveDate::MAX);
    let (activity, (from, to), label, stored) = match &order.scope {
        RegisterScope::Opal => (
            None,
            everything,
            "intera OPAL".to_owned(),
            RegisterScope::Opal,
        ),
        RegisterScope::Activity { activity } => {
            let code = code_of(connection, order, *activity)?;
            (Some(*activity), everything, code, order.scope.clone())
        }
        RegisterScope::Day { date } => {
            let day = parse_date(date).map_err(|e| Error::invalid("date", e.to_string()))?;
            let stored = RegisterScope::Day {
                date: day.to_string(),
            };
            (
                None,
                (day, day),
                format!("giornata {}", format_date(day)),
                stored,
            )
        }
        RegisterScope::Period { from, to } => {
            let (first, last) = period(from, to)?;
            let stored = RegisterScope::Period {
                from: first.to_string(),
                to: last.to_string(),
            };
            (None, (first, last), period_label(first, last), stored)
        }
    };
    let label = if order.blank {
        format!("{label}, in bianco")
    } else {
        label
    };
    Ok(Scope {
        activity,
        from,
        to,
        label,
        stored,
    })
}

fn code_of(connection: &Connection, order: &RegisterOrder, id: ActivityId) -> Result<String> {
    connection
        .prepare_cached("SELECT code FROM activity WHERE id = ?1 AND request_id = ?2")?
        .query_row([id.0, order.request.0], |row| row.get(0))
        .optional()?
        .ok_or(Error::NotFound("L’attività"))
}

fn period(from: &str, to: &str) -> Result<(NaiveDate, NaiveDate)> {
    let mut problems = Vec::new();
    let mut read = |field: &str, typed: &str| {
        parse_date(typed)
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

/// A whole month is called by its name.
fn period_label(first: NaiveDate, last: NaiveDate) -> String {
    let month_end = first
        .checked_add_months(Months::new(1))
        .and_then(|next| next.with_day(1))
        .and_then(|next| next.checked_sub_days(Days::new(1)));
    if first.day() == 1 && month_end == Some(last) {
        format!("{} {}", month_name(first), first.year())
    } else {
        format!("{} – {}", format_date(first), format_date(last))
    }
}
