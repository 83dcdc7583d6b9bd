//! Scans of the signed paper of a register, each a version of it.

use std::collections::BTreeSet;

use affianca_domain::RegisterId;
use chrono::NaiveDateTime;
use rusqlite::{Connection, Row};

use crate::{ReadColumn, ReadRows, Result, values};

/// A scan as it is kept, but for its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scan {
    /// From 1, in the order they were attached.
    pub number: u32,
    /// What a user reads of its kind.
    pub file_kind: String,
    /// In bytes.
    pub size: u32,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// When it was attached.
    pub added_at: NaiveDateTime,
    /// Who attached it.
    pub added_by: String,
}

/// The scans of a register, the newest first.
///
/// # Errors
/// When they cannot be read.
pub fn of_register(connection: &Connection, id: RegisterId) -> Result<Vec<Scan>> {
    connection
        .prepare_cached(
            "SELECT number, size, sha256, file_kind, added_at, added_by FROM register_scan
             WHERE register_id = ?1 ORDER BY number DESC",
        )?
        .all(values![id], scan)
}

/// The bytes of a scan, with the SHA-256 they had when it was attached.
///
/// # Errors
/// When they cannot be read.
pub fn bytes(
    connection: &Connection,
    id: RegisterId,
    number: u32,
) -> Result<Option<(Vec<u8>, String)>> {
    connection
        .prepare_cached(
            "SELECT bytes, sha256 FROM register_scan WHERE register_id = ?1 AND number = ?2",
        )?
        .first(values![id, number], |row| {
            Ok((row.read("bytes")?, row.read("sha256")?))
        })
}

/// Enters a scan.
///
/// # Errors
/// When the archive does not take it.
pub fn enter(connection: &Connection, id: RegisterId, scan: &Scan, bytes: &[u8]) -> Result<()> {
    connection.execute(
        "INSERT INTO register_scan
             (register_id, number, size, sha256, file_kind, added_at, added_by, bytes)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        values![
            id,
            scan.number,
            scan.size,
            scan.sha256,
            scan.file_kind,
            scan.added_at,
            scan.added_by,
            bytes
        ],
    )?;
    Ok(())
}

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

fn scan(row: &Row) -> Result<Scan> {
    Ok(Scan {
        number: row.read("number")?,
        file_kind: row.read("file_kind")?,
        size: row.read("size")?,
        sha256: row.read("sha256")?,
        added_at: row.read("added_at")?,
        added_by: row.read("added_by")?,
    })
}
