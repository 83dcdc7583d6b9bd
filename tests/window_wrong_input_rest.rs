//! Wrong input on the forms one comes to later: what is wrong is said beside the field, nothing that
//! was written is lost, and once it is mended one goes on.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_tests::window::{Key, Stage, Window};

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

fn training(window: &Window, opal: &str) {
    request(window, opal);
    window.press("Allenamento e affiancamento");
    window.arrives_at("Allenamento e affiancamento");
}

fn employers(window: &Window) {
    window.visit("Anagrafiche");
    window.press("Datori di lavoro");
    window.sees("Record trovati");
}

/// Each field with what was written in it, wrong as it is.
fn told_and_kept(window: &Window, wrong: &[(&str, &str)]) {
    for (field, text) in wrong {
        window.problem(field);
        window.holds(field, text);
    }
}

fn write(window: &Window, fields: &[(&str, &str)]) {
    for (field, text) in fields {
        window.fill(field, text);
    }
}

#[test]
fn a_contact_needs_a_surname_and_ways_to_be_reached_that_exist() {
    let stage = Stage::new("wrong_contact");
    let window = example(&stage);
    employers(&window);
    window.press_row(0);
    window.press("Aggiungi un referente…");
    window.arrives_at("Nuovo referente aziendale");
    let wrong = [("Telefono", "il solito"), ("E-mail", "zorzi@")];
    write(&window, &wrong);
    window.press("Salva");
    window.refuses("Cognome", "Scrivi il cognome del referente.");
    window.focus_on("Cognome");
    told_and_kept(&window, &wrong);
    window.screenshot("wrong-10-referente");
    let right = [
        ("Cognome", "Zorzi"),
        ("Telefono", "0422 000 119"),
        ("E-mail", "zorzi@lavanderia.example"),
    ];
    write(&window, &right);
    window.press("Salva");
    window.sees("Referente salvato.");
    window.sees("zorzi@lavanderia.example");
}

#[test]
fn a_session_is_closed_negatively_only_with_a_written_reason() {
    let stage = Stage::new("wrong_closing");
    let window = example(&stage);
    training(&window, "JC-1-1103/018");
    window.press_first("Chiudi negativamente");
    window.arrives_at("Chiudi negativamente");
    window.fill("Motivazione", "   ");
    window.press("Procedi");
    window.refuses("Motivazione", "Scrivi la motivazione prima di confermare.");
    window.focus_on("Motivazione");
    window.screenshot("wrong-11-chiudi-negativamente");
    window.fill("Motivazione", "La persona era malata.");
    window.accepts("Motivazione");
    window.press("Procedi");
    window.sees("CHIUSA NEGATIVAMENTE");
}

#[test]
fn a_correction_of_a_request_says_what_is_wrong_field_by_field() {
    let stage = Stage::new("wrong_correction");
    let window = example(&stage);
    request(&window, "JC-1-1103/022");
    window.press("Modifica dati");
    window.arrives_at("Modifica dati della richiesta");
    let hours = "Ore di Analisi del quadro generale";
    let before = window.value(hours).expect("the hours agreed");
    let notified = window.value("Notifica del CPI").expect("the day");
    let wrong = [
        ("Data richiesta", "31/06/2022"),
        ("Notifica del CPI", "28/06/2022"),
        (hours, "40:00"),
    ];
    write(&window, &wrong);
    window.press("Salva le modifiche");
    told_and_kept(&window, &wrong);
    window.focus_on("Data richiesta");
    window.sees("3 campi da correggere");
    window.screenshot("wrong-12-modifica-dati");
    let right = [
        ("Data richiesta", "20/06/2022"),
        ("Notifica del CPI", notified.as_str()),
        (hours, before.as_str()),
    ];
    write(&window, &right);
    for (field, _) in right {
        window.accepts(field);
    }
    window.press("Salva le modifiche");
    window.arrives_at("Richiesta di attivazione servizi");
    window.sees("20/06/2022");
}

#[test]
fn a_private_note_that_is_too_long_stays_to_be_shortened() {
    let stage = Stage::new("wrong_notes");
    let window = example(&stage);
    training(&window, "JC-1-1103/018");
    window.press("Apri l’erogazione 19");
    let long = "x".repeat(2001);
    window.paste("Nota riservata", &long);
    window.press("Salva");
    window.refuses("Nota riservata", "Al massimo 2000 caratteri: qui sono 2001");
    window.holds("Nota riservata", &long);
    window.screenshot("wrong-13-nota-riservata");
    window.fill("Nota riservata", "da rivedere");
    window.press("Salva");
    window.sees("salvate.");
}

