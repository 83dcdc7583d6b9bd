//! The manual's whole way by mouse, in the real window: from the portal's table to a signed register
//! and an activity TERMINATA.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_tests::window::{PASSPHRASE, Stage, Window, open_archive, pdf_text};

/// The manual's OPAL JC-1-1103/014 as the portal lists it, still to be answered.
const TABLE: &str = "\
Stato preselezione;Data richiesta;Codice OPAL;Titolare;Cognome;Nome;Codice fiscale;CPI;Stato attività;Componente;Voce di spesa;Ore;Importo
PROPOSTA;23-06-2022;JC-1-1103/014;;Haddad;Yasmine;HDDYMN97L63Z330H;CPI Treviso;PROPOSTA;ALLENAMENTO E AFFIANCAMENTO RINFORZATO;JC-AL-R - Allenamento Rinforzato;6;228,00 €
;;;;;;;;PROPOSTA;ANALISI DEL QUADRO GENERALE;JC-AN - Analisi del quadro generale;2;76,00 €
;;;;;;;;PROPOSTA;DEFINIZIONE DEL PROGRAMMA;JC-DE - Definizione del Programma;6;228,00 €
;;;;;;;;PROPOSTA;PUNTUALIZZAZIONE DELLE PROBLEMATICHE;JC-PU - Puntualizzazioni delle problematiche;2;76,00 €
;;;;;;;;PROPOSTA;SUPERVISIONE DELL'ATTIVITA';JC-SU - Supervisione delle Attività;2;76,00 €
";

const PLACE: &str = "Ferramenta Dal Ben, via Feltrina 40";
const DESCRIPTION: &str = "Colloquio con Yasmine e con il referente sul quadro generale.";

#[test]
fn the_whole_way_from_the_portals_table_to_a_signed_register_and_an_ended_activity() {
    let mut stage = Stage::new("whole_way");
    let table = stage.file("richieste.csv");
    std::fs::write(&table, TABLE).expect("the table is written");
    stage.choosing(table);

    let window = open_archive(&stage);
    write_employer(&window);
    import(&window);
    admit(&window);
    name_employer(&window);
    enter_and_schedule(&window);
    window.close();

    stage.on("2022-06-28T12:10");
    let window = stage.start();
    window.unlock(PASSPHRASE);
    deliver(&window);
    issue(&window);
    window.press("Salva PDF…");
    window.sees("PDF salvato in");
    read_back(&stage);
    sign(&window);
    conclude(&window);
}

fn write_employer(window: &Window) {
    window.visit("Anagrafiche");
    window.press("Datori di lavoro");
    window.sees("Nessun datore di lavoro");
    window.press("Nuovo datore di lavoro…");
    window.arrives_at("Nuovo datore di lavoro");
    window.fill("Ragione sociale", "Ferramenta Dal Ben S.r.l.");
    window.fill("Indirizzo", "via Feltrina 40");
    window.fill("Comune", "Montebelluna");
    window.press("Salva");
    window.press("Ferramenta Dal Ben S.r.l.");
    window.press("Aggiungi un referente…");
    window.arrives_at("Nuovo referente aziendale");
    window.fill("Cognome", "Dal Ben");
    window.fill("Nome", "Franco");
    window.fill("Ruolo", "titolare");
    window.press("Salva");
    window.sees("Dal Ben Franco");
    window.screenshot("way-01-datore-di-lavoro");
}

fn import(window: &Window) {
    window.visit("Richieste");
    window.sees("Ancora nessuna richiesta");
    window.press_near("Ancora nessuna richiesta", "Importa…");
    window.arrives_at("Importa richieste");
    window.press("Scegli il file…");
    window.sees("NUOVA");
    assert!(window.row("JC-1-1103/014").contains("Haddad"));
    window.screenshot("way-02-importa");
    window.press("Importa 1 richiesta");
    window.sees("1 richiesta importata");
    window.press("Vai alle richieste");
    window.sees("Record trovati: 1 – pagina 1 di 1");
}

fn admit(window: &Window) {
    window.press("JC-1-1103/014");
    window.arrives_at("Richiesta di attivazione servizi");
    window.sees("Termine presunto: 3 giorni");
    window.screenshot("way-03-richiesta");
    window.press("Ammissione al servizio");
    window.sees("Confermi l’ammissione al servizio?");
    window.focus_on("Annulla");
    window.press("Procedi");
    window.sees("AMMESSO AL SERVIZIO");
    window.sees("Richiesta JC-1-1103/014 ammessa al servizio.");
    // An admitted request cannot be refused.
    window.withdraws("Rifiuta la richiesta…");
}

