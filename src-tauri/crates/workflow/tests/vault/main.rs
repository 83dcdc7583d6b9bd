//! The archive's files: encrypted from the first byte, opened by two secrets and by nothing else,
//! left exactly as they are whenever they are not opened.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod coaches;
mod compared;
mod copies;
mod new_key;
mod recovery;
mod restored;
#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use affianca_workflow::directory::{CreateArchive, Provider};
use affianca_workflow::vault::{ArchiveState, Vault};
use affianca_workflow::{Action, Error, JournalFilter, ProblemCode, StoreError};
use support::{Home, PASSPHRASE, first_start, mario, names_of, now};

const ARCHIVE: &str = "archivio.affianca";
const KEYS: &str = "chiavi.json";
const OTHER: &str = "quattro biciclette sotto la pioggia";

/// Every file of a folder with its bytes.
fn bytes_in(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                fs::read(&path).unwrap(),
            )
        })
        .collect()
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

/// What unlocking says after a change to the files, which must then stay as they are.
fn said_of(home: &mut Home, change: impl FnOnce(&Path)) -> Error {
    home.vault.lock();
    let folder = home.vault.folder().to_owned();
    let whole = bytes_in(&folder);
    change(&folder);
    let before = bytes_in(&folder);
    let error = home.vault.unlock(PASSPHRASE, now()).unwrap_err();
    assert!(
        bytes_in(&folder) == before,
        "something in the folder was changed: {error}"
    );
    assert_ne!(home.vault.state(), ArchiveState::Open);
    for (name, bytes) in whole {
        fs::write(folder.join(name), bytes).unwrap();
    }
    error
}

#[test]
fn nothing_on_the_disk_can_be_read_without_the_key() {
    let home = Home::new();
    home.archive()
        .save_beneficiary(None, &mario(), now())
        .unwrap();
    let check = || {
        let files = bytes_in(home.vault.folder());
        assert!(files.contains_key(ARCHIVE) && files.contains_key(KEYS));
        for (name, bytes) in files {
            assert!(
                !bytes.starts_with(b"SQLite format 3"),
                "{name} is plain SQLite"
            );
            for secret in [
                "Rossi",
                "RSSMRA80A01H501U",
                "Ente Prova",
                "Moretti",
                "CREATE TABLE",
                PASSPHRASE,
            ] {
                assert!(!contains(&bytes, secret), "«{secret}» stands in {name}");
            }
        }
    };
    assert!(
        home.vault.folder().join(format!("{ARCHIVE}-wal")).exists(),
        "the log is looked at too"
    );
    check();
}

#[cfg(unix)]
#[test]
fn only_this_user_may_read_the_files() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = Home::new();
    home.archive()
        .save_beneficiary(None, &mario(), now())
        .unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(home.vault.folder()), 0o700);
    for entry in fs::read_dir(home.vault.folder()).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}

#[test]
fn the_archive_goes_from_missing_to_open_to_locked() {
    let folder = tempfile::tempdir().unwrap();
    let mut vault = Vault::new(folder.path().join("nuovo"));
    assert_eq!(vault.state(), ArchiveState::Missing);
    assert!(matches!(
        vault.unlock(PASSPHRASE, now()),
        Err(Error::Store(StoreError::NoArchive))
    ));
    assert!(!vault.folder().exists(), "asking makes nothing");
    vault.create(&first_start(), now()).unwrap();
    assert_eq!(vault.state(), ArchiveState::Open);
    vault.lock();
    assert_eq!(vault.state(), ArchiveState::Locked);
    assert!(matches!(
        vault.archive(),
        Err(Error::Store(StoreError::Locked))
    ));
    vault.unlock(PASSPHRASE, now()).unwrap();
    assert_eq!(
        vault.archive().unwrap().directory().unwrap().provider.name,
        "Ente Prova"
    );
    assert!(matches!(
        vault.create(&first_start(), now()),
        Err(Error::Store(StoreError::AlreadyThere))
    ));
}

#[test]
fn everything_that_needs_the_archive_is_refused_while_locked() {
    let mut home = Home::new();
    home.vault.lock();
    let copy = home.folder.path().join("copia.zip");
    assert_eq!(
        home.vault.archive().unwrap_err().code(),
        ProblemCode::ArchiveLocked
    );
    assert_eq!(
        home.vault.backup().unwrap_err().code(),
        ProblemCode::ArchiveLocked
    );
    let changed = home.vault.change_passphrase(PASSPHRASE, OTHER, now());
    assert_eq!(changed.unwrap_err().code(), ProblemCode::ArchiveLocked);
    let code = home.vault.new_recovery_code(PASSPHRASE);
    assert_eq!(code.unwrap_err().code(), ProblemCode::ArchiveLocked);
    assert!(!copy.exists());
}

#[test]
fn a_locked_archive_leaves_no_log_behind() {
    let mut home = Home::new();
    home.archive()
        .save_beneficiary(None, &mario(), now())
        .unwrap();
    home.vault.lock();
    let names: Vec<_> = bytes_in(home.vault.folder()).into_keys().collect();
    // The third is what an open archive is held by: empty, and there to stay; the fourth what was seen here.
    assert_eq!(names, [ARCHIVE, KEYS, "in-uso", "visto-qui"]);
    assert_eq!(bytes_in(home.vault.folder())["in-uso"], b"");
}

