//! What the interface sees of registers: what to issue, the list, one register with its signatures.

use affianca_domain::{
    ActivityId, Minutes, RegisterId, RegisterScope, RegisterState, RequestId, Signer,
};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PaperView, SignedFileView};

/// What a register covers, as it is ordered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum ScopeForm {
    /// One activity.
    Activity {
        /// The activity.
        activity: ActivityId,
    },
    /// The whole OPAL.
    Opal,
    /// One day: the sheet taken to the employer. Date as typed or ISO.
    Day {
        /// The day.
        date: String,
    },
    /// A period, both ends in.
    Period {
        /// First day.
        from: String,
        /// Last day.
        to: String,
    },
}

impl From<RegisterScope> for ScopeForm {
    fn from(scope: RegisterScope) -> Self {
        match scope {
            RegisterScope::Activity { activity } => Self::Activity { activity },
            RegisterScope::Opal => Self::Opal,
            RegisterScope::Day { date } => Self::Day {
                date: date.to_string(),
            },
            RegisterScope::Period { from, to } => Self::Period {
                from: from.to_string(),
                to: to.to_string(),
            },
        }
    }
}

/// A register to issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct RegisterOrder {
    /// Of this request.
    pub request: RequestId,
    /// What it covers.
    pub scope: ScopeForm,
    /// Programmed sessions printed beforehand, descriptions left to be written by hand.
    pub blank: bool,
    /// The register this one is a new version of.
    #[serde(default)]
    pub replaces: Option<RegisterId>,
}

/// What issuing would give, said beforehand.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct RegisterCheck {
    /// Fields that cannot be read.
    pub fields: Vec<crate::FieldProblem>,
    /// Rows it would have.
    pub rows: u32,
    /// Minutes delivered on it.
    pub minutes: Minutes,
    /// Things worth a look first: missing descriptions, Id voucher, referent…
    pub remarks: Vec<String>,
}

/// What the list of registers is asked for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs)]
pub struct RegisterFilter {
    pub state: Option<RegisterState>,
    pub request: Option<RequestId>,
    /// Free text: number, person, OPAL.
    pub text: String,
    pub page: u32,
    pub page_size: u32,
}

/// One page of registers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct RegisterPage {
    pub found: u32,
    pub page: u32,
    pub pages: u32,
    pub rows: Vec<RegisterRow>,
}

/// One register in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct RegisterRow {
    pub id: RegisterId,
    /// `2022/017`; on paper, as written there.
    pub number: String,
    /// Kept on paper before Affianca: it has no version and no document of ours.
    pub on_paper: bool,
    pub version: Option<u32>,
    pub state: RegisterState,
    pub request: RequestId,
    pub opal: String,
    pub surname: String,
    pub name: String,
    /// `intera OPAL`, `maggio 2022`, `giornata 03/06/2022, in bianco`; on paper `JC-AL, maggio 2022`.
    pub scope: String,
    /// On paper: recorded.
    pub issued: NaiveDateTime,
    pub sessions: u32,
    pub minutes: Minutes,
    pub pages: u32,
    /// How many of coach and recipient have signed, whose signatures are required (§3.2).
    pub signatures: u32,
    /// The register that took its place: number and version.
    pub replaced_by: Option<String>,
}

/// One register with its signatures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct RegisterDetail {
    pub row: RegisterRow,
    pub data_hash: String,
    pub blank: bool,
    pub signatures: Vec<SignatureView>,
    /// What changed since, when `SUPERATO`.
    pub outdated: Vec<String>,
    /// Rows of a blank sheet that were not held, to be struck by hand.
    pub struck: Vec<String>,
    /// Nothing of a blank sheet was held: no new version is to be issued.
    pub unused: bool,
    /// The scans of the signed paper, the newest first; that one counts.
    pub scans: Vec<ScanView>,
    /// The files that came back signed digitally, the newest first.
    pub signed_files: Vec<SignedFileView>,
    /// What a new version would be ordered with; there is none of one on paper.
    pub order: Option<RegisterOrder>,
    /// What only one on paper has.
    pub paper: Option<PaperView>,
    /// Places of rows that a scan has shown signed.
    pub rows_signed: u32,
    /// Those it has shown empty.
    pub rows_missing: u32,
    /// Those in words: `riga 3, coach`.
    pub missing_rows: Vec<String>,
    /// Characters the font could not print, if any.
    pub uncovered: String,
}

/// A scan of the signed paper of a register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct ScanView {
    /// From 1, in the order they were attached.
    pub number: u32,
    /// `PDF`, `immagine JPEG`…
    pub file_kind: String,
    /// In bytes.
    pub size: u32,
    pub sha256: String,
    pub added: NaiveDateTime,
    pub added_by: String,
}

/// A register that a session stands on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct OnRegister {
    pub id: RegisterId,
    pub number: String,
    pub on_paper: bool,
}

/// One of the three signatures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct SignatureView {
    pub signer: Signer,
    /// `Coach`, `Destinatario o referente`, `Referente dell’ente`.
    pub label: String,
    /// Without it the register is not signed (§3.2).
    pub required: bool,
    /// Who may be expected to sign: two names for the recipient, where the company has a contact.
    pub expected: Vec<String>,
    /// Who has signed; empty while nobody has.
    pub who: String,
    pub date: Option<NaiveDate>,
    pub place: String,
}

/// A mark of a signature to be taken back, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct SignatureBack {
    pub signer: Signer,
    pub reason: String,
}

/// A signature seen on paper, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs)]
pub struct SignatureForm {
    pub signer: Option<Signer>,
    pub who: String,
    pub date: String,
    pub place: String,
}
