//! *Pianifica…* in the real window: a whole voucher planned, accepted and taken back; what does not fit; several
//! people; what is there to see.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_tests::window::{Key, LARGE, SMALL, Stage, Theme, Window};

/// The example, opened on Monday 27/06/2022.
fn example(stage: &Stage) -> Window {
    let window = stage.start();
    window.press("Prova con dati di esempio");
    window.sees("Oggi, ");
    window
}

/// The words that begin so, up to where they end.
fn said(window: &Window, from: &str, to: &str) -> String {
    let words = window.words();
    let rest = words.split(from).nth(1);
    let said = rest.and_then(|rest| rest.split(to).next());
    said.unwrap_or_else(|| panic!("nothing says «{from}»: {words}"))
        .trim()
        .to_owned()
}

/// A request just admitted, with all its hours left and no employer yet.
fn a_whole_voucher(window: &Window) {
    window.visit("Richieste");
    window.arrives_at("Richieste attivazione servizi");
    window.press("JC-1-1103/034");
    window.arrives_at("Richiesta di attivazione servizi");
    window.press("Ammissione al servizio");
    window.press("Procedi");
    window.sees("AMMESSO AL SERVIZIO");
    window.press("Pianifica…");
    window.arrives_at("Pianifica");
}

#[test]
fn a_whole_voucher_is_planned_accepted_and_taken_back() {
    let stage = Stage::new("planning_voucher");
    let window = example(&stage);
    a_whole_voucher(&window);
    window.refuses("Luogo di JC-AL-R", "Scrivi dove si svolge");
    window.fill("Luogo di JC-AL-R", "Stamperia Due Ponti, Vigonza");
    window.press("Pianifica");
    window.sees("72:00, dal ");
    let many = said(&window, "Inserisci ", " bozze");
    window.press(&format!("Inserisci {many} bozze"));
    window.arrives_at("Richiesta di attivazione servizi");
    window.sees(&format!("Piano inserito: {many} bozze."));
    window.sees(&format!("{many} bozze, 72:00."));
    // Nothing is left to plan.
    window.withdraws("Pianifica…");
    window.press("Annulla il piano…");
    window.press("Procedi");
    window.sees("Piano annullato: le sue bozze sono ANNULLATE.");
    window.sees_no_more("Annulla il piano…");
}

#[test]
fn what_does_not_fit_is_told_and_mended_with_one_press() {
    let stage = Stage::new("planning_tight");
    let window = example(&stage);
    a_whole_voucher(&window);
    window.fill("Luogo di JC-AL-R", "Stamperia Due Ponti, Vigonza");
    window.fill("Al", "31/07/2022");
    window.fill("Ore a settimana, al più", "8");
    window.press("Pianifica");
    window.sees("Restano fuori ");
    window.sees("A fermarle: le ore a settimana.");
    window.sees("ore a settimana invece di 8 ci stanno tutte.");
    window.press("Applica e pianifica di nuovo");
    window.sees_no_more("Restano fuori ");
    window.sees("72:00, dal ");
    window.fill("Al", "01/06/2022");
    window.sees("Il modulo è cambiato: pianifica di nuovo.");
    window.press("Pianifica di nuovo");
    window.refuses("Al", "viene prima del primo");
}

#[test]
fn the_keyboard_alone_plans_locks_and_plans_again() {
    let stage = Stage::new("planning_keys");
    let window = example(&stage);
    window.press_near("Furlanetto Teresa", "Pianifica…");
    window.arrives_at("Pianifica");
    window.sees(", dal ");
    window.focus_on("Pianifica");
    window.tab_to("Ore a settimana, al più");
    window.type_over("6");
    window.ctrl(Key::Enter);
    window.focus_on("Il piano");
    window.key(Key::Tab);
    window.key(Key::Tab);
    window.key(Key::Enter);
    window.sees("1 erogazione fissata");
    window.ctrl(Key::Enter);
    window.focus_on("Il piano");
    window.sees("Fissata");
}

#[test]
fn two_people_are_planned_beside_each_other() {
    let stage = Stage::new("planning_several");
    let window = example(&stage);
    window.press("Pianifica più persone…");
    window.arrives_at("Pianifica più persone");
    window.press("Pianifica");
    window.sees("Scegli almeno una persona.");
    window.tick("Furlanetto Teresa");
    window.tick("Pavanello Lorenzo");
    window.press("Pianifica");
    window.sees("2 persone, ");
    let many = said(&window, "Inserisci ", " bozze");
    window.screenshot("pianifica-persone");
    assert_eq!(window.axe(), [""; 0]);
    window.press(&format!("Inserisci {many} bozze"));
    window.sees(&format!("Piani inseriti: {many} bozze."));
    window.visit("Richieste");
    window.press("JC-1-1103/018");
    window.press("Annulla il piano…");
    window.press("Procedi");
    window.sees("Piano annullato");
}

#[test]
fn everybody_can_read_it_at_either_size_and_in_the_dark() {
    let stage = Stage::new("planning_looks");
    let window = example(&stage);
    window.press_near("Furlanetto Teresa", "Pianifica…");
    window.arrives_at("Pianifica");
    window.sees(", dal ");
    looks(&window, "pianifica");
    window.fill("Al", "15/07/2022");
    window.press("Pianifica di nuovo");
    window.sees("Restano fuori ");
    looks(&window, "pianifica-stretto");
}

fn looks(window: &Window, name: &str) {
    for (size, width) in [(LARGE, "1280"), (SMALL, "1024")] {
        window.resize(size);
        window.settles();
        window.screenshot(&format!("{name}-{width}"));
        assert_eq!(window.axe(), [""; 0], "{name} at {width}");
        assert_eq!(window.lost(), [""; 0], "{name} at {width}");
    }
    window.wear(Theme::Dark);
    window.settles();
    window.screenshot(&format!("{name}-scuro"));
    assert_eq!(window.axe(), [""; 0], "{name} in the dark");
    window.wear(Theme::Light);
    window.resize(LARGE);
}
