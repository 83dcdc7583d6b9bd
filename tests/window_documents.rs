//! A document of an activity in the real window: begun from its model, written, kept by itself, kept as a
//! version, printed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_tests::window::{Key, LARGE, SMALL, Stage};

#[test]
fn a_document_is_written_keeps_itself_and_becomes_a_version() {
    let stage = Stage::new("documents");
    let window = stage.start();
    window.press("Prova con dati di esempio");
    window.sees("Oggi, ");
    window.press("Documenti");
    window.arrives_at("Documenti");
    window.sees("Record trovati");
    for size in [SMALL, LARGE] {
        window.resize(size);
        assert_eq!(window.axe(), Vec::<String>::new(), "the list at {size:?}");
        window.screenshot(&format!("documenti-{}", size.0));
    }
    window.press_near("JC-1-1103/014", "Haddad Yasmine");
    window.arrives_at("Documenti della richiesta");
    window.screenshot("documenti-richiesta");
    assert_eq!(window.axe(), Vec::<String>::new(), "a request's documents");
    window.press("Scrivi un altro documento per JC-AN");
    window.press("Scrivi");
    window.arrives_at("Altro documento");
    window.sees("Contenuto");
    assert_eq!(window.axe(), Vec::<String>::new(), "the editor");
    window.tab_to("Testo: Altro documento");
    // Below the model's first heading, where the text goes.
    window.key(Key::Down);
    window.type_text("Colloquio con il referente. ");
    window.sees("Colloquio con il referente.");
    window.sees("Salvato oggi");
    window.screenshot("documento");
    window.press("Salva versione…");
    window.sees("Confermi di voler salvare la versione 1 del documento?");
    window.press("Procedi");
    window.sees("Versione 1 salvata.");
    window.press_near("impronta", "Vedi");
    window.sees("pagina 1 di 1");
    window.sees_no_more("Preparo l’anteprima…");
    window.screenshot("documento-versione");
    assert_eq!(window.axe(), Vec::<String>::new(), "a version");
    window.press("Salva PDF…");
    window.sees("PDF salvato in");
    assert_eq!(stage.saved().len(), 1, "one PDF saved");
}
