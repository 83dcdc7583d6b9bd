//! *Importa datori di lavoro*: a list of firms, with the people to reach there, from a file or
//! pasted; previewed row by row, then taken in at once. What is there already stays as it is.

mod columns;
mod meaning;
mod plan;
mod run;
mod seats;
mod view;

pub use plan::PreparedEmployers;
pub use view::*;

use affianca_tables::Table;
use columns::FirmColumn;

use crate::Result;

/// A table of employers.
pub type EmployerTable = Table<FirmColumn>;

/// Reads a file with a table of employers: CSV, XLSX, ODS or XLS.
///
/// # Errors
/// As [`super::read`].
pub fn read_employers(bytes: &[u8], name: &str) -> Result<EmployerTable> {
    Ok(affianca_tables::read(bytes, name)?)
}

/// Reads a table of employers pasted as text.
///
/// # Errors
/// As [`super::read`].
pub fn pasted_employers(text: &str) -> Result<EmployerTable> {
    Ok(affianca_tables::read_pasted(text)?)
}
