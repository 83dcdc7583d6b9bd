#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::*;
use crate::key::Key;
use crate::vault::ArchiveState;
use crate::{Action, Error, ReadColumn as _, ReadRows as _, settings, values};

const OLD: &str = "cavallo lampione tredici nuvole";
const NEW: &str = "quattro biciclette sotto la pioggia";

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 29)
        .unwrap()
        .and_hms_opt(18, 15, 0)
        .unwrap()
}

type Files = BTreeMap<String, Vec<u8>>;

/// Every file of a folder and of those in it.
fn files_of(folder: &Path) -> Files {
    let mut files = Files::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            let within = files_of(&path).into_iter();
            files.extend(within.map(|(file, bytes)| (format!("{name}/{file}"), bytes)));
        } else {
            files.insert(name, fs::read(path).unwrap());
        }
    }
    files
}

/// A folder with these files, and its vault as the program finds it at its start.
fn vault_of(files: &Files) -> (tempfile::TempDir, Vault) {
    let home = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = home.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let vault = Vault::new(home.path(), |_| Ok(()));
    (home, vault)
}

/// A locked archive opened by a passphrase, with a word in it.
fn archive(passphrase: &str, word: &str) -> (tempfile::TempDir, Vault) {
    let home = tempfile::tempdir().unwrap();
    let mut vault = Vault::new(home.path(), |_| Ok(()));
    vault
        .create_unchecked::<Error>(passphrase, now(), |write| {
            settings::set(write, "parola", word)
        })
        .unwrap();
    vault.lock();
    (home, vault)
}

fn word(vault: &Vault) -> String {
    let store = vault.store().unwrap();
    let word = store.read(|connection| settings::get(connection, "parola"));
    word.unwrap().unwrap()
}

fn restored_rows(vault: &Vault) -> i64 {
    let store = vault.store().unwrap();
    store
        .read(|connection| -> Result<i64> {
            connection
                .prepare_cached("SELECT count(*) FROM journal WHERE action = ?1")?
                .one(values![Action::Restore.code()], |row| row.read(0))
        })
        .unwrap()
}

/// What the disk holds at every moment of a swap: before it, after each step, when all is done. A step that
/// finds nothing to do leaves the disk as it was.
fn moments(why: Interrupted) -> (Files, Vec<Files>) {
    let (home, vault) = archive(OLD, "vecchia");
    let (theirs, _) = archive(NEW, "nuova");
    let before = files_of(home.path());
    let from = match why {
        Interrupted::Restore => "copia-da-ripristinare/archivio.affianca",
        Interrupted::NewKey => new_key::DRAFT_FILE,
    };
    let mut now_there = before.clone();
    let coming = files_of(theirs.path());
    now_there.insert(from.into(), coming[ARCHIVE_FILE].clone());
    let plan = Plan {
        why,
        by: None,
        at: now(),
        from: from.into(),
        moves: vault.in_the_way(now()),
    };
    let mut all = Vec::new();
    now_there.insert(NEW_KEYS_FILE.into(), coming[KEYRING_FILE].clone());
    now_there.insert(PLAN_FILE.into(), serde_json::to_vec(&plan).unwrap());
    all.push(now_there.clone());
    let steps = plan.moves.iter().cloned().chain([
        (NEW_KEYS_FILE.into(), KEYRING_FILE.into()),
        (plan.from.clone(), ARCHIVE_FILE.into()),
    ]);
    for (place, to) in steps {
        let bytes = now_there.remove(&place).unwrap();
        now_there.insert(to, bytes);
        all.push(now_there.clone());
    }
    (before, all)
}

