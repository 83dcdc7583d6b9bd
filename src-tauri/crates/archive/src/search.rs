//! Search everywhere (Ctrl+K): requests, people, employers, registers in one short list.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One thing found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Hit {
    /// `richiesta`, `destinatario`, `datore`, `registro`.
    pub kind: String,
    /// Id of the subject within its kind.
    pub id: i32,
    pub title: String,
    pub detail: String,
    /// Whether title and detail hold personal data.
    pub personal: bool,
}
