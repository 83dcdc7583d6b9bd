//! A backup of the archive as one file, to keep elsewhere; read back from there before it is called one.
//!
//! The copy is a plain zip of the two files, the archive still encrypted with its own key:
//! whoever finds it can read nothing.

use std::cell::Cell;
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use affianca_domain::JournalHead;
use chrono::NaiveDateTime;
use sha2::{Digest as _, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::keyring::Keyring;
use super::secrets::current_keys;
use super::{ARCHIVE_FILE, KEYRING_FILE, Vault, before_migrating};
use crate::files::{private_file, put_in_place, remove_if_there, remove_with_companions};
use crate::journal::{COPY_HEAD, MOMENT};
use crate::paths::beside;
use crate::{Action, Error, Result, Store, settings};

/// The archive's snapshot while a copy is being packed.
pub(super) const SNAPSHOT_FILE: &str = "copia-in-corso.affianca";
/// No key file is larger.
pub(super) const LARGEST_KEYRING: u64 = 64 * 1024;
/// What an unfinished copy's name ends with.
pub(super) const UNFINISHED: &str = ".parziale";
/// How often the bytes of a snapshot pass: written, packed, hashed, and read back as a file and as an archive.
const TIMES: u64 = 5;

/// Hears how many bytes of a copy are done, of how many, and answers whether it is still wanted.
pub type Heard<'a> = &'a (dyn Fn(u64, u64) -> bool + Sync);

/// A backup about to be made. Only one at a time may be under way in the same folder.
#[derive(Debug)]
pub struct Backup {
    store: Arc<Store>,
    keys: PathBuf,
    snapshot: PathBuf,
    archive: PathBuf,
}

impl Backup {
    /// Writes the copy to `target`, which appears there only when complete, and when what the disk gives
    /// back of it is what was written.
    ///
    /// # Errors
    /// The disk; [`Error::CopyUnreadable`]. What stood under that name is as it was.
    pub fn write(self, target: &Path, now: NaiveDateTime) -> Result<()> {
        self.write_heard(target, now, &|_, _| true)
    }

    /// As [`Backup::write`], told of while it goes on.
    ///
    /// # Errors
    /// As there; [`Error::GivenUp`] when it is no longer wanted.
    pub fn write_heard(self, target: &Path, now: NaiveDateTime, heard: Heard) -> Result<()> {
        let store = Arc::clone(&self.store);
        let snapshot = self.snapshot(heard)?;
        let (size, hash) = snapshot.write(target, heard)?;
        store.write(Action::Copy, now, |write| {
            write.about("archivio");
            write.note("byte", size);
            write.note("impronta", hex::encode(hash));
            if let Some(head) = snapshot.head() {
                write.note(COPY_HEAD, head.to_string());
            }
            settings::set(write, settings::LAST_COPY, &now.format(MOMENT).to_string())
        })
    }

    /// Takes the archive as it is now, for a copy; whatever becomes of it meanwhile.
    ///
    /// # Errors
    /// The disk; [`Error::GivenUp`].
    pub(super) fn snapshot(self, heard: Heard) -> Result<Snapshot> {
        let all = fs::metadata(&self.archive)?.len() * TIMES;
        remove_with_companions(&self.snapshot)?;
        let mut taken = Snapshot {
            keys: current_keys(&self.keys, &self.store)?,
            file: self.snapshot,
            head: None,
        };
        private_file(&taken.file)?;
        let written = || fs::metadata(&taken.file).map_or(0, |it| it.len());
        self.store
            .back_up_while(&taken.file, &|| heard(written(), all))?;
        taken.head = self.store.head_backed_up(&taken.file)?;
        // Read again after it: keys older than an archive do not open it.
        let keys = current_keys(&self.keys, &self.store)?;
        taken.keys = keys.for_copy(&taken.file, self.store.mac_key())?;
        Ok(taken)
    }
}

/// The archive as it was, encrypted as it is, with the keys that open it; gone when dropped.
#[derive(Debug)]
pub(super) struct Snapshot {
    keys: Keyring,
    file: PathBuf,
    head: Option<JournalHead>,
}

impl Snapshot {
    /// The last row of the journal it holds.
    pub(super) const fn head(&self) -> Option<&JournalHead> {
        self.head.as_ref()
    }

    /// Packs the copy into `target`, reads it back and gives its length and hash.
    ///
    /// # Errors
    /// As [`Backup::write_heard`].
    pub(super) fn write(&self, target: &Path, heard: Heard) -> Result<Hashed> {
        let written = write_packed((&self.file, &self.keys), target, heard)?;
        if let Some(folder) = self.file.parent() {
            // What is here is elsewhere too by now.
            let _ = before_migrating::forget(folder);
        }
        Ok(written)
    }
}

/// Packs an archive that nobody has open, with the keys that open it, into `target`, and reads it back.
pub(super) fn write_packed(
    (archive, keys): (&Path, &Keyring),
    target: &Path,
    heard: Heard,
) -> Result<Hashed> {
    let unfinished = beside(target, UNFINISHED);
    let size = fs::metadata(archive)?.len();
    let course = Course::new(heard, size, size * TIMES);
    let written = pack(archive, keys, &unfinished, &course).and_then(|packed| {
        read_back(&unfinished, &packed, &course)?;
        put_in_place(&unfinished, target)?;
        Ok(packed.file)
    });
    if written.is_err() {
        remove_if_there(&unfinished)?;
    }
    written
}

impl Drop for Snapshot {
    fn drop(&mut self) {
        // One that stays is removed before the next.
        let _ = remove_with_companions(&self.file);
    }
}

/// How far a copy has come.
struct Course<'a> {
    heard: Heard<'a>,
    done: Cell<u64>,
    all: u64,
}

