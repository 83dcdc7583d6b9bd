//! What is left to repeat on the portal, walked through the real window on the example archive.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_tests::window::{LARGE, SMALL, Stage, Theme, Window};

/// The queue of the example, opened on Monday 27/06/2022.
fn queue(stage: &Stage) -> Window {
    let window = stage.start();
    window.press("Prova con dati di esempio");
    window.sees("Oggi, ");
    window.press("Da riportare");
    window.arrives_at("Da riportare sul portale");
    window.sees("Affianca non invia nulla al portale.");
    window
}

/// Friday's session: started here, unknown to the portal.
const STARTED: &str = "ven 24/06/2022, 08:30–10:30";

#[test]
fn a_step_repeated_on_the_portal_is_said_back_and_can_be_taken_back() {
    let stage = Stage::new("portal_step");
    let window = queue(&stage);
    let row = window.row(STARTED);
    for words in [
        "NON INSERITA",
        "AVVIATA",
        "Nuova erogazione → invia",
        "Programma",
        "Avvia",
    ] {
        assert!(row.contains(words), "«{words}» is missing: {row}");
    }
    window.press_near(STARTED, "Ho premuto «Nuova erogazione → invia»");
    window.sees("segnata come riportata.");
    assert!(
        window.row(STARTED).contains("INSERITA"),
        "{}",
        window.row(STARTED)
    );
    window.sees_no_more("3 passi");
    let number = row
        .split("Erogazione ")
        .nth(1)
        .and_then(|rest| rest.split(' ').next())
        .expect("the number of the session");
    window.press_near(
        "segnata come riportata.",
        &format!("Annulla: erogazione {number}"),
    );
    window.sees_no_more("segnata come riportata.");
    window.sees("3 passi");
    window.press_near(STARTED, "Ho già fatto tutto sul portale");
    window.sees("segnata come riportata.");
    window.sees_no_more(STARTED);
}

#[test]
fn the_values_of_the_portal_s_form_are_copied_one_by_one() {
    let stage = Stage::new("portal_copy");
    let window = queue(&stage);
    for field in ["Sportello", "Operatore", "Data", "Inizio", "Fine", "Note"] {
        window.press(&format!("Copia {field}"));
        window.sees(&format!("Copiato: {field}"));
    }
    window.fill("ID sul portale", "37;");
    window.press("Copia Fine");
    window.refuses("ID sul portale", "senza spazi");
    window.fill("ID sul portale", "2041");
    window.press("Copia Fine");
    window.sees("ID sul portale: 2041.");
}

#[test]
fn the_whole_queue_is_said_back_at_once_and_what_is_lost_stays() {
    let stage = Stage::new("portal_all");
    let window = queue(&stage);
    window.sees("Non più riportabili: 1");
    let words = window.words();
    let many = words
        .split("Scegli tutte (")
        .nth(1)
        .and_then(|rest| rest.split(')').next());
    let many = many.expect("how many there are");
    window.tick(&format!("Scegli tutte ({many})"));
    window.sees(&format!("{many} voci scelte"));
    window.press("Scelte: ho già fatto tutto sul portale");
    window.sees(&format!("{many} voci: segnate come riportate."));
    window.sees("Nessuna voce ancora riportabile");
    window.sees("Il termine del portale è passato");
}

#[test]
fn everybody_can_read_it_at_either_size_and_in_the_dark() {
    let stage = Stage::new("portal_looks");
    let window = queue(&stage);
    for (size, name) in [(LARGE, "portale-1280"), (SMALL, "portale-1024")] {
        window.resize(size);
        window.settles();
        window.screenshot(name);
        assert_eq!(window.axe(), [""; 0], "{name}");
        assert_eq!(window.lost(), [""; 0], "{name}");
    }
    window.wear(Theme::Dark);
    window.settles();
    window.screenshot("portale-scuro");
    assert_eq!(window.axe(), [""; 0], "in the dark");
}
