//! The agenda in the real window: a draft dragged onto a holiday and refused, moved, put back and moved by keys; a
//! session begun on an empty place; every view looked at.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_tests::window::{Key, LARGE, Point, SMALL, Stage, Theme, Window};

/// The example on a Friday: its draft is a week later, the day after the feast of the Republic.
fn agenda(stage: &mut Stage) -> Window {
    stage.on("2022-05-27T09:00");
    let window = stage.start();
    window.resize(LARGE);
    window.press("Prova con dati di esempio");
    window.sees("Oggi, ");
    window.visit("Agenda");
    window.arrives_at("Agenda, 23–29 maggio 2022");
    assert_eq!(window.kept_from(), Vec::<String>::new());
    window
}

fn next_week(window: &Window) {
    window.press("settimana dopo");
    window.sees("Agenda, 30 maggio – 5 giugno 2022");
    window.settles();
}

/// The middle of a day's column, at an hour.
fn at(window: &Window, day: &str, hour: f64) -> Point {
    window
        .place(&format!("[data-day='{day}']"))
        .at(0.5, (hour - 7.0) / 16.0 + 0.001)
}

/// The draft, where a day shows it.
fn draft(window: &Window, day: &str) -> Point {
    window
        .place(&format!("[data-day='{day}'] .ev.draft:not(.away)"))
        .at(0.5, 0.5)
}

#[test]
fn a_draft_is_refused_on_a_holiday_moved_put_back_and_moved_by_keys() {
    let mut stage = Stage::new("agenda_moved");
    let window = agenda(&mut stage);
    next_week(&window);

    window.hold(draft(&window, "2022-06-03"));
    window.steer(at(&window, "2022-06-02", 17.0));
    window.sees("giorno festivo");
    window.screenshot("agenda-trascinata-su-festivo");
    window.let_go();
    window.sees("resta dov’era");
    draft(&window, "2022-06-03");

    window.hold(draft(&window, "2022-06-03"));
    window.steer(at(&window, "2022-06-01", 18.5));
    window.sees("mercoledì 1 giugno, 18:00–19:00. Si può.");
    window.let_go();
    window.sees("spostata a mercoledì 1 giugno, 18:00–19:00.");
    draft(&window, "2022-06-01");
    window.press_near("spostata", "Rimetti dov’era");
    window.sees("spostata a venerdì 3 giugno, 16:30–17:30.");
    draft(&window, "2022-06-03");

    window.press_at(draft(&window, "2022-06-03"));
    window.alt(Key::Right);
    window.sees("sabato 4 giugno, 16:30–17:30. Si può.");
    window.alt(Key::Up);
    window.sees("sabato 4 giugno, 16:15–17:15. Si può. Invio conferma, Esc rinuncia.");
    window.key(Key::Enter);
    window.sees("spostata a sabato 4 giugno, 16:15–17:15.");
    draft(&window, "2022-06-04");

    window.alt_shift(Key::Down);
    window.sees("sabato 4 giugno, 16:15–17:30. Si può.");
    window.key(Key::Escape);
    window.sees("resta dov’era");

    window.type_text("m");
    window.sees("Sposta l’erogazione");
    window.fill("Data", "05/06/2022");
    window.sees("giorno festivo");
    window.screenshot("agenda-sposta");
    assert_eq!(window.axe(), Vec::<String>::new(), "«Sposta…»");
    window.dismiss();

    window.press("settimana prima");
    window.sees("Agenda, 23–29 maggio 2022");
    window.settles();
    window.hold(window.place(".ev.plan").at(0.5, 0.5));
    window.steer(at(&window, "2022-05-28", 18.0));
    window.sees("Un’erogazione PROGRAMMATA non si sposta (§3.1)");
    window.let_go();
    window.sees("Chiudi negativamente e metti di nuovo in calendario…");
    assert_eq!(window.kept_from(), Vec::<String>::new());
}

#[test]
fn a_session_is_begun_on_an_empty_place_and_one_is_back_in_the_agenda() {
    let mut stage = Stage::new("agenda_begun");
    let window = agenda(&mut stage);
    next_week(&window);
    window.press_at(at(&window, "2022-06-02", 10.0));
    window.sees("Festa della Repubblica: niente erogazioni.");
    window.choose("Persona", "Pavanello Lorenzo");
    window.settles();
    window.hold(at(&window, "2022-06-01", 12.0));
    window.steer(at(&window, "2022-06-01", 13.3));
    window.let_go();
    window.sees("Per chi, e in quale attività?");
    window.press("Procedi");
    window.holds("Data", "01/06/2022");
    window.holds("Inizio", "12:00");
    window.holds("Fine", "13:30");
    window.fill("Luogo", "Ferramenta Dal Ben, via Feltrina 40");
    window.sees("01:30");
    window.press("Invia");
    window.sees("Erogazione inserita: è nell’agenda, da programmare.");
    window.sees("Agenda, 30 maggio – 5 giugno 2022");
    draft(&window, "2022-06-01");
    assert_eq!(window.kept_from(), Vec::<String>::new());
}

#[test]
fn every_view_looks_right() {
    let mut stage = Stage::new("agenda_views");
    let window = agenda(&mut stage);
    let mut wrong = Vec::new();
    let mut look = |name: &str| {
        for (size, theme) in [
            (LARGE, Theme::Light),
            (LARGE, Theme::Dark),
            (SMALL, Theme::Light),
        ] {
            window.resize(size);
            window.wear(theme);
            window.settles();
            let name = format!("agenda-{name}-{}-{}", size.0, theme.word());
            window.screenshot(&name);
            for it in window.axe().into_iter().chain(window.lost()) {
                wrong.push(format!("{name}: {it}"));
            }
        }
        window.resize(LARGE);
        for _ in 0..5 {
            window.ctrl('=');
        }
        window.until_wide(LARGE.0 / 2);
        window.settles();
        window.screenshot(&format!("agenda-{name}-grande"));
        wrong.extend(
            window
                .lost()
                .into_iter()
                .map(|it| format!("{name}, large: {it}")),
        );
        window.ctrl('0');
        window.until_wide(LARGE.0);
    };
    look("settimana");
    window.press("Giorno");
    window.sees("Agenda, venerdì 27 maggio 2022");
    look("giorno");
    window.press("Mese");
    window.sees("Agenda, maggio 2022");
    look("mese");
    window.press("Elenco");
    window.until_drawn(".agenda-list");
    look("elenco");
    window.press("Settimana");
    window.fill("Vai al giorno", "01/02/2021");
    window.key(Key::Enter);
    window.sees("Nessuna erogazione in questa settimana.");
    look("vuota");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(window.kept_from(), Vec::<String>::new());
}
