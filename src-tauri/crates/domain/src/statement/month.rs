//! A calendar month as one number, so that a million sessions can be told apart without a date each.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use crate::calendar::month_name;

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatementMonth(i32);

impl StatementMonth {
    /// The month of an ISO date as text, read without making a date of it.
    #[must_use]
    pub fn of_iso(text: &str) -> Option<Self> {
        let year: i32 = text.get(..4)?.parse().ok()?;
        let month: i32 = text.get(5..7)?.parse().ok()?;
        (1..=12)
            .contains(&month)
            .then(|| Self(year * 12 + month - 1))
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        let month = u32::try_from(self.0.rem_euclid(12)).unwrap_or_default() + 1;
        NaiveDate::from_ymd_opt(self.0.div_euclid(12), month, 1).unwrap_or_default()
    }

    /// As a key among others.
    #[must_use]
    pub fn key(self) -> i64 {
        i64::from(self.0)
    }

    /// The month of such a key.
    #[must_use]
    pub fn of_key(key: i64) -> Self {
        Self(i32::try_from(key).unwrap_or_default())
    }
}

impl fmt::Display for StatementMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.first_day();
        write!(f, "{} {}", month_name(first), first.year())
    }
}
