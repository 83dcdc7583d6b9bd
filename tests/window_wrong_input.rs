//! Wrong input on every form: what is wrong is said beside the field, in words, and nothing that
//! was written is lost.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_tests::window::{PASSPHRASE, Stage, Window, open_archive};

/// The example: people, sessions and registers to be wrong about.
fn example(stage: &Stage) -> Window {
    let window = stage.start();
    window.press("Prova con dati di esempio");
    window.sees("Oggi, ");
    window
}

fn request(window: &Window, opal: &str) {
    window.visit("Richieste");
    window.press(opal);
    window.arrives_at("Richiesta di attivazione servizi");
}

/// Closes a window with words in it, and gives up what it keeps of them.
fn leave_unsaved(window: &Window, title: &str) {
    window.press("Annulla");
    window.press(&format!("Scarta: {title}"));
}

#[test]
fn a_new_request_says_what_is_wrong_field_by_field() {
    let stage = Stage::new("wrong_request");
    let window = example(&stage);
    window.visit("Richieste");
    window.press("Nuova richiesta");
    window.arrives_at("Nuova richiesta");
    window.press("Salva la richiesta");
    for field in ["Codice OPAL", "CPI", "Cognome", "Nome", "Codice fiscale"] {
        window.problem(field);
    }
    window.focus_on("Codice OPAL");

    window.fill("Codice OPAL", "JC-1-1103/014");
    window.fill("CPI", "CPI Treviso");
    window.fill("Data richiesta", "31/02/2022");
    window.fill("Notifica del CPI", "presto");
    window.fill("Cognome", "Haddad");
    window.fill("Nome", "Yasmine");
    window.fill("Codice fiscale", "HDDYMN97L63Z330X");
    window.fill("Ore di Analisi del quadro generale", "5");
    window.fill("Importo di Supervisione delle attività", "tanto");
    window.press("Salva la richiesta");
    for field in [
        "Codice OPAL",
        "Data richiesta",
        "Notifica del CPI",
        "Codice fiscale",
        "Ore di Analisi del quadro generale",
        "Importo di Supervisione delle attività",
    ] {
        window.problem(field);
    }
    for (field, text) in [
        ("Data richiesta", "31/02/2022"),
        ("Notifica del CPI", "presto"),
        ("Codice fiscale", "HDDYMN97L63Z330X"),
        ("Ore di Analisi del quadro generale", "05:00"),
        ("Importo di Supervisione delle attività", "tanto"),
    ] {
        window.holds(field, text);
    }
    window.screenshot("wrong-01-nuova-richiesta");

    // Leaving asks nothing and keeps every word, until they are given up.
    window.visit("Oggi");
    window.sees("Lasciato a metà");
    window.press("Riprendi: Nuova richiesta");
    window.holds("Codice fiscale", "HDDYMN97L63Z330X");
    window.press("Scarta il testo");
    window.holds("Codice fiscale", "");
    // One goes back to where the words were taken up.
    window.press("Chiudi");
    window.sees("Oggi, ");
    window.sees_no_more("Lasciato a metà");
}

#[test]
fn a_request_is_refused_only_with_a_written_reason() {
    let stage = Stage::new("wrong_refusal");
    let window = example(&stage);
    request(&window, "JC-1-1103/022");
    window.press("Rifiuta la richiesta…");
    window.fill("Motivazione", "   ");
    window.press("Procedi");
    window.sees("Scrivi la motivazione prima di confermare.");
    window.focus_on("Motivazione");
    window.press("Annulla");
    window.sees("PROPOSTA");
}

#[test]
fn a_session_that_breaks_rules_is_told_them_all_and_keeps_its_text() {
    let stage = Stage::new("wrong_session");
    let window = example(&stage);
    request(&window, "JC-1-1103/018");
    window.press("Allenamento e affiancamento");
    window.arrives_at("Allenamento e affiancamento");
    window.press("Nuova erogazione");
    window.fill("Data", "32/13/2022");
    window.problem("Data");
    // Sunday, too early, end before start.
    window.fill("Data", "03/07/2022");
    window.refuses("Data", "§3.2");
    window.fill("Inizio", "07:00");
    window.fill("Fine", "09:00");
    window.refuses("Inizio", "07:30");
    window.fill("Fine", "06:30");
    window.problem("Fine");
    window.fill("Note", "L’attività si svolge presso la sede della azienda");
    window.fill("Nota riservata", "da rivedere");
    window.press("Invia");
    window.sees("Non si può inviare: correggi prima ciò che è segnato in rosso.");
    window.screenshot("wrong-02-erogazione");

    // More hours than are left: it may be entered once acknowledged, and the manual's words say why.
    window.fill("Data", "04/07/2022");
    window.fill("Inizio", "08:00");
    window.fill("Fine", "23:00");
    window.accepts("Data");
    window.accepts("Inizio");
    window.refuses("Fine", "08:00");
    for (field, text) in [
        ("Data", "04/07/2022"),
        ("Inizio", "08:00"),
        ("Fine", "23:00"),
        ("Note", "L’attività si svolge presso la sede della azienda"),
        ("Nota riservata", "da rivedere"),
    ] {
        window.holds(field, text);
    }
    window.press("Invia");
    window.sees("avvisi da confermare");

    window.press("Chiudi");
    window.press("Nuova erogazione");
    window.sees("Ripreso da dove eri arrivato");
    window.holds("Note", "L’attività si svolge presso la sede della azienda");
}

