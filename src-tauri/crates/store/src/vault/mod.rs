//! Where the archive lives and what opens it: passphrase, recovery code, lock.
//!
//! The archive's file is encrypted with a random key. That key is wrapped twice in the file
//! beside it, once by the passphrase and once by the recovery code: changing the passphrase
//! wraps it anew and rewrites nothing else. A recovery code is shown once and counts only when its
//! user has put it away: until then the one before holds, or none.

mod backup;
mod before_migrating;
mod everyday;
mod in_use;
mod keyring;
mod new_key;
mod recovery;
mod restore;
mod scheduled;
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
}

impl Vault {
    /// The vault in `folder`, locked; `prepare` is run on its archive each time it is opened.
    /// Nothing is read or made yet.
    #[must_use]
    pub fn new(folder: impl Into<PathBuf>, prepare: Prepare) -> Self {
        Self {
            folder: folder.into(),
            prepare,
            open: None,
            in_use: None,
            shown: None,
            tries: Tries::default(),
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

    /// A new recovery code on the screen, in place of one that may be there.
    fn show_code(&mut self, key: &Key) -> Result<String> {
        let (code, shown) = Shown::new(key)?;
        self.shown = Some(shown);
        Ok(code)
    }

    /// The recovery code on the screen was put away: from now on it opens the archive, and the one
    /// before does not.
    ///
    /// # Errors
    /// [`Error::Locked`]; [`Error::NoCodeShown`] when there is none, or it went with the lock.
    pub fn put_away_recovery_code(&mut self, now: NaiveDateTime) -> Result<()> {
        let store = self.store()?;
        let shown = self.shown.take().ok_or(Error::NoCodeShown)?;
        let ring = Keyring::load(&self.keyring_file())?;
        let new = ring.clone().with_recovery(shown.0.clone())?;
        let replaced = self.replace_keys(
            &store,
            (&ring, &new),
            Action::NewRecoveryCode,
            now,
            recovery::note_put_away,
        );
        if replaced.is_err() {
            self.shown = Some(shown);
        }
        replaced
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

    /// Opens the archive with the passphrase, asked even of an archive that is open already; slower
    /// and slower after five wrong tries.
    ///
    /// # Errors
    /// [`Error::WrongPassphrase`], [`Error::TooManyTries`], [`Error::NotAnArchive`],
    /// [`Error::Damaged`], [`Error::KeysMissing`], [`Error::KeysDamaged`], [`Error::TooNew`],
    /// [`Error::NoArchive`].
    pub fn unlock(&mut self, passphrase: &str) -> Result<()> {
        let (_, key) = self.key_by(|ring| ring.open_with_passphrase(passphrase))?;
        if self.open.is_none() {
            self.open = Some(self.opened(&key)?);
        }
        Ok(())
    }

    /// Opens the archive with the recovery code and sets a new passphrase; shows a new code, because
    /// the old one has been typed somewhere: it holds until the new one is put away.
    ///
    /// # Errors
    /// As [`Vault::unlock`], with [`Error::WrongRecoveryCode`] and [`Error::WeakPassphrase`].
    pub fn recover(&mut self, code: &str, passphrase: &str, now: NaiveDateTime) -> Result<String> {
        refuse_weak(passphrase, &[])?;
        let (ring, key) = self.key_by(|ring| ring.open_with_code(code))?;
        let store = self.opened(&key)?;
        let new = ring.clone().with_passphrase(&key, passphrase)?;
        let replaced = self.replace_keys(&store, (&ring, &new), Action::Recover, now, |write| {
            recovery::note_shown(write, false)
        });
        if replaced.is_err() {
            self.in_use = None;
        }
        replaced?;
        self.open = Some(store);
        self.show_code(&key)
    }

    /// Changes the passphrase: wraps the key anew, nothing is encrypted again. `known` as in
    /// [`Vault::create`].
    ///
    /// # Errors
    /// [`Error::WrongPassphrase`] for the old one, [`Error::WeakPassphrase`] for the new one.
    pub fn change_passphrase(
        &mut self,
        old: &str,
        new: &str,
        known: &[&str],
        now: NaiveDateTime,
    ) -> Result<()> {
        let store = self.store()?;
        refuse_weak(new, known)?;
        let (ring, key) = self.key_by(|ring| ring.open_with_passphrase(old))?;
        let new = ring.clone().with_passphrase(&key, new)?;
        self.replace_keys(&store, (&ring, &new), Action::ChangePassphrase, now, |_| {
            Ok(())
        })
    }

    /// Shows a new recovery code; the old one holds until it is put away.
    ///
    /// # Errors
    /// [`Error::WrongPassphrase`], [`Error::Locked`].
    pub fn new_recovery_code(&mut self, passphrase: &str) -> Result<String> {
        let store = self.store()?;
        let (ring, key) = self.key_by(|ring| ring.open_with_passphrase(passphrase))?;
        recovery::note_shown_in(&store, !ring.has_recovery())?;
        self.show_code(&key)
    }

    /// Writes the new keys within the operation that the journal tells of; the old ones come back
    /// when that operation fails, so that what the user was told is what holds.
    fn replace_keys(
        &self,
        store: &Store,
        (old, new): (&Keyring, &Keyring),
        action: Action,
        now: NaiveDateTime,
        note: impl FnOnce(&Write) -> Result<()>,
    ) -> Result<()> {
        let file = self.keyring_file();
        let written = store.write(action, now, |write| {
            write.about("archivio");
            note(write)?;
            new.save(&file)
        });
        if written.is_err() {
            old.save(&file)?;
        }
        written
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

    fn key_by(&mut self, open: impl FnOnce(&Keyring) -> Result<Key>) -> Result<(Keyring, Key)> {
        self.tries.allowed()?;
        if !self.archive_file().exists() {
            return Err(Error::NoArchive);
        }
        let ring = Keyring::load(&self.keyring_file())?;
        ring.expect_archive(&self.archive_file())?;
        let key = self.tries.count(open(&ring))?;
        Ok((ring, key))
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
mod tests;
