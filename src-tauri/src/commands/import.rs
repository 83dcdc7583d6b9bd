//! *Importa*: §2's table of requests, and lists of employers; read, previewed, then taken in.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use affianca_workflow::import::{
    self, DetailsOf, DetailsPreview, DetailsReport, DetailsTable, EmployerTable, FirmPreview,
    FirmReport, ImportPreview, ImportReport, MOST_BYTES, RequestTable,
};
use affianca_workflow::{Archive, Error, Result};
use chrono::NaiveDateTime;

use super::crossing::Progress;
use crate::files;
use crate::office::{Office, Pending, Prepared};

pub fn choose_import(office: &Office) -> Result<ImportPreview> {
    choose(office, import::read, preview)
}

pub fn preview_pasted(office: &Office, text: String) -> Result<ImportPreview> {
    let table = import::pasted(&text)?;
    office.work(|archive, now| preview(office, archive, table, now))
}

pub fn mend_import(
    office: &Office,
    token: String,
    row: u32,
    column: String,
    text: String,
) -> Result<ImportPreview> {
    again(office, &token, |table| {
        import::mend(table, row, &column, &text)
    })
}

pub fn take_hidden_rows(office: &Office, token: String, taken: bool) -> Result<ImportPreview> {
    again(office, &token, |table| {
        table.with_hidden = taken;
        Ok(())
    })
}

pub fn run_import(office: &Office, token: String, progress: Progress) -> Result<ImportReport> {
    carry_out(office, &token, &progress, |archive, prepared, now, told| {
        let Prepared::Requests(prepared, _) = prepared else {
            return Err(gone());
        };
        archive.run_import(prepared, now, told)
    })
}

pub fn choose_employers(office: &Office) -> Result<FirmPreview> {
    choose(office, import::read_employers, preview_employers)
}

pub fn preview_pasted_employers(office: &Office, text: String) -> Result<FirmPreview> {
    let table = import::pasted_employers(&text)?;
    office.work(|archive, now| preview_employers(office, archive, table, now))
}

pub fn mend_employers(
    office: &Office,
    token: String,
    row: u32,
    column: String,
    text: String,
) -> Result<FirmPreview> {
    employers_again(office, &token, |table| {
        import::mend(table, row, &column, &text)
    })
}

pub fn take_hidden_employers(office: &Office, token: String, taken: bool) -> Result<FirmPreview> {
    employers_again(office, &token, |table| {
        table.with_hidden = taken;
        Ok(())
    })
}

pub fn run_employers_import(
    office: &Office,
    token: String,
    progress: Progress,
) -> Result<FirmReport> {
    carry_out(office, &token, &progress, |archive, prepared, now, told| {
        let Prepared::Employers(prepared) = prepared else {
            return Err(gone());
        };
        archive.import_employers(prepared, now, told)
    })
}

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

pub fn cancel_import(office: &Office, token: String) -> Result<()> {
    if let Some(pending) = office.imports().get(&token) {
        pending.stop.store(true, Ordering::Relaxed);
    }
    Ok(())
}

/// Asks which file, reads it, and previews what is in it.
fn choose<Read, Preview>(
    office: &Office,
    read: impl FnOnce(&[u8], &str) -> Result<Read>,
    preview: impl FnOnce(&Office, &Archive, Read, NaiveDateTime) -> Result<Preview>,
) -> Result<Preview> {
    office.ask(
        |_, _| Ok(()),
        |desktop, ()| {
            let (name, bytes) = files::choose(desktop, &files::TABLE, MOST_BYTES)?;
            read(&bytes, &name)
        },
        |archive, table, now| preview(office, archive, table, now),
    )
}

/// Previews a table of requests and keeps it until it is taken in.
fn preview(
    office: &Office,
    archive: &Archive,
    table: RequestTable,
    now: NaiveDateTime,
) -> Result<ImportPreview> {
    let (preview, prepared) = archive.preview_import(&table, now)?;
    let prepared = Prepared::Requests(Arc::new(prepared), Arc::new(table));
    keep(office, &preview.token, prepared)?;
    Ok(preview)
}

/// Previews a list of employers and keeps it until it is taken in.
fn preview_employers(
    office: &Office,
    archive: &Archive,
    table: EmployerTable,
    _: NaiveDateTime,
) -> Result<FirmPreview> {
    let (preview, prepared) = archive.preview_employers(table)?;
    let prepared = Prepared::Employers(Arc::new(prepared));
    keep(office, &preview.token, prepared)?;
    Ok(preview)
}

/// Previews once more the table of requests previewed last, changed.
fn again(
    office: &Office,
    token: &str,
    change: impl FnOnce(&mut RequestTable) -> Result<()>,
) -> Result<ImportPreview> {
    let pending = office.imports().get(token).cloned().ok_or_else(gone)?;
    let Prepared::Requests(_, table) = pending.prepared else {
        return Err(gone());
    };
    let mut table = RequestTable::clone(&table);
    change(&mut table)?;
    office.work(|archive, now| preview(office, archive, table, now))
}

/// Previews once more the list of employers previewed last, changed.
fn employers_again(
    office: &Office,
    token: &str,
    change: impl FnOnce(&mut EmployerTable) -> Result<()>,
) -> Result<FirmPreview> {
    let pending = office.imports().get(token).cloned().ok_or_else(gone)?;
    let Prepared::Employers(prepared) = pending.prepared else {
        return Err(gone());
    };
    let mut table = prepared.table.clone();
    change(&mut table)?;
    office.work(|archive, now| preview_employers(office, archive, table, now))
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
    keep(office, &preview.token, prepared)?;
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

/// Keeps the last preview only.
fn keep(office: &Office, token: &str, prepared: Prepared) -> Result<()> {
    let mut imports = office.imports();
    // Whoever locks the archive from here on waits, and then forgets the preview.
    office.archive()?;
    imports.clear();
    let pending = Pending {
        prepared,
        stop: Arc::default(),
    };
    imports.insert(token.to_owned(), pending);
    Ok(())
}

/// Stores what was previewed, telling the page how far it is and hearing whether to go on; once
/// stored, the preview is gone.
fn carry_out<Report>(
    office: &Office,
    token: &str,
    progress: &Progress,
    store: impl FnOnce(
        &Archive,
        &Prepared,
        NaiveDateTime,
        &mut dyn FnMut(u32, u32) -> bool,
    ) -> Result<Report>,
) -> Result<Report> {
    let pending = office.imports().get(token).cloned().ok_or_else(gone)?;
    pending.stop.store(false, Ordering::Relaxed);
    let report = office.work(|archive, now| {
        store(archive, &pending.prepared, now, &mut |done, all| {
            progress.tell(done, all);
            !pending.stop.load(Ordering::Relaxed)
        })
    })?;
    office.imports().remove(token);
    Ok(report)
}

fn gone() -> Error {
    Error::NotFound("L’anteprima dell’importazione")
}
