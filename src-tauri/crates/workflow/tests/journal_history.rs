//! The journal asked by person, request, who, operation and date; turned page by page; taken out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use affianca_domain::{JournalSheet, RequestState};
use affianca_workflow::directory::{CentreForm, CoachForm};
use affianca_workflow::{
    Action, Archive, Error, JournalEntry, JournalFilter, JournalFormat, JournalPage, JournalTurn,
    Refusal,
};
use common::{HEADINGS, Request, at};
use tempfile::TempDir;

const OTHER: &str = "CCCFBA85D03L219P";

/// Two requests of one person and one of another, imported together; the first one admitted.
fn archive() -> (TempDir, Archive) {
    let (home, archive) = common::open();
    let table = [
        Request::new(1).csv(),
        Request::new(2).csv(),
        Request::new(3)
            .tax_code(OTHER)
            .csv()
            .replace("Rossi;Mario", "Ciccocci;Fabio"),
    ]
    .concat();
    common::take(&archive, format!("{HEADINGS}{table}").as_bytes());
    let first = common::one(&archive, "JC-1-1103/901").id;
    archive
        .admit(first, RequestState::Proposed, at("2022-07-02T10:00"))
        .unwrap();
    (home, archive)
}

fn ask(archive: &Archive, filter: &JournalFilter) -> JournalPage {
    archive.journal(filter, at("2022-07-12T09:00")).unwrap()
}

fn whats(page: &JournalPage) -> Vec<&str> {
    page.rows.iter().map(|row| row.what.as_str()).collect()
}

fn many_rows(archive: &Archive, how_many: u32) {
    for number in 0..how_many {
        let form = CentreForm {
            name: format!("CPI {number}"),
            ..CentreForm::default()
        };
        archive
            .save_centre(None, &form, at("2022-07-03T10:00"))
            .unwrap();
    }
}

#[test]
fn a_request_tells_its_whole_story_the_import_included() {
    let (_home, archive) = archive();
    let first = common::one(&archive, "JC-1-1103/901").id;
    let page = ask(
        &archive,
        &JournalFilter {
            request: Some(first),
            ..JournalFilter::default()
        },
    );
    assert_eq!(
        whats(&page),
        ["Ammissione al servizio", "Richieste importate"]
    );
    assert_eq!(page.opal.as_deref(), Some("JC-1-1103/901"));
    assert_eq!(page.rows[0].opal.as_deref(), Some("JC-1-1103/901"));
    assert_eq!(
        (page.found, page.more, page.older, page.newer),
        (2, false, false, false)
    );
}

#[test]
fn a_person_is_found_through_all_their_requests_and_nobody_elses() {
    let (_home, archive) = archive();
    let third = common::one(&archive, "JC-1-1103/903");
    let person = common::one(&archive, "JC-1-1103/902");
    let other = archive
        .request_detail(third.id, at("2022-07-02T10:00"))
        .unwrap()
        .beneficiary;
    let mario = archive
        .request_detail(person.id, at("2022-07-02T10:00"))
        .unwrap()
        .beneficiary;
    let of = |person| {
        ask(
            &archive,
            &JournalFilter {
                person: Some(person),
                ..JournalFilter::default()
            },
        )
    };
    assert_eq!(
        whats(&of(mario)),
        ["Ammissione al servizio", "Richieste importate"]
    );
    assert_eq!(whats(&of(other)), ["Richieste importate"]);
    let (surname, name) = of(other).person.unwrap();
    assert_eq!((surname.as_str(), name.as_str()), ("Ciccocci", "Fabio"));

    let profile = archive.beneficiary(other).unwrap();
    let form = affianca_workflow::directory::BeneficiaryForm {
        surname: profile.surname,
        name: profile.name,
        tax_code: profile.tax_code,
        phone: "0422 123456".into(),
        confirmed: true,
        ..Default::default()
    };
    archive
        .save_beneficiary(Some(other), &form, at("2022-07-03T09:00"))
        .unwrap();
    assert_eq!(
        whats(&of(other)),
        ["Profilo del destinatario salvato", "Richieste importate"]
    );
    assert_eq!(
        of(mario).found,
        2,
        "a profile is in its own person's history only"
    );
}

