#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{Days, NaiveDate, TimeDelta};

use super::*;
use crate::journal;
use crate::settings::{COPIES_FOLDER, LAST_COPY, LAST_SCHEDULED_COPY};
use crate::vault::ArchiveState;

const PASSPHRASE: &str = "cavallo lampione tredici nuvole";

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 29)
        .unwrap()
        .and_hms_opt(18, 15, 0)
        .unwrap()
}

const WANTED: Heard = &|_, _| true;

/// An open archive whose copies go to the folder `chiavetta` beside it.
struct Desk {
    home: tempfile::TempDir,
    vault: Vault,
}

impl Desk {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let mut vault = Vault::new(home.path().join("archivio"), |_| Ok(()));
        vault
            .create_unchecked::<Error>(PASSPHRASE, now(), |_| Ok(()))
            .unwrap();
        let desk = Self { home, vault };
        fs::create_dir(desk.stick()).unwrap();
        desk.set(COPIES_FOLDER, desk.stick().to_str().unwrap());
        desk
    }

    fn stick(&self) -> PathBuf {
        self.home.path().join("chiavetta")
    }

    fn set(&self, key: &str, value: &str) {
        let store = self.vault.store().unwrap();
        store
            .keep_draft(|connection| settings::set(connection, key, value))
            .unwrap();
    }

    fn setting(&self, key: &str) -> Option<String> {
        let store = self.vault.store().unwrap();
        store
            .read(|connection| settings::get(connection, key))
            .unwrap()
    }

    fn due(&self, at: NaiveDateTime) -> Option<ScheduledBackup> {
        self.vault.scheduled_backup(at).unwrap()
    }

    fn rows(&self) -> i64 {
        self.vault.store().unwrap().verify_journal().unwrap().rows as i64
    }

    fn on_stick(&self) -> Vec<String> {
        names(&self.stick())
    }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn none_is_made_before_a_folder_is_chosen() {
    let desk = Desk::new();
    assert!(desk.due(now()).is_some());
    let store = desk.vault.store().unwrap();
    store
        .keep_draft(|connection| settings::remove(connection, COPIES_FOLDER))
        .unwrap();
    assert!(desk.due(now()).is_none());
}

#[test]
fn a_copy_is_written_with_the_archive_locked_and_told_when_it_is_opened() {
    let mut desk = Desk::new();
    let rows = desk.rows();
    let held = desk.vault.store().unwrap().read(journal::head).unwrap();
    let weak = std::sync::Arc::downgrade(&desk.vault.store().unwrap());
    let due = desk.due(now()).unwrap();
    desk.vault.lock();
    let taken = due.take(WANTED).unwrap();
    assert_eq!(
        weak.strong_count(),
        0,
        "nobody has the archive open any more"
    );
    taken.write(WANTED).unwrap();
    let name = desk.on_stick();
    assert_eq!(name.len(), 1, "{name:?}");
    assert!(
        name[0].starts_with("affianca-automatica-2026-11-29-181500-"),
        "{name:?}"
    );

    desk.vault.unlock(PASSPHRASE, now()).unwrap();
    let opened = now() + TimeDelta::hours(14);
    desk.vault
        .store()
        .unwrap()
        .tell_scheduled_copies(opened)
        .unwrap();
    assert_eq!(desk.rows(), rows + 2, "the opening and the copy");
    let store = desk.vault.store().unwrap();
    let told = store.read(|connection| journal::copy_told(connection, &held.unwrap()));
    assert_eq!(
        told.unwrap(),
        u32::try_from(rows + 2).ok(),
        "with what it holds"
    );
    let at = Some("2026-11-29T18:15:00".to_owned());
    assert_eq!(desk.setting(LAST_COPY), at);
    assert_eq!(desk.setting(LAST_SCHEDULED_COPY), at);
    desk.vault
        .store()
        .unwrap()
        .tell_scheduled_copies(opened)
        .unwrap();
    assert_eq!(desk.rows(), rows + 2, "it is told once");
    assert!(desk.due(opened).is_none(), "it is no day old");
    assert!(desk.due(now() + Days::new(1)).is_some());
    assert_eq!(
        names(desk.vault.folder())
            .iter()
            .filter(|it| it.starts_with("copi"))
            .count(),
        0
    );

    let mut there = Vault::new(desk.home.path().join("altrove"), |_| Ok(()));
    there
        .restore(&desk.stick().join(&name[0]), PASSPHRASE, now())
        .unwrap();
    assert_eq!(there.state(), ArchiveState::Open);
}

