//! Every shape of register is valid PDF/A-2a and PDF/UA-1, sound to `qpdf`, and has the pages it
//! should. The files stay under the build's folder, to be looked at.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use support::{blank, keep, print, run, sheet, wordy};

#[test]
fn every_shape_is_valid() {
    let shapes = [
        ("rows-0", sheet(0), 1),
        ("rows-1", sheet(1), 1),
        ("rows-3", sheet(3), 1),
        ("rows-7", sheet(7), 2),
        ("rows-8", sheet(8), 2),
        ("rows-10", sheet(10), 3),
        ("rows-40", sheet(40), 8),
        ("rows-200", sheet(200), 34),
        ("blank-6", blank(6), 2),
    ];
    for (name, sheet, pages) in shapes {
        let pdf = print(&sheet);
        let path = keep(&pdf, name);
        run("qpdf", &["--check", path.to_str().unwrap()]);
        assert_eq!(pdf.pages, pages, "{name}");
        assert!(pdf.uncovered.is_empty(), "{name}: {:?}", pdf.uncovered);
    }
}

#[test]
fn a_long_description_makes_its_row_higher_and_no_more() {
    let mut sheet = sheet(8);
    sheet.rows[2].description = "Affiancamento alla postazione di rinvaso: lettura della scheda di lavoro, scelta dei \
vasi, dosaggio del terriccio e posizionamento sul bancale. La persona ha ripetuto la sequenza sei volte, le ultime due \
in autonomia, con verifica finale insieme al referente aziendale. Concordati i passi della settimana seguente: \
etichettatura delle piante, preparazione di due ordini e uso del carrello con i dispositivi di protezione."
        .to_owned();
    let pdf = print(&sheet);
    keep(&pdf, "long-description");
    assert_eq!(pdf.pages, 3);
}

#[test]
fn texts_as_long_as_they_come_are_valid() {
    let path = keep(&print(&wordy(9)), "wordy-9");
    run("qpdf", &["--check", path.to_str().unwrap()]);
}
