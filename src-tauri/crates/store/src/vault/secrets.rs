//! The passphrase and the recovery code: what they open, and how they are changed.

use std::path::Path;
use std::sync::Arc;

use affianca_domain::CoachId;
use chrono::NaiveDateTime;

use super::keyring::{Keyring, Opened};
use super::recovery::{self, Shown};
use super::{Vault, refuse_weak};
use crate::key::Key;
use crate::{Action, Error, Result, Store, Write, settings};

impl Vault {
    /// Opens the archive with a passphrase, asked even of an archive that is open already; slower
    /// and slower after five wrong tries. Where each coach has their own, whose it is is at work. The
    /// journal tells of it, and of the wrong tries before.
    ///
    /// # Errors
    /// [`Error::WrongPassphrase`], [`Error::TooManyTries`], [`Error::NotAnArchive`],
    /// [`Error::Damaged`], [`Error::KeysMissing`], [`Error::KeysDamaged`], [`Error::KeysOld`],
    /// [`Error::KeysAltered`], [`Error::TooNew`], [`Error::NoArchive`].
    pub fn unlock(&mut self, passphrase: &str, now: NaiveDateTime) -> Result<()> {
        let (ring, opened) = self.key_by(|ring| ring.open_with_passphrase(passphrase))?;
        self.with_opened(&opened.key, |vault, store| {
            expect_current_in(&ring, store)?;
            vault.tell_unlocked(store, &ring, &opened, now)
        })
    }

    /// Opens the archive with the recovery code and sets a new passphrase, that of `coach` where each
    /// has their own; shows a new code, because the old one has been typed somewhere: it holds until
    /// the new one is put away. Words in `known` do not make a passphrase stronger.
    ///
    /// # Errors
    /// As [`Vault::unlock`], with [`Error::WrongRecoveryCode`], [`Error::MistypedCode`],
    /// [`Error::WhichCoach`], [`Error::NoSlot`] and [`Error::WeakPassphrase`].
    pub fn recover(
        &mut self,
        code: &str,
        coach: Option<CoachId>,
        passphrase: &str,
        known: impl FnOnce(&Store) -> Result<Vec<String>>,
        now: NaiveDateTime,
    ) -> Result<String> {
        refuse_weak(passphrase, &[])?;
        let (ring, opened) = self.key_by(|ring| ring.open_with_code(code))?;
        let coach = coach.filter(|_| !ring.coaches().is_empty());
        let slot = match coach {
            Some(coach) => ring.slot_of(coach).ok_or(Error::NoSlot)?,
            None if ring.coaches().is_empty() => 0,
            None => return Err(Error::WhichCoach),
        };
        let key = opened.key;
        let wrong = self.tries.untold();
        self.with_opened(&key, |vault, store| {
            expect_current_in(&ring, store)?;
            let names = known(store)?;
            let known: Vec<&str> = names.iter().map(String::as_str).collect();
            refuse_weak(passphrase, &known)?;
            let new = ring.clone().with_passphrase(&key, slot, passphrase)?;
            vault.replace_keys(store, (&ring, &new), Action::Recover, now, |write| {
                if let Some(coach) = coach {
                    write.by(coach)?;
                }
                note_wrong(write, wrong);
                recovery::note_shown(write, false)
            })
        })?;
        self.tries.told();
        self.show_code(&key)
    }

    /// Changes a passphrase: wraps the key anew, nothing is encrypted again. `known` as in
    /// [`Vault::create`].
    ///
    /// # Errors
    /// [`Error::WrongPassphrase`] for the old one, [`Error::WeakPassphrase`] for the new one,
    /// [`Error::PassphraseTaken`] for another coach's.
    pub fn change_passphrase(
        &mut self,
        old: &str,
        new: &str,
        known: &[&str],
        now: NaiveDateTime,
    ) -> Result<()> {
        let store = self.store()?;
        refuse_weak(new, known)?;
        let (ring, opened) = self.key_by(|ring| ring.open_with_passphrase(old))?;
        let (slot, whose) = (opened.slot.unwrap_or_default(), ring.coach_of(&opened));
        let new = ring.clone().with_passphrase(&opened.key, slot, new)?;
        let action = Action::ChangePassphrase;
        self.replace_keys(&store, (&ring, &new), action, now, |write| {
            if let Some(name) = whose.map(|coach| settings::coach_name(write, coach)) {
                write.note("di", name?);
            }
            Ok(())
        })
    }

    /// A new recovery code on the screen, in place of one that may be there.
    pub(super) fn show_code(&mut self, key: &Key) -> Result<String> {
        let ring = Keyring::load(&self.keyring_file())?;
        let (code, shown) = Shown::new(&ring, key)?;
        self.shown = Some(shown);
        Ok(code)
    }

    /// Shows a new recovery code; the old one holds until it is put away.
    ///
    /// # Errors
    /// [`Error::WrongPassphrase`], [`Error::Locked`].
    pub fn new_recovery_code(&mut self, passphrase: &str) -> Result<String> {
        let store = self.store()?;
        let (ring, opened) = self.key_by(|ring| ring.open_with_passphrase(passphrase))?;
        recovery::note_shown_in(&store, !ring.has_recovery())?;
        self.show_code(&opened.key)
    }

