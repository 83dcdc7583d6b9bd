//! A backup of the archive as one file, to keep elsewhere, and what brings it back.
//!
//! The copy is a plain zip of the two files, the archive still encrypted with its own key:
//! whoever finds it can read nothing.

use std::fs::{self, File};
use std::io::{self, Read as _, Seek, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDateTime;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::files::{
    make_private_folder, name_to_keep, private_file, put_in_place, remove_if_there,
};
use super::keyring::Keyring;
use super::{ARCHIVE_FILE, ArchiveState, KEYRING_FILE, Vault, remove_with_companions};
use crate::connect::{Depth, inspect};
use crate::journal::MOMENT;
use crate::key::Key;
use crate::paths::beside;
use crate::{Action, Error, Result, Store, settings};

/// The archive's snapshot while a copy is being packed.
const SNAPSHOT_FILE: &str = "copia-in-corso.affianca";
/// Where a copy is unpacked before it is looked into.
const UNPACKED_FOLDER: &str = "copia-da-ripristinare";
/// No key file is larger.
const LARGEST_KEYRING: u64 = 64 * 1024;

/// A backup about to be made. Only one at a time may be under way in the same folder.
#[derive(Debug)]
pub struct Backup {
    store: Arc<Store>,
    keys: Keyring,
    snapshot: PathBuf,
}

impl Backup {
    /// Writes the copy to `target`, which appears there only when complete.
    ///
    /// # Errors
    /// The disk.
    pub fn write(self, target: &Path, now: NaiveDateTime) -> Result<()> {
        let unfinished = beside(target, ".parziale");
        remove_with_companions(&self.snapshot)?;
        let made = private_file(&self.snapshot)
            .and_then(|_| self.store.back_up_into(&self.snapshot))
            .and_then(|()| self.keys.for_copy(&self.snapshot))
            .and_then(|ring| pack(&self.snapshot, &ring, &unfinished))
            .and_then(|()| put_in_place(&unfinished, target));
        remove_with_companions(&self.snapshot)?;
        if let Err(error) = made {
            remove_if_there(&unfinished)?;
            return Err(error);
        }
        self.store.write(Action::Copy, now, |write| {
            write.about("archivio");
            settings::set(write, settings::LAST_COPY, &now.format(MOMENT).to_string())
        })
    }
}

impl Vault {
    /// What a copy is made of. Making it takes as long as the archive is large: whoever makes it
    /// need not keep the vault meanwhile.
    ///
    /// # Errors
    /// [`Error::Locked`], [`Error::KeysMissing`], [`Error::KeysDamaged`].
    pub fn backup(&self) -> Result<Backup> {
        Ok(Backup {
            store: self.store()?,
            keys: Keyring::load(&self.keyring_file())?,
            snapshot: self.folder.join(SNAPSHOT_FILE),
        })
    }

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
        let (folder, key) = self.unpack(source, secret)?;
        let file = folder.join(ARCHIVE_FILE);
        let seen = inspect(&file, &key, Depth::Whole)
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
        let (folder, key) = self.unpack(source, secret)?;
        let unpacked = folder.join(ARCHIVE_FILE);
        let taken = inspect(&unpacked, &key, Depth::Whole)
            .and_then(|()| Keyring::load(&folder.join(KEYRING_FILE)))
            .and_then(|ring| self.take(&unpacked, &ring, now));
        fs::remove_dir_all(&folder)?;
        taken?;
        self.open = Some(self.opened(&key)?);
        Ok(())
    }

    /// Gives the archive in `unpacked` and its keys the place of those that are there, which are
    /// kept under another name; should anything fail, they are back where they were.
    pub(super) fn take(&self, unpacked: &Path, ring: &Keyring, now: NaiveDateTime) -> Result<()> {
        let moves = self.in_the_way(now);
        let taken = moves
            .iter()
            .try_for_each(|(place, kept)| put_in_place(place, kept))
            .and_then(|()| ring.save(&self.keyring_file()))
            .and_then(|()| put_in_place(unpacked, &self.archive_file()));
        if taken.is_err() {
            self.put_back(&moves);
        }
        taken
    }

    /// The archive that is there, what SQLite wrote beside it and its keys: where each is, and
    /// where it is to be kept.
    fn in_the_way(&self, now: NaiveDateTime) -> Vec<(PathBuf, PathBuf)> {
        let (archive, keys) = (self.archive_file(), self.keyring_file());
        let kept = name_to_keep(&archive, "messo-da-parte", now);
        ["", "-wal", "-shm"]
            .into_iter()
            .map(|ending| (beside(&archive, ending), beside(&kept, ending)))
            .chain([(keys.clone(), name_to_keep(&keys, "precedenti", now))])
            .filter(|(place, _)| place.exists())
            .collect()
    }

    /// Undoes what [`Vault::take`] did. A disk that refuses this too leaves all of it under the
    /// names it is kept by; what is told is why the copy could not be taken.
    fn put_back(&self, moves: &[(PathBuf, PathBuf)]) {
        for file in [self.archive_file(), self.keyring_file()] {
            // What was not there before is the copy's.
            if moves.iter().all(|(place, _)| *place != file) {
                let _ = remove_if_there(&file);
            }
        }
        for (place, kept) in moves.iter().rev().filter(|(_, kept)| kept.exists()) {
            let _ = put_in_place(kept, place);
        }
    }

    fn unpack(&mut self, source: &Path, secret: &str) -> Result<(PathBuf, Key)> {
        self.tries.allowed()?;
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
                    Error::WrongRecoveryCode | Error::NoRecoveryCode => Error::WrongPassphrase,
                    other => other,
                })
            }
            other => other,
        };
        let key = self.tries.count(opened)?;
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
        Ok((folder, key))
    }
}

fn extract<R: io::Read + Seek>(zip: &mut ZipArchive<R>, target: &Path) -> Result<()> {
    let mut packed = zip.by_name(ARCHIVE_FILE).map_err(|_| Error::NotAnArchive)?;
    let mut file = private_file(target)?;
    io::copy(&mut packed, &mut file).map_err(|error| Error::Damaged(error.to_string()))?;
    file.sync_all()?;
    Ok(())
}

fn pack(snapshot: &Path, ring: &Keyring, target: &Path) -> Result<()> {
    let failed = |error: zip::result::ZipError| Error::Io(io::Error::other(error));
    let mut zip = ZipWriter::new(File::create(target)?);
    // Encrypted bytes do not compress.
    let stored = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .large_file(true);
    zip.start_file(KEYRING_FILE, stored).map_err(failed)?;
    zip.write_all(&ring.to_bytes()?)?;
    zip.start_file(ARCHIVE_FILE, stored).map_err(failed)?;
    io::copy(&mut File::open(snapshot)?, &mut zip)?;
    zip.finish().map_err(failed)?.sync_all()?;
    Ok(())
}
