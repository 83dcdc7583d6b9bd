//! Files of a register that came back signed digitally, each a version of it.

use affianca_domain::RegisterId;
use chrono::NaiveDateTime;
use rusqlite::{Connection, Row};

use crate::{ReadColumn, ReadRows, Result, values};

/// A signed file as it is kept, but for its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedFileRow {
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

/// The signed files of a register, the newest first.
///
/// # Errors
/// When they cannot be read.
pub fn of_register(connection: &Connection, id: RegisterId) -> Result<Vec<SignedFileRow>> {
    connection
        .prepare_cached(
            "SELECT number, size, sha256, file_kind, added_at, added_by FROM signed_file
             WHERE register_id = ?1 ORDER BY number DESC",
        )?
        .all(values![id], read)
}

/// The bytes of a signed file, with the SHA-256 they had when it was attached.
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
            "SELECT bytes, sha256 FROM signed_file WHERE register_id = ?1 AND number = ?2",
        )?
        .first(values![id, number], |row| {
            Ok((row.read("bytes")?, row.read("sha256")?))
        })
}

/// Enters a signed file.
///
/// # Errors
/// When the archive does not take it.
pub fn enter(
    connection: &Connection,
    id: RegisterId,
    file: &SignedFileRow,
    bytes: &[u8],
) -> Result<()> {
    connection.execute(
        "INSERT INTO signed_file
             (register_id, number, size, sha256, file_kind, added_at, added_by, bytes)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        values![
            id,
            file.number,
            file.size,
            file.sha256,
            file.file_kind,
            file.added_at,
            file.added_by,
            bytes
        ],
    )?;
    Ok(())
}

fn read(row: &Row) -> Result<SignedFileRow> {
    Ok(SignedFileRow {
        number: row.read("number")?,
        file_kind: row.read("file_kind")?,
        size: row.read("size")?,
        sha256: row.read("sha256")?,
        added_at: row.read("added_at")?,
        added_by: row.read("added_by")?,
    })
}
