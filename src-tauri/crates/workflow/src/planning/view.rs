//! What crosses about plans: the form as typed, the proposal to be looked at, what is accepted of it.

use affianca_domain::{
    ActivityId, ActivityState, BeneficiaryId, BranchId, CoachId, Minutes, RequestId,
    SessionGroupId, TimeOfDay,
};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is wished of a plan: raw text as typed, and what is ticked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs)]
pub struct PlanWish {
    pub from: String,
    pub to: String,
    /// The most hours in a week, or empty.
    pub weekly: String,
    /// How long a session may be.
    pub lengths: Vec<Minutes>,
    /// How long it is at best.
    pub length: Option<Minutes>,
    /// The days it is at best, Monday is 1; none is any.
    pub days: Vec<u8>,
    /// The hours it is at best, or empty.
    pub start: String,
    pub end: String,
    pub most_a_day: u8,
    /// Days on which nothing is planned.
    pub left_out: Vec<NaiveDate>,
    /// What is known of when people can, and is not heeded this time.
    pub set_aside: Vec<SetAside>,
}

/// What is known of when somebody can, which a plan may be asked not to heed: none of it is a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum SetAside {
    CoachAbsences,
    CoachHours,
    PersonAbsences,
    PersonHours,
    Closing,
}

/// What is set aside, with the words of its tick.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct SetAsideTick {
    pub what: SetAside,
    pub label: String,
}

/// The form *Pianifica…* of one request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct PlanForm {
    pub request: RequestId,
    pub branch: Option<BranchId>,
    pub coach: Option<CoachId>,
    pub wish: PlanWish,
    /// In the order in which they are held.
    pub activities: Vec<PlanPart>,
    /// Sessions of the plan before that stay where they are.
    pub locked: Vec<PlannedSession>,
}

/// An activity in the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct PlanPart {
    /// Which one.
    pub activity: ActivityId,
    /// Whether it is planned.
    pub wanted: bool,
    /// Where it is held.
    pub place: String,
    /// Whether it goes along with the others instead of waiting for its turn.
    pub alongside: bool,
}

/// A session of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct PlannedSession {
    pub activity: ActivityId,
    pub date: NaiveDate,
    pub start: TimeOfDay,
    pub end: TimeOfDay,
}

/// What the form opens with, and what stands beside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct PlanBeginning {
    pub request: RequestId,
    pub opal: String,
    pub beneficiary: BeneficiaryId,
    pub surname: String,
    pub name: String,
    pub form: PlanForm,
    /// Those of the request, in the form's order.
    pub activities: Vec<PlanActivity>,
    /// Hours left of all of them.
    pub left: Minutes,
    /// The lengths that can be ticked.
    pub lengths: Vec<Minutes>,
    /// What is known of when people can, and can be set aside.
    pub set_aside: Vec<SetAsideTick>,
    /// What bounds the plan whatever is wished: own limits, the voucher's end.
    pub bounds: Vec<String>,
    /// Why there is nothing to plan, if so.
    pub nothing: Option<String>,
}

/// An activity, as the form tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct PlanActivity {
    pub activity: ActivityId,
    pub code: String,
    pub title: String,
    pub state: ActivityState,
    pub agreed: Minutes,
    /// The hours of its sessions, drafts included.
    pub so_far: Minutes,
    pub left: Minutes,
    /// Why it cannot be planned, if so.
    pub cannot: Option<String>,
}

/// A plan to be looked at. Nothing of it is in the archive.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct PlanProposal {
    /// «28 erogazioni, 64:00, dal 03/03/2026 al 22/05/2026.»
    pub told: String,
    /// Its sessions in order of time, the locked ones among them.
    pub sessions: Vec<ProposedSession>,
    /// The weeks from the first day to the last session.
    pub weeks: Vec<PlanWeek>,
    /// What becomes of each activity planned.
    pub activities: Vec<PlanTotal>,
    /// All hours planned.
    pub planned: Minutes,
    /// All hours for which there was no room.
    pub left: Minutes,
    /// «A fermarle: le ore a settimana.»
    pub stopped: Option<String>,
    /// What would help.
    pub relief: Option<PlanRelief>,
}

