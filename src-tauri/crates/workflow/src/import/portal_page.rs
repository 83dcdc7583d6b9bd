//! The table of requests as the portal's pages show it, freed of what only a page brings along.

use affianca_tables::{Headings, Line, plain};

use super::RequestTable;
use super::columns::Column;
use crate::Result;

/// Takes away what only the portal's pages bring along.
pub(super) fn cleaned(mut table: RequestTable) -> Result<RequestTable> {
    table
        .lines
        .retain(|line| !is_furniture(line, &table.headings));
    for line in &mut table.lines {
        realign(line, &table.headings);
    }
    table.check_length()?;
    Ok(table)
}

/// What a browser copies along with the table: its counter, and the headings of each page.
fn is_furniture(line: &Line, headings: &Headings<Column>) -> bool {
    if is_total(line, headings) {
        return true;
    }
    let mut filled = line.cells.iter().filter(|cell| !cell.trim().is_empty());
    let first = filled.next().unwrap_or_default().trim_start();
    if filled.next().is_none() {
        return first.starts_with("Record trovati");
    }
    headings
        .place(Column::Opal)
        .and_then(|place| line.cells.get(place))
        .is_some_and(|cell| cell.trim().eq_ignore_ascii_case(Column::Opal.label()))
}

/// The sums at the foot of a table: «Totale», and no activity or person.
fn is_total(line: &Line, headings: &Headings<Column>) -> bool {
    let said = [
        Column::Opal,
        Column::TaxCode,
        Column::Component,
        Column::Expense,
    ];
    let mut filled = line.cells.iter().map(plain).filter(|cell| !cell.is_empty());
    said.into_iter().all(|column| {
        let text = line.get(headings, column);
        text.is_empty() || plain(&text).starts_with("total")
    }) && filled
        .next()
        .is_some_and(|first| ["totale", "totali", "totalegenerale"].contains(&first.as_str()))
}

/// A browser leaves out the cells that a request's first row spans over the rows below: such a
/// row is short, and its expense stands where another column should.
fn realign(line: &mut Line, headings: &Headings<Column>) {
    let Some(place) = headings.place(Column::Expense) else {
        return;
    };
    let Some(short) = headings
        .width
        .checked_sub(line.cells.len())
        .filter(|short| *short > 0)
    else {
        return;
    };
    let is_expense = |place: usize| {
        line.cells
            .get(place)
            .is_some_and(|cell| cell.trim_start().as_bytes().get(2) == Some(&b'-'))
    };
    if line.broken || is_expense(place) || !place.checked_sub(short).is_some_and(is_expense) {
        return;
    }
    line.cells = std::iter::repeat_n("", short)
        .chain(line.cells.iter())
        .collect();
}
