//! What crosses about the agenda.

use affianca_domain::{
    ActivityId, AgendaView, BeneficiaryId, BranchId, CoachId, Minutes, RequestId, SessionId,
    SessionState, TimeOfDay, WorkLoad,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::AgendaFilter;
use crate::sessions::StepButton;

/// Which days are looked at, and whose.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
#[allow(missing_docs)]
pub struct AgendaQuery {
    pub view: AgendaView,
    /// A day of the period, as typed; empty for today.
    pub day: String,
    #[serde(flatten)]
    pub filter: AgendaFilter,
}

/// The whole screen *Agenda*.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Agenda {
    pub view: AgendaView,
    /// The day that was asked for.
    pub day: NaiveDate,
    /// Why the day typed was not understood; today stands in its place.
    pub day_problem: Option<String>,
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// «30 maggio – 5 giugno 2022».
    pub title: String,
    /// «settimana 22», where it is one week.
    pub week: Option<String>,
    /// A day of the period before, and of the one after.
    pub previous: NaiveDate,
    pub next: NaiveDate,
    pub today: NaiveDate,
    /// Now, where today is among the days.
    pub now: Option<TimeOfDay>,
    /// The hours between which sessions may be held (§3.2).
    pub earliest: TimeOfDay,
    pub latest: TimeOfDay,
    pub days: Vec<AgendaDay>,
    pub weeks: Vec<AgendaWeek>,
    /// By day, then by hour.
    pub sessions: Vec<AgendaSession>,
    /// Whose the loads of days and weeks are: the coach, else the person; nobody's when neither was chosen.
    pub loaded: Option<Loaded>,
    /// Whom the filters can choose.
    pub people: Vec<AgendaPerson>,
    pub coaches: Vec<AgendaCoach>,
    pub branches: Vec<AgendaBranch>,
}

/// Whose hours are added up by day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum Loaded {
    Coach,
    Person,
}

/// A day and what marks it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct AgendaDay {
    pub date: NaiveDate,
    /// Shown only to complete a week.
    pub outside: bool,
    /// No session may be held (§3.2).
    pub holiday: Option<String>,
    /// «Patrono di Treviso».
    pub patron: Option<String>,
    /// When the coach or the person chosen is away.
    pub away: Vec<AgendaAway>,
    pub load: Option<WorkLoad>,
}

/// Some hours in which somebody is away.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct AgendaAway {
    pub who: Loaded,
    pub start: TimeOfDay,
    pub end: TimeOfDay,
}

/// A week from Monday to Sunday, whole also where only part of it is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct AgendaWeek {
    pub monday: NaiveDate,
    /// As the calendar counts it.
    pub number: u32,
    pub load: Option<WorkLoad>,
    /// Everybody who has a session in it, where one week is shown.
    pub people: Vec<PersonLoad>,
}

/// How full a person's week is, whoever their sessions are with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct PersonLoad {
    pub person: BeneficiaryId,
    pub surname: String,
    pub name: String,
    pub load: WorkLoad,
}

/// A session in the agenda.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct AgendaSession {
    pub id: SessionId,
    /// As the interface names it.
    pub number: u32,
    pub request: RequestId,
    pub activity: ActivityId,
    pub code: String,
    pub title: String,
    pub person: BeneficiaryId,
    pub surname: String,
    pub name: String,
    pub coach: String,
    pub date: NaiveDate,
    pub start: TimeOfDay,
    pub end: TimeOfDay,
    pub minutes: Minutes,
    pub place: String,
    pub state: SessionState,
    pub steps: Vec<StepButton>,
    /// *Avvia e concludi…* would do now what its buttons do in two steps.
    pub may_be_held: bool,
    /// Why it cannot be moved; none of a draft.
    pub fixed: Option<String>,
}

/// A person the filter can choose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct AgendaPerson {
    pub id: BeneficiaryId,
    pub surname: String,
    pub name: String,
}

/// A coach the filter can choose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct AgendaCoach {
    pub id: CoachId,
    pub name: String,
}

/// A branch the filter can choose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct AgendaBranch {
    pub id: BranchId,
    pub name: String,
}
