//! The vault as the first start and *Archivio* use it: an archive is made with its body, a backup
//! shows whose it is before it is taken.

use std::ops::Deref;
use std::path::{Path, PathBuf};

use affianca_store::vault as store;
pub use affianca_store::vault::{ArchiveState, Backup, RecoveryCode, Strength, strength};
use chrono::NaiveDateTime;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::directory::{CreateArchive, install_programmes, provider, refuse_problems, set_up};
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
}

impl Vault {
    /// The vault in `folder`, locked. Nothing is read or made yet.
    #[must_use]
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self(store::Vault::new(folder, prepare))
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
    pub fn unlock(&mut self, passphrase: &str) -> Result<()> {
        Ok(self.0.unlock(passphrase)?)
    }

    /// As [`store::Vault::recover`].
    ///
    /// # Errors
    /// As there.
    pub fn recover(&mut self, code: &str, passphrase: &str, now: NaiveDateTime) -> Result<String> {
        Ok(self.0.recover(code, passphrase, now)?)
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

    /// As [`store::Vault::restore`].
    ///
    /// # Errors
    /// As there.
    pub fn restore(&mut self, source: &Path, secret: &str, now: NaiveDateTime) -> Result<()> {
        Ok(self.0.restore(source, secret, now)?)
    }

    /// Looks into a backup without touching anything here.
    ///
    /// # Errors
    /// As [`store::Vault::look_into`].
    pub fn look_into_copy(&mut self, source: &Path, secret: &str) -> Result<CopyContents> {
        self.0.look_into(source, secret, |store| {
            store.read(|connection| {
                let number = |sql: &str| -> Result<u32> {
                    Ok(connection.query_row(sql, [], |row| row.get(0))?)
                };
                Ok(CopyContents {
                    provider: provider(connection)?.name,
                    requests: number("SELECT count(*) FROM request")?,
                    registers: number("SELECT count(*) FROM register")?,
                    last: connection
                        .query_row("SELECT max(at) FROM journal", [], |row| row.get(0))?,
                })
            })
        })
    }
}
