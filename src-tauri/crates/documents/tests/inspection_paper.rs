//! The table of contents of a *fascicolo per la verifica* on paper: valid, and every file can be read back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use affianca_documents::{inspection_paper, paper_pdf};
use affianca_domain::{InspectionFile, InspectionSheet, LeftOut};
use chrono::NaiveDate;
use support::{keep_bytes, run};

fn sheet(files: usize) -> InspectionSheet {
    InspectionSheet {
        provider: "Bussola Gialla soc. coop. sociale".into(),
        scope: "tutto l’archivio".into(),
        files: (0..files)
            .map(|number| InspectionFile {
                place: format!(
                    "JC-1-1103-{:03}/registri/registro-2022-{number:03}-v1.pdf",
                    number / 9
                ),
                opal: format!("JC-1-1103/{:03}", number / 9),
                what: format!("registro 2022/{number:03} versione 1 (FIRMATO)"),
                size: 81_234,
                sha256: format!("{number:064x}"),
            })
            .collect(),
        left_out: vec![LeftOut {
            opal: "JC-1-1103/001".into(),
            what: "scansione 2 del registro 2022/001".into(),
            why: "Il file conservato non è più quello che era stato allegato.".into(),
        }],
        made: NaiveDate::from_ymd_opt(2022, 7, 1)
            .unwrap()
            .and_hms_opt(9, 5, 0)
            .unwrap(),
        journal: support::journal_head(),
    }
}

#[test]
fn every_file_and_what_is_missing_can_be_read_back() {
    let pdf = paper_pdf(&inspection_paper(&sheet(60))).unwrap();
    support::validate(&pdf.pdf);
    let path = keep_bytes(&pdf.pdf, "inspection", "indice");
    let path = path.to_str().unwrap();
    run("qpdf", &["--check", path]);
    let text = run("pdftotext", &["-layout", path, "-"]);
    for words in [
        "FASCICOLO PER LA VERIFICA",
        "registro 2022/059 versione 1",
        "Manca, e perché",
        "scansione 2 del registro 2022/001",
        "sha256sum",
        support::HEAD,
    ] {
        assert!(text.contains(words), "«{words}» in {text}");
    }
}

#[test]
fn too_many_to_list_are_counted() {
    let pdf = paper_pdf(&inspection_paper(&sheet(2500))).unwrap();
    assert!(pdf.pages < 40, "{} pages", pdf.pages);
}
