//! *Importa* of a table whose requests are here already: what is told, what stays, what is taken.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;

use affianca_domain::{Minutes, PortalChoice, RequestState};
use affianca_workflow::Refusal;
use affianca_workflow::import::{HeldChoices, ImportOutcome, ImportReport};
use common::{HEADINGS, MANUAL, Request, all, at, one, open, preview, take};

#[test]
fn importing_twice_doubles_nothing_and_tells_what_differs() {
    let (_home, archive) = open();
    take(&archive, MANUAL.as_bytes());
    let changed = MANUAL
        .replacen("PROPOSTA;30-06-2022", "AMMESSO AL SERVIZIO;30-06-2022", 1)
        .replace("PROPOSTA;;;;;;;;", ";;;;;;;;")
        .replace(
            "JC-AL - Allenamento e affiancamento;44;1.672,00 €",
            "JC-AL - Allenamento e affiancamento;40;1.520,00 €",
        );
    let (shown, report) = take(&archive, changed.as_bytes());
    assert_eq!((shown.new, shown.known, shown.different), (0, 2, 1));
    assert_eq!(
        report,
        ImportReport {
            known: 2,
            left: 1,
            ..ImportReport::default()
        }
    );
    assert_eq!(all(&archive).len(), 3);
    let base = shown
        .rows
        .iter()
        .find(|row| row.opal.ends_with("022"))
        .unwrap();
    assert_eq!(base.outcome, ImportOutcome::Different);
    let told: Vec<String> = base
        .differences
        .iter()
        .map(|it| format!("{}: {} → {}", it.field, it.here, it.there))
        .collect();
    assert_eq!(
        told,
        [
            "Stato: PROPOSTA → AMMESSO AL SERVIZIO",
            "Ore di JC-AL: 44:00 → 40:00",
            "Importo di JC-AL: 1.672,00 € → 1.520,00 €",
        ]
    );
    assert_eq!(
        one(&archive, "JC-1-1103/022").state,
        RequestState::Proposed,
        "the archive's own word stays"
    );
}

#[test]
fn what_came_in_meanwhile_is_left_as_it_is() {
    let (_home, archive) = open();
    let (_, first) = preview(&archive, MANUAL.as_bytes());
    take(&archive, MANUAL.as_bytes());
    let report = archive
        .run_import(
            &first,
            &HeldChoices::default(),
            at("2022-07-01T10:00"),
            &mut |_, _| true,
        )
        .unwrap();
    assert_eq!(
        report,
        ImportReport {
            known: 3,
            ..ImportReport::default()
        }
    );
    assert_eq!(all(&archive).len(), 3);
}

#[test]
fn a_choice_is_of_the_differences_that_were_shown() {
    let (_home, archive) = open();
    let request = Request::new(1).csv();
    take(&archive, format!("{HEADINGS}{request}").as_bytes());
    let there = request
        .replacen("PROPOSTA;", "AMMESSO AL SERVIZIO;", 1)
        .replace(";44;1.672,00", ";40;1.520,00");
    let (shown, prepared) = preview(&archive, format!("{HEADINGS}{there}").as_bytes());
    assert_eq!(shown.different, 1);
    let all = HeldChoices {
        different: PortalChoice::Take,
        ..HeldChoices::default()
    };
    let row = one(&archive, "JC-1-1103/901");
    let now = at("2022-07-01T10:00");
    archive.admit(row.id, RequestState::Proposed, now).unwrap();
    let run = || archive.run_import(&prepared, &all, now, &mut |_, _| true);
    let refused = run().unwrap_err();
    assert_eq!(refused.refusal(), Some(&Refusal::ListChanged));
    assert_eq!(
        one(&archive, "JC-1-1103/901").activities,
        row.activities,
        "the hours are as they were"
    );
    let (_, prepared) = preview(&archive, format!("{HEADINGS}{there}").as_bytes());
    let report = archive
        .run_import(&prepared, &all, now, &mut |_, _| true)
        .unwrap();
    assert_eq!((report.taken, report.left), (1, 0));
    let minutes = |row: affianca_workflow::requests::RequestRow| {
        let mut activities = row.activities.into_iter();
        activities.find(|it| it.code == "JC-AL").unwrap().minutes
    };
    assert_eq!(
        minutes(one(&archive, "JC-1-1103/901")),
        Minutes::from_hours(40)
    );
}
