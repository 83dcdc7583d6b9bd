//! The statement as a paper, a workbook and a table: the same sums in all three, and nothing in
//! them that a spreadsheet takes for a formula of somebody else's.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::io::Cursor;

use affianca_documents::{statement_csv, statement_paper, statement_xlsx};
use affianca_domain::{
    Cents, Minutes, MonthHours, SessionHours, StatementFigure, StatementFigures, StatementGrouping,
    StatementMonth, StatementRow, StatementSheet, statement_rules,
};
use calamine::{Data, Reader, Xlsx};
use chrono::NaiveDate;
use support::papers::{pages, print};
use support::{REFERENCE, keep_bytes, run};

const RATE: Cents = Cents(3800);

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn figures(agreed: u32, delivered: u32, scheduled: u32, missed: u32) -> StatementFigures {
    let at = |minutes: u32| StatementFigure::at(Minutes(minutes), RATE);
    StatementFigures {
        agreed: at(agreed),
        delivered: at(delivered),
        scheduled: at(scheduled),
        free: at(agreed - delivered - scheduled),
        missed: at(missed),
        ..StatementFigures::default()
    }
}

fn row(label: &str, detail: &str, figures: StatementFigures) -> StatementRow {
    StatementRow {
        id: Some(1),
        month: None,
        label: label.into(),
        detail: detail.into(),
        tax_code: None,
        figures,
    }
}

fn month(key: i64, delivered: u32, scheduled: u32) -> MonthHours {
    let month = StatementMonth::of_key(key);
    MonthHours {
        month: month.first_day(),
        label: month.to_string(),
        hours: SessionHours {
            delivered: Minutes(delivered),
            scheduled: Minutes(scheduled),
            ..SessionHours::default()
        },
    }
}

const JUNE: i64 = 2022 * 12 + 5;

fn sheet(grouping: StatementGrouping, rows: Vec<StatementRow>) -> StatementSheet {
    StatementSheet {
        grouping,
        service: "Job Coach".into(),
        reference_text: REFERENCE.into(),
        provider: "Passolieve soc. coop. sociale".into(),
        from: Some(day("2022-06-01")),
        to: Some(day("2022-07-31")),
        criteria: vec![("Sportello".into(), "Treviso".into())],
        narrowed: true,
        requests: 2,
        rules: statement_rules(grouping, true, &[RATE]),
        total: rows.iter().map(|row| row.figures).sum(),
        rows,
        months: vec![month(JUNE, 350, 60), month(JUNE + 1, 180, 0)],
        made: day("2022-07-31").and_hms_opt(18, 5, 0).unwrap(),
        journal: support::journal_head(),
    }
}

fn by_opal() -> StatementSheet {
    let rows = vec![
        row(
            "JC-1-1103/014",
            "Haddad Yasmine",
            figures(1080, 50, 60, 120),
        ),
        row(
            "JC-1-1103/022",
            "=HYPERLINK(\"http://x\")",
            figures(3840, 480, 0, 0),
        ),
    ];
    sheet(StatementGrouping::Opal, rows)
}

fn by_month() -> StatementSheet {
    let mut june = row("giugno 2022", "", figures(350, 350, 0, 0));
    june.month = Some(day("2022-06-01"));
    june.figures.agreed = StatementFigure::default();
    let mut sheet = sheet(StatementGrouping::Month, vec![june]);
    sheet.total.agreed = StatementFigure::at(Minutes(4920), RATE);
    sheet
}

fn open(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

#[test]
fn a_workbook_has_numbers_and_formulas_that_give_the_same() {
    let sheet = by_opal();
    let bytes = statement_xlsx(&sheet).unwrap();
    let mut book = open(bytes);
    assert_eq!(book.sheet_names(), ["Rendiconto", "Mesi", "Criteri"]);
    let values = book.worksheet_range("Rendiconto").unwrap();
    let head: Vec<String> = values
        .rows()
        .next()
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        head[..4],
        [
            "codice OPAL",
            "destinatario",
            "ore concordate (centesimi)",
            "importo concordato"
        ]
    );
    assert_eq!(values.get((1, 2)), Some(&Data::Float(18.0)));
    assert_eq!(values.get((1, 3)), Some(&Data::Float(684.0)));
    let formulas = book.worksheet_formula("Rendiconto").unwrap();
    let (height, width) = values.get_size();
    assert_eq!(height, 4, "head, two rows, total");
    for column in 2..width {
        let at = (height - 1, column);
        let written = formulas
            .get_value((u32::try_from(at.0).unwrap(), u32::try_from(at.1).unwrap()))
            .cloned()
            .unwrap_or_default();
        assert!(written.starts_with("SUM("), "column {column}: {written:?}");
        let Some(Data::Float(kept)) = values.get(at) else {
            panic!("column {column}: {:?}", values.get(at))
        };
        let added: f64 = (1..height - 1)
            .map(|line| match values.get((line, column)) {
                Some(Data::Float(value)) => *value,
                other => panic!("{other:?}"),
            })
            .sum();
        assert!(
            (kept - added).abs() < 1e-6,
            "column {column}: {kept} is not {added}"
        );
    }
}

