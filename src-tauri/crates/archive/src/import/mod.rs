//! *Importa*: the portal's own table, read from a file or pasted, previewed, then taken in.
//!
//! Reading is pure and goes in steps: bytes to a [`Table`] whose columns are known, rows to the
//! requests they belong to, each request to what it means. Only then is the archive looked at,
//! for what it already holds, and only [`Archive::run_import`](crate::Archive::run_import)
//! changes anything.

mod activities;
mod compare;
mod components;
mod dates;
mod employers;
mod groups;
mod guard;
mod headings;
mod meaning;
mod plan;
mod run;
mod sheet;
mod table;
mod text;
mod view;

pub use employers::{
    EmployerTable, FirmOutcome, FirmPreview, FirmReport, FirmRow, PreparedEmployers,
    pasted_employers, read_employers,
};
pub use plan::PreparedImport;
pub use table::{Table, pasted, read};
pub use view::*;

use affianca_domain::fold;

/// More bytes than this are no table of requests: a bigger file need not even be read.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;
/// More rows than this are refused rather than half read.
const MOST_ROWS: usize = 200_000;
/// A table of requests has some twenty columns.
const MOST_COLUMNS: usize = 500;

/// Whether two cells say the same, however they are capitalised or spaced.
fn same(one: &str, other: &str) -> bool {
    one == other || plain(one) == plain(other)
}

/// Letters and figures only, folded.
fn plain(text: &str) -> String {
    let mut folded = fold(text);
    folded.retain(char::is_alphanumeric);
    folded
}
