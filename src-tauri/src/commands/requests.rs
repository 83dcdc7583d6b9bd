//! Requests for service (§2): list, page, form, answer.

use affianca_domain::{RequestId, RequestState, VoucherKind};
use affianca_workflow::requests::{
    AgreedForm, RequestCheck, RequestDetail, RequestFilter, RequestForm, RequestPage,
};
use affianca_workflow::Archive;
use tauri::State;

use crate::office::{Answer, Office};

#[tauri::command]
pub async fn list_requests(
    office: State<'_, Office>,
    filter: RequestFilter,
) -> Answer<RequestPage> {
    office
        .work(move |archive, now| archive.list_requests(&filter, now))
        .await
}

#[tauri::command]
pub async fn request_detail(office: State<'_, Office>, id: RequestId) -> Answer<RequestDetail> {
    office
        .work(move |archive, now| archive.request_detail(id, now))
        .await
}

#[tauri::command]
pub async fn blank_request(office: State<'_, Office>) -> Answer<RequestForm> {
    office.work(Archive::blank_request).await
}

#[tauri::command]
pub async fn request_activities(
    office: State<'_, Office>,
    voucher_kind: VoucherKind,
    request_date: String,
) -> Answer<Vec<AgreedForm>> {
    office
        .work(move |archive, now| archive.request_activities(voucher_kind, &request_date, now))
        .await
}

#[tauri::command]
pub async fn check_request(
    office: State<'_, Office>,
    form: RequestForm,
    id: Option<RequestId>,
) -> Answer<RequestCheck> {
    office
        .work(move |archive, now| archive.check_request(&form, id, now))
        .await
}

#[tauri::command]
pub async fn create_request(office: State<'_, Office>, form: RequestForm) -> Answer<RequestId> {
    office
        .work(move |archive, now| archive.create_request(&form, now))
        .await
}

#[tauri::command]
pub async fn request_form(office: State<'_, Office>, id: RequestId) -> Answer<RequestForm> {
    office
        .work(move |archive, _| archive.request_form(id))
        .await
}

#[tauri::command]
pub async fn edit_request(
    office: State<'_, Office>,
    id: RequestId,
    form: RequestForm,
) -> Answer<()> {
    office
        .work(move |archive, now| archive.edit_request(id, &form, now))
        .await
}

#[tauri::command]
pub async fn admit_request(
    office: State<'_, Office>,
    id: RequestId,
    expected: RequestState,
) -> Answer<()> {
    office
        .work(move |archive, now| archive.admit(id, expected, now))
        .await
}

#[tauri::command]
pub async fn refuse_request(
    office: State<'_, Office>,
    id: RequestId,
    expected: RequestState,
    reason: String,
) -> Answer<()> {
    office
        .work(move |archive, now| archive.refuse(id, expected, &reason, now))
        .await
}
