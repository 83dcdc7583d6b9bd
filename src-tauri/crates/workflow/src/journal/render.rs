//! A row of the journal as a person reads it: what its details say, in words.

use affianca_store::journal::{Words, apart_of};
use rusqlite::Connection;
use serde_json::{Map, Value};

use crate::Result;

/// The detail that holds the warnings a user took on, each with the rule's code before it.
const WARNINGS: &str = "avvisi confermati";

/// Hexadecimal figures shown of a hash: as many as stand in the foot of a paper.
const SHORT: usize = 16;

/// The details of a row with the words that stand apart from it put back in their places.
pub(super) fn whole(
    connection: &Connection,
    seq: i64,
    told: Map<String, Value>,
) -> Result<Map<String, Value>> {
    told.into_iter()
        .map(|(key, value)| Ok((key, put_back(connection, seq, value)?)))
        .collect()
}

fn put_back(connection: &Connection, seq: i64, value: Value) -> Result<Value> {
    if let Some(words) = apart_of(connection, seq, &value)? {
        return Ok(Value::String(match words {
            Words::Told(words) => words,
            Words::Changed => "(cambiato con un altro programma)".to_owned(),
            Words::Gone => "(cancellato)".to_owned(),
        }));
    }
    match value {
        Value::Array(items) => items
            .into_iter()
            .map(|item| put_back(connection, seq, item))
            .collect(),
        Value::Object(map) => Ok(Value::Object(whole(connection, seq, map)?)),
        plain => Ok(plain),
    }
}

/// The details of a row, in Italian; hashes whole where `whole` asks for them.
pub(super) fn details(told: Map<String, Value>, whole: bool) -> Vec<(String, String)> {
    told.into_iter()
        .map(|(key, value)| detail(key, &value, whole))
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

fn detail(key: String, value: &Value, whole: bool) -> (String, String) {
    if key == "byte"
        && let Some(bytes) = value.as_u64()
    {
        return ("grandezza".to_owned(), size(bytes));
    }
    let text = match value {
        Value::Array(seen) if !whole && key == WARNINGS => {
            let plain: Vec<String> = seen.iter().map(|one| without_code(words(one))).collect();
            plain.join("; ")
        }
        value => words(value),
    };
    if !whole && text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        let short: String = text.chars().take(SHORT).collect();
        return (key, format!("{short}…"));
    }
    (key, text)
}

/// A warning's sentence without the code of its rule.
fn without_code(text: String) -> String {
    match text.split_once(' ') {
        Some((code, rest))
            if code
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte == b'_') =>
        {
            rest.to_owned()
        }
        _ => text,
    }
}

fn words(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => if *yes { "sì" } else { "no" }.to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(words).collect::<Vec<_>>().join("; "),
        Value::Object(map) => map
            .iter()
            .map(|(key, value)| format!("{key}: {}", words(value)))
            .collect::<Vec<_>>()
            .join(", "),
    }
}

/// `14 KB`, `2,3 MB`.
fn size(bytes: u64) -> String {
    let kilobytes = bytes.div_ceil(1024);
    if kilobytes < 1024 {
        return format!("{kilobytes} KB");
    }
    let tenths = kilobytes * 10 / 1024;
    format!("{},{} MB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn details_read_as_words() {
        let hash = "0f".repeat(32);
        let json = format!(
            "{{\"a\":true,\"b\":[\"x\",2],\"byte\":2359296,\"c\":{{\"d\":\"e\"}},\"impronta\":\"{hash}\",\"z\":null}}"
        );
        let told = |whole| {
            details(serde_json::from_str(&json).unwrap(), whole)
                .into_iter()
                .map(|(key, text)| format!("{key}={text}"))
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(
            told(false),
            "a=sì b=x; 2 grandezza=2,2 MB c=d: e impronta=0f0f0f0f0f0f0f0f…"
        );
        assert!(told(true).ends_with(&hash));
        assert!(details(Map::new(), false).is_empty());
    }

    #[test]
    fn a_warning_taken_on_is_told_by_its_sentence() {
        let json =
            r#"{"avvisi confermati":["DAY_BEFORE Andava inserita ieri.","Manca il luogo."]}"#;
        let told = |whole| {
            details(serde_json::from_str(json).unwrap(), whole)
                .remove(0)
                .1
        };
        assert_eq!(told(false), "Andava inserita ieri.; Manca il luogo.");
        assert!(told(true).starts_with("DAY_BEFORE "));
    }

    #[test]
    fn sizes_are_told_as_files_are() {
        assert_eq!(size(1), "1 KB");
        assert_eq!(size(1024 * 1024), "1,0 MB");
    }
}
