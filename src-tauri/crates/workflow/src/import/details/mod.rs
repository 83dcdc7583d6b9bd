//! *Importa destinatari* and *Importa coach*: the details of people from a list, held against what is
//! here. What is empty is filled; what differs is taken from the list only when that is chosen.

mod coaches;
mod columns;
mod kind;
mod people;
mod plan;
mod record;
mod run;
mod view;

pub use plan::PreparedDetails;
pub use view::*;

use affianca_tables::Table;
use columns::{CoachColumn, PersonColumn};

use super::mend;
use crate::Result;

/// A list of somebody's details, as read.
#[derive(Clone, Debug)]
pub enum DetailsTable {
    /// Of people served.
    People(Table<PersonColumn>),
    /// Of coaches.
    Coaches(Table<CoachColumn>),
}

/// Reads a file with somebody's details: CSV, XLSX, ODS or XLS.
///
/// # Errors
/// As [`super::read`].
pub fn read_details(of: DetailsOf, bytes: &[u8], name: &str) -> Result<DetailsTable> {
    Ok(match of {
        DetailsOf::People => DetailsTable::People(affianca_tables::read(bytes, name)?),
        DetailsOf::Coaches => DetailsTable::Coaches(affianca_tables::read(bytes, name)?),
    })
}

/// Reads somebody's details pasted as text.
///
/// # Errors
/// As [`super::read`].
pub fn pasted_details(of: DetailsOf, text: &str) -> Result<DetailsTable> {
    Ok(match of {
        DetailsOf::People => DetailsTable::People(affianca_tables::read_pasted(text)?),
        DetailsOf::Coaches => DetailsTable::Coaches(affianca_tables::read_pasted(text)?),
    })
}

impl DetailsTable {
    /// Puts another text in a cell.
    ///
    /// # Errors
    /// As [`super::mend`].
    pub fn mend(&mut self, row: u32, column: &str, text: &str) -> Result<()> {
        match self {
            Self::People(table) => mend(table, row, column, text),
            Self::Coaches(table) => mend(table, row, column, text),
        }
    }

    /// Takes the rows that the spreadsheet does not show, or leaves them out.
    pub fn take_hidden(&mut self, taken: bool) {
        match self {
            Self::People(table) => table.with_hidden = taken,
            Self::Coaches(table) => table.with_hidden = taken,
        }
    }

    pub(super) fn source(&self) -> &str {
        match self {
            Self::People(table) => &table.source,
            Self::Coaches(table) => &table.source,
        }
    }
}
