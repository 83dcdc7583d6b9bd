//! The recovery code: 115 random bits in letters and digits that are not mistaken for one another, and a
//! last one that tells a mistyped code before it is tried.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

use super::keyring::{Keyring, Recovery};
use crate::key::{Key, random};
use crate::{Error, Result, Store, Write, settings};

/// Whether somebody holds a code that opens the archive, as far as the archive knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum RecoveryCode {
    /// The last one shown was put away.
    #[serde(rename = "conservato")]
    PutAway,
    /// None was ever put away: only the passphrase opens the archive.
    #[serde(rename = "mai conservato")]
    Never,
    /// The last one shown was not put away: the one before still holds.
    #[serde(rename = "vale il precedente")]
    TheOneBefore,
}

/// Key of the setting that tells of a code shown and not yet put away.
const SHOWN: &str = "recovery_code_shown";

impl RecoveryCode {
    /// What the archive knows.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn of(connection: &rusqlite::Connection) -> Result<Self> {
        Ok(match settings::get(connection, SHOWN)?.as_deref() {
            None => Self::PutAway,
            Some("first") => Self::Never,
            Some(_) => Self::TheOneBefore,
        })
    }
}

/// A code on the screen. It opens nothing until it is put away.
#[derive(Debug)]
pub(super) struct Shown(pub Recovery);

impl Shown {
    /// A new code for `key`: as it is read, and sealed.
    pub fn new(ring: &Keyring, key: &Key) -> Result<(String, Self)> {
        let code = new_code()?;
        let sealed = ring.recovery(key, &normalise(&code))?;
        Ok((code, Self(sealed)))
    }
}

/// Notes within an operation that a code was shown, the first one or another.
pub(super) fn note_shown(connection: &rusqlite::Connection, first: bool) -> Result<()> {
    settings::set(connection, SHOWN, if first { "first" } else { "new" })
}

/// Notes within an operation that the code shown was put away.
pub(super) fn note_put_away(write: &Write) -> Result<()> {
    settings::remove(write, SHOWN)
}

/// As [`note_shown`], of a code that changed nothing yet.
pub(super) fn note_shown_in(store: &Store, first: bool) -> Result<()> {
    store.keep_draft(|connection| note_shown(connection, first))
}

/// No I, L, O, U: they are read as 1, 1, 0, V.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 24;
const GROUP: usize = 4;

/// A new code, e.g. `7K3M-…` in six groups of four.
pub(super) fn new_code() -> Result<String> {
    let mut bytes = [0_u8; LENGTH - 1];
    random(&mut bytes)?;
    let values: Vec<usize> = bytes.iter().map(|byte| usize::from(byte % 32)).collect();
    let letters: Vec<char> = values
        .iter()
        .chain([&check(&values)])
        .map(|value| char::from(ALPHABET[value % 32]))
        .collect();
    Ok(letters
        .chunks(GROUP)
        .map(|group| group.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join("-"))
}

/// The last character (Luhn's, of 32): another one follows from a single letter changed, and from almost
/// any two neighbours exchanged.
fn check(values: &[usize]) -> usize {
    let sum: usize = values
        .iter()
        .rev()
        .enumerate()
        .map(|(place, value)| match place % 2 {
            0 => value * 2 / 32 + value * 2 % 32,
            _ => *value,
        })
        .sum();
    (32 - sum % 32) % 32
}

/// The code as meant.
///
/// # Errors
/// [`Error::MistypedCode`] for one that no archive has.
pub(super) fn checked(code: &str) -> Result<Zeroizing<String>> {
    let meant = normalise(code);
    let value = |letter: u8| ALPHABET.iter().position(|it| *it == letter);
    let values: Option<Zeroizing<Vec<usize>>> = meant
        .bytes()
        .map(value)
        .collect::<Option<Vec<_>>>()
        .map(Zeroizing::new);
    match values.as_ref().and_then(|values| values.split_last()) {
        Some((last, rest)) if rest.len() + 1 == LENGTH && check(rest) == *last => Ok(meant),
        _ => Err(Error::MistypedCode),
    }
}

/// The code as meant: capitals, no spaces or dashes, look-alikes taken for what they stand for.
pub(super) fn normalise(code: &str) -> Zeroizing<String> {
    let meant = code
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| match letter.to_ascii_uppercase() {
            'I' | 'L' => '1',
            'O' => '0',
            'U' => 'V',
            other => other,
        })
        .collect();
    Zeroizing::new(meant)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_letter_mistyped_left_out_or_too_many_is_told() {
        for _ in 0..20 {
            let code = new_code().unwrap();
            let meant = checked(&code).unwrap();
            assert_eq!(meant.len(), LENGTH);
            for place in 0..LENGTH {
                for other in ALPHABET {
                    let mut typed = meant.to_string();
                    let letter = char::from(*other).to_string();
                    typed.replace_range(place..=place, &letter);
                    assert_eq!(checked(&typed).is_ok(), typed == *meant, "{typed}");
                }
            }
            for typed in ["", &code[1..], &format!("{code}7"), &code.replace('-', "é")] {
                let told = checked(typed);
                assert_eq!(told.is_ok(), typed.contains('é'), "{typed}");
            }
        }
    }
}
