//! Registers (§3.2): issuing, looking at, saving, printing, signing.

use affianca_domain::{RegisterId, RequestId};
use affianca_workflow::Result;
use affianca_workflow::files::LARGEST_FILE;
use affianca_workflow::handed::{LetOut, Paper};
use affianca_workflow::registers::{
    Attached, PaperCheck, PaperForm, PaperOrder, RegisterCheck, RegisterDetail, RegisterFilter,
    RegisterOrder, RegisterPage, RowSaid, ScanRows, SignatureBack, SignatureForm,
};

use super::crossing::Pdf;
use crate::office::Office;
use crate::{files, let_out, printing};

pub fn check_register(office: &Office, order: RegisterOrder) -> Result<RegisterCheck> {
    office.work(|archive, now| archive.check_register(&order, now))
}

pub fn issue_register(office: &Office, order: RegisterOrder) -> Result<RegisterId> {
    office.work(|archive, now| archive.issue_register(&order, now, printing::register))
}

pub fn list_registers(office: &Office, filter: RegisterFilter) -> Result<RegisterPage> {
    office.work(|archive, _| archive.list_registers(&filter))
}

pub fn register_detail(office: &Office, id: RegisterId) -> Result<RegisterDetail> {
    office.work(|archive, _| archive.register_detail(id))
}

pub fn register_pdf(office: &Office, id: RegisterId) -> Result<Pdf> {
    Ok(office.work(|archive, _| archive.register_pdf(id))?.into())
}

pub fn save_register(office: &Office, id: RegisterId) -> Result<String> {
    let_out::save_paper(office, Paper::Register { id })
}

pub fn open_register(office: &Office, id: RegisterId) -> Result<()> {
    let_out::open_paper(office, Paper::Register { id })
}

pub fn sign_register(office: &Office, id: RegisterId, form: SignatureForm) -> Result<()> {
    office.work(|archive, now| archive.sign_register(id, &form, now))
}

pub fn take_signature_back(office: &Office, id: RegisterId, back: SignatureBack) -> Result<()> {
    office.work(|archive, now| archive.take_signature_back(id, &back, now))
}

pub fn paper_register_form(
    office: &Office,
    request: RequestId,
    register: Option<RegisterId>,
) -> Result<PaperForm> {
    office.work(|archive, _| archive.paper_register_form(request, register))
}

pub fn check_paper_register(office: &Office, order: PaperOrder) -> Result<PaperCheck> {
    office.work(|archive, now| archive.check_paper_register(&order, now))
}

pub fn record_paper_register(office: &Office, order: PaperOrder) -> Result<RegisterId> {
    office.work(|archive, now| archive.record_paper_register(&order, now))
}

pub fn correct_paper_register(
    office: &Office,
    id: RegisterId,
    form: PaperForm,
    reason: String,
) -> Result<()> {
    office.work(|archive, now| archive.correct_paper_register(id, &form, &reason, now))
}

pub fn withdraw_paper_register(office: &Office, id: RegisterId, reason: String) -> Result<()> {
    office.work(|archive, now| archive.withdraw_paper_register(id, &reason, now))
}

pub fn attach_to_register(office: &Office, id: RegisterId, as_scan: bool) -> Result<Attached> {
    let kind = if as_scan {
        &files::SCAN
    } else {
        &files::CAME_BACK
    };
    office.ask(
        |_, _| Ok(()),
        |desktop, ()| files::choose(desktop, kind, LARGEST_FILE),
        |archive, (_, bytes), now| archive.attach_to_register(id, &bytes, as_scan, now),
    )
}

pub fn open_scan(office: &Office, id: RegisterId, number: Option<u32>) -> Result<()> {
    let_out::open_attached(office, LetOut::Scan(id), |archive, _| {
        archive.register_scan(id, number)
    })
}

pub fn scan_rows(office: &Office, id: RegisterId) -> Result<ScanRows> {
    let scan = office.work(|archive, _| archive.scan_to_read(id))?;
    Ok(scan.by_rows())
}

pub fn say_row_signature(office: &Office, id: RegisterId, said: RowSaid) -> Result<()> {
    office.work(|archive, now| archive.say_row_signature(id, said, now))
}

pub fn open_signed_file(office: &Office, id: RegisterId, number: u32) -> Result<()> {
    let_out::open_attached(office, LetOut::SignedFile(id), |archive, _| {
        archive.signed_file(id, Some(number))
    })
}

pub fn save_signed_file(office: &Office, id: RegisterId, number: u32) -> Result<String> {
    let name = office.work(|archive, _| Ok(archive.signed_file(id, Some(number))?.name))?;
    let envelope = name.ends_with(".p7m");
    let kind = if envelope { &files::P7M } else { &files::PDF };
    let_out::save(office, kind, LetOut::SignedFile(id), |archive, _| {
        archive.signed_file(id, Some(number))
    })
}
