//! *Archivio* and what guards it: who opens it, what a crash left, the lock, copies by themselves, the journal
//! held against a paper, scans that come again, and a person's data handed over.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;

use affianca_tests::window::{
    LARGE, PASSPHRASE, SMALL, Stage, Theme, Window, open_archive, pdf_text,
};

const OF_MARCO: &str = "otto gabbiani dormono sul tetto";

/// A picture at the smallest size, in light and in dark, and what a checker says of it.
fn looked_at(window: &Window, name: &str) {
    window.resize(SMALL);
    window.settles();
    assert_eq!(window.axe(), Vec::<String>::new(), "{name}");
    window.screenshot(name);
    window.wear(Theme::Dark);
    window.settles();
    window.screenshot(&format!("{name}-dark"));
    window.wear(Theme::Light);
    window.resize(LARGE);
}

fn access(window: &Window) {
    window.visit("Archivio");
    window.press("Frase segreta");
    window.sees("Chi può aprire l’archivio");
}

#[test]
fn each_coach_opens_with_a_passphrase_of_their_own_and_is_taken_off() {
    let stage = Stage::new("archive_coaches");
    let window = open_archive(&stage);
    window.visit("Anagrafiche");
    window.press("Coach");
    window.press("Nuovo coach…");
    window.fill("Cognome", "Silvestrin Dall’Acqua");
    window.fill("Nome", "Marco");
    window.press("Salva");
    window.sees("Silvestrin Dall’Acqua");

    access(&window);
    window.press("Aggiungi un coach…");
    window.press("Aggiungi");
    window.refuses("La tua frase segreta", "Scrivi la tua frase segreta.");
    window.fill("La tua frase segreta", PASSPHRASE);
    window.choose("Coach", "Marco Silvestrin Dall’Acqua");
    window.fill("Frase segreta del coach", OF_MARCO);
    window.fill("Ripeti la frase segreta", OF_MARCO);
    looked_at(&window, "archive-01-aggiungi-coach");
    window.press("Aggiungi");
    window.sees("sei tu");
    looked_at(&window, "archive-02-chi-apre");
    window.press("Cambia la mia frase…");
    window.focus_on("Frase segreta di adesso");

    window.press("Blocca");
    window.unlock(OF_MARCO);
    window.sees("Marco Silvestrin Dall’Acqua");
    window.press("Blocca");
    window.unlock(PASSPHRASE);
    access(&window);
    window.press("Togli Marco Silvestrin Dall’Acqua…");
    window.fill("La tua frase segreta", PASSPHRASE);
    looked_at(&window, "archive-03-togli-coach");
    window.press("Togli");
    window.sees("Una sola frase segreta apre l’archivio");
    window.press("Blocca");
    window.arrives_at("Apri il tuo archivio");
    window.fill("Frase segreta", OF_MARCO);
    window.press("Apri");
    window.problem("Frase segreta");
}

#[test]
fn what_a_crash_left_half_done_is_undone_or_finished_first() {
    let stage = Stage::new("archive_interrupted");
    open_archive(&stage).close();
    let folder = stage.data().join("archivio");
    // As when the program is struck down after the first step of a restore.
    let leave_half_done = || {
        let coming = folder.join("copia-da-ripristinare");
        fs::create_dir_all(&coming).unwrap();
        fs::copy(
            folder.join("archivio.affianca"),
            coming.join("archivio.affianca"),
        )
        .unwrap();
        fs::copy(
            folder.join("chiavi.json"),
            folder.join("chiavi.json.in-arrivo"),
        )
        .unwrap();
        fs::rename(
            folder.join("archivio.affianca"),
            folder.join("prima.affianca"),
        )
        .unwrap();
        let plan = serde_json::json!({
            "why": "ripristino", "by": null, "at": "2022-06-27T09:00:00",
            "from": "copia-da-ripristinare/archivio.affianca",
            "moves": [["archivio.affianca", "prima.affianca"], ["chiavi.json", "prima.json"]],
        });
        fs::write(folder.join("sostituzione.json"), plan.to_string()).unwrap();
    };
    leave_half_done();
    let window = stage.start();
    window.arrives_at("Un ripristino è rimasto a metà");
    looked_at(&window, "archive-04-a-meta");
    window.press("Torna all’archivio di prima");
    window.sees("L’archivio è quello di prima");
    window.unlock(PASSPHRASE);
    window.sees("Oggi, ");
    window.close();

    leave_half_done();
    let window = stage.start();
    window.press("Finisci il ripristino");
    window.sees("L’archivio è quello della copia");
    window.unlock(PASSPHRASE);
    window.sees("Oggi, ");
    assert!(
        folder.join("prima.affianca").exists(),
        "what was there is kept"
    );
}

