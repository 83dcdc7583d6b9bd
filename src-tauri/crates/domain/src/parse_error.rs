//! What is said to a user whose text could not be read as a date, a time, a duration or an amount.

use thiserror::Error;

/// What the text was meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseErrorKind {
    /// A calendar date.
    Date,
    /// A time of day.
    Time,
    /// From one time of a day to another.
    Hours,
    /// A length of time.
    Duration,
    /// An amount of money.
    Money,
    /// A day of the year, without the year.
    DayOfYear,
}

/// A text that could not be read; its `Display` is the Italian sentence for the user.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}", self.message())]
pub struct ParseError {
    /// What the text was meant to be.
    pub kind: ParseErrorKind,
    /// The text as it was given, shortened when it is long.
    pub text: String,
    /// Why, where there is more to say than what it should have been.
    why: Option<String>,
}

const SHOWN: usize = 40;

impl ParseError {
    pub(crate) fn new(kind: ParseErrorKind, text: &str) -> Self {
        let text = text.trim();
        let mut shown: String = text.chars().take(SHOWN).collect();
        if text.chars().nth(SHOWN).is_some() {
            shown.push('…');
        }
        Self {
            kind,
            text: shown,
            why: None,
        }
    }

    pub(crate) fn because(kind: ParseErrorKind, text: &str, why: String) -> Self {
        Self {
            why: Some(why),
            ..Self::new(kind, text)
        }
    }

    /// One figure after a dot or a comma: minutes, or tenths of an hour.
    pub(crate) fn either(kind: ParseErrorKind, text: &str, hours: u32, figure: u32) -> Self {
        let error = Self::new(kind, text);
        let tenths = figure * 6;
        let why = format!(
            "«{}» può voler dire {hours}:{figure:02} oppure {hours}:{tenths:02}: scrivi quale.",
            error.text
        );
        Self {
            why: Some(why),
            ..error
        }
    }

    fn message(&self) -> String {
        if let Some(why) = &self.why {
            return why.clone();
        }
        let (noun, missing, example) = match self.kind {
            ParseErrorKind::Date => (
                "una data",
                "Manca la data",
                "scrivi gg/mm/aaaa, per esempio 28/06/2022",
            ),
            ParseErrorKind::Time => ("un orario", "Manca l’orario", "scrivi per esempio 10:00"),
            ParseErrorKind::Hours => (
                "un orario con inizio e fine",
                "Manca l’orario",
                "scrivi per esempio 09:00–13:00",
            ),
            ParseErrorKind::Duration => (
                "una durata",
                "Manca la durata",
                "scrivi ore e minuti, per esempio 02:00",
            ),
            ParseErrorKind::Money => (
                "un importo",
                "Manca l’importo",
                "scrivi per esempio 1.672,00 €",
            ),
            ParseErrorKind::DayOfYear => (
                "un giorno dell’anno",
                "Manca il giorno",
                "scrivi gg/mm, per esempio 13/06",
            ),
        };
        if self.text.is_empty() {
            format!("{missing}: {example}.")
        } else {
            format!("«{}» non è {noun}: {example}.", self.text)
        }
    }
}
