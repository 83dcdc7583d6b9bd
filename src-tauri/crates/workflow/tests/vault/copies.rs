//! Copies and files that are not as they should be.

use super::*;
use affianca_workflow::{Error, StoreError};

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
            matches!(error, Error::Store(StoreError::Damaged(_))),
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
            matches!(error, Error::Store(StoreError::Damaged(_))),
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
    assert!(
        matches!(error, Error::Store(StoreError::KeysMissing)),
        "{error:?}"
    );
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
        assert!(
            matches!(error, Error::Store(StoreError::KeysDamaged)),
            "{error:?}"
        );
    }
    let error = said_of(&mut home, |folder| {
        let file = folder.join(KEYS);
        let keys = fs::read_to_string(&file).unwrap();
        fs::write(&file, keys.replacen("\"version\": 2", "\"version\": 3", 1)).unwrap();
    });
    assert!(
        matches!(error, Error::Store(StoreError::TooNew)),
        "{error:?}"
    );
}

#[test]
fn an_archive_of_a_development_version_is_told_in_words_of_its_own() {
    let mut home = Home::new();
    home.archive()
        .write(Action::Copy, now(), |write| {
            // «AFFN»: what archives were marked with before the first release.
            write
                .pragma_update(None, "application_id", 0x4146_464E)
                .map_err(StoreError::from)?;
            Ok(())
        })
        .unwrap();
    let error = said_of(&mut home, |_| {});
    assert!(
        matches!(error, Error::Store(StoreError::Unreleased)),
        "{error:?}"
    );
    assert!(
        error.message().contains("versione di prova di Affianca"),
        "{}",
        error.message()
    );
}

#[test]
fn every_trouble_has_words_of_its_own() {
    let troubles = [
        StoreError::NotAnArchive,
        StoreError::Damaged(String::new()),
        StoreError::KeysMissing,
        StoreError::KeysDamaged,
        StoreError::KeysOld,
        StoreError::KeysAltered,
        StoreError::MistypedCode,
        StoreError::WhichCoach,
        StoreError::PassphraseTaken,
        StoreError::SlotThere,
        StoreError::NoSlot,
        StoreError::OwnSlot,
        StoreError::TooNew,
        StoreError::NoArchive,
        StoreError::WrongPassphrase,
        StoreError::WrongRecoveryCode,
        StoreError::Unreleased,
    ]
    .map(Error::from);
    let words: std::collections::BTreeSet<_> = troubles.iter().map(Error::message).collect();
    assert_eq!(words.len(), troubles.len());
}

#[test]
fn a_copy_brings_everything_back_elsewhere() {
    let mut home = Home::with_code();
    home.archive()
        .save_beneficiary(None, &mario(), now())
        .unwrap();
    let copy = home.folder.path().join("copia.zip");
    home.vault.backup().unwrap().write(&copy, now()).unwrap();
    assert_eq!(home.archive().frame(now()).unwrap().last_copy, Some(now()));
    assert!(
        !contains(&fs::read(&copy).unwrap(), "Rossi"),
        "a copy is as secret as the archive"
    );

    let mut there = Vault::new(home.folder.path().join("altrove"));
    assert!(matches!(
        there.look_into_copy(&copy, "sbagliata"),
        Err(Error::Store(StoreError::WrongPassphrase))
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
    there.unlock(PASSPHRASE, now()).unwrap();
    assert_eq!(
        bytes_in(there.folder())
            .keys()
            .filter(|name| !name.contains("-"))
            .count(),
        2
    );
    assert!(matches!(
        there.restore(&copy, PASSPHRASE, now()),
        Err(Error::Store(StoreError::AlreadyThere))
    ));
    home.vault.lock();
    home.vault.unlock(PASSPHRASE, now()).unwrap();
}

#[test]
fn a_copy_that_cannot_be_taken_changes_nothing() {
    let home = Home::new();
    let copy = home.folder.path().join("copia.zip");
    home.vault.backup().unwrap().write(&copy, now()).unwrap();
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
        assert!(matches!(
            take(no_zip),
            Error::Store(StoreError::NotAnArchive)
        ));
    }
    let mut spoilt = whole.clone();
    spoilt[whole.len() / 2] ^= 1;
    assert!(matches!(
        take(&spoilt),
        Error::Store(StoreError::Damaged(_))
    ));
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
        home.vault.backup().unwrap().write(&nowhere, now()),
        Err(StoreError::Io(_))
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
        vault.unlock(PASSPHRASE, now()).unwrap();
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
    home.vault.backup().unwrap().write(&copy, now()).unwrap();
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
    home.vault.unlock(PASSPHRASE, now()).unwrap();
}

/// What fuzzing begins with, and what it kept.
fn seeds(of: &str) -> Vec<Vec<u8>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/data/fuzz");
    let entries = fs::read_dir(Path::new(folder).join(of)).unwrap();
    let seeds = entries.map(|entry| fs::read(entry.unwrap().path()).unwrap());
    seeds.collect()
}

#[test]
fn no_seed_of_a_copy_or_of_a_key_file_opens_anything() {
    let mut home = Home::new();
    let copy = home.folder.path().join("copia.zip");
    for bytes in seeds("copy") {
        fs::write(&copy, bytes).unwrap();
        assert!(home.vault.look_into_copy(&copy, PASSPHRASE).is_err());
    }
    for bytes in seeds("key_file") {
        let said = said_of(&mut home, |folder| {
            fs::write(folder.join(KEYS), &bytes).unwrap();
        });
        assert!(!said.message().is_empty());
    }
}
