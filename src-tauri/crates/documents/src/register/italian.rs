//! How a register writes days and hours.

use chrono::{Datelike, NaiveDate};

/// `09/05/2022`.
pub fn date(date: NaiveDate) -> String {
    date.format("%d/%m/%Y").to_string()
}

/// `lun`.
pub fn weekday(date: NaiveDate) -> &'static str {
    const SHORT: [&str; 7] = ["lun", "mar", "mer", "gio", "ven", "sab", "dom"];
    SHORT[date.weekday().num_days_from_monday() as usize]
}

/// `02:00`. Wider than any sum of the minutes of a register.
pub fn hours(minutes: u64) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}
