//! Gathers what a document prints beside its words: reference text, recipient, who delivers (§3.2).

use affianca_domain::OutputSheet;
use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::MandatoryContent;
use super::record::{Record, rules, title_of};
use crate::Result;
use crate::directory::{programme_of, provider};
use crate::requests;
use affianca_store::settings::coach_at_work_name;

/// The sheet of a document as it stands; `version` is the number it gets, if it is to be kept.
pub(super) fn sheet(
    connection: &Connection,
    record: &Record,
    version: Option<u32>,
    now: NaiveDateTime,
) -> Result<OutputSheet> {
    let request = requests::load(connection, record.request)?;
    let programme = programme_of(connection, request.programme)?;
    let (surname, name, tax_code, branch, activity) = connection
        .prepare_cached(
            "SELECT b.surname, b.name, b.tax_code,
                    coalesce(s.name || CASE WHEN s.address = '' THEN '' ELSE ', ' || s.address END, ''),
                    a.code || ' – ' || a.title
             FROM request r
             JOIN beneficiary b ON b.id = r.beneficiary_id
             JOIN activity a ON a.id = ?2
             LEFT JOIN branch s ON s.id = r.branch_id
             WHERE r.id = ?1",
        )?
        .query_row([record.request.0, record.activity.0], |row| {
            Ok((
                row.get(0)?,
                row.get(1)?,
                row.get(2)?,
                row.get(3)?,
                row.get(4)?,
            ))
        })?;
    Ok(OutputSheet {
        kind: title_of(&rules()?, record.kind)?,
        title: record.title.clone(),
        drafted: record.drafted,
        version,
        service: programme.service,
        reference_text: programme.reference_text,
        provider: provider(connection)?.name,
        branch,
        opal: request.opal,
        voucher_id: request.voucher_id,
        surname,
        name,
        tax_code,
        activity,
        author: coach_at_work_name(connection)?,
        text: record.text.clone(),
        printed: now,
    })
}

/// What §3.2 asks every output to carry, and whether this one does.
pub(super) fn contents(sheet: &OutputSheet) -> Vec<MandatoryContent> {
    let item = |label: &str, present: bool| MandatoryContent {
        label: label.to_owned(),
        present,
    };
    vec![
        item("Data di redazione", true),
        item(
            "Riferimenti al dispositivo",
            !sheet.reference_text.is_empty(),
        ),
        item("Id voucher", !sheet.voucher_id.is_empty()),
        item(
            "Nome e cognome",
            !sheet.surname.is_empty() && !sheet.name.is_empty(),
        ),
        item("Codice fiscale", !sheet.tax_code.is_empty()),
        item("Testo del documento", sheet.text.is_filled()),
    ]
}
