//! Every shape of paper is valid PDF/A-2a and PDF/UA-1 and sound to `qpdf`. The files stay under
//! the build's folder, to be looked at.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use affianca_documents::Paper;
use support::papers::{
    attestation, bare, bars, heading, hours_table, list, paragraph, plan, print, statement, wordy,
};
use support::{keep_bytes, run};

#[test]
fn every_shape_is_valid() {
    let empty = Paper {
        kind: String::new(),
        service: String::new(),
        title: String::new(),
        reference_text: String::new(),
        facts: Vec::new(),
        signatures: Vec::new(),
        footer: String::new(),
        ..bare(Vec::new())
    };
    let shapes = [
        ("empty", empty),
        ("bare", bare(Vec::new())),
        ("plan", plan()),
        ("attestation", attestation(13)),
        ("statement", statement(60, false)),
        ("statement-lying", statement(60, true)),
        (
            "subheading-first",
            bare(vec![heading(3, "Primo"), heading(7, "Secondo")]),
        ),
        (
            "nothing-to-print",
            bare(vec![
                heading(2, " "),
                paragraph("\n"),
                list(true, &["", " "]),
            ]),
        ),
        ("no-rows", bare(vec![hours_table(0), bars(0)])),
        ("long-chart", bare(vec![bars(90)])),
        ("wordy", wordy()),
        (
            "wordy-lying",
            Paper {
                landscape: true,
                ..wordy()
            },
        ),
    ];
    for (name, paper) in shapes {
        let pdf = print(&paper);
        let path = keep_bytes(&pdf.pdf, "papers", name);
        run("qpdf", &["--check", path.to_str().unwrap()]);
        assert!(pdf.uncovered.is_empty(), "{name}: {:?}", pdf.uncovered);
    }
}
