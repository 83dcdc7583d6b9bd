//! The meetings of some days as they are handed over on paper: to the person served, to the company, to
//! the coach. Plain data, and the words that all three share.

mod period;
mod words;

use chrono::{NaiveDate, NaiveDateTime};
use serde::Serialize;

use crate::quantities::{Minutes, Span};
use crate::workplace::PlaceKind;

pub use period::{LONGEST_PLAN, PlanPeriod};
pub use words::{day_in_words, hours_in_words, period_in_words};

/// Who a plan is for: each reads only what is theirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum PlanReader {
    /// The person served.
    Person {
        /// How they are called.
        name: String,
    },
    /// The company where sessions are held.
    Employer {
        /// The company.
        name: String,
        /// Who reads it there; empty where nobody knows.
        contact: String,
    },
    /// A coach.
    Coach {
        /// Surname and name; empty for all coaches at once.
        name: String,
    },
}

/// Everything printed of a plan.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlanSheet {
    /// Who it is for.
    pub reader: PlanReader,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// In the order of days and hours. None that was cancelled.
    pub meetings: Vec<Meeting>,
    /// The body, on a coach's plan; empty on those that leave the house.
    pub provider: String,
    /// When it was made, Europe/Rome local time.
    pub made: NaiveDateTime,
}

impl PlanSheet {
    /// How long its meetings last together.
    #[must_use]
    pub fn minutes(&self) -> Minutes {
        self.meetings.iter().map(Meeting::minutes).sum()
    }

    /// Whether a meeting of it may still change.
    #[must_use]
    pub fn has_unconfirmed(&self) -> bool {
        self.meetings.iter().any(|meeting| !meeting.confirmed)
    }
}

/// One session, as those who go there know it. What its reader is not told is empty.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Meeting {
    /// Its day.
    pub date: NaiveDate,
    /// Its hours.
    #[serde(serialize_with = "words::shown")]
    pub hours: Span,
    /// Where.
    pub place: String,
    /// What that place is.
    pub place_kind: PlaceKind,
    /// The person served: name and surname, the other way round for a coach.
    pub person: String,
    /// Who comes along.
    pub coach: String,
    /// Code of the activity.
    pub activity: String,
    /// False for a draft, which may still change.
    pub confirmed: bool,
}

impl Meeting {
    /// How long it lasts.
    #[must_use]
    pub fn minutes(&self) -> Minutes {
        self.hours.length()
    }
}

#[cfg(test)]
mod tests;
