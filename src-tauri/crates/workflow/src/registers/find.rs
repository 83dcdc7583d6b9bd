//! Which registers a filter finds, the newest first: ids only, found in an index alone, since a
//! register's row is as long as its document.

use affianca_domain::fold;
use rusqlite::{Connection, Row};

use super::{RegisterFilter, RegisterState};
use crate::Result;
use crate::numbering::{Found, count};
use crate::requests::holding;

/// The page of registers that `filter` asks for.
pub(super) fn find(connection: &Connection, filter: &RegisterFilter) -> Result<Found> {
    let (place, indexed) = (place(filter), indexed(filter));
    let walk = walk(filter);
    let request = filter.request.map(|id| id.0);
    let Some(requests) = holding(connection, &filter.text)? else {
        let found: i64 = connection
            .prepare_cached(&format!(
                "SELECT count(*) FROM register {indexed} WHERE {place}"
            ))?
            .query_row([request], |row| row.get(0))?;
        return Found::page(count(found), filter.page, filter.page_size, |size, skip| {
            let mut statement =
                connection.prepare_cached(&format!("{walk} LIMIT {size} OFFSET {skip}"))?;
            let rows = statement.query_map([request], |row| row.get(0))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        });
    };
    let number = fold(filter.text.trim());
    let mut statement = connection.prepare_cached(&walk)?;
    let mut rows = statement.query([request])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        if requests.contains(row.get(1)?) || is_number(row, &number)? {
            all.push(row.get(0)?);
        }
    }
    Ok(Found::among(&all, filter.page, filter.page_size))
}

fn walk(filter: &RegisterFilter) -> String {
    let (place, indexed) = (place(filter), indexed(filter));
    format!(
        "SELECT id, request_id, year, serial FROM register {indexed}
         WHERE {place} ORDER BY issued_at DESC, id DESC"
    )
}

/// One request has few registers: those are looked up.
const fn indexed(filter: &RegisterFilter) -> &'static str {
    match filter.request {
        Some(_) => "",
        None => "INDEXED BY register_issued",
    }
}

/// Whether the register's number holds what was typed: `2022/017`.
fn is_number(row: &Row, typed: &str) -> rusqlite::Result<bool> {
    let figures = |letter: char| letter.is_ascii_digit() || letter == '/';
    if !typed.chars().all(figures) {
        return Ok(false);
    }
    let (year, serial): (i64, i64) = (row.get(2)?, row.get(3)?);
    Ok(format!("{year}/{serial:03}").contains(typed))
}

fn place(filter: &RegisterFilter) -> String {
    let state = match filter.state {
        None => "1",
        Some(RegisterState::Replaced) => "replaced_by IS NOT NULL",
        Some(RegisterState::Outdated) => "replaced_by IS NULL AND outdated_at IS NOT NULL",
        Some(RegisterState::Signed) => "replaced_by IS NULL AND outdated_at IS NULL AND signed = 1",
        Some(RegisterState::ToSign) => "replaced_by IS NULL AND outdated_at IS NULL AND signed = 0",
    };
    let request = match filter.request {
        Some(_) => "request_id = ?1",
        None => "?1 IS NULL",
    };
    format!("{state} AND {request}")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;
    use crate::query_plan;

    #[test]
    fn no_document_is_read_to_list_the_registers() {
        let connection = query_plan::in_memory().unwrap();
        for state in [
            None,
            Some(RegisterState::ToSign),
            Some(RegisterState::Signed),
            Some(RegisterState::Outdated),
            Some(RegisterState::Replaced),
        ] {
            let filter = RegisterFilter {
                state,
                ..RegisterFilter::default()
            };
            let nobody = [rusqlite::types::Value::Null];
            let plan = query_plan::plan(&connection, &walk(&filter), nobody).unwrap();
            assert!(plan.contains("COVERING INDEX register_issued"), "{plan}");
            assert!(!plan.contains("B-TREE"), "{plan}");
        }
    }
}