#[test]
fn whatever_moment_a_swap_broke_off_at_it_can_be_finished() {
    for why in [Interrupted::Restore, Interrupted::NewKey] {
        let (_, moments) = moments(why);
        let last = moments.len() - 1;
        for (moment, files) in moments.iter().enumerate() {
            let (_home, mut vault) = vault_of(files);
            vault.tidy().unwrap();
            let asked = (moment < last).then_some(why);
            assert_eq!(vault.interrupted(), asked, "{why:?}, step {moment}");
            vault.finish_interrupted().unwrap();
            assert_eq!(vault.interrupted(), None);
            assert_eq!(vault.state(), ArchiveState::Locked);
            vault.unlock(NEW, now()).unwrap();
            assert_eq!(word(&vault), "nuova", "{why:?}, step {moment}");
            let restores = i64::from(why == Interrupted::Restore);
            assert_eq!(restored_rows(&vault), restores, "{why:?}, step {moment}");
            vault.lock();
            vault.unlock(NEW, now()).unwrap();
            assert_eq!(restored_rows(&vault), restores, "it is told once");
            vault.lock();
            let left = files_of(vault.folder());
            let old = left
                .keys()
                .filter(|name| name.contains("-20261129-"))
                .count();
            assert_eq!(
                old,
                if why == Interrupted::NewKey { 0 } else { 2 },
                "{left:?}"
            );
            assert!(!left.contains_key(PLAN_FILE) && !left.contains_key(NEW_KEYS_FILE));
        }
    }
}

#[test]
fn whatever_moment_a_swap_broke_off_at_it_can_be_undone_while_its_last_step_is_to_come() {
    for why in [Interrupted::Restore, Interrupted::NewKey] {
        let (before, moments) = moments(why);
        for (moment, files) in moments.iter().rev().skip(1).rev().enumerate() {
            let (_home, mut vault) = vault_of(files);
            vault.tidy().unwrap();
            vault.undo_interrupted().unwrap();
            assert_eq!(files_of(vault.folder()), before, "{why:?}, step {moment}");
            vault.unlock(OLD, now()).unwrap();
            assert_eq!(word(&vault), "vecchia");
        }
    }
}

#[test]
fn what_was_being_made_is_removed_and_what_somebody_keeps_stays() {
    let (home, _vault) = archive(OLD, "vecchia");
    let before = files_of(home.path());
    let mut with = before.clone();
    for unfinished in [
        "archivio-in-creazione.affianca",
        "archivio-in-creazione.affianca-journal",
        "copia-in-corso.affianca",
        "copia-in-corso-automatica.affianca",
        "chiave-nuova.affianca",
        "chiavi.json.nuovo",
        "chiavi.json.in-arrivo",
        "visto-qui.nuovo",
        "sostituzione.json.nuovo",
        "copia-da-ripristinare/archivio.affianca",
        "copia-da-ripristinare/chiavi.json",
        "sostituzione.json",
    ] {
        with.insert(unfinished.into(), b"{}".to_vec());
    }
    let mut kept = before;
    for kept_file in [
        "archivio.affianca.messo-da-parte-20260101-090000",
        "chiavi.json.precedenti-20260101-090000",
        "archivio.prima-di-v2.affianca-copia",
        "appunti.txt",
    ] {
        with.insert(kept_file.into(), b"di qualcuno".to_vec());
        kept.insert(kept_file.into(), b"di qualcuno".to_vec());
    }
    let (_home, mut vault) = vault_of(&with);
    vault.tidy().unwrap();
    assert_eq!(vault.interrupted(), None);
    assert_eq!(
        files_of(vault.folder()).keys().collect::<Vec<_>>(),
        kept.keys().collect::<Vec<_>>()
    );
    vault.unlock(OLD, now()).unwrap();
}

#[test]
fn nothing_is_touched_while_the_archive_is_open_here_or_in_another_program() {
    let (home, mut vault) = archive(OLD, "vecchia");
    vault.unlock(OLD, now()).unwrap();
    let unfinished = home.path().join(backup::SNAPSHOT_FILE);
    fs::write(&unfinished, b"una copia che si sta facendo").unwrap();
    vault.tidy().unwrap();
    let mut other = Vault::new(home.path(), |_| Ok(()));
    assert!(matches!(other.tidy(), Err(Error::InUse)));
    assert!(unfinished.exists());
    vault.lock();
    other.tidy().unwrap();
    assert!(!unfinished.exists());
}

