//! Outputs of the activities (§3.2): drafts, versions, models, files attached.

use affianca_domain::{ActivityId, AttachmentId, OutputId, OutputKind, RequestId, RichText};
use affianca_workflow::files::StoredFile;
use affianca_workflow::outputs::{
    AttachmentPlace, DraftKept, OutputDetail, OutputDraft, OutputFilter, OutputPage,
    OutputTemplate, RequestOutputs,
};
use affianca_workflow::{Archive, Result};
use chrono::NaiveDateTime;
use tauri::ipc::Response;
use tauri::{AppHandle, State};

use super::registers::{open, PDF};
use crate::files::{self, Kind};
use crate::office::{Answer, Office};
use crate::{clock, printing};

const ATTACHABLE: Kind = Kind {
    label: "PDF, immagini, DOCX, ODT, XLSX",
    endings: &[
        "pdf", "jpg", "jpeg", "png", "tif", "tiff", "docx", "odt", "xlsx",
    ],
};
const ANY: Kind = Kind {
    label: "Tutti i file",
    endings: &["*"],
};
const LARGEST: u64 = 20 * 1024 * 1024;

#[tauri::command]
pub async fn list_outputs(office: State<'_, Office>, filter: OutputFilter) -> Answer<OutputPage> {
    office
        .work(move |archive, _| archive.list_outputs(&filter))
        .await
}

#[tauri::command]
pub async fn request_outputs(
    office: State<'_, Office>,
    request: RequestId,
) -> Answer<RequestOutputs> {
    office
        .work(move |archive, _| archive.request_outputs(request))
        .await
}

#[tauri::command]
pub async fn start_output(
    office: State<'_, Office>,
    activity: ActivityId,
    kind: OutputKind,
) -> Answer<OutputId> {
    office
        .work(move |archive, now| archive.start_output(activity, kind, now))
        .await
}

#[tauri::command]
pub async fn output_detail(office: State<'_, Office>, id: OutputId) -> Answer<OutputDetail> {
    office
        .work(move |archive, now| archive.output_detail(id, now))
        .await
}

#[tauri::command]
pub async fn keep_output_draft(
    office: State<'_, Office>,
    id: OutputId,
    draft: OutputDraft,
) -> Answer<DraftKept> {
    office
        .work(move |archive, now| archive.keep_output_draft(id, &draft, now))
        .await
}

#[tauri::command]
pub async fn keep_output_version(
    office: State<'_, Office>,
    id: OutputId,
    revision: u32,
) -> Answer<u32> {
    office
        .work(move |archive, now| archive.keep_version(id, revision, now, printing::output))
        .await
}

#[tauri::command]
pub async fn restore_output_version(
    office: State<'_, Office>,
    id: OutputId,
    number: u32,
    revision: u32,
) -> Answer<()> {
    office
        .work(move |archive, now| archive.restore_version(id, number, revision, now))
        .await
}

#[tauri::command]
pub async fn discard_output(office: State<'_, Office>, id: OutputId) -> Answer<()> {
    office
        .work(move |archive, now| archive.discard_output(id, now))
        .await
}

/// The PDF of a version, or of the draft as it stands when no version is named.
#[tauri::command]
pub async fn output_pdf(
    office: State<'_, Office>,
    id: OutputId,
    version: Option<u32>,
) -> Answer<Response> {
    let file = office
        .work(move |archive, now| printed(archive, id, version, now))
        .await?;
    Ok(Response::new(file.bytes))
}

#[tauri::command]
pub async fn save_output_pdf(
    app: AppHandle,
    office: State<'_, Office>,
    id: OutputId,
    version: Option<u32>,
) -> Answer<String> {
    office
        .work(move |archive, now| {
            let file = printed(archive, id, version, now)?;
            files::save(&app, &file.name, &PDF, &file.bytes)
        })
        .await
}

#[tauri::command]
pub async fn open_output_pdf(
    app: AppHandle,
    office: State<'_, Office>,
    id: OutputId,
    version: Option<u32>,
) -> Answer<()> {
    let file = office
        .work(move |archive, now| printed(archive, id, version, now))
        .await?;
    office.aside(move |office| open(&app, office, &file)).await
}

#[tauri::command]
pub async fn output_templates(office: State<'_, Office>) -> Answer<Vec<OutputTemplate>> {
    office.work(|archive, _| archive.output_templates()).await
}

/// Changes a model, or takes back the one that ships with the program when no text is given.
#[tauri::command]
pub async fn save_output_template(
    office: State<'_, Office>,
    kind: OutputKind,
    text: Option<RichText>,
) -> Answer<()> {
    office
        .work(move |archive, now| archive.save_output_template(kind, text.as_ref(), now))
        .await
}

#[tauri::command]
pub async fn attach_file(
    app: AppHandle,
    office: State<'_, Office>,
    place: AttachmentPlace,
) -> Answer<AttachmentId> {
    office
        .work(move |archive, _| {
            let path = files::ask_which(&app, &ATTACHABLE)?;
            let bytes = files::read_up_to(&path, LARGEST)?;
            archive.attach_file(&place, &files::name_of(&path), &bytes, clock::now())
        })
        .await
}

#[tauri::command]
pub async fn open_attachment(
    app: AppHandle,
    office: State<'_, Office>,
    id: AttachmentId,
) -> Answer<()> {
    let file = office
        .work(move |archive, _| archive.attached_file(id))
        .await?;
    office.aside(move |office| open(&app, office, &file)).await
}

#[tauri::command]
pub async fn export_attachment(
    app: AppHandle,
    office: State<'_, Office>,
    id: AttachmentId,
) -> Answer<String> {
    office
        .work(move |archive, _| {
            let file = archive.attached_file(id)?;
            files::save(&app, &file.name, &ANY, &file.bytes)
        })
        .await
}

#[tauri::command]
pub async fn remove_attachment(office: State<'_, Office>, id: AttachmentId) -> Answer<()> {
    office
        .work(move |archive, now| archive.remove_attachment(id, now))
        .await
}

fn printed(
    archive: &Archive,
    id: OutputId,
    version: Option<u32>,
    now: NaiveDateTime,
) -> Result<StoredFile> {
    match version {
        Some(number) => archive.version_pdf(id, number),
        None => archive.draft_pdf(id, now, printing::output),
    }
}