impl<'a> Course<'a> {
    fn new(heard: Heard<'a>, done: u64, all: u64) -> Self {
        Self {
            heard,
            done: Cell::new(done),
            all: all.max(1),
        }
    }

    /// So many bytes further; refused once the copy is no longer wanted.
    fn pass(&self, bytes: u64) -> Result<()> {
        let done = (self.done.get() + bytes).min(self.all);
        self.done.set(done);
        match (self.heard)(done, self.all) {
            true => Ok(()),
            false => Err(Error::GivenUp),
        }
    }
}

impl Vault {
    /// What a copy is made of. Making it takes as long as the archive is large: whoever makes it
    /// need not keep the vault meanwhile.
    ///
    /// # Errors
    /// [`Error::Locked`], [`Error::KeysMissing`], [`Error::KeysDamaged`], [`Error::KeysOld`],
    /// [`Error::KeysAltered`].
    pub fn backup(&self) -> Result<Backup> {
        self.backup_by_way_of(SNAPSHOT_FILE)
    }

    /// As [`Vault::backup`], with a snapshot of another name.
    pub(super) fn backup_by_way_of(&self, snapshot: &str) -> Result<Backup> {
        let (store, keys) = (self.store()?, self.keyring_file());
        current_keys(&keys, &store)?;
        Ok(Backup {
            store,
            keys,
            snapshot: self.folder.join(snapshot),
            archive: self.archive_file(),
        })
    }
}

/// What was written of a copy.
struct Packed {
    keys: Vec<u8>,
    archive: Hashed,
    file: Hashed,
}

/// Length and hash.
pub(super) type Hashed = (u64, [u8; 32]);

fn pack(snapshot: &Path, ring: &Keyring, target: &Path, course: &Course) -> Result<Packed> {
    let failed = |error: zip::result::ZipError| Error::Io(io::Error::other(error));
    let mut zip = ZipWriter::new(private_file(target)?);
    // Encrypted bytes do not compress.
    let stored = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .large_file(true);
    let keys = ring.to_bytes()?;
    zip.start_file(KEYRING_FILE, stored).map_err(failed)?;
    zip.write_all(&keys)?;
    zip.start_file(ARCHIVE_FILE, stored).map_err(failed)?;
    let archive = hashed(File::open(snapshot)?, &mut zip, course)?;
    zip.finish().map_err(failed)?.sync_all()?;
    Ok(Packed {
        keys,
        archive,
        file: hashed(File::open(target)?, &mut io::sink(), course)?,
    })
}

