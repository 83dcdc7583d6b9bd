//! Dates as people type them and as tables hold them: one reading, of which the page shows the result.

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

use super::MONTHS;
use crate::fold::fold;
use crate::parse_error::{ParseError, ParseErrorKind};
use crate::typed::clean_line;

/// The years a date may have; outside them it is a slip of the fingers.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// Months as spreadsheets set in English write them, where they differ.
const ENGLISH: [(&str, u32); 8] = [
    ("january", 1),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("december", 12),
];

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("lunedi", Weekday::Mon),
    ("martedi", Weekday::Tue),
    ("mercoledi", Weekday::Wed),
    ("giovedi", Weekday::Thu),
    ("venerdi", Weekday::Fri),
    ("sabato", Weekday::Sat),
    ("domenica", Weekday::Sun),
];

/// What a date is of: it tells the century of two figures, and which short forms there are. `[I]`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOf {
    /// An appointment: `lun` is the coming Monday, `30/6` the nearest.
    Appointment,
    /// Something that has happened: `lun` is the last Monday, `30/6` the nearest.
    Event,
    /// A birth: two figures are the last such year not in the future; the year is always there.
    Birth,
    /// A cell of a table: the year is always there.
    Cell,
}

/// Reads `28/06/2022`, `28-6-22`, `280622`, `28 giugno 2022`, `28-giu-22`, `2022-06-28`; where the
/// kind has short forms, `30/6`, `oggi`, `domani`, `lun` too. A time after it is left out of account.
///
/// # Errors
/// A text that is no day of the calendar between 1900 and 2199, or names another day of the week.
pub fn parse_date(text: &str, of: DateOf, today: NaiveDate) -> Result<NaiveDate, ParseError> {
    let cleaned = fold(&clean_line(text));
    let parts = parts(without_time(&cleaned));
    let unreadable = || ParseError::new(ParseErrorKind::Date, text);
    let parts = parts.ok_or_else(unreadable)?;
    let (named, date) = match parts.as_slice() {
        [Part::Word(word)] if of.is_short() => {
            return alone(word, of, today).ok_or_else(unreadable);
        }
        [Part::Word(word), rest @ ..] => (Some(weekday(word).ok_or_else(unreadable)?), rest),
        whole => (None, whole),
    };
    let date = day(date, of, today).ok_or_else(unreadable)?;
    match named {
        Some(named) if named != date.weekday() => {
            let why = format!(
                "Il {} è {}: correggi il giorno o la data.",
                super::format_date(date),
                super::weekday_name(date)
            );
            Err(ParseError::because(ParseErrorKind::Date, text, why))
        }
        _ => Ok(date),
    }
}

/// Day and month of `13/06`, `13-6`, `13 giugno`, in a year that has them all.
pub(crate) fn day_and_month(text: &str) -> Option<NaiveDate> {
    const LEAP_YEAR: i32 = 2024;
    match parts(&fold(&clean_line(text)))?.as_slice() {
        [Part::Figures(day), month] => on(LEAP_YEAR, self::month(*month)?, day),
        _ => None,
    }
}

impl DateOf {
    const fn is_short(self) -> bool {
        matches!(self, Self::Appointment | Self::Event)
    }
}

#[derive(Clone, Copy)]
enum Part<'a> {
    Figures(&'a str),
    Word(&'a str),
}

/// Figures and words with one sign between them; `None` where a sign stands that no date has.
fn parts(text: &str) -> Option<Vec<Part<'_>>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let figures = first.is_ascii_digit();
        let own = |letter: &char| {
            if figures {
                letter.is_ascii_digit()
            } else {
                letter.is_alphabetic()
            }
        };
        let end: usize = rest.chars().take_while(own).map(char::len_utf8).sum();
        let (part, after) = rest.split_at(end);
        if part.is_empty() {
            return None;
        }
        found.push(if figures {
            Part::Figures(part)
        } else {
            Part::Word(part)
        });
        // «1° giugno», «giu.», «'22».
        let after = after.strip_prefix(['°', 'º']).unwrap_or(after);
        let after = after.trim_start();
        let between = |letter| matches!(letter, '/' | '-' | '–' | '−' | '.' | ',' | '\\' | '_');
        let parted = after.strip_prefix(between).unwrap_or(after).trim_start();
        let parted = parted.strip_prefix(['\'', '’']).unwrap_or(parted);
        if parted.is_empty() && !after.is_empty() {
            return None;
        }
        rest = parted;
    }
    Some(found)
}

