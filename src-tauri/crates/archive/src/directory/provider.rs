//! The accredited body and who is at work for it.

use affianca_domain::CoachId;
use rusqlite::{Connection, OptionalExtension};

use super::Provider;
use crate::{Result, settings, write};

/// The body; empty before the first start is finished.
pub(crate) fn provider(connection: &Connection) -> Result<Provider> {
    let found = connection
        .prepare_cached("SELECT name, tax_code, referent FROM provider WHERE id = 1")?
        .query_row([], |row| {
            Ok(Provider { name: row.get(0)?, tax_code: row.get(1)?, referent: row.get(2)? })
        })
        .optional()?;
    Ok(found.unwrap_or_default())
}

/// The coach at work, if one was chosen.
pub(crate) fn coach_at_work(connection: &Connection) -> Result<Option<CoachId>> {
    Ok(settings::get(connection, settings::COACH_AT_WORK)?
        .and_then(|id| id.parse().ok())
        .map(CoachId))
}

/// The name the journal gives to who is at work.
pub(crate) fn coach_at_work_name(connection: &Connection) -> Result<String> {
    let Some(coach) = coach_at_work(connection)? else { return Ok(write::PROGRAM.to_owned()) };
    let name = connection
        .prepare_cached("SELECT name || ' ' || surname FROM coach WHERE id = ?1")?
        .query_row([coach.0], |row| row.get(0))
        .optional()?;
    Ok(name.unwrap_or_else(|| write::PROGRAM.to_owned()))
}
