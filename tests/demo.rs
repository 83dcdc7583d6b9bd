//! The manual's way walked on the example archive for whoever wants to look: a picture of each
//! step and of each screen, and the register's PDF, left in the folder `AFFIANCA_DEMO_OUT` names.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};

use affianca_tests::window::screens::EXAMPLE;
use affianca_tests::window::{LARGE, Stage, Window};

#[test]
#[ignore = "makes pictures to look at; `cargo xtask demo` runs it"]
fn the_manuals_way_on_the_example_archive() {
    let out = std::env::var_os("AFFIANCA_DEMO_OUT").expect("AFFIANCA_DEMO_OUT names a folder");
    let out = PathBuf::from(out);
    // Noon: the session of the morning can be concluded, and tomorrow's can still be scheduled.
    let mut stage = Stage::new("demo");
    let window = example(stage.on("2022-06-27T12:00"));
    admit(&window, &out);
    schedule(&window, &out);
    deliver(&window, &out);
    issue(&window, &out);
    for saved in stage.saved() {
        let name = saved.file_name().expect("a saved file has a name");
        std::fs::copy(&saved, out.join(name)).expect("the register is copied");
    }
    for screen in EXAMPLE {
        (screen.reach)(&window);
        picture(&window, &out, screen.name);
        window.dismiss();
    }
}

fn example(stage: &Stage) -> Window {
    let window = stage.start();
    window.resize(LARGE);
    window.press("Prova con dati di esempio");
    window.sees("Oggi, ");
    window
}

fn picture(window: &Window, out: &Path, name: &str) {
    window.settles();
    window.picture(out.join(format!("{name}.png")));
}

fn admit(window: &Window, out: &Path) {
    window.visit("Richieste");
    window.press("JC-1-1103/031");
    window.press("Ammissione al servizio");
    window.sees("Confermi l’ammissione al servizio?");
    picture(window, out, "00-1-ammissione");
    window.press("Procedi");
    window.sees("AMMESSO AL SERVIZIO");
}

/// The manual's own case: the first activity of JC-1-1103/014, two hours still free.
fn schedule(window: &Window, out: &Path) {
    window.visit("Richieste");
    window.press("JC-1-1103/014");
    window.arrives_at("Richiesta di attivazione servizi");
    window.press("Analisi del quadro generale");
    window.arrives_at("Analisi del quadro generale");
    window.press("Nuova erogazione");
    window.fill("Data", "28/06/2022");
    window.fill("Inizio", "10:00");
    window.fill("Fine", "12:00");
    window.fill("Luogo", "Lavanderia Acquachiara, San Giovanni Lupatoto");
    picture(window, out, "00-2-nuova-erogazione");
    window.press("Invia");
    window.allows("INSERITA", &["Programma", "Annulla"]);
    window.press_near("28/06/2022", "Programma");
    window.sees("Confermi di voler programmare l’erogazione ?");
    picture(window, out, "00-3-programma");
    window.press("Procedi");
    window.allows("PROGRAMMATA", &["Avvia", "Chiudi negativamente"]);
}

/// The session of the morning, from *Oggi*.
fn deliver(window: &Window, out: &Path) {
    window.visit("Oggi");
    window.press_near("08:30–11:30", "Avvia");
    window.press("Procedi");
    window.sees("AVVIATA");
    window.press_near("08:30–11:30", "Concludi");
    window.fill(
        "Descrizione per il registro",
        "Potatura delle siepi in vaso con il collega di reparto.",
    );
    picture(window, out, "00-4-concludi");
    window.press("Procedi");
    window.sees("EROGATA");
}

fn issue(window: &Window, out: &Path) {
    window.visit("Registri");
    window.press("Emetti registro…");
    window.pick("Richiesta", "pavan", "JC-1-1103/009");
    window.sees("erogazioni, ");
    window.press("Emetti");
    window.sees("DA FIRMARE");
    window.until_drawn(".sheet-of-paper canvas");
    picture(window, out, "00-5-registro");
    window.press("Salva PDF…");
    window.sees("PDF salvato in");
}
