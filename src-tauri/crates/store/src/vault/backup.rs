//! A backup of the archive as one file, to keep elsewhere; read back from there before it is called one.
//!
//! The copy is a plain zip of the two files, the archive still encrypted with its own key:
//! whoever finds it can read nothing.

use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDateTime;
use sha2::{Digest as _, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::keyring::Keyring;
use super::secrets::current_keys;
use super::{ARCHIVE_FILE, KEYRING_FILE, Vault};
use crate::files::{private_file, put_in_place, remove_if_there, remove_with_companions};
use crate::journal::MOMENT;
use crate::paths::beside;
use crate::{Action, Error, Result, Store, settings};

/// The archive's snapshot while a copy is being packed.
const SNAPSHOT_FILE: &str = "copia-in-corso.affianca";
/// No key file is larger.
pub(super) const LARGEST_KEYRING: u64 = 64 * 1024;

/// A backup about to be made. Only one at a time may be under way in the same folder.
#[derive(Debug)]
pub struct Backup {
    store: Arc<Store>,
    keys: PathBuf,
    snapshot: PathBuf,
}

impl Backup {
    /// Writes the copy to `target`, which appears there only when complete, and when what the disk gives
    /// back of it is what was written.
    ///
    /// # Errors
    /// The disk; [`Error::CopyUnreadable`]. What stood under that name is as it was.
    pub fn write(self, target: &Path, now: NaiveDateTime) -> Result<()> {
        let unfinished = beside(target, ".parziale");
        remove_with_companions(&self.snapshot)?;
        let made = private_file(&self.snapshot)
            .and_then(|_| self.store.back_up_into(&self.snapshot))
            // Read after the snapshot: keys older than an archive do not open it.
            .and_then(|()| current_keys(&self.keys, &self.store))
            .and_then(|keys| keys.for_copy(&self.snapshot, self.store.mac_key()))
            .and_then(|ring| {
                let packed = pack(&self.snapshot, &ring, &unfinished)?;
                read_back(&unfinished, &packed)?;
                put_in_place(&unfinished, target)?;
                Ok(packed)
            });
        remove_with_companions(&self.snapshot)?;
        let packed = match made {
            Ok(packed) => packed,
            Err(error) => {
                remove_if_there(&unfinished)?;
                return Err(error);
            }
        };
        self.store.write(Action::Copy, now, |write| {
            write.about("archivio");
            let (size, hash) = packed.file;
            write.note("byte", size);
            write.note("impronta", hex::encode(hash));
            settings::set(write, settings::LAST_COPY, &now.format(MOMENT).to_string())
        })
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
        let (store, keys) = (self.store()?, self.keyring_file());
        current_keys(&keys, &store)?;
        Ok(Backup {
            store,
            keys,
            snapshot: self.folder.join(SNAPSHOT_FILE),
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
type Hashed = (u64, [u8; 32]);

fn pack(snapshot: &Path, ring: &Keyring, target: &Path) -> Result<Packed> {
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
    let archive = hashed(File::open(snapshot)?, &mut zip)?;
    zip.finish().map_err(failed)?.sync_all()?;
    Ok(Packed {
        keys,
        archive,
        file: hashed(File::open(target)?, &mut io::sink())?,
    })
}

/// Reads a copy from where it was written and holds it against what was written.
fn read_back(target: &Path, packed: &Packed) -> Result<()> {
    let unreadable = |why: String| Error::CopyUnreadable(why);
    let mut file = File::open(target)?;
    forget_cached(&file);
    if hashed(&mut file, &mut io::sink()).map_err(|error| unreadable(error.to_string()))?
        != packed.file
    {
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
    let archive =
        hashed(archive, &mut io::sink()).map_err(|error| unreadable(error.to_string()))?;
    if keys != packed.keys || ring.to_bytes()? != keys {
        return Err(unreadable("the keys differ".into()));
    }
    if archive != packed.archive {
        return Err(unreadable("the archive differs".into()));
    }
    Ok(())
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
fn hashed(mut from: impl io::Read, to: &mut impl io::Write) -> io::Result<Hashed> {
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
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use std::fs;

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
        let packed = pack(&snapshot, &ring, &target).unwrap();
        read_back(&target, &packed).unwrap();
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
            let refused = read_back(&target, &packed);
            assert!(
                matches!(refused, Err(Error::CopyUnreadable(_))),
                "{case}: {refused:?}"
            );
        }
    }
}
