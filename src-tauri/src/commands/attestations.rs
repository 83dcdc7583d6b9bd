//! The *attestazione del servizio erogato* (§3.2): looking at it beforehand, issuing it, those issued.

use affianca_domain::{AttestationId, RequestId};
use affianca_workflow::Result;
use affianca_workflow::attestations::AttestationPage;
use affianca_workflow::handed::Paper;

use super::crossing::Pdf;
use crate::office::Office;
use crate::{let_out, printing};

pub fn attestations(office: &Office, request: RequestId) -> Result<AttestationPage> {
    office.work(|archive, now| archive.attestations(request, now))
}

pub fn preview_attestation(office: &Office, request: RequestId) -> Result<Pdf> {
    Ok(office
        .work(|archive, now| archive.preview_attestation(request, now, printing::attestation))?
        .into())
}

pub fn issue_attestation(office: &Office, request: RequestId) -> Result<AttestationId> {
    office.work(|archive, now| archive.issue_attestation(request, now, printing::attestation))
}

pub fn attestation_pdf(office: &Office, id: AttestationId) -> Result<Pdf> {
    Ok(office
        .work(|archive, _| archive.attestation_pdf(id))?
        .into())
}

pub fn save_attestation(office: &Office, id: AttestationId) -> Result<String> {
    let_out::save_paper(office, Paper::Attestation { id })
}

pub fn open_attestation(office: &Office, id: AttestationId) -> Result<()> {
    let_out::open_paper(office, Paper::Attestation { id })
}
