//! For tests: how SQLite would answer a question, on empty tables.

use affianca_store::schema;
use rusqlite::{Connection, Params};

/// The tables, empty, in memory.
pub(crate) fn in_memory() -> affianca_store::Result<Connection> {
    let mut connection = Connection::open_in_memory()?;
    schema::migrate(&mut connection)?;
    Ok(connection)
}

/// The steps of SQLite's plan, in a line.
pub(crate) fn plan(
    connection: &Connection,
    question: &str,
    values: impl Params,
) -> rusqlite::Result<String> {
    let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {question}"))?;
    let steps = statement.query_map(values, |row| row.get::<_, String>("detail"))?;
    Ok(steps.collect::<rusqlite::Result<Vec<_>>>()?.join("; "))
}
