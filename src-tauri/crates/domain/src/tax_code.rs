//! The codice fiscale: 16 characters with check letter and omocodia, or the 11-digit provisional code.
//! A wrong check character is an error; a name or birth date that does not fit is only a warning.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use thiserror::Error;
use ts_rs::TS;

use crate::calendar::format_date;
use crate::fold::fold;
use crate::text_form::crosses_as_text;

/// A codice fiscale whose form and check character are right.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
#[ts(export, type = "string")]
pub struct TaxCode(String);

/// Why a text is no codice fiscale.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TaxCodeError {
    /// Nothing was given.
    #[error("Manca il codice fiscale.")]
    Empty,
    /// Neither 16 nor 11 characters.
    #[error("Il codice fiscale ha 16 caratteri (o 11 cifre): qui sono {0}.")]
    Length(usize),
    /// A character that cannot stand where it is; the place counts from 1.
    #[error("Nel codice fiscale il carattere {place}, «{found}», non può stare lì.")]
    Character {
        /// Counting from 1.
        place: usize,
        /// What stands there.
        found: char,
    },
    /// A day that its month does not have.
    #[error("Il giorno di nascita nel codice fiscale non esiste.")]
    Day,
    /// The last character does not follow from the others. The right one is not told, so that nobody mends
    /// the check instead of the mistake.
    #[error("Il carattere di controllo del codice non torna: ricontrollalo tutto.")]
    Check,
}

