#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};

use affianca_workflow::inspection::InspectionScope;
use affianca_workflow::registers::{RegisterOrder, ScopeForm};
use affianca_workflow::{Action, JournalFilter};

use super::*;
use crate::commands::registers;
use crate::desktop::stand_in::StandIn;
use crate::office::tests::example_with;

/// A desktop at which somebody chooses a place.
fn somebody(folder: &Path) -> StandIn {
    let saves = folder.to_owned();
    StandIn::nobody()
        .saves(move |name| Ok(saves.join(name)))
        .chooses_folder(folder.to_owned())
}

/// An example with a register, and a folder to put things in.
fn office(home: &Path) -> (Office, PathBuf) {
    let folder = home.join("chiavetta");
    fs::create_dir(&folder).unwrap();
    let office = example_with(&home.join("dati"), somebody(&folder));
    let requests = office.work(|archive, now| archive.list_requests(&<_>::default(), now));
    let issued = requests.unwrap().rows.iter().any(|row| {
        let order = RegisterOrder {
            request: row.id,
            scope: ScopeForm::Opal,
            blank: false,
            replaces: None,
        };
        registers::issue_register(&office, order).is_ok()
    });
    assert!(issued);
    (office, folder)
}

fn order(folder: bool) -> InspectionOrder {
    InspectionOrder {
        scope: InspectionScope::All,
        folder,
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn told(office: &Office) -> usize {
    let filter = JournalFilter {
        action: Some(Action::ExportInspection),
        ..JournalFilter::default()
    };
    let found = office.work(|archive, now| archive.journal(&filter, now));
    found.unwrap().rows.len()
}

#[test]
fn a_fascicolo_is_made_as_a_zip_or_as_a_new_folder_each_time() {
    let home = tempfile::tempdir().unwrap();
    let (office, folder) = office(home.path());
    let zip = make_inspection(&office, order(false), Progress::unheard()).unwrap();
    assert!(zip.path.contains("fascicolo-") && zip.left_out == 0);
    let first = names(&folder);
    assert!(first.len() == 1 && first[0].ends_with(".zip"), "{first:?}");
    for times in 1..=2 {
        let made = make_inspection(&office, order(true), Progress::unheard()).unwrap();
        assert_eq!(
            names(&folder).len(),
            1 + times,
            "nothing is written over or left beside"
        );
        let made = Path::new(&made.path);
        let listed = fs::read_to_string(made.join("SHA256SUMS")).unwrap();
        assert!(listed.lines().count() >= 4);
        for line in listed.lines() {
            let (_, place) = line.split_once("  ").unwrap();
            assert!(made.join(place).is_file(), "{place}");
        }
        let paper = fs::read(made.join("INDICE.pdf")).unwrap();
        assert!(paper.starts_with(b"%PDF-"));
    }
    assert_eq!(told(&office), 3);
}

#[test]
fn given_up_nothing_of_it_stays_and_the_journal_says_nothing() {
    let home = tempfile::tempdir().unwrap();
    let (office, folder) = office(home.path());
    for as_folder in [false, true] {
        let gives_up = office.clone();
        let progress = Progress::heard(move || gives_up.copies().give_up());
        let given_up = make_inspection(&office, order(as_folder), progress);
        assert!(matches!(given_up, Err(Error::Cancelled)));
        assert_eq!(names(&folder), Vec::<String>::new());
    }
    assert_eq!(told(&office), 0);
    assert!(!office.copies().is_busy());
    assert!(make_inspection(&office, order(false), Progress::unheard()).is_ok());
}

#[test]
fn locked_meanwhile_nothing_is_read_on() {
    let home = tempfile::tempdir().unwrap();
    let (office, folder) = office(home.path());
    let locks = office.clone();
    let progress = Progress::heard(move || locks.close_for_good());
    assert!(make_inspection(&office, order(true), progress).is_err());
    assert_eq!(names(&folder), Vec::<String>::new());
}
