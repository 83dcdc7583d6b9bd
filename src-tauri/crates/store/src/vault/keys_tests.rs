//! The key file in other hands: what is put together of old and new, and a passphrase for each coach.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_domain::CoachId;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::tests::{PASSPHRASE, locked, now};
use super::*;
use crate::settings;
use std::fs;

const ANNA: CoachId = CoachId((7 << 32) | 11);
const BRUNO: CoachId = CoachId((7 << 32) | 12);
const OTHER: &str = "quattro biciclette sotto la pioggia";
const THIRD: &str = "sette gufi contano le stelle fredde";

/// An archive that Anna and Bruno open, each with their own passphrase.
fn shared() -> (tempfile::TempDir, Vault, Key) {
    let (folder, mut vault, key) = locked();
    vault.unlock(PASSPHRASE, now()).unwrap();
    let store = vault.store().unwrap();
    store
        .write(Action::SaveCoach, now(), |write| -> Result<()> {
            for (id, name) in [(ANNA, "Anna"), (BRUNO, "Bruno")] {
                write.execute(
                    "INSERT INTO coach (id, surname, name) VALUES (?1, 'Prova', ?2)",
                    rusqlite::params![id.0, name],
                )?;
            }
            settings::set_coach_at_work(write, ANNA)
        })
        .unwrap();
    drop(store);
    vault
        .add_coach((ANNA, PASSPHRASE), (BRUNO, OTHER), &[], now())
        .unwrap();
    vault.lock();
    (folder, vault, key)
}

fn at_work(vault: &Vault) -> Option<CoachId> {
    let store = vault.store().unwrap();
    store.read(settings::coach_at_work).unwrap()
}

/// Who the last row of the journal names, what it tells, and its details.
fn last_row(vault: &Vault) -> (String, String, String) {
    let store = vault.store().unwrap();
    let row = store.read(|connection| -> Result<_> {
        Ok(connection.query_row(
            "SELECT who, action, detail FROM journal ORDER BY seq DESC LIMIT 1",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )?)
    });
    row.unwrap()
}

fn keys(vault: &Vault) -> Value {
    serde_json::from_slice(&fs::read(vault.keyring_file()).unwrap()).unwrap()
}

/// Writes a key file with a digest that fits, as anybody can.
fn forge(vault: &Vault, mut keys: Value) {
    let ring: Keyring = serde_json::from_value(keys.clone()).unwrap();
    let mut hasher = Sha256::new();
    hasher.update(ring.content().unwrap());
    hasher.update(keys["code"].as_str().unwrap());
    keys["digest"] = hex::encode(hasher.finalize()).into();
    fs::write(vault.keyring_file(), keys.to_string()).unwrap();
}

#[test]
fn whose_passphrase_opens_is_at_work_and_named_by_the_journal() {
    let (_folder, mut vault, _) = shared();
    for (passphrase, coach, name) in [
        (OTHER, BRUNO, "Bruno Prova"),
        (PASSPHRASE, ANNA, "Anna Prova"),
    ] {
        vault.unlock(passphrase, now()).unwrap();
        assert_eq!(at_work(&vault), Some(coach));
        let (who, action, _) = last_row(&vault);
        assert_eq!((who.as_str(), action.as_str()), (name, "UNLOCK"));
        vault.lock();
    }
    let text = fs::read_to_string(vault.keyring_file()).unwrap();
    for name in ["Anna", "Bruno", "Prova"] {
        assert!(!text.contains(name), "{name} stands in the key file");
    }
}

#[test]
fn one_passphrase_for_everybody_leaves_who_is_at_work_alone() {
    let (_folder, mut vault, _) = locked();
    vault.unlock(PASSPHRASE, now()).unwrap();
    assert_eq!(at_work(&vault), None);
    let coaches = vault.store().unwrap().read(settings::key_coaches);
    assert_eq!(coaches.unwrap(), []);
}