/// The text without the time of day a spreadsheet or the portal writes after a date.
fn without_time(text: &str) -> &str {
    let is_clock = |clock: &str| {
        let mut parts = clock.split([':', '.']);
        let figures =
            |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        let hours_and_minutes =
            parts.next().is_some_and(figures) && parts.next().is_some_and(figures);
        let rest_is_figures = parts.all(|part| {
            !part.is_empty()
                && part
                    .trim_end_matches('z')
                    .bytes()
                    .all(|b| b.is_ascii_digit())
        });
        hours_and_minutes && rest_is_figures
    };
    if let Some((date, clock)) = text.split_once('t')
        && date.starts_with(|letter: char| letter.is_ascii_digit())
        && is_clock(clock)
    {
        return date;
    }
    match text.rsplit_once(' ') {
        // «28 06.22» is a date whose year follows a dot, not a time.
        Some((date, clock)) if is_clock(clock) && parts(date).is_some_and(|it| it.len() != 1) => {
            let date = date.strip_suffix(" ore").unwrap_or(date);
            date.trim_end_matches([',', ' '])
        }
        _ => text,
    }
}

/// «oggi», «domani», «lun».
fn alone(word: &str, of: DateOf, today: NaiveDate) -> Option<NaiveDate> {
    let days = match word {
        "oggi" => 0,
        "domani" => 1,
        "dopodomani" => 2,
        "ieri" => -1,
        _ => {
            let wanted = i64::from(weekday(word)?.num_days_from_monday());
            let now = i64::from(today.weekday().num_days_from_monday());
            match of {
                DateOf::Event => -(now - wanted).rem_euclid(7),
                _ => (wanted - now).rem_euclid(7),
            }
        }
    };
    today.checked_add_signed(TimeDelta::days(days))
}

fn weekday(word: &str) -> Option<Weekday> {
    let begins = |name: &str| word.len() >= 3 && name.starts_with(word);
    WEEKDAYS
        .iter()
        .find(|(name, _)| begins(name))
        .map(|(_, day)| *day)
}

fn day(parts: &[Part], of: DateOf, today: NaiveDate) -> Option<NaiveDate> {
    use Part::Figures;
    match *parts {
        [Figures(whole)] if whole.len() == 8 => {
            on(year(&whole[4..])?, figures(&whole[2..4])?, &whole[..2])
                .or_else(|| on(year(&whole[..4])?, figures(&whole[4..6])?, &whole[6..]))
        }
        [Figures(whole)] if whole.len() == 6 => {
            short_year(&whole[4..], figures(&whole[2..4])?, &whole[..2], of, today)
        }
        [Figures(full), month @ Figures(_), Figures(day)] if full.len() == 4 => {
            on(year(full)?, self::month(month)?, day)
        }
        [Figures(day), month, Figures(full)] if full.len() == 4 => {
            on(year(full)?, self::month(month)?, day)
        }
        [Figures(day), month, Figures(short)] if short.len() == 2 => {
            short_year(short, self::month(month)?, day, of, today)
        }
        [Figures(day), month] if of.is_short() => {
            let month = self::month(month)?;
            let years = today.year() - 8..=today.year() + 8;
            nearest(years.filter_map(|year| on(year, month, day)), today)
        }
        _ => None,
    }
}

/// The date of a year of two figures, in the century its kind says.
fn short_year(
    short: &str,
    month: u32,
    day: &str,
    of: DateOf,
    today: NaiveDate,
) -> Option<NaiveDate> {
    let short = i32::try_from(figures(short)?).ok()?;
    let dates = [1900, 2000, 2100]
        .into_iter()
        .filter_map(|century| on(century + short, month, day));
    match of {
        DateOf::Birth => dates.filter(|date| *date <= today).max(),
        _ => nearest(dates, today),
    }
}

/// The one fewest days away; of two as near, the one to come.
fn nearest(dates: impl Iterator<Item = NaiveDate>, today: NaiveDate) -> Option<NaiveDate> {
    dates.min_by_key(|date| {
        let away = date.signed_duration_since(today).num_days();
        (away.abs(), away < 0)
    })
}

fn on(year: i32, month: u32, day: &str) -> Option<NaiveDate> {
    if day.len() > 2 || !YEARS.contains(&year) {
        return None;
    }
    NaiveDate::from_ymd_opt(year, month, figures(day)?)
}

fn year(text: &str) -> Option<i32> {
    i32::try_from(figures(text)?).ok()
}

/// A month by its figures or by at least three letters of its name.
fn month(part: Part) -> Option<u32> {
    match part {
        Part::Figures(month) if month.len() <= 2 => figures(month),
        Part::Figures(_) => None,
        Part::Word(word) if word.len() < 3 => None,
        Part::Word(word) => (1..)
            .zip(MONTHS)
            .find(|(_, name)| name.starts_with(word))
            .map(|(month, _)| month)
            .or_else(|| {
                let english = ENGLISH.iter().find(|(name, _)| name.starts_with(word));
                english.map(|(_, month)| *month)
            }),
    }
}

fn figures(text: &str) -> Option<u32> {
    text.parse().ok()
}
