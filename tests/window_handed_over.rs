//! The final report from its first word to the CPI, and an attestation, in the real window (§3.2).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_tests::window::{Stage, Window};

const RESULTS: [&str; 3] = [
    "Integrazione nel contesto aziendale",
    "Potenziamento delle capacità di svolgimento della prestazione lavorativa",
    "Miglioramento delle probabilità di mantenere l’occupazione nel tempo",
];

/// The example archive, open on the request whose path went furthest.
fn request(stage: &Stage) -> Window {
    let window = stage.start();
    window.press("Prova con dati di esempio");
    window.sees("Dati di esempio: persone inesistenti");
    window.press("Richieste");
    window.press("JC-1-1103/009");
    window.arrives_at("Richiesta di attivazione servizi");
    window
}

#[test]
fn a_final_report_is_written_made_ready_and_handed_over() {
    let stage = Stage::new("final_report");
    let window = request(&stage);
    window.press("Altro");
    window.press("Relazione sugli esiti");
    window.arrives_at("Relazione sugli esiti");
    let begun = window.value("Attività svolte").unwrap();
    assert!(
        begun.contains("Analisi del quadro generale (JC-AN): 2 incontri"),
        "{begun}"
    );

    window.tick("Riuscito");
    for (at, title) in RESULTS.iter().enumerate().skip(1) {
        window.fill(title, &format!("Risultato numero {at}."));
    }
    window.press("Segna come pronta…");
    window.sees("La relazione non può essere pronta. Manca: Integrazione nel contesto aziendale.");
    window.focus_on(RESULTS[0]);
    window.fill(RESULTS[0], "Saluta i colleghi e conosce gli spazi.");
    window.sees("Non manca nulla");
    assert_eq!(window.axe(), Vec::<String>::new());
    window.screenshot("relazione-bozza");

    window.press("Segna come pronta…");
    window.press("Procedi");
    window.sees("PRONTA");
    window.sees("Versione 1");
    window.settles();
    assert_eq!(window.axe(), Vec::<String>::new());
    window.screenshot("relazione-pronta");
    window.press("Salva PDF…");
    window.sees("PDF salvato in");

    window.press("Segna la consegna…");
    window.fill("Data di consegna", "28/06/2022");
    window.choose("Come", "a mano");
    window.fill("A chi: operatore del CPI", "Paola Zanin");
    window.press("Segna come consegnata");
    window.refuses("Data di consegna", "La consegna non può essere nel futuro.");
    window.fill("Data di consegna", "27/06/2022");
    window.press("Segna come consegnata");
    window.sees("Consegnata il 27/06/2022");
    window.sees("CONSEGNATA");
    assert_eq!(stage.saved().len(), 1);
}

#[test]
fn what_is_typed_in_a_report_is_there_on_the_way_back() {
    let stage = Stage::new("final_report_kept");
    let window = request(&stage);
    window.press("Altro");
    window.press("Relazione sugli esiti");
    window.arrives_at("Relazione sugli esiti");
    window.fill(RESULTS[0], "Parole da non perdere.");
    window.press("Oggi");
    window.sees("Oggi, ");
    window.press("Richieste");
    window.press("JC-1-1103/009");
    window.press("Altro");
    window.press("Relazione sugli esiti");
    window.arrives_at("Relazione sugli esiti");
    assert_eq!(
        window.value(RESULTS[0]).as_deref(),
        Some("Parole da non perdere.")
    );
}

#[test]
fn an_attestation_is_looked_at_then_issued_and_saved() {
    let stage = Stage::new("attestation");
    let window = request(&stage);
    window.press("Altro");
    window.press("Attestazione…");
    window.arrives_at("Attestazione del servizio erogato");
    window.sees("Anteprima.");
    window.sees("Per questa richiesta non ne è stata emessa ancora nessuna.");
    window.settles();
    assert_eq!(window.axe(), Vec::<String>::new());
    window.screenshot("attestazione");
    window.press("Emetti attestazione…");
    window.press("Procedi");
    window.sees("ATT-2022/001");
    window.press("Salva PDF…");
    window.sees("PDF salvato in");
    assert!(stage.saved()[0].ends_with("attestazione-2022-001.pdf"));
}
