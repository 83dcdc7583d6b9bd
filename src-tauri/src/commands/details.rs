//! *Importa destinatari* and *Importa coach*: read, previewed, then taken in.

use std::sync::Arc;

use affianca_workflow::import::{self, DetailsOf, DetailsPreview, DetailsReport, DetailsTable};
use affianca_workflow::{Archive, Result};
use chrono::NaiveDateTime;

use super::crossing::Progress;
use super::import::{carry_out, choose, gone, keep};
use crate::office::Office;
use crate::pending::Prepared;

pub fn choose_details(office: &Office, of: DetailsOf) -> Result<DetailsPreview> {
    choose(
        office,
        |bytes, name| import::read_details(of, bytes, name),
        |office, archive, table, now| preview_details(office, archive, (table, false), now),
    )
}

pub fn preview_pasted_details(
    office: &Office,
    of: DetailsOf,
    text: String,
) -> Result<DetailsPreview> {
    let table = import::pasted_details(of, &text)?;
    office.work(|archive, now| preview_details(office, archive, (table, false), now))
}

pub fn mend_details(
    office: &Office,
    token: String,
    row: u32,
    column: String,
    text: String,
) -> Result<DetailsPreview> {
    details_again(office, &token, |table, _| table.mend(row, &column, &text))
}

pub fn take_hidden_details(office: &Office, token: String, taken: bool) -> Result<DetailsPreview> {
    details_again(office, &token, |table, _| {
        table.take_hidden(taken);
        Ok(())
    })
}

pub fn overwrite_details(
    office: &Office,
    token: String,
    overwrite: bool,
) -> Result<DetailsPreview> {
    details_again(office, &token, |_, chosen| {
        *chosen = overwrite;
        Ok(())
    })
}

pub fn run_details_import(
    office: &Office,
    token: String,
    progress: Progress,
) -> Result<DetailsReport> {
    carry_out(office, &token, &progress, |archive, prepared, now, told| {
        let Prepared::Details(prepared) = prepared else {
            return Err(gone());
        };
        archive.import_details(prepared, now, told)
    })
}

/// Previews a list of details and keeps it until it is taken in.
fn preview_details(
    office: &Office,
    archive: &Archive,
    (table, overwrite): (DetailsTable, bool),
    now: NaiveDateTime,
) -> Result<DetailsPreview> {
    let (preview, prepared) = archive.preview_details(table, overwrite, now)?;
    let prepared = Prepared::Details(Arc::new(prepared));
    keep(office, &preview.read.token, prepared)?;
    Ok(preview)
}

/// Previews once more the list of details previewed last, changed.
fn details_again(
    office: &Office,
    token: &str,
    change: impl FnOnce(&mut DetailsTable, &mut bool) -> Result<()>,
) -> Result<DetailsPreview> {
    let pending = office.imports().get(token).cloned().ok_or_else(gone)?;
    let Prepared::Details(prepared) = pending.prepared else {
        return Err(gone());
    };
    let (mut table, mut overwrite) = (prepared.table.clone(), prepared.overwrite);
    change(&mut table, &mut overwrite)?;
    office.work(|archive, now| preview_details(office, archive, (table, overwrite), now))
}
