//! What crosses about sessions that are not held.

use affianca_domain::{
    ActivityId, BeneficiaryId, CoachId, Minutes, SessionId, SessionState, SessionStep, Slot,
    TimeOfDay,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::FieldProblem;
use crate::sessions::StepCheck;

/// *Non svolta…*: the step that is right for the state, the reasons to choose from, and where the session
/// could be held instead.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct MissedCheck {
    /// *Annulla* or *Chiudi negativamente*, and what it asks.
    pub step: StepCheck,
    /// Reasons to choose from.
    pub reasons: Vec<String>,
    /// The next slots that break no rule.
    pub slots: Vec<Slot>,
    /// Why there are none.
    pub no_slot: Option<String>,
}

/// A session that is not held, as confirmed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct MissOrder {
    /// Which one.
    pub session: SessionId,
    /// The state the screen showed.
    pub expected: SessionState,
    /// Why.
    pub reason: String,
    /// Where a draft is entered instead; none when it is given up.
    pub slot: Option<Slot>,
}

/// *Giornata saltata…*: whose sessions, and of which days.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
pub struct MissedDaysForm {
    /// The coach's, whoever they are of.
    pub coach: Option<CoachId>,
    /// The person's, whoever held them.
    pub person: Option<BeneficiaryId>,
    /// The first day, as typed.
    pub from: String,
    /// The last day, as typed; empty: the first one.
    pub to: String,
}

/// The sessions of the days, each with its proposal; none stands in another's way.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct MissedDaysCheck {
    /// Fields that cannot be read.
    pub fields: Vec<FieldProblem>,
    /// The sessions, by day.
    pub lines: Vec<MissedLine>,
    /// Reasons to choose from.
    pub reasons: Vec<String>,
}

/// One session of the days.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct MissedLine {
    pub session: SessionId,
    /// As the interface names it.
    pub number: u32,
    pub state: SessionState,
    /// The step that is right for its state.
    pub step: SessionStep,
    pub activity: ActivityId,
    pub code: String,
    pub surname: String,
    pub name: String,
    pub date: NaiveDate,
    pub start: TimeOfDay,
    pub end: TimeOfDay,
    pub minutes: Minutes,
    pub place: String,
    /// Where it could be held instead.
    pub slot: Option<Slot>,
}

/// The days as confirmed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct MissDaysOrder {
    /// DiaryOf, and which days.
    pub form: MissedDaysForm,
    /// Why, of all of them.
    pub reason: String,
    /// Every session that was shown, with its slot where a draft is entered instead.
    pub lines: Vec<MissedChoice>,
    /// Whether the days are kept as an absence too.
    pub absence: bool,
}

/// One session of the days, as confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MissedChoice {
    /// Which one.
    pub session: SessionId,
    /// The state that was shown.
    pub expected: SessionState,
    /// Where a draft is entered instead.
    pub slot: Option<Slot>,
}
