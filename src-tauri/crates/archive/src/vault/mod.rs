//! Where the archive lives and what opens it: passphrase, recovery code, lock.
//!
//! The archive's file is encrypted with a random key. That key is wrapped twice in the file
//! beside it, once by the passphrase and once by the recovery code: changing the passphrase
//! wraps it anew and rewrites nothing else.

mod copy;
mod key;
mod keyring;
mod recovery;
mod strength;
mod tries;
mod wrap;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDateTime;

pub use copy::CopyContents;
pub(crate) use key::Key;
pub use strength::{Strength, strength};

use crate::journal::Action;
use crate::{Archive, Error, Result};
use keyring::Keyring;
use tries::Tries;

const ARCHIVE_FILE: &str = "archivio.affianca";
const KEYRING_FILE: &str = "chiavi.json";

/// Whether there is an archive, and whether it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[ts(export)]
pub enum ArchiveState {
    /// No archive yet: first start.
    #[serde(rename = "assente")]
    Missing,
    /// There is one, locked.
    #[serde(rename = "bloccato")]
    Locked,
    /// Open.
    #[serde(rename = "aperto")]
    Open,
}

/// A folder with an archive, locked or open.
#[derive(Debug)]
pub struct Vault {
    folder: PathBuf,
    open: Option<Arc<Archive>>,
    tries: Tries,
}

impl Vault {
    /// The vault in `folder`, locked. Nothing is read or made yet.
    #[must_use]
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), open: None, tries: Tries::default() }
    }

    /// The folder on disk.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether there is an archive here, and whether it is open.
    #[must_use]
    pub fn state(&self) -> ArchiveState {
        if self.open.is_some() {
            ArchiveState::Open
        } else if self.archive_file().exists() || self.keyring_file().exists() {
            ArchiveState::Locked
        } else {
            ArchiveState::Missing
        }
    }

    /// The open archive.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub fn archive(&self) -> Result<Arc<Archive>> {
        self.open.clone().ok_or(Error::Locked)
    }

    /// Makes a new archive and opens it; gives the recovery code, shown this once.
    ///
    /// # Errors
    /// [`Error::AlreadyThere`], [`Error::WeakPassphrase`], or the disk.
    pub fn create(&mut self, passphrase: &str, now: NaiveDateTime) -> Result<String> {
        if self.state() != ArchiveState::Missing {
            return Err(Error::AlreadyThere);
        }
        let judged = strength(passphrase, &[]);
        if !judged.acceptable {
            return Err(Error::WeakPassphrase(judged.hint));
        }
        self.create_unchecked(passphrase, now)
    }

    /// As [`Vault::create`], for example data whose passphrase protects nothing.
    pub(crate) fn create_unchecked(&mut self, passphrase: &str, now: NaiveDateTime) -> Result<String> {
        make_private_folder(&self.folder)?;
        let key = Key::random()?;
        let code = recovery::new_code()?;
        let keyring = Keyring::new(&key, passphrase, &code)?;
        // Keys first: an archive without its keys could never be opened again.
        keyring.save(&self.keyring_file())?;
        let archive = Archive::create(&self.archive_file(), &key)?;
        archive.write_as_program(Action::CreateArchive, now, |step| {
            step.about("archivio");
            crate::directory::install_programmes(step)
        })?;
        self.open = Some(Arc::new(archive));
        Ok(code)
    }

    /// Opens the archive with the passphrase; slower and slower after five wrong tries.
    ///
    /// # Errors
    /// [`Error::WrongPassphrase`], [`Error::TooManyTries`], [`Error::NotAnArchive`],
    /// [`Error::Damaged`], [`Error::TooNew`], [`Error::NoArchive`].
    pub fn unlock(&mut self, passphrase: &str) -> Result<()> {
        if self.open.is_some() {
            return Ok(());
        }
        let key = self.key_by(|ring| ring.open_with_passphrase(passphrase))?;
        self.open = Some(Arc::new(Archive::open(&self.archive_file(), &key)?));
        Ok(())
    }

    /// Opens the archive with the recovery code and sets a new passphrase; gives a new code,
    /// because the old one has been typed somewhere.
    ///
    /// # Errors
    /// As [`Vault::unlock`], with [`Error::WrongRecoveryCode`] and [`Error::WeakPassphrase`].
    pub fn recover(&mut self, code: &str, passphrase: &str, now: NaiveDateTime) -> Result<String> {
        let judged = strength(passphrase, &[]);
        if !judged.acceptable {
            return Err(Error::WeakPassphrase(judged.hint));
        }
        let key = self.key_by(|ring| ring.open_with_code(&recovery::normalise(code)))?;
        let archive = Archive::open(&self.archive_file(), &key)?;
        let new_code = recovery::new_code()?;
        archive.write(Action::Recover, now, |step| {
            step.about("archivio");
            Keyring::new(&key, passphrase, &new_code)?.save(&self.keyring_file())
        })?;
        self.open = Some(Arc::new(archive));
        Ok(new_code)
    }

    /// Changes the passphrase: wraps the key anew, nothing is encrypted again.
    ///
    /// # Errors
    /// [`Error::WrongPassphrase`] for the old one, [`Error::WeakPassphrase`] for the new one.
    pub fn change_passphrase(&mut self, old: &str, new: &str, now: NaiveDateTime) -> Result<()> {
        let archive = self.archive()?;
        let judged = strength(new, &[]);
        if !judged.acceptable {
            return Err(Error::WeakPassphrase(judged.hint));
        }
        let key = self.key_by(|ring| ring.open_with_passphrase(old))?;
        let ring = Keyring::load(&self.keyring_file())?.with_passphrase(&key, new)?;
        archive.write(Action::ChangePassphrase, now, |step| {
            step.about("archivio");
            ring.save(&self.keyring_file())
        })
    }

    /// Makes a new recovery code; the old one stops working.
    ///
    /// # Errors
    /// [`Error::WrongPassphrase`], [`Error::Locked`].
    pub fn new_recovery_code(&mut self, passphrase: &str, now: NaiveDateTime) -> Result<String> {
        let archive = self.archive()?;
        let key = self.key_by(|ring| ring.open_with_passphrase(passphrase))?;
        let code = recovery::new_code()?;
        let ring = Keyring::load(&self.keyring_file())?.with_code(&key, &code)?;
        archive.write(Action::ChangePassphrase, now, |step| {
            step.about("codice di recupero");
            ring.save(&self.keyring_file())
        })?;
        Ok(code)
    }

    /// Closes the archive: every operation is refused until it is unlocked.
    pub fn lock(&mut self) {
        self.open = None;
    }

    fn key_by(&mut self, open: impl FnOnce(&Keyring) -> Result<Key>) -> Result<Key> {
        self.tries.allowed()?;
        if !self.archive_file().exists() && !self.keyring_file().exists() {
            return Err(Error::NoArchive);
        }
        let opened = Keyring::load(&self.keyring_file()).and_then(|ring| open(&ring));
        match &opened {
            Ok(_) => self.tries.succeeded(),
            Err(Error::WrongPassphrase | Error::WrongRecoveryCode) => self.tries.failed(),
            Err(_) => {}
        }
        opened
    }

    fn archive_file(&self) -> PathBuf {
        self.folder.join(ARCHIVE_FILE)
    }

    fn keyring_file(&self) -> PathBuf {
        self.folder.join(KEYRING_FILE)
    }
}

/// Makes the folder, readable by this user alone where the system knows how.
fn make_private_folder(folder: &Path) -> Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    Ok(builder.create(folder)?)
}

#[cfg(test)]
mod tests;
