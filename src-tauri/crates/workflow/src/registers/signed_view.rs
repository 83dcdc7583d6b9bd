//! What the interface sees of files that came back signed digitally: sentences, and never a verdict.

use affianca_domain::ExpectedSigners;
use affianca_domain::signed_file::{FileSignature, SignatureOn, SignedFile, TRUST_NOT_ASKED, Told};
use affianca_domain::{Signature, Signer, format_date};
use affianca_store::rows::file_version::FileVersion;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SignatureForm;

/// What a file was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub enum Attached {
    /// The scan of the signed paper.
    Scan,
    /// A file signed digitally.
    SignedFile,
}

/// A sentence; a loud one says that something is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct ToldView {
    pub words: String,
    pub loud: bool,
}

/// A signature found in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct FileSignatureView {
    /// Whose the certificate says it is.
    pub who: String,
    pub organisation: String,
    /// `TINIT-…501U`.
    pub code: String,
    pub issuer: String,
    /// `RSA 2048 bit, SHA-256`.
    pub algorithm: String,
    /// `dentro il PDF`, `busta p7m`…
    pub on: String,
    /// The declared time, the time stamp.
    pub when: Vec<String>,
    /// Whether the content is the one that was signed.
    pub told: ToldView,
    pub remarks: Vec<ToldView>,
    /// The form that would record it on the register, where nobody is marked yet in the place it seems
    /// to be for. Nothing is recorded until the user says so.
    pub offer: Option<SignatureForm>,
}

/// A file of a register signed digitally.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct SignedFileView {
    /// From 1, in the order they were attached.
    pub number: u32,
    /// `PDF firmato (PAdES)`, `busta p7m (CAdES)`.
    pub file_kind: String,
    /// In bytes.
    pub size: u32,
    pub sha256: String,
    pub added: NaiveDateTime,
    pub added_by: String,
    pub signatures: Vec<FileSignatureView>,
    /// What is to be known of the file as a whole.
    pub remarks: Vec<ToldView>,
    /// Something is wrong with it.
    pub loud: bool,
    /// What was not asked, and of whom.
    pub not_asked: String,
}

impl From<Told> for ToldView {
    fn from(Told { words, loud }: Told) -> Self {
        Self { words, loud }
    }
}

impl SignedFileView {
    /// A file with what was found in it; `None`: no longer what it was when it was attached.
    pub(super) fn new(
        row: FileVersion,
        found: Option<&SignedFile>,
        marked: &[Signature],
        expected: Option<&ExpectedSigners>,
    ) -> Self {
        let remarks = match found {
            Some(found) => found.remarks().into_iter().map(ToldView::from).collect(),
            None => vec![ToldView {
                words: "Il file conservato NON è più quello che era stato allegato: verifica \
                    l’integrità dell’archivio."
                    .into(),
                loud: true,
            }],
        };
        let signatures = found.map(|found| found.signatures.as_slice());
        Self {
            number: row.number,
            file_kind: row.file_kind,
            size: row.size,
            sha256: row.sha256,
            added: row.added_at,
            added_by: row.added_by,
            signatures: signatures
                .unwrap_or_default()
                .iter()
                .map(|it| signature(it, marked, expected))
                .collect(),
            remarks,
            loud: found.is_none_or(SignedFile::is_loud),
            not_asked: TRUST_NOT_ASKED.into(),
        }
    }
}

fn signature(
    it: &FileSignature,
    marked: &[Signature],
    expected: Option<&ExpectedSigners>,
) -> FileSignatureView {
    let place = expected.and_then(|expected| it.seems_of(expected));
    let free = |place: &Signer| marked.iter().all(|it| it.signer != *place);
    FileSignatureView {
        who: it.who().to_owned(),
        organisation: it.signer.organisation.clone(),
        code: it.signer.code.clone(),
        issuer: it.issuer.clone(),
        algorithm: it.algorithm.clone(),
        on: on(it.on).to_owned(),
        when: it.when(),
        told: it.told().into(),
        remarks: it.remarks().into_iter().map(ToldView::from).collect(),
        offer: place.filter(free).map(|place| SignatureForm {
            signer: Some(place),
            who: it.signer.name.clone(),
            date: it.at().map(|at| format_date(at.date())).unwrap_or_default(),
            place: String::new(),
        }),
    }
}

const fn on(on: SignatureOn) -> &'static str {
    match on {
        SignatureOn::Pdf => "dentro il PDF",
        SignatureOn::Envelope(1) => "sulla busta p7m",
        SignatureOn::Envelope(_) => "su una busta p7m interna",
        SignatureOn::Signature => "su un’altra firma",
    }
}
