//! What is held of a person as data for another program: each row as the archive has it, by table.

use affianca_domain::BeneficiaryId;
use affianca_store::Stored;
use chrono::NaiveDateTime;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};
use serde_json::{Map, Value, json};

use super::OWN;
use super::tables::{DOCUMENTS, JSON, NAMES, TABLES, Table};
use crate::Result;

/// All of it as JSON.
pub(super) fn json(
    connection: &Connection,
    person: BeneficiaryId,
    now: NaiveDateTime,
) -> Result<Value> {
    let mut tables = Map::new();
    for table in TABLES {
        let rows = rows(connection, person, table)?;
        if !rows.is_empty() {
            tables.insert(table.name.to_owned(), Value::Array(rows));
        }
    }
    let mut names = Map::new();
    for (of, question) in NAMES {
        let found = asked(connection, person, question, |row| {
            let (id, name) = (row.get::<_, i64>(0)?, row.get::<_, String>(1)?);
            Ok(json!({ "id": id, "nome": name }))
        })?;
        if !found.is_empty() {
            names.insert((*of).to_owned(), Value::Array(found));
        }
    }
    Ok(json!({
        "formato": "affianca-dati-di-una-persona",
        "versione": 1,
        "fatto": now,
        "unita": "giorni e ore locali; durate e ore del giorno in minuti; importi in centesimi",
        "tabelle": tables,
        "nomi": names,
    }))
}

fn rows(connection: &Connection, person: BeneficiaryId, table: &Table) -> Result<Vec<Value>> {
    let Table { name, theirs } = table;
    let question = format!("SELECT t.* FROM {name} t WHERE {theirs} ORDER BY 1, 2");
    asked(connection, person, &question, object)
}

fn asked(
    connection: &Connection,
    person: BeneficiaryId,
    question: &str,
    read: impl Fn(&Row) -> rusqlite::Result<Value>,
) -> Result<Vec<Value>> {
    let mut statement = connection.prepare(&format!("{OWN} {question}"))?;
    let rows = statement.query_map([Stored(&person)], |row| read(row))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A row by the names of its columns; documents stand beside as files.
fn object(row: &Row) -> rusqlite::Result<Value> {
    let mut told = Map::new();
    for (place, column) in row.as_ref().column_names().enumerate() {
        if !DOCUMENTS.contains(&column) {
            told.insert(column.to_owned(), value(column, row.get_ref(place)?));
        }
    }
    Ok(Value::Object(told))
}

fn value(column: &str, stored: ValueRef) -> Value {
    match stored {
        ValueRef::Null | ValueRef::Blob(_) => Value::Null,
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => number.into(),
        ValueRef::Text(text) => {
            let text = String::from_utf8_lossy(text).into_owned();
            let parsed = JSON.contains(&column).then(|| serde_json::from_str(&text));
            match parsed {
                Some(Ok(value)) => value,
                _ => Value::String(text),
            }
        }
    }
}
