//! Gathers what a document prints beside its words: reference text, recipient, who delivers (§3.2).

use affianca_domain::{CodedPaper, OutputSheet, OutputVersionId};
use affianca_store::settings::{coach_at_work_name, code_key};
use affianca_store::{ReadColumn, ReadRows, journal, values};
use chrono::NaiveDateTime;
use rusqlite::{Connection, Row};

use super::MandatoryContent;
use super::record::{Output, rule_of};
use crate::directory::{programme_of, provider};
use crate::requests;
use crate::{Result, StoreError};

/// Whom a document is about, and of which activity.
struct Heading {
    surname: String,
    name: String,
    tax_code: String,
    branch: String,
    activity: String,
}

/// The version a sheet is to be kept as.
#[derive(Clone, Copy)]
pub(super) struct Kept {
    /// Its number.
    pub number: u32,
    /// Its id.
    pub id: OutputVersionId,
}

/// The sheet of a document as it stands, and as what it is to be kept, if it is.
pub(super) fn sheet(
    connection: &Connection,
    output: &Output,
    kept: Option<Kept>,
    now: NaiveDateTime,
) -> Result<OutputSheet> {
    let request = requests::load(connection, output.request)?;
    let programme = programme_of(connection, &request.programme)?;
    let heading = heading(connection, output)?;
    let (journal, codes) = match kept {
        Some(kept) => (
            journal::head(connection)?,
            Some(code_key(connection)?.codes(CodedPaper::Output(kept.id))),
        ),
        None => (None, None),
    };
    Ok(OutputSheet {
        kind: rule_of(&programme.outputs, output.kind)?.title.clone(),
        title: output.title.clone(),
        drafted: output.drafted,
        version: kept.map(|kept| kept.number),
        service: programme.service,
        reference_text: programme.reference_text,
        provider: provider(connection)?.name,
        branch: heading.branch,
        opal: request.opal,
        voucher_id: request.voucher_id,
        surname: heading.surname,
        name: heading.name,
        tax_code: heading.tax_code,
        activity: heading.activity,
        author: coach_at_work_name(connection)?,
        text: output.text.clone(),
        printed: now,
        journal,
        codes,
    })
}

fn heading(connection: &Connection, output: &Output) -> Result<Heading> {
    let read = |row: &Row| -> Result<Heading, StoreError> {
        Ok(Heading {
            surname: row.read("surname")?,
            name: row.read("name")?,
            tax_code: row.read("tax_code")?,
            branch: row.read("branch")?,
            activity: row.read("activity")?,
        })
    };
    Ok(connection
        .prepare_cached(
            "SELECT b.surname, b.name, b.tax_code,
                    coalesce(s.name || CASE WHEN s.address = '' THEN '' ELSE ', ' || s.address END, '')
                        AS branch,
                    a.code || ' – ' || a.title AS activity
             FROM request r
             JOIN beneficiary b ON b.id = r.beneficiary_id
             JOIN activity a ON a.id = ?2
             LEFT JOIN branch s ON s.id = r.branch_id
             WHERE r.id = ?1",
        )?
        .one(values![output.request, output.activity], read)?)
}

/// What §3.2 asks every output to carry, and whether this one does; `written` tells of its text.
pub(super) fn contents(sheet: &OutputSheet, written: bool) -> Vec<MandatoryContent> {
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
        item("Testo del documento", written),
    ]
}
