//! Signed sheets that come home, in the real window: a register is printed, signed and photographed, found by
//! its code, looked at place by place, and filed by key.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

#[path = "../src-tauri/crates/sheets/tests/support/mod.rs"]
mod simulated;

use affianca_domain::Area;
use affianca_tests::window::{LARGE, SMALL, Stage, Theme, Window};
use simulated::camera::{Level, Sheet};
use simulated::chance::Chance;
use simulated::pen::{self, Put};

/// The first row's place for the coach, as it stands on every register.
const COACH: Area = Area {
    x: 193.0,
    y: 86.0,
    width: 38.0,
    height: 10.0,
};

/// The coach's place at the end of the last page.
const CLOSING: Area = Area {
    x: 11.0,
    y: 164.5,
    width: 89.0,
    height: 11.9,
};

/// Issues a register of the example and saves it; the page shows it.
fn issue(window: &Window, stage: &Stage) -> Vec<u8> {
    window.press("Prova con dati di esempio");
    window.sees("Oggi, ");
    window.visit("Registri");
    window.press("Emetti registro…");
    window.pick("Richiesta", "hadd", "JC-1-1103/014");
    window.sees("erogazioni, ");
    window.press("Emetti");
    window.sees("DA FIRMARE");
    window.press("Salva PDF…");
    window.sees("PDF salvato in");
    std::fs::read(&stage.saved()[0]).unwrap()
}

/// A page of it, counted from 0, signed in one place.
fn photographed(issued: &[u8], page: usize, place: Area) -> Vec<u8> {
    let mut chance = Chance::new(4);
    let mut sheet = Sheet::printed(&affianca_sheets::read_page(issued, page).unwrap());
    let ink = pen::pen(&mut chance);
    pen::draw(&mut sheet, place, Put::Signature, ink, &mut chance);
    sheet.comes_back(Level::GoodPhone, &mut chance)
}

#[cfg(target_os = "linux")]
#[test]
fn a_heap_let_fall_is_read_and_what_is_no_sheet_is_told() {
    let stage = Stage::new("signed_sheets_heap");
    let window = stage.start();
    let issued = issue(&window, &stage);
    let (photo, again) = (stage.file("IMG_2041.jpg"), stage.file("IMG 2042.jpg"));
    let note = stage.file("nota.txt");
    for photo in [&photo, &again] {
        std::fs::write(photo, photographed(&issued, 0, COACH)).unwrap();
    }
    std::fs::write(&note, "ciao").unwrap();
    window.run("document.querySelector('[data-key=reg-sheets-detail]').click()");
    window.sees("Trascina qui scansioni e foto");
    window.let_fall(
        &[&photo, &note, &again],
        "Schermo riservato",
        "Scegli i file…",
    );
    window.sees("IMG 2042.jpg");
    window.sees("pagina doppia");
    window.sees("nota.txt");
    window.settles();
    assert_eq!(window.axe(), Vec::<String>::new());
    window.screenshot("fogli-05-mucchio");
}

#[test]
fn a_photographed_sheet_finds_its_register_and_is_filed_by_key() {
    let mut stage = Stage::new("signed_sheets");
    let scan = stage.file("scansione.pdf");
    stage.choosing(&scan);
    let window = stage.start();
    let issued = issue(&window, &stage);
    let pages = [(0, COACH), (1, CLOSING)].map(|(page, at)| photographed(&issued, page, at));
    std::fs::write(&scan, affianca_documents::scan_pdf(&pages).unwrap()).unwrap();

    window.visit("Registri");
    window.run("document.querySelector('[data-key=reg-sheets-detail]').click()");
    window.sees("Trascina qui scansioni e foto");
    window.settles();
    assert_eq!(window.axe(), Vec::<String>::new());
    window.screenshot("fogli-01-vuoto");
    window.press("Scegli i file…");
    window.sees("pagina 1 di ");
    window.sees("riga 1, coach");
    window.settles();
    assert_eq!(window.axe(), Vec::<String>::new());
    window.screenshot("fogli-02-letti");
    window.resize(SMALL);
    window.wear(Theme::Dark);
    window.settles();
    window.screenshot("fogli-03-letti-scuro-1024");
    window.wear(Theme::Light);
    window.press("Archivia il registro (2 pagine)");
    window.sees("2 archiviate");
    window.settles();
    window.screenshot("fogli-04-archiviata");

    // Row by row beside what the register says; what was not signed is seen at once.
    window.run("document.querySelector('[data-key^=sheet-register]').click()");
    window.sees("Firme finali");
    window.settles();
    assert_eq!(window.axe(), Vec::<String>::new());
    window.screenshot("fogli-06-riga-per-riga-1024");
    window.resize(LARGE);
    window.settles();
    window.screenshot("fogli-07-riga-per-riga");
    for _ in 0..5 {
        window.ctrl('=');
    }
    window.until_wide(LARGE.0 / 2);
    window.settles();
    window.screenshot("fogli-11-riga-per-riga-200");
    window.ctrl('0');
    window.until_wide(LARGE.0);
    window.press("Riga 1 della scansione, intera");
    window.wear(Theme::Dark);
    window.settles();
    window.screenshot("fogli-08-riga-intera-scura");
    window.wear(Theme::Light);

    // The signature of the whole is offered with its name, and marked by a key.
    window.run(
        "document.querySelector('[data-key=scan-offer-coach]').scrollIntoView({ block: 'center' })",
    );
    window.settles();
    window.screenshot("fogli-09-firme-finali");
    window.run("document.querySelector('[data-key=scan-offer-coach]').click()");
    window.sees("Segna come firmato");
    window.settles();
    assert_eq!(window.axe(), Vec::<String>::new());
    window.screenshot("fogli-10-segna-la-firma");
    window.fill("Luogo", "Verona");
    window.press("Segna come firmato");
    window.sees("Firma segnata sul registro");
    window.sees("già segnata");
}
