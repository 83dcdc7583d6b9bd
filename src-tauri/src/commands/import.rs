//! *Importa*: §2's table of requests, and lists of employers; read, previewed, then taken in.

use std::sync::atomic::Ordering;
use std::sync::Arc;

use affianca_workflow::import::{
    self, EmployerTable, FirmPreview, FirmReport, ImportPreview, ImportReport, RequestTable,
};
use affianca_workflow::{Archive, Error, Result};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

use crate::clock;
use crate::files::{self, Kind};
use crate::office::{Answer, Office, Pending, Prepared};

const TABLE: Kind = Kind {
    label: "Tabelle",
    endings: &["csv", "txt", "tsv", "xlsx", "xls", "ods"],
};
const LARGEST: u64 = 64 * 1024 * 1024;

#[tauri::command]
pub async fn choose_import(app: AppHandle, office: State<'_, Office>) -> Answer<ImportPreview> {
    office
        .aside(move |office| {
            let (bytes, name) = ask(&app)?;
            preview(office, &import::read(&bytes, &name)?)
        })
        .await
}

#[tauri::command]
pub async fn preview_pasted(office: State<'_, Office>, text: String) -> Answer<ImportPreview> {
    office
        .aside(move |office| preview(office, &import::pasted(&text)?))
        .await
}

#[tauri::command]
pub async fn run_import(
    office: State<'_, Office>,
    token: String,
    progress: Channel<(u32, u32)>,
) -> Answer<ImportReport> {
    office
        .aside(move |office| {
            carry_out(office, &token, &progress, |archive, prepared, told| {
                let Prepared::Requests(prepared) = prepared else {
                    return Err(gone());
                };
                archive.run_import(prepared, clock::now(), told)
            })
        })
        .await
}

#[tauri::command]
pub async fn choose_employers(app: AppHandle, office: State<'_, Office>) -> Answer<FirmPreview> {
    office
        .aside(move |office| {
            let (bytes, name) = ask(&app)?;
            preview_employers(office, import::read_employers(&bytes, &name)?)
        })
        .await
}

#[tauri::command]
pub async fn preview_pasted_employers(
    office: State<'_, Office>,
    text: String,
) -> Answer<FirmPreview> {
    office
        .aside(move |office| preview_employers(office, import::pasted_employers(&text)?))
        .await
}

#[tauri::command]
pub async fn run_employers_import(
    office: State<'_, Office>,
    token: String,
    progress: Channel<(u32, u32)>,
) -> Answer<FirmReport> {
    office
        .aside(move |office| {
            carry_out(office, &token, &progress, |archive, prepared, told| {
                let Prepared::Employers(prepared) = prepared else {
                    return Err(gone());
                };
                archive.import_employers(prepared, clock::now(), told)
            })
        })
        .await
}

#[tauri::command]
pub async fn cancel_import(office: State<'_, Office>, token: String) -> Answer<()> {
    office
        .aside(move |office| {
            if let Some(pending) = office.imports()?.get(&token) {
                pending.stop.store(true, Ordering::Relaxed);
            }
            Ok(())
        })
        .await
}

/// Asks which file, and reads it: its content and its name.
fn ask(app: &AppHandle) -> Result<(Vec<u8>, String)> {
    let path = files::ask_which(app, &TABLE)?;
    let bytes = files::read_up_to(&path, LARGEST)?;
    Ok((bytes, files::name_of(&path)))
}

/// Previews a table of requests and keeps it until it is taken in.
fn preview(office: &Office, table: &RequestTable) -> Result<ImportPreview> {
    let (preview, prepared) = office.archive()?.preview_import(table, clock::now())?;
    keep(
        office,
        &preview.token,
        Prepared::Requests(Arc::new(prepared)),
    )?;
    Ok(preview)
}

/// Previews a list of employers and keeps it until it is taken in.
fn preview_employers(office: &Office, table: EmployerTable) -> Result<FirmPreview> {
    let (preview, prepared) = office.archive()?.preview_employers(table)?;
    keep(
        office,
        &preview.token,
        Prepared::Employers(Arc::new(prepared)),
    )?;
    Ok(preview)
}

/// Keeps the last preview only.
fn keep(office: &Office, token: &str, prepared: Prepared) -> Result<()> {
    let mut imports = office.imports()?;
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
    progress: &Channel<(u32, u32)>,
    store: impl FnOnce(&Archive, &Prepared, &mut dyn FnMut(u32, u32) -> bool) -> Result<Report>,
) -> Result<Report> {
    let pending = office.imports()?.get(token).cloned().ok_or_else(gone)?;
    pending.stop.store(false, Ordering::Relaxed);
    let archive = office.archive()?;
    let report = store(&archive, &pending.prepared, &mut |done, all| {
        // A page that went away no longer listens; the import goes on.
        let _ = progress.send((done, all));
        !pending.stop.load(Ordering::Relaxed)
    })?;
    office.imports()?.remove(token);
    Ok(report)
}

fn gone() -> Error {
    Error::NotFound("L’anteprima dell’importazione")
}
