//! What the interface sees of likely doubles and of a merge, before and when it is done.

use affianca_domain::{EmployerId, RequestId, RequestState};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::directory::Employer;

/// Two employers that are likely one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct EmployerDouble {
    pub one: Employer,
    pub other: Employer,
    /// Requests that name each.
    pub one_requests: u32,
    pub other_requests: u32,
    /// The reason, in Italian.
    pub why: String,
    /// Perhaps two seats of one firm.
    pub other_seat: bool,
}

/// The likely doubles, the surest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct EmployerDoubles {
    /// How many pairs there are.
    pub found: u32,
    /// The first ones.
    pub rows: Vec<EmployerDouble>,
}

/// A request that will name another employer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct MovedRequest {
    pub id: RequestId,
    pub opal: String,
    pub state: RequestState,
}

/// A field in which the two differ: what stays and what is left behind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct MergedField {
    pub label: String,
    pub kept: String,
    pub left: String,
}

/// What merging two employers would do; nothing has changed yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct MergePreview {
    /// The one that stays, as it is now.
    pub keep: Employer,
    /// The one that is put aside, as it is now.
    pub merge: Employer,
    /// The first requests that will name the one that stays.
    pub requests: Vec<MovedRequest>,
    /// How many more there are.
    pub more_requests: u32,
    /// Sessions of all those requests.
    pub sessions: u32,
    /// Contacts that move: surname and name.
    pub contacts_moved: Vec<(String, String)>,
    /// Contacts both have, which become one: surname and name.
    pub contacts_joined: Vec<(String, String)>,
    /// Fields empty in the one that stays, filled from the other: label and value.
    pub filled: Vec<(String, String)>,
    /// Fields in which the two differ.
    pub dropped: Vec<MergedField>,
    /// Registers issued for those requests, which stay as they are.
    pub registers: u32,
    /// Of these, how many still wait for a signature.
    pub unsigned: u32,
    /// What a person must look at and take on, each a sentence.
    pub warnings: Vec<String>,
    /// Why it cannot be done, if so.
    pub forbidden: Option<String>,
    /// Stands for all of the above: sent back, so that nothing else is done than what was shown.
    pub stamp: String,
}

/// The merge as ordered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct MergeOrder {
    pub keep: EmployerId,
    pub merge: EmployerId,
    /// The preview's.
    pub stamp: String,
    /// The warnings were seen and taken on.
    pub confirmed: bool,
}
