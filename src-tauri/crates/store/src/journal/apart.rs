//! Words of a row that may name a person: names of files and of who signed, reasons, warnings that quote
//! somebody. They stand apart, in `journal_text`, and the row holds only their place and a hash of them
//! with a random salt: whoever reads the journal sees them as before, and the day they have to go the
//! chain still holds.

use rusqlite::{Connection, params};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::key::random;
use crate::{Error, ReadRows as _, Result};

/// How a row's detail refers to words that stand apart: their place and their hash.
const PLACE: &str = "testo";
const HASH: &str = "impronta";

/// Words that are to stand apart from the row being written, and once it is sealed their salts.
#[derive(Debug, Default)]
pub(crate) struct Apart {
    words: Vec<String>,
    salts: Vec<Salt>,
}

type Salt = [u8; 16];

impl Apart {
    /// Puts every text in `value` apart; what the row holds in its stead.
    pub(crate) fn put(&mut self, value: Value) -> Value {
        match value {
            Value::String(words) if !words.is_empty() => {
                self.words.push(words);
                json!({ PLACE: self.words.len() - 1, HASH: "" })
            }
            Value::Array(items) => items.into_iter().map(|item| self.put(item)).collect(),
            Value::Object(map) => map
                .into_iter()
                .map(|(key, value)| (key, self.put(value)))
                .collect(),
            plain => plain,
        }
    }

    /// Binds the words put apart to the row's detail, by their hash with a salt of their own.
    ///
    /// # Errors
    /// Without a source of random numbers.
    pub(crate) fn seal(&mut self, mut detail: Value) -> Result<Value> {
        self.salts = vec![Salt::default(); self.words.len()];
        for salt in &mut self.salts {
            random(salt)?;
        }
        if !self.words.is_empty() {
            self.bind(&mut detail);
        }
        Ok(detail)
    }

    fn bind(&self, value: &mut Value) {
        let place = reference(value).and_then(|(place, _)| usize::try_from(place).ok());
        let words = place.and_then(|at| Some((self.salts.get(at)?, self.words.get(at)?)));
        match value {
            Value::Array(items) => items.iter_mut().for_each(|item| self.bind(item)),
            Value::Object(map) => match words {
                Some((salt, words)) => {
                    map.insert(HASH.to_owned(), hash(salt, words).into());
                }
                None => map.values_mut().for_each(|value| self.bind(value)),
            },
            _ => {}
        }
    }

    /// Keeps them with their row.
    pub(crate) fn keep(&self, connection: &Connection, seq: i64) -> Result<()> {
        let mut keep = connection.prepare_cached(
            "INSERT INTO journal_text (seq, place, salt, words) VALUES (?1, ?2, ?3, ?4)",
        )?;
        for (place, (salt, words)) in (0_i64..).zip(self.salts.iter().zip(&self.words)) {
            keep.execute(params![seq, place, salt, words])?;
        }
        Ok(())
    }
}

/// What became of words that stand apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    /// They are there, as they were written.
    Told(String),
    /// They are there and are not what was written.
    Changed,
    /// They were taken away.
    Gone,
}

/// The words a value of a row's detail refers to; `None` for what is no such reference.
///
/// # Errors
/// When the archive cannot be read.
pub fn apart_of(connection: &Connection, seq: i64, value: &Value) -> Result<Option<Words>> {
    let Some((place, told)) = reference(value) else {
        return Ok(None);
    };
    let found = connection
        .prepare_cached("SELECT salt, words FROM journal_text WHERE seq = ?1 AND place = ?2")?
        .first::<(Salt, String), Error>(params![seq, place], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    Ok(Some(match found {
        None => Words::Gone,
        Some((salt, words)) if hash(&salt, &words) == told => Words::Told(words),
        Some(_) => Words::Changed,
    }))
}

fn reference(value: &Value) -> Option<(i64, &str)> {
    let map = value.as_object().filter(|map| map.len() == 2)?;
    Some((map.get(PLACE)?.as_i64()?, map.get(HASH)?.as_str()?))
}

/// Whether words that stand apart are not what a row's detail was bound to.
pub(super) fn is_spoilt(connection: &Connection, seq: i64, detail: &str) -> Result<bool> {
    if !detail.contains(PLACE) {
        return Ok(false);
    }
    match serde_json::from_str(detail) {
        Ok(value) => spoilt(connection, seq, &value),
        Err(_) => Ok(true),
    }
}

fn spoilt(connection: &Connection, seq: i64, value: &Value) -> Result<bool> {
    if let Some(words) = apart_of(connection, seq, value)? {
        return Ok(words == Words::Changed);
    }
    let inside: Vec<&Value> = match value {
        Value::Array(items) => items.iter().collect(),
        Value::Object(map) => map.values().collect(),
        _ => Vec::new(),
    };
    for value in inside {
        if spoilt(connection, seq, value)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn hash(salt: &Salt, words: &str) -> String {
    let mut hasher = Sha256::new();
    hasher.update(salt);
    hasher.update(words.as_bytes());
    hex::encode(hasher.finalize())
}
