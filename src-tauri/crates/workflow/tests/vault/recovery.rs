//! The recovery code: it opens once, and counts only once it is put away.

use std::fs;

use affianca_workflow::vault::{RecoveryCode, Vault};
use affianca_workflow::{Error, ProblemCode, StoreError};

use crate::support::{Home, PASSPHRASE, first_start, now};
use crate::{KEYS, OTHER};

#[test]
fn the_recovery_code_opens_once_however_it_is_typed() {
    let mut home = Home::with_code();
    home.vault.lock();
    let wrong = home
        .vault
        .recover("0000-0000-0000-0000-0000-0000", None, OTHER, now());
    assert!(matches!(
        wrong,
        Err(Error::Store(StoreError::WrongRecoveryCode))
    ));
    let typed = home
        .code
        .to_lowercase()
        .replace('-', "  ")
        .replace('1', "l")
        .replace('0', "o");
    let new = home.vault.recover(&typed, None, OTHER, now()).unwrap();
    assert_ne!(new, home.code);
    home.vault.put_away_recovery_code(now()).unwrap();
    home.vault.lock();
    let used = home
        .vault
        .recover(&home.code.clone(), None, PASSPHRASE, now());
    assert!(
        matches!(used, Err(Error::Store(StoreError::WrongRecoveryCode))),
        "the old code has been typed somewhere"
    );
    home.vault.unlock(OTHER, now()).unwrap();
    let newest = home.vault.new_recovery_code(OTHER).unwrap();
    home.vault.put_away_recovery_code(now()).unwrap();
    home.vault.lock();
    assert!(home.vault.recover(&new, None, PASSPHRASE, now()).is_err());
    home.vault
        .recover(&newest, None, PASSPHRASE, now())
        .unwrap();
}

#[test]
fn a_code_not_put_away_opens_nothing_and_the_one_before_still_holds() {
    let mut home = Home::with_code();
    let standing = |home: &Home| home.archive().frame(now()).unwrap().recovery;
    assert_eq!(standing(&home), RecoveryCode::PutAway);
    let keys = |home: &Home| fs::read(home.vault.folder().join(KEYS)).unwrap();
    let before = keys(&home);
    let shown = home.vault.new_recovery_code(PASSPHRASE).unwrap();
    assert_eq!(keys(&home), before, "nothing is changed by showing it");
    assert_eq!(standing(&home), RecoveryCode::TheOneBefore);
    home.vault.lock();
    let refused = home.vault.recover(&shown, None, OTHER, now());
    assert!(matches!(
        refused,
        Err(Error::Store(StoreError::WrongRecoveryCode))
    ));
    home.vault.unlock(PASSPHRASE, now()).unwrap();
    assert_eq!(standing(&home), RecoveryCode::TheOneBefore);
    let gone = home.vault.put_away_recovery_code(now());
    assert!(
        matches!(gone, Err(Error::Store(StoreError::NoCodeShown))),
        "the lock took it from the screen: {gone:?}"
    );
    home.vault.lock();
    let next = home
        .vault
        .recover(&home.code.clone(), None, OTHER, now())
        .unwrap();
    assert_eq!(standing(&home), RecoveryCode::TheOneBefore);
    home.vault.lock();
    home.vault
        .recover(&home.code.clone(), None, OTHER, now())
        .unwrap();
    let last = home.vault.new_recovery_code(OTHER).unwrap();
    home.vault.put_away_recovery_code(now()).unwrap();
    assert_eq!(standing(&home), RecoveryCode::PutAway);
    home.vault.lock();
    for old in [&home.code.clone(), &next] {
        assert!(home.vault.recover(old, None, OTHER, now()).is_err());
    }
    home.vault.recover(&last, None, PASSPHRASE, now()).unwrap();
}

#[test]
fn an_archive_whose_first_code_was_not_put_away_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut vault = Vault::new(folder.path());
    let code = vault.create(&first_start(), now()).unwrap();
    vault.lock();
    let refused = vault.recover(&code, None, OTHER, now()).unwrap_err();
    assert_eq!(refused.code(), ProblemCode::WrongSecret);
    assert!(
        refused.message().contains("non è mai stato conservato"),
        "{}",
        refused.message()
    );
    vault.unlock(PASSPHRASE, now()).unwrap();
    let standing = |vault: &Vault| vault.archive().unwrap().frame(now()).unwrap().recovery;
    assert_eq!(standing(&vault), RecoveryCode::Never);
    let code = vault.new_recovery_code(PASSPHRASE).unwrap();
    assert_eq!(standing(&vault), RecoveryCode::Never, "still none");
    vault.put_away_recovery_code(now()).unwrap();
    assert_eq!(standing(&vault), RecoveryCode::PutAway);
    vault.lock();
    vault.recover(&code, None, OTHER, now()).unwrap();
}
