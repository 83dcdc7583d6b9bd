//! What this computer has seen of its archive, kept beside it: the last row of its journal and the
//! highest numbers given out. An older copy that takes its place is told from it, and gives no number
//! a second time.
//!
//! The file is sealed with a secret that the archive and all its copies hold: nobody without one of
//! them reads it or makes another.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use affianca_domain::{RegisterNumber, Series};
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use chrono::NaiveDateTime;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::files::{private_file, put_in_place};
use crate::key::random;
use crate::numbers::{Given, Numbered, last, raise};
use crate::paths::beside;
use crate::{Error, ReadColumn as _, ReadRows as _, Result, settings, values};

/// The file, beside the archive.
pub(crate) const FILE: &str = "visto-qui";
/// Bytes before what is sealed.
const NONCE: usize = 24;
/// No such file is larger.
const LARGEST: u64 = 1024 * 1024;

/// A state an archive was in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The last row of its journal: 0 before the first.
    pub seq: i64,
    /// That row's hash.
    pub hash: String,
    /// That row's moment.
    pub at: Option<NaiveDateTime>,
    /// The last number of each year and series.
    pub numbers: Vec<Given>,
}

impl Seen {
    /// The state of the archive that is read.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn of(connection: &Connection) -> Result<Self> {
        let last = connection
            .prepare_cached("SELECT seq, hash, at FROM journal ORDER BY seq DESC LIMIT 1")?
            .first(values![], |row| -> Result<(i64, String, NaiveDateTime)> {
                Ok((row.read(0)?, row.read(1)?, row.read(2)?))
            })?;
        let (seq, hash, at) = match last {
            Some((seq, hash, at)) => (seq, hash, Some(at)),
            None => (0, String::new(), None),
        };
        let mut numbers = settings::numbers_seen(connection)?;
        for (of, table) in [
            (Numbered::Register, "register"),
            (Numbered::Attestation, "attestation"),
        ] {
            let given = connection
                .prepare_cached(&format!(
                    "SELECT year, series, max(serial) FROM {table} WHERE serial IS NOT NULL
                     GROUP BY year, series ORDER BY year, series"
                ))?
                .all(values![], |row| -> Result<Given> {
                    Ok(Given {
                        of,
                        year: row.read(0)?,
                        series: row.read(1)?,
                        serial: row.read(2)?,
                    })
                })?;
            raise(&mut numbers, given);
        }
        Ok(Self {
            seq,
            hash,
            at,
            numbers,
        })
    }

    /// The numbers given out here that `older` does not know, from the first to the last one of each
    /// year and series.
    #[must_use]
    pub fn numbers_since(&self, older: &Self) -> Vec<(Numbered, RegisterNumber, RegisterNumber)> {
        let since = self.numbers.iter().filter_map(|given| {
            let known = last(&older.numbers, given.of, given.year, &given.series);
            let series: Option<Series> = given.series.parse().ok();
            let number = |serial| RegisterNumber::new(given.year, series, serial).ok();
            (given.serial > known)
                .then(|| Some((given.of, number(known + 1)?, number(given.serial)?)))
                .flatten()
        });
        since.collect()
    }
}

/// What stands sealed beside an archive.
#[derive(Clone, Debug)]
pub struct Sealed(Vec<u8>);

/// Where it stands.
pub(crate) fn file(folder: &Path) -> PathBuf {
    folder.join(FILE)
}

impl Sealed {
    /// What stands in a folder; `None` where nothing was seen yet.
    #[must_use]
    pub fn beside(folder: &Path) -> Option<Self> {
        let file = file(folder);
        let size = fs::metadata(&file).ok()?.len();
        (size <= LARGEST).then(|| fs::read(file).ok().map(Self))?
    }

    /// What was seen of the archive that is read; `None` of another one's, or of no file of ours.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn open(&self, connection: &Connection) -> Result<Option<Seen>> {
        let Some((nonce, sealed)) = self.0.split_first_chunk::<NONCE>() else {
            return Ok(None);
        };
        let cipher = cipher(connection)?;
        let opened = cipher.decrypt(&XNonce::from(*nonce), sealed).ok();
        Ok(opened.and_then(|bytes| serde_json::from_slice(&bytes).ok()))
    }

    /// Keeps what an archive is now beside it, in one step.
    pub(crate) fn keep(connection: &Connection, file: &Path) -> Result<()> {
        let mut nonce = [0_u8; NONCE];
        random(&mut nonce)?;
        let seen = serde_json::to_vec(&Seen::of(connection)?)?;
        let sealed = cipher(connection)?
            .encrypt(&XNonce::from(nonce), seen.as_slice())
            .map_err(|_| Error::Internal("sealing what was seen".into()))?;
        let new = beside(file, ".nuovo");
        let mut written = private_file(&new)?;
        written.write_all(&nonce)?;
        written.write_all(&sealed)?;
        written.sync_all()?;
        drop(written);
        put_in_place(&new, file)
    }
}

/// What seals with the archive's own secret.
pub(crate) fn cipher(connection: &Connection) -> Result<XChaCha20Poly1305> {
    let secret = settings::seen_secret(connection)?;
    XChaCha20Poly1305::new_from_slice(secret.as_slice())
        .map_err(|_| Error::Internal("length of a secret".into()))
}
