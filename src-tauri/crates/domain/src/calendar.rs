//! Dates as people here write and read them: `28/06/2022`, «martedì», «giugno».

use chrono::{Datelike, NaiveDate, Weekday};

use crate::parse_error::{ParseError, ParseErrorKind};

/// The years a typed date may have; outside them it is a slip of the fingers.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// Two figures up to here are of this century, the others of the last one. `[I]`
const LAST_SHORT_YEAR: i32 = 69;

const MONTHS: [&str; 12] = [
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
];

/// Reads `28/06/2022`, `28-06-2022`, `28.06.2022`, `28/6/22`, `28062022`, `2022-06-28`.
///
/// A time after the date, as spreadsheets write it, is left out of account.
///
/// # Errors
/// A text that is no day of the calendar between 1900 and 2199.
pub fn parse_date(text: &str) -> Result<NaiveDate, ParseError> {
    read(text.trim()).ok_or_else(|| ParseError::new(ParseErrorKind::Date, text))
}

fn read(text: &str) -> Option<NaiveDate> {
    let text = match text.split_once(['T', ' ']) {
        Some((date, clock)) if clock.contains(':') => date,
        _ => text,
    };
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return day(&text[4..], &text[2..4], &text[..2]);
    }
    let parts: Vec<&str> = text.split(['/', '-', '.', ' ']).map(str::trim).collect();
    match parts.as_slice() {
        [year, month, date] if year.len() == 4 => day(year, month, date),
        [date, month, year] => day(year, month, date),
        _ => None,
    }
}

fn day(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let year = match (year.len(), figures(year)?) {
        (4, year) => year,
        (2, short) if short <= LAST_SHORT_YEAR => 2000 + short,
        (2, short) => 1900 + short,
        _ => return None,
    };
    if !YEARS.contains(&year) || month.len() > 2 || day.len() > 2 {
        return None;
    }
    let month = u32::try_from(figures(month)?).ok()?;
    NaiveDate::from_ymd_opt(year, month, u32::try_from(figures(day)?).ok()?)
}

fn figures(text: &str) -> Option<i32> {
    let plain = (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

/// Monday and Sunday of the ISO week a date is in.
#[must_use]
pub fn iso_week(date: NaiveDate) -> (NaiveDate, NaiveDate) {
    let week = date.week(Weekday::Mon);
    (
        week.checked_first_day().unwrap_or(date),
        week.checked_last_day().unwrap_or(date),
    )
}

/// `28/06/2022`.
#[must_use]
pub fn format_date(date: NaiveDate) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// `28/06`, where the year goes without saying.
pub(crate) fn format_day_month(date: NaiveDate) -> String {
    format!("{:02}/{:02}", date.day(), date.month())
}

/// «martedì».
#[must_use]
pub fn weekday_name(date: NaiveDate) -> &'static str {
    match date.weekday() {
        Weekday::Mon => "lunedì",
        Weekday::Tue => "martedì",
        Weekday::Wed => "mercoledì",
        Weekday::Thu => "giovedì",
        Weekday::Fri => "venerdì",
        Weekday::Sat => "sabato",
        Weekday::Sun => "domenica",
    }
}

/// «mar».
#[must_use]
pub fn weekday_short(date: NaiveDate) -> &'static str {
    match date.weekday() {
        Weekday::Mon => "lun",
        Weekday::Tue => "mar",
        Weekday::Wed => "mer",
        Weekday::Thu => "gio",
        Weekday::Fri => "ven",
        Weekday::Sat => "sab",
        Weekday::Sun => "dom",
    }
}

/// «giugno».
#[must_use]
pub fn month_name(date: NaiveDate) -> &'static str {
    MONTHS
        .get(date.month0() as usize)
        .copied()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests;
