//! A register that comes back signed digitally, in the real window: saved, signed outside, attached with
//! the one button, told, and marked by hand.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

#[allow(dead_code)]
#[path = "../src-tauri/crates/workflow/tests/signed_files/certificates.rs"]
mod certificates;
#[allow(dead_code)]
#[path = "../src-tauri/crates/workflow/tests/signed_files/papers.rs"]
mod papers;

use affianca_tests::window::{SMALL, Stage, Theme};

use certificates::Person;

#[test]
fn a_register_signed_digitally_comes_back_and_is_told() {
    let mut stage = Stage::new("signed_files");
    let back = stage.file("tornato.pdf");
    stage.choosing(&back);
    let window = stage.start();
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
    let issued = std::fs::read(&stage.saved()[0]).unwrap();

    // Not a register at all.
    let yasmine = Person::new("Yasmine", "Haddad");
    std::fs::write(&back, papers::sign(&papers::paper("una fattura"), &yasmine)).unwrap();
    window.press("Allega scansione o file firmato…");
    window.sees("non è un registro emesso da questo archivio");
    window.sees("Allegalo come scansione…");
    window.sees("Scansione: nessuna");

    std::fs::write(&back, papers::sign(&issued, &yasmine)).unwrap();
    window.press("Allega scansione o file firmato…");
    window.sees("La firma di Yasmine Haddad corrisponde: il contenuto è quello firmato.");
    window.sees("trust list");
    window.settles();
    window.until_drawn("pdf-preview canvas");
    assert_eq!(window.axe(), Vec::<String>::new());
    window.run("document.querySelector('.signed-files').scrollIntoView()");
    window.screenshot("firmati-01-una-firma");

    // Somebody changes what she signed, and somebody else signs that.
    let mut altered = papers::sign(&issued, &yasmine);
    let at = altered.windows(7).rposition(|it| it == b"/Filter").unwrap();
    altered[at + 1] = b'f';
    let other = Person::new(
        "Giovanni Battista Maria",
        "Bragadin Dall’Acqua della Serenissima",
    );
    std::fs::write(&back, papers::sign(&altered, &other)).unwrap();
    window.press("Allega un altro file…");
    window.sees("La firma di Yasmine Haddad NON corrisponde più al contenuto");
    window.sees("File firmati di prima");
    window.settles();
    window.resize(SMALL);
    window.run("document.querySelector('.signed-files').scrollIntoView()");
    assert_eq!(window.lost(), Vec::<String>::new());
    window.screenshot("firmati-02-rotta-1024");
    window.wear(Theme::Dark);
    window.settles();
    assert_eq!(window.axe(), Vec::<String>::new());
    window.screenshot("firmati-03-rotta-scuro");

    window.wear(Theme::Light);
    window.press("File firmati di prima");
    window.press("Segna anche fra le firme del registro…");
    window.holds(
        "Chi ha firmato (destinatario o referente aziendale)",
        "Yasmine Haddad",
    );
    window.screenshot("firmati-04-firma-proposta");
    window.fill("Data", "27/06/2022");
    window.fill("Luogo", "Treviso");
    window.press("Segna come firmato");
    window.sees("FIRMATO IN PARTE");
}
