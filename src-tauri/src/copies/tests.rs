#![allow(clippy::unwrap_used)]

use std::path::Path;

use affianca_workflow::directory::{BranchForm, CoachForm, CreateArchive, Provider};
use affianca_workflow::vault::ArchiveState;
use affianca_workflow::{Action, JournalFilter};

use super::*;
use crate::commands;
use crate::desktop::stand_in::StandIn;

const PASSPHRASE: &str = "cavallo lampione tredici nuvole";
const LONG: Duration = Duration::from_secs(60);

/// An office with an archive of one's own, open, at a desktop where `chiavetta` is chosen.
fn office(home: &Path, chosen: &str) -> Office {
    let stick = home.join(chosen);
    std::fs::create_dir_all(&stick).unwrap();
    let desktop = StandIn::nobody().chooses_folder(stick);
    let office = Office::new(home.join("dati"), Instant::now(), desktop);
    office.own().create(&first_start(), clock::now()).unwrap();
    office
}

fn first_start() -> CreateArchive {
    CreateArchive {
        provider: Provider {
            name: "Ente Prova".into(),
            tax_code: "01234567897".into(),
            referent: "Paola Neri".into(),
        },
        branch: BranchForm {
            name: "Treviso".into(),
            address: "via Roggia 12".into(),
            municipality: "Treviso".into(),
            patron_day: "27/04".into(),
        },
        coach: CoachForm {
            surname: "Moretti".into(),
            name: "Anna".into(),
            branch: None,
        },
        passphrase: PASSPHRASE.into(),
    }
}

fn ask(office: &Office, command: &str) -> serde_json::Value {
    commands::answer(office, command, &serde_json::json!({})).unwrap()
}

fn copies_in(folder: &Path) -> usize {
    std::fs::read_dir(folder).unwrap().count()
}

fn rows_of_copies(office: &Office) -> u32 {
    let filter = JournalFilter {
        action: Some(Action::Copy),
        ..JournalFilter::default()
    };
    office
        .archive()
        .unwrap()
        .journal(&filter, clock::now())
        .unwrap()
        .found
}

fn unlock(office: &Office) {
    let sent = serde_json::json!({ "passphrase": PASSPHRASE });
    commands::answer(office, "unlock", &sent).unwrap();
}

#[test]
fn the_lock_makes_the_copy_that_is_due_and_the_next_opening_tells_the_journal() {
    let home = tempfile::tempdir().unwrap();
    let (office, stick) = (
        office(home.path(), "chiavetta"),
        home.path().join("chiavetta"),
    );
    assert_eq!(ask(&office, "scheduled_copies"), serde_json::Value::Null);
    let chosen = ask(&office, "choose_copies_folder");
    assert_eq!(chosen["copies"], 0);
    assert_eq!(chosen["last"], serde_json::Value::Null);

    office.close();
    assert_eq!(office.state(), (ArchiveState::Locked, false));
    assert!(office.copies().scheduled.wait(LONG));
    assert_eq!(copies_in(&stick), 1);
    assert_eq!(office.copies().trouble(), None);

    unlock(&office);
    assert_eq!(rows_of_copies(&office), 1);
    assert_eq!(ask(&office, "scheduled_copies")["copies"], 1);
    office.close();
    assert!(office.copies().scheduled.wait(LONG));
    assert_eq!(copies_in(&stick), 1, "one a day");
}

#[test]
fn the_end_of_the_program_makes_it_while_the_window_waits_and_tells_the_journal() {
    let home = tempfile::tempdir().unwrap();
    let (office, stick) = (
        office(home.path(), "chiavetta"),
        home.path().join("chiavetta"),
    );
    ask(&office, "choose_copies_folder");
    assert!(office.asks_before_closing());
    finish(&office, |_| {});
    assert_eq!(copies_in(&stick), 1);
    assert_eq!(rows_of_copies(&office), 1);
    office.close_for_good();
    office.copies().end();
    assert_eq!(copies_in(&stick), 1);
    assert!(!office.asks_before_closing());
}

#[test]
fn a_stick_that_is_not_there_is_said_calmly_and_no_longer_once_it_is() {
    let home = tempfile::tempdir().unwrap();
    let (office, stick) = (
        office(home.path(), "chiavetta"),
        home.path().join("chiavetta"),
    );
    ask(&office, "choose_copies_folder");
    std::fs::remove_dir(&stick).unwrap();
    office.close();
    assert!(office.copies().scheduled.wait(LONG));
    assert_eq!(office.copies().trouble(), Some(CopyTrouble::FolderMissing));
    unlock(&office);
    let said = ask(&office, "frame")["copyDue"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(
        said.contains("chiavetta o la cartella delle copie non c’è"),
        "{said}"
    );
    assert_eq!(
        ask(&office, "scheduled_copies")["copies"],
        serde_json::Value::Null
    );
    std::fs::create_dir(&stick).unwrap();
    // The opening looks for it in the background, and one look at a time is had.
    while office.copies().trouble().is_some() {
        look_for_folder(&office);
        std::thread::yield_now();
    }
    let said = ask(&office, "frame")["copyDue"].to_string();
    assert!(!said.contains("chiavetta"), "{said}");
    ask(&office, "stop_scheduled_copies");
    assert_eq!(ask(&office, "scheduled_copies"), serde_json::Value::Null);
    office.close();
    assert!(office.copies().scheduled.wait(LONG));
    assert_eq!(copies_in(&stick), 0);
}

#[test]
fn a_folder_that_goes_with_the_archive_or_cannot_be_written_is_refused() {
    let home = tempfile::tempdir().unwrap();
    let office = office(home.path(), "dati/copie");
    let none = serde_json::json!({});
    let refused = commands::answer(&office, "choose_copies_folder", &none).unwrap_err();
    assert!(
        refused.message.contains("fra i dati di Affianca"),
        "{}",
        refused.message
    );
    std::fs::remove_dir(home.path().join("dati/copie")).unwrap();
    std::fs::remove_dir_all(home.path().join("altrove")).ok();
    let gone = commands::answer(&office, "choose_copies_folder", &none).unwrap_err();
    assert_eq!(gone.field.as_deref(), Some("folder"));
    assert_eq!(ask(&office, "scheduled_copies"), serde_json::Value::Null);
}

#[test]
fn what_is_given_up_is_over_soon_and_the_end_waits_for_no_disk() {
    let slot = Arc::new(Slot::default());
    let going = slot.begin().unwrap();
    assert!(slot.begin().is_none(), "there is one at a time");
    assert!(going.passes(1, 4));
    assert_eq!(slot.hundredths(), 25);
    slot.give_up();
    assert!(!going.passes(2, 4));
    assert!(!slot.wait(Duration::ZERO));
    let copies = Copies {
        asked: Arc::clone(&slot),
        ..Copies::default()
    };
    let begun = Instant::now();
    copies.end();
    assert!(
        begun.elapsed() < CLEARED_IN + Duration::from_secs(20),
        "it ends all the same"
    );
    going.writes();
    drop(going);
    assert!(slot.wait(Duration::ZERO));
    assert!(slot.begin().unwrap().passes(0, 0), "the next one is wanted");
}

#[test]
fn a_copy_whose_archive_was_read_goes_on_while_the_computer_goes_to_sleep() {
    let copies = Copies::default();
    copies.stop_reading();
    let going = copies.scheduled.begin().unwrap();
    going.writes();
    copies.stop_reading();
    assert!(going.passes(1, 2), "it is still wanted");
}