fn name_employer(window: &Window) {
    window.press("Altro");
    window.press("Modifica dati");
    window.arrives_at("Modifica dati della richiesta");
    window.pick("Datore di lavoro", "ferra", "Ferramenta Dal Ben S.r.l.");
    window.holds("Referente aziendale", "Dal Ben Franco, titolare");
    window.fill("Id voucher", "V-2022-0144");
    window.press("Salva le modifiche");
    window.arrives_at("Richiesta di attivazione servizi");
    window.sees("Ferramenta Dal Ben S.r.l.");
}

fn enter_and_schedule(window: &Window) {
    window.press("Analisi del quadro generale");
    window.arrives_at("Analisi del quadro generale");
    window.press("Nuova erogazione");
    window.fill("Data", "28/06/2022");
    window.fill("Inizio", "10:00");
    window.fill("Fine", "12:00");
    window.fill("Luogo", PLACE);
    window.screenshot("way-04-nuova-erogazione");
    window.press("Invia");
    window.allows("INSERITA", &["Programma", "Annulla"]);

    window.press_near("28/06/2022", "Programma");
    window.arrives_at("Programma");
    window.sees("Confermi di voler programmare l’erogazione ?");
    window.screenshot("way-05-programma");
    window.press("Procedi");
    window.allows("PROGRAMMATA", &["Avvia", "Chiudi negativamente"]);
}

fn deliver(window: &Window) {
    window.arrives_at("Oggi, martedì 28 giugno 2022");
    window.screenshot("way-06-oggi");
    window.press_near("10:00–12:00", "Avvia");
    window.arrives_at("Avvia");
    window.press("Procedi");
    window.sees("AVVIATA");
    window.press_near("10:00–12:00", "Concludi");
    window.arrives_at("Concludi");
    window.fill("Descrizione per il registro", DESCRIPTION);
    window.press("Procedi");
    window.sees("EROGATA");
}

fn issue(window: &Window) {
    window.visit("Registri");
    window.press("Emetti registro…");
    window.arrives_at("Emetti registro");
    window.pick("Richiesta", "hadd", "JC-1-1103/014");
    window.sees("1 erogazione, 02:00");
    window.screenshot("way-07-emetti-registro");
    window.press("Emetti");
    window.arrives_at("Registri");
    window.sees("DA FIRMARE");
    // The page as a picture, and its text for who cannot see it.
    window.sees("pagina 1 di 1");
    window.sees("REGISTRO ATTIVITÀ");
    window.until_drawn(".sheet-of-paper canvas");
    window.screenshot("way-08-registro");
}

fn read_back(stage: &Stage) {
    let saved = stage.saved();
    let pdf = saved
        .iter()
        .find(|file| file.extension().is_some_and(|it| it == "pdf"))
        .expect("the register was saved");
    let text = pdf_text(pdf);
    for words in [
        "REGISTRO ATTIVITÀ",
        "JC-1-1103/014",
        "V-2022-0144",
        "HDDYMN97L63Z330H",
        "Ferramenta Dal Ben",
        "28/06/2022",
        "10:00",
        "12:00",
        "Fondo Regionale per l'Occupazione delle persone con Disabilità",
    ] {
        assert!(
            text.contains(words),
            "«{words}» is not on the register:\n{text}"
        );
    }
    let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(plain.contains("Colloquio con Yasmine"), "{plain}");
}

fn sign(window: &Window) {
    for left in (0..3).rev() {
        window.press_first("Segna come firmato…");
        window.arrives_at("Segna come firmato");
        // The coach is known; of the recipient it is asked which of the two; the referent is not.
        match left {
            1 => window.tick("Dal Ben Franco"),
            0 => window.fill("Chi ha firmato", "Paola Zanin"),
            _ => window.holds("Chi ha firmato", "Elena Marangon"),
        }
        // Asked once: the other signatures are put in the same place.
        if left == 2 {
            window.fill("Luogo", "Treviso");
        }
        window.holds("Luogo", "Treviso");
        window.press("Segna come firmato");
        window.sees(&format!("{} di 2 necessarie", (3 - left).min(2)));
        // The provider's referent is not waited for (§3.2).
        if left == 1 {
            window.sees("FIRMATO");
        }
    }
    window.screenshot("way-09-firmato");
}

fn conclude(window: &Window) {
    window.visit("Politiche attive");
    window.press("Analisi del quadro generale");
    window.arrives_at("Analisi del quadro generale");
    window.press("Concludi…");
    window.arrives_at("Concludi");
    window.sees("È irreversibile.");
    window.press("Procedi");
    window.sees("L’attività è TERMINATA: nessuna operazione è più possibile");
    window.allows("EROGATA", &[]);
    window.withdraws("Nuova erogazione");
    window.withdraws("Concludi…");
    window.screenshot("way-10-terminata");
}
