//! The main way by keyboard alone: no mouse anywhere, and after each step the focus is where one
//! goes on.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_tests::window::{Key, PASSPHRASE, Stage, Window};

#[test]
fn the_main_way_needs_no_mouse() {
    let mut stage = Stage::new("keyboard");
    let window = stage.start();
    make_archive(&window);
    enter_request(&window);
    admit(&window);
    enter_session(&window);
    schedule(&window);
    lock(&window);
    window.close();

    stage.on("2022-06-28T12:10");
    let window = stage.start();
    window.focus_on("Frase segreta");
    window.type_text(PASSPHRASE);
    window.key(Key::Enter);
    window.focus_on("Oggi, martedì 28 giugno 2022");
    deliver(&window);
    issue(&window);
}

fn make_archive(window: &Window) {
    window.focus_on("Da dove vuoi cominciare?");
    window.type_text("1");
    window.focus_on("Ente, sportello e coach");
    for (field, text) in [
        ("Nome dell’ente", "Cooperativa Orizzonte"),
        ("Nome dello sportello", "Treviso"),
        ("Indirizzo", "via Roggia 12"),
        ("Comune", "Treviso"),
        ("Nome", "Elena"),
        ("Cognome", "Marangon"),
    ] {
        window.tab_to(field);
        window.type_text(text);
    }
    window.key(Key::Enter);
    window.focus_on("Frase segreta");
    window.tab_to("Frase segreta");
    window.type_text(PASSPHRASE);
    window.tab_to("Ripeti la frase segreta");
    window.type_text(PASSPHRASE);
    window.key(Key::Enter);
    window.focus_on("Codice di recupero");
    window.tab_to("L’ho conservato");
    window.key(Key::Space);
    window.tab_to("Apri l’archivio");
    window.key(Key::Enter);
    window.focus_on("Oggi, lunedì 27 giugno 2022");
}

fn enter_request(window: &Window) {
    window.back_tab_to("Richieste");
    window.key(Key::Enter);
    window.focus_on("Richieste attivazione servizi");
    window.tab_to("Nuova richiesta");
    window.key(Key::Enter);
    window.focus_on("Nuova richiesta");
    for (field, text) in [
        ("Codice OPAL", "JC-1-1103/014"),
        ("CPI", "CPI Treviso"),
        ("Data richiesta", "23/06/2022"),
        ("Notifica del CPI", "23/06/2022"),
        ("Cognome", "Haddad"),
        ("Nome", "Yasmine"),
        ("Codice fiscale", "HDDYMN97L63Z330H"),
        ("Id voucher", "V-2022-0144"),
        ("Ore di Analisi del quadro generale", "2"),
    ] {
        window.tab_to(field);
        window.type_over(text);
    }
    window.ctrl(Key::Enter);
    window.focus_on("Richiesta di attivazione servizi");
    window.sees("JC-1-1103/014");
}

fn admit(window: &Window) {
    window.tab_to("Ammissione al servizio");
    window.key(Key::Enter);
    window.sees("Confermi l’ammissione al servizio?");
    // The safe answer first: Enter on it changes nothing.
    window.focus_on("Annulla");
    window.key(Key::Enter);
    window.focus_on("Ammissione al servizio");
    window.sees("PROPOSTA");
    window.key(Key::Enter);
    window.focus_on("Annulla");
    window.back_tab();
    window.focus_on("Procedi");
    window.key(Key::Enter);
    window.sees("Richiesta JC-1-1103/014 ammessa al servizio.");
    window.withdraws("Ammissione al servizio");
    window.keeps_focus();
}

fn enter_session(window: &Window) {
    window.tab_to("Analisi del quadro generale");
    window.key(Key::Enter);
    window.focus_on("Analisi del quadro generale");
    window.type_text("n");
    window.focus_on("Data");
    window.key(Key::Escape);
    window.focus_on("Nuova erogazione");
    window.key(Key::Enter);
    window.focus_on("Data");
    window.type_over("28/06/2022");
    window.tab_to("Inizio");
    window.type_over("10:00");
    window.key(Key::Up);
    window.holds("Inizio", "10:15");
    window.key(Key::Down);
    window.holds("Inizio", "10:00");
    window.tab_to("Fine");
    window.type_over("12:00");
    window.tab_to("Luogo");
    window.type_text("Ferramenta Dal Ben, via Feltrina 40");

    // Esc loses nothing: the form opens again with what was written.
    window.key(Key::Escape);
    window.focus_on("Nuova erogazione");
    window.key(Key::Enter);
    window.sees("Ripreso da dove eri arrivato");
    window.holds("Luogo", "Ferramenta Dal Ben, via Feltrina 40");
    window.tab_to("Luogo");
    window.ctrl(Key::Enter);
    window.allows("INSERITA", &["Programma", "Annulla"]);
    window.focus_on("Nuova erogazione");
}

fn schedule(window: &Window) {
    window.back_tab_to("Programma, erogazione 1");
    window.key(Key::Enter);
    window.arrives_at("Programma");
    window.focus_on("Annulla");
    window.back_tab();
    window.key(Key::Enter);
    window.allows("PROGRAMMATA", &["Avvia", "Chiudi negativamente"]);
    window.keeps_focus();
}

fn lock(window: &Window) {
    window.key(Key::F9);
    window.sees("Schermo riservato attivo");
    window.key(Key::F9);
    window.ctrl('k');
    window.focus_on("Cerca in tutto l’archivio");
    window.type_text("hadd");
    window.sees("Richiesta · ");
    window.key(Key::Down);
    window.key(Key::Enter);
    window.focus_on("Richiesta di attivazione servizi");
    window.ctrl('l');
    window.focus_on("Frase segreta");
}

fn deliver(window: &Window) {
    window.tab_to("Avvia, erogazione 1");
    window.key(Key::Enter);
    window.focus_on("Annulla");
    window.back_tab();
    window.key(Key::Enter);
    window.focus_on("Concludi, erogazione 1");
    window.key(Key::Enter);
    window.focus_on("Descrizione per il registro");
    window.type_text("Colloquio sul quadro generale.");
    window.tab_to("Procedi");
    window.key(Key::Enter);
    window.sees("EROGATA");
    window.keeps_focus();
}

fn issue(window: &Window) {
    window.back_tab_to("Registri");
    window.key(Key::Enter);
    window.focus_on("Registri");
    window.type_text("n");
    window.arrives_at("Emetti registro");
    window.tab_to("Richiesta");
    window.type_text("hadd");
    window.sees("Haddad Yasmine");
    window.key(Key::Down);
    window.key(Key::Enter);
    window.sees("1 erogazione, 02:00");
    window.tab_to("Emetti");
    window.key(Key::Enter);
    window.sees("DA FIRMARE");
    window.until_drawn(".sheet-of-paper canvas");
    window.keeps_focus();
}
