//! From one time of a day to another.

use std::fmt;

use super::{Minutes, TimeOfDay};
use crate::parse_error::{ParseError, ParseErrorKind};
use crate::typed::clean_line;

/// The hours a session takes, shown as `09:00–11:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// When it starts.
    pub start: TimeOfDay,
    /// When it ends.
    pub end: TimeOfDay,
}

impl Span {
    /// How long it is; nothing when the end is not after the start.
    #[must_use]
    pub fn length(self) -> Minutes {
        self.end.minus(self.start).unwrap_or_default()
    }

    /// Reads `09:00–13:00`, `9-13`, `9.30 – 13`, `dalle 9 alle 13`.
    ///
    /// # Errors
    /// A text that is not two times of the day, the later one after.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let typed = clean_line(text).to_lowercase();
        let hours = typed.strip_prefix("dalle ").unwrap_or(&typed);
        let wrong = || ParseError::new(ParseErrorKind::Hours, text);
        let (start, end) = parted(hours).ok_or_else(wrong)?;
        let span = Self {
            start: TimeOfDay::parse_start(start)?,
            end: TimeOfDay::parse(end)?,
        };
        if span.start < span.end {
            return Ok(span);
        }
        let why = format!("La fine non è dopo l’inizio ({span}).");
        Err(ParseError::because(ParseErrorKind::Hours, text, why))
    }

    /// Whether they have a minute in common; one may begin where the other ends.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        other.start < self.end && self.start < other.end
    }
}

/// The two sides of the one sign, or word, that stands between.
fn parted(hours: &str) -> Option<(&str, &str)> {
    let sides = hours.split_once(" alle ").or_else(|| {
        let is_dash = |sign: char| matches!(sign, '-' | '–' | '—' | '−');
        hours.split_once(is_dash)
    })?;
    Some((sides.0.trim(), sides.1.trim()))
        .filter(|sides| !sides.0.is_empty() && !sides.1.is_empty())
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}–{}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        for typed in [
            "09:00–13:00",
            "9-13",
            " 9.00 — 13 ",
            "0900-1300",
            "9h - 13h",
            "dalle 9 alle 13",
            "Dalle ore 9 alle ore 13",
        ] {
            let read = Span::parse(typed).map(|span| span.to_string());
            assert_eq!(read.as_deref(), Ok("09:00–13:00"), "«{typed}»");
        }
        assert_eq!(Span::parse("20-24").unwrap().to_string(), "20:00–24:00");
    }

    #[test]
    fn what_is_no_stretch_of_a_day_says_why() {
        let told = |typed| Span::parse(typed).unwrap_err().to_string();
        for typed in ["9", "9-", "-13", "mattina"] {
            assert!(
                told(typed).contains("09:00–13:00"),
                "«{typed}»: {}",
                told(typed)
            );
        }
        assert_eq!(told("13-9"), "La fine non è dopo l’inizio (13:00–09:00).");
        assert!(told("9-9").starts_with("La fine non è dopo"));
        assert!(told("9-25").starts_with("«25» non è un orario"));
        assert!(told("9-13-15").starts_with("«13-15» non è un orario"));
        assert!(told("24-24").contains("fine del giorno"));
    }
}
