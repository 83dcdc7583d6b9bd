//! What the program takes a field of a form for while one types: the page shows it, and reads nothing itself.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::calendar::{DateOf, format_date, parse_date, weekday_name};
use crate::holidays::PatronDay;
use crate::parse_error::ParseError;
use crate::quantities::{Minutes, Span, TimeOfDay};
use crate::word::words;

words! {
    /// What a field holds.
    FieldKind, "una specie di campo" {
        /// The day of an appointment.
        Appointment = "appointment",
        /// A day on which something has happened, or an end of a period.
        Event = "event",
        /// A day of birth.
        Birth = "birth",
        /// A day of every year.
        Patron = "patron",
        /// When something starts.
        Start = "start",
        /// When something ends.
        End = "end",
        /// From one time of a day to another.
        Hours = "hours",
        /// A length of time.
        Duration = "duration",
    }
}

/// What a text was taken for; all empty for an empty text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, rename_all = "camelCase")]
pub struct FieldRead {
    /// The text in the house's form, as it stands in the field once that is left.
    pub text: Option<String>,
    /// The day it is.
    pub date: Option<NaiveDate>,
    /// Minutes from midnight, or of a duration.
    pub minutes: Option<u32>,
    /// What is shown beside the field: the day of the week.
    pub note: Option<String>,
    /// Why it could not be read.
    pub problem: Option<String>,
}

/// What a text typed in a field of this kind is taken for.
#[must_use]
pub fn read_field(kind: FieldKind, text: &str, today: NaiveDate) -> FieldRead {
    if text.trim().is_empty() {
        return FieldRead::default();
    }
    let day = |of| parse_date(text, of, today).map(FieldRead::day);
    let read = match kind {
        FieldKind::Appointment => day(DateOf::Appointment),
        FieldKind::Event => day(DateOf::Event),
        FieldKind::Birth => day(DateOf::Birth),
        FieldKind::Patron => PatronDay::parse(text).map(|day| FieldRead::shown(day.to_string())),
        FieldKind::Start => TimeOfDay::parse_start(text).map(FieldRead::time),
        FieldKind::End => TimeOfDay::parse(text).map(FieldRead::time),
        FieldKind::Hours => Span::parse(text).map(|span| FieldRead {
            minutes: Some(span.length().0),
            ..FieldRead::shown(span.to_string())
        }),
        FieldKind::Duration => Minutes::parse(text).map(|length| FieldRead {
            minutes: Some(length.0),
            ..FieldRead::shown(length.to_string())
        }),
    };
    read.unwrap_or_else(|why| FieldRead::unreadable(&why))
}

impl FieldRead {
    fn shown(text: String) -> Self {
        Self {
            text: Some(text),
            ..Self::default()
        }
    }

    fn day(date: NaiveDate) -> Self {
        Self {
            date: Some(date),
            note: Some(weekday_name(date).to_owned()),
            ..Self::shown(format_date(date))
        }
    }

    fn time(time: TimeOfDay) -> Self {
        Self {
            minutes: Some(u32::from(time.minutes())),
            ..Self::shown(time.to_string())
        }
    }

    fn unreadable(why: &ParseError) -> Self {
        Self {
            problem: Some(why.to_string()),
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests;
