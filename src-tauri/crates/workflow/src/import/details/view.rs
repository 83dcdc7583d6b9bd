//! What *Importa destinatari* and *Importa coach* show before anything changes, and what they did.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::import::{ImportProblem, TableRead};

/// Whose details a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub enum DetailsOf {
    /// People served.
    People,
    /// Coaches.
    Coaches,
}

/// What a row of the file will become.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub enum DetailsOutcome {
    /// Somebody new.
    New,
    /// Somebody who is there, with something more or something else.
    Changed,
    /// Already there: left as they are.
    Known,
    /// Cannot be imported: see its problems.
    Faulty,
}

/// A field that a row fills or changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct DetailsField {
    pub label: String,
    pub text: String,
}

/// One row as the file describes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct DetailsRow {
    pub row: u32,
    pub outcome: DetailsOutcome,
    pub surname: String,
    pub name: String,
    /// Empty for a coach.
    pub tax_code: String,
    /// What is stored of it besides name and code.
    pub taken: Vec<DetailsField>,
    pub problems: Vec<ImportProblem>,
    /// What differs from the archive, for somebody already there.
    pub differences: Vec<String>,
}

/// The preview: nothing has changed yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct DetailsPreview {
    #[serde(flatten)]
    pub read: TableRead,
    pub new: u32,
    pub changed: u32,
    pub known: u32,
    pub faulty: u32,
    /// Rows that say something else than the archive.
    pub differing: u32,
    /// Whether what they say is taken; otherwise only what is empty is filled.
    pub overwrite: bool,
    /// The first rows (at most 200), those to look at first.
    pub rows: Vec<DetailsRow>,
    /// How many more rows there are beyond `rows`.
    pub more: u32,
}

/// What importing did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct DetailsReport {
    pub added: u32,
    pub changed: u32,
    pub known: u32,
    pub skipped: u32,
}
