//! A copy of an archive of an earlier version, before its tables are brought up to date: a whole copy like
//! any other, beside the archive, until the next one is made elsewhere.

use std::fs;
use std::path::Path;

use super::Vault;
use super::backup::write_packed;
use super::keyring::Keyring;
use crate::Result;
use crate::connect::{Depth, inspect, take_in_log, version_of};
use crate::files::remove_if_there;
use crate::key::Key;

const BEGINNING: &str = "archivio.prima-di-v";
const ENDING: &str = ".affianca-copia";

impl Vault {
    /// Keeps an archive of a version before `newest` as it is, opened by the secrets of today. One that is
    /// not sound is not brought up to date.
    ///
    /// # Errors
    /// As opening it; the disk.
    pub(super) fn keep_before_migrating(&self, key: &Key, newest: usize) -> Result<()> {
        let archive = self.archive_file();
        if !archive.exists() {
            return Ok(());
        }
        take_in_log(&archive, key)?;
        if version_of(&archive, key)? >= newest {
            return Ok(());
        }
        inspect(&archive, key, Depth::Whole)?;
        let keys = Keyring::load(&self.keyring_file())?;
        let target = self.folder.join(format!("{BEGINNING}{newest}{ENDING}"));
        write_packed((&archive, &keys), &target, &|_, _| true).map(drop)
    }
}

/// Removes the copies so kept: files of exactly such names.
pub(super) fn forget(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let version = name
            .to_str()
            .and_then(|name| name.strip_prefix(BEGINNING)?.strip_suffix(ENDING));
        if version.is_some_and(|it| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit()))
        {
            remove_if_there(&entry.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use chrono::NaiveDateTime;

    use super::*;
    use crate::vault::ArchiveState;
    use crate::{Error, schema};

    const PASSPHRASE: &str = "cavallo lampione tredici nuvole";

    fn locked() -> (tempfile::TempDir, Vault, Key) {
        let folder = tempfile::tempdir().unwrap();
        let mut vault = Vault::new(folder.path().join("archivio"), |_| Ok(()));
        let filled =
            vault.create_unchecked::<Error>(PASSPHRASE, NaiveDateTime::default(), |_| Ok(()));
        filled.unwrap();
        vault.lock();
        let opened = vault.key_by(|ring| ring.open_with_passphrase(PASSPHRASE));
        let (_, opened) = opened.unwrap();
        (folder, vault, opened.key)
    }

    #[test]
    fn an_archive_of_an_earlier_version_is_kept_whole_until_the_next_copy() {
        let (home, mut vault, key) = locked();
        let next = schema::version() + 1;
        vault.keep_before_migrating(&key, next).unwrap();
        let kept = vault.folder().join(format!("{BEGINNING}{next}{ENDING}"));
        let mut there = Vault::new(home.path().join("altrove"), |_| Ok(()));
        there
            .restore(&kept, PASSPHRASE, NaiveDateTime::default())
            .unwrap();
        assert_eq!(there.state(), ArchiveState::Open);

        vault.unlock(PASSPHRASE, NaiveDateTime::default()).unwrap();
        assert!(kept.exists(), "opened, it is kept");
        let others = [
            "archivio.prima-di-v.affianca-copia",
            "archivio.prima-di-vX.affianca-copia",
        ]
        .map(|name| vault.folder().join(name));
        for other in &others {
            fs::write(other, b"").unwrap();
        }
        let elsewhere = home.path().join("copia.affianca-copia");
        let backup = vault.backup().unwrap();
        backup.write(&elsewhere, NaiveDateTime::default()).unwrap();
        assert!(!kept.exists());
        assert!(others.iter().all(|other| other.exists()), "of no such name");
    }

    #[test]
    fn an_archive_of_today_is_kept_nowhere_else() {
        let (_home, mut vault, key) = locked();
        let files = |vault: &Vault| fs::read_dir(vault.folder()).unwrap().count();
        let before = files(&vault);
        vault
            .keep_before_migrating(&key, schema::version())
            .unwrap();
        assert_eq!(files(&vault), before);
        vault.unlock(PASSPHRASE, NaiveDateTime::default()).unwrap();
        vault.lock();
        assert_eq!(files(&vault), before);
    }

    #[test]
    fn a_disk_that_takes_no_copy_keeps_the_archive_as_it_is() {
        let (_home, vault, key) = locked();
        let next = schema::version() + 1;
        // A folder where the copy should go: no disk writes a file there.
        let unfinished = format!("{BEGINNING}{next}{ENDING}.parziale");
        fs::create_dir(vault.folder().join(unfinished)).unwrap();
        vault.keep_before_migrating(&key, next).unwrap_err();
        assert_eq!(
            crate::connect::version_of(&vault.archive_file(), &key).unwrap(),
            schema::version()
        );
    }
}
