//! The journal as a user reads it: one row an operation, newest first, whole from the first day.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use affianca_workflow::directory::CentreForm;
use affianca_workflow::{Action, JournalFilter};
use support::{Home, now};

#[test]
fn every_operation_leaves_one_row_that_says_who_and_what() {
    let home = Home::new();
    let archive = home.archive();
    let created = &archive
        .journal(&JournalFilter::default(), now())
        .unwrap()
        .rows[0];
    assert_eq!(created.what, Action::CreateArchive.describe());
    assert_eq!(created.who, "Affianca", "nobody was at work yet");
    for number in 0..12 {
        let form = CentreForm {
            name: format!("CPI {number}"),
            ..CentreForm::default()
        };
        archive.save_centre(None, &form, now()).unwrap();
    }
    let page = archive.journal(&JournalFilter::default(), now()).unwrap();
    assert_eq!((page.found, page.more, page.rows.len()), (13, false, 10));
    assert!(page.older && !page.newer);
    assert_eq!(page.rows[0].subject, "CPI «CPI 11»");
    assert_eq!(
        page.rows[0].details,
        [("Nome".to_owned(), "CPI 11".to_owned())]
    );
    assert_eq!(page.rows[0].at, now());
    let filter = JournalFilter {
        action: Some(Action::CreateArchive),
        ..JournalFilter::default()
    };
    assert_eq!(archive.journal(&filter, now()).unwrap().found, 1);
    assert_eq!(page.actions.len(), Action::ALL.len());
}

#[test]
fn the_chain_holds_over_locking_and_another_passphrase() {
    let mut home = Home::new();
    let other = "quattro biciclette sotto la pioggia";
    home.vault
        .change_passphrase(support::PASSPHRASE, other, now())
        .unwrap();
    home.vault.lock();
    home.vault.unlock(other, now()).unwrap();
    let form = CentreForm {
        name: "CPI Padova".into(),
        ..CentreForm::default()
    };
    home.archive().save_centre(None, &form, now()).unwrap();
    let report = home.archive().verify_journal().unwrap();
    assert_eq!((report.rows, report.broken), (4, None));
}
