//! What the interface sees of one activity ("Erogazione attività", §3.1).

use affianca_domain::{
    ActivityId, ActivityState, BranchId, Cents, CoachId, Minutes, RequestId, RequestState,
    SessionId, SessionState, SessionStep, TimeOfDay,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::portal::PortalMark;
use crate::requests::Envelope;
use crate::sessions::SessionForm;

/// The page of one activity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct ActivityDetail {
    pub id: ActivityId,
    pub request: RequestId,
    pub opal: String,
    pub request_state: RequestState,
    pub provider: String,
    pub surname: String,
    pub name: String,
    pub code: String,
    pub title: String,
    pub state: ActivityState,
    pub branch_name: Option<String>,
    pub agreed: Minutes,
    pub value: Cents,
    pub envelope: Envelope,
    pub sessions: Vec<SessionRow>,
    /// Why *Nuova erogazione* is not possible now, if so.
    pub cannot_add: Option<String>,
    /// Why *Concludi* is not possible now, if so (§3.3).
    pub cannot_end: Option<String>,
    /// The form a new session starts from: last branch, coach, place.
    pub blank: SessionForm,
    /// The rate, cents an hour.
    pub rate: Cents,
}

/// One row of the table *Erogazioni*.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct SessionRow {
    pub id: SessionId,
    /// As the table shows it.
    pub number: u32,
    pub state: SessionState,
    pub branch: BranchId,
    pub coach: CoachId,
    pub coach_surname: String,
    pub coach_name: String,
    pub date: NaiveDate,
    pub start: TimeOfDay,
    pub end: TimeOfDay,
    pub minutes: Minutes,
    pub place: String,
    pub note: String,
    pub description: String,
    pub private_note: String,
    /// Why it was closed negatively or cancelled.
    pub reason: Option<String>,
    pub steps: Vec<StepButton>,
    /// Whether its whole form can be edited (`INSERITA` in an activity not ended).
    pub editable: bool,
    /// Whether description and private note can still be written.
    pub describable: bool,
    /// Rises at every change: sent back with an edit, so that a stale screen is refused.
    pub revision: i32,
    /// Issued registers, not outdated, that print this session.
    pub registers: Vec<String>,
    /// Set while the regional portal does not hold what is true here.
    pub portal: Option<PortalMark>,
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

/// What *Concludi* on an activity has to say before it asks (§3.3).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct EndCheck {
    pub question: String,
    /// Each thing that stays as it is, in a sentence: open sessions, unused hours, unsigned registers,
    /// documents nobody has written, what the portal does not hold.
    pub remarks: Vec<String>,
    pub irreversible: String,
    pub paragraph: String,
}
