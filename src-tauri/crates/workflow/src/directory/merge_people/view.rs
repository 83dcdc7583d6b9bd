//! What the interface sees of people who may be one, and of their merge before it is done.

use affianca_domain::BeneficiaryId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::directory::{Beneficiary, MergedField, MovedRequest};

/// Two people who may be one, entered under two codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct PersonDouble {
    /// The one whose code is the later one.
    pub one: Beneficiary,
    /// The other.
    pub other: Beneficiary,
    /// The reason, in Italian.
    pub why: String,
    /// The rules count them as one already.
    pub sure: bool,
}

/// The people who may be one, the surest pairs first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PeopleDoubles {
    /// How many pairs there are.
    pub found: u32,
    /// The first ones.
    pub rows: Vec<PersonDouble>,
}

/// What merging two people would do; nothing has changed yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct PeopleMerge {
    /// The one who stays, as they are now.
    pub keep: Beneficiary,
    /// The one who is put aside, as they are now.
    pub merge: Beneficiary,
    /// Requests that will be of the one who stays.
    pub requests: Vec<MovedRequest>,
    /// Sessions of all those requests.
    pub sessions: u32,
    /// Fields the one who stays lacks, filled from the other: label and value.
    pub filled: Vec<(String, String)>,
    /// Fields in which the two differ.
    pub dropped: Vec<MergedField>,
    /// Registers issued for those requests, which stay as they are.
    pub registers: u32,
    /// Of these, how many still wait for a signature.
    pub unsigned: u32,
    /// What somebody must look at and take on, each a sentence.
    pub warnings: Vec<String>,
    /// Why it cannot be done, if so.
    pub forbidden: Option<String>,
    /// Stands for all of the above: sent back, so that nothing else is done than what was shown.
    pub stamp: String,
}

/// The merge as ordered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PeopleOrder {
    /// Who stays.
    pub keep: BeneficiaryId,
    /// Who is put aside.
    pub merge: BeneficiaryId,
    /// The preview's.
    pub stamp: String,
    /// The warnings were seen and taken on.
    pub confirmed: bool,
}
