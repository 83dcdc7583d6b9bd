//! What crosses about hours, absences and ways.

use affianca_domain::{AbsenceId, Minutes, WeekHoursId, Whose};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// *Orari e assenze* of somebody.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct AvailabilityPage {
    pub whose: Whose,
    /// The surname, or the name of a firm.
    pub surname: String,
    pub name: String,
    /// A person's own limits.
    pub daily_limit: Option<Minutes>,
    pub weekly_limit: Option<Minutes>,
    /// The hours of a week, those from ever first.
    pub weeks: Vec<WeekRow>,
    /// Absences, or closing days, in order.
    pub absences: Vec<AbsenceRow>,
    /// How many are over and not among them.
    pub over: u32,
}

/// The hours of a week as typed or stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
pub struct WeekForm {
    /// The first day; empty: from ever.
    pub from: String,
    /// The last one; empty: for ever.
    pub to: String,
    /// From Monday to Sunday, each with its hours: `09:00–13:00`.
    pub days: Vec<Vec<String>>,
}

/// The stored hours of a week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct WeekRow {
    pub id: WeekHoursId,
    #[serde(flatten)]
    pub form: WeekForm,
    /// `dal 01/06/2026`.
    pub period: String,
    /// Whether they are those of today.
    pub holds: bool,
    /// All of the week.
    pub minutes: Minutes,
}

/// An absence, or closing days, as typed or stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
pub struct AbsenceForm {
    /// The first day.
    pub from: String,
    /// The last one; empty: the same.
    pub to: String,
    /// The hours of each day; both empty: the whole of it.
    pub start: String,
    /// When they end.
    pub end: String,
    /// What is noted of it, without a health detail.
    pub note: String,
}

/// A stored absence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct AbsenceRow {
    pub id: AbsenceId,
    #[serde(flatten)]
    pub form: AbsenceForm,
    /// `da lunedì 08/06/2026 a venerdì 12/06/2026`.
    pub when: String,
    /// Whether it came in with a calendar file.
    pub from_calendar: bool,
}

/// *Tempi di viaggio*: the ways told, and the places to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Ways {
    pub rows: Vec<WayRow>,
    /// As sessions name them.
    pub places: Vec<String>,
}

/// How long it takes between two places, either way; an empty place is the branch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct WayRow {
    pub one: String,
    pub other: String,
    pub minutes: Minutes,
}

/// A way as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs)]
pub struct WayForm {
    pub one: String,
    pub other: String,
    pub minutes: String,
}
