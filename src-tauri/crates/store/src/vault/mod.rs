//! Where the archive lives and what opens it: passphrase, recovery code, lock.
//!
//! The archive's file is encrypted with a random key. That key is wrapped in the file beside it, by
//! one passphrase or each coach's own, and by the recovery code: changing a passphrase wraps it anew
//! and rewrites nothing else. A recovery code is shown once and counts only when its user has put it
//! away: until then the one before holds, or none.

mod backup;
mod before_migrating;
mod coaches;
mod everyday;
mod in_use;
mod keyring;
mod new_key;
mod recovery;
mod restore;
mod scheduled;
mod secrets;
mod strength;
mod swap;
mod tries;
mod wrap;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDateTime;

pub use backup::{Backup, Heard};
pub use new_key::KeyChanged;
pub use recovery::RecoveryCode;
pub use scheduled::{CopiesFolder, ScheduledBackup, TakenCopy};
pub use strength::{Strength, strength};
pub use swap::Interrupted;

use crate::files::{
    make_private_folder, name_to_keep, private_file, put_in_place, remove_with_companions,
};
use crate::key::Key;
use crate::{Action, Error, Prepare, Result, Store, Write, schema};
use in_use::InUse;
use keyring::Keyring;
use recovery::Shown;
use tries::Tries;

const ARCHIVE_FILE: &str = "archivio.affianca";
const KEYRING_FILE: &str = "chiavi.json";
/// An archive being made; whole, it becomes [`ARCHIVE_FILE`].
const DRAFT_FILE: &str = "archivio-in-creazione.affianca";

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
    prepare: Prepare,
    open: Option<Arc<Store>>,
    /// Held while the archive is open.
    in_use: Option<InUse>,
    /// The recovery code on the screen; the lock takes it away.
    shown: Option<Shown>,
    tries: Tries,
    /// Of copies, which may be a stranger's.
    copy_tries: Tries,
}

