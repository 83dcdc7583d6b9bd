//! What can only be tried with the archive's key in hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::Connection;

use super::*;
use crate::paths::beside;

pub(super) const PASSPHRASE: &str = "cavallo lampione tredici nuvole";

pub(super) fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2022, 6, 1)
        .unwrap()
        .and_hms_opt(9, 12, 0)
        .unwrap()
}

/// A locked vault, its folder and its key.
pub(super) fn locked() -> (tempfile::TempDir, Vault, Key) {
    let folder = tempfile::tempdir().unwrap();
    let mut vault = Vault::new(folder.path(), |_| Ok(()));
    vault
        .create_unchecked::<Error>(PASSPHRASE, now(), |_| Ok(()))
        .unwrap();
    vault.lock();
    let (_, opened) = vault
        .key_by(|ring| ring.open_with_passphrase(PASSPHRASE))
        .unwrap();
    (folder, vault, opened.key)
}

fn raw(path: &Path, key: &Key) -> Connection {
    let connection = Connection::open(path).unwrap();
    connection.execute_batch(&key.pragma()).unwrap();
    connection
}

/// What unlocking says after `sql` was run on the file, which must then stay as it is.
fn said_after(sql: &str) -> Error {
    let (_folder, mut vault, key) = locked();
    let connection = raw(&vault.archive_file(), &key);
    connection.execute_batch(sql).unwrap();
    connection.close().unwrap();
    let listed = |vault: &Vault| {
        let mut names: Vec<_> = fs::read_dir(vault.folder())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        names.sort();
        (names, fs::read(vault.archive_file()).unwrap())
    };
    let before = listed(&vault);
    let error = vault.unlock(PASSPHRASE, now()).unwrap_err();
    assert!(listed(&vault) == before, "the files were changed: {error}");
    error
}

#[test]
fn an_archive_of_a_newer_program_is_told_and_left_alone() {
    let error = said_after("PRAGMA user_version = 99");
    assert!(matches!(error, Error::TooNew), "{error:?}");
}

#[test]
fn an_archive_of_the_development_schema_is_told_and_left_alone() {
    let error = said_after("PRAGMA application_id = 0x4146464E");
    assert!(matches!(error, Error::Unreleased), "{error:?}");
}

#[test]
fn an_encrypted_file_of_another_program_is_told_and_left_alone() {
    let error = said_after("PRAGMA application_id = 1");
    assert!(matches!(error, Error::NotAnArchive), "{error:?}");
}

#[test]
fn an_archive_whose_tables_are_gone_is_refused_without_making_them_anew() {
    let (_folder, vault, key) = locked();
    drop(vault);
    let file = _folder.path().join(ARCHIVE_FILE);
    fs::remove_file(&file).unwrap();
    let connection = raw(&file, &key);
    connection.execute_batch("CREATE TABLE other (id)").unwrap();
    connection.close().unwrap();
    let error = Store::open(&file, &key, |_| Ok(())).unwrap_err();
    assert!(matches!(error, Error::NotAnArchive), "{error:?}");
}

#[test]
fn an_open_archive_too_asks_for_its_own_passphrase() {
    let (_folder, mut vault, _) = locked();
    vault.unlock(PASSPHRASE, now()).unwrap();
    let open = vault.store().unwrap();
    let refused = vault.unlock("sbagliata", now());
    assert!(
        matches!(refused, Err(Error::WrongPassphrase)),
        "{refused:?}"
    );
    vault.unlock(PASSPHRASE, now()).unwrap();
    assert!(
        Arc::ptr_eq(&open, &vault.store().unwrap()),
        "what is open stays open"
    );
}

#[test]
fn an_archive_open_in_one_program_is_not_opened_in_another() {
    let (folder, mut vault, _) = locked();
    vault.unlock(PASSPHRASE, now()).unwrap();
    let copy = folder.path().join("copia.zip");
    vault.backup().unwrap().write(&copy, now()).unwrap();
    let mut other = Vault::new(folder.path(), |_| Ok(()));
    let before = files_of(&vault);
    for refused in [
        other.unlock(PASSPHRASE, now()),
        other.restore(&copy, PASSPHRASE, now()),
    ] {
        assert!(matches!(refused, Err(Error::InUse)), "{refused:?}");
    }
    assert!(files_of(&vault) == before, "{:?}", files_of(&vault).keys());
    vault.lock();
    other.unlock(PASSPHRASE, now()).unwrap();
    assert!(matches!(vault.unlock(PASSPHRASE, now()), Err(Error::InUse)));
    drop(other);
    vault.unlock(PASSPHRASE, now()).unwrap();
}

