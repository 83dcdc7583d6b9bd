//! The store: one encrypted SQLite file, its keys, its schema, the one way to write into it, the
//! journal and the backups. It knows no use case: those are in `affianca-workflow`.
//!
//! Invariants: every change is one transaction with one journal row ([`Store::write`]); nothing is
//! written in clear; a file that is not ours, too new or damaged is left as it is.

mod columns;
mod connect;
pub mod derived;
mod error;
mod files;
mod ids;
mod integrity;
pub mod journal;
mod key;
mod numbers;
mod paths;
mod reading;
mod records;
pub mod rows;
pub mod schema;
mod seen;
pub mod settings;
mod store;
pub mod vault;
mod write;

pub use columns::{Column, Stored};
pub use error::{Error, Result};
pub use ids::RowId;
pub use integrity::{IntegrityMatter, IntegrityReport, RowRemark};
pub use journal::{Action, PROGRAM};
pub use numbers::{Given, Numbered};
pub use reading::{ReadColumn, ReadRows};
pub use seen::{Sealed, Seen};
pub use store::{Prepare, Store};
pub use write::Write;
