//! What crosses about many sessions at once.

use affianca_domain::{
    ActivityId, BeneficiaryId, CoachId, Minutes, RequestId, RuleId, SessionId, SessionState, Slot,
    TimeOfDay, Violation,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::sessions::SessionForm;

/// When a series is over, as it was chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub enum SeriesEnd {
    /// After so many sessions.
    #[default]
    #[serde(rename = "numero")]
    Count,
    /// After a day.
    #[serde(rename = "giorno")]
    Day,
    /// Once the free hours are used up.
    #[serde(rename = "ore")]
    Hours,
}

/// *Ripeti…*: the session's form, whose day is the first one, and how it goes on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
pub struct SeriesForm {
    /// The form of each; its date is the first day.
    pub session: SessionForm,
    /// From 1, Monday, to 7, Sunday.
    pub weekdays: Vec<u8>,
    /// When it is over.
    pub end: SeriesEnd,
    /// How many, as typed.
    pub count: String,
    /// The last day, as typed.
    pub last: String,
    /// What was changed in single lines.
    pub changes: Vec<SeriesChange>,
}

/// One line of the series, changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct SeriesChange {
    /// The day the series had it on.
    pub day: NaiveDate,
    /// It is not entered.
    pub left_out: bool,
    /// Where it was moved to; none where the hours stay as well.
    pub slot: Option<Slot>,
}

/// What a series gives: every session with what it breaks and how that is mended.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct SeriesCheck {
    /// Fields that cannot be read.
    pub fields: Vec<crate::FieldProblem>,
    /// The sessions, one after the other.
    pub lines: Vec<SeriesLine>,
    /// Feasts left out.
    pub skipped: Vec<SkippedDay>,
    /// Why there are no more, where somebody may expect them.
    pub remark: Option<String>,
    /// How many would be entered.
    pub count: u32,
    /// Their hours.
    pub minutes: Minutes,
    /// What is free of the agreed hours afterwards, drafts taken off.
    pub free: Minutes,
    /// How many of those that would be entered a rule forbids.
    pub blocked: u32,
}

/// One session of a series.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct SeriesLine {
    /// The day the series has it on: its name among the changes.
    pub day: NaiveDate,
    /// When it would be held.
    pub slot: Slot,
    /// How long it lasts.
    pub minutes: Minutes,
    /// It is not entered.
    pub left_out: bool,
    /// It is not as the series has it.
    pub moved: bool,
    /// What it breaks, told without what only informs.
    pub violations: Vec<Violation>,
    /// What would mend it.
    pub mends: Vec<SeriesMend>,
}

/// A change of one line that mends it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SeriesMend {
    /// «Sposta a lunedì 11/07».
    pub label: String,
    /// The change it stands for.
    pub change: SeriesChange,
}

/// A feast a series leaves out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SkippedDay {
    /// The day.
    pub date: NaiveDate,
    /// Its name.
    pub name: String,
}

/// What was entered together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SeriesEntered {
    /// The sessions, one after the other.
    pub sessions: Vec<SessionId>,
}

/// What of a series comes after one of its drafts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SeriesRest {
    /// The draft itself and those after it, as they would become.
    pub drafts: Vec<ListedSession>,
    /// Those after it that are no drafts any more: they stay as they are.
    pub left: Vec<ListedSession>,
}

/// A session in a list of many.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct ListedSession {
    pub session: SessionId,
    /// As the interface names it.
    pub number: u32,
    /// Rises at every change: what is shown is what is acted upon.
    pub revision: u32,
    pub state: SessionState,
    pub request: RequestId,
    pub activity: ActivityId,
    pub code: String,
    pub surname: String,
    pub name: String,
    pub date: NaiveDate,
    pub start: TimeOfDay,
    pub end: TimeOfDay,
    pub minutes: Minutes,
    pub place: String,
    /// What it breaks, told without what only informs.
    pub violations: Vec<Violation>,
}

/// One session of a list, as it was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ShownSession {
    /// Which one.
    pub session: SessionId,
    /// Its revision then.
    pub revision: u32,
}

/// *Questa e le seguenti*: the form of the first, of which times, place, coach and branch hold for all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct SeriesEdit {
    /// The first one.
    pub session: SessionId,
    /// Its form.
    pub form: SessionForm,
    /// All of them, as they were shown.
    pub shown: Vec<ShownSession>,
    /// Warnings seen and ticked.
    pub acknowledged: Vec<RuleId>,
}

/// Which drafts are meant: those named, or all that the rest asks for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
pub struct ManyFilter {
    /// These alone, whatever the rest says.
    pub sessions: Vec<SessionId>,
    /// Of this activity.
    pub activity: Option<ActivityId>,
    /// Of this OPAL.
    pub request: Option<RequestId>,
    /// Of this person.
    pub person: Option<BeneficiaryId>,
    /// Of this coach.
    pub coach: Option<CoachId>,
    /// From this day.
    pub from: Option<NaiveDate>,
    /// Up to this day.
    pub to: Option<NaiveDate>,
}

/// *Programma tutte le bozze…*: the drafts with their figures, and what each breaks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct ManyCheck {
    /// The drafts, one after the other.
    pub lines: Vec<ListedSession>,
    /// How many there are in all: a list has an end.
    pub found: u32,
    /// What becomes of the hours of each activity, once those without errors are scheduled.
    pub activities: Vec<ManyActivity>,
    /// What cannot be undone.
    pub irreversible: String,
    /// The manual's paragraph.
    pub paragraph: String,
}

/// The hours of an activity of which drafts are scheduled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct ManyActivity {
    pub activity: ActivityId,
    pub opal: String,
    pub code: String,
    pub surname: String,
    pub name: String,
    /// Counted before.
    pub counted: Minutes,
    /// Those of its drafts without errors.
    pub added: Minutes,
    /// Agreed.
    pub agreed: Minutes,
}
