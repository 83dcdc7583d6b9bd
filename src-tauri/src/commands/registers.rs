//! Registers (§3.2): issuing, looking at, saving, printing, signing.

use affianca_domain::RegisterId;
use affianca_workflow::files::StoredFile;
use affianca_workflow::registers::{
    RegisterCheck, RegisterDetail, RegisterFilter, RegisterOrder, RegisterPage, SignatureForm,
};
use affianca_workflow::Result;
use tauri::ipc::Response;
use tauri::{AppHandle, State};
use tauri_plugin_opener::OpenerExt as _;

use crate::files::{self, Kind};
use crate::office::{Answer, Office};
use crate::{clock, printing};

pub(super) const PDF: Kind = Kind {
    label: "PDF",
    endings: &["pdf"],
};
const SCAN: Kind = Kind {
    label: "Scansioni",
    endings: &["pdf", "jpg", "jpeg", "png", "tif", "tiff"],
};
const LARGEST_SCAN: u64 = 20 * 1024 * 1024;

#[tauri::command]
pub async fn check_register(
    office: State<'_, Office>,
    order: RegisterOrder,
) -> Answer<RegisterCheck> {
    office
        .work(move |archive, _| archive.check_register(&order))
        .await
}

#[tauri::command]
pub async fn issue_register(office: State<'_, Office>, order: RegisterOrder) -> Answer<RegisterId> {
    office
        .work(move |archive, now| archive.issue_register(&order, now, printing::register))
        .await
}

#[tauri::command]
pub async fn list_registers(
    office: State<'_, Office>,
    filter: RegisterFilter,
) -> Answer<RegisterPage> {
    office
        .work(move |archive, _| archive.list_registers(&filter))
        .await
}

#[tauri::command]
pub async fn register_detail(office: State<'_, Office>, id: RegisterId) -> Answer<RegisterDetail> {
    office
        .work(move |archive, _| archive.register_detail(id))
        .await
}

#[tauri::command]
pub async fn register_pdf(office: State<'_, Office>, id: RegisterId) -> Answer<Response> {
    let file = office
        .work(move |archive, _| archive.register_pdf(id))
        .await?;
    Ok(Response::new(file.bytes))
}

#[tauri::command]
pub async fn save_register(
    app: AppHandle,
    office: State<'_, Office>,
    id: RegisterId,
) -> Answer<String> {
    office
        .work(move |archive, _| {
            let file = archive.register_pdf(id)?;
            files::save(&app, &file.name, &PDF, &file.bytes)
        })
        .await
}

#[tauri::command]
pub async fn open_register(
    app: AppHandle,
    office: State<'_, Office>,
    id: RegisterId,
) -> Answer<()> {
    let file = office
        .work(move |archive, _| archive.register_pdf(id))
        .await?;
    office.aside(move |office| open(&app, office, &file)).await
}

#[tauri::command]
pub async fn sign_register(
    office: State<'_, Office>,
    id: RegisterId,
    form: SignatureForm,
) -> Answer<()> {
    office
        .work(move |archive, now| archive.sign_register(id, &form, now))
        .await
}

#[tauri::command]
pub async fn attach_scan(app: AppHandle, office: State<'_, Office>, id: RegisterId) -> Answer<()> {
    office
        .work(move |archive, _| {
            let path = files::ask_which(&app, &SCAN)?;
            let bytes = files::read_up_to(&path, LARGEST_SCAN)?;
            archive.attach_scan(id, &files::name_of(&path), &bytes, clock::now())
        })
        .await
}

#[tauri::command]
pub async fn open_scan(app: AppHandle, office: State<'_, Office>, id: RegisterId) -> Answer<()> {
    let file = office
        .work(move |archive, _| archive.register_scan(id))
        .await?;
    office.aside(move |office| open(&app, office, &file)).await
}

/// Lends a file to the system's viewer until the archive is locked.
pub(super) fn open(app: &AppHandle, office: &Office, file: &StoredFile) -> Result<()> {
    let path = office.lent()?.lend(&file.name, &file.bytes)?;
    app.opener()
        .open_path(files::shown(&path), None::<&str>)
        .map_err(|error| std::io::Error::other(error).into())
}
