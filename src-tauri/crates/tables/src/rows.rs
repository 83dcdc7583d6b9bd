//! Cells put back into rows, within bounds, with what the sheet says beside their values.

use std::collections::BTreeMap;

use csv::StringRecord;

use crate::marks::{Marks, Place};
use crate::table::Line;
use crate::{Error, Flaw, MOST_COLUMNS, MOST_ROWS, Result};

/// Rows above the table that are not counted as too many.
const SLACK: usize = 1000;
/// Texts in all: one long text may be shown by a million cells.
const MOST_TEXT: usize = 128 * 1024 * 1024;
/// Cells, the empty ones between included: 50,000 rows of a hundred columns.
const MOST_CELLS: usize = 5_000_000;

/// Rows being filled.
#[derive(Default)]
pub(crate) struct Rows {
    lines: Vec<Line>,
    row: Option<u32>,
    cells: Vec<String>,
    text: usize,
    /// Cells of all the rows together.
    all: usize,
}

impl Rows {
    /// How many rows are full.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Puts a text in its place, from 0; cells come row by row.
    pub fn put(&mut self, row: u32, column: u32, text: &str) -> Result<()> {
        if text.trim().is_empty() {
            return Ok(());
        }
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column >= MOST_COLUMNS {
            return Err(Error::SheetTooBig);
        }
        if self.row != Some(row) {
            // A file that jumps back was not written by a spreadsheet.
            if self.row.is_some_and(|last| last > row) {
                return Err(Error::DamagedSheet);
            }
            self.close();
            self.row = Some(row);
        }
        self.text += text.len();
        if self.text > MOST_TEXT {
            return Err(Error::SheetTooBig);
        }
        if self.lines.len() > MOST_ROWS + SLACK {
            return Err(Error::TooManyRows);
        }
        if self.cells.len() <= column {
            self.all += column + 1 - self.cells.len();
            if self.all > MOST_CELLS {
                return Err(Error::SheetTooBig);
            }
            self.cells.resize(column + 1, String::new());
        }
        if let Some(cell) = self.cells.get_mut(column) {
            text.clone_into(cell);
        }
        Ok(())
    }

    fn close(&mut self) {
        if let Some(row) = self.row.take() {
            let cells = StringRecord::from(std::mem::take(&mut self.cells));
            self.lines.push(Line {
                number: row.saturating_add(1),
                cells,
                ..Line::default()
            });
        }
    }

    /// The rows as they stand.
    pub fn finish(mut self) -> Vec<Line> {
        self.close();
        self.lines
    }
}

/// The rows of a sheet with what `marks` says of them.
pub(crate) fn marked(mut lines: Vec<Line>, marks: Marks) -> Result<Vec<Line>> {
    flaw(&mut lines, marks.flaws);
    merge(&mut lines, &marks.merged)?;
    for (first, last) in marks.hidden {
        for line in from(&mut lines, first).take_while(|line| line.number - 1 <= last) {
            line.hidden = true;
        }
    }
    Ok(lines)
}

/// The rows from one on, counted from 0.
fn from(lines: &mut [Line], row: u32) -> impl Iterator<Item = &mut Line> {
    let place = lines.partition_point(|line| line.number <= row);
    lines.iter_mut().skip(place)
}

fn flaw(lines: &mut Vec<Line>, flaws: Vec<(Place, Flaw)>) {
    let mut by_row: BTreeMap<u32, Vec<(usize, Flaw)>> = BTreeMap::new();
    for ((row, column), flaw) in flaws {
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column < MOST_COLUMNS {
            let number = row.saturating_add(1);
            by_row.entry(number).or_default().push((column, flaw));
        }
    }
    let mut alone = Vec::new();
    for (number, flaws) in by_row {
        let mut rest = from(lines, number - 1);
        match rest.next().filter(|line| line.number == number) {
            Some(line) => line.flaws = flaws,
            // Nothing else stands in the row.
            None => alone.push(Line {
                number,
                flaws,
                ..Line::default()
            }),
        }
    }
    if !alone.is_empty() {
        lines.extend(alone);
        lines.sort_by_key(|line| line.number);
    }
}

/// A cell merged downwards says the same of every row it stands beside.
fn merge(lines: &mut [Line], merged: &[(Place, Place)]) -> Result<()> {
    let mut filled = 0;
    for ((top, column), (bottom, _)) in merged {
        let column = usize::try_from(*column).unwrap_or(usize::MAX);
        if bottom <= top || column >= MOST_COLUMNS {
            continue;
        }
        let mut rest = from(lines, *top);
        let Some(first) = rest.next().filter(|line| line.number - 1 == *top) else {
            continue;
        };
        let text = first.cells.get(column).unwrap_or_default().to_owned();
        let mut flaws = first.flaws.iter();
        let flaw = flaws.find(|(place, _)| *place == column).cloned();
        for line in rest.take_while(|line| line.number - 1 <= *bottom) {
            filled += line.cells.len().max(column + 1) + text.len() / 16;
            if filled > MOST_CELLS {
                return Err(Error::SheetTooBig);
            }
            line.flaws.extend(flaw.clone());
            if !text.is_empty() && line.cells.get(column).unwrap_or_default().is_empty() {
                line.put(column, &text);
                line.merged.push(column);
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_of_empty_columns_is_refused_before_it_fills_the_memory() {
        let last = u32::try_from(MOST_COLUMNS - 1).unwrap_or(u32::MAX);
        let mut rows = Rows::default();
        let refused = (0..200_000).find_map(|row| rows.put(row, last, "x").err());
        assert_eq!(refused, Some(Error::SheetTooBig), "{} cells held", rows.all);
        assert!(rows.all <= MOST_CELLS + MOST_COLUMNS);
    }

    #[test]
    fn cells_merged_by_the_thousand_over_every_row_are_refused() {
        let mut rows = Rows::default();
        for row in 0..2000 {
            let text = if row == 0 { "a" } else { "b" };
            assert_eq!(rows.put(row, u32::from(row > 0), text), Ok(()));
        }
        let merged = vec![((0, 0), (2000, 0)); 5000];
        let marks = Marks {
            merged,
            ..Marks::default()
        };
        assert_eq!(marked(rows.finish(), marks).err(), Some(Error::SheetTooBig));
    }
}
