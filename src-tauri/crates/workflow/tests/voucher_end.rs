//! *Scadenza del voucher*: typed, corrected, read from a table, and every way of getting it wrong.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;

use affianca_domain::RequestId;
use affianca_workflow::{Archive, Error, FieldProblem, JournalFilter};
use common::{HEADINGS, Request, at, one, open, preview, problems, take};

const NOW: &str = "2022-07-01T09:00";

/// The table of one request, admitted, with a cell more under a heading.
fn table(heading: &str, cell: &str) -> String {
    let rows = Request::new(1)
        .csv()
        .replacen("PROPOSTA", "AMMESSO AL SERVIZIO", 1);
    let mut text = format!("{heading};{HEADINGS}");
    for (index, row) in rows.lines().enumerate() {
        let own = if index == 0 { cell } else { "" };
        text.push_str(&format!("{own};{row}\n"));
    }
    text
}

fn request(archive: &Archive) -> RequestId {
    one(archive, "JC-1-1103/901").id
}

fn ends(archive: &Archive) -> Option<String> {
    let detail = archive.request_detail(request(archive), at(NOW)).unwrap();
    detail.voucher_ends.map(|date| date.to_string())
}

/// Corrects the end; tells the problems beside its field.
fn correct(archive: &Archive, typed: &str, confirmed: bool) -> Vec<FieldProblem> {
    let mut form = archive.request_form(request(archive)).unwrap();
    form.voucher_ends = typed.into();
    form.confirmed = confirmed;
    match archive.edit_request(request(archive), &form, at(NOW)) {
        Ok(()) => Vec::new(),
        Err(Error::Invalid(fields)) => fields,
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn every_heading_of_the_column_is_read_and_a_day_to_come_is_right() {
    for heading in [
        "Scadenza voucher",
        "SCADENZA DEL VOUCHER",
        "Data scadenza",
        "Fine validità",
    ] {
        let (_home, archive) = open();
        let (shown, report) = take(&archive, table(heading, "30-09-2023").as_bytes());
        assert_eq!(report.imported, 1, "{heading}: {:?}", problems(&shown));
        assert!(shown.read.ignored_columns.is_empty(), "{heading}");
        assert_eq!(ends(&archive).as_deref(), Some("2023-09-30"), "{heading}");
    }
}

#[test]
fn a_cell_that_cannot_be_is_told_with_row_and_column() {
    let (_home, archive) = open();
    for (cell, told) in [
        (
            "29/06/2022",
            "2 Scadenza voucher: La scadenza del voucher non può precedere la data della richiesta.",
        ),
        (
            "31/09/2023",
            "2 Scadenza voucher: «31/09/2023» non è una data: scrivi gg/mm/aaaa, per esempio 28/06/2022.",
        ),
    ] {
        let (shown, _) = preview(&archive, table("Scadenza voucher", cell).as_bytes());
        assert_eq!(shown.faulty, 1, "{cell}");
        assert!(
            problems(&shown).contains(&told.to_owned()),
            "{:?}",
            problems(&shown)
        );
    }
    let (shown, _) = preview(&archive, table("Scadenza voucher", "30/09/2031").as_bytes());
    assert_eq!(shown.new, 1, "doubtful, and yet taken");
    assert!(problems(&shown).iter().any(|line| line
        == "2 Scadenza voucher: Il voucher scadrebbe il 30/09/2031, più di 5 anni dopo la richiesta: controlla l’anno."));
    let (shown, report) = take(&archive, table("Scadenza voucher", "45199").as_bytes());
    assert_eq!(report.imported, 1);
    assert!(problems(&shown)[0].contains("si legge 30/09/2023"));
    assert_eq!(ends(&archive).as_deref(), Some("2023-09-30"));
}

#[test]
fn a_request_already_here_differs_by_its_end() {
    let (_home, archive) = open();
    take(&archive, table("Scadenza voucher", "").as_bytes());
    let differences = |cell: &str| {
        let (shown, _) = preview(&archive, table("Scadenza voucher", cell).as_bytes());
        let told = shown.rows[0].differences.iter();
        told.map(|it| format!("{}: «{}» → «{}»", it.field, it.here, it.there))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        differences("30/09/2023"),
        ["Scadenza del voucher: «» → «30/09/2023»"]
    );
    assert!(correct(&archive, "30/9/2023", false).is_empty());
    assert!(differences("30-09-2023").is_empty(), "the same day");
    assert!(differences("").is_empty(), "the file does not say");
}

#[test]
fn it_is_corrected_like_the_other_facts_and_taken_away_again() {
    let (_home, archive) = open();
    take(&archive, table("Scadenza voucher", "").as_bytes());
    assert_eq!(ends(&archive), None);
    assert!(correct(&archive, " 30.9.23 ", false).is_empty());
    assert_eq!(ends(&archive).as_deref(), Some("2023-09-30"));
    let form = archive.request_form(request(&archive)).unwrap();
    assert_eq!(form.voucher_ends, "30/09/2023", "in the house's form");
    let page = archive.journal(&JournalFilter::default(), at(NOW)).unwrap();
    let row = serde_json::to_string(&page.rows[0]).unwrap();
    assert!(row.contains("scadenza del voucher"), "{row}");
    assert!(correct(&archive, "", false).is_empty());
    assert_eq!(ends(&archive), None);
}

#[test]
fn a_wrong_end_is_told_beside_its_field_and_changes_nothing() {
    let (_home, archive) = open();
    take(&archive, table("Scadenza voucher", "30/09/2023").as_bytes());
    for (typed, confirmed) in [
        ("29/06/2022", true),
        ("31/09/2023", true),
        ("mai", true),
        ("30/09/2199", false),
    ] {
        let found = correct(&archive, typed, confirmed);
        let fields: Vec<_> = found.iter().map(|it| it.field.as_str()).collect();
        assert_eq!(fields, ["voucherEnds"], "{typed}");
        assert_eq!(ends(&archive).as_deref(), Some("2023-09-30"), "{typed}");
    }
    assert!(
        correct(&archive, "30/09/2199", true).is_empty(),
        "confirmed"
    );
}
