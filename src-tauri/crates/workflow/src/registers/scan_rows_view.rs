//! What the interface sees of a scan held beside its register.

use affianca_domain::{FieldVerdict, Signer};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SignatureForm;

/// A scan row by row, beside what the register says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct ScanRows {
    /// Every row of the register.
    pub rows: Vec<ScannedRow>,
    /// The signatures of the whole register, where their page is in the scan.
    pub closings: Vec<ScannedClosing>,
    /// Pages that are missing, poor or of something else, in words.
    pub remarks: Vec<String>,
}

/// A row as the register says it and as the scan shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct ScannedRow {
    /// The number printed on it.
    pub row: u32,
    pub date: NaiveDate,
    pub start: String,
    pub end: String,
    pub minutes: u32,
    pub activity_code: String,
    pub activity_title: String,
    pub place: String,
    pub description: String,
    /// Printed struck: nobody signs it.
    pub struck: bool,
    /// What the scan shows of it: a `data:` address; empty where it cannot be shown.
    pub picture: String,
    /// The places to sign in it.
    pub places: Vec<ScannedPlace>,
}

/// A place to sign in a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct ScannedPlace {
    /// Whose.
    pub signer: Signer,
    /// `Coach`, `Destinatario o referente`.
    pub label: String,
    /// What somebody said of it; that counts.
    pub said: Option<FieldVerdict>,
    /// What the scan seems to show, where it was read.
    pub seen: Option<FieldVerdict>,
    /// Who is ticked beside it: `destinatario`, `referente`.
    pub ticked: Vec<String>,
}

/// A place to sign the whole register.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct ScannedClosing {
    /// Whose.
    pub signer: Signer,
    /// `Coach`, `Destinatario o referente`, `Referente dell’ente`.
    pub label: String,
    /// What the scan seems to show.
    pub seen: FieldVerdict,
    /// Who is ticked beside it.
    pub ticked: Vec<String>,
    /// That part of the scan: a `data:` address.
    pub picture: String,
    /// A start for marking it as signed, where the register can be and something is written there; who is named
    /// only where the sheet says who.
    pub offer: Option<SignatureForm>,
}

/// What somebody sees in the place of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct RowSaid {
    pub row: u32,
    pub signer: Signer,
    /// *Da guardare* takes back what was said.
    pub verdict: FieldVerdict,
}
