//! Dates as people here write and read them: `28/06/2022`, «martedì», «giugno».

use chrono::{Datelike, NaiveDate, Weekday};

mod reading;

pub(crate) use reading::day_and_month;
pub use reading::{DateOf, parse_date};

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

/// The days of a week as a line begins with them: «Lunedì».
pub(crate) const WEEKDAYS: [&str; 7] = [
    "Lunedì",
    "Martedì",
    "Mercoledì",
    "Giovedì",
    "Venerdì",
    "Sabato",
    "Domenica",
];

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
