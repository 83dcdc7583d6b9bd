//! The *attestazione del servizio erogato* (§3.2): looking at it beforehand, issuing it, those issued.

use affianca_domain::{AttestationId, RequestId};
use affianca_workflow::attestations::AttestationPage;
use tauri::ipc::Response;
use tauri::{AppHandle, State};

use super::registers::{open, PDF};
use crate::office::{Answer, Office};
use crate::{files, printing};

#[tauri::command]
pub async fn attestations(
    office: State<'_, Office>,
    request: RequestId,
) -> Answer<AttestationPage> {
    office
        .work(move |archive, now| archive.attestations(request, now))
        .await
}

#[tauri::command]
pub async fn preview_attestation(
    office: State<'_, Office>,
    request: RequestId,
) -> Answer<Response> {
    let pdf = office
        .work(move |archive, now| archive.preview_attestation(request, now, printing::attestation))
        .await?;
    Ok(Response::new(pdf))
}

#[tauri::command]
pub async fn issue_attestation(
    office: State<'_, Office>,
    request: RequestId,
) -> Answer<AttestationId> {
    office
        .work(move |archive, now| archive.issue_attestation(request, now, printing::attestation))
        .await
}

#[tauri::command]
pub async fn attestation_pdf(office: State<'_, Office>, id: AttestationId) -> Answer<Response> {
    let file = office
        .work(move |archive, _| archive.attestation_pdf(id))
        .await?;
    Ok(Response::new(file.bytes))
}

#[tauri::command]
pub async fn save_attestation(
    app: AppHandle,
    office: State<'_, Office>,
    id: AttestationId,
) -> Answer<String> {
    office
        .work(move |archive, _| {
            let file = archive.attestation_pdf(id)?;
            files::save(&app, &file.name, &PDF, &file.bytes)
        })
        .await
}

#[tauri::command]
pub async fn open_attestation(
    app: AppHandle,
    office: State<'_, Office>,
    id: AttestationId,
) -> Answer<()> {
    let file = office
        .work(move |archive, _| archive.attestation_pdf(id))
        .await?;
    office.aside(move |office| open(&app, office, &file)).await
}