#[test]
fn a_plan_that_leads_out_of_the_folder_is_nobody_s() {
    let (home, vault) = archive(OLD, "vecchia");
    let outside = tempfile::NamedTempFile::new().unwrap();
    let path = outside.path().to_string_lossy().into_owned();
    for (from, place) in [
        (path.as_str(), "a"),
        ("../b", "a"),
        ("archivio.affianca", "../../c"),
    ] {
        let plan = Plan {
            why: Interrupted::NewKey,
            by: None,
            at: now(),
            from: from.into(),
            moves: vec![(place.into(), "d".into())],
        };
        vault.write_plan(&plan).unwrap();
        let mut vault = Vault::new(home.path(), |_| Ok(()));
        assert_eq!(vault.interrupted(), None, "{from}");
        vault.tidy().unwrap();
        assert!(!home.path().join(PLAN_FILE).exists());
        assert!(outside.path().exists());
        vault.unlock(OLD, now()).unwrap();
    }
}

/// The log of an archive whose program broke off after `change`.
fn log_after(vault: &mut Vault, passphrase: &str, change: &str) -> Vec<u8> {
    vault.unlock(passphrase, now()).unwrap();
    let store = vault.store().unwrap();
    store
        .write(Action::Copy, now(), |write| -> Result<()> {
            Ok(write.execute_batch(change)?)
        })
        .unwrap();
    let log = fs::read(beside(&vault.archive_file(), "-wal")).unwrap();
    drop(store);
    vault.lock();
    log
}

const CHANGE: &str = "INSERT INTO setting VALUES ('prova', 'detto')";

#[test]
fn a_log_without_its_archive_is_not_taken_for_a_new_one_s_and_is_not_thrown_away() {
    let (_theirs, mut other) = archive(NEW, "altra");
    let log = log_after(&mut other, NEW, CHANGE);
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("archivio.affianca-wal"), &log).unwrap();
    let mut vault = Vault::new(home.path(), |_| Ok(()));
    vault.tidy().unwrap();
    vault
        .create_unchecked::<Error>(OLD, now(), |_| Ok(()))
        .unwrap();
    vault.lock();
    vault.unlock(OLD, now()).unwrap();
    let kept = fs::read(home.path().join("archivio.affianca-wal.messo-da-parte"));
    assert_eq!(kept.unwrap(), log);
}

#[test]
fn a_log_of_another_archive_or_another_day_is_set_aside_and_the_archive_opens() {
    let (_theirs, mut other) = archive(NEW, "altra");
    let theirs = log_after(&mut other, NEW, CHANGE);
    // The first page of the archive, which every look at it reads, is not in this one.
    let without_the_first_page = log_after(
        &mut other,
        NEW,
        "UPDATE setting SET value = 'x' WHERE key = 'prova'",
    );
    let (home, mut vault) = archive(OLD, "vecchia");
    for log in [&theirs, &without_the_first_page] {
        fs::write(beside(&vault.archive_file(), "-wal"), log).unwrap();
        let before = fs::read(vault.archive_file()).unwrap();
        vault.unlock(OLD, now()).unwrap();
        assert_eq!(word(&vault), "vecchia");
        vault.lock();
        let kept = home.path().join("archivio.affianca-wal.messo-da-parte");
        assert_eq!(&fs::read(&kept).unwrap(), log);
        fs::remove_file(kept).unwrap();
        assert_eq!(before.len(), fs::read(vault.archive_file()).unwrap().len());
    }
}

#[test]
fn a_swap_that_fails_leaves_no_plan_behind() {
    let (home, vault) = archive(OLD, "vecchia");
    let before = files_of(home.path());
    let ring = Keyring::new(&Key::random().unwrap(), NEW, &vault.archive_file()).unwrap();
    let nothing = home.path().join("non-c’è");
    vault
        .take(&nothing, &ring, (Interrupted::Restore, None), now())
        .unwrap_err();
    assert_eq!(files_of(home.path()), before);
}

#[test]
fn where_there_never_was_an_archive_nothing_is_finished_undone_or_made() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("archivio");
    let mut vault = Vault::new(&folder, |_| Ok(()));
    vault.finish_interrupted().unwrap();
    vault.undo_interrupted().unwrap();
    vault.tidy().unwrap();
    assert!(!folder.exists());
}
