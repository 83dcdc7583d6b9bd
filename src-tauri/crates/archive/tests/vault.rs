//! The archive's files: encrypted from the first byte, opened by two secrets and by nothing else,
//! left exactly as they are whenever they are not opened.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use affianca_archive::directory::{CreateArchive, Provider};
use affianca_archive::vault::{ArchiveState, Vault};
use affianca_archive::{Action, Error, JournalFilter};
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
    let error = home.vault.unlock(PASSPHRASE).unwrap_err();
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
    assert!(matches!(vault.unlock(PASSPHRASE), Err(Error::NoArchive)));
    assert!(!vault.folder().exists(), "asking makes nothing");
    vault.create(&first_start(), now()).unwrap();
    assert_eq!(vault.state(), ArchiveState::Open);
    vault.lock();
    assert_eq!(vault.state(), ArchiveState::Locked);
    assert!(matches!(vault.archive(), Err(Error::Locked)));
    vault.unlock(PASSPHRASE).unwrap();
    assert_eq!(
        vault.archive().unwrap().directory().unwrap().provider.name,
        "Ente Prova"
    );
    assert!(matches!(
        vault.create(&first_start(), now()),
        Err(Error::AlreadyThere)
    ));
}

#[test]
fn everything_that_needs_the_archive_is_refused_while_locked() {
    let mut home = Home::new();
    home.vault.lock();
    let copy = home.folder.path().join("copia.zip");
    assert_eq!(home.vault.archive().unwrap_err().code(), "ARCHIVE_LOCKED");
    assert_eq!(
        home.vault.copy_to(&copy, now()).unwrap_err().code(),
        "ARCHIVE_LOCKED"
    );
    let changed = home.vault.change_passphrase(PASSPHRASE, OTHER, now());
    assert_eq!(changed.unwrap_err().code(), "ARCHIVE_LOCKED");
    let code = home.vault.new_recovery_code(PASSPHRASE, now());
    assert_eq!(code.unwrap_err().code(), "ARCHIVE_LOCKED");
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
    assert_eq!(names, [ARCHIVE, KEYS]);
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
        assert_eq!(
            vault.create(&input, now()).unwrap_err().code(),
            "WEAK_PASSPHRASE",
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
        .unlock("perche\u{301} citta\u{300} lampione tredici")
        .unwrap();
}

#[test]
fn five_wrong_passphrases_make_the_next_try_wait_even_if_right() {
    let mut home = Home::new();
    home.vault.lock();
    for _ in 0..5 {
        assert!(matches!(
            home.vault.unlock("sbagliata"),
            Err(Error::WrongPassphrase)
        ));
    }
    let waiting = home.vault.unlock(PASSPHRASE).unwrap_err();
    assert!(matches!(waiting, Error::TooManyTries(1..=5)), "{waiting:?}");
    assert!(
        waiting
            .message()
            .starts_with("Troppi tentativi sbagliati: riprova fra")
    );
    let waiting = home.vault.recover(&home.code.clone(), OTHER, now());
    assert!(
        matches!(waiting, Err(Error::TooManyTries(_))),
        "the code is guessed no faster"
    );
}

#[test]
fn a_changed_passphrase_opens_and_the_old_one_does_not() {
    let mut home = Home::new();
    let before = bytes_in(home.vault.folder());
    let wrong = home.vault.change_passphrase("sbagliata", OTHER, now());
    assert!(matches!(wrong, Err(Error::WrongPassphrase)));
    let weak = home.vault.change_passphrase(PASSPHRASE, "corta", now());
    assert!(matches!(weak, Err(Error::WeakPassphrase(_))));
    assert_eq!(bytes_in(home.vault.folder())[KEYS], before[KEYS]);
    home.vault
        .change_passphrase(PASSPHRASE, OTHER, now())
        .unwrap();
    home.vault.lock();
    assert!(matches!(
        home.vault.unlock(PASSPHRASE),
        Err(Error::WrongPassphrase)
    ));
    home.vault.unlock(OTHER).unwrap();
    let row = &home
        .archive()
        .journal(&JournalFilter::default())
        .unwrap()
        .rows[0];
    assert_eq!(row.what, Action::ChangePassphrase.describe());
    home.vault.lock();
    home.vault
        .recover(&home.code.clone(), PASSPHRASE, now())
        .unwrap();
}

#[test]
fn the_recovery_code_opens_once_however_it_is_typed() {
    let mut home = Home::new();
    home.vault.lock();
    let wrong = home
        .vault
        .recover("0000-0000-0000-0000-0000-0000", OTHER, now());
    assert!(matches!(wrong, Err(Error::WrongRecoveryCode)));
    let typed = home
        .code
        .to_lowercase()
        .replace('-', "  ")
        .replace('1', "l")
        .replace('0', "o");
    let new = home.vault.recover(&typed, OTHER, now()).unwrap();
    assert_ne!(new, home.code);
    home.vault.lock();
    let used = home.vault.recover(&home.code.clone(), PASSPHRASE, now());
    assert!(
        matches!(used, Err(Error::WrongRecoveryCode)),
        "the old code has been typed somewhere"
    );
    home.vault.unlock(OTHER).unwrap();
    let newest = home.vault.new_recovery_code(OTHER, now()).unwrap();
    home.vault.lock();
    assert!(home.vault.recover(&new, PASSPHRASE, now()).is_err());
    home.vault.recover(&newest, PASSPHRASE, now()).unwrap();
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
        assert!(matches!(error, Error::NotAnArchive), "{error:?}");
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
    assert!(matches!(error, Error::NotAnArchive), "{error:?}");
}

#[test]
fn a_damaged_archive_is_told_and_left_alone() {
    let mut home = Home::new();
    home.vault.lock();
    let size = fs::metadata(home.vault.folder().join(ARCHIVE))
        .unwrap()
        .len() as usize;
    let cut = |length: usize| {
        move |folder: &Path| {
            let file = folder.join(ARCHIVE);
            let bytes = fs::read(&file).unwrap();
            fs::write(&file, &bytes[..length]).unwrap();
        }
    };
    for length in [0, 10, 5000, 4096, size / 2, size - 4096, size - 1] {
        let error = said_of(&mut home, cut(length));
        assert!(
            matches!(error, Error::Damaged(_)),
            "cut to {length}: {error:?}"
        );
    }
    for place in [20, 4000, 4096 + 17, size / 2, size - 1] {
        let error = said_of(&mut home, |folder| {
            let file = folder.join(ARCHIVE);
            let mut bytes = fs::read(&file).unwrap();
            bytes[place] ^= 1;
            fs::write(&file, bytes).unwrap();
        });
        assert!(
            matches!(error, Error::Damaged(_)),
            "one bit at {place}: {error:?}"
        );
    }
}

#[test]
fn missing_and_damaged_keys_are_told_apart_from_a_wrong_passphrase() {
    let mut home = Home::new();
    let error = said_of(&mut home, |folder| {
        fs::remove_file(folder.join(KEYS)).unwrap();
    });
    assert!(matches!(error, Error::KeysMissing), "{error:?}");
    let spoilt: [fn(String) -> String; 4] = [
        |_| String::new(),
        |_| "{}".into(),
        |keys| keys.replacen("\"salt\": \"", "\"salt\": \"00", 1),
        |keys| keys.replacen("\"passes\": 3", "\"passes\": 4000000000", 1),
    ];
    for spoil in spoilt {
        let error = said_of(&mut home, |folder| {
            let file = folder.join(KEYS);
            let keys = fs::read_to_string(&file).unwrap();
            fs::write(&file, spoil(keys)).unwrap();
        });
        assert!(matches!(error, Error::KeysDamaged), "{error:?}");
    }
    let error = said_of(&mut home, |folder| {
        let file = folder.join(KEYS);
        let keys = fs::read_to_string(&file).unwrap();
        fs::write(&file, keys.replacen("\"version\": 1", "\"version\": 2", 1)).unwrap();
    });
    assert!(matches!(error, Error::TooNew), "{error:?}");
}

#[test]
fn every_trouble_has_words_of_its_own() {
    let troubles = [
        Error::NotAnArchive,
        Error::Damaged(String::new()),
        Error::KeysMissing,
        Error::KeysDamaged,
        Error::TooNew,
        Error::NoArchive,
        Error::WrongPassphrase,
        Error::WrongRecoveryCode,
    ];
    let words: std::collections::BTreeSet<_> = troubles.iter().map(Error::message).collect();
    let codes: std::collections::BTreeSet<_> = troubles.iter().map(Error::code).collect();
    assert_eq!((words.len(), codes.len()), (troubles.len(), troubles.len()));
}

#[test]
fn a_copy_brings_everything_back_elsewhere() {
    let mut home = Home::new();
    home.archive()
        .save_beneficiary(None, &mario(), now())
        .unwrap();
    let copy = home.folder.path().join("copia.zip");
    home.vault.copy_to(&copy, now()).unwrap();
    assert_eq!(home.archive().frame(now()).unwrap().last_copy, Some(now()));
    assert!(
        !contains(&fs::read(&copy).unwrap(), "Rossi"),
        "a copy is as secret as the archive"
    );

    let mut there = Vault::new(home.folder.path().join("altrove"));
    assert!(matches!(
        there.look_into_copy(&copy, "sbagliata"),
        Err(Error::WrongPassphrase)
    ));
    let contents = there.look_into_copy(&copy, PASSPHRASE).unwrap();
    assert_eq!(
        (contents.provider.as_str(), contents.requests),
        ("Ente Prova", 0)
    );
    assert_eq!(contents.last, Some(now()));
    assert_eq!(
        there.state(),
        ArchiveState::Missing,
        "looking takes nothing"
    );
    there.restore(&copy, &home.code, now()).unwrap();
    assert_eq!(
        there
            .archive()
            .unwrap()
            .beneficiaries("rossi", 1, 10)
            .unwrap()
            .found,
        1
    );
    assert_eq!(
        there.archive().unwrap().verify_journal().unwrap().broken,
        None
    );
    there.lock();
    there.unlock(PASSPHRASE).unwrap();
    assert_eq!(
        bytes_in(there.folder())
            .keys()
            .filter(|name| !name.contains("-"))
            .count(),
        2
    );
    assert!(matches!(
        there.restore(&copy, PASSPHRASE, now()),
        Err(Error::AlreadyThere)
    ));
    home.vault.lock();
    home.vault.unlock(PASSPHRASE).unwrap();
}

#[test]
fn a_copy_that_cannot_be_taken_changes_nothing() {
    let home = Home::new();
    let copy = home.folder.path().join("copia.zip");
    home.vault.copy_to(&copy, now()).unwrap();
    let whole = fs::read(&copy).unwrap();
    let mut there = Vault::new(home.folder.path().join("altrove"));
    let mut take = |bytes: &[u8]| {
        fs::write(&copy, bytes).unwrap();
        let error = there.restore(&copy, PASSPHRASE, now()).unwrap_err();
        assert_eq!(there.state(), ArchiveState::Missing, "{error}");
        let left = there
            .folder()
            .exists()
            .then(|| bytes_in(there.folder()).len());
        assert!(matches!(left, None | Some(0)), "{error}");
        error
    };
    for no_zip in [&b""[..], b"boh", &whole[..whole.len() / 2]] {
        assert!(matches!(take(no_zip), Error::NotAnArchive));
    }
    let mut spoilt = whole.clone();
    spoilt[whole.len() / 2] ^= 1;
    assert!(matches!(take(&spoilt), Error::Damaged(_)));
    there
        .restore(
            &{
                fs::write(&copy, &whole).unwrap();
                copy.clone()
            },
            PASSPHRASE,
            now(),
        )
        .unwrap();
}

#[test]
fn a_copy_that_cannot_be_written_is_not_noted_as_made() {
    let home = Home::new();
    let nowhere = home.folder.path().join("non c’è").join("copia.zip");
    assert!(matches!(
        home.vault.copy_to(&nowhere, now()),
        Err(Error::Io(_))
    ));
    assert_eq!(home.archive().frame(now()).unwrap().last_copy, None);
    let files = bytes_in(home.vault.folder());
    assert!(
        files.keys().all(|name| !name.contains("copia")),
        "{:?}",
        files.keys()
    );
}

#[test]
fn a_creation_interrupted_at_any_point_does_not_lock_anybody_out() {
    let mut home = Home::new();
    home.vault.lock();
    let whole = bytes_in(home.vault.folder());
    let draft = "archivio-in-creazione.affianca";
    let interrupted: [&[(&str, &[u8])]; 4] = [
        &[(draft, b"")],
        &[
            (draft, &whole[ARCHIVE][..4096]),
            ("archivio-in-creazione.affianca-journal", b"x"),
        ],
        &[(draft, &whole[ARCHIVE]), ("chiavi.json.nuovo", b"{")],
        &[(draft, &whole[ARCHIVE]), (KEYS, &whole[KEYS])],
    ];
    for (number, files) in interrupted.into_iter().enumerate() {
        let folder = home.folder.path().join(format!("tentativo-{number}"));
        fs::create_dir(&folder).unwrap();
        for (name, bytes) in files {
            fs::write(folder.join(name), bytes).unwrap();
        }
        let mut vault = Vault::new(&folder);
        assert_eq!(vault.state(), ArchiveState::Missing, "{number}");
        vault.create(&first_start(), now()).unwrap();
        vault.lock();
        vault.unlock(PASSPHRASE).unwrap();
        assert!(!folder.join(draft).exists(), "{number}");
    }
}

#[test]
fn keys_without_their_archive_are_kept_when_a_new_one_is_made() {
    let mut home = Home::new();
    home.vault.lock();
    let folder = home.vault.folder().to_owned();
    let whole = bytes_in(&folder);
    fs::rename(folder.join(ARCHIVE), home.folder.path().join(ARCHIVE)).unwrap();
    home.vault.create(&first_start(), now()).unwrap();
    let kept = bytes_in(&folder);
    assert_eq!(kept["chiavi.json.precedenti-20220601-091200"], whole[KEYS]);
    assert_ne!(kept[KEYS], whole[KEYS]);
}

#[test]
fn a_copy_takes_the_place_of_an_archive_that_no_longer_opens_and_nothing_is_lost() {
    let mut home = Home::new();
    let copy = home.folder.path().join("copia.zip");
    home.vault.copy_to(&copy, now()).unwrap();
    home.vault.lock();
    let folder = home.vault.folder().to_owned();
    for round in 1..=2 {
        fs::write(folder.join(ARCHIVE), b"rovinato").unwrap();
        let keys = fs::read(folder.join(KEYS)).unwrap();
        home.vault.restore(&copy, PASSPHRASE, now()).unwrap();
        home.vault.lock();
        let files = bytes_in(&folder);
        let kept: Vec<_> = files
            .iter()
            .filter(|(name, _)| name.contains("messo-da-parte"))
            .collect();
        assert_eq!(kept.len(), round, "{:?}", files.keys());
        assert!(
            kept.iter()
                .all(|(_, bytes)| bytes.as_slice() == b"rovinato")
        );
        assert!(
            files
                .iter()
                .any(|(name, bytes)| name.contains("precedenti") && *bytes == keys)
        );
    }
    home.vault.unlock(PASSPHRASE).unwrap();
}
