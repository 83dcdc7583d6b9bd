//! The workflow: every operation of the manual and every question of a screen, a folder a subject,
//! on the encrypted archive that `affianca-store` keeps.
//!
//! A user's operation is one transaction with one journal row ([`Archive::write`]); a question is
//! [`Archive::read`]. Rules are not decided here but in `affianca-domain`.

pub mod activities;
pub mod agenda;
mod archive;
pub mod attestations;
pub mod availability;
pub mod calendar_file;
mod clock;
mod clock_doubt;
pub mod directory;
mod error;
pub mod example;
mod fields;
pub mod files;
pub mod filing;
pub mod frame;
mod guarding;
pub mod handed;
pub mod import;
pub mod inspection;
mod journal;
pub mod key_coaches;
pub mod missed;
pub mod outputs;
mod paging;
pub mod papers;
pub mod person_data;
pub mod planning;
pub mod plans_on_paper;
pub mod portal;
mod problem_code;
#[cfg(test)]
mod query_plan;
mod refusal;
pub mod registers;
pub mod reports;
pub mod requests;
mod scheduled_copies;
pub mod search;
pub mod series;
pub mod sessions;
pub mod signed_files;
mod signed_refusal;
pub mod statement;
pub mod today;
pub mod unsent;
pub mod vault;

pub use affianca_store::{Action, Error as StoreError, IntegrityReport, Write};
pub use archive::{Archive, WeakArchive};
pub use error::{Error, FieldProblem, Problem, Result};
pub use journal::{
    JournalEntry, JournalExport, JournalFilter, JournalFormat, JournalPage, JournalTurn,
    journal_file_name,
};
pub use problem_code::ProblemCode;
pub use refusal::Refusal;
pub use signed_refusal::SignedRefusal;