const MONTHS: &str = "ABCDEHLMPRST";
const OMOCODIA: &str = "LMNPQRSTUV";
/// Places, from 0, of the seven figures that omocodia may turn into letters.
const NUMERIC: [usize; 7] = [6, 7, 9, 10, 12, 13, 14];
/// The value of 0–9 and A–Z in the odd places, counting from 1.
const ODD: [u32; 26] = [
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

impl TaxCode {
    /// Reads a code; spaces and small letters do not matter.
    ///
    /// # Errors
    /// Wrong length, a character out of place, a birth day that does not exist, a wrong check character.
    pub fn parse(text: &str) -> Result<Self, TaxCodeError> {
        let code: String = text
            .chars()
            .filter(|c| !c.is_whitespace())
            .flat_map(char::to_uppercase)
            .collect();
        match code.chars().count() {
            0 => Err(TaxCodeError::Empty),
            11 => provisional(code),
            16 => personal(code),
            other => Err(TaxCodeError::Length(other)),
        }
    }

    /// The code in capitals.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is the 11-digit provisional code, which says nothing of the person.
    #[must_use]
    pub fn is_provisional(&self) -> bool {
        self.0.len() == 11
    }

    /// The birth date, its century chosen so that it is the last one not after `today`.
    #[must_use]
    pub fn birth_date(&self, today: NaiveDate) -> Option<NaiveDate> {
        let (short_year, month, day) = self.birth()?;
        let century = today.year().div_euclid(100);
        (0..4)
            .filter_map(|back| {
                let year = century
                    .checked_sub(back)?
                    .checked_mul(100)?
                    .checked_add(short_year)?;
                NaiveDate::from_ymd_opt(year, month, day)
            })
            .find(|date| *date <= today)
    }

    /// What in the code does not fit the person, as Italian warnings; an empty name is not compared.
    #[must_use]
    pub fn mismatch(&self, surname: &str, name: &str, birth: Option<NaiveDate>) -> Vec<String> {
        let mut warnings = Vec::new();
        if self.is_provisional() {
            return warnings;
        }
        if let Some(expected) = surname_letters(surname)
            && !self.0.starts_with(&expected)
        {
            warnings.push(format!(
                "Il codice fiscale non corrisponde al cognome «{}».",
                surname.trim()
            ));
        }
        if let Some(expected) = name_letters(name)
            && self.0.get(3..6) != Some(expected.as_str())
        {
            warnings.push(format!(
                "Il codice fiscale non corrisponde al nome «{}».",
                name.trim()
            ));
        }
        if let Some(birth) = birth
            && self.is_born(birth) == Some(false)
        {
            warnings.push(format!(
                "Il codice fiscale non corrisponde alla data di nascita {}.",
                format_date(birth)
            ));
        }
        warnings
    }

    /// Whether two codes say the same of a person: equal once omocodia is undone, whose letters
    /// change the check character too.
    #[must_use]
    pub fn is_same_but_for_omocodia(&self, other: &Self) -> bool {
        let told = self.told_of_person();
        self == other || (told.is_some() && told == other.told_of_person())
    }

    /// What the code says of the person, omocodia undone and without the check character; `None` of a
    /// provisional one.
    #[must_use]
    pub fn told_of_person(&self) -> Option<String> {
        let plain = self.plain()?;
        Some(plain.get(..15)?.to_owned())
    }

    /// Whether the code was given in place of the other: the definitive one after the provisional one,
    /// and with more letters of omocodia, which are given when two people would have the same. `[I]`
    #[must_use]
    pub fn supersedes(&self, other: &Self) -> bool {
        let rank = |code: &Self| {
            let letters = |place: &&usize| {
                let found = code.0.get(**place..=**place);
                found.is_some_and(|it| OMOCODIA.contains(it))
            };
            (
                !code.is_provisional(),
                NUMERIC.iter().filter(letters).count(),
            )
        };
        rank(self) > rank(other)
    }

    /// Whether the code is of somebody born on that day; `None` of a provisional one.
    #[must_use]
    pub fn is_born(&self, day: NaiveDate) -> Option<bool> {
        let told = self.birth()?;
        Some(told == (day.year().rem_euclid(100), day.month(), day.day()))
    }

    /// The letters of surname and name, the same in every code of one person; `None` of a provisional
    /// one.
    #[must_use]
    pub fn name_part(&self) -> Option<&str> {
        if self.is_provisional() {
            None
        } else {
            self.0.get(..6)
        }
    }

    /// The 16 characters with omocodia undone.
    fn plain(&self) -> Option<String> {
        if self.is_provisional() {
            return None;
        }
        let undone = self.0.chars().enumerate().map(|(place, character)| {
            let figure = NUMERIC
                .contains(&place)
                .then(|| OMOCODIA.find(character))
                .flatten()
                .and_then(|value| char::from_digit(u32::try_from(value).ok()?, 10));
            figure.unwrap_or(character)
        });
        Some(undone.collect())
    }

    /// Year of the century, month and day; a woman's day is written 40 higher.
    fn birth(&self) -> Option<(i32, u32, u32)> {
        let plain = self.plain()?;
        let year = plain.get(6..8)?.parse().ok()?;
        let month = u32::try_from(MONTHS.find(plain.get(8..9)?)?).ok()? + 1;
        let day: u32 = plain.get(9..11)?.parse().ok()?;
        Some(match day {
            0..=40 => (year, month, day),
            _ => (year, month, day - 40),
        })
    }
}

fn provisional(code: String) -> Result<TaxCode, TaxCodeError> {
    let mut sum = 0;
    for (place, found) in code.chars().enumerate() {
        let figure = found
            .is_ascii_digit()
            .then(|| found.to_digit(10))
            .flatten()
            .ok_or(TaxCodeError::Character {
                place: place + 1,
                found,
            })?;
        sum += match (place % 2, figure) {
            (0, figure) => figure,
            (_, 0..=4) => figure * 2,
            (_, figure) => figure * 2 - 9,
        };
    }
    if sum % 10 == 0 {
        Ok(TaxCode(code))
    } else {
        Err(TaxCodeError::Check)
    }
}

fn personal(code: String) -> Result<TaxCode, TaxCodeError> {
    let mut sum = 0;
    let mut check = None;
    for (place, found) in code.chars().enumerate() {
        let fits = match place {
            8 => MONTHS.contains(found),
            place if NUMERIC.contains(&place) => found.is_ascii_digit() || OMOCODIA.contains(found),
            _ => found.is_ascii_uppercase(),
        };
        if !fits {
            return Err(TaxCodeError::Character {
                place: place + 1,
                found,
            });
        }
        let value = found
            .to_digit(10)
            .unwrap_or_else(|| u32::from(found) - u32::from('A'));
        match place {
            15 => check = Some(value),
            place if place % 2 == 0 => sum += ODD.get(value as usize).copied().unwrap_or_default(),
            _ => sum += value,
        }
    }
    if check != Some(sum % 26) {
        return Err(TaxCodeError::Check);
    }
    let code = TaxCode(code);
    let exists = code
        .birth()
        // Only the last two figures of the year are known: a leap year keeps 29 February possible.
        .is_some_and(|(_, month, day)| NaiveDate::from_ymd_opt(2000, month, day).is_some());
    if exists {
        Ok(code)
    } else {
        Err(TaxCodeError::Day)
    }
}

fn letters(text: &str) -> (Vec<char>, Vec<char>) {
    fold(text)
        .to_ascii_uppercase()
        .chars()
        .filter(char::is_ascii_uppercase)
        .partition(|letter| !"AEIOU".contains(*letter))
}

/// Three letters of a surname: consonants, then vowels, then X; `None` without any Latin letter.
fn surname_letters(surname: &str) -> Option<String> {
    let (consonants, vowels) = letters(surname);
    triplet(consonants, vowels)
}

/// The same of a name, which with four consonants or more gives its first, third and fourth.
fn name_letters(name: &str) -> Option<String> {
    let (mut consonants, vowels) = letters(name);
    if consonants.len() >= 4 {
        consonants.remove(1);
    }
    triplet(consonants, vowels)
}

fn triplet(consonants: Vec<char>, vowels: Vec<char>) -> Option<String> {
    if consonants.is_empty() && vowels.is_empty() {
        return None;
    }
    let padding = std::iter::repeat_n('X', 3);
    Some(
        consonants
            .into_iter()
            .chain(vowels)
            .chain(padding)
            .take(3)
            .collect(),
    )
}

impl fmt::Display for TaxCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

crosses_as_text!(TaxCode);

#[cfg(test)]
mod tests;