#[test]
fn hours_beyond_those_agreed_are_refused_with_the_manuals_words() {
    let stage = Stage::new("wrong_hours");
    let window = example(&stage);
    request(&window, "JC-1-1103/009");
    window.press("Definizione del programma");
    window.arrives_at("Definizione del programma");
    window.press("Nuova erogazione");
    window.fill("Data", "07/07/2022");
    window.fill("Inizio", "09:00");
    window.fill("Fine", "22:00");
    window.refuses(
        "Fine",
        "Le ore delle erogazioni superano le ore definite nella attività.",
    );
    window.screenshot("wrong-03-ore");
}

#[test]
fn a_register_of_nothing_is_not_issued() {
    let stage = Stage::new("wrong_register");
    let window = example(&stage);
    window.visit("Registri");
    window.press("Emetti registro…");
    window.press("Emetti");
    window.arrives_at("Emetti registro");
    window.pick("Richiesta", "hadd", "JC-1-1103/014");
    window.tick("Una giornata");
    window.fill("Giornata", "quando piove");
    window.problem("Giornata");
    window.holds("Giornata", "quando piove");
    window.fill("Giornata", "01/01/2020");
    window.sees("Il registro sarebbe vuoto.");
    window.tick("Un periodo");
    window.fill("Dal", "30/06/2022");
    window.fill("Al", "01/06/2022");
    window.problem("Al");
    window.press("Annulla");
    window.sees("Nessun registro emesso");

    window.press("Emetti registro…");
    window.pick("Richiesta", "hadd", "JC-1-1103/014");
    window.sees("erogazioni, ");
    window.press("Emetti");
    window.sees("DA FIRMARE");
    window.press_first("Segna come firmato…");
    window.arrives_at("Segna come firmato");
    window.fill("Chi ha firmato", "");
    window.fill("Data", "31/12/2030");
    window.press("Segna come firmato");
    window.problem("Chi ha firmato");
    window.problem("Data");
    window.holds("Data", "31/12/2030");
}

#[test]
fn records_of_the_directory_say_what_is_wrong_and_keep_the_rest() {
    let stage = Stage::new("wrong_directory");
    let window = example(&stage);
    window.visit("Anagrafiche");
    window.press("Sportelli");
    window.press("Nuovo sportello…");
    window.fill("Indirizzo", "via del Mare 1");
    window.fill("Festa del patrono", "31/02");
    window.press("Salva");
    window.problem("Nome dello sportello");
    window.problem("Comune");
    window.fill("Nome dello sportello", "Jesolo");
    window.fill("Comune", "Jesolo");
    window.press("Salva");
    window.problem("Festa del patrono");
    window.holds("Indirizzo", "via del Mare 1");
    leave_unsaved(&window, "Nuovo sportello");

    window.press("CPI");
    window.press("Nuovo CPI…");
    window.press("Salva");
    window.refuses("Nome", "Scrivi il nome");
    window.press("Annulla");

    window.press("Coach");
    window.press("Nuovo coach…");
    window.fill("Nome", "Elisa");
    window.press("Salva");
    window.problem("Cognome");
    window.holds("Nome", "Elisa");
    leave_unsaved(&window, "Nuovo coach");

    window.press("Datori di lavoro");
    window.press("Nuovo datore di lavoro…");
    window.fill("Codice fiscale o partita IVA", "12345678901");
    window.press("Salva");
    window.problem("Ragione sociale");
    window.fill("Ragione sociale", "Officina Prova");
    window.press("Salva");
    window.problem("Codice fiscale o partita IVA");
    window.holds("Ragione sociale", "Officina Prova");
    leave_unsaved(&window, "Nuovo datore di lavoro");

    window.press("Destinatari");
    window.press("Nuovo destinatario…");
    window.fill("Cognome", "Zanatta");
    window.fill("Codice fiscale", "ZNTMRT94C54G224A");
    window.fill("Data di nascita", "54/03/1994");
    window.fill("Limite al giorno", "molte");
    window.press("Salva");
    for field in [
        "Nome",
        "Codice fiscale",
        "Data di nascita",
        "Limite al giorno",
    ] {
        window.problem(field);
    }
    window.holds("Limite al giorno", "molte");
    window.screenshot("wrong-04-destinatario");
    leave_unsaved(&window, "Nuovo destinatario");

    window.press("Ente");
    window.press("Modifica…");
    window.fill("Nome dell’ente", "");
    window.press("Salva");
    window.problem("Nome dell’ente");
}