/// A session of a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct ProposedSession {
    #[serde(flatten)]
    pub session: PlannedSession,
    pub code: String,
    /// «martedì».
    pub weekday: String,
    pub minutes: Minutes,
    pub place: String,
    /// Whether it was locked.
    pub locked: bool,
}

/// A week of a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct PlanWeek {
    pub monday: NaiveDate,
    /// «2–8 marzo 2026».
    pub label: String,
    /// Hours of the plan.
    pub planned: Minutes,
    /// Hours of the person's other sessions.
    pub others: Minutes,
    pub days: Vec<PlanDay>,
}

/// A day of such a week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct PlanDay {
    pub date: NaiveDate,
    /// «lun».
    pub weekday: String,
    pub planned: Minutes,
    pub others: Minutes,
    /// The holiday it is, Sundays left out.
    pub holiday: Option<String>,
}

/// What becomes of an activity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct PlanTotal {
    pub activity: ActivityId,
    pub code: String,
    pub title: String,
    pub agreed: Minutes,
    pub so_far: Minutes,
    pub planned: Minutes,
    pub left: Minutes,
    /// What a rule says of every day asked for, where it is against all of them.
    pub refused: Option<String>,
}

/// What would help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct PlanRelief {
    /// «Con 10 ore a settimana invece di 8 ci stanno tutte.»
    pub sentence: String,
    /// The form with that change, where the form can have it.
    pub form: Option<PlanForm>,
    /// Whether it is the person's own limit, which stands in their profile.
    pub profile: bool,
}

/// A plan as it is accepted: the form it was made with, and its sessions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct AcceptedPlan {
    pub form: PlanForm,
    pub sessions: Vec<PlannedSession>,
}

/// What was entered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct PlanEntered {
    /// To take it back.
    pub groups: Vec<SessionGroupId>,
    pub sessions: u32,
    pub minutes: Minutes,
}

/// A plan that was accepted and can be taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct EnteredPlan {
    pub group: SessionGroupId,
    pub entered_at: NaiveDateTime,
    pub drafts: u32,
    pub minutes: Minutes,
}

/// Somebody with hours left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct PersonToPlan {
    pub request: RequestId,
    pub opal: String,
    pub surname: String,
    pub name: String,
    pub left: Minutes,
}

/// What *Pianifica più persone…* opens with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct PlansBeginning {
    pub people: Vec<PersonToPlan>,
    pub form: PlansForm,
    pub lengths: Vec<Minutes>,
    /// The most people planned at once.
    pub most: u32,
}

/// The form *Pianifica più persone…*.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct PlansForm {
    pub requests: Vec<RequestId>,
    pub branch: Option<BranchId>,
    pub coach: Option<CoachId>,
    pub wish: PlanWish,
}

/// The plans of several people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct PlansProposal {
    /// In the order they were chosen.
    pub people: Vec<PersonPlan>,
    /// What gave way to somebody else's sessions.
    pub moved: Vec<MovedSession>,
    pub sessions: u32,
    pub planned: Minutes,
    pub left: Minutes,
}

/// One person's plan among several.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct PersonPlan {
    pub request: RequestId,
    pub opal: String,
    pub surname: String,
    pub name: String,
    /// The form it was planned with, to be accepted or opened alone.
    pub form: PlanForm,
    pub proposal: PlanProposal,
}

/// A session that gave way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct MovedSession {
    pub surname: String,
    pub name: String,
    pub code: String,
    /// «martedì 03/03/2026 09:00–11:00».
    pub from: String,
    /// Where it is now; none where there was no room for it.
    pub to: Option<String>,
}