#[test]
fn wrong_tries_are_told_by_the_row_of_the_next_right_one() {
    let (folder, mut vault, _) = shared();
    for _ in 0..3 {
        vault.unlock("sbagliata", now()).unwrap_err();
    }
    drop(vault);
    // The program was started again meanwhile.
    let mut vault = Vault::new(folder.path(), |_| Ok(()));
    vault.unlock(OTHER, now()).unwrap();
    let (_, _, detail) = last_row(&vault);
    assert_eq!(detail, r#"{"tentativi sbagliati prima":3}"#);
    vault.lock();
    vault.unlock(OTHER, now()).unwrap();
    assert_eq!(last_row(&vault).2, "{}", "told once");
}

#[test]
fn each_coach_changes_the_own_passphrase_and_no_two_have_the_same() {
    let (_folder, mut vault, _) = shared();
    vault.unlock(OTHER, now()).unwrap();
    let taken = vault.change_passphrase(OTHER, PASSPHRASE, &[], now());
    assert!(matches!(taken, Err(Error::PassphraseTaken)), "{taken:?}");
    vault.change_passphrase(OTHER, THIRD, &[], now()).unwrap();
    vault.lock();
    let old = vault.unlock(OTHER, now());
    assert!(matches!(old, Err(Error::WrongPassphrase)), "{old:?}");
    vault.unlock(THIRD, now()).unwrap();
    assert_eq!(at_work(&vault), Some(BRUNO));
    vault.lock();
    vault.unlock(PASSPHRASE, now()).unwrap();
    assert_eq!(at_work(&vault), Some(ANNA));
}

#[test]
fn a_passphrase_is_given_and_taken_away_by_who_has_another() {
    let (_folder, mut vault, _) = shared();
    vault.unlock(PASSPHRASE, now()).unwrap();
    let before = fs::read(vault.keyring_file()).unwrap();
    let refused = |done: Result<()>, vault: &mut Vault| {
        assert_eq!(fs::read(vault.keyring_file()).unwrap(), before);
        done.unwrap_err()
    };
    let again = vault.add_coach((ANNA, PASSPHRASE), (BRUNO, THIRD), &[], now());
    assert!(matches!(refused(again, &mut vault), Error::SlotThere));
    let carla = CoachId((7 << 32) | 13);
    let same = vault.add_coach((ANNA, PASSPHRASE), (carla, OTHER), &[], now());
    assert!(matches!(refused(same, &mut vault), Error::PassphraseTaken));
    let weak = vault.add_coach((ANNA, PASSPHRASE), (carla, "debole"), &[], now());
    assert!(matches!(
        refused(weak, &mut vault),
        Error::WeakPassphrase(_)
    ));
    let wrong = vault.add_coach((ANNA, "sbagliata"), (carla, THIRD), &[], now());
    assert!(matches!(refused(wrong, &mut vault), Error::WrongPassphrase));
    let own = vault.remove_coach(PASSPHRASE, ANNA, now());
    assert!(matches!(refused(own, &mut vault), Error::OwnSlot));
    let none = vault.remove_coach(PASSPHRASE, carla, now());
    assert!(matches!(refused(none, &mut vault), Error::NoSlot));
    vault.remove_coach(PASSPHRASE, BRUNO, now()).unwrap();
    let coaches = vault.store().unwrap().read(settings::key_coaches);
    assert_eq!(coaches.unwrap(), [], "one passphrase serves everybody");
    vault.lock();
    let gone = vault.unlock(OTHER, now());
    assert!(matches!(gone, Err(Error::WrongPassphrase)), "{gone:?}");
    vault.unlock(PASSPHRASE, now()).unwrap();
}

#[test]
fn the_recovery_code_opens_for_every_coach() {
    let (_folder, mut vault, _) = shared();
    vault.unlock(PASSPHRASE, now()).unwrap();
    let code = vault.new_recovery_code(PASSPHRASE).unwrap();
    vault.put_away_recovery_code(now()).unwrap();
    vault.lock();
    let mistyped = format!(
        "{}{}",
        if code.starts_with('2') { '3' } else { '2' },
        &code[1..]
    );
    for _ in 0..6 {
        let told = vault.recover(&mistyped, None, THIRD, |_| Ok(Vec::new()), now());
        assert!(
            matches!(told, Err(Error::MistypedCode)),
            "no try is counted: {told:?}"
        );
    }
    let which = vault.recover(&code, None, THIRD, |_| Ok(Vec::new()), now());
    assert!(matches!(which, Err(Error::WhichCoach)), "{which:?}");
    let seen = vault.coaches_by_code(&code, |_, coaches| Ok::<_, Error>(coaches.to_vec()));
    assert_eq!(seen.unwrap(), [ANNA, BRUNO]);
    assert_eq!(vault.state(), ArchiveState::Locked);
    let known = |_: &Store| Ok(vec!["Gufi Stelle Fredde Contano Sette".to_owned()]);
    let weak = vault.recover(&code, Some(BRUNO), THIRD, known, now());
    assert!(matches!(weak, Err(Error::WeakPassphrase(_))), "{weak:?}");
    assert_eq!(vault.state(), ArchiveState::Locked);
    vault
        .recover(&code, Some(BRUNO), THIRD, |_| Ok(Vec::new()), now())
        .unwrap();
    assert_eq!(at_work(&vault), Some(BRUNO));
    assert_eq!(last_row(&vault).0, "Bruno Prova");
    vault.lock();
    assert!(vault.unlock(OTHER, now()).is_err());
    vault.unlock(THIRD, now()).unwrap();
    vault.lock();
    vault.unlock(PASSPHRASE, now()).unwrap();
    assert_eq!(at_work(&vault), Some(ANNA), "hers is as it was");
}

#[test]
fn a_slot_of_an_older_file_put_into_todays_opens_nothing() {
    let (_folder, mut vault, key) = shared();
    let old = keys(&vault);
    vault.unlock(OTHER, now()).unwrap();
    vault.change_passphrase(OTHER, THIRD, &[], now()).unwrap();
    vault.lock();
    let today = fs::read(vault.keyring_file()).unwrap();
    // Bruno's old slot, with what makes it open again.
    let mut forged = keys(&vault);
    forged["passphrases"][1] = old["passphrases"][1].clone();
    forge(&vault, forged);
    let refused = vault.unlock(OTHER, now());
    assert!(matches!(refused, Err(Error::KeysAltered)), "{refused:?}");
    let honest = vault.unlock(PASSPHRASE, now());
    assert!(matches!(honest, Err(Error::KeysAltered)), "{honest:?}");
    // One's own slot under another's name.
    let mut forged = keys(&vault);
    forged["passphrases"][1]["coach"] = ANNA.0.into();
    forge(&vault, forged);
    let refused = vault.unlock(THIRD, now());
    assert!(
        matches!(refused, Err(Error::WrongPassphrase)),
        "{refused:?}"
    );
    // The whole older file: its code is right, and the archive has seen a newer one.
    forge(&vault, old);
    let refused = vault.unlock(OTHER, now());
    assert!(matches!(refused, Err(Error::KeysOld)), "{refused:?}");
    assert_eq!(vault.state(), ArchiveState::Locked);
    // Nor is a copy made with keys that are not the archive's.
    fs::write(vault.keyring_file(), &today).unwrap();
    vault.unlock(THIRD, now()).unwrap();
    let copy = vault.folder().join("copia");
    let mut ring = Keyring::load(&vault.keyring_file()).unwrap();
    ring.expect_whole(&key.mac_key()).unwrap();
    ring = Keyring::new(&Key::random().unwrap(), THIRD, &vault.archive_file()).unwrap();
    ring.save(&vault.keyring_file()).unwrap();
    assert!(matches!(vault.backup(), Err(Error::KeysAltered)));
    assert!(!copy.exists());
}

#[test]
fn a_copy_opens_with_the_keys_of_its_day() {
    let (folder, mut vault, _) = shared();
    vault.unlock(OTHER, now()).unwrap();
    let copy = folder.path().join("copia.zip");
    vault.backup().unwrap().write(&copy, now()).unwrap();
    vault.change_passphrase(OTHER, THIRD, &[], now()).unwrap();
    let mut there = Vault::new(folder.path().join("altrove"), |_| Ok(()));
    there.restore(&copy, OTHER, now()).unwrap();
    assert_eq!(at_work(&there), Some(BRUNO));
    there.lock();
    there.unlock(PASSPHRASE, now()).unwrap();
    assert_eq!(at_work(&there), Some(ANNA));
}

#[test]
fn keys_newer_than_the_archive_are_those_of_a_change_that_was_interrupted() {
    let (_folder, mut vault, key) = shared();
    let ring = Keyring::load(&vault.keyring_file()).unwrap();
    let bruno = ring.slot_of(BRUNO).unwrap();
    let newer = ring.with_passphrase(&key, bruno, THIRD).unwrap();
    newer.save(&vault.keyring_file()).unwrap();
    vault.unlock(THIRD, now()).unwrap();
    let seen = vault.store().unwrap().read(settings::key_generation);
    assert_eq!(seen.unwrap(), newer.generation(), "the archive catches up");
}

#[test]
fn a_new_key_leaves_one_passphrase_and_names_who_is_shut_out() {
    let (_folder, mut vault, _) = shared();
    vault.unlock(PASSPHRASE, now()).unwrap();
    vault.change_key(PASSPHRASE, THIRD, &[], now()).unwrap();
    let (_, action, detail) = last_row(&vault);
    assert_eq!(action, "CHANGE_KEY");
    assert!(detail.contains("Bruno Prova"), "{detail}");
    assert!(!detail.contains("Anna"), "{detail}");
    vault.lock();
    for old in [PASSPHRASE, OTHER] {
        let refused = vault.unlock(old, now());
        assert!(
            matches!(refused, Err(Error::WrongPassphrase)),
            "{refused:?}"
        );
    }
    vault.unlock(THIRD, now()).unwrap();
    let coaches = vault.store().unwrap().read(settings::key_coaches);
    assert_eq!(coaches.unwrap(), []);
    vault
        .add_coach((ANNA, THIRD), (BRUNO, OTHER), &[], now())
        .unwrap();
}

#[test]
fn an_archive_that_cannot_be_written_opens_for_who_was_at_work_and_names_nobody_else() {
    let (_folder, mut vault, _) = shared();
    vault.prepare = |connection| {
        connection.execute_batch(
            "CREATE TEMP TRIGGER refused BEFORE INSERT ON main.journal BEGIN
                 SELECT raise(ABORT, 'full');
             END",
        )?;
        Ok(())
    };
    let refused = vault.unlock(OTHER, now());
    assert!(matches!(refused, Err(Error::Sql(_))), "{refused:?}");
    assert_eq!(vault.state(), ArchiveState::Locked);
    vault.unlock(PASSPHRASE, now()).unwrap();
    assert_eq!(at_work(&vault), Some(ANNA));
}