#[test]
fn a_note_of_another_archive_or_none_at_all_is_told_to_nobody() {
    let desk = Desk::new();
    let rows = desk.rows();
    let file = desk.vault.folder().join(NOTE_FILE);
    let theirs = Desk::new();
    theirs
        .due(now())
        .unwrap()
        .take(WANTED)
        .unwrap()
        .write(WANTED)
        .unwrap();
    let theirs = fs::read(theirs.vault.folder().join(NOTE_FILE)).unwrap();
    for bytes in [
        &theirs[..],
        b"",
        b"copie fatte da nessuno, con molte parole",
    ] {
        fs::write(&file, bytes).unwrap();
        desk.vault
            .store()
            .unwrap()
            .tell_scheduled_copies(now())
            .unwrap();
        assert_eq!(desk.rows(), rows);
        assert!(!file.exists());
    }
    assert_eq!(desk.setting(LAST_COPY), None);
}

#[test]
fn a_copy_given_up_leaves_nothing_anywhere() {
    let desk = Desk::new();
    let refused = desk.due(now()).unwrap().take(&|_, _| false);
    assert!(matches!(refused, Err(Error::GivenUp)), "{refused:?}");
    let asked = AtomicU64::new(0);
    // The whole of it, to know how often it is asked; then broken off at each of these.
    let taken = desk.due(now()).unwrap().take(WANTED).unwrap();
    taken
        .write(&|_, _| asked.fetch_add(1, Ordering::Relaxed) < u64::MAX)
        .unwrap();
    let whole = asked.load(Ordering::Relaxed);
    fs::remove_file(desk.stick().join(&desk.on_stick()[0])).unwrap();
    fs::remove_file(desk.vault.folder().join(NOTE_FILE)).unwrap();
    let before = names(desk.vault.folder());
    assert!(whole > 4, "{whole}");
    for last in 0..whole {
        let taken = desk.due(now()).unwrap().take(WANTED).unwrap();
        let asked = AtomicU64::new(0);
        let refused = taken.write(&|_, _| asked.fetch_add(1, Ordering::Relaxed) < last);
        assert!(
            matches!(refused, Err(Error::GivenUp)),
            "{last}: {refused:?}"
        );
        assert!(desk.on_stick().is_empty(), "{last}");
        assert_eq!(names(desk.vault.folder()), before, "{last}");
    }
}

#[test]
fn how_far_a_copy_has_come_only_grows_and_ends_with_all_of_it() {
    let desk = Desk::new();
    let heard = std::sync::Mutex::new(Vec::new());
    let listen: Heard = &|done, all| {
        heard.lock().unwrap().push((done, all));
        true
    };
    desk.due(now())
        .unwrap()
        .take(listen)
        .unwrap()
        .write(listen)
        .unwrap();
    let heard = heard.into_inner().unwrap();
    assert!(heard.is_sorted_by_key(|(done, _)| *done), "{heard:?}");
    let (done, all) = heard.last().copied().unwrap();
    assert_eq!(done, all);
}

