//! The rows of a statement: rounding, pages, the period as typed, and what of it leaves the archive.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_domain::{Cents, StatementGrouping};
use affianca_tests::body::statements::{ask, by, hours, rows};
use affianca_tests::body::{Body, MARTA, YASMINE};
use affianca_workflow::statement::{StatementFilter, StatementFormat};
use affianca_workflow::{Action, Error, Problem, ProblemCode};

#[test]
fn amounts_are_rounded_half_up_once_for_each_activity() {
    let body = Body::new("2022-06-27T09:00");
    for (opal, person, start, end) in [
        ("JC-1-1103/014", YASMINE, "08:00", "08:50"),
        ("JC-1-1103/022", MARTA, "09:00", "09:50"),
    ] {
        let opal = body.request(opal).of(person).admitted();
        let _ = body
            .session(opal.activity("JC-AN"), "28/06/2022", start, end)
            .entered();
        let _ = body
            .session(opal.activity("JC-AN"), "04/07/2022", start, end)
            .entered();
    }
    // 100 minutes at 38 euros are 63,333…: 63,33 each, 126,66 in all; 200 minutes would be 126,67.
    for grouping in StatementGrouping::ALL {
        let statement = ask(&body, &by(grouping));
        assert_eq!(statement.total.draft.amount, Cents(12_666), "by {grouping}");
        let rows: i64 = statement
            .rows
            .iter()
            .map(|row| row.figures.draft.amount.0)
            .sum();
        assert_eq!(rows, 12_666, "by {grouping}");
    }
}

#[test]
fn people_come_in_pages_and_the_total_is_of_all() {
    let body = Body::new("2022-06-27T09:00");
    for number in 0..12 {
        let _ = body.request(&format!("JC-1-1103/{number:03}")).admitted();
    }
    let filter = StatementFilter {
        page: 2,
        page_size: 10,
        ..by(StatementGrouping::Opal)
    };
    let second = ask(&body, &filter);
    assert_eq!((second.found, second.page, second.pages), (12, 2, 2));
    let labels: Vec<_> = rows(&second).into_iter().map(|(label, _)| label).collect();
    assert_eq!(labels, ["JC-1-1103/010", "JC-1-1103/011"]);
    assert_eq!(hours(&second.total)[0], 12 * 64);
    let sheet = body
        .archive()
        .statement_sheet(&filter, StatementFormat::Csv, body.now())
        .unwrap();
    assert_eq!(sheet.rows.len(), 12, "a file holds every row");
}

#[test]
fn dates_are_read_as_people_write_them_and_refused_beside_their_field() {
    let body = Body::new("2022-06-27T09:00");
    let refused = |from: &str, to: &str| {
        let filter = StatementFilter {
            from: from.into(),
            to: to.into(),
            ..StatementFilter::default()
        };
        let problem = Problem::from(body.archive().statement(&filter, body.now()).unwrap_err());
        problem
            .fields
            .into_iter()
            .map(|it| it.field)
            .collect::<Vec<_>>()
    };
    assert_eq!(refused("31/02/2022", "boh"), ["from", "to"]);
    assert_eq!(refused("02/06/2022", "01/06/2022"), ["to"]);
    let filter = StatementFilter {
        from: "1-6-2022".into(),
        ..StatementFilter::default()
    };
    assert_eq!(ask(&body, &filter).from.unwrap().to_string(), "2022-06-01");
}

#[test]
fn what_leaves_the_archive_is_in_the_journal_and_only_if_it_left() {
    let body = Body::new("2022-06-27T09:00");
    let _ = body.request("JC-1-1103/014").admitted();
    let hers = body.request("JC-1-1103/022").of(MARTA).admitted();
    let archive = body.archive();
    let filter = by(StatementGrouping::Person);
    let sheet = archive
        .statement_sheet(&filter, StatementFormat::Xlsx, body.now())
        .unwrap();
    let problem = body.refused(|archive, now| {
        archive.hand_over_statement(&filter, &sheet, StatementFormat::Xlsx, now, || {
            Err(Error::Cancelled)
        })
    });
    assert_eq!(problem.code, ProblemCode::Cancelled);
    let place = archive
        .hand_over_statement(&filter, &sheet, StatementFormat::Xlsx, body.now(), || {
            Ok("/tmp/rendiconto.xlsx".to_owned())
        })
        .unwrap();
    assert_eq!(place, "/tmp/rendiconto.xlsx");
    let entry = body.last_entry();
    assert_eq!(entry.what, Action::ExportStatement.describe());
    assert_eq!(entry.subject, "rendiconto per persona");
    let told = |key: &str, value: &str| {
        assert!(
            entry.details.iter().any(|(k, v)| k == key && v == value),
            "{key}: {value} not in {:?}",
            entry.details
        );
    };
    told("formato", "XLSX");
    told("periodo", "tutto l’archivio");
    told("righe", "2");
    told("con nomi di persone", "sì");

    let marta = archive
        .request_detail(hers.id, body.now())
        .unwrap()
        .beneficiary;
    let one = StatementFilter {
        person: Some(marta),
        grouping: StatementGrouping::Activity,
        ..filter
    };
    let sheet = archive
        .statement_sheet(&one, StatementFormat::Csv, body.now())
        .unwrap();
    archive
        .hand_over_statement(&one, &sheet, StatementFormat::Csv, body.now(), || {
            Ok("/tmp/rendiconto.csv".to_owned())
        })
        .unwrap();
    let entry = body.last_entry();
    let details = format!("{:?}", entry.details);
    assert!(!details.contains(MARTA.surname), "{details}");
    assert!(
        details.contains(r#"("con nomi di persone", "sì")"#),
        "{details}"
    );
}
