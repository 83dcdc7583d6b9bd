//! The vault as the first start and *Archivio* use it: an archive is made with its body, a backup
//! shows whose it is before it is taken.

use std::ops::Deref;
use std::path::{Path, PathBuf};

use affianca_domain::{CoachId, JournalComparison, JournalHead};
use affianca_store::vault as store;
pub use affianca_store::vault::{
    ArchiveState, Backup, CopiesFolder, Heard, Interrupted, RecoveryCode, ScheduledBackup,
    Strength, TakenCopy, strength,
};
use affianca_store::{Numbered, Sealed, Seen, Store, journal};
use chrono::NaiveDateTime;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::directory::{
    CreateArchive, install_programmes, known_names_in, provider, refuse_problems, set_up,
};
use crate::{Archive, Error, Result, StoreError, Write};

/// What is done to an archive each time it is opened: programmes of newer versions come in.
fn prepare(connection: &mut Connection) -> affianca_store::Result<()> {
    install_programmes(connection).map_err(|error| match error {
        Error::Store(error) => error,
        other => StoreError::Internal(other.to_string()),
    })
}

/// A folder with an archive, locked or open.
#[derive(Debug)]
pub struct Vault(store::Vault);

impl Deref for Vault {
    type Target = store::Vault;

    fn deref(&self) -> &store::Vault {
        &self.0
    }
}

/// What a backup holds, shown before it is taken as the archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct CopyContents {
    pub provider: String,
    pub requests: u32,
    pub registers: u32,
    /// Moment of the last operation in it.
    pub last: Option<NaiveDateTime>,
    /// The last row of its journal.
    pub journal: Option<JournalHead>,
    /// What this computer has seen of the same archive after that; `None` when it is nothing.
    pub newer_here: Option<NewerHere>,
}

/// What was done in an archive after a copy of it was made, as far as this computer knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct NewerHere {
    /// Rows of the journal that the copy does not have.
    pub operations: u32,
    /// The moment of the last one.
    pub last: Option<NaiveDateTime>,
    /// Numbers given out since, `2026/018` or `2026/018–2026/020`: none of them is given again.
    pub registers: Vec<String>,
    /// The same of attestations.
    pub attestations: Vec<String>,
}

impl NewerHere {
    fn of(here: &Seen, copy: &Seen) -> Option<Self> {
        let operations = u32::try_from(here.seq - copy.seq).unwrap_or_default();
        let since = here.numbers_since(copy);
        let of = |kind: Numbered| {
            let numbers = since.iter().filter(|(of, ..)| *of == kind);
            let told = numbers.map(|(_, first, last)| match first == last {
                true => first.to_string(),
                false => format!("{first}–{last}"),
            });
            told.collect()
        };
        (operations > 0 || !since.is_empty()).then(|| Self {
            operations,
            last: here.at,
            registers: of(Numbered::Register),
            attestations: of(Numbered::Attestation),
        })
    }
}

/// What is to be done once an archive was encrypted anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct KeyChanged {
    /// The new recovery code.
    pub code: String,
    /// Copies made until then: they still open with the secrets of their day.
    pub copies: u32,
    /// The moment of the last one.
    pub last_copy: Option<NaiveDateTime>,
}

