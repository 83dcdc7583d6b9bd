//! The few values that belong to the archive as a whole: who is at work, last copy.

use affianca_domain::CoachId;
use rusqlite::{Connection, OptionalExtension, params};

use crate::Result;
use crate::journal::PROGRAM;

/// Key of the coach at work.
pub const COACH_AT_WORK: &str = "coach_at_work";
/// Key of the moment of the last copy.
pub const LAST_COPY: &str = "last_copy";
/// Key of the notice on the desktop.
pub const DAILY_NOTICE: &str = "daily_notice";
/// Key that marks an archive of example data.
pub const EXAMPLE: &str = "example";

/// The value under `key`, if it was ever set.
///
/// # Errors
/// When the archive cannot be read.
pub fn get(connection: &Connection, key: &str) -> Result<Option<String>> {
    Ok(connection
        .prepare_cached("SELECT value FROM setting WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()?)
}

/// Sets `key` to `value`.
///
/// # Errors
/// When the archive cannot be written.
pub fn set(connection: &Connection, key: &str, value: &str) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO setting (key, value) VALUES (?1, ?2)
             ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        )?
        .execute(params![key, value])?;
    Ok(())
}

/// The coach at work, if one was chosen.
///
/// # Errors
/// When the archive cannot be read.
pub fn coach_at_work(connection: &Connection) -> Result<Option<CoachId>> {
    Ok(get(connection, COACH_AT_WORK)?
        .and_then(|id| id.parse().ok())
        .map(CoachId))
}

/// The name the journal gives to who is at work.
///
/// # Errors
/// When the archive cannot be read.
pub fn coach_at_work_name(connection: &Connection) -> Result<String> {
    let Some(coach) = coach_at_work(connection)? else {
        return Ok(PROGRAM.to_owned());
    };
    let name = connection
        .prepare_cached("SELECT name || ' ' || surname FROM coach WHERE id = ?1")?
        .query_row([coach.0], |row| row.get(0))
        .optional()?;
    Ok(name.unwrap_or_else(|| PROGRAM.to_owned()))
}
