//! The few values that belong to the archive as a whole: who is at work, last copy.

use rusqlite::{Connection, OptionalExtension, params};

use crate::Result;

/// Key of the coach at work.
pub(crate) const COACH_AT_WORK: &str = "coach_at_work";
/// Key of the moment of the last copy.
pub(crate) const LAST_COPY: &str = "last_copy";
/// Key of the notice on the desktop.
pub(crate) const DAILY_NOTICE: &str = "daily_notice";
/// Key that marks an archive of example data.
pub(crate) const EXAMPLE: &str = "example";

/// The value under `key`, if it was ever set.
pub(crate) fn get(connection: &Connection, key: &str) -> Result<Option<String>> {
    Ok(connection
        .prepare_cached("SELECT value FROM setting WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()?)
}

/// Sets `key` to `value`.
pub(crate) fn set(connection: &Connection, key: &str, value: &str) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO setting (key, value) VALUES (?1, ?2)
             ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        )?
        .execute(params![key, value])?;
    Ok(())
}