#[test]
fn it_is_filtered_by_who_by_operation_and_by_day() {
    let (_home, archive) = archive();
    let form = CoachForm {
        surname: "Verdi".into(),
        name: "Pia".into(),
        branch: None,
    };
    let pia = archive
        .save_coach(None, &form, at("2022-07-04T09:00"))
        .unwrap();
    archive
        .set_coach_at_work(pia, at("2022-07-04T09:05"))
        .unwrap();
    many_rows(&archive, 1);
    let all = ask(&archive, &JournalFilter::default());
    assert_eq!(all.whos, ["Affianca", "Elisa Marangon", "Pia Verdi"]);
    let found = |who: &str, action, from: &str, to: &str| {
        ask(
            &archive,
            &JournalFilter {
                who: who.into(),
                action,
                from: from.into(),
                to: to.into(),
                ..JournalFilter::default()
            },
        )
        .found
    };
    assert_eq!(found("Pia Verdi", None, "", ""), 1);
    assert_eq!(found("Elisa Marangon", Some(Action::SaveCentre), "", ""), 0);
    assert_eq!(found("", Some(Action::Admit), "", ""), 1);
    assert_eq!(
        found("", None, "2/7/2022", "2022-07-02"),
        1,
        "both days are in"
    );
    assert_eq!(found("", None, "04/07/2022", ""), 2);
    assert_eq!(found("", None, "", "30/06/2022"), 1);
    assert_eq!(found("", Some(Action::Admit), "03/07/2022", ""), 0);
}

