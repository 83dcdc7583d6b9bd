//! The journal on paper: valid, and every operation can be read back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use affianca_documents::{journal_paper, paper_pdf};
use affianca_domain::{JournalLine, JournalSheet};
use chrono::NaiveDate;
use support::{keep_bytes, run};

fn sheet(lines: u32) -> JournalSheet {
    let at = NaiveDate::from_ymd_opt(2022, 6, 28)
        .unwrap()
        .and_hms_opt(10, 0, 0)
        .unwrap();
    JournalSheet {
        provider: "Passolieve soc. coop. sociale".into(),
        filters: vec![("Richiesta".into(), "JC-1-1103/014".into())],
        lines: (1..=lines)
            .map(|number| JournalLine {
                number: i64::from(number),
                at,
                who: "Giulia Ferraresso".into(),
                what: "Erogazione programmata".into(),
                subject: format!("erogazione {number}, JC-1-1103/014 JC-AN"),
                opal: "JC-1-1103/014".into(),
                details: "quando: 28/06/2022 10:00–12:00 · avvisi confermati: PLACE".into(),
            })
            .collect(),
        last_hash: "0123456789abcdef".repeat(4),
        printed: at,
        journal: support::journal_head(),
    }
}

#[test]
fn every_operation_is_read_back_in_its_order() {
    let pdf = paper_pdf(&journal_paper(&sheet(60))).unwrap();
    support::validate(&pdf.pdf);
    let path = keep_bytes(&pdf.pdf, "journal", "giornale");
    let path = path.to_str().unwrap();
    run("qpdf", &["--check", path]);
    let text = run("pdftotext", &["-layout", path, "-"]);
    assert!(pdf.pages > 1, "sixty operations take more than a page");
    assert!(text.contains("GIORNALE DELLE OPERAZIONI"), "{text}");
    let last = "n. 60, impronta 0123 4567 89ab cdef";
    assert!(text.contains(last), "{text}");
    assert!(text.contains(support::HEAD), "{text}");
    let (first, last) = (text.find("erogazione 1,"), text.find("erogazione 60,"));
    assert!(first.is_some() && first < last, "{text}");
}
