//! What crosses about the portal: the queue, one entry of it, and what is told back.

use affianca_domain::{
    ActivityId, BeneficiaryId, CoachId, PortalForm, PortalKind, PortalStep, RequestId, SessionId,
    SessionState, TimeOfDay, Urgency,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One request, session or activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct PortalSubject {
    pub kind: PortalKind,
    #[ts(type = "number")]
    pub id: i64,
}

/// Which entries are wanted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
pub struct PortalFilter {
    /// Only this person's.
    pub person: Option<BeneficiaryId>,
    /// Only the sessions of this coach, and the activities with one; requests belong to no coach
    /// and stay.
    pub coach: Option<CoachId>,
    /// This session alone, even when nothing is left to repeat of it.
    pub session: Option<SessionId>,
}

/// What the portal is known to hold of a session that is something else here (§3.2: 7 days).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct PortalMark {
    /// The state it has there; nothing when it was never entered there.
    pub known: Option<SessionState>,
    /// The last day on which it can still be repeated there; none when it can at any time.
    pub due: Option<NaiveDate>,
    /// How near that day is.
    pub urgency: Urgency,
}

/// The queue: what can still be repeated, by its last day, and what no longer can.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct PortalQueue {
    /// The most urgent first, at most [`super::MOST_WAITING`]; then the lost ones, the latest first.
    pub items: Vec<PortalItem>,
    /// How many can still be repeated in all.
    pub found: u32,
    /// How many no longer can; a thousand stands for «a thousand or more».
    pub lost: u32,
    /// Whom the filter can choose.
    pub people: Vec<PortalPerson>,
    /// Which coaches the filter can choose.
    pub coaches: Vec<PortalCoach>,
}

/// A person with something in the queue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct PortalPerson {
    pub id: BeneficiaryId,
    pub surname: String,
    pub name: String,
}

/// A coach with something in the queue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct PortalCoach {
    pub id: CoachId,
    pub name: String,
}

/// One difference between the portal and the truth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct PortalItem {
    pub subject: PortalSubject,
    /// Of a session, as the interface names it.
    pub number: Option<u32>,
    pub request: RequestId,
    /// Of a session or an activity.
    pub activity: Option<ActivityId>,
    pub opal: String,
    /// Expense code of the activity: `JC-AL`.
    pub code: String,
    pub surname: String,
    pub name: String,
    /// Day of a session.
    pub date: Option<NaiveDate>,
    pub start: Option<TimeOfDay>,
    /// What the portal holds, in its own words; `None`: nothing.
    pub known: Option<String>,
    /// What is true here.
    pub true_state: String,
    /// The portal's own ID of the session.
    pub portal_id: String,
    /// The buttons to press there, in their order.
    pub steps: Vec<PortalButton>,
    /// The portal's form as it is to be filled in, in its own order.
    pub values: Vec<PortalValue>,
    /// What the portal holds of the form and no longer stands here.
    pub changed: Vec<PortalChange>,
    /// Last day on which it can be repeated.
    pub due: Option<NaiveDate>,
    /// Days until then; negative when it is lost.
    pub days_left: Option<i32>,
    /// `scaduto`: it can no longer be repeated.
    pub urgency: Urgency,
    /// What the term means, in a sentence.
    pub consequence: String,
    pub paragraph: String,
    /// What must be repeated before, or why it cannot be, in a sentence.
    pub waits_for: Option<String>,
    /// What it may be corrected to: `None` is nothing at all.
    pub possible: Vec<Option<String>>,
    /// Sent back when it is reported, so that a stale screen is refused.
    pub stamp: String,
}

/// A button to press on the portal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct PortalButton {
    pub step: PortalStep,
    pub label: String,
}

/// One field of the portal's form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct PortalValue {
    /// As the portal calls it.
    pub label: String,
    pub value: String,
    /// It names people or firms: hidden by *schermo riservato*.
    pub personal: bool,
}

/// A field of the form that changed after it was repeated on the portal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct PortalChange {
    pub label: String,
    /// What the portal holds.
    pub before: String,
    pub now: String,
    /// It names people or firms: hidden by *schermo riservato*.
    pub personal: bool,
}

/// *Segna come riportato* on one entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct PortalOrder {
    pub subject: PortalSubject,
    /// As the queue gave it.
    pub stamp: String,
}

/// How much of an entry was repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub enum PortalReach {
    /// The first button.
    #[serde(rename = "prossimo")]
    Next,
    /// Every button, up to the true state.
    #[serde(rename = "tutto")]
    All,
}

/// What the portal holds of an entry: what it held before a report, to take that back, or what
/// somebody saw there, to correct it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PortalKnown {
    /// Of what.
    pub subject: PortalSubject,
    /// State, in the portal's own words; `None`: nothing.
    pub known: Option<String>,
    /// The form it holds of a session; `None`: as it stands here.
    pub form: Option<PortalForm>,
}
