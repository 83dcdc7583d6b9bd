//! The final report handed over to the CPI (§3.2): writing it, making it ready, its delivery.

use affianca_domain::{ReportDraft, ReportId, RequestId};
use affianca_workflow::Result;
use affianca_workflow::handed::Paper;
use affianca_workflow::reports::{DeliveryForm, FinalReport, ReportRefreshed, ReportSaved};

use super::crossing::Pdf;
use crate::office::Office;
use crate::{let_out, printing};

pub fn final_report(office: &Office, request: RequestId) -> Result<FinalReport> {
    office.work(|archive, _| archive.final_report(request))
}

pub fn save_report_draft(
    office: &Office,
    request: RequestId,
    revision: u32,
    draft: ReportDraft,
) -> Result<ReportSaved> {
    office.work(|archive, now| archive.save_report_draft(request, revision, &draft, now))
}

pub fn refresh_report_draft(
    office: &Office,
    request: RequestId,
    revision: u32,
    draft: ReportDraft,
) -> Result<ReportRefreshed> {
    office.work(|archive, now| archive.refresh_report_draft(request, revision, &draft, now))
}

pub fn ready_report(office: &Office, request: RequestId, revision: u32) -> Result<ReportId> {
    office.work(|archive, now| archive.ready_report(request, revision, now, printing::report))
}

pub fn reopen_report(office: &Office, id: ReportId) -> Result<()> {
    office.work(|archive, now| archive.reopen_report(id, now))
}

pub fn deliver_report(office: &Office, id: ReportId, form: DeliveryForm) -> Result<()> {
    office.work(|archive, now| archive.deliver_report(id, &form, now))
}

pub fn report_pdf(office: &Office, id: ReportId) -> Result<Pdf> {
    Ok(office.work(|archive, _| archive.report_pdf(id))?.into())
}

pub fn save_report(office: &Office, id: ReportId) -> Result<String> {
    let_out::save_paper(office, Paper::Report { id })
}

pub fn open_report(office: &Office, id: ReportId) -> Result<()> {
    let_out::open_paper(office, Paper::Report { id })
}
