//! What brings a copy back: it is unpacked aside and checked as a stranger's before anything takes its
//! place.

use std::fs::{self, File};
use std::io::{self, Read as _, Seek};
use std::path::{Path, PathBuf};

use affianca_domain::CoachId;
use chrono::NaiveDateTime;
use rusqlite::OpenFlags;
use zip::ZipArchive;

use super::backup::LARGEST_KEYRING;
use super::keyring::{Keyring, Opened};
use super::{ARCHIVE_FILE, ArchiveState, Interrupted, KEYRING_FILE, Vault, secrets};
use crate::connect::{Depth, connect, inspect};
use crate::files::{make_private_folder, private_file};
use crate::journal::MOMENT;
use crate::key::Key;
use crate::{Action, Error, Result, Sealed, Seen, Store, derived, numbers, settings};

/// Where a copy is unpacked before it is looked into.
pub(super) const UNPACKED_FOLDER: &str = "copia-da-ripristinare";

impl Vault {
    /// Looks into a backup with `look`, without touching anything here.
    ///
    /// # Errors
    /// [`Error::NotAnArchive`], [`Error::Damaged`], [`Error::TooNew`], a wrong secret, or whatever
    /// `look` refuses with.
    pub fn look_into<T, E: From<Error>>(
        &mut self,
        source: &Path,
        secret: &str,
        look: impl FnOnce(&Store) -> Result<T, E>,
    ) -> Result<T, E> {
        let (folder, ring, Opened { key, .. }) = self.unpack(source, secret)?;
        let file = folder.join(ARCHIVE_FILE);
        let seen = inspect(&file, &key, Depth::Whole)
            .and_then(|()| expect_own_keys(&file, &key, &ring))
            .and_then(|()| Store::open(&file, &key, self.prepare))
            .map_err(E::from)
            .and_then(|store| look(&store));
        fs::remove_dir_all(&folder).map_err(Error::from)?;
        seen
    }

    /// Takes a copy as the archive and opens it. An archive that is there, locked because it is
    /// damaged or its passphrase is lost, is set aside under another name, never deleted; it is
    /// where it was when the copy cannot take its place.
    ///
    /// # Errors
    /// [`Error::AlreadyThere`] while an archive is open, and as [`Vault::look_into`].
    pub fn restore(&mut self, source: &Path, secret: &str, now: NaiveDateTime) -> Result<()> {
        if self.state() == ArchiveState::Open {
            return Err(Error::AlreadyThere);
        }
        // Not under the feet of another program.
        make_private_folder(&self.folder)?;
        self.hold()?;
        let restored = self.restored(source, secret, now);
        if restored.is_err() {
            self.let_go();
        }
        restored
    }

    fn restored(&mut self, source: &Path, secret: &str, now: NaiveDateTime) -> Result<()> {
        let (folder, ring, opened) = self.unpack(source, secret)?;
        let (unpacked, key) = (folder.join(ARCHIVE_FILE), &opened.key);
        let why = (Interrupted::Restore, ring.coach_of(&opened));
        let taken = inspect(&unpacked, key, Depth::Whole)
            .and_then(|()| expect_own_keys(&unpacked, key, &ring))
            .and_then(|()| forget_index(&unpacked, key))
            .and_then(|()| self.take(&unpacked, &ring, why, now));
        // What could not even be put back is still to be finished or undone.
        if self.half_done().is_none() {
            fs::remove_dir_all(&folder)?;
        }
        taken?;
        self.open = Some(self.opened(key)?);
        Ok(())
    }

