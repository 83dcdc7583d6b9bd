//! The tables people have: CSV, XLSX, XLS, ODS and pasted text, read into cells that know their
//! place, and CSV written back.
//!
//! Nothing here knows what a table is about. Whoever reads one names its columns with
//! [`columns!`]; [`read`] and [`read_pasted`] find the row of headings and give back a [`Table`].

mod bounds;
mod cell;
mod csv_writer;
mod error;
mod headings;
mod read;
mod sheet;
mod table;
mod text;

#[cfg(test)]
mod tests;

pub use cell::{plain, same};
pub use csv_writer::CsvWriter;
pub use error::{Error, LineFault, Result};
pub use headings::{Heading, Headings};
pub use read::{read, read_pasted};
pub use table::{Line, Table};

/// More bytes than this are no table of a body's: a bigger file need not even be read.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;
/// More rows than this are refused rather than half read.
pub const MOST_ROWS: usize = 200_000;
/// The tables read here have some twenty columns.
const MOST_COLUMNS: usize = 500;
