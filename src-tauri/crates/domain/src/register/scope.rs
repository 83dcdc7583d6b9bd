//! What a register covers, as stored: an activity, the whole OPAL, a day or a period.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::calendar::{format_date, month_name};
use crate::ids::ActivityId;

/// What a register covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum RegisterScope {
    /// One activity.
    Activity {
        /// The activity.
        activity: ActivityId,
    },
    /// The whole OPAL.
    Opal,
    /// One day: the sheet taken to the employer.
    Day {
        /// The day.
        date: NaiveDate,
    },
    /// A period, both ends in.
    Period {
        /// First day.
        from: NaiveDate,
        /// Last day.
        to: NaiveDate,
    },
}

impl RegisterScope {
    /// Whether a session of an activity on a day falls into it.
    #[must_use]
    pub fn covers(self, of: ActivityId, on: NaiveDate) -> bool {
        match self {
            Self::Activity { activity } => activity == of,
            Self::Opal => true,
            Self::Day { date } => date == on,
            Self::Period { from, to } => from <= on && on <= to,
        }
    }

    /// The only activity it covers, where it is one.
    #[must_use]
    pub const fn activity(self) -> Option<ActivityId> {
        match self {
            Self::Activity { activity } => Some(activity),
            Self::Opal | Self::Day { .. } | Self::Period { .. } => None,
        }
    }

    /// First and last day it covers; `None` where it covers all.
    #[must_use]
    pub const fn days(self) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            Self::Day { date } => Some((date, date)),
            Self::Period { from, to } => Some((from, to)),
            Self::Activity { .. } | Self::Opal => None,
        }
    }

    /// `intera OPAL`, `JC-AL`, `maggio 2022`, `giornata 03/06/2022, in bianco`: printed in the file's
    /// title, so no person's name. `code` is the activity's, where it covers only one.
    #[must_use]
    pub fn label(self, code: &str, blank: bool) -> String {
        let label = match self {
            Self::Activity { .. } => code.to_owned(),
            Self::Opal => "intera OPAL".to_owned(),
            Self::Day { date } => format!("giornata {}", format_date(date)),
            Self::Period { from, to } => period(from, to),
        };
        if blank {
            format!("{label}, in bianco")
        } else {
            label
        }
    }
}

/// A whole month is called by its name.
pub(super) fn period(first: NaiveDate, last: NaiveDate) -> String {
    let month_end = first
        .checked_add_months(Months::new(1))
        .and_then(|next| next.with_day(1))
        .and_then(|next| next.checked_sub_days(Days::new(1)));
    if first.day() == 1 && month_end == Some(last) {
        format!("{} {}", month_name(first), first.year())
    } else {
        format!("{} – {}", format_date(first), format_date(last))
    }
}

#[cfg(test)]
mod tests;
