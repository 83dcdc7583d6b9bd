//! Hours, absences and calendar files in the real window: a week filled from the keyboard, closing days, a
//! coach's own calendar taken in, the sessions gone out.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_tests::window::{Key, LARGE, SMALL, Stage, Theme, Window, open_archive};

/// A coach's own calendar: a weekly meeting across the change of the clock, a day off, and one that is over.
const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\
BEGIN:VEVENT\r\nUID:riunione\r\nSUMMARY:Riunione di équipe\r\nDTSTART;TZID=Europe/Rome:20220606T090000\r\n\
DTEND;TZID=Europe/Rome:20220606T103000\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nUID:ferie\r\nSUMMARY:Ferie\r\nDTSTART;VALUE=DATE:20220808\r\nDTEND;VALUE=DATE:20220820\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nUID:passato\r\nSUMMARY:Corso\r\nDTSTART:20220103T090000\r\nDTEND:20220103T130000\r\nEND:VEVENT\r\n\
END:VCALENDAR\r\n";

fn to_coach(window: &Window) {
    window.visit("Anagrafiche");
    window.press("Coach");
    window.press("Orari e assenze di Marangon Elena");
    window.arrives_at("Orari e assenze");
}

#[test]
fn a_coach_tells_hours_and_absences_and_brings_the_own_calendar_in_once() {
    let mut stage = Stage::new("availability");
    let file = stage.file("impegni.ics");
    std::fs::write(&file, CALENDAR).expect("the calendar is written");
    stage.on("2022-06-01T09:12");
    stage.choosing(file);
    let window = open_archive(&stage);
    to_coach(&window);
    window.sees("Nessun orario");
    window.screenshot("orari-vuoti");
    assert_eq!(window.axe(), Vec::<String>::new(), "nothing yet");

    window.press("Nuovo orario…");
    window.arrives_at("Nuovo orario");
    window.fill("lunedì, orario 1", "9-13");
    window.key(Key::Down);
    window.focus_on("martedì, orario 1");
    window.fill("lunedì, orario 2", "14.30-18");
    window.press("Copia lunedì sugli altri giorni, da lunedì a venerdì");
    window.holds("venerdì, orario 1", "09:00–13:00");
    window.fill("mercoledì, orario 3", "17-19");
    window.resize(SMALL);
    window.settles();
    window.screenshot("orario-settimana");
    assert_eq!(window.axe(), Vec::<String>::new(), "the grid");
    window.press("Salva");
    window.sees("Si sovrappone a 14:30–18:00.");
    window.screenshot("orario-settimana-errore");
    window.fill("mercoledì, orario 3", "");
    window.press("Salva");
    window.sees("Orario salvato.");
    window.sees("37:30 a settimana");

    window.press("Nuova assenza…");
    window.arrives_at("Nuova assenza");
    window.fill("Dal", "10/06/2022");
    window.fill("al", "09/06/2022");
    window.press("Salva");
    window.sees("viene prima del primo");
    window.fill("al", "");
    window.press("Salva");
    window.sees("venerdì 10/06/2022");

    window.press("Riprendi dal calendario…");
    window.arrives_at("Impegni dal calendario");
    window.sees("4 nuovi, 0 cambiati, 0 da togliere");
    window.sees("lunedì 20/06/2022, 09:00–10:30");
    window.sees("1 già passato");
    window.settles();
    window.screenshot("calendario-anteprima");
    assert_eq!(window.axe(), Vec::<String>::new(), "the preview");
    window.press("Riprendi");
    window.sees("da lunedì 08/08/2022 a venerdì 19/08/2022");
    window.sees_no_more("Riunione di équipe");
    window.press("Riprendi dal calendario…");
    window.sees("Nel calendario non c’è nulla di nuovo.");
    window.press("Annulla");
    for (name, size, theme) in [
        ("orari-e-assenze", LARGE, Theme::Light),
        ("orari-e-assenze-stretto", SMALL, Theme::Light),
        ("orari-e-assenze-scuro", LARGE, Theme::Dark),
    ] {
        window.resize(size);
        window.wear(theme);
        window.settles();
        window.screenshot(name);
        assert_eq!(window.axe(), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn ways_are_told_between_places() {
    let stage = Stage::new("availability_ways");
    let window = open_archive(&stage);
    window.visit("Anagrafiche");
    window.press("Coach");
    window.press("Tempi di viaggio");
    window.arrives_at("Tempi di viaggio");
    window.press("Nuovo tempo…");
    window.arrives_at("Nuovo tempo di viaggio");
    window.fill("e", "Lavanderia Montello, Villorba");
    window.fill("Minuti", "25");
    window.settles();
    window.screenshot("viaggio");
    assert_eq!(window.axe(), Vec::<String>::new(), "the form");
    window.press("Salva");
    window.sees("Lavanderia Montello, Villorba");
    window.settles();
    window.screenshot("viaggi");
    assert_eq!(window.axe(), Vec::<String>::new(), "the list");
}
