//! How an open archive is guarded, chosen in *Archivio* and kept in the archive.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::path::Path;

use affianca_workflow::{Action, JournalFilter};
use support::{Home, PASSPHRASE, names_of, now};

#[test]
fn the_minutes_of_the_lock_are_ten_until_others_are_chosen_and_outlast_the_lock() {
    let mut home = Home::new();
    assert_eq!(home.archive().idle_minutes().unwrap().number(), 10);
    home.archive().set_idle_minutes(30, now()).unwrap();
    home.vault.lock();
    home.vault.unlock(PASSPHRASE, now()).unwrap();
    assert_eq!(home.archive().idle_minutes().unwrap().number(), 30);
    for wrong in [0, 1, 61, u32::MAX] {
        let refused = home.archive().set_idle_minutes(wrong, now());
        assert_eq!(names_of(refused), ["minutes"]);
    }
    assert_eq!(home.archive().idle_minutes().unwrap().number(), 30);
}

#[test]
fn pictures_of_the_screen_are_excluded_until_somebody_allows_them() {
    let home = Home::new();
    assert!(!home.archive().capture_allowed().unwrap());
    home.archive().allow_capture(true, now()).unwrap();
    assert!(home.archive().capture_allowed().unwrap());
    home.archive().allow_capture(false, now()).unwrap();
    assert!(!home.archive().capture_allowed().unwrap());
}

#[test]
fn the_folder_of_copies_is_kept_in_the_archive_and_its_path_in_no_row() {
    let home = Home::new();
    let archive = home.archive();
    assert!(archive.copies_folder().unwrap().is_none());
    let stick = Path::new("/media/anna/CHIAVETTA/copie");
    archive.choose_copies_folder(stick, now()).unwrap();
    let folder = archive.copies_folder().unwrap().unwrap();
    assert_eq!(folder.path(), stick);
    assert_eq!(folder.last(), None);
    assert!(!folder.is_there());
    archive.stop_scheduled_copies(now()).unwrap();
    assert!(archive.copies_folder().unwrap().is_none());
    let filter = JournalFilter {
        action: Some(Action::CopiesFolder),
        page_size: 10,
        ..JournalFilter::default()
    };
    let page = archive.journal(&filter, now()).unwrap();
    assert_eq!(page.found, 2);
    let told = format!("{:?}", page.rows);
    assert!(
        !told.contains("anna") && !told.contains("CHIAVETTA"),
        "{told}"
    );
}
