//! Files that came back of a register, scans of its signed paper and files signed digitally: each one is a
//! version, and none is overwritten.

use affianca_domain::RegisterId;
use chrono::NaiveDateTime;
use rusqlite::{Connection, Row};

use crate::{ReadColumn, ReadRows, Result, values};

/// What came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CameBack {
    /// Its signed paper, scanned.
    Scan,
    /// A file signed digitally.
    SignedFile,
}

impl CameBack {
    const fn table(self) -> &'static str {
        match self {
            Self::Scan => "register_scan",
            Self::SignedFile => "signed_file",
        }
    }
}

/// A version as it is kept, but for its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileVersion {
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

/// The versions of a register, the newest first.
///
/// # Errors
/// When they cannot be read.
pub fn of_register(
    connection: &Connection,
    what: CameBack,
    id: RegisterId,
) -> Result<Vec<FileVersion>> {
    connection
        .prepare_cached(&format!(
            "SELECT number, size, sha256, file_kind, added_at, added_by FROM {}
             WHERE register_id = ?1 ORDER BY number DESC",
            what.table()
        ))?
        .all(values![id], version)
}

/// The bytes of a version, with the SHA-256 they had when it was attached.
///
/// # Errors
/// When they cannot be read.
pub fn bytes(
    connection: &Connection,
    what: CameBack,
    id: RegisterId,
    number: u32,
) -> Result<Option<(Vec<u8>, String)>> {
    connection
        .prepare_cached(&format!(
            "SELECT bytes, sha256 FROM {} WHERE register_id = ?1 AND number = ?2",
            what.table()
        ))?
        .first(values![id, number], |row| {
            Ok((row.read("bytes")?, row.read("sha256")?))
        })
}

/// Enters a version.
///
/// # Errors
/// When the archive does not take it.
pub fn enter(
    connection: &Connection,
    what: CameBack,
    id: RegisterId,
    version: &FileVersion,
    bytes: &[u8],
) -> Result<()> {
    connection
        .prepare_cached(&format!(
            "INSERT INTO {}
                 (register_id, number, size, sha256, file_kind, added_at, added_by, bytes)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            what.table()
        ))?
        .execute(values![
            id,
            version.number,
            version.size,
            version.sha256,
            version.file_kind,
            version.added_at,
            version.added_by,
            bytes
        ])?;
    Ok(())
}

fn version(row: &Row) -> Result<FileVersion> {
    Ok(FileVersion {
        number: row.read("number")?,
        file_kind: row.read("file_kind")?,
        size: row.read("size")?,
        sha256: row.read("sha256")?,
        added_at: row.read("added_at")?,
        added_by: row.read("added_by")?,
    })
}
