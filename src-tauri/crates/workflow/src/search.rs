//! Search everywhere (Ctrl+K): requests, people, employers, registers in one short list.

use affianca_domain::SoughtNumber;
use affianca_domain::register::SoughtOnPaper;
use affianca_store::{Column as _, ReadColumn as _, ReadRows as _, rows, values};
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::directory::containing;
use crate::requests::{as_indexed, quoted};
use crate::{Archive, Result};

/// How many of each kind are shown, twenty in all: a longer list is read on its own screen.
const REQUESTS: u32 = 8;
const PEOPLE: u32 = 6;
const EMPLOYERS: u32 = 3;
const REGISTERS: u32 = 3;
/// The index of words holds groups of three letters.
const INDEXED: usize = 3;

/// One thing found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Hit {
    /// `richiesta`, `destinatario`, `datore`, `registro`.
    pub kind: String,
    /// Id of the subject within its kind.
    #[ts(type = "number")]
    pub id: i64,
    pub title: String,
    pub detail: String,
    /// Whether title and detail hold personal data.
    pub personal: bool,
}

impl Archive {
    /// Up to twenty things that hold every word of `text`; nothing for an empty one.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn search_everything(&self, text: &str) -> Result<Vec<Hit>> {
        let words = as_indexed(text);
        if words.is_empty() {
            return Ok(Vec::new());
        }
        self.read(|connection| {
            let mut hits = requests(connection, &words)?;
            hits.extend(people(connection, text)?);
            hits.extend(employers(connection, text)?);
            let mut found = registers(connection, text)?;
            found.extend(registers_on_paper(connection, text)?);
            found.truncate(REGISTERS as usize);
            hits.extend(found);
            Ok(hits)
        })
    }
}

fn requests(connection: &Connection, words: &[String]) -> Result<Vec<Hit>> {
    let (found, values) = request_ids(words);
    let mut statement = connection.prepare_cached(&format!(
        "SELECT r.id, r.opal, b.surname || ' ' || b.name || ' · ' || r.state
         FROM ({found}) f JOIN request r ON r.id = f.id
         JOIN beneficiary b ON b.id = r.beneficiary_id ORDER BY r.id DESC"
    ))?;
    statement.all(params_from_iter(values), |row| hit("richiesta", true, row))
}

/// The query of the requests that hold every word, newest first, with its values.
fn request_ids(words: &[String]) -> (String, Vec<Value>) {
    let whole = words.concat();
    let is_long = |word: &str| word.chars().count() >= INDEXED;
    let (mut long, mut short): (Vec<&str>, Vec<&str>) = words
        .iter()
        .map(String::as_str)
        .partition(|word| is_long(word));
    if long.is_empty() && is_long(&whole) {
        // Pieces of one name or code, as «d an» or «jc 1 11».
        (long, short) = (vec![whole.as_str()], Vec::new());
    }
    if long.is_empty() {
        // Too short for the index of words: what an OPAL code or a surname begins with.
        let beyond = format!("{whole}\u{10FFFF}");
        let query = format!(
            "SELECT request_id AS id FROM request_listing
             WHERE (opal >= ?1 AND opal < ?2) OR (surname >= ?1 AND surname < ?2)
             ORDER BY request_id DESC LIMIT {REQUESTS}"
        );
        return (query, vec![whole.value(), beyond.value()]);
    }
    let mut values = vec![Value::Text(
        long.iter().map(|word| quoted(word) + " ").collect(),
    )];
    let narrower: String = short
        .into_iter()
        .map(|word| {
            values.push(Value::Text(word.to_owned()));
            format!(
                " AND instr((SELECT words FROM request_listing WHERE request_id = w.rowid), ?{}) > 0",
                values.len()
            )
        })
        .collect();
    let query = format!(
        "SELECT w.rowid AS id FROM request_words w
         WHERE request_words MATCH ?1{narrower} ORDER BY w.rowid DESC LIMIT {REQUESTS}"
    );
    (query, values)
}

fn people(connection: &Connection, text: &str) -> Result<Vec<Hit>> {
    let (condition, words) = containing("folded", text, 0);
    let mut statement = connection.prepare_cached(&format!(
        "SELECT b.id, b.surname || ' ' || b.name, b.tax_code
         FROM (SELECT id FROM beneficiary WHERE merged_into IS NULL AND {condition}
               ORDER BY folded LIMIT {PEOPLE}) f
         JOIN beneficiary b ON b.id = f.id ORDER BY b.folded"
    ))?;
    statement.all(params_from_iter(words), |row| {
        hit("destinatario", true, row)
    })
}