#[test]
fn a_minute_before_it_locks_the_program_says_so() {
    let mut stage = Stage::new("archive_near");
    open_archive(&stage).close();
    stage.left_for(9 * 60 + 5);
    let window = stage.start();
    window.unlock(PASSPHRASE);
    window.sees("Affianca si blocca tra un minuto");
    looked_at(&window, "archive-05-blocco-vicino");
    window.press("Resta");
    window.sees_no_more("Affianca si blocca tra un minuto");
}

#[test]
fn a_folder_chosen_once_gets_a_copy_when_the_archive_locks() {
    let stage = Stage::new("archive_copies");
    let window = open_archive(&stage);
    window.visit("Archivio");
    window.press("Scegli la cartella…");
    window.sees("La prima copia si farà al prossimo blocco o alla chiusura.");
    window.press("Blocca");
    window.unlock(PASSPHRASE);
    window.visit("Archivio");
    window.sees("Nella cartella: 1 copia.");
    looked_at(&window, "archive-06-copie-automatiche");
    let saved = stage.saved();
    assert!(
        saved[0].to_string_lossy().ends_with(".affianca-copia"),
        "{saved:?}"
    );
    window.press("Giornale");
    window.sees("automatica: ");
    window.sees("giornale: riga ");
}

#[test]
fn the_journal_is_held_against_what_stands_on_a_paper() {
    let stage = Stage::new("archive_compared");
    let window = open_archive(&stage);
    window.visit("Archivio");
    window.press("Giornale");
    window.press("Esporta PDF…");
    window.sees("Giornale salvato in");
    let paper = pdf_text(&stage.saved()[0]);
    let mut told = paper.split("riga ").skip(1);
    let head = told.find(|words| words.starts_with(|first: char| first.is_ascii_digit()));
    let head = head.expect("the head in the foot");
    let (number, rest) = head.split_once(':').expect("number and hash");
    let hash: String = rest.split_whitespace().take(4).collect();
    window.press("Confronta…");
    window.fill("Numero della riga", number);
    window.fill("Impronta", &hash);
    window.press("Confronta");
    window.sees("Combacia: la riga ");
    looked_at(&window, "archive-07-combacia");
    let wrong: String = hash
        .chars()
        .map(|figure| if figure == '0' { '1' } else { '0' })
        .collect();
    window.fill("Impronta", &wrong);
    window.press("Confronta");
    window.sees("Non combacia: la riga ");
    looked_at(&window, "archive-08-non-combacia");
    window.press(&format!("Vai alla riga {number}"));
    window.sees_no_more("Confronta il giornale");
}

#[test]
fn a_second_scan_of_a_register_is_another_version() {
    let mut stage = Stage::new("archive_scans");
    let scan = stage.file("foglio.pdf");
    fs::write(&scan, b"%PDF-1.4\n%%EOF\n").unwrap();
    stage.choosing(&scan);
    let window = stage.start();
    window.press("Prova con dati di esempio");
    window.sees("Oggi, ");
    window.visit("Registri");
    window.press("Emetti registro…");
    window.pick("Richiesta", "hadd", "JC-1-1103/014");
    window.sees("erogazioni, ");
    window.press("Emetti");
    window.sees("Scansione: nessuna");
    window.press("Allega scansione o file firmato…");
    window.sees("Allega un altro file…");
    fs::write(&scan, b"%PDF-1.4\n% di nuovo\n%%EOF\n").unwrap();
    window.press("Allega un altro file…");
    window.sees("2");
    looked_at(&window, "archive-09-due-scansioni");
}

#[test]
fn all_that_is_held_of_a_person_leaves_as_one_file() {
    let stage = Stage::new("archive_person");
    let window = stage.start();
    window.press("Prova con dati di esempio");
    window.sees("Oggi, ");
    window.visit("Anagrafiche");
    window.press("Destinatari");
    window.press("Haddad Yasmine");
    looked_at(&window, "archive-10-persona");
    window.press("Dati di questa persona…");
    window.sees("Il file non è cifrato");
    looked_at(&window, "archive-11-dati-di-una-persona");
    window.press("Salva il file…");
    window.sees("Dati della persona salvati in");
    let saved = stage.saved();
    let name = saved[0].to_string_lossy();
    assert!(
        name.ends_with("dati-di-una-persona-2022-06-27.zip"),
        "{name}"
    );
    let bytes = fs::read(&saved[0]).unwrap();
    assert!(bytes.starts_with(b"PK\x03\x04"));
    window.visit("Archivio");
    window.press("Giornale");
    window.sees("Dati di una persona esportati");
}