impl Vault {
    /// The vault in `folder`, locked; `prepare` is run on its archive each time it is opened.
    /// Nothing is read or made yet.
    #[must_use]
    pub fn new(folder: impl Into<PathBuf>, prepare: Prepare) -> Self {
        let folder = folder.into();
        Self {
            tries: Tries::beside(&folder),
            copy_tries: Tries::default(),
            folder,
            prepare,
            open: None,
            in_use: None,
            shown: None,
        }
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
        } else if self.archive_file().exists() {
            ArchiveState::Locked
        } else {
            ArchiveState::Missing
        }
    }

    /// The open archive.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub fn store(&self) -> Result<Arc<Store>> {
        self.open.clone().ok_or(Error::Locked)
    }

    /// Makes a new archive filled by `fill` and opens it; gives a recovery code, shown this once,
    /// which opens nothing before [`Vault::put_away_recovery_code`]. Words in `known` (names of the body and of the coach) do not make a passphrase stronger.
    ///
    /// # Errors
    /// [`Error::AlreadyThere`], [`Error::WeakPassphrase`], whatever `fill` refuses with, or the
    /// disk; nothing is left behind then.
    pub fn create<E: From<Error>>(
        &mut self,
        passphrase: &str,
        known: &[&str],
        now: NaiveDateTime,
        fill: impl FnOnce(&mut Write) -> Result<(), E>,
    ) -> Result<String, E> {
        if self.state() != ArchiveState::Missing {
            return Err(Error::AlreadyThere.into());
        }
        refuse_weak(passphrase, known)?;
        let key = self.make::<E>(passphrase, now, |write| {
            fill(write)?;
            Ok(recovery::note_shown(write, true)?)
        })?;
        Ok(self.show_code(&key)?)
    }

    /// Makes a new archive filled by `fill`, whatever the passphrase and without a recovery code:
    /// those of example data protect nothing.
    ///
    /// # Errors
    /// Whatever `fill` refuses with, or the disk; nothing is left behind then.
    pub fn create_unchecked<E: From<Error>>(
        &mut self,
        passphrase: &str,
        now: NaiveDateTime,
        fill: impl FnOnce(&mut Write) -> Result<(), E>,
    ) -> Result<(), E> {
        self.make(passphrase, now, fill).map(drop)
    }

    /// Makes a new archive and opens it; gives its key. An interrupted creation leaves nothing that
    /// stands in the next one's way.
    fn make<E: From<Error>>(
        &mut self,
        passphrase: &str,
        now: NaiveDateTime,
        fill: impl FnOnce(&mut Write) -> Result<(), E>,
    ) -> Result<Key, E> {
        make_private_folder(&self.folder)?;
        let key = Key::random()?;
        let draft = self.folder.join(DRAFT_FILE);
        remove_with_companions(&draft)?;
        let made = self.make_draft(&draft, &key, now, fill).and_then(|()| {
            let ring = Keyring::new(&key, passphrase, &draft)?;
            Ok(self.put_keys(&ring, now)?)
        });
        if let Err(error) = made {
            remove_with_companions(&draft)?;
            return Err(error);
        }
        // Keys first: an archive without its keys could never be opened again.
        put_in_place(&draft, &self.archive_file())?;
        self.open = Some(self.opened(&key)?);
        Ok(key)
    }

    /// Puts the keys of an archive about to come where they belong. Keys that are there without an
    /// archive may be of one that was moved away: they are kept under another name.
    fn put_keys(&self, ring: &Keyring, now: NaiveDateTime) -> Result<()> {
        let file = self.keyring_file();
        if file.exists() {
            put_in_place(&file, &name_to_keep(&file, "precedenti", now))?;
        }
        ring.save(&file)
    }

    /// Closes the archive: every operation is refused until it is unlocked.
    pub fn lock(&mut self) {
        if let Some(store) = &self.open {
            // What cannot be kept now is told by the next number given out.
            let _ = store.read(|connection| {
                store.keep_seen(connection);
                Ok::<_, Error>(())
            });
        }
        self.open = None;
        self.in_use = None;
        self.shown = None;
    }

    /// Opens the archive with its key, unless another program has it.
    fn opened(&mut self, key: &Key) -> Result<Arc<Store>> {
        self.hold()?;
        let opened = self
            .keep_before_migrating(key, schema::version())
            .and_then(|()| Store::open(&self.archive_file(), key, self.prepare));
        let opened = opened.and_then(|store| {
            self.settle(&store)?;
            Ok(store)
        });
        if opened.is_err() {
            self.let_go();
        }
        Ok(Arc::new(opened?))
    }

    /// Takes the archive for this program alone.
    fn hold(&mut self) -> Result<()> {
        if self.in_use.is_none() {
            self.in_use = Some(InUse::hold(&self.folder)?);
        }
        Ok(())
    }

    /// Lets go of an archive that could not be opened.
    fn let_go(&mut self) {
        if let Some(in_use) = self.in_use.take() {
            in_use.give_back();
        }
    }

    /// Makes a whole archive under another name, closed again when this returns.
    fn make_draft<E: From<Error>>(
        &self,
        draft: &Path,
        key: &Key,
        now: NaiveDateTime,
        fill: impl FnOnce(&mut Write) -> Result<(), E>,
    ) -> Result<(), E> {
        private_file(draft)?;
        Store::create(draft, key, self.prepare)?.write_as_program(
            Action::CreateArchive,
            now,
            |write| {
                fill(write)?;
                write.about("archivio");
                Ok(())
            },
        )
    }

    fn archive_file(&self) -> PathBuf {
        self.folder.join(ARCHIVE_FILE)
    }

    fn keyring_file(&self) -> PathBuf {
        self.folder.join(KEYRING_FILE)
    }
}

fn refuse_weak(passphrase: &str, known: &[&str]) -> Result<()> {
    let judged = strength(passphrase, known);
    if judged.acceptable {
        Ok(())
    } else {
        Err(Error::WeakPassphrase(judged.hint))
    }
}

#[cfg(test)]
mod keys_tests;
#[cfg(test)]
mod tests;
