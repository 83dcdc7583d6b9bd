//! Outputs of the activities (§3.2): drafts, versions, models, files attached.

use affianca_domain::{ActivityId, AttachmentId, OutputId, OutputKind, RequestId, RichText};
use affianca_workflow::Result;
use affianca_workflow::files::LARGEST_FILE;
use affianca_workflow::handed::{LetOut, Paper};
use affianca_workflow::outputs::{
    AttachmentPlace, DraftKept, ElsewhereForm, OutputDetail, OutputDraft, OutputFilter, OutputPage,
    OutputTemplate, RequestOutputs,
};

use super::crossing::Pdf;
use crate::let_out::paper_file;
use crate::office::Office;
use crate::{files, let_out, printing};

pub fn list_outputs(office: &Office, filter: OutputFilter) -> Result<OutputPage> {
    office.work(|archive, _| archive.list_outputs(&filter))
}

pub fn request_outputs(office: &Office, request: RequestId) -> Result<RequestOutputs> {
    office.work(|archive, _| archive.request_outputs(request))
}

pub fn start_output(office: &Office, activity: ActivityId, kind: OutputKind) -> Result<OutputId> {
    office.work(|archive, now| archive.start_output(activity, kind, now))
}

pub fn output_detail(office: &Office, id: OutputId) -> Result<OutputDetail> {
    office.work(|archive, now| archive.output_detail(id, now))
}

pub fn keep_output_draft(office: &Office, id: OutputId, draft: OutputDraft) -> Result<DraftKept> {
    office.work(|archive, now| archive.keep_output_draft(id, &draft, now))
}

pub fn keep_output_version(office: &Office, id: OutputId, revision: u32) -> Result<u32> {
    office.work(|archive, now| archive.keep_version(id, revision, now, printing::output))
}

pub fn restore_output_version(
    office: &Office,
    id: OutputId,
    number: u32,
    revision: u32,
) -> Result<()> {
    office.work(|archive, now| archive.restore_version(id, number, revision, now))
}

pub fn discard_output(office: &Office, id: OutputId) -> Result<()> {
    office.work(|archive, now| archive.discard_output(id, now))
}

pub fn output_pdf(office: &Office, id: OutputId, version: Option<u32>) -> Result<Pdf> {
    Ok(office
        .work(|archive, now| paper_file(archive, Paper::Output { id, version }, now))?
        .into())
}

pub fn save_output_pdf(office: &Office, id: OutputId, version: Option<u32>) -> Result<String> {
    let_out::save_paper(office, Paper::Output { id, version })
}

pub fn open_output_pdf(office: &Office, id: OutputId, version: Option<u32>) -> Result<()> {
    let_out::open_paper(office, Paper::Output { id, version })
}

pub fn output_templates(office: &Office) -> Result<Vec<OutputTemplate>> {
    office.work(|archive, _| archive.output_templates())
}

pub fn save_output_template(
    office: &Office,
    kind: OutputKind,
    text: Option<RichText>,
) -> Result<()> {
    office.work(|archive, now| archive.save_output_template(kind, text.as_ref(), now))
}

pub fn attach_file(office: &Office, place: AttachmentPlace) -> Result<AttachmentId> {
    office.ask(
        |_, _| Ok(()),
        |desktop, ()| files::choose(desktop, &files::ATTACHABLE, LARGEST_FILE),
        |archive, (name, bytes), now| archive.attach_file(&place, &name, &bytes, now),
    )
}

pub fn attach_made_elsewhere(
    office: &Office,
    place: AttachmentPlace,
    form: ElsewhereForm,
) -> Result<AttachmentId> {
    office.ask(
        |archive, now| archive.check_made_elsewhere(&place, &form, now),
        |desktop, ()| files::choose(desktop, &files::ATTACHABLE, LARGEST_FILE),
        |archive, (name, bytes), now| {
            archive.attach_made_elsewhere(&place, &form, (&name, &bytes), now)
        },
    )
}

pub fn tell_of_file(office: &Office, id: AttachmentId, form: ElsewhereForm) -> Result<()> {
    office.work(|archive, now| archive.tell_of_file(id, &form, now))
}

pub fn open_attachment(office: &Office, id: AttachmentId) -> Result<()> {
    let_out::open_attached(office, LetOut::Attachment(id), |archive, _| {
        archive.attached_file(id)
    })
}

pub fn export_attachment(office: &Office, id: AttachmentId) -> Result<String> {
    let_out::save(office, &files::ANY, LetOut::Attachment(id), |archive, _| {
        archive.attached_file(id)
    })
}

pub fn remove_attachment(office: &Office, id: AttachmentId) -> Result<()> {
    office.work(|archive, now| archive.remove_attachment(id, now))
}
