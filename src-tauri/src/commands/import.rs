//! *Importa* (§2's table): read, previewed, then taken in.

use std::sync::atomic::Ordering;
use std::sync::Arc;

use affianca_archive::import::{self, ImportPreview, ImportReport, Table};
use affianca_archive::{Archive, Error, Result};
use chrono::NaiveDateTime;
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

use crate::clock;
use crate::files::{self, Kind};
use crate::office::{Answer, Office, Pending};

const TABLE: Kind = Kind {
    label: "Tabelle",
    endings: &["csv", "txt", "tsv", "xlsx", "xls", "ods"],
};
const LARGEST: u64 = 64 * 1024 * 1024;

#[tauri::command]
pub async fn choose_import(app: AppHandle, office: State<'_, Office>) -> Answer<ImportPreview> {
    office
        .aside(move |office| {
            let path = files::ask_which(&app, &TABLE)?;
            let bytes = files::read_up_to(&path, LARGEST)?;
            let name = files::name_of(&path);
            let table = import::read(&bytes, &name)?;
            preview(office, &table)
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
            let pending = office.imports()?.get(&token).cloned();
            let pending = pending.ok_or(Error::NotFound("L’anteprima dell’importazione"))?;
            pending.stop.store(false, Ordering::Relaxed);
            let now = clock::now();
            let report =
                office
                    .archive()?
                    .run_import(&pending.prepared, now, &mut |done, all| {
                        // A page that went away no longer listens; the import goes on.
                        let _ = progress.send((done, all));
                        !pending.stop.load(Ordering::Relaxed)
                    })?;
            office.imports()?.remove(&token);
            Ok(report)
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

/// Previews a table and keeps it, the last one only, until it is taken in.
fn preview(office: &Office, table: &Table) -> Result<ImportPreview> {
    let archive: Arc<Archive> = office.archive()?;
    let now: NaiveDateTime = clock::now();
    let (preview, prepared) = archive.preview_import(table, now)?;
    let mut imports = office.imports()?;
    imports.clear();
    let pending = Pending {
        prepared: Arc::new(prepared),
        stop: Arc::default(),
    };
    imports.insert(preview.token.clone(), pending);
    Ok(preview)
}