#[test]
fn a_name_like_a_formula_stays_a_name() {
    let mut book = open(statement_xlsx(&by_opal()).unwrap());
    let values = book.worksheet_range("Rendiconto").unwrap();
    assert_eq!(
        values.get((2, 1)),
        Some(&Data::String("=HYPERLINK(\"http://x\")".into()))
    );
    let formulas = book.worksheet_formula("Rendiconto").unwrap();
    assert_eq!(formulas.get_value((2, 1)).map_or("", String::as_str), "");
    let csv = String::from_utf8(statement_csv(&by_opal()).unwrap()).unwrap();
    assert!(csv.contains("\"'=HYPERLINK("), "{csv}");
}

#[test]
fn months_are_dates_and_what_rows_do_not_have_stands_in_the_total() {
    let mut book = open(statement_xlsx(&by_month()).unwrap());
    let values = book.worksheet_range("Rendiconto").unwrap();
    let Some(Data::DateTime(date)) = values.get((1, 0)) else {
        panic!("{:?}", values.get((1, 0)))
    };
    assert!((date.as_f64() - 44_713.0).abs() < 1e-9, "1/6/2022");
    assert_eq!(
        values.get((1, 1)),
        Some(&Data::Empty),
        "no agreed hours of a month"
    );
    assert_eq!(values.get((2, 1)), Some(&Data::Float(82.0)));
    let formulas = book.worksheet_formula("Rendiconto").unwrap();
    assert_eq!(
        formulas.get_value((2, 3)).map(String::as_str),
        Some("SUM(D2:D2)")
    );
    let months = book.worksheet_range("Mesi").unwrap();
    assert_eq!(months.get((3, 1)), Some(&Data::Float(530.0 / 60.0)));
}

#[test]
fn the_criteria_and_the_rounding_rule_are_in_the_workbook() {
    let mut book = open(statement_xlsx(&by_opal()).unwrap());
    let said: String = book
        .worksheet_range("Criteri")
        .unwrap()
        .rows()
        .flatten()
        .map(|cell| format!("{cell}\n"))
        .collect();
    for words in [
        "Treviso",
        "mezzo centesimo per eccesso",
        "38,00 €",
        "solo le ore delle erogazioni nello stato EROGATA",
    ] {
        assert!(said.contains(words), "{words} not in {said}");
    }
}

#[test]
fn an_empty_statement_is_a_file_too() {
    let empty = StatementSheet {
        months: Vec::new(),
        ..sheet(StatementGrouping::Person, Vec::new())
    };
    let mut book = open(statement_xlsx(&empty).unwrap());
    let values = book.worksheet_range("Rendiconto").unwrap();
    assert_eq!(values.get((1, 2)), Some(&Data::Float(0.0)));
    let csv = String::from_utf8(statement_csv(&empty).unwrap()).unwrap();
    assert_eq!(csv.lines().count(), 2, "headings and total");
    print(&statement_paper(&empty));
}

#[test]
fn the_table_is_for_italian_spreadsheets() {
    let csv = statement_csv(&by_opal()).unwrap();
    assert_eq!(csv[..3], [0xEF, 0xBB, 0xBF], "UTF-8 with its mark");
    let text = String::from_utf8(csv).unwrap();
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').split("\r\n").collect();
    assert_eq!(
        lines[1],
        "JC-1-1103/014;Haddad Yasmine;18,0000;684,00;0,8333;31,67;1,0000;38,00;0,0000;0,00;0,0000;0,00;0,0000;0,00;16,1667;614,33;2,0000;76,00"
    );
    assert!(
        lines[3].starts_with("totale;;82,0000;3116,00;8,8333;335,67;"),
        "{}",
        lines[3]
    );
    assert_eq!(
        lines[4..],
        [""],
        "the last line is ended, and nothing follows the total"
    );
}

#[test]
fn the_paper_is_sound_and_tells_hours_amounts_and_the_rule() {
    for (name, sheet) in [
        ("rendiconto-opal", by_opal()),
        ("rendiconto-mese", by_month()),
    ] {
        let pdf = print(&statement_paper(&sheet));
        let text = pages(&pdf, name).concat();
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for words in [
            "RENDICONTO",
            "dal 01/06/2022 al 31/07/2022",
            "Treviso",
            "82:00",
            "3.116,00 €",
            "Ore per mese e per stato",
            "giugno 2022",
            "05:50",
            "mezzo centesimo per eccesso",
            "non è generato dal portale regionale",
            support::HEAD,
        ] {
            assert!(flat.contains(words), "{name}: «{words}» not in {text}");
        }
        assert!(
            !pdf.pdf.windows(6).any(|it| it == b"Haddad"),
            "no name where pages are not opened"
        );
    }
}

#[test]
fn a_long_paper_is_sound_and_the_same_to_the_byte() {
    let rows = (0..60)
        .map(|number| {
            row(
                &format!("JC-1-1103/{number:03}"),
                "Di Sant’Agostino Della Rovere Maria Antonietta",
                figures(3840, 480, 60, 0),
            )
        })
        .collect();
    let mut long = sheet(StatementGrouping::Opal, rows);
    long.months = (0..40).map(|at| month(JUNE + at, 6000, 600)).collect();
    let pdf = print(&statement_paper(&long));
    assert!(pdf.pages > 4);
    assert_eq!(pdf.pdf, print(&statement_paper(&long)).pdf);
    let path = keep_bytes(&pdf.pdf, "papers", "rendiconto-lungo");
    run("qpdf", &["--check", path.to_str().unwrap()]);
    let text = pages(&pdf, "rendiconto-lungo").concat();
    assert!(
        text.contains("Ore per anno"),
        "ten years are not drawn month by month"
    );
}