    /// The recovery code on the screen was put away: from now on it opens the archive, and the one
    /// before does not.
    ///
    /// # Errors
    /// [`Error::Locked`]; [`Error::NoCodeShown`] when there is none, or it went with the lock.
    pub fn put_away_recovery_code(&mut self, now: NaiveDateTime) -> Result<()> {
        let store = self.store()?;
        let ring = current_keys(&self.keyring_file(), &store)?;
        let shown = self.shown.take().ok_or(Error::NoCodeShown)?;
        let new = ring
            .clone()
            .with_recovery(shown.0.clone(), store.mac_key())?;
        let action = Action::NewRecoveryCode;
        let replaced = self.replace_keys(&store, (&ring, &new), action, now, |write| {
            recovery::note_put_away(write)
        });
        if replaced.is_err() {
            self.shown = Some(shown);
        }
        replaced
    }

    /// Writes the new keys within the operation that the journal tells of; the old ones come back
    /// when that operation fails, so that what the user was told is what holds.
    pub(super) fn replace_keys(
        &self,
        store: &Store,
        (old, new): (&Keyring, &Keyring),
        action: Action,
        now: NaiveDateTime,
        note: impl FnOnce(&mut Write) -> Result<()>,
    ) -> Result<()> {
        let file = self.keyring_file();
        let written = store.write(action, now, |write| {
            write.about("archivio");
            note(write)?;
            settings::set_keys(write, &new.coaches(), new.generation())?;
            new.save(&file)
        });
        if written.is_err() {
            old.save(&file)?;
        }
        written
    }

    /// The keys beside the archive, and what a secret opens of them.
    pub(super) fn key_by(
        &mut self,
        open: impl FnOnce(&Keyring) -> Result<Opened>,
    ) -> Result<(Keyring, Opened)> {
        self.tries.allowed()?;
        if !self.archive_file().exists() {
            return Err(Error::NoArchive);
        }
        let ring = Keyring::load(&self.keyring_file())?;
        ring.expect_archive(&self.archive_file())?;
        let opened = self.tries.count(open(&ring))?;
        ring.expect_whole(&opened.key.mac_key())?;
        if let Some(store) = &self.open {
            expect_current_in(&ring, store)?;
        }
        Ok((ring, opened))
    }

    /// Carries out `run` on the archive, opened unless it is open; refused, it is as it was.
    fn with_opened(
        &mut self,
        key: &Key,
        run: impl FnOnce(&mut Self, &Store) -> Result<()>,
    ) -> Result<()> {
        let store = self.open.clone();
        let store = store.map_or_else(|| self.opened(key), Ok)?;
        let done = run(self, &store);
        if done.is_err() && self.open.is_none() {
            drop(store);
            self.let_go();
        } else {
            self.open = Some(store);
        }
        done
    }

    /// Carries out `look` on the archive opened for a moment.
    pub(super) fn look_by_code<T, E: From<Error>>(
        &mut self,
        code: &str,
        look: impl FnOnce(&Keyring, &Store) -> Result<T, E>,
    ) -> Result<T, E> {
        if self.open.is_some() {
            return Err(Error::AlreadyThere.into());
        }
        let (ring, opened) = self.key_by(|ring| ring.open_with_code(code))?;
        let store: Arc<Store> = self.opened(&opened.key)?;
        let seen = expect_current_in(&ring, &store)
            .map_err(E::from)
            .and_then(|()| look(&ring, &store));
        drop(store);
        self.let_go();
        seen
    }

    /// Puts to work whoever's passphrase it was, and tells the journal. An archive that cannot be
    /// written opens all the same, unless it would name somebody else.
    fn tell_unlocked(
        &mut self,
        store: &Store,
        ring: &Keyring,
        opened: &Opened,
        now: NaiveDateTime,
    ) -> Result<()> {
        let (by, wrong) = (ring.coach_of(opened), self.tries.untold());
        let told = store.write(Action::Unlock, now, |write| {
            if let Some(coach) = by {
                write.by(coach)?;
            }
            // A crash while keys were changed may have left the archive behind.
            settings::set_keys(write, &ring.coaches(), ring.generation())?;
            write.about("archivio");
            note_wrong(write, wrong);
            Ok(())
        });
        match told {
            Ok(()) => {
                self.tries.told();
                Ok(())
            }
            Err(_) if by.is_none() || store.read(settings::coach_at_work)? == by => Ok(()),
            Err(error) => Err(error),
        }
    }
}

/// Tells of wrong tries before.
fn note_wrong(write: &mut Write, wrong: u32) {
    if wrong > 0 {
        write.note("tentativi sbagliati prima", wrong);
    }
}

/// The keys beside an open archive.
pub(super) fn current_keys(file: &Path, store: &Store) -> Result<Keyring> {
    let ring = Keyring::load(file)?;
    ring.expect_whole(store.mac_key())?;
    expect_current_in(&ring, store)?;
    Ok(ring)
}

/// Refuses keys older than the newest that the archive has seen.
pub(super) fn expect_current(ring: &Keyring, seen: u64) -> Result<()> {
    if ring.generation() < seen {
        return Err(Error::KeysOld);
    }
    Ok(())
}

fn expect_current_in(ring: &Keyring, store: &Store) -> Result<()> {
    expect_current(ring, store.read(settings::key_generation)?)
}
