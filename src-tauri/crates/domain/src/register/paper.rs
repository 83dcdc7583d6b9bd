//! A register kept on paper before Affianca: what it covers, which sessions can stand on it, and
//! what already rests on it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::PrintedSession;
use super::scope::period;
use crate::calendar::format_date;
use crate::ids::ActivityId;
use crate::states::SessionState;
use crate::words::sought_words;

/// Nobody types more words than this to find one.
const MOST_WORDS: usize = 8;

/// What a register on paper covers, as stored: a day or a period, of one activity or the whole OPAL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PaperScope {
    /// The only activity, where it is one.
    pub activity: Option<ActivityId>,
    /// First day.
    pub from: NaiveDate,
    /// Last day, which may be the first.
    pub to: NaiveDate,
}

/// Why a session cannot stand on a register on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperMisfit {
    /// It was not held.
    NotDelivered,
    /// It is of another activity.
    OtherActivity,
    /// Its day is outside the period.
    OtherDays,
}

impl PaperScope {
    /// `intera OPAL, maggio 2022`, `JC-AL, giornata 03/06/2022`. `code` is the activity's, where it
    /// covers only one.
    #[must_use]
    pub fn label(self, code: &str) -> String {
        let what = match self.activity {
            Some(_) => code,
            None => "intera OPAL",
        };
        if self.from == self.to {
            format!("{what}, giornata {}", format_date(self.from))
        } else {
            format!("{what}, {}", period(self.from, self.to))
        }
    }

    /// Why a session cannot stand on it, if so: only what was held has a place on a register.
    #[must_use]
    pub fn misfit(self, session: &PrintedSession) -> Option<PaperMisfit> {
        if session.state != SessionState::Delivered {
            Some(PaperMisfit::NotDelivered)
        } else if self.activity.is_some_and(|it| it != session.activity) {
            Some(PaperMisfit::OtherActivity)
        } else if session.date < self.from || session.date > self.to {
            Some(PaperMisfit::OtherDays)
        } else {
            None
        }
    }
}

impl PaperMisfit {
    /// Why, of a session: «L’erogazione 12 del 03/06/2022 è fuori dal periodo del registro.»
    #[must_use]
    pub fn sentence(self, session: &PrintedSession) -> String {
        let why = match self {
            Self::NotDelivered => format!(
                "è {}: su un registro sta solo ciò che è stato erogato",
                session.state
            ),
            Self::OtherActivity => format!("è di {}, che il registro non comprende", session.code),
            Self::OtherDays => "è fuori dal periodo del registro".to_owned(),
        };
        format!(
            "L’erogazione {} del {} {why}.",
            session.session,
            format_date(session.date)
        )
    }
}

/// What somebody looks for that may be in the number of a register on paper: `registro 14`,
/// `reg. 14/2022`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoughtOnPaper(Vec<String>);

impl SoughtOnPaper {
    /// Reads what was typed.
    #[must_use]
    pub fn read(typed: &str) -> Self {
        let called = |word: &String| ["registro", "su", "carta"].contains(&word.as_str());
        let words = sought_words(typed).filter(|word| !called(word));
        Self(words.take(MOST_WORDS).collect())
    }

    /// The words to be found, each as [`sought`](crate::words::sought).
    #[must_use]
    pub fn words(&self) -> &[String] {
        &self.0
    }

    /// Whether a number, as [`sought`](crate::words::sought), holds them all.
    #[must_use]
    pub fn is_in(&self, number: &str) -> bool {
        !self.0.is_empty() && self.0.iter().all(|word| number.contains(word.as_str()))
    }
}

/// What was done here relying on a register on paper, since it was recorded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RestingOnPaper {
    /// Codes of the activities concluded, with a session it covers.
    pub ended: Vec<String>,
    /// A final report was made ready.
    pub report: bool,
    /// An attestation was issued.
    pub attestation: bool,
}

impl RestingOnPaper {
    /// What rests on it, in a sentence; `None`: it can still be corrected.
    #[must_use]
    pub fn sentence(&self) -> Option<String> {
        let mut after = Vec::new();
        match self.ended.as_slice() {
            [] => {}
            [one] => after.push(format!("l’attività {one} è stata conclusa")),
            more => after.push(format!(
                "le attività {} sono state concluse",
                more.join(", ")
            )),
        }
        if self.report {
            after.push("la relazione sugli esiti è stata segnata come pronta".to_owned());
        }
        if self.attestation {
            after.push("un’attestazione è stata emessa".to_owned());
        }
        if after.is_empty() {
            return None;
        }
        let after = match after.as_slice() {
            [first, middle, last] => format!("{first}, {middle} e {last}"),
            [first, last] => format!("{first} e {last}"),
            _ => after.concat(),
        };
        Some(format!(
            "Non si può più correggere: dopo la registrazione {after}. Se è sbagliato, ritiralo con il motivo e registralo di nuovo."
        ))
    }
}

#[cfg(test)]
mod tests;
