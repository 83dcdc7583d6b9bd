//! The archive of Affianca: one encrypted SQLite file a body works on.
//!
//! Everything that is stored or asked for goes through here. A user's operation is one
//! transaction with one journal row ([`Archive::write`]); a question is [`Archive::read`].
//! Rules are not decided here but in `affianca-domain`.

pub mod activities;
pub mod attestations;
pub mod directory;
mod error;
pub mod example;
pub mod frame;
pub mod import;
mod journal;
mod numbering;
mod open;
pub mod outputs;
pub mod papers;
pub mod portal;
pub mod registers;
pub mod reports;
pub mod requests;
mod schema;
pub mod search;
pub mod sessions;
mod settings;
pub mod statement;
pub mod today;
pub mod vault;
mod write;

pub use error::{Error, FieldProblem, Problem, Result};
pub use journal::{
    Action, IntegrityReport, JournalEntry, JournalExport, JournalFilter, JournalFormat,
    JournalPage, JournalTurn, journal_file_name,
};
pub use open::Archive;
pub use write::Step;
