//! What the interface sees of attestations.

use affianca_domain::{AttestationId, Cents, Minutes, RequestId};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::outputs::Attachment;

/// The screen *Attestazione del servizio erogato*: what would be attested now, and what was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct AttestationPage {
    pub request: RequestId,
    pub opal: String,
    pub surname: String,
    pub name: String,
    pub tax_code: String,
    pub activities: Vec<AttestationLine>,
    /// Sessions delivered.
    pub sessions: u32,
    pub minutes: Minutes,
    /// The sum of the activities' amounts.
    pub amount: Cents,
    /// Worth of an hour.
    pub rate: Cents,
    /// Why nothing can be issued now, if so.
    pub barred: Option<String>,
    /// Worth a look before issuing.
    pub remarks: Vec<String>,
    /// The newest first.
    pub issued: Vec<AttestationRow>,
    /// Attestations made elsewhere, as the portal's, the newest first.
    pub elsewhere: Vec<Attachment>,
}

/// One activity of what would be attested.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct AttestationLine {
    pub code: String,
    pub title: String,
    pub sessions: u32,
    pub agreed: Minutes,
    pub minutes: Minutes,
    /// Rounded half up on this figure.
    pub amount: Cents,
}

/// One attestation that was issued.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct AttestationRow {
    pub id: AttestationId,
    /// `ATT-2022/003`.
    pub number: String,
    pub issued: NaiveDateTime,
    pub issued_by: String,
    pub sessions: u32,
    pub minutes: Minutes,
    pub amount: Cents,
    pub pages: u32,
    pub data_hash: String,
    /// Characters the font does not cover, printed as □.
    pub uncovered: String,
    /// Other sessions have been delivered since.
    pub outdated: bool,
}
