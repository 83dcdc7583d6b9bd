//! The tables, as migrations that only ever grow: a released one is never changed, and neither is
//! what a column means.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::{Error, Result};

/// Marks a SQLite file as an archive of Affianca (`AFFI`).
pub(crate) const APPLICATION_ID: i32 = 0x4146_4649;
/// Marks the archives of development versions, before the first release (`AFFN`).
pub(crate) const UNRELEASED_APPLICATION_ID: i32 = 0x4146_464E;

/// The data model, a file a subject.
const V1: &str = concat!(
    include_str!("schema/settings.sql"),
    include_str!("schema/people.sql"),
    include_str!("schema/requests.sql"),
    include_str!("schema/sessions.sql"),
    include_str!("schema/planning.sql"),
    include_str!("schema/registers.sql"),
    include_str!("schema/outputs.sql"),
    include_str!("schema/handed_over.sql"),
    include_str!("schema/portal.sql"),
    include_str!("schema/journal.sql"),
    include_str!("schema/listing.sql"),
    include_str!("schema/unsent.sql"),
);

const STEPS: &[&str] = &[V1];

fn migrations() -> Migrations<'static> {
    Migrations::new(STEPS.iter().map(|sql| M::up(sql)).collect())
}

/// How many migrations this program knows: the version of the archives it writes.
pub(crate) fn version() -> usize {
    STEPS.len()
}

/// Brings the archive up to date, all pending steps or none.
///
/// # Errors
/// [`Error::TooNew`] when a newer program wrote it, which leaves it as it is.
pub fn migrate(connection: &mut Connection) -> Result<()> {
    let found: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if usize::try_from(found).unwrap_or(usize::MAX) > version() {
        return Err(Error::TooNew);
    }
    migrations().to_latest(connection)?;
    Ok(())
}

#[cfg(test)]
mod tests;
