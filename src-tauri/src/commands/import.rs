//! *Importa*: §2's table of requests, and lists of employers; read, previewed, then taken in.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use affianca_domain::ActivityId;
use affianca_workflow::import::{
    self, EmployerTable, FirmPreview, FirmReport, HeldChoices, ImportPreview, ImportReport,
    MOST_BYTES, RequestTable, SessionTable, SessionsPreview, SessionsReport,
};
use affianca_workflow::{Archive, Error, Result};
use chrono::NaiveDateTime;

use super::crossing::Progress;
use crate::files;
use crate::office::Office;
use crate::pending::{Pending, Prepared};

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

pub fn run_import(
    office: &Office,
    token: String,
    choices: HeldChoices,
    progress: Progress,
) -> Result<ImportReport> {
    carry_out(office, &token, &progress, |archive, prepared, now, told| {
        let Prepared::Requests(prepared, _) = prepared else {
            return Err(gone());
        };
        archive.run_import(prepared, &choices, now, told)
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

pub fn choose_sessions(office: &Office, activity: Option<ActivityId>) -> Result<SessionsPreview> {
    choose(
        office,
        import::read_sessions,
        |office, archive, table, now| preview_sessions(office, archive, (table, activity), now),
    )
}

pub fn preview_pasted_sessions(
    office: &Office,
    activity: Option<ActivityId>,
    text: String,
) -> Result<SessionsPreview> {
    let table = import::pasted_sessions(&text)?;
    office.work(|archive, now| preview_sessions(office, archive, (table, activity), now))
}

pub fn mend_sessions(
    office: &Office,
    token: String,
    row: u32,
    column: String,
    text: String,
) -> Result<SessionsPreview> {
    sessions_again(office, &token, |table| {
        import::mend(table, row, &column, &text)
    })
}

pub fn take_hidden_sessions(
    office: &Office,
    token: String,
    taken: bool,
) -> Result<SessionsPreview> {
    sessions_again(office, &token, |table| {
        table.with_hidden = taken;
        Ok(())
    })
}

pub fn run_sessions_import(
    office: &Office,
    token: String,
    choices: HeldChoices,
    progress: Progress,
) -> Result<SessionsReport> {
    carry_out(office, &token, &progress, |archive, prepared, now, told| {
        let Prepared::Sessions(prepared) = prepared else {
            return Err(gone());
        };
        archive.import_sessions(prepared, &choices, now, told)
    })
}

pub fn cancel_import(office: &Office, token: String) -> Result<()> {
    if let Some(pending) = office.imports().get(&token) {
        pending.stop.store(true, Ordering::Relaxed);
    }
    Ok(())
}

/// Asks which file, reads it, and previews what is in it.
pub(super) fn choose<Read, Preview>(
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
    keep(office, &preview.read.token, prepared)?;
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
    keep(office, &preview.read.token, prepared)?;
    Ok(preview)
}

/// Holds a table of the portal's sessions beside the archive and keeps it until it is taken in.
fn preview_sessions(
    office: &Office,
    archive: &Archive,
    (table, activity): (SessionTable, Option<ActivityId>),
    now: NaiveDateTime,
) -> Result<SessionsPreview> {
    let (preview, prepared) = archive.preview_sessions(table, activity, now)?;
    keep(
        office,
        &preview.read.token,
        Prepared::Sessions(Arc::new(prepared)),
    )?;
    Ok(preview)
}

/// Previews once more the table of sessions previewed last, changed.
fn sessions_again(
    office: &Office,
    token: &str,
    change: impl FnOnce(&mut SessionTable) -> Result<()>,
) -> Result<SessionsPreview> {
    let pending = office.imports().get(token).cloned().ok_or_else(gone)?;
    let Prepared::Sessions(prepared) = pending.prepared else {
        return Err(gone());
    };
    let (mut table, activity) = (prepared.table.clone(), prepared.activity);
    change(&mut table)?;
    office.work(|archive, now| preview_sessions(office, archive, (table, activity), now))
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

/// Keeps the last preview only.
pub(super) fn keep(office: &Office, token: &str, prepared: Prepared) -> Result<()> {
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
pub(super) fn carry_out<Report>(
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

pub(super) fn gone() -> Error {
    Error::NotFound("L’anteprima dell’importazione")
}
