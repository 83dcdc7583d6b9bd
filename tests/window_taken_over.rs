//! A person already under way is taken over in the real window: what the portal holds comes in, what was
//! forgotten is recorded, the next session is held here, and one register holds old and new.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_tests::window::{PASSPHRASE, Stage, Window, open_archive, pdf_text};

const REQUESTS: &str = "\
Stato preselezione;Data richiesta;Codice OPAL;Titolare;Cognome;Nome;Codice fiscale;CPI;Stato attività;Componente;Voce di spesa;Ore;Importo
AMMESSO AL SERVIZIO;23-05-2022;JC-1-1103/014;;Haddad;Yasmine;HDDYMN97L63Z330H;CPI Treviso;INIZIATA;ALLENAMENTO E AFFIANCAMENTO RINFORZATO;JC-AL-R - Allenamento Rinforzato;6;228,00 €
;;;;;;;;PROPOSTA;ANALISI DEL QUADRO GENERALE;JC-AN - Analisi del quadro generale;2;76,00 €
;;;;;;;;PROPOSTA;DEFINIZIONE DEL PROGRAMMA;JC-DE - Definizione del Programma;6;228,00 €
;;;;;;;;PROPOSTA;PUNTUALIZZAZIONE DELLE PROBLEMATICHE;JC-PU - Puntualizzazioni delle problematiche;2;76,00 €
;;;;;;;;PROPOSTA;SUPERVISIONE DELL'ATTIVITA';JC-SU - Supervisione delle Attività;2;76,00 €
";

const SESSIONS: &str = "Erogazioni\n\nRecord trovati: 4 - pagina 1 di 1\n\n\
ID ▼\tStato\tOperatore\tData\tInizio\tFine\tOre\tAzioni\n\
44\tPROGRAMMATA\t\t20-07-2022\t08:00\t09:00\t1\tAvvia Chiudi negativamente\n\
43\tPROGRAMMATA\t\t05-07-2022\t09:00\t10:00\t1\tAvvia Chiudi negativamente\n\
42\tCHIUSA NEGATIVAMENTE\t\t01-07-2022\t08:00\t10:00\t2\t\n\
41\tEROGATA\tNALIN FRANCESCA\t02-06-2022\t08:00\t10:00\t2\t\n";

#[test]
fn a_person_under_way_is_taken_over_and_goes_on() {
    let mut stage = Stage::new("taken_over");
    let table = stage.file("richieste.csv");
    std::fs::write(&table, REQUESTS).expect("the table is written");
    stage.on("2022-07-20T09:10").choosing(table);
    let window = open_archive(&stage);

    window.visit("Richieste");
    window.press_near("Ancora nessuna richiesta", "Importa…");
    window.press("Scegli il file…");
    window.press("Importa 1 richiesta");
    window.sees("1 richiesta importata");
    window.close();

    let table = stage.file("erogazioni.txt");
    std::fs::write(&table, SESSIONS).expect("the portal's page is written");
    stage.choosing(table);
    let window = stage.start();
    window.unlock(PASSPHRASE);
    window.visit("Richieste");
    window.press("JC-1-1103/014");
    window.press("Allenamento e affiancamento rinforzato");
    window.arrives_at("Allenamento e affiancamento rinforzato");
    take_over(&window);
    record_afterwards(&window);
    deliver(&window);
    issue(&window, &stage);
}

fn take_over(window: &Window) {
    window.press("Riprendi dal portale…");
    window.arrives_at("Riprendi le erogazioni dal portale");
    window.screenshot("over-01-riprendi");
    window.press("Scegli il file…");
    window.sees("SOLO SUL PORTALE");
    window.sees("Giorno festivo (02/06/2022, Festa della Repubblica, §3.2).");
    window.sees("«NALIN FRANCESCA» → Nalin Francesca (coach nuovo), 1 riga");
    window.screenshot("over-02-confronto");
    window.press("Importa 4 erogazioni");
    window.sees("4 erogazioni riprese dal portale");
    window.screenshot("over-03-fatto");
    window.press("Vai all’attività");
    window.arrives_at("Allenamento e affiancamento rinforzato");
}

fn record_afterwards(window: &Window) {
    window.press("È già così sul portale…");
    window.arrives_at("È già così sul portale");
    window.press("Registra");
    window.sees("Scrivi l’ID che l’erogazione ha sul portale");
    window.screenshot("over-04-gia-cosi-errori");
    window.fill("ID sul portale", "43");
    window.fill(
        "Perché si registra solo adesso",
        "L’ha conclusa sul portale la collega mentre ero in ferie.",
    );
    window.fill(
        "Descrizione per il registro",
        "Prova in magazzino con il referente",
    );
    window.press("Registra");
    window.withdraws("È già così sul portale…");
    window.screenshot("over-05-attivita");
}

fn deliver(window: &Window) {
    window.press("Avvia");
    window.press("Procedi");
    window.press("Concludi");
    window.fill(
        "Descrizione per il registro",
        "Carico e scarico in autonomia",
    );
    window.press("Procedi");
    window.sees("Foglio del giorno…");
}

fn issue(window: &Window, stage: &Stage) {
    window.visit("Registri");
    window.press("Emetti registro…");
    window.pick("Richiesta", "hadd", "JC-1-1103/014");
    window.sees("4 erogazioni");
    window.press("Emetti");
    window.arrives_at("Registri");
    window.until_drawn(".sheet-of-paper canvas");
    window.screenshot("over-06-registro");
    window.press("Salva PDF…");
    window.sees("PDF salvato in");
    let saved = stage.saved();
    let pdf = saved
        .iter()
        .find(|file| file.extension().is_some_and(|it| it == "pdf"))
        .expect("the register was saved");
    let text = pdf_text(pdf)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    for words in [
        "02/06/2022",
        "ripresa dal portale",
        "CHIUSA NEGATIVAMENTE",
        "Prova in magazzino",
        "registrata in seguito",
        "Carico e scarico in autonomia",
    ] {
        assert!(
            text.contains(words),
            "«{words}» is not on the register:\n{text}"
        );
    }
}
