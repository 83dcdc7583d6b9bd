//! *Giornale*: the journal read by pages, filtered, in words, and taken out as a file. Rows are
//! written and chained in `affianca-store`.

mod compare;
mod export;
mod filter;
mod list;
mod render;

pub(crate) use export::{HEADINGS, cells, line_of};
pub use export::{JournalExport, JournalFormat, journal_file_name};
pub use filter::{JournalFilter, JournalTurn};
pub use list::{JournalEntry, JournalPage};

#[cfg(test)]
mod tests;
