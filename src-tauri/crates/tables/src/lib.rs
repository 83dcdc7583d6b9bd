//! The tables people have: CSV, XLSX, XLS, ODS, web pages and pasted text, read into cells that know their
//! place, and CSV written back.
//!
//! Nothing here knows what a table is about. Whoever reads one names its columns with
//! [`columns!`]; [`read`] and [`read_pasted`] find the row of headings and give back a [`Table`].

mod bounds;
pub mod calendar;
mod cell;
mod csv_writer;
mod encoding;
mod error;
mod flaw;
mod headings;
mod marks;
mod page;
mod read;
mod rows;
mod sheet;
mod sheets;
mod shown;
mod table;
mod text;
mod xls;
mod xml_sheet;

#[cfg(test)]
mod tests;

pub use cell::{plain, same};
pub use csv_writer::CsvWriter;
pub use error::{Error, LineFault, Result};
pub use flaw::Flaw;
pub use headings::{Heading, Headings};
pub use read::{read, read_pasted};
pub use table::{Line, Table};

/// More bytes than this are no table of a body's: a bigger file need not even be read.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;
/// More rows than this are refused rather than half read.
pub const MOST_ROWS: usize = 200_000;
/// The tables read here have some twenty columns.
const MOST_COLUMNS: usize = 500;
