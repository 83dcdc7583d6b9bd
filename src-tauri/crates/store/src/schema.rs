//! The tables, as migrations that only ever grow. Never change what a column means.
//!
//! States are stored in the manual's own words, dates as ISO text, times of day as minutes
//! from midnight, durations as minutes, money as cents.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::{Error, Result};

/// Marks a SQLite file as an archive of Affianca (`AFFI`).
pub(crate) const APPLICATION_ID: i32 = 0x4146_4649;
/// Marks the archives of development versions, before the first release (`AFFN`).
pub(crate) const UNRELEASED_APPLICATION_ID: i32 = 0x4146_464E;

const V1: &str = include_str!("schema/001_from_request_to_register.sql");
const PORTAL: &str = include_str!("schema/002_portal.sql");
const HANDED_OVER: &str = include_str!("schema/003_reports_and_attestations.sql");
const OUTPUTS: &str = include_str!("schema/004_outputs.sql");
const SPEED: &str = include_str!("schema/005_speed.sql");
const JOURNAL: &str = include_str!("schema/006_journal.sql");
const STATEMENT: &str = include_str!("schema/007_statement.sql");
const EMPLOYERS: &str = include_str!("schema/008_employers.sql");
const OUTPUT_STANDING: &str = include_str!("schema/009_output_standing.sql");
const SUMS: &str = include_str!("schema/010_sums_and_registers.sql");
const SUMS_OF_SESSIONS: &str = include_str!("schema/011_sums_of_sessions.sql");
const GUESSED: &str = include_str!("schema/012_guessed_notification.sql");
const IN_FORCE: &str = include_str!("schema/013_registers_in_force.sql");
const UNREGISTERED: &str = include_str!("schema/014_unregistered.sql");
const NO_TERM: &str = include_str!("schema/015_no_term_to_drop.sql");
const STAGE: &str = include_str!("schema/016_sorted_by_stage.sql");

const STEPS: &[&str] = &[
    V1,
    PORTAL,
    HANDED_OVER,
    OUTPUTS,
    SPEED,
    JOURNAL,
    STATEMENT,
    EMPLOYERS,
    OUTPUT_STANDING,
    SUMS,
    SUMS_OF_SESSIONS,
    GUESSED,
    IN_FORCE,
    UNREGISTERED,
    NO_TERM,
    STAGE,
];

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
