//! *Confronta…*: whether a journal is still the one that a copy, an export or a paper tells of.
//!
//! Rows are bound: where one row has the hash that was written down elsewhere, every row before it is
//! as it was then. So one pair of number and hash that nobody could change, on a signed paper, bears
//! witness to the whole history up to it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a journal is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Witness {
    /// A copy of the archive.
    Copy,
    /// The journal taken out as a table.
    Export,
    /// Number and hash printed on a paper.
    Paper,
}

impl Witness {
    const fn the(self) -> &'static str {
        match self {
            Self::Copy => "la copia",
            Self::Export => "l’esportazione",
            Self::Paper => "il documento",
        }
    }

    const fn of_the(self) -> &'static str {
        match self {
            Self::Copy => "della copia",
            Self::Export => "dell’esportazione",
            Self::Paper => "del documento",
        }
    }
}

/// What a comparison came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum JournalMatch {
    /// The history is the same up to the last row told of.
    Same,
    /// A row is not the one it was.
    Parted,
    /// Rows are told of that are not here.
    Beyond,
    /// The row is the same, but the chain here does not hold up to it.
    Broken,
}

/// What a comparison found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JournalComparison {
    /// What it came to.
    pub found: JournalMatch,
    /// The row to look at: the first that differs, or at which the chain breaks.
    pub row: Option<u32>,
    /// The outcome in words.
    pub message: String,
}

impl JournalComparison {
    /// The copy it was held against is the one that a row here tells of.
    #[must_use]
    pub fn of_copy(mut self, told_by: Option<u32>) -> Self {
        if let (JournalMatch::Same, Some(row)) = (self.found, told_by) {
            self.message
                .push_str(&format!(" È la copia di cui parla la riga {row}."));
        }
        self
    }
}

/// A comparison under way: rows are given in order of their numbers.
#[derive(Clone, Debug)]
pub struct Comparing {
    witness: Witness,
    last_here: u32,
    broken_here: Option<u32>,
    same: Option<u32>,
    parted: Option<u32>,
    beyond: Option<u32>,
}

impl Comparing {
    /// A comparison with a journal whose last row is `last_here`, and whose chain, walked anew, breaks
    /// at `broken_here` if it does.
    #[must_use]
    pub const fn new(witness: Witness, last_here: u32, broken_here: Option<u32>) -> Self {
        Self {
            witness,
            last_here,
            broken_here,
            same: None,
            parted: None,
            beyond: None,
        }
    }

    /// A row as it was written down, with its hash or the beginning of it, and the hash it has here;
    /// `false` once nothing more can change the outcome.
    pub fn take(&mut self, number: u32, told: &str, here: Option<&str>) -> bool {
        match here {
            _ if self.parted.is_some() => {}
            Some(here) if !told.is_empty() && here.starts_with(told) => self.same = Some(number),
            None if number > self.last_here => self.beyond = Some(number),
            _ => self.parted = Some(number),
        }
        self.parted.is_none()
    }

    /// What it came to.
    #[must_use]
    pub fn told(self) -> JournalComparison {
        let same = self.same.unwrap_or_default();
        if let Some(broken) = self.broken_here.filter(|broken| *broken <= same) {
            return self.broken(broken);
        }
        match (self.parted, self.beyond) {
            (Some(first), _) => self.parted(first),
            (None, Some(last)) => self.beyond(last),
            (None, None) => self.same(same),
        }
    }

    fn same(&self, number: u32) -> JournalComparison {
        let since = self.last_here.saturating_sub(number);
        let since = match since {
            0 => "Qui non ne seguono altre.".to_owned(),
            1 => "Qui ne segue un’altra.".to_owned(),
            more => format!("Qui ne seguono altre {more}."),
        };
        let message = format!(
            "Combacia: la riga {number} ha la stessa impronta, quindi tutto ciò che il giornale dice fino a \
             lì è come quando {} è {}. {since}",
            self.witness.the(),
            match self.witness {
                Witness::Paper => "stato emesso",
                Witness::Copy | Witness::Export => "stata fatta",
            },
        );
        answer(JournalMatch::Same, None, message)
    }

    fn parted(&self, first: u32) -> JournalComparison {
        let until = match self.same {
            Some(same) => format!("Fino alla riga {same} la storia è la stessa."),
            None => "Nessuna riga precedente è stata confrontata.".to_owned(),
        };
        let message = format!(
            "Non combacia: la riga {first} di questo archivio non è quella {}. {until} Dopo quel momento \
             una delle due storie è stata riscritta, oppure sono archivi diversi.",
            self.witness.of_the(),
        );
        let row = (first <= self.last_here).then_some(first);
        answer(JournalMatch::Parted, row, message)
    }