impl Vault {
    /// The vault in `folder`, locked. Nothing is read or made yet.
    #[must_use]
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self(store::Vault::new(folder, prepare))
    }

    /// The vault of the store.
    pub(crate) const fn store(&mut self) -> &mut store::Vault {
        &mut self.0
    }

    /// The open archive.
    ///
    /// # Errors
    /// [`affianca_store::Error::Locked`].
    pub fn archive(&self) -> Result<Archive> {
        Ok(Archive::from(self.0.store()?))
    }

    /// Makes a new archive with its body, first branch and first coach, and opens it; gives a
    /// recovery code, which counts once it is put away.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] with every field at fault, and as [`store::Vault::create`].
    pub fn create(&mut self, input: &CreateArchive, now: NaiveDateTime) -> Result<String> {
        if self.state() != ArchiveState::Missing {
            return Err(affianca_store::Error::AlreadyThere.into());
        }
        refuse_problems(input)?;
        let names = input.known_names();
        let known: Vec<&str> = names.iter().map(String::as_str).collect();
        self.0
            .create(&input.passphrase, &known, now, |write| set_up(write, input))
    }

    /// As [`store::Vault::create_unchecked`].
    pub(crate) fn create_unchecked(
        &mut self,
        passphrase: &str,
        now: NaiveDateTime,
        fill: impl FnOnce(&mut Write) -> Result<()>,
    ) -> Result<()> {
        self.0.create_unchecked(passphrase, now, fill)
    }

    /// As [`store::Vault::unlock`].
    ///
    /// # Errors
    /// As there.
    pub fn unlock(&mut self, passphrase: &str, now: NaiveDateTime) -> Result<()> {
        Ok(self.0.unlock(passphrase, now)?)
    }

    /// As [`store::Vault::recover`].
    ///
    /// # Errors
    /// As there.
    pub fn recover(
        &mut self,
        code: &str,
        coach: Option<CoachId>,
        passphrase: &str,
        now: NaiveDateTime,
    ) -> Result<String> {
        let names = |store: &Store| store.read(known_names_in);
        Ok(self.0.recover(code, coach, passphrase, names, now)?)
    }

    /// As [`store::Vault::change_passphrase`].
    ///
    /// # Errors
    /// As there.
    pub fn change_passphrase(&mut self, old: &str, new: &str, now: NaiveDateTime) -> Result<()> {
        let names = self.archive()?.known_names()?;
        let known: Vec<&str> = names.iter().map(String::as_str).collect();
        Ok(self.0.change_passphrase(old, new, &known, now)?)
    }

    /// Encrypts the archive anew, for when somebody else may have seen one of its secrets.
    ///
    /// # Errors
    /// As [`store::Vault::change_key`].
    pub fn change_key(&mut self, old: &str, new: &str, now: NaiveDateTime) -> Result<KeyChanged> {
        let names = self.archive()?.known_names()?;
        let known: Vec<&str> = names.iter().map(String::as_str).collect();
        let changed = self.0.change_key(old, new, &known, now)?;
        Ok(KeyChanged {
            code: changed.code,
            copies: changed.copies,
            last_copy: changed.last_copy,
        })
    }

    /// As [`store::Vault::new_recovery_code`].
    ///
    /// # Errors
    /// As there.
    pub fn new_recovery_code(&mut self, passphrase: &str) -> Result<String> {
        Ok(self.0.new_recovery_code(passphrase)?)
    }

    /// As [`store::Vault::put_away_recovery_code`].
    ///
    /// # Errors
    /// As there.
    pub fn put_away_recovery_code(&mut self, now: NaiveDateTime) -> Result<()> {
        Ok(self.0.put_away_recovery_code(now)?)
    }

    /// Closes the archive: every operation is refused until it is unlocked.
    pub fn lock(&mut self) {
        self.0.lock();
    }

    /// What a backup is made of; making it need not keep the vault.
    ///
    /// # Errors
    /// As [`store::Vault::backup`].
    pub fn backup(&self) -> Result<Backup> {
        Ok(self.0.backup()?)
    }

    /// As [`store::Vault::scheduled_backup`].
    ///
    /// # Errors
    /// As there.
    pub fn scheduled_backup(&self, now: NaiveDateTime) -> Result<Option<ScheduledBackup>> {
        Ok(self.0.scheduled_backup(now)?)
    }

    /// As [`store::Vault::tidy`].
    ///
    /// # Errors
    /// As there.
    pub fn tidy(&mut self) -> Result<()> {
        Ok(self.0.tidy()?)
    }

    /// As [`store::Vault::finish_interrupted`].
    ///
    /// # Errors
    /// As there.
    pub fn finish_interrupted(&mut self) -> Result<()> {
        Ok(self.0.finish_interrupted()?)
    }

    /// As [`store::Vault::undo_interrupted`].
    ///
    /// # Errors
    /// As there.
    pub fn undo_interrupted(&mut self) -> Result<()> {
        Ok(self.0.undo_interrupted()?)
    }

    /// As [`store::Vault::restore`].
    ///
    /// # Errors
    /// As there.
    pub fn restore(&mut self, source: &Path, secret: &str, now: NaiveDateTime) -> Result<()> {
        Ok(self.0.restore(source, secret, now)?)
    }

    /// Holds the journal of `archive` against that of a backup, which is not touched.
    ///
    /// # Errors
    /// As [`store::Vault::look_into`].
    pub fn compare_with_copy(
        &mut self,
        archive: &Archive,
        source: &Path,
        secret: &str,
    ) -> Result<JournalComparison> {
        self.0
            .look_into(source, secret, |copy| archive.compare_with_copy(copy))
    }

    /// Looks into a backup without touching anything here.
    ///
    /// # Errors
    /// As [`store::Vault::look_into`].
    pub fn look_into_copy(&mut self, source: &Path, secret: &str) -> Result<CopyContents> {
        let here = Sealed::beside(self.folder());
        self.0.look_into(source, secret, |store| {
            if let Some(broken) = store.verify_journal()?.broken {
                return Err(StoreError::Damaged(format!("journal, row {broken}")).into());
            }
            store.read(|connection| {
                let here = match &here {
                    Some(sealed) => sealed.open(connection)?,
                    None => None,
                };
                let copy = Seen::of(connection)?;
                let number = |sql: &str| -> Result<u32> {
                    Ok(connection.query_row(sql, [], |row| row.get(0))?)
                };
                Ok(CopyContents {
                    provider: provider(connection)?.name,
                    requests: number("SELECT count(*) FROM request")?,
                    registers: number("SELECT count(*) FROM register")?,
                    last: connection
                        .query_row("SELECT max(at) FROM journal", [], |row| row.get(0))?,
                    journal: journal::head(connection)?,
                    newer_here: here.and_then(|here| NewerHere::of(&here, &copy)),
                })
            })
        })
    }
}
