//! The days on which nothing may be delivered (§3.2), and the patron days that only deserve a warning.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::calendar::day_and_month;
use crate::fold::fold;
use crate::parse_error::{ParseError, ParseErrorKind};

/// The first year in which 4 October is a holiday (L. 151/2025).
const SAINT_FRANCIS_SINCE: i32 = 2026;

/// The public holiday that falls on a day, Sundays included; Saturday is a working day.
#[must_use]
pub fn holiday(date: NaiveDate) -> Option<&'static str> {
    let fixed = match (date.month(), date.day()) {
        (1, 1) => Some("Capodanno"),
        (1, 6) => Some("Epifania"),
        (4, 25) => Some("Festa della Liberazione"),
        (5, 1) => Some("Festa del Lavoro"),
        (6, 2) => Some("Festa della Repubblica"),
        (8, 15) => Some("Ferragosto"),
        (10, 4) if date.year() >= SAINT_FRANCIS_SINCE => Some("San Francesco d’Assisi"),
        (11, 1) => Some("Ognissanti"),
        (12, 8) => Some("Immacolata Concezione"),
        (12, 25) => Some("Natale"),
        (12, 26) => Some("Santo Stefano"),
        _ => None,
    };
    let paschal = || match easter(date.year()) {
        Some(easter) if easter == date => Some("Pasqua"),
        Some(easter) if easter.checked_add_days(Days::new(1)) == Some(date) => {
            Some("Lunedì dell’Angelo")
        }
        _ => None,
    };
    let sunday = || (date.weekday() == Weekday::Sun).then_some("Domenica");
    fixed.or_else(paschal).or_else(sunday)
}

/// What is worth saying of today: that it is a holiday, or that tomorrow is one that is no Sunday.
#[must_use]
pub fn holiday_note(today: NaiveDate) -> Option<String> {
    if let Some(name) = holiday(today) {
        return Some(format!("Oggi è festivo ({name}): niente erogazioni."));
    }
    let tomorrow = today.succ_opt()?;
    let name = holiday(tomorrow).filter(|_| tomorrow.weekday() != Weekday::Sun)?;
    Some(format!("Domani è festivo ({name}): niente erogazioni."))
}

/// Easter Sunday of a Gregorian year, or `None` before 1583 and beyond what the calendar can hold.
#[must_use]
pub fn easter(year: i32) -> Option<NaiveDate> {
    if year < 1583 {
        return None;
    }
    let golden = year % 19;
    let (century, in_century) = (year / 100, year % 100);
    let correction = (century + 8) / 25;
    let epact = (19 * golden + century - century / 4 - (century - correction + 1) / 3 + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    let lunar = (golden + 11 * epact + 22 * weekday) / 451;
    let from_march = epact + weekday - 7 * lunar + 114;
    NaiveDate::from_ymd_opt(
        year,
        u32::try_from(from_march / 31).ok()?,
        u32::try_from(from_march % 31 + 1).ok()?,
    )
}

/// The feast of a municipality's patron saint, the same day every year. `[I]`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PatronDay {
    /// Day of the month, 1–31.
    pub day: u32,
    /// Month, 1–12.
    pub month: u32,
}

impl PatronDay {
    /// Whether the feast falls on this day.
    #[must_use]
    pub fn matches(self, date: NaiveDate) -> bool {
        date.day() == self.day && date.month() == self.month
    }

    /// Reads `13/06`, `13-6`, `13.06`, `13 giugno`.
    ///
    /// # Errors
    /// A text that is no day of any year.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        Self::read(text).ok_or_else(|| ParseError::new(ParseErrorKind::DayOfYear, text))
    }

    fn read(text: &str) -> Option<Self> {
        day_and_month(text).map(|date| Self {
            day: date.day(),
            month: date.month(),
        })
    }
}

impl fmt::Display for PatronDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}/{:02}", self.day, self.month)
    }
}

/// The patron days offered by default; a branch or an employer may say another one.
const PATRONS: [(&str, u32, u32); 7] = [
    ("belluno", 11, 11),
    ("padova", 13, 6),
    ("rovigo", 26, 11),
    ("treviso", 27, 4),
    ("venezia", 25, 4),
    ("verona", 21, 5),
    ("vicenza", 8, 9),
];

/// The patron day of one of the seven provincial capitals, however the name is capitalised.
#[must_use]
pub fn known_patron(municipality: &str) -> Option<PatronDay> {
    let sought = fold(municipality);
    PATRONS
        .iter()
        .find(|(name, ..)| *name == sought.trim())
        .map(|&(_, day, month)| PatronDay { day, month })
}

#[cfg(test)]
mod tests;
