//! When somebody is free: the hours of a week, with the days between which they hold, and absences.
//!
//! For a person they are the hours of work at the employer, for a coach the working hours, for an
//! employer absences are closing days. All of it is optional: of whom nothing is known, the whole day
//! is free.

mod spans;
#[cfg(test)]
mod tests;
mod travel;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

use crate::calendar::{WEEKDAYS, format_date};
use crate::ids::{BeneficiaryId, CoachId, EmployerId};
use crate::quantities::Span;

pub use spans::{common, in_order, without};
pub use travel::Travel;

/// What is known of when somebody is free.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Availability {
    /// The hours of a week, each with the days between which they hold; where several hold, those that
    /// began last.
    pub weeks: Vec<WeekHours>,
    /// When they are away in spite of those.
    pub absences: Vec<Absence>,
}

/// The hours of a week, from a day to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekHours {
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    /// From Monday to Sunday; a day without hours is a free day.
    days: [Vec<Span>; 7],
}

/// Some days away, or some hours of each of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Absence {
    from: NaiveDate,
    to: NaiveDate,
    hours: Option<Span>,
}

/// Whose hours or absences they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "id", rename_all = "camelCase")]
#[ts(export)]
pub enum Whose {
    /// Of a person: hours of work at the employer.
    Person(BeneficiaryId),
    /// Of a coach: working hours.
    Coach(CoachId),
    /// Of an employer: closing days, and no hours.
    Employer(EmployerId),
}

/// What is wrong with hours or an absence as they were entered.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AvailabilityError {
    /// The last day is before the first one.
    #[error("L’ultimo giorno ({}) viene prima del primo ({}).", format_date(*to), format_date(*from))]
    Backwards {
        /// The first day.
        from: NaiveDate,
        /// The last one.
        to: NaiveDate,
    },
    /// Hours that end before they begin.
    #[error("{day}: la fine non è dopo l’inizio ({hours}).")]
    Empty {
        /// «Lunedì», or «Assenza».
        day: &'static str,
        /// The hours.
        hours: Span,
    },
    /// Hours of a day that share a minute.
    #[error("{day}: {one} e {other} si sovrappongono.")]
    Overlapping {
        /// «Lunedì».
        day: &'static str,
        /// Those that begin first.
        one: Span,
        /// The others.
        other: Span,
    },
}

impl Availability {
    /// When they are free on a day, of the hours of it that are asked for.
    #[must_use]
    pub fn free_on(&self, date: NaiveDate, within: Span) -> Vec<Span> {
        let present = self.present_on(date, within);
        match self.hours_on(date) {
            Some(hours) => common(&present, &in_order(hours)),
            None => present,
        }
    }

    /// When they are not away on a day, whatever their hours are.
    #[must_use]
    pub fn present_on(&self, date: NaiveDate, within: Span) -> Vec<Span> {
        let away = self
            .absences
            .iter()
            .filter(|absence| absence.holds_on(date));
        away.fold(in_order(&[within]), |free, absence| {
            without(&free, absence.hours.unwrap_or(within))
        })
    }

    /// The hours known for a day; `None` where nothing is.
    fn hours_on(&self, date: NaiveDate) -> Option<&[Span]> {
        let holding = self.weeks.iter().filter(|week| week.holds_on(date));
        holding
            .max_by_key(|week| week.from)
            .map(|week| week.on(date.weekday()))
    }
}

impl WeekHours {
    /// The hours of a week from Monday to Sunday, from a day to another; both ends may be open.
    ///
    /// # Errors
    /// Days in the wrong order, hours that are empty or share a minute.
    pub fn new(
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
        days: [Vec<Span>; 7],
    ) -> Result<Self, AvailabilityError> {
        if let (Some(from), Some(to)) = (from, to) {
            in_the_right_order(from, to)?;
        }
        for (hours, day) in days.iter().zip(WEEKDAYS) {
            one_after_the_other(day, hours)?;
        }
        Ok(Self { from, to, days })
    }

    /// The hours of a weekday.
    #[must_use]
    pub fn on(&self, weekday: Weekday) -> &[Span] {
        let place = weekday.num_days_from_monday() as usize;
        self.days.get(place).map_or(&[], Vec::as_slice)
    }

    /// The first day on which they hold; `None`: from ever.
    #[must_use]
    pub const fn from(&self) -> Option<NaiveDate> {
        self.from
    }

    /// The last one; `None`: for ever.
    #[must_use]
    pub const fn to(&self) -> Option<NaiveDate> {
        self.to
    }

    /// From Monday to Sunday.
    #[must_use]
    pub const fn days(&self) -> &[Vec<Span>; 7] {
        &self.days
    }

    fn holds_on(&self, date: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= date) && self.to.is_none_or(|to| date <= to)
    }
}

impl Absence {
    /// Away from a day to another, or in the same hours of each of them.
    ///
    /// # Errors
    /// Days in the wrong order, hours that end before they begin.
    pub fn new(
        from: NaiveDate,
        to: NaiveDate,
        hours: Option<Span>,
    ) -> Result<Self, AvailabilityError> {
        in_the_right_order(from, to)?;
        match hours.filter(|hours| hours.start >= hours.end) {
            Some(hours) => Err(AvailabilityError::Empty {
                day: "Assenza",
                hours,
            }),
            None => Ok(Self { from, to, hours }),
        }
    }

    /// The first day.
    #[must_use]
    pub const fn from(&self) -> NaiveDate {
        self.from
    }

    /// The last one.
    #[must_use]
    pub const fn to(&self) -> NaiveDate {
        self.to
    }

    /// The hours of each day; `None`: the whole of it.
    #[must_use]
    pub const fn hours(&self) -> Option<Span> {
        self.hours
    }

    /// Whether it takes a day, or some of its hours.
    #[must_use]
    pub fn holds_on(&self, date: NaiveDate) -> bool {
        self.from <= date && date <= self.to
    }
}

fn in_the_right_order(from: NaiveDate, to: NaiveDate) -> Result<(), AvailabilityError> {
    if from <= to {
        Ok(())
    } else {
        Err(AvailabilityError::Backwards { from, to })
    }
}

fn one_after_the_other(day: &'static str, hours: &[Span]) -> Result<(), AvailabilityError> {
    let mut sorted = hours.to_vec();
    sorted.sort_unstable_by_key(|span| (span.start, span.end));
    if let Some(hours) = sorted.iter().find(|span| span.start >= span.end) {
        return Err(AvailabilityError::Empty { day, hours: *hours });
    }
    let clash = sorted
        .iter()
        .zip(sorted.iter().skip(1))
        .find(|(one, other)| one.overlaps(**other));
    match clash {
        Some((one, other)) => Err(AvailabilityError::Overlapping {
            day,
            one: *one,
            other: *other,
        }),
        None => Ok(()),
    }
}
