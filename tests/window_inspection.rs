//! All that an inspection asks for, made in the real window.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use affianca_tests::window::{SMALL, Stage, Theme};

#[test]
fn a_fascicolo_is_prepared_of_one_opal_and_of_everything() {
    let stage = Stage::new("inspection");
    let window = stage.start();
    window.press("Prova con dati di esempio");
    window.sees("Oggi, ");
    window.visit("Registri");
    window.press("Emetti registro…");
    window.pick("Richiesta", "hadd", "JC-1-1103/014");
    window.sees("erogazioni, ");
    window.press("Emetti");
    window.sees("DA FIRMARE");

    window.press("Altro");
    window.press("Fascicolo per la verifica…");
    window.sees("È in chiaro: contiene dati personali");
    window.press("Prepara…");
    window.refuses("Richiesta", "Scegli la richiesta.");
    window.pick("Richiesta", "hadd", "JC-1-1103/014");
    window.settles();
    assert_eq!(window.axe(), Vec::<String>::new());
    window.screenshot("fascicolo-01");
    window.press("Prepara…");
    window.sees("Fascicolo di ");
    let saved = stage.saved();
    assert!(
        saved[0]
            .to_string_lossy()
            .contains("fascicolo-JC-1-1103-014-"),
        "{saved:?}"
    );

    window.press("Altro");
    window.press("Fascicolo per la verifica…");
    window.tick("Un periodo");
    window.fill("Dal", "01/05/2022");
    window.fill("Al", "01/04/2022");
    window.press("Prepara…");
    window.refuses("Al", "La fine del periodo precede il suo inizio.");
    window.resize(SMALL);
    window.settles();
    assert_eq!(window.lost(), Vec::<String>::new());
    window.screenshot("fascicolo-02-1024");
    window.wear(Theme::Dark);
    window.settles();
    assert_eq!(window.axe(), Vec::<String>::new());
    window.screenshot("fascicolo-03-scuro");
    window.tick("Tutto l’archivio");
    window.tick("Una cartella");
    window.press("Prepara…");
    window.sees_no_more("È in chiaro: contiene dati personali");
    let folder = stage
        .saved()
        .into_iter()
        .find(|path| path.is_dir())
        .unwrap();
    assert!(folder.join("SHA256SUMS").is_file() && folder.join("INDICE.pdf").is_file());
    std::fs::copy(
        folder.join("INDICE.pdf"),
        concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../target/screenshots/fascicolo-INDICE.pdf"
        ),
    )
    .unwrap();
}