#[test]
fn days_that_cannot_be_are_told_beside_their_field() {
    let (_home, archive) = archive();
    let fields = |from: &str, to: &str| match archive.journal(
        &JournalFilter {
            from: from.into(),
            to: to.into(),
            ..JournalFilter::default()
        },
        at("2022-07-12T09:00"),
    ) {
        Err(Error::Invalid(fields)) => fields.into_iter().map(|it| it.field).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(fields("31/02/2022", "boh"), ["from", "to"]);
    assert_eq!(fields("02/07/2022", "01/07/2022"), ["to"]);
}

#[test]
fn every_row_is_on_one_page_and_only_one_forth_and_back() {
    let (_home, archive) = archive();
    many_rows(&archive, 25);
    let mut pages: Vec<JournalPage> = vec![ask(&archive, &JournalFilter::default())];
    while let Some(page) = pages.last().filter(|page| page.older) {
        let seq = page.rows.last().unwrap().seq;
        let next = turn(&archive, JournalTurn::Older, Some(seq));
        assert!(next.newer);
        pages.push(next);
    }
    let seqs = |pages: &[JournalPage]| -> Vec<i32> {
        pages
            .iter()
            .flat_map(|page| page.rows.iter().map(|row| row.seq))
            .collect()
    };
    let mut all: Vec<i32> = (1..=28).rev().collect();
    assert_eq!(seqs(&pages), all);
    assert_eq!(
        pages.iter().map(|page| page.rows.len()).collect::<Vec<_>>(),
        [10, 10, 8]
    );
    assert!(
        pages
            .iter()
            .all(|page| (page.found, page.more) == (28, false))
    );

    let oldest = turn(&archive, JournalTurn::Oldest, None);
    all.reverse();
    assert_eq!(
        oldest
            .rows
            .iter()
            .rev()
            .map(|row| row.seq)
            .collect::<Vec<_>>(),
        all[..10]
    );
    assert!(oldest.newer && !oldest.older);
    let back = turn(&archive, JournalTurn::Newer, Some(oldest.rows[0].seq));
    assert_eq!(back.rows[0].seq, 20);
    assert!(back.newer && back.older);
    let first = turn(&archive, JournalTurn::Newer, Some(20));
    assert_eq!(first.rows[0].seq, 28, "the first page is whole");
    assert_eq!(first.rows.len(), 10);
    assert!(!first.newer && first.older);
    assert_eq!(
        turn(&archive, JournalTurn::Older, Some(999)).rows[0].seq,
        28
    );
}

fn turn(archive: &Archive, turn: JournalTurn, seq: Option<i32>) -> JournalPage {
    ask(
        archive,
        &JournalFilter {
            turn,
            seq,
            ..JournalFilter::default()
        },
    )
}

#[test]
fn taken_out_as_csv_it_opens_in_a_spreadsheet_and_leaves_its_row() {
    let (_home, archive) = archive();
    let first = common::one(&archive, "JC-1-1103/901").id;
    let filter = JournalFilter {
        request: Some(first),
        ..JournalFilter::default()
    };
    let mut bytes = Vec::new();
    let now = at("2022-07-05T18:00");
    archive
        .export_journal(&filter, JournalFormat::Csv, now, |export| {
            export.csv(&mut bytes)
        })
        .unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert_eq!(
        lines[0],
        "\u{FEFF}N.;Data;Ora;Chi;Operazione;Su che cosa;Codice OPAL;Dettagli;Impronta"
    );
    assert!(
        lines[1].starts_with("2;01/07/2022;09:00:00;Elisa Marangon;Richieste importate;"),
        "{}",
        lines[1]
    );
    assert!(
        lines[2].contains(";Ammissione al servizio;richiesta JC-1-1103/901;JC-1-1103/901;"),
        "{}",
        lines[2]
    );
    assert_eq!(
        lines[2].rsplit(';').next().unwrap().len(),
        64,
        "its hash stands whole"
    );
    assert_eq!(
        lines.len(),
        4,
        "two rows, the headings and the last end of line"
    );
    let told: JournalEntry = ask(&archive, &filter).rows.remove(0);
    assert_eq!((told.what.as_str(), told.at), ("Giornale esportato", now));
    assert!(
        told.details.contains(&("righe".into(), "2".into())),
        "{:?}",
        told.details
    );
    assert!(
        told.details
            .contains(&("richiesta".into(), "JC-1-1103/901".into()))
    );
    assert_eq!(archive.verify_journal().unwrap().broken, None);
}

#[test]
fn the_paper_of_it_tells_the_same_rows_oldest_first() {
    let (_home, archive) = archive();
    let filter = JournalFilter {
        action: Some(Action::Admit),
        to: "31/12/2022".into(),
        ..JournalFilter::default()
    };
    let mut taken: Option<JournalSheet> = None;
    archive
        .export_journal(
            &filter,
            JournalFormat::Pdf,
            at("2022-07-05T18:00"),
            |export| {
                taken = Some(export.sheet()?);
                Ok(())
            },
        )
        .unwrap();
    let sheet = taken.unwrap();
    assert_eq!(sheet.lines.len(), 1);
    assert_eq!(sheet.lines[0].what, "Ammissione al servizio");
    assert_eq!(
        sheet.filters,
        [
            ("Operazione".into(), "Ammissione al servizio".into()),
            ("Al".into(), "31/12/2022".into())
        ]
    );
    assert_eq!(sheet.last_hash.len(), 64);
}

#[test]
fn what_was_not_saved_is_not_told_as_taken_out() {
    let (_home, archive) = archive();
    let before = ask(&archive, &JournalFilter::default()).found;
    let refused = archive.export_journal(
        &JournalFilter::default(),
        JournalFormat::Csv,
        at("2022-07-05T18:00"),
        |_| Err::<(), _>(Error::Cancelled),
    );
    assert!(matches!(refused, Err(Error::Cancelled)));
    let nothing = JournalFilter {
        from: "01/01/2030".into(),
        ..JournalFilter::default()
    };
    let empty =
        archive.export_journal(&nothing, JournalFormat::Csv, at("2022-07-05T18:00"), |_| {
            Ok(())
        });
    assert!(matches!(
        empty.unwrap_err().refusal(),
        Some(Refusal::JournalEmpty)
    ));
    assert_eq!(ask(&archive, &JournalFilter::default()).found, before);
}
