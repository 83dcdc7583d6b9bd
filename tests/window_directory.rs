//! Employers and people in the real window: brought in from a list, one entered twice made one; and the
//! first days of an archive.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_tests::window::{LARGE, SMALL, Stage, Window, open_archive};

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

/// People told apart by their codice fiscale, brought in once and then held against another list.
#[test]
fn people_come_in_from_a_list_and_what_differs_is_chosen() {
    let stage = Stage::new("directory_people");
    let window = open_archive(&stage);
    let heads = "Codice fiscale;Cognome;Nome;Telefono;Limite giornaliero";
    paste_people(
        &window,
        &format!("{heads}\nRSSMRA80A01H501U;Rossi;Mario;0422 123456;4\n;Neri;Pia;;"),
    );
    window.sees("Manca il codice fiscale.");
    window.press("Importa 1 destinatario");
    window.sees("1 destinatario importato");
    window.press("Vai ai destinatari");
    window.sees("Rossi");
    paste_people(
        &window,
        &format!("{heads}\nRSSMRA80A01H501U;Rossi;Mario;333 1234567;"),
    );
    window.sees("1 riga dice altro di quello che c’è nell’archivio");
    window.sees("Non c’è nulla di vuoto da completare.");
    window.tick("Prendi quello dell’elenco");
    window.sees("SI AGGIORNA");
    for (name, size) in [
        ("importa-destinatari", LARGE),
        ("importa-destinatari-stretto", SMALL),
    ] {
        window.resize(size);
        window.settles();
        window.screenshot(name);
        assert_eq!(window.axe(), Vec::<String>::new(), "{name}");
    }
    window.press("Importa 1 aggiornamento");
    window.sees("1 destinatario aggiornato");
}

/// Coaches from a list: who is there already is left as they are, and what is wrong is told in its row.
#[test]
fn coaches_come_in_from_a_list() {
    let stage = Stage::new("directory_coaches");
    let window = open_archive(&stage);
    let rows = "Cognome;Nome;Sportello\nMarangon;Elena;Treviso\nRighetto;Tommaso;Treviso\n\
                Szczepańska-Wiśniewska della Rovere;Maximilienne Évangéline;\nDal Cero;;Verona\n";
    paste_into(&window, ("Coach", "Importa coach"), rows);
    window.sees("NUOVO");
    for (name, size) in [("importa-coach", LARGE), ("importa-coach-stretto", SMALL)] {
        window.resize(size);
        window.settles();
        window.screenshot(name);
        assert_eq!(window.axe(), Vec::<String>::new(), "{name}");
    }
    window.press("Importa 2 coach");
    window.sees("2 coach importati");
}

fn paste_people(window: &Window, text: &str) {
    paste_into(window, ("Destinatari", "Importa destinatari"), text);
}

fn paste_into(window: &Window, (tab, heading): (&str, &str), text: &str) {
    window.visit("Anagrafiche");
    window.press(tab);
    window.press_first("Importa…");
    window.arrives_at(heading);
    window.paste(
        "Righe copiate da un foglio di calcolo, intestazione compresa",
        text,
    );
    window.press("Leggi il testo");
}

/// The list that leads through the first days: put away, and brought back.
#[test]
fn the_first_steps_are_put_away_and_come_back_from_the_archive() {
    let stage = Stage::new("first_steps");
    let window = open_archive(&stage);
    window.visit("Oggi");
    window.sees("2 di 6 fatti");
    for (name, size) in [("primi-passi", LARGE), ("primi-passi-stretto", SMALL)] {
        window.resize(size);
        window.settles();
        window.screenshot(name);
        assert_eq!(window.axe(), Vec::<String>::new(), "{name}");
    }
    window.press("Nascondi");
    window.sees("«Per cominciare» è nascosto: torna da Archivio.");
    window.visit("Archivio");
    window.settles();
    window.screenshot("primi-passi-archivio");
    window.tick("Mostra «Per cominciare» in Oggi");
    window.sees("«Per cominciare» è di nuovo in Oggi.");
    window.visit("Oggi");
    window.sees("2 di 6 fatti");
}
