//! *Importa*: the portal's own table, read from a file or pasted, previewed, then taken in.
//!
//! Reading is pure and goes in steps: bytes to a [`RequestTable`] whose columns are known, rows to
//! the requests they belong to, each request to what it means. Only then is the archive looked at,
//! for what it already holds, and only [`Archive::run_import`](crate::Archive::run_import)
//! changes anything.

mod activities;
mod columns;
mod compare;
mod components;
mod dates;
mod details;
mod employers;
mod groups;
mod known;
mod meaning;
mod plan;
mod portal_page;
mod row_reader;
mod run;
mod sessions;
mod view;
mod zeros;

pub use affianca_tables::MOST_BYTES;
pub use details::{
    DetailsField, DetailsOf, DetailsOutcome, DetailsPreview, DetailsReport, DetailsRow,
    DetailsTable, PreparedDetails, pasted_details, read_details,
};
pub use employers::{
    EmployerTable, FirmOutcome, FirmPreview, FirmReport, FirmRow, PreparedEmployers,
    pasted_employers, read_employers,
};
pub use plan::PreparedImport;
pub use sessions::{
    CoachTold, HeldOutcome, HeldRow, PreparedSessions, SessionTable, SessionsPreview,
    SessionsReport, Unshown, pasted_sessions, read_sessions,
};
pub use view::*;

use affianca_domain::typed::clean_line;
use affianca_tables::{Heading, Table};
use columns::Column;

use crate::{Error, Result};

/// A table of requests.
pub type RequestTable = Table<Column>;

/// Reads a file with a table of requests: CSV, XLSX, ODS or XLS, told apart by what is in it and
/// not by its name.
///
/// # Errors
/// [`Error::Table`]; each says what to do.
pub fn read(bytes: &[u8], name: &str) -> Result<RequestTable> {
    portal_page::cleaned(affianca_tables::read(bytes, name)?)
}

/// Puts `text` in the cell of `row` under the column called `column`, before the table is previewed
/// again.
///
/// # Errors
/// [`Error::NotFound`] when the table has no such row, or no table such a column.
pub fn mend<C: Heading>(table: &mut Table<C>, row: u32, column: &str, text: &str) -> Result<()> {
    let column = C::labelled(column).ok_or(Error::NotFound("La colonna"))?;
    if table.set(row, column, &clean_line(text)) {
        Ok(())
    } else {
        Err(Error::NotFound("La riga"))
    }
}

/// Reads a table of requests copied in the browser or in a spreadsheet and pasted as text.
///
/// # Errors
/// As [`read`].
pub fn pasted(text: &str) -> Result<RequestTable> {
    portal_page::cleaned(affianca_tables::read_pasted(text)?)
}
