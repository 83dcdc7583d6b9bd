//! Scans put together of pages that were filed: the files the pages came in, each once, and which page of
//! which file each of them is.

use std::collections::BTreeSet;

use affianca_domain::RegisterId;
use chrono::NaiveDateTime;
use rusqlite::Connection;

use crate::{ReadColumn, ReadRows, Result, values};

/// Enters a file that pages came in, unless it is there.
///
/// # Errors
/// When the archive does not take it.
pub fn enter_file(
    connection: &Connection,
    sha256: &str,
    kind: &str,
    bytes: &[u8],
    now: NaiveDateTime,
    who: &str,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO scanned_file (sha256, file_kind, size, added_at, added_by, bytes)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (sha256) DO NOTHING",
        )?
        .execute(values![
            sha256,
            kind,
            u32::try_from(bytes.len()).unwrap_or(u32::MAX),
            now,
            who,
            bytes
        ])?;
    Ok(())
}

/// Enters which page of which file a page of a scan is.
///
/// # Errors
/// When the archive does not take it.
pub fn enter_page(
    connection: &Connection,
    id: RegisterId,
    number: u32,
    page: u32,
    file: &str,
    file_page: u32,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO register_scan_page (register_id, number, page, file_sha256, file_page)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(values![id, number, page, file, file_page])?;
    Ok(())
}

/// The newest scan of a register that was put together here.
///
/// # Errors
/// When it cannot be read.
pub fn newest_filed(connection: &Connection, id: RegisterId) -> Result<Option<u32>> {
    connection
        .prepare_cached("SELECT max(number) FROM register_scan_page WHERE register_id = ?1")?
        .one(values![id], |row| row.read(0))
}

/// The pages of a scan put together here, in order: each with its file and which page of that it is.
///
/// # Errors
/// When they cannot be read.
pub fn pages_of(
    connection: &Connection,
    id: RegisterId,
    number: u32,
) -> Result<Vec<(u32, String, u32)>> {
    connection
        .prepare_cached(
            "SELECT page, file_sha256, file_page FROM register_scan_page
             WHERE register_id = ?1 AND number = ?2 ORDER BY page",
        )?
        .all(values![id, number], |row| {
            Ok((row.read(0)?, row.read(1)?, row.read(2)?))
        })
}

/// Which pages of a register were filed.
///
/// # Errors
/// When they cannot be read.
pub fn pages_filed(connection: &Connection, id: RegisterId) -> Result<BTreeSet<u32>> {
    let pages: Vec<u32> = connection
        .prepare_cached("SELECT DISTINCT page FROM register_scan_page WHERE register_id = ?1")?
        .all(values![id], |row| row.read(0))?;
    Ok(pages.into_iter().collect())
}
