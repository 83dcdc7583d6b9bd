//! A table as read: its columns known, its rows with their place in the file.

use std::borrow::Cow;

use csv::StringRecord;

use crate::flaw::unguarded;
use crate::{Error, Flaw, Heading, Headings, LineFault, MOST_ROWS, Result};
use affianca_domain::typed::clean_line;

/// A table, not yet understood.
#[derive(Clone, Debug)]
pub struct Table<C: Heading> {
    /// Name of the file, or `testo incollato`.
    pub source: String,
    /// How it was written, in a user's words.
    pub format: String,
    /// Which column is where.
    pub headings: Headings<C>,
    /// The rows under the headings, without the blank ones.
    pub lines: Vec<Line>,
    /// What else the file holds that is not read, a sentence each.
    pub notices: Vec<String>,
    /// Whether rows that the spreadsheet does not show are taken too.
    pub with_hidden: bool,
}

impl<C: Heading> Table<C> {
    /// Puts `text` in a cell as if it had always stood there; `false` when there is no such row.
    pub fn set(&mut self, row: u32, column: C, text: &str) -> bool {
        let Some(line) = self.lines.iter_mut().find(|line| line.number == row) else {
            return false;
        };
        let place = self.headings.place_or_add(column);
        line.flaws.retain(|(flawed, _)| *flawed != place);
        line.merged.retain(|merged| *merged != place);
        line.put(place, text);
        true
    }

    /// The text of a cell, cleaned; empty when there is none.
    #[must_use]
    pub fn cell(&self, row: u32, column: C) -> String {
        let mut lines = self.lines.iter();
        let line = lines.find(|line| line.number == row);
        line.map(|line| line.get(&self.headings, column).into_owned())
            .unwrap_or_default()
    }
}

/// One row of a table.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Row in the file, from 1.
    pub number: u32,
    /// Its cells as they stand.
    pub cells: StringRecord,
    /// Whether a quote in it closes where it should not.
    pub broken: bool,
    /// Whether the spreadsheet does not show it: hidden, folded or filtered away.
    pub hidden: bool,
    /// The cells that cannot be believed, by their place.
    pub flaws: Vec<(usize, Flaw)>,
    /// The places filled with what a cell merged over several rows says.
    pub merged: Vec<usize>,
}

impl<C: Heading> Table<C> {
    /// Refuses a table with no row under its headings, or with too many.
    ///
    /// # Errors
    /// [`Error::NoRows`], [`Error::TooManyRows`].
    pub fn check_length(&self) -> Result<()> {
        match self.lines.len() {
            0 => Err(Error::NoRows),
            rows if rows > MOST_ROWS => Err(Error::TooManyRows),
            _ => Ok(()),
        }
    }
}

impl Line {
    /// The cell under a column, cleaned; empty when there is none.
    pub fn get<C: Heading>(&self, headings: &Headings<C>, column: C) -> Cow<'_, str> {
        headings
            .place(column)
            .and_then(|place| self.cells.get(place))
            .map(clean_line)
            .unwrap_or_default()
    }

    /// What makes the cell under a column not to be believed.
    pub fn flaw<C: Heading>(&self, headings: &Headings<C>, column: C) -> Option<&Flaw> {
        let place = headings.place(column)?;
        let mut flaws = self.flaws.iter();
        flaws.find_map(|(flawed, flaw)| (*flawed == place).then_some(flaw))
    }

    /// Whether what stands under a column is said by a cell merged over several rows.
    pub fn is_merged<C: Heading>(&self, headings: &Headings<C>, column: C) -> bool {
        let place = headings.place(column);
        place.is_some_and(|place| self.merged.contains(&place))
    }

    /// Puts `text` in a place, whatever stood there.
    pub(crate) fn put(&mut self, place: usize, text: &str) {
        let width = self.cells.len().max(place + 1);
        let cells = (0..width).map(|at| match at {
            at if at == place => text,
            at => self.cells.get(at).unwrap_or_default(),
        });
        self.cells = cells.collect();
    }

    /// What is wrong with the row as a row, under `headings`, with the column it is wrong in.
    #[must_use]
    pub fn faults<C: Heading>(&self, headings: &Headings<C>) -> Vec<LineFault> {
        let columns = C::ALL.iter().copied();
        let mut faults: Vec<LineFault> = columns
            .filter_map(|column| {
                let flaw = self.flaw(headings, column)?.clone();
                let column = column.label();
                Some(LineFault::Cell { column, flaw })
            })
            .collect();
        let beyond = self.cells.iter().skip(headings.width);
        if self.broken {
            faults.push(LineFault::MisplacedQuote);
        } else if beyond.into_iter().any(|cell| !cell.trim().is_empty()) {
            faults.push(LineFault::TooManyCells {
                cells: self.cells.len(),
                headings: headings.width,
            });
        }
        faults
    }

    /// Takes away what only guards the cells in `columns`, and notes those that cannot be believed.
    pub(crate) fn look_at(&mut self, columns: &[usize]) {
        for place in columns {
            let Some(cell) = self.cells.get(*place).filter(|cell| !cell.is_empty()) else {
                continue;
            };
            let said = unguarded(cell);
            let flaw = if said == cell { Flaw::of(cell) } else { None };
            if said != cell {
                let said = said.into_owned();
                self.put(*place, &said);
            } else if let Some(flaw) = flaw
                && !self.flaws.iter().any(|(flawed, _)| flawed == place)
            {
                self.flaws.push((*place, flaw));
            }
        }
    }

    /// Whether no cell of it says anything.
    pub(crate) fn is_blank(&self) -> bool {
        self.flaws.is_empty() && self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}
