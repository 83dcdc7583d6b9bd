//! *Importa* on real encrypted archives: what comes in, what stays out and why.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;

use affianca_domain::{ActivityState, Minutes, RequestState, VoucherKind};
use affianca_workflow::import::{self, HeldChoices, ImportReport};
use affianca_workflow::{Action, JournalFilter, ProblemCode};
use common::{HEADINGS, MANUAL, Request, all, at, one, open, preview, problems, take};

#[test]
fn the_manual_s_three_opals_come_in_as_the_manual_shows_them() {
    let (_home, archive) = open();
    let (shown, report) = take(&archive, MANUAL.as_bytes());
    assert_eq!(
        (shown.read.lines, shown.new, shown.known, shown.faulty),
        (15, 3, 0, 0)
    );
    assert_eq!(shown.read.format, "CSV con «;», UTF-8");
    assert_eq!(
        report,
        ImportReport {
            imported: 3,
            people: 3,
            // Two are admitted, and the table has no Id voucher, seat or employer.
            incomplete: 2,
            ..ImportReport::default()
        }
    );

    let base = one(&archive, "JC-1-1103/022");
    assert_eq!(
        (base.state, base.minutes, base.amount.to_string()),
        (
            RequestState::Proposed,
            Minutes::from_hours(64),
            "2.432,00 €".into()
        )
    );
    assert_eq!(
        base.holder, "Bussola Gialla",
        "an empty Titolare is the provider itself"
    );
    let full = one(&archive, "JC-1-1103/002");
    assert_eq!(
        (full.state, full.minutes),
        (RequestState::Admitted, Minutes::from_hours(72))
    );
    let states: Vec<_> = full
        .activities
        .iter()
        .map(|line| (line.code.as_str(), line.state))
        .collect();
    assert_eq!(
        states,
        [
            ("JC-AN", ActivityState::Proposed),
            ("JC-DE", ActivityState::Started),
            ("JC-PU", ActivityState::Proposed),
            ("JC-SU", ActivityState::Proposed),
            ("JC-AL-R", ActivityState::Proposed)
        ]
    );
    let reduced = one(&archive, "JC-1-1103/014");
    let hours: Vec<u32> = reduced
        .activities
        .iter()
        .map(|line| line.minutes.0 / 60)
        .collect();
    assert_eq!(hours, [2, 6, 2, 2, 6]);
    let detail = archive
        .request_detail(reduced.id, at("2022-07-01T09:00"))
        .unwrap();
    assert_eq!(detail.voucher_kind, VoucherKind::Reinforced);
    assert_eq!(detail.surname, "Haddad");
}

#[test]
fn a_preview_changes_nothing() {
    let (home, archive) = open();
    let before = common::content(&home);
    preview(&archive, MANUAL.as_bytes());
    assert_eq!(common::content(&home), before);
    assert!(all(&archive).is_empty());
}

#[test]
fn stopping_half_way_leaves_everything_as_it_was() {
    let (_home, archive) = open();
    let text = common::many(120);
    let (_, prepared) = preview(&archive, text.as_bytes());
    let mut told = Vec::new();
    let refused = archive
        .run_import(
            &prepared,
            &HeldChoices::default(),
            at("2022-07-01T09:00"),
            &mut |done, all| {
                told.push((done, all));
                done < 100
            },
        )
        .unwrap_err();
    assert_eq!(refused.code(), ProblemCode::Cancelled);
    assert_eq!(told, [(0, 120), (50, 120), (100, 120)]);
    assert!(all(&archive).is_empty());
    assert_eq!(
        archive
            .run_import(
                &prepared,
                &HeldChoices::default(),
                at("2022-07-01T09:00"),
                &mut |_, _| true
            )
            .unwrap()
            .imported,
        120
    );
}

#[test]
fn importing_writes_one_row_in_the_journal_with_its_counts() {
    let (_home, archive) = open();
    let faulty = format!(
        "{MANUAL}{}",
        Request::new(7).tax_code("RSSMRA80A01H501X").csv()
    );
    take(&archive, faulty.as_bytes());
    let filter = JournalFilter {
        action: Some(Action::Import),
        ..JournalFilter::default()
    };
    let page = archive.journal(&filter, at("2022-07-12T09:00")).unwrap();
    assert_eq!(page.found, 1);
    let row = page.rows.first().unwrap();
    assert_eq!(row.subject, "3 richieste");
    let told = serde_json::to_string(&row).unwrap();
    assert!(told.contains("scartate"), "{told}");
    assert!(archive.verify_journal().unwrap().broken.is_none());
}

#[test]
fn each_row_may_repeat_its_opal_and_a_request_may_stand_in_two_places() {
    let repeated: String = MANUAL
        .lines()
        .scan(String::new(), |opal, line| {
            let mut cells: Vec<&str> = line.split(';').collect();
            if !cells.get(2).unwrap().is_empty() {
                *opal = (*cells.get(2).unwrap()).to_owned();
            }
            *cells.get_mut(2).unwrap() = opal.as_str();
            Some(cells.join(";") + "\n")
        })
        .collect();
    let mut rows: Vec<&str> = repeated.lines().collect();
    let moved = rows.remove(3);
    rows.push(moved);
    let (_home, archive) = open();
    let (shown, report) = take(&archive, rows.join("\n").as_bytes());
    assert_eq!(report.imported, 3, "{:?}", problems(&shown));
    assert_eq!(one(&archive, "JC-1-1103/022").activities.len(), 5);
}

