//! An output of an activity as it is printed: valid, readable, with what §3.2 asks on its first page.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use affianca_documents::{output_paper, paper_pdf};
use affianca_domain::{
    OutputKind, OutputRules, OutputSheet, Programme, RichBlock, RichRun, RichText,
};
use chrono::NaiveDate;
use support::{keep_bytes, run};

fn sheet(version: Option<u32>, text: RichText) -> OutputSheet {
    let programme = Programme::job_coach_1103().unwrap();
    let day = NaiveDate::from_ymd_opt(2022, 5, 16).unwrap();
    OutputSheet {
        kind: "Piano di coaching".into(),
        title: "Piano di coaching".into(),
        drafted: day,
        version,
        service: programme.service,
        reference_text: programme.reference_text,
        provider: "Passolieve soc. coop. sociale".into(),
        branch: "Treviso, via Canizzano 3".into(),
        opal: "JC-1-1103/002".into(),
        voucher_id: "40217".into(),
        surname: "Bortolin".into(),
        name: "Nicolò".into(),
        tax_code: "BRTNCL99P05L407N".into(),
        activity: "JC-DE – Definizione del programma".into(),
        author: "Giulia Ferraresso".into(),
        text,
        printed: day.and_hms_opt(18, 5, 0).unwrap(),
        journal: version.and_then(|_| support::journal_head()),
        codes: version.and_then(|_| support::codes("D1:77.5")),
    }
}

fn model(kind: OutputKind) -> RichText {
    OutputRules::job_coach_1103()
        .unwrap()
        .of(kind)
        .unwrap()
        .template
        .clone()
}

fn long() -> RichText {
    let words = "Nicolò arriva da solo con l’autobus e chiede aiuto quando il compito cambia. ";
    let runs = vec![RichRun {
        text: words.repeat(12),
        bold: false,
    }];
    let part = vec![
        RichBlock::Heading {
            level: 1,
            runs: vec![RichRun {
                text: "Parte".into(),
                bold: false,
            }],
        },
        RichBlock::Heading {
            level: 2,
            runs: vec![RichRun {
                text: "Sezione".into(),
                bold: false,
            }],
        },
        RichBlock::Paragraph { runs: runs.clone() },
        RichBlock::List {
            ordered: true,
            items: vec![runs; 3],
        },
    ];
    let parts = std::iter::repeat_n(part, 8).flatten().collect();
    RichText::new(parts).unwrap()
}

fn first_page(bytes: &[u8], name: &str) -> String {
    let path = keep_bytes(bytes, "outputs", name);
    let path = path.to_str().unwrap();
    run("qpdf", &["--check", path]);
    let text = run("pdftotext", &["-f", "1", "-l", "1", path, "-"]);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_first_page_carries_what_the_manual_asks() {
    let pdf = paper_pdf(&output_paper(&sheet(Some(2), model(OutputKind::Plan)))).unwrap();
    support::validate(&pdf.pdf);
    let text = first_page(&pdf.pdf, "plan");
    for wanted in [
        "PIANO DI COACHING",
        "16/05/2022",
        "D.G.R. 1103 del 09/08/2021",
        "40217",
        "Bortolin Nicolò",
        "BRTNCL99P05L407N",
        "versione 2",
        "Obiettivi",
        support::HEAD,
    ] {
        assert!(text.contains(wanted), "«{wanted}» is not in: {text}");
    }
}

#[test]
fn every_model_and_a_long_text_are_archivable_and_accessible() {
    for kind in OutputKind::ALL {
        let pdf = paper_pdf(&output_paper(&sheet(Some(1), model(kind)))).unwrap();
        support::validate(&pdf.pdf);
        assert!(pdf.uncovered.is_empty(), "{kind}");
    }
    let pdf = paper_pdf(&output_paper(&sheet(Some(1), long()))).unwrap();
    support::validate(&pdf.pdf);
    first_page(&pdf.pdf, "long");
    assert!(pdf.pages > 2);
}

#[test]
fn a_draft_says_so_and_no_title_names_a_person() {
    let paper = output_paper(&sheet(None, model(OutputKind::Issues)));
    assert!(paper.footer.contains("bozza"), "{}", paper.footer);
    assert_eq!(paper.title, "Piano di coaching – JC-1-1103/002, bozza");
    assert!(!paper.title.contains("Bortolin"));
}

#[test]
fn the_same_words_give_the_same_bytes() {
    let print = || {
        paper_pdf(&output_paper(&sheet(Some(1), long())))
            .unwrap()
            .pdf
    };
    assert_eq!(print(), print());
}
