//! What crosses about calendar files, out and in.

use affianca_domain::Whose;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which sessions go out as a calendar file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct CalendarOrder {
    /// A person's or a coach's.
    pub whose: Whose,
    /// The first day; empty: from the first session.
    pub from: String,
    /// The last one; empty: to the last session.
    pub to: String,
    /// The title names the person by the surname, instead of initials.
    pub surnames: bool,
}

/// What a calendar file would bring in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct CalendarPreview {
    /// Under which it is kept until it is taken in.
    pub token: String,
    /// The file's name.
    pub file: String,
    /// What is new, in order.
    pub added: Vec<CommitmentRow>,
    /// What is there and has changed.
    pub changed: Vec<CommitmentRow>,
    /// What is there and the file has no more.
    pub removed: Vec<CommitmentRow>,
    /// How many are beyond those shown of each.
    pub more: [u32; 3],
    /// How many are there already, as they are.
    pub same: u32,
    /// Left out: over already.
    pub over: u32,
    /// Left out: later than two years from now.
    pub beyond: u32,
    /// Left out: marked as free time.
    pub free: u32,
    /// Left out: called off.
    pub cancelled: u32,
    /// Left out: cannot be read.
    pub unread: u32,
}

/// One commitment of a preview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct CommitmentRow {
    /// `lunedì 08/06/2026, 09:00–11:00`.
    pub when: String,
    /// What the calendar calls it: shown, and kept only where that is asked for.
    pub title: String,
}

/// What came in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct CalendarReport {
    pub added: u32,
    pub changed: u32,
    pub removed: u32,
}