    fn unpack(&mut self, source: &Path, secret: &str) -> Result<(PathBuf, Keyring, Opened)> {
        self.copy_tries.allowed()?;
        let mut zip = ZipArchive::new(File::open(source)?).map_err(|_| Error::NotAnArchive)?;
        let mut ring = Vec::new();
        zip.by_name(KEYRING_FILE)
            .map_err(|_| Error::NotAnArchive)?
            .take(LARGEST_KEYRING)
            .read_to_end(&mut ring)
            .map_err(|error| Error::Damaged(error.to_string()))?;
        let ring = Keyring::parse(&ring)?;
        let opened = match ring.open_with_passphrase(secret) {
            Err(Error::WrongPassphrase) => {
                ring.open_with_code(secret).map_err(|error| match error {
                    Error::WrongRecoveryCode | Error::NoRecoveryCode | Error::MistypedCode => {
                        Error::WrongPassphrase
                    }
                    other => other,
                })
            }
            other => other,
        };
        let opened = self.copy_tries.count(opened)?;
        ring.expect_whole(&opened.key.mac_key())?;
        make_private_folder(&self.folder)?;
        let folder = self.folder.join(UNPACKED_FOLDER);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        make_private_folder(&folder)?;
        let unpacked = ring
            .save(&folder.join(KEYRING_FILE))
            .and_then(|()| extract(&mut zip, &folder.join(ARCHIVE_FILE)))
            .and_then(|()| ring.expect_archive(&folder.join(ARCHIVE_FILE)));
        if let Err(error) = unpacked {
            fs::remove_dir_all(&folder)?;
            return Err(error);
        }
        Ok((folder, ring, opened))
    }
}

/// Tells the journal that a copy took the archive's place, and has no number given out again that was,
/// as far as this computer has seen.
pub(super) fn tell_restored(
    store: &Store,
    seen_here: Option<&Sealed>,
    by: Option<CoachId>,
    now: NaiveDateTime,
) -> Result<()> {
    store.write_as_program(Action::Restore, now, |write| {
        write.about("archivio");
        if let Some(coach) = by {
            settings::set_coach_at_work(write, coach)?;
        }
        let copy = Seen::of(write)?;
        write.note("ultima riga della copia", row(&copy));
        let here = match seen_here {
            Some(sealed) => sealed.open(write)?,
            None => None,
        };
        let Some(here) = here.filter(|here| here.seq > copy.seq || here.numbers != copy.numbers)
        else {
            return Ok(());
        };
        write.note("ultima riga vista su questo computer", row(&here));
        let since = here.numbers_since(&copy);
        if !since.is_empty() {
            let numbers = since.iter().map(|(of, first, last)| match first == last {
                true => format!("{of} {first}"),
                false => format!("{of} {first}–{last}"),
            });
            write.note("numeri già dati", numbers.collect::<Vec<_>>());
        }
        let mut numbers = copy.numbers;
        numbers::raise(&mut numbers, here.numbers);
        settings::set_numbers_seen(write, &numbers)
    })
}

/// Refuses a copy whose keys are older than what its archive has seen.
fn expect_own_keys(path: &Path, key: &Key, ring: &Keyring) -> Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let seen = settings::key_generation(&connect(path, key, flags)?)?;
    secrets::expect_current(ring, seen)
}

/// Throws away the index that searches read, of a copy that may be a stranger's: it is made anew, of the
/// requests themselves, when the archive is opened.
fn forget_index(path: &Path, key: &Key) -> Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = connect(path, key, flags)?;
    derived::forget_words(&mut connection)
}

/// A row of the journal, as one compares it.
fn row(seen: &Seen) -> String {
    let at = seen.at.map(|at| at.format(MOMENT).to_string());
    let at = at.unwrap_or_default();
    format!("{} {at} {}", seen.seq, seen.hash).trim().to_owned()
}

fn extract<R: io::Read + Seek>(zip: &mut ZipArchive<R>, target: &Path) -> Result<()> {
    let mut packed = zip.by_name(ARCHIVE_FILE).map_err(|_| Error::NotAnArchive)?;
    let mut file = private_file(target)?;
    io::copy(&mut packed, &mut file).map_err(|error| Error::Damaged(error.to_string()))?;
    file.sync_all()?;
    Ok(())
}
