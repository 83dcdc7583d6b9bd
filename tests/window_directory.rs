//! Employers in the real window: brought in from a spreadsheet, and one entered twice made one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_tests::window::{SMALL, Stage, Window, open_archive};

/// The first and the last are the same, with another contact, as two people wrote it.
const TABLE: &str = "\
Ragione sociale;Indirizzo;Comune;Partita IVA;Cognome referente;Nome referente
Ferramenta Dal Ben S.r.l.;via Feltrina 40;Montebelluna;;Dal Ben;Franco
Vivai Sile soc. agr.;via dei Platani 3;Casier;;Nardin;Luisa
Ferramenta Dal Ben srl;Via Feltrina, 40;Montebelluna;;Dal Ben;Marta
";

#[test]
fn employers_come_in_from_a_table_and_a_double_becomes_one() {
    let mut stage = Stage::new("directory");
    let table = stage.file("aziende.csv");
    std::fs::write(&table, TABLE).expect("the table is written");
    stage.choosing(table);
    let window = open_archive(&stage);

    import(&window);
    enter_again(&window);
    merge(&window);
}

/// The same employer once more, written by hand in another way.
fn enter_again(window: &Window) {
    window.press("Nuovo datore di lavoro…");
    window.arrives_at("Nuovo datore di lavoro");
    window.fill("Ragione sociale", "FERRAMENTA DAL BEN SRL");
    window.fill("Comune", "Montebelluna");
    window.press("Salva");
    window.sees("1 possibile doppione fra i datori di lavoro.");
}

fn merge(window: &Window) {
    window.press("Rivedi");
    window.arrives_at("Possibili doppioni");
    window.resize(SMALL);
    window.settles();
    window.screenshot("doppioni");
    assert_eq!(window.axe(), Vec::<String>::new(), "the doubles");
    window.press_first("Confronta e unisci Ferramenta Dal Ben S.r.l. e FERRAMENTA DAL BEN SRL");
    window.arrives_at("Unisci datori di lavoro");
    window.settles();
    window.screenshot("unisci");
    assert_eq!(window.axe(), Vec::<String>::new(), "the merge");
    window.press("Unisci");
    window.sees("Nessun doppione");
    window.visit("Archivio");
    window.press("Giornale");
    window.sees("Datori di lavoro uniti");
}

fn import(window: &Window) {
    window.visit("Anagrafiche");
    window.press("Datori di lavoro");
    window.press_first("Importa…");
    window.arrives_at("Importa datori di lavoro");
    window.press("Scegli il file…");
    window.sees("NUOVO");
    window.settles();
    window.screenshot("importa-datori");
    assert_eq!(window.axe(), Vec::<String>::new(), "the preview");
    window.press("Importa 2 datori di lavoro e 1 referente");
    window.sees("2 datori di lavoro importati");
    window.press("Vai ai datori di lavoro");
    window.sees("Vivai Sile soc. agr.");
}