#[test]
fn keys_that_cannot_be_written_leave_the_old_ones_in_force() {
    let (_folder, mut vault, _) = locked();
    vault.unlock(PASSPHRASE, now()).unwrap();
    let before = fs::read(vault.keyring_file()).unwrap();
    let rows = |vault: &Vault| vault.store().unwrap().verify_journal().unwrap().rows;
    let counted = rows(&vault);
    // A folder where the new file should go: no disk writes a file there.
    let new = beside(&vault.keyring_file(), ".nuovo");
    fs::create_dir(&new).unwrap();
    let refused = vault.change_passphrase(
        PASSPHRASE,
        "quattro biciclette sotto la pioggia",
        &[],
        now(),
    );
    assert!(matches!(refused, Err(Error::Io(_))), "{refused:?}");
    fs::remove_dir(&new).unwrap();
    assert_eq!(fs::read(vault.keyring_file()).unwrap(), before);
    assert_eq!(
        rows(&vault),
        counted,
        "the journal tells of nothing that did not happen"
    );
    vault.lock();
    vault.unlock(PASSPHRASE, now()).unwrap();
}

/// Every file of the vault, with its bytes.
fn files_of(vault: &Vault) -> BTreeMap<PathBuf, Vec<u8>> {
    fs::read_dir(vault.folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect()
}

#[test]
fn a_copy_whose_keys_cannot_be_written_leaves_the_archive_where_it_was() {
    let (folder, mut vault, _) = locked();
    let copy = folder.path().join("copia.zip");
    vault.unlock(PASSPHRASE, now()).unwrap();
    vault.backup().unwrap().write(&copy, now()).unwrap();
    vault.lock();
    fs::write(beside(&vault.archive_file(), "-wal"), b"").unwrap();
    let before = files_of(&vault);
    let new = beside(&vault.keyring_file(), ".in-arrivo.nuovo");
    fs::create_dir(&new).unwrap();
    let refused = vault.restore(&copy, PASSPHRASE, now());
    assert!(matches!(refused, Err(Error::Io(_))), "{refused:?}");
    fs::remove_dir(&new).unwrap();
    assert!(files_of(&vault) == before, "{:?}", files_of(&vault).keys());
    vault.unlock(PASSPHRASE, now()).unwrap();
}

#[test]
fn a_copy_that_cannot_be_put_in_place_leaves_everything_where_it_was() {
    let (_folder, mut vault, key) = locked();
    let other = Keyring::new(&key, "altra", &vault.archive_file()).unwrap();
    let nothing = vault.folder().join("non-spacchettato");
    let before = files_of(&vault);
    let refused = vault.take(&nothing, &other, (Interrupted::Restore, None), now());
    assert!(matches!(refused, Err(Error::Io(_))), "{refused:?}");
    assert!(files_of(&vault) == before, "{:?}", files_of(&vault).keys());
    vault.unlock(PASSPHRASE, now()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let empty = Vault::new(folder.path(), |_| Ok(()));
    empty
        .take(&nothing, &other, (Interrupted::Restore, None), now())
        .unwrap_err();
    assert!(files_of(&empty).is_empty(), "keys without an archive");
}

#[test]
fn an_operation_that_fails_to_commit_leaves_the_old_keys_in_force() {
    let (_folder, mut vault, _) = locked();
    vault.unlock(PASSPHRASE, now()).unwrap();
    let archive = vault.store().unwrap();
    archive
        .writer()
        .unwrap()
        .execute_batch(
            "CREATE TEMP TRIGGER refused BEFORE INSERT ON main.journal BEGIN
                 SELECT raise(ABORT, 'full');
             END",
        )
        .unwrap();
    let refused = vault.change_passphrase(
        PASSPHRASE,
        "quattro biciclette sotto la pioggia",
        &[],
        now(),
    );
    assert!(matches!(refused, Err(Error::Sql(_))), "{refused:?}");
    drop(archive);
    vault.lock();
    vault.unlock(PASSPHRASE, now()).unwrap();
}

/// The vault as the disk holds it when the power goes, with a last change only in the log.
fn after_a_crash() -> (tempfile::TempDir, Vault) {
    let (folder, mut vault, _) = locked();
    vault.unlock(PASSPHRASE, now()).unwrap();
    vault
        .store()
        .unwrap()
        .write(Action::Copy, now(), |step| {
            crate::settings::set(step, "tried", "yes")
        })
        .unwrap();
    copied(folder.path())
}

/// A vault with the same files but the one that only says who is at work.
fn copied(folder: &Path) -> (tempfile::TempDir, Vault) {
    let copy = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if !path.to_string_lossy().ends_with("-shm") {
            fs::copy(&path, copy.path().join(path.file_name().unwrap())).unwrap();
        }
    }
    let vault = Vault::new(copy.path(), |_| Ok(()));
    (copy, vault)
}

/// What a page measures in a file encrypted by SQLCipher 4.
const PAGE: usize = 4096;

/// The pages of the archive that its log holds, counted from 1.
fn pages_in_log(vault: &Vault) -> BTreeSet<usize> {
    let log = fs::read(beside(&vault.archive_file(), "-wal")).unwrap();
    log[32..]
        .chunks(24 + PAGE)
        .map(|frame| u32::from_be_bytes(frame[..4].try_into().unwrap()) as usize)
        .collect()
}

/// Opens the vault and sees that the last change is there and every page is sound.
fn expect_last_change(mut vault: Vault, what: &str) {
    if let Err(error) = vault.unlock(PASSPHRASE, now()) {
        panic!("{what}: {error}");
    }
    let archive = vault.store().unwrap();
    let found = archive.read(|connection| crate::settings::get(connection, "tried"));
    assert_eq!(found.unwrap().as_deref(), Some("yes"), "{what}");
    drop(archive);
    vault.lock();
    vault.unlock(PASSPHRASE, now()).unwrap();
}

#[test]
fn a_log_left_by_a_crash_is_taken_in_at_the_next_start() {
    let (_after, vault) = after_a_crash();
    expect_last_change(vault, "nothing else happened");
}

#[test]
fn a_page_half_written_when_the_power_went_comes_back_from_the_log() {
    let (after, vault) = after_a_crash();
    let whole = fs::read(vault.archive_file()).unwrap();
    let mut pages = pages_in_log(&vault);
    pages.retain(|page| page * PAGE <= whole.len());
    assert!(pages.len() > 1, "{pages:?}");
    for page in pages {
        let (_torn, vault) = copied(after.path());
        let mut bytes = whole.clone();
        // The first sector of the first page never changes: it holds the archive's salt.
        bytes[page * PAGE - PAGE / 2..page * PAGE].fill(0);
        fs::write(vault.archive_file(), bytes).unwrap();
        expect_last_change(vault, &format!("page {page} torn"));
    }
}

#[test]
fn an_archive_that_was_growing_when_the_power_went_opens() {
    for more in [1000, PAGE, 2 * PAGE + 512] {
        let (_after, vault) = after_a_crash();
        let mut bytes = fs::read(vault.archive_file()).unwrap();
        bytes.resize(bytes.len() + more, 0);
        fs::write(vault.archive_file(), bytes).unwrap();
        expect_last_change(vault, &format!("{more} bytes more"));
    }
}

#[test]
fn a_damaged_page_that_the_log_does_not_hold_is_told() {
    let (_after, mut vault) = after_a_crash();
    let pages = pages_in_log(&vault);
    let mut bytes = fs::read(vault.archive_file()).unwrap();
    let page = (1..=bytes.len() / PAGE)
        .rev()
        .find(|page| !pages.contains(page))
        .unwrap();
    bytes[page * PAGE - 100] ^= 1;
    fs::write(vault.archive_file(), bytes).unwrap();
    let error = vault.unlock(PASSPHRASE, now()).unwrap_err();
    assert!(matches!(error, Error::Damaged(_)), "{error:?}");
    assert_eq!(vault.state(), ArchiveState::Locked);
}

#[test]
fn an_archive_of_a_newer_or_another_program_keeps_its_log() {
    for sql in ["PRAGMA user_version = 99", "PRAGMA application_id = 1"] {
        let (folder, vault, key) = locked();
        let connection = raw(&vault.archive_file(), &key);
        connection
            .execute_batch(&format!("PRAGMA journal_mode = wal; {sql}"))
            .unwrap();
        let (_after, mut vault) = copied(folder.path());
        let archive = vault.archive_file();
        let log = beside(&archive, "-wal");
        let files = || (fs::read(&archive).unwrap(), fs::read(&log).unwrap());
        let before = files();
        assert!(!before.1.is_empty());
        let error = vault.unlock(PASSPHRASE, now()).unwrap_err();
        assert!(
            matches!(error, Error::TooNew | Error::NotAnArchive),
            "{sql}: {error:?}"
        );
        assert!(files() == before, "{sql}: the files were changed");
    }
}

#[test]
fn two_archives_never_share_a_key_or_a_code() {
    let (_one, _, first) = locked();
    let (_two, _, second) = locked();
    assert_ne!(first.0, second.0);
    assert_ne!(recovery::new_code().unwrap(), recovery::new_code().unwrap());
}

#[test]
fn a_recovery_code_is_six_groups_of_four_that_are_not_mistaken() {
    let code = recovery::new_code().unwrap();
    let groups: Vec<_> = code.split('-').collect();
    assert_eq!(groups.len(), 6);
    assert!(
        groups
            .iter()
            .all(|group| group.len() == 4 && !group.contains(['I', 'L', 'O', 'U']))
    );
    assert_eq!(recovery::normalise("ilo-u").as_str(), "110V");
}

#[test]
fn a_copy_with_other_tables_than_the_program_s_is_not_taken() {
    let (folder, mut vault, key) = locked();
    raw(&vault.archive_file(), &key)
        .execute_batch("CREATE TRIGGER theirs AFTER INSERT ON session BEGIN DELETE FROM coach; END")
        .unwrap();
    vault.unlock(PASSPHRASE, now()).unwrap();
    let copy = folder.path().join("copia");
    vault.backup().unwrap().write(&copy, now()).unwrap();
    let mut there = Vault::new(folder.path().join("altrove"), |_| Ok(()));
    let refused = there.restore(&copy, PASSPHRASE, now());
    assert!(matches!(refused, Err(Error::Damaged(_))), "{refused:?}");
    assert_eq!(there.state(), ArchiveState::Missing);
}