#[test]
fn a_weak_passphrase_or_a_wrong_form_makes_no_archive() {
    let folder = tempfile::tempdir().unwrap();
    let mut vault = Vault::new(folder.path().join("nuovo"));
    for weak in ["", "corta", "password123", "Ente Prova Treviso"] {
        let input = CreateArchive {
            passphrase: weak.into(),
            ..first_start()
        };
        let refused = vault.create(&input, now());
        assert!(
            matches!(refused, Err(Error::Store(StoreError::WeakPassphrase(_)))),
            "{weak}"
        );
    }
    let input = CreateArchive {
        provider: Provider::default(),
        ..first_start()
    };
    assert_eq!(names_of(vault.create(&input, now())), ["provider.name"]);
    assert_eq!(vault.state(), ArchiveState::Missing);
    assert!(!vault.folder().exists());
}

#[test]
fn the_passphrase_never_shows_in_debug_output() {
    assert!(!format!("{:?}", first_start()).contains("cavallo"));
}

#[test]
fn a_passphrase_typed_in_another_form_of_the_same_letters_opens() {
    let folder = tempfile::tempdir().unwrap();
    let mut vault = Vault::new(folder.path());
    let input = CreateArchive {
        passphrase: "perch\u{e9} citt\u{e0} lampione tredici".into(),
        ..first_start()
    };
    vault.create(&input, now()).unwrap();
    vault.lock();
    vault
        .unlock("perche\u{301} citta\u{300} lampione tredici", now())
        .unwrap();
}

#[test]
fn five_wrong_passphrases_make_the_next_try_wait_even_if_right() {
    let mut home = Home::with_code();
    home.vault.lock();
    for _ in 0..5 {
        assert!(matches!(
            home.vault.unlock("sbagliata", now()),
            Err(Error::Store(StoreError::WrongPassphrase))
        ));
    }
    let waiting = home.vault.unlock(PASSPHRASE, now()).unwrap_err();
    assert!(
        matches!(waiting, Error::Store(StoreError::TooManyTries(1..=5))),
        "{waiting:?}"
    );
    assert!(
        waiting
            .message()
            .starts_with("Troppi tentativi sbagliati: riprova fra")
    );
    let waiting = home.vault.recover(&home.code.clone(), None, OTHER, now());
    assert!(
        matches!(waiting, Err(Error::Store(StoreError::TooManyTries(_)))),
        "the code is guessed no faster"
    );
}

#[test]
fn a_changed_passphrase_opens_and_the_old_one_does_not() {
    let mut home = Home::with_code();
    let before = bytes_in(home.vault.folder());
    let wrong = home.vault.change_passphrase("sbagliata", OTHER, now());
    assert!(matches!(
        wrong,
        Err(Error::Store(StoreError::WrongPassphrase))
    ));
    let weak = home.vault.change_passphrase(PASSPHRASE, "corta", now());
    assert!(matches!(
        weak,
        Err(Error::Store(StoreError::WeakPassphrase(_)))
    ));
    assert_eq!(bytes_in(home.vault.folder())[KEYS], before[KEYS]);
    home.vault
        .change_passphrase(PASSPHRASE, OTHER, now())
        .unwrap();
    home.vault.lock();
    assert!(matches!(
        home.vault.unlock(PASSPHRASE, now()),
        Err(Error::Store(StoreError::WrongPassphrase))
    ));
    home.vault.unlock(OTHER, now()).unwrap();
    let journal = home.archive().journal(&JournalFilter::default(), now());
    let told: Vec<_> = journal.unwrap().rows.into_iter().take(2).collect();
    assert_eq!(told[0].what, Action::Unlock.describe());
    assert_eq!(told[1].what, Action::ChangePassphrase.describe());
    home.vault.lock();
    home.vault
        .recover(&home.code.clone(), None, PASSPHRASE, now())
        .unwrap();
}

#[test]
fn a_file_that_is_no_archive_is_told_and_left_alone() {
    let mut home = Home::new();
    let noise: Vec<u8> = (0..16384_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    for bytes in [
        noise.clone(),
        noise[..5000].to_vec(),
        b"SQLite format 3\0 and so on".to_vec(),
    ] {
        let error = said_of(&mut home, |folder| {
            fs::write(folder.join(ARCHIVE), &bytes).unwrap();
        });
        assert!(
            matches!(error, Error::Store(StoreError::NotAnArchive)),
            "{error:?}"
        );
    }
}

#[test]
fn the_archive_of_someone_else_is_told_and_left_alone() {
    let (mut home, mut other) = (Home::new(), Home::new());
    other.vault.lock();
    let theirs = fs::read(other.vault.folder().join(ARCHIVE)).unwrap();
    let error = said_of(&mut home, |folder| {
        fs::write(folder.join(ARCHIVE), &theirs).unwrap();
    });
    assert!(
        matches!(error, Error::Store(StoreError::NotAnArchive)),
        "{error:?}"
    );
}
