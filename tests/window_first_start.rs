//! First start and later ones: three doors, a new archive, its passphrase, its recovery code.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_tests::window::{Key, PASSPHRASE, Stage, make_archive, open_archive};

#[test]
fn three_doors_stand_at_the_first_start() {
    let stage = Stage::new("three_doors");
    let window = stage.start();
    window.arrives_at("Da dove vuoi cominciare?");
    assert_eq!(window.title(), "Primo avvio – Affianca");
    for door in [
        "Crea il tuo archivio",
        "Prova con dati di esempio",
        "Ripristina una copia…",
    ] {
        assert!(window.offers(door), "the door «{door}» is missing");
    }
    assert!(
        !stage.data().join("archivio").exists(),
        "looking at the doors leaves nothing on the disk"
    );
}

#[test]
fn a_new_archive_asks_again_for_what_is_missing_and_keeps_what_was_written() {
    let stage = Stage::new("new_archive_wrong");
    let window = stage.start();
    window.press("Crea il tuo archivio");
    window.arrives_at("Ente, sportello e coach");
    window.fill("Nome dell’ente", "Cooperativa Orizzonte");
    window.fill("Comune", "Treviso");
    window.press("Continua");
    window.refuses("Nome dello sportello", "Scrivi il nome dello sportello.");
    window.refuses("Indirizzo", "Scrivi l’indirizzo dello sportello.");
    window.refuses("Nome", "Scrivi il nome del coach.");
    window.refuses("Cognome", "Scrivi il cognome del coach.");
    window.focus_on("Nome dello sportello");
    assert_eq!(
        window.value("Nome dell’ente").as_deref(),
        Some("Cooperativa Orizzonte")
    );
    assert_eq!(
        window.value("Festa del patrono").as_deref(),
        Some("27/04"),
        "Treviso's patron day is proposed"
    );

    window.fill("Nome dello sportello", "Treviso");
    window.accepts("Nome dello sportello");
    window.fill("Indirizzo", "via Roggia 12");
    window.fill("Nome", "Elena");
    window.fill("Cognome", "Marangon");
    window.fill("Codice fiscale", "04567890123X");
    window.fill("Festa del patrono", "31/02");
    window.press("Continua");

    // What only the program can judge is told here too, with the rest untouched.
    window.problem("Codice fiscale");
    window.problem("Festa del patrono");
    assert_eq!(
        window.value("Codice fiscale").as_deref(),
        Some("04567890123X")
    );
    assert_eq!(window.value("Cognome").as_deref(), Some("Marangon"));
    assert!(
        !stage.data().join("archivio/archivio.affianca").exists(),
        "nothing was made"
    );
}

#[test]
fn a_passphrase_that_is_weak_or_not_the_same_twice_is_refused() {
    let stage = Stage::new("weak_passphrase");
    let window = stage.start();
    window.press("Crea il tuo archivio");
    window.write_identity();
    window.press("Continua");
    window.arrives_at("Frase segreta");
    window.press("Crea l’archivio");
    window.refuses("Frase segreta", "Scrivi una frase segreta.");
    window.fill("Frase segreta", "affianca");
    window.sees("Troppo corta");
    window.fill("Ripeti la frase segreta", "affianca");
    window.press("Crea l’archivio");
    window.refuses("Frase segreta", "Serve una frase più robusta.");
    window.fill("Frase segreta", PASSPHRASE);
    window.press("Crea l’archivio");
    window.refuses("Ripeti la frase segreta", "Le due frasi non sono uguali.");
    window.tick("Mostra quello che scrivo");
    assert_eq!(window.value("Frase segreta").as_deref(), Some(PASSPHRASE));
}

#[test]
fn the_recovery_code_must_be_put_away_before_the_archive_opens() {
    let stage = Stage::new("recovery_kept");
    let window = stage.start();
    window.press("Crea il tuo archivio");
    window.write_identity();
    window.press("Continua");
    window.choose_passphrase(PASSPHRASE);
    window.press("Apri l’archivio");
    window.sees("Prima conserva il codice");
    window.focus_on("L’ho conservato");
    window.press("Salva…");
    window.sees("Codice salvato in");
    let saved = stage.saved();
    let text =
        std::fs::read_to_string(saved.first().expect("the code was saved")).expect("a text file");
    assert!(
        text.contains(&window.recovery_code()),
        "the saved file holds the code that is shown"
    );
    window.tick("L’ho conservato");
    window.press("Apri l’archivio");
    window.sees("Oggi, ");
    assert!(window.shows("Elena Marangon"), "the coach is at work");
}

#[test]
fn a_locked_archive_opens_with_its_passphrase_and_with_no_other() {
    let stage = Stage::new("unlock");
    open_archive(&stage).close();
    let window = stage.start();
    window.arrives_at("Apri il tuo archivio");
    window.focus_on("Frase segreta");
    window.press("Apri");
    window.refuses("Frase segreta", "Scrivi la frase segreta.");
    window.fill("Frase segreta", "cavallo lampione tredici nuvola");
    window.press("Apri");
    window.problem("Frase segreta");
    assert!(!window.shows("Archivio cifrato"), "nothing behind the door");
    window.unlock(PASSPHRASE);
    window.sees("Oggi, ");

    window.ctrl('l');
    window.arrives_at("Apri il tuo archivio");
    assert!(
        !window.everything().contains("Marangon"),
        "nothing of the archive stays on the page"
    );
    window.type_text(PASSPHRASE);
    window.key(Key::Enter);
    window.sees("Oggi, ");
    window.press("Blocca");
    window.arrives_at("Apri il tuo archivio");
}

#[test]
fn the_recovery_code_opens_the_archive_and_gives_a_new_passphrase_and_code() {
    let stage = Stage::new("recovery");
    let (window, code) = make_archive(&stage);
    window.press("Blocca");
    window.arrives_at("Apri il tuo archivio");
    window.press("Ho dimenticato la frase segreta: usa il codice di recupero");
    window.arrives_at("Usa il codice di recupero");
    let new = "quattro biciclette sotto la pioggia";
    window.fill("Codice di recupero", "0000-0000-0000");
    window.fill("Nuova frase segreta", new);
    window.fill("Ripeti la frase segreta", new);
    window.press("Apri con il codice");
    window.problem("Codice di recupero");
    window.fill("Codice di recupero", &code.to_lowercase());
    window.press("Apri con il codice");
    window.arrives_at("Il nuovo codice di recupero");
    assert_ne!(window.recovery_code(), code, "a code opens once");
    window.tick("L’ho conservato");
    window.press("Apri l’archivio");
    window.sees("Oggi, ");
    window.close();

    let window = stage.start();
    window.arrives_at("Apri il tuo archivio");
    window.fill("Frase segreta", PASSPHRASE);
    window.press("Apri");
    window.problem("Frase segreta");
    window.unlock(new);
    window.sees("Oggi, ");
}

#[test]
fn example_data_say_so_and_touch_no_archive() {
    let stage = Stage::new("example");
    let window = stage.start();
    window.press("Prova con dati di esempio");
    window.sees("Dati di esempio: persone inesistenti");
    window.visit("Richieste");
    window.sees("JC-1-1103/014");
    assert!(
        !stage.data().join("archivio").exists(),
        "no real archive was made"
    );
    window.press_near("Dati di esempio", "Crea il tuo archivio");
    window.arrives_at("Ente, sportello e coach");
    assert!(
        !window.shows("Dati di esempio"),
        "the strip went with the data"
    );
}
