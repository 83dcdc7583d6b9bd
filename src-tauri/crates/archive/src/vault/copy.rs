//! A copy of the archive as one file, to keep elsewhere, and what brings it back.
//!
//! The copy is a plain zip of the two files, the archive still encrypted with its own key:
//! whoever finds it can read nothing.

use std::fs::{self, File};
use std::io::{self, Read as _, Seek};
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::keyring::Keyring;
use super::{ARCHIVE_FILE, ArchiveState, KEYRING_FILE, Key, Vault, make_private_folder, recovery};
use crate::journal::{Action, MOMENT};
use crate::open::inspect;
use crate::{Archive, Error, Result, settings};

/// What a copy holds, shown before it is taken as the archive.
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
    /// Writes a copy to `target`, which appears there only when complete.
    ///
    /// # Errors
    /// [`Error::Locked`], or the disk.
    pub fn copy_to(&self, target: &Path, now: NaiveDateTime) -> Result<()> {
        let archive = self.archive()?;
        archive.write(Action::Copy, now, |step| {
            step.about("archivio");
            settings::set(step, settings::LAST_COPY, &now.format(MOMENT).to_string())
        })?;
        let snapshot = self.folder.join("copia-in-corso.affianca");
        remove_if_there(&snapshot)?;
        let beside = sibling(target, "parziale");
        let made = archive
            .copy_into(&snapshot)
            .and_then(|()| pack(&snapshot, &self.keyring_file(), &beside))
            .and_then(|()| Ok(fs::rename(&beside, target)?));
        remove_if_there(&snapshot)?;
        if made.is_err() {
            remove_if_there(&beside)?;
        }
        made
    }

    /// Looks into a copy without touching anything here.
    ///
    /// # Errors
    /// [`Error::NotAnArchive`], [`Error::Damaged`], [`Error::TooNew`], a wrong secret.
    pub fn look_into_copy(&mut self, source: &Path, secret: &str) -> Result<CopyContents> {
        let (folder, key) = self.unpack(source, secret)?;
        let contents = contents(&folder.join(ARCHIVE_FILE), &key);
        fs::remove_dir_all(&folder)?;
        contents
    }

    /// Takes a copy as the archive, where there is none yet, and opens it.
    ///
    /// # Errors
    /// [`Error::AlreadyThere`], and as [`Vault::look_into_copy`].
    pub fn restore(&mut self, source: &Path, secret: &str) -> Result<()> {
        if self.state() != ArchiveState::Missing {
            return Err(Error::AlreadyThere);
        }
        let (folder, key) = self.unpack(source, secret)?;
        let taken = inspect(&folder.join(ARCHIVE_FILE), &key).and_then(|()| {
            fs::rename(folder.join(KEYRING_FILE), self.keyring_file())?;
            fs::rename(folder.join(ARCHIVE_FILE), self.archive_file())?;
            Archive::open(&self.archive_file(), &key)
        });
        fs::remove_dir_all(&folder)?;
        self.open = Some(std::sync::Arc::new(taken?));
        Ok(())
    }

    fn unpack(&mut self, source: &Path, secret: &str) -> Result<(PathBuf, Key)> {
        self.tries.allowed()?;
        let mut zip = ZipArchive::new(File::open(source)?).map_err(|_| Error::NotAnArchive)?;
        let mut ring = Vec::new();
        zip.by_name(KEYRING_FILE)
            .map_err(|_| Error::NotAnArchive)?
            .take(64 * 1024)
            .read_to_end(&mut ring)?;
        let ring = Keyring::parse(&ring)?;
        let key = ring
            .open_with_passphrase(secret)
            .or_else(|_| ring.open_with_code(&recovery::normalise(secret)));
        let Ok(key) = key else {
            self.tries.failed();
            return Err(Error::WrongPassphrase);
        };
        self.tries.succeeded();
        let folder = self.folder.join("copia-da-ripristinare");
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        make_private_folder(&folder)?;
        ring.save(&folder.join(KEYRING_FILE))?;
        let unpacked = extract(&mut zip, &folder.join(ARCHIVE_FILE));
        if let Err(error) = unpacked {
            fs::remove_dir_all(&folder)?;
            return Err(error);
        }
        Ok((folder, key))
    }
}

fn extract<R: io::Read + Seek>(zip: &mut ZipArchive<R>, target: &Path) -> Result<()> {
    let mut packed = zip.by_name(ARCHIVE_FILE).map_err(|_| Error::NotAnArchive)?;
    let mut file = File::create(target)?;
    io::copy(&mut packed, &mut file).map_err(|error| Error::Damaged(error.to_string()))?;
    file.sync_all()?;
    Ok(())
}

fn pack(snapshot: &Path, keyring: &Path, target: &Path) -> Result<()> {
    let failed = |error: zip::result::ZipError| Error::Io(io::Error::other(error));
    let mut zip = ZipWriter::new(File::create(target)?);
    // Encrypted bytes do not compress.
    let stored = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .large_file(true);
    for (name, path) in [(KEYRING_FILE, keyring), (ARCHIVE_FILE, snapshot)] {
        zip.start_file(name, stored).map_err(failed)?;
        io::copy(&mut File::open(path)?, &mut zip)?;
    }
    zip.finish().map_err(failed)?.sync_all()?;
    Ok(())
}

fn contents(file: &Path, key: &Key) -> Result<CopyContents> {
    inspect(file, key)?;
    let archive = Archive::open(file, key)?;
    archive.read(|connection| {
        let number = |sql: &str| -> Result<u32> {
            Ok(crate::numbering::count(connection.query_row(sql, [], |row| row.get(0))?))
        };
        Ok(CopyContents {
            provider: crate::directory::provider(connection)?.name,
            requests: number("SELECT count(*) FROM request")?,
            registers: number("SELECT count(*) FROM register")?,
            last: connection.query_row("SELECT max(at) FROM journal", [], |row| row.get(0))?,
        })
    })
}

fn sibling(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(ending);
    path.with_file_name(name)
}

fn remove_if_there(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
