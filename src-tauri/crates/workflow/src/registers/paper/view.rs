//! What the interface sees of registers on paper.

use affianca_domain::{ActivityId, Minutes, RegisterId, RequestId, SessionId, TimeOfDay};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::{SignatureForm, SignatureView};
use crate::FieldProblem;

/// A register on paper as its form holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
pub struct PaperForm {
    /// Its own number, as written on it.
    pub number: String,
    /// The only activity; `None`: the whole OPAL.
    pub activity: Option<ActivityId>,
    /// First day, as typed.
    pub from: String,
    /// Last day; empty where it is one day.
    pub to: String,
    /// The sessions it covers.
    pub sessions: Vec<SessionId>,
    /// Who has signed; whoever has not stays out or empty. A correction leaves them as they are.
    pub signatures: Vec<SignatureForm>,
}

/// A register on paper to be recorded or corrected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct PaperOrder {
    /// Of this request.
    pub request: RequestId,
    /// The one to be corrected; `None`: a new one.
    pub register: Option<RegisterId>,
    /// What is said of it.
    pub form: PaperForm,
}

/// What the form says while it is filled in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct PaperCheck {
    /// Fields that cannot be read; none of those still empty.
    pub fields: Vec<FieldProblem>,
    /// The delivered sessions in its activity and days, by date and hour.
    pub sessions: Vec<PaperSession>,
    /// How many were delivered outside them.
    pub outside: u32,
    /// Who may be expected to have signed.
    pub signers: Vec<SignatureView>,
}

/// A delivered session that can stand on a register on paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct PaperSession {
    pub session: SessionId,
    pub date: NaiveDate,
    pub start: TimeOfDay,
    pub end: TimeOfDay,
    pub minutes: Minutes,
    pub activity_code: String,
    pub coach: String,
    /// Other registers in force that print it already.
    pub registers: Vec<String>,
    /// Ticked to begin with: on none yet.
    pub proposed: bool,
}

/// What a register on paper has beside what every register has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct PaperView {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Who recorded it.
    pub recorded_by: String,
    /// The sessions it covers, by date and hour.
    pub sessions: Vec<PaperSession>,
    /// Why it can no longer be corrected, if so.
    pub fixed: Option<String>,
    /// When it was withdrawn, and why.
    pub withdrawn: Option<Withdrawal>,
}

/// A register on paper was recorded by mistake.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct Withdrawal {
    pub at: NaiveDateTime,
    pub because: String,
}
