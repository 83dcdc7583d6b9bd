//! What *Oggi* shows: today's sessions, deadlines, hours left per person, the days that come.

use affianca_domain::{
    ActivityId, BeneficiaryId, CoachId, Deadline, Envelope, FirstStep, Minutes, RequestId,
    SessionId, SessionState, TimeOfDay,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::requests::ActivityEnvelope;
use crate::sessions::StepButton;

/// Which deadlines are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
pub struct TodayFilter {
    /// Only this person's.
    pub person: Option<BeneficiaryId>,
    /// Only those of this coach's sessions, and of the requests with one; requests to answer stay.
    pub coach: Option<CoachId>,
}

/// A person with a deadline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DeadlinePerson {
    /// Which one.
    pub id: BeneficiaryId,
    /// Surname and name.
    pub name: String,
}

/// A coach at work, or one with a session among the deadlines.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DeadlineCoach {
    /// Which one.
    pub id: CoachId,
    /// Surname and name.
    pub name: String,
}

/// The whole screen *Oggi*.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Today {
    pub date: NaiveDate,
    /// A sentence about a holiday today or tomorrow.
    pub note: Option<String>,
    pub sessions: Vec<TodaySession>,
    /// Minutes counted today for the coach at work.
    pub minutes: Minutes,
    /// The daily limit.
    pub daily_limit: Minutes,
    /// The most urgent ones, at most [`super::MOST_DEADLINES`].
    pub deadlines: Vec<Deadline>,
    /// How many there are in all.
    pub deadlines_found: u32,
    /// Whom the filter can choose, whatever it is set to.
    pub deadline_people: Vec<DeadlinePerson>,
    /// Which coaches the filter can choose.
    pub deadline_coaches: Vec<DeadlineCoach>,
    /// Open paths, at most [`super::MOST_PEOPLE`].
    pub people: Vec<PersonHours>,
    /// How many there are in all.
    pub people_found: u32,
    pub next_days: Vec<NextDay>,
    /// Requests of which something is still untold, at most [`super::MOST_INCOMPLETE`].
    pub incomplete: Vec<Incomplete>,
    /// How many there are in all.
    pub incomplete_found: u32,
    /// What comes next in a new archive; empty once all is done, or it was put away.
    pub first_steps: Vec<FirstStep>,
}

/// One of today's sessions with its buttons.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct TodaySession {
    pub id: SessionId,
    /// As the interface names it.
    pub number: u32,
    pub request: RequestId,
    pub activity: ActivityId,
    pub code: String,
    pub surname: String,
    pub name: String,
    pub start: TimeOfDay,
    pub end: TimeOfDay,
    pub place: String,
    pub coach: String,
    /// Whether *Avvia e concludi…* is possible now.
    pub may_be_held: bool,
    pub state: SessionState,
    pub steps: Vec<StepButton>,
}

/// The hours of one open path.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct PersonHours {
    pub request: RequestId,
    pub person: BeneficiaryId,
    pub opal: String,
    pub surname: String,
    pub name: String,
    pub activities: Vec<ActivityEnvelope>,
    pub total: Envelope,
}

/// A request of which something is still untold: nothing waits for it today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct Incomplete {
    pub request: RequestId,
    pub opal: String,
    pub surname: String,
    pub name: String,
    /// `Mancano l’Id voucher e lo sportello`.
    pub lacks: String,
}

/// One of the next days, with what is planned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct NextDay {
    pub date: NaiveDate,
    pub holiday: Option<String>,
    pub scheduled: u32,
    pub drafts: u32,
    pub minutes: Minutes,
}
