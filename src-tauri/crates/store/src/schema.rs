//! The tables, as migrations that only ever grow: a released one is never changed, and neither is
//! what a column means.

use rusqlite::Connection;

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
    include_str!("schema/scans.sql"),
    include_str!("schema/signed_files.sql"),
    include_str!("schema/outputs.sql"),
    include_str!("schema/handed_over.sql"),
    include_str!("schema/portal.sql"),
    include_str!("schema/journal.sql"),
    include_str!("schema/listing.sql"),
    include_str!("schema/unsent.sql"),
);

const STEPS: &[&str] = &[V1];

/// Takes the steps that an archive of the version `found` lacks, each with the number it leaves: all or
/// none. An archive that held something is looked through before they count.
fn take_steps(connection: &mut Connection, steps: &[&str], found: usize) -> Result<()> {
    let transaction = connection.transaction()?;
    for (before, sql) in steps.iter().enumerate().skip(found) {
        transaction.execute_batch(sql)?;
        transaction.pragma_update(None, "user_version", before as i64 + 1)?;
    }
    if found > 0 {
        expect_whole(&transaction)?;
    }
    transaction.commit()?;
    Ok(())
}

/// How many migrations this program knows: the version of the archives it writes.
pub(crate) fn version() -> usize {
    STEPS.len()
}

/// What an archive consists of: kind, name, table and statement of each part.
pub(crate) type Parts = Vec<(String, String, String, Option<String>)>;

/// The parts of an archive that is read.
pub(crate) fn of(connection: &Connection) -> Result<Parts> {
    let mut statement = connection
        .prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name")?;
    let parts = statement.query_map([], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })?;
    Ok(parts.collect::<rusqlite::Result<_>>()?)
}

/// The parts of an archive of a version, as this program makes it.
pub(crate) fn made_by(version: usize) -> Result<Parts> {
    let mut connection = Connection::open_in_memory()?;
    let steps = STEPS.get(..version).unwrap_or(STEPS);
    take_steps(&mut connection, steps, 0)?;
    of(&connection)
}

/// Brings the archive up to date, all pending steps or none.
///
/// # Errors
/// [`Error::TooNew`] when a newer program wrote it, which leaves it as it is.
pub fn migrate(connection: &mut Connection) -> Result<()> {
    migrate_by(connection, STEPS)
}

/// As [`migrate`], by these steps.
fn migrate_by(connection: &mut Connection, steps: &[&str]) -> Result<()> {
    let found: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let found = usize::try_from(found).unwrap_or(usize::MAX);
    if found > steps.len() {
        return Err(Error::TooNew);
    }
    if found < steps.len() {
        take_steps(connection, steps, found)?;
    }
    Ok(())
}

/// Refuses pages that do not hang together and rows that point nowhere.
pub(crate) fn expect_whole(connection: &Connection) -> Result<()> {
    let said: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if said != "ok" {
        return Err(Error::Damaged(said));
    }
    let astray = "SELECT count(*) FROM pragma_foreign_key_check";
    match connection.query_row(astray, [], |row| row.get::<_, i64>(0))? {
        0 => Ok(()),
        rows => Err(Error::Damaged(format!("{rows} rows point nowhere"))),
    }
}

#[cfg(test)]
mod tests;
