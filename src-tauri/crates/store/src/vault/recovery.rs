//! The recovery code: 120 random bits in letters and digits that are not mistaken for one another.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

use super::wrap::Wrapped;
use crate::key::{Key, random};
use crate::{Result, Store, Write, settings};

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
pub(super) struct Shown(pub Wrapped);

impl Shown {
    /// A new code for `key`: as it is read, and sealed.
    pub fn new(key: &Key) -> Result<(String, Self)> {
        let code = new_code()?;
        let sealed = Wrapped::seal(key, &normalise(&code))?;
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
    let mut bytes = [0_u8; LENGTH];
    random(&mut bytes)?;
    let letters: Vec<char> = bytes
        .iter()
        .map(|byte| char::from(ALPHABET[usize::from(byte % 32)]))
        .collect();
    Ok(letters
        .chunks(GROUP)
        .map(|group| group.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join("-"))
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
