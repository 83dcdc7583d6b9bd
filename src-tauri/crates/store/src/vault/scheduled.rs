//! Copies the program makes by itself, in a folder chosen once.
//!
//! The archive is taken while it is open, and may be closed then: packing and reading back need no key.
//! What was made is noted beside the archive, sealed with a secret of its own, until the journal can be told.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use affianca_domain::{JournalHead, ScheduledCopy, Site, copies_to_remove, scheduled_copy_due};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::Vault;
use super::backup::{Backup, Heard, Snapshot, UNFINISHED};
use crate::files::{private_file, put_in_place, remove_if_there};
use crate::journal::{COPY_HEAD, MOMENT};
use crate::key::random;
use crate::paths::beside;
use crate::{Action, Error, Result, Store, seen, settings};

/// The archive's snapshot while such a copy is being packed.
pub(super) const SNAPSHOT_FILE: &str = "copia-in-corso-automatica.affianca";
/// What waits to be told to the journal.
pub(super) const NOTE_FILE: &str = "copie-fatte";
/// What a note is sealed for.
const NOTE: &[u8] = b"affianca-copie-fatte";
/// Bytes before what is sealed.
const NONCE: usize = 24;
/// No note is larger.
const LARGEST_NOTE: u64 = 1024 * 1024;

/// A folder that scheduled copies of one archive are made in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopiesFolder {
    path: PathBuf,
    site: Site,
    /// When the last one was made there, as far as the archive knows.
    last: Option<NaiveDateTime>,
}

impl CopiesFolder {
    /// The one chosen for the archive that is read, if one was.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn of(connection: &rusqlite::Connection) -> Result<Option<Self>> {
        let Some(path) = settings::get(connection, settings::COPIES_FOLDER)? else {
            return Ok(None);
        };
        let last = settings::get(connection, settings::LAST_SCHEDULED_COPY)?;
        Ok(Some(Self {
            path: path.into(),
            site: settings::site(connection)?,
            last: last.and_then(|at| NaiveDateTime::parse_from_str(&at, MOMENT).ok()),
        }))
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// When the last copy was made there, as far as the archive knows.
    #[must_use]
    pub const fn last(&self) -> Option<NaiveDateTime> {
        self.last
    }

    /// Whether it is there. Where the stick is another one, or the disk behind a folder is not attached,
    /// the copies made before are missing. A share that is gone may take long to say so.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.made()
            .is_ok_and(|made| self.last.is_none() || !made.is_empty())
    }

    /// The moments of the copies of this archive in it.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn made(&self) -> Result<Vec<NaiveDateTime>> {
        let copies = self.names()?;
        let copies = copies.iter().filter_map(|name| self.copy(name));
        Ok(copies.map(ScheduledCopy::at).collect())
    }

    fn names(&self) -> Result<Vec<String>> {
        let names =
            fs::read_dir(&self.path)?.map(|entry| Ok(entry?.file_name().into_string().ok()));
        Ok(names
            .filter_map(io::Result::transpose)
            .collect::<io::Result<_>>()?)
    }

    /// The copy of this archive that a file's name tells.
    fn copy(&self, name: &str) -> Option<ScheduledCopy> {
        let copy: ScheduledCopy = name.parse().ok()?;
        (copy.site() == self.site).then_some(copy)
    }

    /// Removes the copies too many, and what one broken off left behind: files of exactly the names the
    /// program gives, and no other.
    fn thin(&self, now: NaiveDateTime) -> Result<()> {
        for at in copies_to_remove(&self.made()?, now) {
            let name = ScheduledCopy::new(self.site, at).to_string();
            remove_if_there(&self.path.join(name))?;
        }
        for name in self.names()? {
            let unfinished = name.strip_suffix(UNFINISHED);
            if unfinished.is_some_and(|name| self.copy(name).is_some()) {
                remove_if_there(&self.path.join(name))?;
            }
        }
        Ok(())
    }
}

/// A scheduled copy about to be made.
#[derive(Debug)]
pub struct ScheduledBackup {
    backup: Backup,
    folder: CopiesFolder,
    note: Note,
    now: NaiveDateTime,
}

impl Vault {
    /// What the scheduled copy is made of that is due at `now`; `None` while no folder was chosen or the last
    /// copy is recent.
    ///
    /// # Errors
    /// As [`Vault::backup`].
    pub fn scheduled_backup(&self, now: NaiveDateTime) -> Result<Option<ScheduledBackup>> {
        let store = self.store()?;
        let found = store.read(|connection| -> Result<_> {
            Ok(match CopiesFolder::of(connection)? {
                Some(folder) => Some((folder, seen::cipher(connection)?)),
                None => None,
            })
        })?;
        let Some((folder, cipher)) =
            found.filter(|(folder, _)| scheduled_copy_due(folder.last, now))
        else {
            return Ok(None);
        };
        Ok(Some(ScheduledBackup {
            backup: self.backup_by_way_of(SNAPSHOT_FILE)?,
            folder,
            note: Note {
                cipher,
                file: self.folder.join(NOTE_FILE),
            },
            now,
        }))
    }
}

