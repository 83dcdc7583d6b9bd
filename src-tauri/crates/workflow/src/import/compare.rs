//! What the archive already holds of a table: requests, with what differs, and people.

use std::collections::HashMap;

use affianca_domain::PortalChoice;
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use affianca_tables::same;
use rusqlite::Connection;

use super::{ImportOutcome, ImportProblem, ImportRow, columns::Column, known, meaning::Reading};
use crate::Result;
use crate::directory::People;
use crate::requests::{NewRequest, PersonRef};

/// Marks what is already there, and says what differs.
pub(super) fn mark(connection: &Connection, readings: &mut [Reading]) -> Result<()> {
    let opals: Vec<&str> = readings
        .iter()
        .map(|reading| reading.row.opal.as_str())
        .collect();
    let known = known::among(connection, &opals)?;
    let mut people = people(connection, readings)?;
    let served = People::load(connection)?;
    for reading in readings {
        let row = &mut reading.row;
        if let Some(known) = known.get(&row.opal) {
            let differences = reading
                .request
                .as_ref()
                .map(|new| known.differences(new))
                .unwrap_or_default();
            row.outcome = if differences.is_empty() {
                ImportOutcome::Known
            } else {
                ImportOutcome::Different
            };
            row.request = Some(known.id);
            row.choices = known::choices(&differences);
            row.differences = differences.into_iter().map(|it| it.told).collect();
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

/// How many requests of the archive are not among some, and the first of them by OPAL.
pub(super) fn only_here(
    connection: &Connection,
    opals: &[&str],
    most: usize,
) -> Result<(u32, Vec<ImportRow>)> {
    let opals = serde_json::to_string(opals)?;
    let others = "r.opal NOT IN (SELECT value FROM json_each(?1))";
    let all = connection
        .prepare_cached(&format!("SELECT count(*) FROM request r WHERE {others}"))?
        .one(values![opals], |row| -> Result<_> { Ok(row.read(0)?) })?;
    let most = u32::try_from(most).unwrap_or(u32::MAX);
    let rows = connection
        .prepare_cached(&format!(
            "SELECT r.id, r.opal, r.state, b.surname, b.name AS given, b.tax_code, c.name AS centre,
                    r.voucher_kind
             FROM request r JOIN beneficiary b ON b.id = r.beneficiary_id
             JOIN centre c ON c.id = r.centre_id
             WHERE {others} ORDER BY r.opal LIMIT ?2"
        ))?
        .all(values![opals, most], |row| -> Result<_> {
            let opal: String = row.read("opal")?;
            Ok(ImportRow {
                key: opal.clone(),
                row: 0,
                outcome: ImportOutcome::OnlyHere,
                request: Some(row.read("id")?),
                state: row.read("state")?,
                opal,
                surname: row.read("surname")?,
                name: row.read("given")?,
                tax_code: row.read("tax_code")?,
                centre: row.read("centre")?,
                voucher: row.read("voucher_kind")?,
                activities: 0,
                hours: String::new(),
                amount: String::new(),
                problems: Vec::new(),
                differences: Vec::new(),
                choices: vec![PortalChoice::Leave],
            })
        })?;
    Ok((all, rows))
}
