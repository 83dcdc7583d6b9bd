//! How every screen looks: at two sizes, in two colours, to an accessibility checker, at twice the
//! size, and with the names covered. The pictures stay in `target/screenshots`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_tests::window::questions::QUESTIONS;
use affianca_tests::window::screens::{BEFORE, EXAMPLE, Screen};
use affianca_tests::window::{Key, LARGE, PASSPHRASE, SMALL, Stage, Theme, Window, open_archive};

/// Who and what must not be read when the screen is covered: people of the example, their codes,
/// their employers and whom to call there.
const PERSONAL: [&str; 30] = [
    "Zanatta",
    "Marta",
    "ZNTMRT",
    "Tonello",
    "Davide",
    "TNLDVD",
    "Haddad",
    "Yasmine",
    "HDDYMN",
    "Pavanello",
    "Lorenzo",
    "PVNLNZ",
    "Furlanetto",
    "Teresa",
    "FRLTRS",
    "Carraro",
    "Silvia",
    "CRRSLV",
    "Bellinato",
    "BLLMRC",
    "Dal Brun",
    "Ivano",
    "Kovalenko",
    "Olena",
    "Vivai Prà",
    "Stamperia",
    "Lavanderia",
    "Cestaro",
    "Nardin",
    "Bressan",
];

/// Looks at a screen in every way, and notes what is wrong.
fn look_at(window: &Window, at: &str, wrong: &mut Vec<String>) {
    for (size, themes) in [
        (LARGE, [Theme::Light, Theme::Dark]),
        (SMALL, [Theme::Dark, Theme::Light]),
    ] {
        window.resize(size);
        for theme in themes {
            window.wear(theme);
            window.settles();
            let (width, height) = size;
            let name = format!("{at}-{width}x{height}-{}", theme.word());
            window.screenshot(&name);
            let found = window.axe();
            wrong.extend(found.into_iter().map(|it| format!("{name}: {it}")));
        }
        let lost = window.lost();
        wrong.extend(
            lost.into_iter()
                .map(|it| format!("{at} {size:?}: out of reach: {it}")),
        );
    }
}

fn none_wrong(wrong: &[String]) {
    assert!(
        wrong.is_empty(),
        "{} things are wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn the_screens_before_an_archive_is_open_look_right() {
    let stage = Stage::new("looks_before");
    let window = stage.start();
    let mut wrong = Vec::new();
    for Screen { name, reach } in BEFORE {
        reach(&window);
        look_at(&window, name, &mut wrong);
    }
    window.close();

    let stage = Stage::new("looks_locked");
    let window = open_archive(&stage);
    look_at(&window, "06-oggi-vuoto", &mut wrong);
    window.visit("Richieste");
    window.sees("Ancora nessuna richiesta");
    look_at(&window, "07-richieste-vuote", &mut wrong);
    window.press("Blocca");
    window.arrives_at("Apri il tuo archivio");
    look_at(&window, "08-bloccato", &mut wrong);
    window.unlock(PASSPHRASE);
    none_wrong(&wrong);
}

#[test]
fn every_screen_of_the_example_looks_right() {
    let stage = Stage::new("looks_example");
    let window = example(&stage);
    let mut wrong = Vec::new();
    for Screen { name, reach } in EXAMPLE {
        window.resize(LARGE);
        reach(&window);
        look_at(&window, name, &mut wrong);
        window.dismiss();
    }
    none_wrong(&wrong);
}

#[test]
fn every_question_before_a_step_looks_right() {
    let stage = Stage::new("looks_questions");
    let window = example(&stage);
    let mut wrong = Vec::new();
    for Screen { name, reach } in QUESTIONS {
        window.resize(LARGE);
        reach(&window);
        look_at(&window, name, &mut wrong);
        window.dismiss();
    }
    none_wrong(&wrong);
}

#[test]
fn at_twice_the_size_nothing_goes_out_of_reach() {
    zoomed("looks_zoomed", LARGE, &[&EXAMPLE, &QUESTIONS]);
}

#[test]
fn at_twice_the_size_a_small_laptop_scrolls_no_page_sideways() {
    zoomed("looks_zoomed_small", SMALL, &[&EXAMPLE]);
}

/// Looks at every screen at twice its size, in a window of this one.
fn zoomed(stage: &str, size: (u32, u32), screens: &[&[Screen]]) {
    let stage = Stage::new(stage);
    let window = example(&stage);
    window.resize(size);
    let mut wrong = Vec::new();
    for Screen { name, reach } in screens.iter().copied().flatten() {
        // The driver's pointer knows nothing of the zoom: it goes there at the usual size.
        reach(&window);
        for _ in 0..5 {
            window.ctrl('=');
        }
        window.until_wide(size.0 / 2);
        window.settles();
        window.screenshot(&format!("{name}-{}-200", size.0));
        let lost = window.lost();
        wrong.extend(lost.into_iter().map(|it| format!("{name}: {it}")));
        window.ctrl('0');
        window.until_wide(size.0);
        window.dismiss();
    }
    none_wrong(&wrong);
}

#[test]
fn with_the_screen_covered_no_name_is_on_any_page() {
    let stage = Stage::new("looks_covered");
    let window = example(&stage);
    window.sees("Yasmine");
    window.key(Key::F9);
    window.sees("Schermo riservato attivo");
    let mut wrong = Vec::new();
    for Screen { name, reach } in EXAMPLE.iter().chain(&QUESTIONS) {
        reach(&window);
        window.settles();
        window.screenshot(&format!("{name}-riservato"));
        let page = window.everything();
        let told = PERSONAL.iter().filter(|it| page.contains(**it));
        wrong.extend(told.map(|it| format!("{name}: {it}")));
        window.dismiss();
    }
    none_wrong(&wrong);
    window.key(Key::F9);
    window.visit("Oggi");
    window.sees("Yasmine");
}

/// The example, with the register of one OPAL issued.
fn example(stage: &Stage) -> Window {
    let window = stage.start();
    window.press("Prova con dati di esempio");
    window.sees("Oggi, ");
    window.visit("Registri");
    window.press("Emetti registro…");
    window.pick("Richiesta", "hadd", "JC-1-1103/014");
    window.sees("erogazioni, ");
    window.press("Emetti");
    window.sees("DA FIRMARE");
    window.visit("Oggi");
    window.sees("Oggi, ");
    window
}
