//! What *Riprendi dal portale* shows before anything changes, what may be chosen, and what it did.

use affianca_domain::{ActivityId, PortalChoice, SessionId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::import::{HeldDifference, ImportProblem, TableRead};

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
    /// What may be chosen.
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
    #[serde(flatten)]
    pub read: TableRead,
    /// Activities the table speaks of.
    pub activities: u32,
    pub new: u32,
    pub equal: u32,
    pub different: u32,
    pub only_here: u32,
    pub faulty: u32,
    pub coaches: Vec<CoachTold>,
    /// The first rows (at most 400), those to look at first.
    pub rows: Vec<HeldRow>,
    /// How many more there are beyond `rows`.
    pub more: u32,
    pub unshown: Unshown,
}

/// How many rows beyond those shown would change, by what is chosen for their kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct Unshown {
    /// Of what only the portal has.
    pub new: Vec<(PortalChoice, u32)>,
    /// Of what is told otherwise.
    pub different: Vec<(PortalChoice, u32)>,
    /// Of what only the archive has.
    pub only_here: Vec<(PortalChoice, u32)>,
    /// Alike, and still to be marked as held there.
    pub equal: u32,
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