#[test]
fn the_same_page_pasted_twice_is_one_request() {
    let (_home, archive) = open();
    let twice = format!("{MANUAL}{}", MANUAL.split_once('\n').unwrap().1);
    assert_eq!(take(&archive, twice.as_bytes()).1.imported, 3);
}

#[test]
fn hours_and_amounts_are_read_as_people_write_them() {
    let (_home, archive) = open();
    let text = format!("{HEADINGS}{}", Request::new(1).csv())
        .replace(";44;1.672,00 €", ";44:00;1672")
        .replace(";8;304,00 €", ";7,30;285")
        .replacen(";4;152,00 €", ";4;150,00", 1);
    let (shown, report) = take(&archive, text.as_bytes());
    assert_eq!(report.imported, 1, "{:?}", problems(&shown));
    let told = problems(&shown);
    assert!(
        told.iter()
            .any(|line| line.contains("150,00 € non è 04:00 per 38,00 € all’ora (152,00 €)")),
        "{told:?}"
    );
    let row = one(&archive, "JC-1-1103/901");
    assert_eq!(row.minutes, Minutes(3810));
    assert_eq!(
        row.activities.first().unwrap().amount.to_string(),
        "150,00 €"
    );
}

#[test]
fn a_guessed_notification_never_cancels_what_the_portal_shows_as_open() {
    for (today, requested, notified, left) in [
        ("2022-07-01T09:00", "30-06-2022", "2022-06-30", 6),
        ("2022-07-07T09:00", "30-06-2022", "2022-06-30", 0),
        ("2022-07-08T09:00", "30-06-2022", "2022-07-01", 0),
        ("2023-03-01T09:00", "30-06-2022", "2023-02-22", 0),
        ("2022-07-01T09:00", "", "2022-07-01", 7),
    ] {
        let (_home, archive) = open();
        let text = format!("{HEADINGS}{}", Request::new(1).csv()).replace("30-06-2022", requested);
        let table = import::read(text.as_bytes(), "prova.csv").unwrap();
        let (shown, prepared) = archive.preview_import(&table, at(today)).unwrap();
        assert!(
            problems(&shown)
                .iter()
                .any(|line| line.contains("Manca la data di notifica del CPI"))
        );
        archive
            .run_import(
                &prepared,
                &HeldChoices::default(),
                at(today),
                &mut |_, _| true,
            )
            .unwrap();
        assert_eq!(archive.cancel_expired(at(today)).unwrap(), 0);
        let id = one(&archive, "JC-1-1103/901").id;
        let detail = archive.request_detail(id, at(today)).unwrap();
        assert_eq!(
            detail.notified_date.to_string(),
            notified,
            "{today} {requested}"
        );
        assert_eq!(detail.days_left, Some(left));
    }
}

#[test]
fn a_guess_made_before_midnight_is_made_again_after_it() {
    let (_home, archive) = open();
    let text = format!("{HEADINGS}{}", Request::new(1).csv());
    let table = import::read(text.as_bytes(), "prova.csv").unwrap();
    let (_, prepared) = archive
        .preview_import(&table, at("2022-07-07T23:59"))
        .unwrap();
    archive
        .run_import(
            &prepared,
            &HeldChoices::default(),
            at("2022-07-08T00:01"),
            &mut |_, _| true,
        )
        .unwrap();
    assert_eq!(archive.cancel_expired(at("2022-07-08T00:01")).unwrap(), 0);
}

#[test]
fn our_own_columns_are_read_too() {
    let mut text = String::from("Data notifica;Id voucher;Tipo voucher;Descrizione;");
    text.push_str(HEADINGS);
    for (index, row) in Request::new(1).csv().lines().enumerate() {
        let own = if index == 0 {
            "01/07/2022;40217;Base;Collaudo;"
        } else {
            ";;;;"
        };
        text.push_str(&format!("{own}{row}\n"));
    }
    let (_home, archive) = open();
    let (shown, _) = take(&archive, text.as_bytes());
    assert_eq!(problems(&shown), Vec::<String>::new());
    let detail = archive
        .request_detail(one(&archive, "JC-1-1103/901").id, at("2022-07-01T09:00"))
        .unwrap();
    assert_eq!(
        (detail.voucher_id.as_str(), detail.description.as_str()),
        ("40217", "Collaudo")
    );
    assert_eq!(detail.notified_date.to_string(), "2022-07-01");
    let (_home, archive) = open();
    let (shown, _) = preview(&archive, text.replace(";Base;", ";rinforzato;").as_bytes());
    assert!(
        problems(&shown)
            .iter()
            .any(|line| line.contains("«rinforzato», ma JC-AL è del voucher base"))
    );
}

#[test]
fn every_state_of_the_portal_comes_in_and_answered_ones_need_no_notification() {
    let (_home, archive) = open();
    let words = [
        ("PROPOSTA", RequestState::Proposed),
        ("Ammesso al servizio", RequestState::Admitted),
        ("RIFIUTATA", RequestState::Refused),
        ("cancellata", RequestState::Cancelled),
    ];
    let mut text = HEADINGS.to_owned();
    for (number, (word, _)) in (1..).zip(words) {
        text.push_str(&Request::new(number).csv().replacen("PROPOSTA", word, 1));
    }
    let (shown, report) = take(&archive, text.as_bytes());
    assert_eq!(report.imported, 4, "{:?}", problems(&shown));
    let told = problems(&shown);
    assert_eq!(
        told.len(),
        1,
        "only the open request asks for its notification: {told:?}"
    );
    for (number, (_, state)) in (901..).zip(words) {
        assert_eq!(one(&archive, &format!("JC-1-1103/{number}")).state, state);
    }
}
