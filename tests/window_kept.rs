//! What is typed stays, whatever happens to the window; and the window leads nowhere else.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_tests::window::{PASSPHRASE, Stage, open_archive};

#[test]
fn words_half_written_outlive_a_crash_and_the_lock() {
    let stage = Stage::new("kept_crash");
    let window = open_archive(&stage);
    window.visit("Richieste");
    window.press_first("Nuova richiesta");
    window.fill("Codice OPAL", "JC-1-1103/077");
    window.fill("Cognome", "Dall’Acqua Breda");
    // What is promised: a second after the last key it is kept.
    std::thread::sleep(std::time::Duration::from_secs(1));
    window.crash();

    let window = stage.start();
    window.unlock(PASSPHRASE);
    window.sees("Lasciato a metà");
    window.screenshot("kept-01-lasciato-a-meta");
    window.press("Riprendi: Nuova richiesta");
    window.holds("Codice OPAL", "JC-1-1103/077");
    window.holds("Cognome", "Dall’Acqua Breda");
    window.sees("Ripreso da dove eri arrivato");
    window.screenshot("kept-02-ripreso");

    window.fill("Nome", "Nicolò");
    window.press("Blocca");
    // The door leads back to the screen one was on, and to its words.
    window.unlock(PASSPHRASE);
    window.holds("Nome", "Nicolò");
}

#[cfg(target_os = "linux")]
#[test]
fn the_window_s_x_keeps_the_last_word() {
    let stage = Stage::new("kept_close");
    let window = open_archive(&stage);
    window.visit("Anagrafiche");
    window.press("Sportelli");
    window.press("Nuovo sportello…");
    window.fill("Nome dello sportello", "Jesolo");
    window.fill("Indirizzo", "via del Mare 1");
    window.ask_to_close();
    window.ends();

    let window = stage.start();
    window.unlock(PASSPHRASE);
    window.press("Riprendi: Nuovo sportello");
    window.press("Nuovo sportello…");
    window.holds("Indirizzo", "via del Mare 1");
    window.press("Scarta il testo e chiudi");
    window.press("Nuovo sportello…");
    window.holds("Indirizzo", "");
}

#[test]
fn the_window_leads_nowhere_else() {
    let stage = Stage::new("kept_fence");
    let foreign = stage.file("scansione.html");
    std::fs::write(&foreign, "<h1>Un’altra pagina</h1>").unwrap();
    let window = open_archive(&stage);
    window.visit("Anagrafiche");
    window.press("Sportelli");
    window.press("Nuovo sportello…");
    window.fill("Indirizzo", "Parole non ancora salvate");
    let address = format!("file://{}", foreign.display());
    for script in [
        format!("location.href = '{address}'"),
        format!("window.open('{address}')"),
        "window.open('https://example.org/')".to_owned(),
        "location.href = 'https://example.org/'".to_owned(),
        format!(
            "const link = document.createElement('a'); link.href = '{address}'; link.target = '_blank'; \
             document.body.append(link); link.click(); link.remove()"
        ),
    ] {
        window.run(&script);
        std::thread::sleep(std::time::Duration::from_millis(200));
        assert_eq!(window.windows(), 1, "{script}");
        window.holds("Indirizzo", "Parole non ancora salvate");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_let_fall_is_taken_where_it_belongs_and_nowhere_else() {
    let stage = Stage::new("kept_drop");
    let scan = stage.file("foglio firmato.pdf");
    std::fs::write(&scan, b"%PDF-1.4\n%%EOF\n").unwrap();
    let page = stage.file("altra.html");
    std::fs::write(&page, "<h1>Un’altra pagina</h1>").unwrap();
    let window = stage.start();
    window.press("Prova con dati di esempio");
    window.sees("Oggi, ");
    window.visit("Registri");
    window.press("Emetti registro…");
    window.pick("Richiesta", "hadd", "JC-1-1103/014");
    window.sees("erogazioni, ");
    window.press("Emetti");
    window.sees("DA FIRMARE");
    window.sees("Scansione: nessuna");
    window.let_fall(
        &[&page],
        "Emetti registro…",
        "Allega scansione o file firmato…",
    );
    window.sees("Il file non è una scansione");
    window.sees("Scansione: nessuna");
    window.let_fall(
        &[&scan],
        "Emetti registro…",
        "Allega scansione o file firmato…",
    );
    window.sees_no_more("Scansione: nessuna");
    window.sees("Allega un altro file…");
    assert_eq!(window.windows(), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_copied_is_left_out_of_histories_and_taken_off_at_the_lock() {
    let stage = Stage::new("kept_copied");
    let window = stage.start();
    window.press("Prova con dati di esempio");
    window.sees("Oggi, ");
    window.visit("Archivio");
    window.press("Copia il percorso");
    let words = window.copies("UTF8_STRING");
    assert!(words.ends_with("esempio"), "{words}");
    assert_eq!(window.clipboard("text/plain;charset=utf-8"), Some(words));
    let hint = window.clipboard("x-kde-passwordManagerHint");
    assert_eq!(hint.as_deref(), Some("secret"));
    window.press("Blocca");
    window.sees("Prova con dati di esempio");
    window.empties_clipboard("UTF8_STRING");
}

#[test]
fn a_recovery_code_not_put_away_is_asked_for_at_the_next_start() {
    let stage = Stage::new("kept_code");
    let window = stage.start();
    window.press("Crea il tuo archivio");
    window.write_identity();
    window.press("Continua");
    window.choose_passphrase(PASSPHRASE);
    let _ = window.recovery_code();
    window.crash();

    let window = stage.start();
    window.unlock(PASSPHRASE);
    window.sees("Manca il codice di recupero.");
    window.screenshot("kept-03-senza-codice");
    window.press("Crea un codice…");
    window.fill("Frase segreta", PASSPHRASE);
    window.press("Crea un codice nuovo…");
    let _ = window.recovery_code();
    window.tick("L’ho conservato");
    window.press("Chiudi");
    window.sees_no_more("Manca il codice di recupero.");
}
