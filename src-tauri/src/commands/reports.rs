//! The final report handed over to the CPI (§3.2): writing it, making it ready, its delivery.

use affianca_domain::{ReportDraft, ReportId, RequestId};
use affianca_workflow::reports::{DeliveryForm, FinalReport, ReportRefreshed, ReportSaved};
use tauri::ipc::Response;
use tauri::{AppHandle, State};

use super::registers::{open, PDF};
use crate::office::{Answer, Office};
use crate::{files, printing};

#[tauri::command]
pub async fn final_report(office: State<'_, Office>, request: RequestId) -> Answer<FinalReport> {
    office
        .work(move |archive, _| archive.final_report(request))
        .await
}

#[tauri::command]
pub async fn save_report_draft(
    office: State<'_, Office>,
    request: RequestId,
    revision: u32,
    draft: ReportDraft,
) -> Answer<ReportSaved> {
    office
        .work(move |archive, now| archive.save_report_draft(request, revision, &draft, now))
        .await
}

#[tauri::command]
pub async fn refresh_report_draft(
    office: State<'_, Office>,
    request: RequestId,
    revision: u32,
    draft: ReportDraft,
) -> Answer<ReportRefreshed> {
    office
        .work(move |archive, now| archive.refresh_report_draft(request, revision, &draft, now))
        .await
}

#[tauri::command]
pub async fn ready_report(
    office: State<'_, Office>,
    request: RequestId,
    revision: u32,
) -> Answer<ReportId> {
    office
        .work(move |archive, now| archive.ready_report(request, revision, now, printing::report))
        .await
}

#[tauri::command]
pub async fn reopen_report(office: State<'_, Office>, id: ReportId) -> Answer<()> {
    office
        .work(move |archive, now| archive.reopen_report(id, now))
        .await
}

#[tauri::command]
pub async fn deliver_report(
    office: State<'_, Office>,
    id: ReportId,
    form: DeliveryForm,
) -> Answer<()> {
    office
        .work(move |archive, now| archive.deliver_report(id, &form, now))
        .await
}

#[tauri::command]
pub async fn report_pdf(office: State<'_, Office>, id: ReportId) -> Answer<Response> {
    let file = office
        .work(move |archive, _| archive.report_pdf(id))
        .await?;
    Ok(Response::new(file.bytes))
}

#[tauri::command]
pub async fn save_report(
    app: AppHandle,
    office: State<'_, Office>,
    id: ReportId,
) -> Answer<String> {
    office
        .work(move |archive, _| {
            let file = archive.report_pdf(id)?;
            files::save(&app, &file.name, &PDF, &file.bytes)
        })
        .await
}

#[tauri::command]
pub async fn open_report(app: AppHandle, office: State<'_, Office>, id: ReportId) -> Answer<()> {
    let file = office
        .work(move |archive, _| archive.report_pdf(id))
        .await?;
    office.aside(move |office| open(&app, office, &file)).await
}
