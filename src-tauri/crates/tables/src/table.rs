//! A table as read: its columns known, its rows with their place in the file.

use std::borrow::Cow;

use csv::StringRecord;

use crate::{Error, Heading, Headings, LineFault, MOST_ROWS, Result};
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
}

/// One row of a table.
#[derive(Clone, Debug)]
pub struct Line {
    /// Row in the file, from 1.
    pub number: u32,
    /// Its cells as they stand.
    pub cells: StringRecord,
    /// Whether a quote in it closes where it should not.
    pub broken: bool,
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

    /// What is wrong with the row as a row, under `headings`.
    #[must_use]
    pub fn faults<C: Heading>(&self, headings: &Headings<C>) -> Vec<LineFault> {
        let mut faults = Vec::new();
        let beyond = self.cells.iter().skip(headings.width);
        if self.broken {
            faults.push(LineFault::MisplacedQuote);
        } else if beyond.into_iter().any(|cell| !cell.trim().is_empty()) {
            faults.push(LineFault::TooManyCells {
                cells: self.cells.len(),
                headings: headings.width,
            });
        }
        if self.cells.iter().any(|cell| cell.contains('\u{FFFD}')) {
            faults.push(LineFault::UnreadableLetters);
        }
        faults
    }

    /// Whether no cell of it says anything.
    pub(crate) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}