#[test]
fn days_of_the_journal_that_cannot_be_are_told_beside_them() {
    let stage = Stage::new("wrong_journal");
    let window = example(&stage);
    window.visit("Archivio");
    window.press("Giornale");
    window.sees("Operazioni: ");
    let wrong = [("Dal", "31/02/2022"), ("Al", "presto")];
    write(&window, &wrong);
    window.press("Trova");
    told_and_kept(&window, &wrong);
    write(&window, &[("Dal", "20/06/2022"), ("Al", "01/06/2022")]);
    window.press("Trova");
    window.refuses("Al", "È prima del 20/06/2022");
    window.accepts("Dal");
    window.screenshot("wrong-14-giornale");
    window.fill("Al", "24/06/2022");
    window.press("Trova");
    window.sees("Operazioni: ");
    window.accepts("Al");
    window.holds("Dal", "20/06/2022");
}

#[test]
fn a_period_of_the_statement_that_cannot_be_leaves_the_last_figures() {
    let stage = Stage::new("wrong_statement");
    let window = example(&stage);
    window.visit("Rendiconto");
    window.sees("Ore per mese e per stato");
    window.fill("Dal", "30/02/2022");
    window.problem("Dal");
    window.sees("Ore per mese e per stato");
    window.fill("Dal", "20/06/2022");
    window.fill("Al", "01/06/2022");
    window.refuses("Al", "La fine del periodo precede il suo inizio.");
    window.accepts("Dal");
    window.holds("Al", "01/06/2022");
    window.screenshot("wrong-15-rendiconto");
    window.fill("Al", "24/06/2022");
    window.accepts("Al");
    window.sees("dal 20/06/2022 al 24/06/2022");
}

#[test]
fn a_document_is_kept_only_with_its_title_and_a_day_that_has_come() {
    let stage = Stage::new("wrong_document");
    let window = example(&stage);
    window.visit("Documenti");
    window.press_near("JC-1-1103/014", "Haddad Yasmine");
    window.press("Scrivi un altro documento per JC-AN");
    window.press("Scrivi");
    window.arrives_at("Altro documento");
    let wrong = [("Titolo", ""), ("Data di redazione", "31/02/2022")];
    write(&window, &wrong);
    told_and_kept(&window, &wrong);
    // Seen from the preview too, where the fields are not.
    window.press("Anteprima");
    window.press("Salva versione…");
    window.focus_on("Titolo");
    told_and_kept(&window, &wrong);
    window.screenshot("wrong-16-documento");
    window.fill("Titolo", "Colloquio con il referente");
    window.fill("Data di redazione", "31/12/2030");
    window.accepts("Titolo");
    window.press("Salva versione…");
    window.press("Procedi");
    window.refuses("Data di redazione", "futuro");
    window.holds("Data di redazione", "31/12/2030");
    window.sees("Il documento ha solo le tracce del modello");
    window.fill("Data di redazione", "27/06/2022");
    window.tab_to("Testo: Altro documento");
    window.key(Key::Down);
    window.type_text("Colloquio con il referente. ");
    window.press("Salva versione…");
    window.press("Procedi");
    window.sees("Versione 1 salvata.");
}

#[test]
fn employers_pasted_without_headings_or_with_wrong_rows_are_not_taken_in() {
    let stage = Stage::new("wrong_employers");
    let window = example(&stage);
    employers(&window);
    window.press_first("Importa…");
    window.arrives_at("Importa datori di lavoro");
    let paste = "Righe copiate da un foglio di calcolo, intestazione compresa";
    window.paste(paste, "Officina Prova, via Roma");
    window.press("Leggi il testo");
    window.refuses(paste, "Non si trovano le intestazioni");
    window.focus_on(paste);
    window.holds(paste, "Officina Prova, via Roma");
    window.screenshot("wrong-17-importa-datori");

    let heading = "Ragione sociale;Festa del patrono;Partita IVA;Telefono;Cognome referente";
    let wrong = format!("{heading}\n;29/09;;;\nOfficina Prova;31/02;12345678901;boh;Zorzi");
    window.paste(paste, &wrong);
    window.press("Leggi il testo");
    window.sees("DA CORREGGERE");
    window.sees("Manca la ragione sociale.");
    window.sees("Nessuna riga si può importare");
    window.screenshot("wrong-18-importa-datori-righe");
    window.press("Importa 0 datori di lavoro");
    window.sees("Nessuna riga si può importare");
    window.press("Scegli un’altra tabella");
    window.holds(paste, &wrong);
    window.paste(paste, &format!("{heading}\nOfficina Prova;29/09;;;Zorzi"));
    window.press("Leggi il testo");
    window.press("Importa 1 datore di lavoro");
    window.sees("1 datore di lavoro importato");
}

