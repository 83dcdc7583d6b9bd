//! The meetings of a person are printed from the real window: for them, and for the company.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_tests::window::{LARGE, Stage, Window, pdf_text};

#[test]
fn a_week_is_saved_for_the_person_and_other_days_for_the_company() {
    let stage = Stage::new("plans_on_paper");
    let window = stage.start();
    window.resize(LARGE);
    window.press("Prova con dati di esempio");
    window.sees("Oggi, ");
    open(&window);
    window.press("Salva PDF…");
    window.sees("PDF salvato in");
    let text = saved(&stage, "incontri-persona-");
    for words in [
        "Gli incontri di",
        "Dalle 8:30 alle 11:30",
        "Al lavoro: Vivai Prà dei Salici, Casier",
        "Da confermare",
    ] {
        assert!(text.contains(words), "«{words}» is not on it:\n{text}");
    }

    open(&window);
    window.tick("L’azienda");
    window.tick("Altri giorni");
    window.fill("Dal", "20/06/2022");
    window.fill("Al", "10/06/2022");
    window.refuses("Al", "La fine del periodo precede il suo inizio.");
    window.fill("Al", "30/06/2022");
    window.accepts("Al");
    window.until_drawn(".sheet-of-paper canvas");
    window.press("Salva PDF…");
    window.sees("incontri-azienda-2022-06-20");
    let text = saved(&stage, "incontri-azienda-");
    assert!(text.contains("Incontri in azienda"), "{text}");
    assert!(text.contains("lunedì 27 giugno"), "{text}");
    window.visit("Archivio");
    window.press("Giornale");
    window.sees("Piano degli incontri stampato o salvato");
}

fn open(window: &Window) {
    window.visit("Richieste");
    window.press("JC-1-1103/009");
    window.press("Altro");
    window.press("Stampa il piano…");
    window.arrives_at("Stampa il piano degli incontri");
    window.until_drawn(".sheet-of-paper canvas");
}

/// The text of the plan whose file begins so.
fn saved(stage: &Stage, begins: &str) -> String {
    let saved = stage.saved();
    let named = |file: &&std::path::PathBuf| {
        file.file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with(begins))
    };
    let plan = saved.iter().find(named).expect("the plan was saved");
    let text = pdf_text(plan);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
