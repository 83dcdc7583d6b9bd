//! What *Riprendi dal portale* shows before anything changes, what may be chosen, and what it did.

use affianca_domain::{ActivityId, PortalChoice, SessionId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::import::{HeldDifference, HiddenRows, ImportProblem};

/// What a row of the table is to the archive, or a session of the archive to the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub enum HeldOutcome {
    /// Only the portal has it.
    New,
    /// Both have it alike.
    Equal,
    /// Both have it, told otherwise.
    Different,
    /// Only the archive has it.
    OnlyHere,
    /// Cannot be read: see its problems.
    Faulty,
}

/// One row of the comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct HeldRow {
    /// Names it in the choices.
    pub key: String,
    /// Row of the file; none of what only the archive has.
    pub row: Option<u32>,
    pub outcome: HeldOutcome,
    /// The session here, where there is one.
    pub session: Option<SessionId>,
    /// Its activity, where it is known.
    pub activity: Option<ActivityId>,
    /// The portal's ID.
    pub portal_id: String,
    pub opal: String,
    pub code: String,
    /// Surname and name.
    pub person: String,
    pub state: String,
    pub coach: String,
    pub date: String,
    pub start: String,
    pub end: String,
    pub hours: String,
    pub problems: Vec<ImportProblem>,
    pub differences: Vec<HeldDifference>,
    /// What may be chosen; the first of a new row is taken unless something else is.
    pub choices: Vec<PortalChoice>,
    /// What is done unless something else is chosen.
    pub chosen: PortalChoice,
}

/// An operator of the table, and which coach that is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CoachTold {
    /// As the table writes it; empty where it says none.
    pub told: String,
    /// Surname and name of the coach.
    pub coach: String,
    /// Not in the archive yet: it is added.
    pub new: bool,
    /// How many rows.
    pub rows: u32,
}

/// The preview: nothing has changed yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct SessionsPreview {
    /// Name of the file, or `testo incollato`.
    pub source: String,
    pub format: String,
    /// Rows read, heading excluded.
    pub lines: u32,
    /// Activities the table speaks of.
    pub activities: u32,
    pub new: u32,
    pub equal: u32,
    pub different: u32,
    pub only_here: u32,
    pub faulty: u32,
    pub coaches: Vec<CoachTold>,
    pub ignored_columns: Vec<String>,
    pub notices: Vec<String>,
    pub hidden: Option<HiddenRows>,
    /// The first rows (at most 400), those to look at first.
    pub rows: Vec<HeldRow>,
    /// How many more there are beyond `rows`.
    pub more: u32,
    /// Hands the preview back when importing.
    pub token: String,
}

/// What the user chose: for all rows of a kind, and for single ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct HeldChoices {
    /// For what only the portal has.
    pub new: PortalChoice,
    /// For what is told otherwise.
    pub different: PortalChoice,
    /// For what only the archive has.
    pub only_here: PortalChoice,
    /// For single rows, by key.
    pub rows: Vec<(String, PortalChoice)>,
}

impl Default for HeldChoices {
    fn default() -> Self {
        Self {
            new: PortalChoice::Take,
            different: PortalChoice::Leave,
            only_here: PortalChoice::Leave,
            rows: Vec::new(),
        }
    }
}

/// What was done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct SessionsReport {
    /// Came in as history.
    pub imported: u32,
    /// Became as the portal holds them.
    pub taken: u32,
    /// Are now to be repeated on the portal.
    pub kept: u32,
    /// Were alike already.
    pub equal: u32,
    /// Stay told otherwise.
    pub left: u32,
    pub skipped: u32,
    pub coaches: u32,
    /// Activities that became `INIZIATA`.
    pub started: u32,
}