#[test]
fn employers_are_merged_only_once_the_other_is_chosen_and_looked_at() {
    let stage = Stage::new("wrong_merge");
    let window = example(&stage);
    employers(&window);
    window.press_row(0);
    window.press("Unisci con un altro…");
    window.press("Unisci");
    window.sees("Prima scegli l’altro datore di lavoro.");
    window.fill("L’altro datore di lavoro", "nessuno si chiama così");
    window.sees("Nessun risultato.");
    window.holds("L’altro datore di lavoro", "nessuno si chiama così");
    window.pick("L’altro datore di lavoro", "stamp", "Stamperia");
    window.sees("Prima conferma di aver controllato.");
    window.press("Unisci");
    window.arrives_at("Unisci datori di lavoro");
    window.screenshot("wrong-19-unisci");
    window.tick("Ho controllato: è lo stesso datore di lavoro");
    window.sees_no_more("Prima conferma di aver controllato.");
    window.press("Unisci");
    window.sees("Datori di lavoro uniti.");
}

#[test]
fn a_report_is_delivered_to_somebody_somehow_and_not_tomorrow() {
    let stage = Stage::new("wrong_delivery");
    let window = example(&stage);
    request(&window, "JC-1-1103/009");
    window.press("Altro");
    window.press("Relazione sugli esiti");
    window.arrives_at("Relazione sugli esiti");
    window.press("Segna come pronta…");
    window.refuses("Esito del percorso", "Scegli come è finito il percorso.");
    let results = [
        "Integrazione nel contesto aziendale",
        "Potenziamento delle capacità di svolgimento della prestazione lavorativa",
        "Miglioramento delle probabilità di mantenere l’occupazione nel tempo",
    ];
    for part in results {
        window.refuses(part, "Questa parte è obbligatoria.");
    }
    window.tick("Riuscito");
    for part in results {
        window.fill(part, "Lavora con i colleghi della serra 2.");
    }
    window.press("Segna come pronta…");
    window.press("Procedi");
    window.press("Segna la consegna…");
    window.arrives_at("Segna la consegna");
    window.fill("Data di consegna", "31/12/2030");
    window.press("Segna come consegnata");
    window.refuses("Data di consegna", "futuro");
    window.problem("Come");
    window.problem("A chi: operatore del CPI");
    window.holds("Data di consegna", "31/12/2030");
    window.focus_on("Data di consegna");
    window.screenshot("wrong-20-consegna");
    window.fill("Data di consegna", "27/06/2022");
    window.fill("A chi: operatore del CPI", "Giulia Zorzi");
    window.choose("Come", "altro modo…");
    window.press("Segna come consegnata");
    window.problem("In quale altro modo");
    window.fill("In quale altro modo", "a voce");
    window.press("Segna come consegnata");
    window.sees("Consegna al CPI segnata.");
}

#[test]
fn who_signed_as_recipient_is_chosen_by_who_sees_the_paper() {
    let stage = Stage::new("wrong_recipient");
    let window = example(&stage);
    window.visit("Registri");
    window.press("Emetti registro…");
    window.pick("Richiesta", "hadd", "JC-1-1103/014");
    window.sees("erogazioni, ");
    window.press("Emetti");
    window.press_near("Destinatario o referente", "Segna come firmato…");
    window.arrives_at("Segna come firmato");
    window.fill("Data", "26/06/202");
    window.press("Segna come firmato");
    window.refuses("Chi ha firmato", "Scegli chi ha firmato.");
    window.problem("Luogo");
    window.problem("Data");
    window.holds("Data", "26/06/202");
    window.focus_on("Haddad Yasmine");
    window.screenshot("wrong-21-firma");
    window.fill("Data", "27/06/2022");
    window.fill("Luogo", "Verona");
    window.tick("Un’altra persona");
    window.press("Segna come firmato");
    window.problem("Nome e cognome di chi ha firmato");
    window.fill("Nome e cognome di chi ha firmato", "Giulia Zorzi");
    window.press("Segna come firmato");
    window.sees("1 di 2 necessarie");
}
