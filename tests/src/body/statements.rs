//! A statement read as a person reads it: whole hours, row by row.

use affianca_domain::{StatementFigures, StatementGrouping};
use affianca_workflow::statement::{Statement, StatementFilter};

use super::Body;

/// A statement of a body.
///
/// # Panics
/// When it is refused.
#[must_use]
pub fn ask(body: &Body, filter: &StatementFilter) -> Statement {
    body.archive().statement(filter, body.now()).unwrap()
}

/// Rows by this, of everything.
#[must_use]
pub fn by(grouping: StatementGrouping) -> StatementFilter {
    StatementFilter {
        grouping,
        ..StatementFilter::default()
    }
}

/// Hours agreed, delivered, scheduled, drafted, outside the selection, lost, free, not held.
///
/// # Panics
/// When they are not whole hours.
#[must_use]
pub fn hours(figures: &StatementFigures) -> [u32; 8] {
    [
        figures.agreed,
        figures.delivered,
        figures.scheduled,
        figures.draft,
        figures.elsewhere,
        figures.lost,
        figures.free,
        figures.missed,
    ]
    .map(|figure| {
        assert_eq!(figure.minutes.0 % 60, 0, "whole hours in these cases");
        figure.minutes.0 / 60
    })
}

/// Each row's name and hours.
#[must_use]
pub fn rows(statement: &Statement) -> Vec<(&str, [u32; 8])> {
    let row = |row| hours(row);
    statement
        .rows
        .iter()
        .map(|it| (it.label.as_str(), row(&it.figures)))
        .collect()
}