#[test]
fn a_file_that_is_no_table_is_told_from_one_that_is_wrong() {
    let mut stage = Stage::new("wrong_import");
    let file = stage.file("tabella.csv");
    std::fs::write(&file, "").expect("an empty file");
    stage.choosing(&file);
    let window = example(&stage);
    window.visit("Richieste");
    window.press("Importa…");
    window.press("Scegli il file…");
    window.sees("vuot");
    std::fs::write(&file, [0xff, 0xfe, 0x00, 0x01, 0x02, 0x00, 0x90]).expect("no table");
    window.press("Scegli il file…");
    window.sees_no_more("vuot");
    window.screenshot("wrong-05-importa");

    let wrong = "Stato preselezione;Data richiesta;Codice OPAL;Cognome;Nome;Codice fiscale;CPI;Voce di spesa;Ore;Importo\n\
        PROPOSTA;40-06-2022;JC-1-1103/099;Zanatta;Marta;ZNTMRT94C54G224Z;CPI Padova;JC-AN - Analisi del quadro generale;molte;152,00 €\n";
    std::fs::write(&file, wrong).expect("a wrong table");
    window.press("Scegli il file…");
    window.sees("DA CORREGGERE");
    window.sees("Riga 2, «Data richiesta»:");
    window.sees("Riga 2, «Ore»:");
    window.press("Importa 0 richieste");
    window.sees("Anteprima");
    window.screenshot("wrong-06-importa-righe");
    window.press("Scegli un’altra tabella");
    window.fill(
        "Righe copiate dalla tabella del portale, intestazione compresa",
        "una riga sola",
    );
    window.press("Leggi il testo");
    window.holds(
        "Righe copiate dalla tabella del portale, intestazione compresa",
        "una riga sola",
    );
}

#[test]
fn a_search_that_finds_nothing_says_what_to_do() {
    let stage = Stage::new("wrong_search");
    let window = example(&stage);
    window.visit("Richieste");
    window.fill(
        "Un qualsiasi campo contiene la frase",
        "nessuno si chiama così",
    );
    window.press("Trova");
    window.sees("Nessuna richiesta corrisponde");
    window.press_near("Nessuna richiesta corrisponde", "Mostra tutti");
    window.sees("JC-1-1103/014");
}

#[test]
fn the_passphrase_changes_only_for_who_knows_it() {
    let stage = Stage::new("wrong_passphrase");
    let window = open_archive(&stage);
    window.visit("Archivio");
    window.press("Frase segreta");
    window.press("Cambia la frase segreta");
    window.problem("Frase segreta di adesso");
    let new = "quattro biciclette sotto la pioggia";
    window.fill("Frase segreta di adesso", "non è questa");
    window.fill("Frase segreta nuova", new);
    window.fill("Ripeti la frase segreta", "un’altra ancora");
    window.press("Cambia la frase segreta");
    window.refuses("Ripeti la frase segreta", "Le due frasi non sono uguali.");
    window.fill("Ripeti la frase segreta", new);
    window.press("Cambia la frase segreta");
    window.problem("Frase segreta di adesso");
    window.holds("Frase segreta nuova", new);
    window.fill("Frase segreta di adesso", PASSPHRASE);
    window.press("Cambia la frase segreta");
    window.sees("Frase segreta cambiata");
    window.press("Blocca");
    window.unlock(new);
}

#[test]
fn a_file_that_is_no_copy_is_not_restored() {
    let mut stage = Stage::new("wrong_copy");
    let file = stage.file("foto.affianca-copia");
    std::fs::write(&file, "non è una copia").expect("a file");
    stage.choosing(&file);
    let window = stage.start();
    window.press("Ripristina una copia…");
    window.press("Continua…");
    window.sees("Scegli il file della copia.");
    window.refuses(
        "Frase segreta o codice di recupero",
        "Scrivi la frase segreta",
    );
    window.press("Scegli il file…");
    window.fill("Frase segreta o codice di recupero", PASSPHRASE);
    window.press("Continua…");
    window.sees("non è un archivio di Affianca");
    window.holds("Frase segreta o codice di recupero", PASSPHRASE);
    assert!(!stage.data().join("archivio").exists(), "nothing was made");
}