#[test]
fn a_folder_that_is_gone_or_another_stick_gets_no_copy() {
    let desk = Desk::new();
    let write = |at| desk.due(at).unwrap().take(WANTED).unwrap().write(WANTED);
    write(now()).unwrap();
    desk.vault
        .store()
        .unwrap()
        .tell_scheduled_copies(now())
        .unwrap();
    let later = now() + Days::new(2);
    fs::rename(desk.stick(), desk.home.path().join("staccata")).unwrap();
    assert!(matches!(write(later), Err(Error::NoCopiesFolder)));
    // The place is there again, and none of the copies made before.
    fs::create_dir(desk.stick()).unwrap();
    assert!(!desk.due(later).unwrap().folder().is_there());
    assert!(matches!(write(later), Err(Error::NoCopiesFolder)));
    assert!(desk.on_stick().is_empty());
    fs::remove_dir(desk.stick()).unwrap();
    fs::rename(desk.home.path().join("staccata"), desk.stick()).unwrap();
    write(later).unwrap();
    assert_eq!(desk.on_stick().len(), 2);
}

#[test]
fn only_what_the_program_wrote_of_this_archive_is_thinned() {
    let desk = Desk::new();
    let store = desk.vault.store().unwrap();
    let site = store.read(settings::site).unwrap();
    let other = Site::new(site.number() % Site::MOST + 1).unwrap();
    let day = |days| now() - Days::new(days);
    for days in 1..=40 {
        for site in [site, other] {
            fs::write(
                desk.stick()
                    .join(ScheduledCopy::new(site, day(days)).to_string()),
                b"",
            )
            .unwrap();
        }
    }
    let ours_unfinished = format!("{}{UNFINISHED}", ScheduledCopy::new(site, day(3)));
    let theirs_unfinished = format!("{}{UNFINISHED}", ScheduledCopy::new(other, day(3)));
    for name in [
        &ours_unfinished,
        &theirs_unfinished,
        "affianca-2026-01-01.affianca-copia",
        "tesi.docx",
    ] {
        fs::write(desk.stick().join(name), b"").unwrap();
    }
    desk.due(now())
        .unwrap()
        .take(WANTED)
        .unwrap()
        .write(WANTED)
        .unwrap();
    let left = desk.on_stick();
    let of = |site: Site| {
        let copies = left
            .iter()
            .filter_map(|name| name.parse::<ScheduledCopy>().ok());
        copies.filter(|copy| copy.site() == site).count()
    };
    assert_eq!(of(other), 40, "another archive's stay");
    assert!((7..=13).contains(&of(site)), "{}", of(site));
    assert!(
        left.contains(&ScheduledCopy::new(site, now()).to_string()),
        "the one just made"
    );
    assert!(left.contains(&theirs_unfinished) && !left.contains(&ours_unfinished));
    assert!(left.iter().any(|name| name == "tesi.docx"));
    assert!(
        left.iter()
            .any(|name| name == "affianca-2026-01-01.affianca-copia")
    );
}

#[test]
fn a_clock_that_was_ahead_keeps_no_copy_from_being_made_and_told() {
    let desk = Desk::new();
    desk.set(LAST_SCHEDULED_COPY, "2031-01-01T00:00:00");
    desk.set(LAST_COPY, "2031-01-01T00:00:00");
    let ahead = NaiveDate::from_ymd_opt(2031, 1, 1)
        .unwrap()
        .and_hms_opt(0, 0, 0)
        .unwrap();
    let site = desk.due(now()).unwrap().folder.site;
    fs::write(
        desk.stick()
            .join(ScheduledCopy::new(site, ahead).to_string()),
        b"",
    )
    .unwrap();
    desk.due(now())
        .unwrap()
        .take(WANTED)
        .unwrap()
        .write(WANTED)
        .unwrap();
    desk.vault
        .store()
        .unwrap()
        .tell_scheduled_copies(now())
        .unwrap();
    let at = Some("2026-11-29T18:15:00".to_owned());
    assert_eq!(desk.setting(LAST_COPY), at);
    assert_eq!(desk.setting(LAST_SCHEDULED_COPY), at);
}
