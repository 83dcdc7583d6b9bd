//! What the interface sees of a final report.

use affianca_domain::{ReportDraft, ReportGap, ReportId, ReportSection, ReportState, RequestId};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::outputs::Attachment;

/// The screen *Relazione sugli esiti*.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct FinalReport {
    /// Whose report it is.
    pub request: RequestId,
    /// Its OPAL code.
    pub opal: String,
    /// Surname of the person.
    pub surname: String,
    /// Name of the person.
    pub name: String,
    /// The person's codice fiscale.
    pub tax_code: String,
    /// Id voucher; empty when it was never given.
    pub voucher_id: String,
    /// The employment centre that waits for it.
    pub centre_name: String,
    /// Whether the request was admitted: before, there is nothing to report on.
    pub admitted: bool,
    /// How far it is.
    pub state: ReportState,
    /// Counts the savings of the draft; 0 for one never saved.
    pub revision: u32,
    /// When the draft was last saved.
    pub saved_at: Option<NaiveDateTime>,
    /// What is written; on one never saved, begun from the sessions.
    pub draft: ReportDraft,
    /// Every section, in reading order.
    pub sections: Vec<SectionView>,
    /// The longest a section may be, in characters.
    pub longest: u32,
    /// What is missing before it can be made ready.
    pub missing: Vec<GapView>,
    /// Sessions have changed since the first section was begun or refreshed.
    pub skeleton_outdated: bool,
    /// Codes of the activities not concluded yet.
    pub running: Vec<String>,
    /// Every version made ready, the newest first.
    pub versions: Vec<ReportVersion>,
    /// Reports made elsewhere that stand for it, the newest first.
    pub elsewhere: Vec<Attachment>,
}

/// A section as the form shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct SectionView {
    /// Which one: the name of its field in the draft.
    pub section: ReportSection,
    /// Its heading.
    pub label: String,
    /// What is expected in it.
    pub hint: String,
    /// Only a path that failed asks for it.
    pub only_on_failure: bool,
}

impl From<ReportSection> for SectionView {
    fn from(section: ReportSection) -> Self {
        Self {
            section,
            label: section.label().to_owned(),
            hint: section.hint().to_owned(),
            only_on_failure: section.only_on_failure(),
        }
    }
}

/// Something that is missing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct GapView {
    /// The form field it is about.
    pub field: String,
    /// Its name.
    pub label: String,
}

impl From<ReportGap> for GapView {
    fn from(gap: ReportGap) -> Self {
        Self {
            field: gap.field().to_owned(),
            label: gap.label().to_owned(),
        }
    }
}

/// One version made ready.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct ReportVersion {
    pub id: ReportId,
    pub version: u32,
    /// When it was made ready: its day is the drafting date on the paper.
    pub ready_at: NaiveDateTime,
    pub ready_by: String,
    pub pages: u32,
    pub data_hash: String,
    /// Characters the font does not cover, printed as □.
    pub uncovered: String,
    pub delivery: Option<ReportDelivery>,
    /// When it was opened again, and so no longer holds.
    pub reopened_at: Option<NaiveDateTime>,
}

/// A delivery to the CPI (§3.2).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct ReportDelivery {
    pub date: NaiveDate,
    /// The operator of the CPI.
    pub received_by: String,
    /// `a mano`, `PEC`, …
    pub how: String,
}

/// A draft was saved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct ReportSaved {
    pub revision: u32,
    pub saved_at: NaiveDateTime,
    /// What is missing before it can be made ready.
    pub missing: Vec<GapView>,
}

/// *Attività svolte* was brought up to date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct ReportRefreshed {
    pub saved: ReportSaved,
    /// The whole section.
    pub text: String,
    /// Paragraphs replaced in place.
    pub replaced: u32,
    /// Paragraphs put at the end, the earlier ones having been rewritten by hand.
    pub added: u32,
}

/// A delivery as typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs)]
pub struct DeliveryForm {
    pub date: String,
    pub received_by: String,
    pub how: String,
}
