//! What *Importa datori di lavoro* shows before anything changes, and what it did.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::import::{ImportProblem, TableRead};

/// What a row of the file will become.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub enum FirmOutcome {
    /// A new employer, with its contact where one is told.
    New,
    /// A new contact of an employer that is there.
    Contact,
    /// Already there: left as it is.
    Known,
    /// Cannot be imported: see its problems.
    Faulty,
}

/// One row as the file describes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct FirmRow {
    pub row: u32,
    pub outcome: FirmOutcome,
    pub name: String,
    pub address: String,
    pub municipality: String,
    pub tax_code: String,
    /// Surname and name of the contact, or empty.
    pub contact: String,
    pub problems: Vec<ImportProblem>,
    /// What differs from the archive, for an employer already there.
    pub differences: Vec<String>,
}

/// The preview: nothing has changed yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct FirmPreview {
    #[serde(flatten)]
    pub read: TableRead,
    pub new: u32,
    /// Contacts for employers already there.
    pub contacts: u32,
    pub known: u32,
    pub faulty: u32,
    /// The first rows (at most 200), those to look at first.
    pub rows: Vec<FirmRow>,
    /// How many more rows there are beyond `rows`.
    pub more: u32,
}

/// What importing did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct FirmReport {
    pub employers: u32,
    pub contacts: u32,
    pub known: u32,
    pub skipped: u32,
}
