//! Days and hours as one says them.

use chrono::{Datelike as _, Days, Months, NaiveDate};
use serde::Serializer;

use crate::calendar::{iso_week, month_name, weekday_name};
use crate::quantities::{Span, TimeOfDay};

/// «lunedì 6 giugno», «mercoledì 1° giugno».
#[must_use]
pub fn day_in_words(date: NaiveDate) -> String {
    format!("{} {}", weekday_name(date), day_and_month(date))
}

/// «6 giugno».
fn day_and_month(date: NaiveDate) -> String {
    format!("{} {}", number(date), month_name(date))
}

/// The first of a month is its «1°».
fn number(date: NaiveDate) -> String {
    match date.day() {
        1 => "1°".to_owned(),
        day => day.to_string(),
    }
}

/// «dalle 9 alle 11», «dalle 8:30 alle 12:30».
#[must_use]
pub fn hours_in_words(hours: Span) -> String {
    let from = match said(hours.start) {
        Said::Midnight => "da mezzanotte".to_owned(),
        Said::One(text) => format!("dall’{text}"),
        Said::Other(text) => format!("dalle {text}"),
    };
    let to = match said(hours.end) {
        Said::Midnight => "a mezzanotte".to_owned(),
        Said::One(text) => format!("all’{text}"),
        Said::Other(text) => format!("alle {text}"),
    };
    format!("{from} {to}")
}

enum Said {
    Midnight,
    /// The hour before which an article loses its vowel.
    One(String),
    Other(String),
}

fn said(time: TimeOfDay) -> Said {
    let (hour, minute) = (time.minutes() / 60 % 24, time.minutes() % 60);
    let text = match minute {
        0 => hour.to_string(),
        minute => format!("{hour}:{minute:02}"),
    };
    match (hour, minute) {
        (0, 0) => Said::Midnight,
        (1, _) => Said::One(text),
        _ => Said::Other(text),
    }
}

/// «lunedì 6 giugno», «giugno 2022», «da lunedì 6 a domenica 12 giugno».
#[must_use]
pub fn period_in_words(from: NaiveDate, to: NaiveDate) -> String {
    if from == to {
        return day_in_words(from);
    }
    if is_month(from, to) {
        return format!("{} {}", month_name(from), from.year());
    }
    let first = if (from.year(), from.month()) == (to.year(), to.month()) {
        format!("{} {}", weekday_name(from), number(from))
    } else {
        day_in_words(from)
    };
    format!("da {first} a {}", day_in_words(to))
}

/// Whether they are the first and last day of a month.
pub(super) fn is_month(from: NaiveDate, to: NaiveDate) -> bool {
    let next = to.checked_add_days(Days::new(1));
    from.day() == 1 && next == from.checked_add_months(Months::new(1))
}

/// Whether they are a Monday and the Sunday after it.
pub(super) fn is_week(from: NaiveDate, to: NaiveDate) -> bool {
    iso_week(from) == (from, to)
}

/// Hours as they are stored: `09:00–11:00`.
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the form that serde asks for"
)]
pub(super) fn shown<S: Serializer>(hours: &Span, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(hours)
}