/// Reads a copy from where it was written and holds it against what was written.
fn read_back(target: &Path, packed: &Packed, course: &Course) -> Result<()> {
    let unreadable = |why: String| Error::CopyUnreadable(why);
    let mut file = File::open(target)?;
    forget_cached(&file);
    if hashed(&mut file, &mut io::sink(), course).map_err(not_read)? != packed.file {
        return Err(unreadable("the file differs".into()));
    }
    let mut zip = ZipArchive::new(file).map_err(|error| unreadable(error.to_string()))?;
    let mut keys = Vec::new();
    zip.by_name(KEYRING_FILE)
        .map_err(|error| unreadable(error.to_string()))?
        .take(LARGEST_KEYRING)
        .read_to_end(&mut keys)
        .map_err(|error| unreadable(error.to_string()))?;
    let ring = Keyring::parse(&keys).map_err(|error| unreadable(error.to_string()))?;
    let archive = zip
        .by_name(ARCHIVE_FILE)
        .map_err(|error| unreadable(error.to_string()))?;
    let archive = hashed(archive, &mut io::sink(), course).map_err(not_read)?;
    if keys != packed.keys || ring.to_bytes()? != keys {
        return Err(unreadable("the keys differ".into()));
    }
    if archive != packed.archive {
        return Err(unreadable("the archive differs".into()));
    }
    Ok(())
}

/// What the disk refuses to give back is no copy; one given up is none either.
fn not_read(error: Error) -> Error {
    match error {
        Error::Io(error) => Error::CopyUnreadable(error.to_string()),
        other => other,
    }
}

/// Has the disk asked, instead of what the system remembers of what was just written; elsewhere than on
/// Linux it may still answer from memory.
fn forget_cached(file: &File) {
    #[cfg(target_os = "linux")]
    let _ = rustix::fs::fadvise(file, 0, None, rustix::fs::Advice::DontNeed);
    #[cfg(not(target_os = "linux"))]
    let _ = file;
}

/// Copies all of `from`; gives its length and hash.
fn hashed(mut from: impl io::Read, to: &mut impl io::Write, course: &Course) -> Result<Hashed> {
    let (mut hasher, mut size) = (Sha256::new(), 0);
    let mut part = vec![0; 64 * 1024];
    loop {
        let read = from.read(&mut part)?;
        if read == 0 {
            return Ok((size, hasher.finalize().into()));
        }
        let bytes = part.get(..read).unwrap_or_default();
        hasher.update(bytes);
        to.write_all(bytes)?;
        size += read as u64;
        course.pass(read as u64)?;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;
    use crate::key::Key;

    #[test]
    fn a_copy_that_the_disk_gives_back_otherwise_is_no_copy() {
        let folder = tempfile::tempdir().unwrap();
        let snapshot = folder.path().join("archivio");
        let bytes: Vec<u8> = (0..200_000_u32).map(|place| (place % 251) as u8).collect();
        fs::write(&snapshot, &bytes).unwrap();
        let ring = Keyring::new(&Key::random().unwrap(), "una frase", &snapshot).unwrap();
        let target = folder.path().join("copia");
        let course = Course::new(&|_, _| true, 0, 1);
        let packed = pack(&snapshot, &ring, &target, &course).unwrap();
        read_back(&target, &packed, &course).unwrap();
        let whole = fs::read(&target).unwrap();
        let spoil = |place: usize| {
            let mut spoilt = whole.clone();
            spoilt[place] ^= 1;
            spoilt
        };
        let cases = [
            Vec::new(),
            whole[..whole.len() / 2].to_vec(),
            whole[..whole.len() - 1].to_vec(),
            spoil(60),
            spoil(whole.len() / 2),
        ];
        for (case, spoilt) in cases.iter().enumerate() {
            fs::write(&target, spoilt).unwrap();
            let refused = read_back(&target, &packed, &course);
            assert!(
                matches!(refused, Err(Error::CopyUnreadable(_))),
                "{case}: {refused:?}"
            );
        }
    }
}
