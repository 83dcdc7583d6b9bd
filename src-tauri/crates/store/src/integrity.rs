//! What *Verifica integrità* answers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What walking the chain found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct IntegrityReport {
    /// Rows that fit.
    pub rows: u32,
    /// The first row that does not, or that is missing at the end, if any.
    pub broken: Option<i32>,
    /// The outcome in a sentence: what it proves, and what it does not.
    pub message: String,
    /// What else somebody should look at.
    pub matters: Vec<IntegrityMatter>,
}

/// Something of the journal that somebody should look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct IntegrityMatter {
    /// What it is, in a sentence or two.
    pub message: String,
    /// Whether something was changed outside the program.
    pub grave: bool,
    /// Where, the first ones.
    pub remarks: Vec<RowRemark>,
}

/// What is to be said of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct RowRemark {
    /// The row, where one tells of it.
    pub row: Option<u32>,
    /// What is to be said.
    pub message: String,
}
