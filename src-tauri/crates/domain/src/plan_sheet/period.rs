//! Which days a plan is of.

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::PlanSheet;
use super::words::{is_month, is_week};
use crate::calendar::iso_week;

/// The most days a plan on paper is of.
pub const LONGEST_PLAN: u64 = 92;

/// The days one asks for most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanPeriod {
    /// From Monday to Sunday.
    ThisWeek,
    /// The week after this one.
    NextWeek,
    /// From its first day to its last.
    ThisMonth,
    /// The month after this one.
    NextMonth,
}

impl PlanPeriod {
    /// Its first and last day, today being this one.
    #[must_use]
    pub fn days(self, today: NaiveDate) -> (NaiveDate, NaiveDate) {
        let next = |date: Option<NaiveDate>| date.unwrap_or(today);
        match self {
            Self::ThisWeek => iso_week(today),
            Self::NextWeek => iso_week(next(today.checked_add_days(Days::new(7)))),
            Self::ThisMonth => month(today),
            Self::NextMonth => month(next(month(today).1.checked_add_days(Days::new(1)))),
        }
    }
}

/// First and last day of the month a date is in.
fn month(date: NaiveDate) -> (NaiveDate, NaiveDate) {
    let first = date.with_day(1).unwrap_or(date);
    let last = first
        .checked_add_months(Months::new(1))
        .and_then(|next| next.checked_sub_days(Days::new(1)));
    (first, last.unwrap_or(date))
}

impl PlanSheet {
    /// What is said in the place of meetings where there are none.
    #[must_use]
    pub fn nothing(&self) -> &'static str {
        match (self.from, self.to) {
            (from, to) if from == to => "In questo giorno non ci sono incontri.",
            (from, to) if is_week(from, to) => "In questa settimana non ci sono incontri.",
            (from, to) if is_month(from, to) => "In questo mese non ci sono incontri.",
            _ => "In questi giorni non ci sono incontri.",
        }
    }
}
