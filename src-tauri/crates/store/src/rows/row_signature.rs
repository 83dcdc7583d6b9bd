//! What scans have shown in the places of a register's rows, by somebody's word.

use affianca_domain::{RegisterId, Signer};
use rusqlite::Connection;

use crate::{ReadColumn, ReadRows, Result, values};

/// One place: which row, whose, and whether it is signed.
pub type RowSignature = (u32, Signer, bool);

/// Every place of a register of which something was said, by row.
///
/// # Errors
/// When they cannot be read.
pub fn of_register(connection: &Connection, id: RegisterId) -> Result<Vec<RowSignature>> {
    connection
        .prepare_cached(
            "SELECT row, signer, signed FROM row_signature WHERE register_id = ?1 ORDER BY row, signer",
        )?
        .all(values![id], |row| {
            Ok((row.read(0)?, row.read(1)?, row.read(2)?))
        })
}

/// Enters what is said of a place, or changes it.
///
/// # Errors
/// When the archive does not take it.
pub fn enter(
    connection: &Connection,
    id: RegisterId,
    (row, signer, signed): RowSignature,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO row_signature (register_id, row, signer, signed) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (register_id, row, signer) DO UPDATE SET signed = excluded.signed",
        )?
        .execute(values![id, row, signer, signed])?;
    Ok(())
}

/// Nothing is said of a place any more.
///
/// # Errors
/// When the archive does not take it.
pub fn remove(connection: &Connection, id: RegisterId, row: u32, signer: Signer) -> Result<()> {
    connection
        .prepare_cached(
            "DELETE FROM row_signature WHERE register_id = ?1 AND row = ?2 AND signer = ?3",
        )?
        .execute(values![id, row, signer])?;
    Ok(())
}
