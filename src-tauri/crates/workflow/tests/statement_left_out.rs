//! No admitted OPAL is missing from a statement without a word.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use affianca_domain::StatementGrouping;
use affianca_workflow::Archive;
use affianca_workflow::statement::{Statement, StatementFilter, StatementFormat};
use common::{HEADINGS, Request, at, open, take};

/// Imported as the portal shows it: admitted, with no day of the admission.
fn imported(archive: &Archive) {
    let row = Request::new(1)
        .csv()
        .replacen("PROPOSTA;", "AMMESSO AL SERVIZIO;", 1);
    let (_, report) = take(archive, format!("{HEADINGS}{row}").as_bytes());
    assert_eq!(report.imported, 1);
}

fn period(from: &str, to: &str) -> StatementFilter {
    StatementFilter {
        grouping: StatementGrouping::Opal,
        from: from.into(),
        to: to.into(),
        ..StatementFilter::default()
    }
}

fn ask(archive: &Archive, filter: &StatementFilter) -> Statement {
    archive.statement(filter, at("2022-07-02T09:00")).unwrap()
}

#[test]
fn an_admission_without_a_day_is_counted_on_the_day_of_its_request() {
    let (_home, archive) = open();
    imported(&archive);
    for (from, to) in [
        ("01/01/2022", "31/12/2022"),
        ("30/06/2022", "30/06/2022"),
        ("30/06/2022", ""),
        ("", "30/06/2022"),
        ("", ""),
    ] {
        let statement = ask(&archive, &period(from, to));
        assert_eq!(
            (statement.requests, statement.left_out.found),
            (1, 0),
            "«{from}» «{to}»"
        );
    }
}

#[test]
fn an_opal_that_the_period_leaves_out_is_named_with_its_reason() {
    let (_home, archive) = open();
    imported(&archive);
    let filter = period("01/07/2022", "31/12/2022");
    let statement = ask(&archive, &filter);
    assert_eq!((statement.requests, statement.left_out.found), (0, 1));
    let first = &statement.left_out.first[0];
    assert_eq!(first.opal, "JC-1-1103/901");
    assert_eq!(
        first.why,
        "richiesta del 30/06/2022, ammissione senza data, senza erogazioni nel periodo"
    );
    let sheet = archive
        .statement_sheet(&filter, StatementFormat::Csv, at("2022-07-02T09:00"))
        .unwrap();
    let told = sheet.criteria.last().unwrap();
    assert_eq!(told.0, "OPAL non comprese");
    assert!(told.1.contains("JC-1-1103/901 (richiesta del 30/06/2022"));
}

#[test]
fn what_another_criterion_leaves_out_is_not_told() {
    let (_home, archive) = open();
    imported(&archive);
    let other = StatementFilter {
        opal: "JC-1-1103/777".into(),
        ..period("01/07/2022", "")
    };
    assert_eq!(ask(&archive, &other).left_out.found, 0);
}
