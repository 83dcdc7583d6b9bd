//! Working days counted from today, so that the example fits any day it is opened on.

use affianca_domain::{PatronDay, holiday};
use chrono::{Datelike, Days as Span, NaiveDate, NaiveDateTime, Weekday};

use crate::{Error, Result};

/// Patron days of the example's branches: nobody is at work there.
const PATRONS: [PatronDay; 3] = [
    PatronDay { day: 27, month: 4 },
    PatronDay { day: 13, month: 6 },
    PatronDay { day: 21, month: 5 },
];

/// The days around today.
#[derive(Clone, Copy, Debug)]
pub(super) struct Days {
    today: NaiveDate,
}

impl Days {
    pub fn new(today: NaiveDate) -> Self {
        Self { today }
    }

    /// Working day `number`: 0 is today, or the next one when nobody works today; -1 the last one
    /// before today; 1 the one after 0.
    pub fn working(self, number: i32) -> Result<NaiveDate> {
        if number < 0 {
            return (number..0).try_fold(self.today, |date, _| next(date, back));
        }
        let first = if is_working(self.today) {
            self.today
        } else {
            next(self.today, ahead)?
        };
        (0..number).try_fold(first, |date, _| next(date, ahead))
    }

    /// The working day before a date.
    pub fn before(self, date: NaiveDate) -> Result<NaiveDate> {
        next(date, back)
    }

    /// The first working day from some calendar days ago on, and before today.
    pub fn since(self, days_ago: u64) -> Result<NaiveDate> {
        let start = self
            .today
            .checked_sub_days(Span::new(days_ago + 1))
            .ok_or_else(beyond)?;
        let date = next(start, ahead)?;
        if date < self.today {
            Ok(date)
        } else {
            self.working(-1)
        }
    }

    /// A moment of working day `number`.
    pub fn moment(self, number: i32, hour: u32, minute: u32) -> Result<NaiveDateTime> {
        at(self.working(number)?, hour, minute)
    }
}

/// A moment of a date.
pub(super) fn at(date: NaiveDate, hour: u32, minute: u32) -> Result<NaiveDateTime> {
    date.and_hms_opt(hour, minute, 0).ok_or_else(beyond)
}

fn next(mut date: NaiveDate, step: impl Fn(NaiveDate) -> Option<NaiveDate>) -> Result<NaiveDate> {
    loop {
        date = step(date).ok_or_else(beyond)?;
        if is_working(date) {
            return Ok(date);
        }
    }
}

fn back(date: NaiveDate) -> Option<NaiveDate> {
    date.checked_sub_days(Span::new(1))
}

fn ahead(date: NaiveDate) -> Option<NaiveDate> {
    date.checked_add_days(Span::new(1))
}

fn is_working(date: NaiveDate) -> bool {
    date.weekday() != Weekday::Sat
        && holiday(date).is_none()
        && !PATRONS.iter().any(|patron| patron.matches(date))
}

fn beyond() -> Error {
    Error::Internal("beyond the calendar".into())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn working_days_stay_close_whatever_the_day() {
        let first = NaiveDate::from_ymd_opt(2025, 1, 1).unwrap();
        for today in first.iter_days().take(731) {
            let days = Days::new(today);
            assert!(days.working(0).unwrap() >= today);
            assert!(days.working(1).unwrap() > days.working(0).unwrap());
            let last = days.working(-1).unwrap();
            // A session of the last working day can still be concluded (§3.2).
            assert!(last < today && (today - last).num_days() <= 7, "{today}");
            let waiting = days.since(6).unwrap();
            assert!(
                waiting < today && (today - waiting).num_days() <= 7,
                "{today}"
            );
        }
    }
}
