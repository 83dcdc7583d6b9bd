//! What the archive already holds of a table: requests, with what differs, and people.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use affianca_domain::{Cents, Minutes};
use affianca_tables::same;
use rusqlite::Connection;

use super::{ImportOutcome, ImportProblem, columns::Column, meaning::Reading};
use crate::Result;
use crate::directory::People;
use crate::requests::{CentreRef, NewRequest, PersonRef};

/// A request the archive already holds.
#[derive(Debug)]
struct Known {
    state: String,
    voucher_kind: String,
    voucher_id: String,
    tax_code: String,
    /// Codes of those who were merged into the person.
    former_codes: Vec<String>,
    centre: String,
    /// Code, minutes, cents, state.
    activities: Vec<(String, Minutes, i64, String)>,
}

/// Marks what is already there, and says what differs.
pub(super) fn mark(connection: &Connection, readings: &mut [Reading]) -> Result<()> {
    let known = requests(connection, readings)?;
    let mut people = people(connection, readings)?;
    let served = People::load(connection)?;
    for reading in readings {
        let row = &mut reading.row;
        if let Some(known) = known.get(&row.opal) {
            row.outcome = ImportOutcome::Known;
            row.differences = reading
                .request
                .take()
                .map_or_else(Vec::new, |new| differences(known, &new));
            // It stays as it is: nothing in the file can keep it out.
            row.problems
                .iter_mut()
                .for_each(|problem| problem.blocks = false);
            continue;
        }
        let Some(NewRequest {
            person:
                PersonRef::New {
                    surname,
                    name,
                    tax_code,
                },
            ..
        }) = &reading.request
        else {
            continue;
        };
        let full = format!("{surname} {name}");
        match people.get(tax_code.as_str()) {
            Some(first) if !same(first, &full) => row.problems.push(ImportProblem::warning(
                row.row,
                Column::TaxCode.label(),
                format!("Questo codice fiscale è già di «{first}»: resta quel nome."),
            )),
            Some(_) => {}
            None => {
                if let Some(message) = served.doubt(surname, name, tax_code, None, None) {
                    let column = Column::TaxCode.label();
                    row.problems
                        .push(ImportProblem::warning(row.row, column, message));
                }
                people.insert(tax_code.to_string(), full);
            }
        }
    }
    Ok(())
}

fn requests(connection: &Connection, readings: &[Reading]) -> Result<HashMap<String, Known>> {
    let opals: Vec<&str> = readings
        .iter()
        .map(|reading| reading.row.opal.as_str())
        .collect();
    let mut statement = connection.prepare_cached(
        "SELECT r.opal, r.state, r.voucher_kind, r.voucher_id, b.tax_code, c.name,
                a.code, a.minutes, a.amount, a.state,
                (SELECT json_group_array(m.tax_code) FROM beneficiary m WHERE m.merged_into = b.id)
         FROM request r
         JOIN beneficiary b ON b.id = r.beneficiary_id
         JOIN centre c ON c.id = r.centre_id
         LEFT JOIN activity a ON a.request_id = r.id
         WHERE r.opal IN (SELECT value FROM json_each(?1))
         ORDER BY r.id, a.position",
    )?;
    let mut rows = statement.query([serde_json::to_string(&opals)?])?;
    let mut found: HashMap<String, Known> = HashMap::new();
    while let Some(row) = rows.next()? {
        let opal: String = row.get(0)?;
        let known = match found.entry(opal) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(empty) => empty.insert(Known {
                state: row.get(1)?,
                voucher_kind: row.get(2)?,
                voucher_id: row.get(3)?,
                tax_code: row.get(4)?,
                former_codes: serde_json::from_str(&row.get::<_, String>(10)?)?,
                centre: row.get(5)?,
                activities: Vec::new(),
            }),
        };
        if let Some(code) = row.get(6)? {
            known
                .activities
                .push((code, Minutes(row.get(7)?), row.get(8)?, row.get(9)?));
        }
    }
    Ok(found)
}

fn people(connection: &Connection, readings: &[Reading]) -> Result<HashMap<String, String>> {
    let codes: Vec<&str> = readings
        .iter()
        .map(|reading| reading.row.tax_code.as_str())
        .collect();
    let mut statement = connection.prepare_cached(
        "SELECT b.tax_code, p.surname || ' ' || p.name FROM beneficiary b
         JOIN beneficiary p ON p.id = coalesce(b.merged_into, b.id)
         WHERE b.tax_code IN (SELECT value FROM json_each(?1))",
    )?;
    let found = statement
        .query_map([serde_json::to_string(&codes)?], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(found)
}

fn differences(known: &Known, new: &NewRequest) -> Vec<String> {
    let mut differences = Vec::new();
    let mut compare = |what: &str, here: &str, there: &str| {
        if !same(here, there) {
            differences.push(format!(
                "{what}: nell’archivio {}, nel file {}.",
                shown(here),
                shown(there)
            ));
        }
    };
    compare("Stato", &known.state, new.state.as_str());
    if let PersonRef::New { tax_code, .. } = &new.person
        && !known
            .former_codes
            .iter()
            .any(|code| code == tax_code.as_str())
    {
        compare("Codice fiscale", &known.tax_code, tax_code.as_str());
    }
    if let CentreRef::Named(centre) = &new.centre {
        compare("CPI", &known.centre, centre);
    }
    compare("Voucher", &known.voucher_kind, new.voucher_kind.as_str());
    if !new.voucher_id.is_empty() {
        compare("Id voucher", &known.voucher_id, &new.voucher_id);
    }
    for agreed in &new.activities {
        let same_code = known
            .activities
            .iter()
            .find(|(code, ..)| *code == agreed.code);
        let Some((code, minutes, amount, state)) = same_code else {
            continue;
        };
        compare(
            &format!("Ore di {code}"),
            &minutes.to_string(),
            &agreed.minutes.to_string(),
        );
        compare(
            &format!("Importo di {code}"),
            &Cents(*amount).to_string(),
            &agreed.amount.to_string(),
        );
        compare(&format!("Stato di {code}"), state, agreed.state.as_str());
    }
    differences
}

fn shown(text: &str) -> &str {
    if text.is_empty() { "niente" } else { text }
}
