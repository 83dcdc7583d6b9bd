//! What the interface sees of one activity ("Erogazione attività", §3.1).

use affianca_domain::{
    ActivityId, ActivityState, Cents, Envelope, Minutes, RequestId, RequestState,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::sessions::{SessionForm, SessionRow};

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
