//! The statement in the real window: rows by another thing, the chart's figures, and the three files, which are
//! read back and say what the screen said.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};

use affianca_tests::window::{LARGE, SMALL, Stage, pdf_text};
use calamine::{Data, Range, Reader, Xlsx, open_workbook};

/// The example's sessions that were delivered, added up by hand: 44 + 4 + 4 + 10 hours, at 38 euros.
const DELIVERED: f64 = 62.0;
const WORTH: f64 = 2356.0;

fn number(values: &Range<Data>, line: usize, column: usize) -> f64 {
    match values.get((line, column)) {
        Some(Data::Float(value)) => *value,
        other => panic!("no number at {line}, {column}: {other:?}"),
    }
}

fn saved(stage: &Stage, ending: &str) -> PathBuf {
    let files = stage.saved();
    let found = files
        .iter()
        .find(|file| file.extension().is_some_and(|it| it == ending));
    found
        .unwrap_or_else(|| panic!("no {ending} among {files:?}"))
        .clone()
}

/// Every total is a formula over its column, and the result kept beside it is what the column comes to.
fn reckon(path: &Path) -> Range<Data> {
    let mut book: Xlsx<_> = open_workbook(path).expect("a workbook");
    let values = book.worksheet_range("Rendiconto").expect("its sheet");
    let formulas = book.worksheet_formula("Rendiconto").expect("its formulas");
    let (height, width) = values.get_size();
    let last = height - 1;
    for column in 2..width {
        let at = (u32::try_from(last).unwrap(), u32::try_from(column).unwrap());
        let formula = formulas.get_value(at).cloned().unwrap_or_default();
        assert!(formula.starts_with("SUM("), "column {column}: {formula:?}");
        let whole: f64 = (1..last).map(|line| number(&values, line, column)).sum();
        let kept = number(&values, last, column);
        assert!(
            (whole - kept).abs() < 1e-6,
            "column {column}: {whole} is not {kept}"
        );
    }
    values
}

#[test]
fn a_statement_is_read_by_person_and_leaves_as_workbook_table_and_paper() {
    let stage = Stage::new("statement");
    let window = stage.start();
    window.press("Prova con dati di esempio");
    window.sees("Oggi, ");
    window.visit("Rendiconto");
    window.arrives_at("Rendiconto");
    window.sees("Ore per mese e per stato");
    window.sees("mezzo centesimo per eccesso");
    window.until_drawn("hours-chart svg");
    for size in [SMALL, LARGE] {
        window.resize(size);
        assert_eq!(
            window.axe(),
            Vec::<String>::new(),
            "by activity at {size:?}"
        );
        assert_eq!(
            window.lost(),
            Vec::<String>::new(),
            "out of reach at {size:?}"
        );
        window.screenshot(&format!("rendiconto-{}", size.0));
    }
    let total = window.row("di tutta la selezione");
    assert!(
        total.contains("62:00") && total.contains("2.356,00"),
        "{total}"
    );

    window.press("Mostra i dati");
    window.sees("In tutto");
    assert_eq!(window.axe(), Vec::<String>::new(), "the chart as a table");
    window.screenshot("rendiconto-dati");
    window.press("Mostra il grafico");
    window.until_drawn("hours-chart svg");

    window.press("Persone");
    window.sees("Haddad Yasmine");
    let people = window.row("di tutta la selezione");
    assert!(
        people.contains("62:00"),
        "the same total by person: {people}"
    );
    assert_eq!(window.axe(), Vec::<String>::new(), "by person");
    window.screenshot("rendiconto-persone");

    window.press("XLSX…");
    window.sees("Rendiconto salvato in");
    let values = reckon(&saved(&stage, "xlsx"));
    let (height, width) = values.get_size();
    let head: Vec<String> = (0..width)
        .map(|column| {
            values
                .get((0, column))
                .map(ToString::to_string)
                .unwrap_or_default()
        })
        .collect();
    let column = |name: &str| head.iter().position(|it| it == name).expect("the column");
    let last = height - 1;
    assert!((number(&values, last, column("ore erogate (centesimi)")) - DELIVERED).abs() < 1e-9);
    assert!((number(&values, last, column("importo erogato")) - WORTH).abs() < 1e-9);

    window.press("CSV…");
    window.sees(".csv");
    let csv = std::fs::read(saved(&stage, "csv")).expect("the table");
    assert!(csv.starts_with(&[0xEF, 0xBB, 0xBF]), "UTF-8 with its mark");
    let csv = String::from_utf8(csv).expect("UTF-8");
    assert!(csv.contains("\r\ntotale;;"), "{csv}");
    assert!(csv.contains(";62,0000;2356,00;"), "{csv}");
    // The workbook has the journal's head among its criteria, the table has rows only.
    assert_eq!(csv.lines().count(), height);
    assert!(!csv.contains("giornale"), "{csv}");

    window.press("PDF…");
    window.sees(".pdf");
    let paper = pdf_text(&saved(&stage, "pdf"));
    for words in [
        "RENDICONTO",
        "2.356,00 €",
        "Haddad Yasmine",
        "mezzo centesimo per eccesso",
    ] {
        assert!(paper.contains(words), "«{words}» not in {paper}");
    }

    window.visit("Archivio");
    window.press("Giornale");
    window.sees("Rendiconto esportato");
    window.sees("rendiconto per persona");
}