    fn beyond(&self, last: u32) -> JournalComparison {
        let until = match self.same {
            Some(same) => format!(" Fino alla riga {same} la storia è la stessa."),
            None => String::new(),
        };
        let message = format!(
            "Qui il giornale finisce alla riga {}, ma {} arriva alla {last}: questo archivio è più vecchio, \
             per esempio perché è stata ripristinata una copia, oppure le ultime righe sono state tolte.{until}",
            self.last_here,
            self.witness.the(),
        );
        answer(JournalMatch::Beyond, None, message)
    }

    fn broken(&self, broken: u32) -> JournalComparison {
        let message = format!(
            "L’impronta combacia, ma il giornale di questo archivio non è coerente: la riga {broken} non \
             combacia con le precedenti. Qualcosa è stato tolto o cambiato."
        );
        answer(JournalMatch::Broken, Some(broken), message)
    }
}

fn answer(found: JournalMatch, row: Option<u32>, message: String) -> JournalComparison {
    JournalComparison {
        found,
        row,
        message,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes of rows with one letter as their hash, here and as told.
    fn compared(here: &str, told: &str, broken: Option<u32>) -> JournalComparison {
        let last = u32::try_from(here.len()).unwrap_or(0);
        let mut comparing = Comparing::new(Witness::Copy, last, broken);
        for (number, (at, _)) in (1..).zip(told.char_indices()) {
            if !comparing.take(number, &told[at..=at], here.get(at..=at)) {
                break;
            }
        }
        comparing.told()
    }

    #[test]
    fn a_history_that_only_went_on_is_the_same() {
        for (here, since) in [
            ("abc", "non ne seguono"),
            ("abcd", "ne segue un’altra"),
            ("abcde", "altre 2"),
        ] {
            let answer = compared(here, "abc", None);
            assert_eq!((answer.found, answer.row), (JournalMatch::Same, None));
            assert!(answer.message.contains("riga 3"), "{}", answer.message);
            assert!(answer.message.contains(since), "{}", answer.message);
        }
    }

    #[test]
    fn a_copy_that_a_row_tells_of_is_named_by_that_row_where_it_is_the_same() {
        let told = compared("abcd", "abc", None).of_copy(Some(4));
        assert!(told.message.ends_with("È la copia di cui parla la riga 4."));
        let parted = compared("abX", "abc", None);
        assert_eq!(parted.clone().of_copy(Some(4)), parted);
        let untold = compared("abcd", "abc", None);
        assert_eq!(untold.clone().of_copy(None), untold);
    }

    #[test]
    fn where_two_histories_part_is_told_by_the_first_row_that_differs() {
        let answer = compared("abXYZ", "abcde", None);
        assert_eq!((answer.found, answer.row), (JournalMatch::Parted, Some(3)));
        assert!(answer.message.contains("riga 3"), "{}", answer.message);
        assert!(
            answer.message.contains("Fino alla riga 2"),
            "{}",
            answer.message
        );
        let other = compared("X", "abc", None);
        assert_eq!((other.found, other.row), (JournalMatch::Parted, Some(1)));
    }

    #[test]
    fn an_archive_older_than_what_it_is_held_against_is_told() {
        let answer = compared("ab", "abcd", None);
        assert_eq!(answer.found, JournalMatch::Beyond);
        assert!(
            answer.message.contains("finisce alla riga 2"),
            "{}",
            answer.message
        );
        assert!(
            answer.message.contains("arriva alla 4"),
            "{}",
            answer.message
        );
    }

    #[test]
    fn a_hash_that_fits_proves_nothing_where_the_chain_before_it_is_broken() {
        let broken = compared("abcd", "abc", Some(2));
        assert_eq!((broken.found, broken.row), (JournalMatch::Broken, Some(2)));
        assert_eq!(compared("abcd", "abc", Some(4)).found, JournalMatch::Same);
    }

    #[test]
    fn nothing_told_of_a_row_is_never_the_same() {
        let mut comparing = Comparing::new(Witness::Paper, 3, None);
        assert!(!comparing.take(2, "", Some("abc")));
        assert_eq!(comparing.told().found, JournalMatch::Parted);
    }
}
