//! The journal's head: number and hash of its last row at some moment. Printed on every paper, it lets
//! anybody tell later whether the history up to there is still the one it was.

use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::printed::{SHORT_HASH, short_hash};

/// The last row of a journal at some moment. Its hash binds every row before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JournalHead {
    /// Its number, from 1.
    pub number: u32,
    /// Its hash, SHA-256 in lower-case hexadecimal.
    pub hash: String,
}

/// As papers carry it: `riga 1234: 9f3c 71ab 0e42 d85b`.
impl fmt::Display for JournalHead {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { number, hash } = self;
        write!(formatter, "riga {number}: {}", short_hash(hash))
    }
}

/// The number of a row as somebody copied it from a paper: `1234`, `n. 1.234`, `riga 1234:`.
///
/// # Errors
/// A sentence for the field.
pub fn typed_number(text: &str) -> Result<u32, String> {
    let lower = text.trim().to_lowercase();
    let figures = lower
        .trim_start_matches("riga")
        .trim_start()
        .trim_start_matches("n.")
        .trim()
        .trim_end_matches(':');
    if figures.is_empty() {
        return Err("Scrivi il numero della riga, com’è stampato.".to_owned());
    }
    let figures: String = figures
        .chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '.')
        .collect();
    match figures.parse() {
        Ok(number) if number > 0 && figures.bytes().all(|byte| byte.is_ascii_digit()) => Ok(number),
        _ => Err("Il numero della riga ha solo cifre, per esempio 1234.".to_owned()),
    }
}

/// A hash, or its beginning, as somebody copied it from a paper: spaces and capital letters do not
/// matter, and neither does an O read for a zero or an I or L for a one, which no hash has.
///
/// # Errors
/// A sentence for the field.
pub fn typed_hash(text: &str) -> Result<String, String> {
    let mut hash = String::with_capacity(64);
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'o' => hash.push('0'),
            'i' | 'l' => hash.push('1'),
            letter if letter.is_ascii_hexdigit() => hash.push(letter),
            letter if letter.is_whitespace() || "-–·.…".contains(letter) => {}
            other => {
                return Err(format!(
                    "L’impronta ha solo cifre e lettere dalla a alla f: «{other}» non ci può stare."
                ));
            }
        }
    }
    match hash.len() {
        0 => Err("Scrivi l’impronta, com’è stampata.".to_owned()),
        short if short < SHORT_HASH => Err(format!(
            "L’impronta stampata ha {SHORT_HASH} cifre e lettere: qui sono {short}."
        )),
        1..=64 => Ok(hash),
        long => Err(format!(
            "Un’impronta ha al più 64 cifre e lettere: qui sono {long}."
        )),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const HASH: &str = "9f3c71ab0e42d85b00000000000000000000000000000000000000000000ffff";

    #[test]
    fn a_head_is_printed_with_as_much_of_its_hash_as_one_compares_by_eye() {
        let head = JournalHead {
            number: 1234,
            hash: HASH.to_owned(),
        };
        assert_eq!(head.to_string(), "riga 1234: 9f3c 71ab 0e42 d85b");
    }

    #[test]
    fn what_is_printed_is_read_back_however_it_is_typed() {
        for typed in ["1234", " 1.234 ", "n. 1234", "riga 1234:", "Riga n. 1 234"] {
            assert_eq!(typed_number(typed), Ok(1234), "{typed}");
        }
        for typed in [
            "9f3c 71ab 0e42 d85b",
            "9F3C71AB0E42D85B",
            " 9f3c-71ab-oE42-d85b… ",
            "9f3c 7Iab 0e42 d85b",
            "9f3c\u{a0}7lab\n0e42 d85b",
        ] {
            assert_eq!(typed_hash(typed).unwrap(), "9f3c71ab0e42d85b", "{typed}");
        }
        assert_eq!(typed_hash(HASH).unwrap(), HASH);
    }

    #[test]
    fn what_cannot_be_a_number_or_a_hash_is_told_beside_its_field() {
        for typed in ["", "  ", "zero", "0", "-3", "12a", "99999999999"] {
            assert!(typed_number(typed).is_err(), "{typed}");
        }
        let cases = [
            ("", "Scrivi"),
            ("9f3c", "qui sono 4"),
            ("9f3c 71ab 0e42 d85z", "«z»"),
            (&format!("{HASH}0"), "qui sono 65"),
        ];
        for (typed, told) in cases {
            let error = typed_hash(typed).unwrap_err();
            assert!(error.contains(told), "{error}");
        }
    }
}
