//! Somebody else has seen a secret: the archive is encrypted anew, and old secrets open only old copies.

use super::*;

#[test]
fn old_secrets_open_old_copies_and_nothing_else() {
    let mut home = Home::with_code();
    home.archive()
        .save_beneficiary(None, &mario(), now())
        .unwrap();
    let copy = home.folder.path().join("copia.zip");
    home.vault.backup().unwrap().write(&copy, now()).unwrap();
    let old_keys = fs::read(home.vault.folder().join(KEYS)).unwrap();
    let held = home.archive();

    let changed = home.vault.change_key(PASSPHRASE, OTHER, now()).unwrap();
    assert_eq!((changed.copies, changed.last_copy), (1, Some(now())));
    assert!(
        matches!(held.frame(now()), Err(Error::Store(StoreError::Locked))),
        "who still holds the old file reads nothing of it"
    );
    assert!(matches!(
        held.save_beneficiary(None, &mario(), now()),
        Err(Error::Store(StoreError::Locked))
    ));
    let found = |vault: &Vault| {
        let archive = vault.archive().unwrap();
        archive.beneficiaries("rossi", 1, 10).unwrap().found
    };
    assert_eq!(found(&home.vault), 1);
    let files = bytes_in(home.vault.folder());
    let kept = files.keys().any(|name| name.contains("messo-da-parte"));
    assert!(!kept, "the old file is gone: {:?}", files.keys());
    assert_eq!(
        files.keys().filter(|name| name.contains("chiav")).count(),
        1
    );

    home.vault.lock();
    let old = home.vault.unlock(PASSPHRASE, now());
    assert!(matches!(
        old,
        Err(Error::Store(StoreError::WrongPassphrase))
    ));
    let code = home.code.clone();
    let old = home.vault.recover(&code, None, OTHER, now());
    assert!(old.is_err(), "the old code opens nothing here");
    home.vault.unlock(OTHER, now()).unwrap();
    assert_eq!(found(&home.vault), 1);
    let report = home.archive().verify_journal().unwrap();
    assert_eq!(report.broken, None);
    home.vault.lock();

    // The old key file, even made to fit today's archive, opens nothing.
    let file = home.vault.folder().join(KEYS);
    let new_keys = fs::read(&file).unwrap();
    fs::write(&file, &old_keys).unwrap();
    assert!(home.vault.unlock(PASSPHRASE, now()).is_err());
    fs::write(&file, &new_keys).unwrap();
    home.vault.unlock(OTHER, now()).unwrap();

    let mut there = Vault::new(home.folder.path().join("altrove"));
    there.restore(&copy, PASSPHRASE, now()).unwrap();
    assert_eq!(
        found(&there),
        1,
        "an old copy opens with what it was made with"
    );
}

#[test]
fn the_new_code_counts_once_it_is_put_away() {
    let mut home = Home::with_code();
    let changed = home.vault.change_key(PASSPHRASE, OTHER, now()).unwrap();
    home.vault.put_away_recovery_code(now()).unwrap();
    home.vault.lock();
    home.vault
        .recover(&changed.code, None, PASSPHRASE, now())
        .unwrap();
}

#[test]
fn what_is_refused_changes_nothing() {
    let mut home = Home::with_code();
    let kept = |vault: &Vault| {
        let mut files = bytes_in(vault.folder());
        // What SQLite keeps beside an open archive is not the archive, nor are wrong tries.
        files.retain(|name, _| !name.contains("-shm") && name != "tentativi");
        files
    };
    let before = kept(&home.vault);
    let wrong = home.vault.change_key("sbagliata", OTHER, now());
    assert!(matches!(
        wrong,
        Err(Error::Store(StoreError::WrongPassphrase))
    ));
    let weak = home.vault.change_key(PASSPHRASE, "debole", now());
    assert!(matches!(
        weak,
        Err(Error::Store(StoreError::WeakPassphrase(_)))
    ));
    assert!(kept(&home.vault) == before);
    home.vault.lock();
    let locked = home.vault.change_key(PASSPHRASE, OTHER, now());
    assert!(matches!(locked, Err(Error::Store(StoreError::Locked))));
    home.vault.unlock(PASSPHRASE, now()).unwrap();
}
