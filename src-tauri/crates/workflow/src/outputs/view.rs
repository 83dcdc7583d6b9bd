//! What the interface sees of outputs: the list by request, one document with its versions, the
//! models, the files attached.

use affianca_domain::{
    ActivityId, ActivityState, AttachmentId, OutputId, OutputKind, OutputStanding, RequestId,
    RequestPaper, RichText,
};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::FieldProblem;

/// What the list is asked for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs)]
pub struct OutputFilter {
    /// Only requests with at least one document that stands so.
    pub standing: Option<OutputStanding>,
    /// Free text: person, codice fiscale, OPAL…
    pub text: String,
    pub page: u32,
    pub page_size: u32,
}

/// One page of requests with their documents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct OutputPage {
    pub found: u32,
    pub page: u32,
    pub pages: u32,
    pub rows: Vec<OutputRequest>,
}

/// A request with what its activities leave.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct OutputRequest {
    pub request: RequestId,
    pub opal: String,
    pub surname: String,
    pub name: String,
    /// In the manual's order.
    pub activities: Vec<OutputActivity>,
    /// Files attached.
    pub files: u32,
}

/// An activity with what it leaves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct OutputActivity {
    pub activity: ActivityId,
    pub code: String,
    pub title: String,
    pub state: ActivityState,
    /// What is expected and what is there.
    pub documents: Vec<OutputLine>,
}

/// A document of an activity, written or only expected.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct OutputLine {
    pub kind: OutputKind,
    pub title: String,
    pub standing: OutputStanding,
    /// Whether the component should leave it.
    pub expected: bool,
    /// `None` while nobody has begun it.
    pub output: Option<OutputId>,
    pub drafted: Option<NaiveDate>,
    pub saved: Option<NaiveDateTime>,
    /// Number of the last version kept; 0 for none.
    pub versions: u32,
    /// Whether the draft has gone on since the last version.
    pub ahead: bool,
}

/// Everything the page of a request's documents shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct RequestOutputs {
    pub request: OutputRequest,
    /// Why nothing can be begun, if so.
    pub barred: Option<String>,
    pub kinds: Vec<OutputKindTitle>,
    pub attachments: Vec<Attachment>,
}

/// A kind of document with its name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct OutputKindTitle {
    pub kind: OutputKind,
    pub title: String,
}

/// A file from elsewhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Attachment {
    pub id: AttachmentId,
    pub activity: Option<ActivityId>,
    pub activity_code: Option<String>,
    /// The output it stands for, where it does.
    pub output_kind: Option<OutputKind>,
    /// The paper of the whole request it stands for, made elsewhere.
    pub paper: Option<RequestPaper>,
    /// The day it carries, where somebody told.
    pub drafted: Option<NaiveDate>,
    /// When and to whom it was handed over.
    pub handed: Option<HandedOver>,
    pub name: String,
    /// `PDF`, `Word (DOCX)`…
    pub file_kind: String,
    /// Bytes.
    pub size: u32,
    pub sha256: String,
    pub added: NaiveDateTime,
    pub added_by: String,
}

/// A paper was handed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct HandedOver {
    pub on: NaiveDate,
    pub to: String,
}

/// Day and delivery of a paper made elsewhere, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
pub struct ElsewhereForm {
    /// The day it carries.
    pub drafted: String,
    /// When it was handed over; empty while it was not.
    pub handed_on: String,
    /// To whom.
    pub handed_to: String,
}

/// Where an attached file belongs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct AttachmentPlace {
    pub request: RequestId,
    pub activity: Option<ActivityId>,
    /// The output it stands for; only with an activity.
    pub output_kind: Option<OutputKind>,
    /// The paper of the whole request it stands for; only without an activity.
    #[serde(default)]
    pub paper: Option<RequestPaper>,
}

/// One document with its draft and its versions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct OutputDetail {
    pub id: OutputId,
    pub request: RequestId,
    pub opal: String,
    pub activity: ActivityId,
    pub activity_code: String,
    pub activity_title: String,
    pub kind: OutputKind,
    /// Name of the kind, e.g. `Piano di coaching`.
    pub kind_title: String,
    pub title: String,
    pub drafted: NaiveDate,
    pub text: RichText,
    /// Goes up with each autosave.
    pub revision: u32,
    pub saved: NaiveDateTime,
    /// Whether the draft has gone on since the last version.
    pub ahead: bool,
    /// What §3.2 asks every output to carry, and whether it does.
    pub contents: Vec<MandatoryContent>,
    /// The newest first.
    pub versions: Vec<OutputVersion>,
}

/// Something every output must carry (§3.2).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct MandatoryContent {
    pub label: String,
    pub present: bool,
}

/// A version kept: it never changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct OutputVersion {
    pub number: u32,
    pub title: String,
    pub drafted: NaiveDate,
    pub kept: NaiveDateTime,
    pub kept_by: String,
    pub pages: u32,
    pub data_hash: String,
    /// Characters the font could not print, if any.
    pub uncovered: String,
}

/// The draft as it stands on the screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct OutputDraft {
    /// The revision it goes on from.
    pub revision: u32,
    pub title: String,
    /// Drafting date as typed.
    pub drafted: String,
    pub text: RichText,
}

/// A draft kept by autosave.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct DraftKept {
    pub revision: u32,
    pub saved: NaiveDateTime,
    /// Fields that could not be read and stay as they were; the text is kept all the same.
    pub fields: Vec<FieldProblem>,
}

/// The model of a kind of document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct OutputTemplate {
    pub kind: OutputKind,
    pub title: String,
    pub text: RichText,
    /// When the body changed it; `None` for the one that ships with the program.
    pub changed: Option<NaiveDateTime>,
}
