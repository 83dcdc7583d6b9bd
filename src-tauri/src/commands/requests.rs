//! Requests for service (§2): list, page, form, answer.

use affianca_domain::{RequestId, RequestState, VoucherKind};
use affianca_workflow::requests::{
    AgreedForm, RequestCheck, RequestDetail, RequestFilter, RequestForm, RequestPage,
};
use affianca_workflow::{Archive, Result};

use crate::office::Office;

pub fn list_requests(office: &Office, filter: RequestFilter) -> Result<RequestPage> {
    office.work(|archive, now| archive.list_requests(&filter, now))
}

pub fn request_detail(office: &Office, id: RequestId) -> Result<RequestDetail> {
    office.work(|archive, now| archive.request_detail(id, now))
}

pub fn blank_request(office: &Office) -> Result<RequestForm> {
    office.work(Archive::blank_request)
}

pub fn request_activities(
    office: &Office,
    voucher_kind: VoucherKind,
    request_date: String,
) -> Result<Vec<AgreedForm>> {
    office.work(|archive, now| archive.request_activities(voucher_kind, &request_date, now))
}

pub fn check_request(
    office: &Office,
    form: RequestForm,
    id: Option<RequestId>,
) -> Result<RequestCheck> {
    office.work(|archive, now| archive.check_request(&form, id, now))
}

pub fn create_request(office: &Office, form: RequestForm) -> Result<RequestId> {
    office.work(|archive, now| archive.create_request(&form, now))
}

pub fn request_form(office: &Office, id: RequestId) -> Result<RequestForm> {
    office.work(|archive, _| archive.request_form(id))
}

pub fn edit_request(office: &Office, id: RequestId, form: RequestForm) -> Result<()> {
    office.work(|archive, now| archive.edit_request(id, &form, now))
}

pub fn admit_request(office: &Office, id: RequestId, expected: RequestState) -> Result<()> {
    office.work(|archive, now| archive.admit(id, expected, now))
}

pub fn refuse_request(
    office: &Office,
    id: RequestId,
    expected: RequestState,
    reason: String,
) -> Result<()> {
    office.work(|archive, now| archive.refuse(id, expected, &reason, now))
}