impl ScheduledBackup {
    /// Where it goes.
    #[must_use]
    pub const fn folder(&self) -> &CopiesFolder {
        &self.folder
    }

    /// Takes the archive as it is now. Nothing of it is open any more on this account when this returns.
    ///
    /// # Errors
    /// The disk; [`Error::GivenUp`].
    pub fn take(self, heard: Heard) -> Result<TakenCopy> {
        Ok(TakenCopy {
            snapshot: self.backup.snapshot(heard)?,
            folder: self.folder,
            note: self.note,
            now: self.now,
        })
    }
}

/// An archive taken, and still to be written where its copies are.
#[derive(Debug)]
pub struct TakenCopy {
    snapshot: Snapshot,
    folder: CopiesFolder,
    note: Note,
    now: NaiveDateTime,
}

impl TakenCopy {
    /// Writes the copy, reads it back, and removes those too many.
    ///
    /// # Errors
    /// [`Error::NoCopiesFolder`], the disk, [`Error::CopyUnreadable`], [`Error::GivenUp`]: nothing of it
    /// is left there then.
    pub fn write(self, heard: Heard) -> Result<()> {
        if !self.folder.is_there() {
            return Err(Error::NoCopiesFolder);
        }
        let copy = ScheduledCopy::new(self.folder.site, self.now);
        let target = self.folder.path.join(copy.to_string());
        let (bytes, hash) = self.snapshot.write(&target, heard)?;
        self.note.add(Made {
            at: copy.at(),
            bytes,
            hash: hex::encode(hash),
            head: self.snapshot.head().cloned(),
        })?;
        // The copy is there; one too many can go another day.
        let _ = self.folder.thin(copy.at());
        Ok(())
    }
}

/// A copy that was made, for the journal.
#[derive(Debug, Serialize, Deserialize)]
struct Made {
    at: NaiveDateTime,
    bytes: u64,
    hash: String,
    head: Option<JournalHead>,
}

/// What waits to be told to the journal, sealed.
struct Note {
    cipher: XChaCha20Poly1305,
    file: PathBuf,
}

impl std::fmt::Debug for Note {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Note")
    }
}

impl Note {
    /// What it says: nothing when it is not there, is another archive's or is no note.
    fn read(&self) -> Vec<Made> {
        let read = || {
            let size = fs::metadata(&self.file).ok()?.len();
            let bytes = (size <= LARGEST_NOTE).then(|| fs::read(&self.file).ok())??;
            let (nonce, msg) = bytes.split_first_chunk::<NONCE>()?;
            let sealed = Payload { msg, aad: NOTE };
            let opened = self.cipher.decrypt(&XNonce::from(*nonce), sealed).ok()?;
            serde_json::from_slice(&opened).ok()
        };
        read().unwrap_or_default()
    }

    fn add(&self, made: Made) -> Result<()> {
        let mut all = self.read();
        all.push(made);
        let mut nonce = [0_u8; NONCE];
        random(&mut nonce)?;
        let words = serde_json::to_vec(&all)?;
        let open = Payload {
            msg: &words,
            aad: NOTE,
        };
        let sealed = self
            .cipher
            .encrypt(&XNonce::from(nonce), open)
            .map_err(|_| Error::Internal("sealing a note".into()))?;
        let new = beside(&self.file, ".nuovo");
        let mut written = private_file(&new)?;
        written.write_all(&nonce)?;
        written.write_all(&sealed)?;
        written.sync_all()?;
        drop(written);
        put_in_place(&new, &self.file)
    }
}

impl Store {
    /// Tells the journal of scheduled copies made since it was last told, the archive being locked.
    ///
    /// # Errors
    /// When the archive refuses; they are told the next time.
    pub fn tell_scheduled_copies(&self, now: NaiveDateTime) -> Result<()> {
        let Some(folder) = self.folder() else {
            return Ok(());
        };
        let file = folder.join(NOTE_FILE);
        if !file.exists() {
            return Ok(());
        }
        let cipher = self.read(seen::cipher)?;
        let note = Note { cipher, file };
        for made in note.read() {
            self.tell(&made, now)?;
        }
        remove_if_there(&note.file)
    }

    fn tell(&self, made: &Made, now: NaiveDateTime) -> Result<()> {
        let at = made.at.format(MOMENT).to_string();
        let last = |key| self.read(|connection| settings::get(connection, key));
        // One told before a crash kept its note from being removed is not told twice.
        if last(settings::LAST_SCHEDULED_COPY)?.as_ref() == Some(&at) {
            return Ok(());
        }
        let of_now = now.format(MOMENT).to_string();
        let last_of_all = last(settings::LAST_COPY)?.is_none_or(|last| last < at || last > of_now);
        self.write_as_program(Action::Copy, now, |write| {
            write.about("archivio");
            write.note("automatica", at.as_str());
            write.note("byte", made.bytes);
            write.note("impronta", made.hash.as_str());
            if let Some(head) = &made.head {
                write.note(COPY_HEAD, head.to_string());
            }
            settings::set(write, settings::LAST_SCHEDULED_COPY, &at)?;
            if last_of_all {
                settings::set(write, settings::LAST_COPY, &at)?;
            }
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests;