fn employers(connection: &Connection, text: &str) -> Result<Vec<Hit>> {
    let (condition, words) = containing("folded", text, 0);
    let mut statement = connection.prepare_cached(&format!(
        "SELECT e.id, e.name, e.municipality
         FROM (SELECT id FROM employer WHERE merged_into IS NULL AND {condition}
               ORDER BY folded LIMIT {EMPLOYERS}) f
         JOIN employer e ON e.id = f.id ORDER BY e.folded"
    ))?;
    statement.all(params_from_iter(words), |row| hit("datore", true, row))
}

/// Registers kept on paper, by any part of the number written there.
fn registers_on_paper(connection: &Connection, text: &str) -> Result<Vec<Hit>> {
    let sought = SoughtOnPaper::read(text);
    if sought.words().is_empty() {
        return Ok(Vec::new());
    }
    let conditions: String = (1..=sought.words().len())
        .map(|number| format!(" AND instr(paper_found_by, ?{number}) > 0"))
        .collect();
    connection
        .prepare_cached(&format!(
            "SELECT g.id, g.paper_number, r.opal, g.scope_label
             FROM (SELECT id FROM register INDEXED BY register_on_paper
                   WHERE paper_number IS NOT NULL{conditions}
                   ORDER BY paper_found_by LIMIT {REGISTERS}) f
             JOIN register g ON g.id = f.id JOIN request r ON r.id = g.request_id
             ORDER BY g.paper_found_by"
        ))?
        .all(params_from_iter(sought.words()), |row| {
            let (opal, scope): (String, String) = (row.read("opal")?, row.read("scope_label")?);
            let number: String = row.read("paper_number")?;
            Ok(Hit {
                kind: "registro".to_owned(),
                id: row.read("id")?,
                title: format!("Registro su carta {number}"),
                detail: format!("{opal} · {scope}"),
                personal: false,
            })
        })
}

fn registers(connection: &Connection, text: &str) -> Result<Vec<Hit>> {
    let Some(sought) = SoughtNumber::parse(text) else {
        return Ok(Vec::new());
    };
    // Said only where it is, so that the year is looked up.
    let of_year = if sought.year.is_some() {
        "year = ?2"
    } else {
        "?2 IS NULL"
    };
    connection
        .prepare_cached(&format!(
            "SELECT g.id, g.year, g.series, g.serial, g.version, r.opal, g.scope_label
             FROM (SELECT id FROM register
                   WHERE {of_year} AND serial = ?1 AND (?3 IS NULL OR series = ?3)
                   ORDER BY year DESC, series, version DESC LIMIT {REGISTERS}) f
             JOIN register g ON g.id = f.id JOIN request r ON r.id = g.request_id
             ORDER BY g.year DESC, g.series, g.version DESC"
        ))?
        .all(
            values![
                sought.serial,
                sought.year,
                sought.series.map(|series| series.as_str().to_owned())
            ],
            |row| {
                let number = rows::register::number(row)?;
                let (version, opal): (u32, String) = (row.read("version")?, row.read("opal")?);
                let scope: String = row.read("scope_label")?;
                Ok(Hit {
                    kind: "registro".to_owned(),
                    id: row.read("id")?,
                    title: format!("Registro {number}, versione {version}"),
                    detail: format!("{opal} · {scope}"),
                    personal: false,
                })
            },
        )
}

/// A row of id, title and detail.
fn hit(kind: &str, personal: bool, row: &Row) -> Result<Hit> {
    Ok(Hit {
        kind: kind.to_owned(),
        id: row.read(0)?,
        title: row.read(1)?,
        detail: row.read(2)?,
        personal,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_typed_can_be_taken_for_the_language_of_the_index() {
        assert_eq!(quoted("o\"or"), "\"o\"\"or\"");
        let (query, values) = request_ids(&as_indexed("a\" or rossi*"));
        assert!(query.contains("MATCH ?1"), "{query}");
        assert_eq!(
            values.len(),
            3,
            "one phrase for the long words, two short ones beside it"
        );
    }
}
