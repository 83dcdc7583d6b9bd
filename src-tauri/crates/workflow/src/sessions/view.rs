//! What crosses about sessions: a row of their table, the form as typed, what its check says, what
//! a step asks.

use affianca_domain::{
    ActivityId, BranchId, CoachId, DragVerdicts, Minutes, Session, SessionId, SessionState,
    SessionStep, Violation,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::portal::PortalMark;
use crate::registers::OnRegister;

/// One row of the table *Erogazioni*.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct SessionRow {
    #[serde(flatten)]
    pub session: Session,
    /// As the table shows it.
    pub number: u32,
    pub coach_surname: String,
    pub coach_name: String,
    pub minutes: Minutes,
    pub steps: Vec<StepButton>,
    /// Whether *Avvia e concludi…* is possible now.
    pub may_be_held: bool,
    /// How many drafts of its series come after it.
    pub following: u32,
    /// Whether its whole form can be edited (`INSERITA` in an activity not ended).
    pub editable: bool,
    /// Whether description and private note can still be written.
    pub describable: bool,
    /// Registers, not outdated, that print this session.
    pub registers: Vec<OnRegister>,
    /// Set while the regional portal does not hold what is true here.
    pub portal: Option<PortalMark>,
    /// «ripresa dal portale», «registrata in seguito…»; nothing of what was carried on here.
    pub told_origin: Option<String>,
    /// How the portal may already hold it, when its term has passed: *È già così sul portale…*.
    pub held_past_term: Vec<SessionState>,
}

/// One button a session's state allows, and why it cannot be pressed now, if so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct StepButton {
    pub step: SessionStep,
    pub label: String,
    /// Italian reason when a rule forbids it now.
    pub blocked: Option<String>,
}

/// The form of a session (§3.1): raw text as typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs)]
pub struct SessionForm {
    pub branch: Option<BranchId>,
    pub coach: Option<CoachId>,
    pub date: String,
    pub start: String,
    pub end: String,
    pub place: String,
    pub note: String,
    /// Printed on the register, so no health detail (at most 400 characters).
    pub description: String,
    /// Never printed on a register.
    pub private_note: String,
}

/// What the form says while one types.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct SessionCheck {
    /// Fields that cannot be read; an empty one is not told before something is typed in it.
    pub fields: Vec<crate::FieldProblem>,
    /// Every rule violated, with figures.
    pub violations: Vec<Violation>,
    /// Duration, once start and end can be read.
    pub minutes: Option<Minutes>,
    /// Weekday of the date, once it can be read: `venerdì`.
    pub weekday: Option<String>,
    /// How many of the violations block *Programma* though not *Invia*.
    pub blocks_schedule: u32,
    /// How many must be acknowledged.
    pub to_acknowledge: u32,
    /// How the portal may already hold it, when the term for entering it has passed.
    pub held_past_term: Vec<SessionState>,
}

/// A draft about to be dragged: its form, and what the rules say of every place it can be put in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct SessionDrag {
    pub session: SessionId,
    pub activity: ActivityId,
    /// What the form is of, for *Invia*.
    pub revision: u32,
    pub form: SessionForm,
    pub verdicts: DragVerdicts,
}

/// What a step asks before it is taken: the manual's question, the facts, every violation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct StepCheck {
    pub session: SessionId,
    pub activity: ActivityId,
    pub step: SessionStep,
    /// State the session must still be in when the step is taken.
    pub expected: SessionState,
    pub title: String,
    pub question: String,
    pub facts: Vec<Fact>,
    pub violations: Vec<Violation>,
    /// What cannot be undone, in a sentence.
    pub irreversible: Option<String>,
    pub paragraph: String,
    /// Whether a written reason is mandatory (*Chiudi negativamente*).
    pub asks_reason: bool,
    /// Whether the description for the register may be written now (*Concludi*).
    pub asks_description: bool,
    pub description: String,
}

/// One line of facts in a confirmation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Fact {
    pub label: String,
    pub value: String,
    /// Personal data: hidden by *schermo riservato*.
    pub personal: bool,
}

/// What somebody saw on the portal of a session whose term has passed here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct PortalRecord {
    /// Its state there.
    pub state: SessionState,
    /// Its ID there.
    pub portal_id: String,
    /// Why it is recorded only now.
    pub why: String,
    /// Description for the register: mandatory for what was held.
    pub description: String,
}

/// A step as confirmed by the user.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct StepOrder {
    /// The session.
    pub session: SessionId,
    /// The button pressed.
    pub step: SessionStep,
    /// State the screen showed.
    pub expected: SessionState,
    /// Warnings the user has seen and ticked.
    pub acknowledged: Vec<affianca_domain::RuleId>,
    /// Reason (*Chiudi negativamente*).
    #[serde(default)]
    pub reason: String,
    /// Description for the register (*Concludi*), if written in the dialog.
    #[serde(default)]
    pub description: Option<String>,
}
