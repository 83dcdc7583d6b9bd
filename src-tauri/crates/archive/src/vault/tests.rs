//! What can only be tried with the archive's key in hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::Connection;

use super::*;

const PASSPHRASE: &str = "cavallo lampione tredici nuvole";

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2022, 6, 1)
        .unwrap()
        .and_hms_opt(9, 12, 0)
        .unwrap()
}

/// A locked vault, its folder and its key.
fn locked() -> (tempfile::TempDir, Vault, Key) {
    let folder = tempfile::tempdir().unwrap();
    let mut vault = Vault::new(folder.path());
    vault
        .create_unchecked(PASSPHRASE, now(), |_| Ok(()))
        .unwrap();
    vault.lock();
    let (_, key) = vault
        .key_by(|ring| ring.open_with_passphrase(PASSPHRASE))
        .unwrap();
    (folder, vault, key)
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
    let error = vault.unlock(PASSPHRASE).unwrap_err();
    assert!(listed(&vault) == before, "the files were changed: {error}");
    error
}

#[test]
fn an_archive_of_a_newer_program_is_told_and_left_alone() {
    let error = said_after("PRAGMA user_version = 99");
    assert!(matches!(error, Error::TooNew), "{error:?}");
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
    let error = Archive::open(&file, &key).unwrap_err();
    assert!(matches!(error, Error::NotAnArchive), "{error:?}");
}

#[test]
fn keys_that_cannot_be_written_leave_the_old_ones_in_force() {
    let (_folder, mut vault, _) = locked();
    vault.unlock(PASSPHRASE).unwrap();
    let before = fs::read(vault.keyring_file()).unwrap();
    let rows = |vault: &Vault| {
        vault
            .archive()
            .unwrap()
            .journal(&crate::JournalFilter::default())
            .unwrap()
            .found
    };
    let counted = rows(&vault);
    // A folder where the new file should go: no disk writes a file there.
    let new = beside(&vault.keyring_file(), ".nuovo");
    fs::create_dir(&new).unwrap();
    let refused = vault.change_passphrase(PASSPHRASE, "quattro biciclette sotto la pioggia", now());
    assert!(matches!(refused, Err(Error::Io(_))), "{refused:?}");
    fs::remove_dir(&new).unwrap();
    assert_eq!(fs::read(vault.keyring_file()).unwrap(), before);
    assert_eq!(
        rows(&vault),
        counted,
        "the journal tells of nothing that did not happen"
    );
    vault.lock();
    vault.unlock(PASSPHRASE).unwrap();
}

#[test]
fn an_operation_that_fails_to_commit_leaves_the_old_keys_in_force() {
    let (_folder, mut vault, _) = locked();
    vault.unlock(PASSPHRASE).unwrap();
    let archive = vault.archive().unwrap();
    archive
        .writer()
        .unwrap()
        .execute_batch(
            "CREATE TEMP TRIGGER refused BEFORE INSERT ON main.journal BEGIN
                 SELECT raise(ABORT, 'full');
             END",
        )
        .unwrap();
    let refused = vault.change_passphrase(PASSPHRASE, "quattro biciclette sotto la pioggia", now());
    assert!(matches!(refused, Err(Error::Sql(_))), "{refused:?}");
    drop(archive);
    vault.lock();
    vault.unlock(PASSPHRASE).unwrap();
}

#[test]
fn a_log_left_by_a_crash_is_taken_in_at_the_next_start() {
    let (folder, mut vault, _) = locked();
    vault.unlock(PASSPHRASE).unwrap();
    let archive = vault.archive().unwrap();
    archive
        .write(Action::Copy, now(), |step| {
            crate::settings::set(step, "tried", "yes")
        })
        .unwrap();
    // As the disk stands when the power goes: the change is only in the log.
    let after = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        if !path.to_string_lossy().ends_with("-shm") {
            fs::copy(&path, after.path().join(path.file_name().unwrap())).unwrap();
        }
    }
    let mut vault = Vault::new(after.path());
    vault.unlock(PASSPHRASE).unwrap();
    let found = vault
        .archive()
        .unwrap()
        .read(|connection| crate::settings::get(connection, "tried"));
    assert_eq!(found.unwrap().as_deref(), Some("yes"));
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
