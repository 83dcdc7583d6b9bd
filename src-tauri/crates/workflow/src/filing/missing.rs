//! What a scan has shown to be missing on a register: which rows, whose signature, and where one has to go.

use affianca_domain::{FieldUse, RegisterId, RegisterRow, Signer};
use affianca_store::rows;
use rusqlite::Connection;

use super::look::called;
use crate::Result;

/// Places of rows that a scan has shown empty: row and whose.
fn missing(connection: &Connection, id: RegisterId) -> Result<Vec<(u32, Signer)>> {
    let said = rows::row_signature::of_register(connection, id)?.into_iter();
    let empty = said.filter(|(_, _, signed)| !signed);
    Ok(empty.map(|(row, signer, _)| (row, signer)).collect())
}

/// The same in words: `riga 3, coach`.
pub(crate) fn missing_rows(connection: &Connection, id: RegisterId) -> Result<Vec<String>> {
    let missing = missing(connection, id)?.into_iter();
    Ok(missing
        .map(|(row, signer)| called(FieldUse::Row { row, signer }))
        .collect())
}

/// Where the sessions of those rows were held, once each.
pub(crate) fn missing_at(connection: &Connection, id: RegisterId) -> Result<Vec<String>> {
    let rows = rows::register::sheet(connection, id)?.rows;
    let place = |(row, _): (u32, Signer)| -> Option<&RegisterRow> {
        rows.get(usize::try_from(row).ok()?.checked_sub(1)?)
    };
    let held: Vec<&RegisterRow> = missing(connection, id)?
        .into_iter()
        .filter_map(place)
        .collect();
    let mut places: Vec<String> = Vec::new();
    for row in held {
        if !row.place.is_empty() && !places.contains(&row.place) {
            places.push(row.place.clone());
        }
    }
    Ok(places)
}
