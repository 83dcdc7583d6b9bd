//! The commonest work of a coach, counted: a series of twelve, all of them scheduled, a day held and its sheet
//! printed, and the days that went wrong.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout
)]

use std::cell::Cell;
use std::time::Instant;

use affianca_tests::window::{Key, LARGE, PASSPHRASE, SMALL, Stage, Theme, Window, open_archive};

const TABLE: &str = "Stato preselezione;Data richiesta;Codice OPAL;Titolare;Cognome;Nome;Codice fiscale;CPI;Stato attività;Componente;Voce di spesa;Ore;Importo
PROPOSTA;23-06-2022;JC-1-1103/014;;Haddad;Yasmine;HDDYMN97L63Z330H;CPI Treviso;PROPOSTA;ALLENAMENTO E AFFIANCAMENTO;JC-AL - Allenamento e affiancamento;44;1.672,00 €
;;;;;;;;PROPOSTA;ANALISI DEL QUADRO GENERALE;JC-AN - Analisi del quadro generale;4;152,00 €
;;;;;;;;PROPOSTA;DEFINIZIONE DEL PROGRAMMA;JC-DE - Definizione del programma;8;304,00 €
;;;;;;;;PROPOSTA;PUNTUALIZZAZIONE DELLE PROBLEMATICHE;JC-PU - Puntualizzazione delle problematiche;4;152,00 €
;;;;;;;;PROPOSTA;SUPERVISIONE DELL'ATTIVITA';JC-SU - Supervisione delle attività;4;152,00 €
";

/// What a person does, counted: keys struck and things pressed.
struct Hand<'a> {
    window: &'a Window,
    keys: Cell<usize>,
    clicks: Cell<usize>,
    began: Instant,
}

impl<'a> Hand<'a> {
    fn begin(window: &'a Window) -> Self {
        Self {
            window,
            keys: Cell::new(0),
            clicks: Cell::new(0),
            began: Instant::now(),
        }
    }

    fn type_text(&self, text: &str) {
        self.keys.set(self.keys.get() + text.chars().count());
        self.window.type_text(text);
    }

    /// Goes on with Tab to the field of this name.
    fn tab_to(&self, name: &str) {
        for _ in 0..4 {
            self.keys.set(self.keys.get() + 1);
            self.window.key(Key::Tab);
            if self.window.focus().name.starts_with(name) {
                return;
            }
        }
        panic!("«{name}» is more than four Tabs away");
    }

    fn press(&self, name: &str) {
        self.clicks.set(self.clicks.get() + 1);
        self.window.press(name);
    }

    fn tick(&self, name: &str) {
        self.clicks.set(self.clicks.get() + 1);
        self.window.tick(name);
    }

    /// Tells the counts, and answers with them.
    fn told(&self, what: &str) -> (usize, usize) {
        let counts = (self.keys.get(), self.clicks.get());
        let seconds = self.began.elapsed().as_secs_f32();
        println!(
            "{what}: {} keys, {} clicks, {seconds:.1} s by script",
            counts.0, counts.1
        );
        counts
    }
}

/// An admitted person whose training has 44 hours, its page open.
fn training(stage: &mut Stage) -> Window {
    let table = stage.file("richieste.csv");
    std::fs::write(&table, TABLE).expect("the table is written");
    stage.choosing(table);
    let window = open_archive(stage);
    window.visit("Richieste");
    window.press_near("Ancora nessuna richiesta", "Importa…");
    window.press("Scegli il file…");
    window.sees("NUOVA");
    window.press("Importa 1 richiesta");
    window.press("Vai alle richieste");
    window.press("JC-1-1103/014");
    window.arrives_at("Richiesta di attivazione servizi");
    window.press("Ammissione al servizio");
    window.press("Procedi");
    window.sees("Richiesta JC-1-1103/014 ammessa al servizio.");
    window.settles();
    window.press("Allenamento e affiancamento");
    window.arrives_at("Allenamento e affiancamento");
    window
}

/// Twelve sessions of three hours, from Monday 4 July 2022.
fn twelve(window: &Window) -> (usize, usize) {
    let hand = Hand::begin(window);
    hand.press("Nuova erogazione");
    window.focus_on("Data");
    hand.type_text("4/7/22");
    hand.tab_to("Inizio");
    hand.type_text("9");
    hand.tab_to("Fine");
    hand.type_text("12");
    hand.tab_to("Luogo");
    hand.type_text("Serra");
    hand.press("Ripeti…");
    window.focus_on("Quante erogazioni");
    hand.type_text("12");
    hand.tick("mercoledì");
    hand.tick("venerdì");
    window.sees("restano libere 08:00");
    hand.press("Invia 12");
    window.sees("12 erogazioni inserite");
    hand.told("a series of twelve")
}

#[test]
fn a_series_of_twelve_is_entered_and_scheduled_in_half_a_minute() {
    let mut stage = Stage::new("series_twelve");
    let window = training(&mut stage);
    let (keys, clicks) = twelve(&window);
    assert!(keys + clicks <= 30, "{keys} keys and {clicks} clicks");

    let hand = Hand::begin(&window);
    hand.press("Programma tutte le bozze (12)…");
    window.sees("Confermi di voler programmare 12 erogazioni ?");
    window.sees("00:00 + 36:00 = 36:00 su");
    hand.press("Programma 12");
    window.sees("12 erogazioni programmate");
    let (keys, clicks) = hand.told("scheduling them");
    assert_eq!((keys, clicks), (0, 2));
    window.close();

    stage.on("2022-07-04T12:10");
    let window = stage.start();
    window.unlock(PASSPHRASE);
    window.arrives_at("Oggi, lunedì 4 luglio 2022");
    let hand = Hand::begin(&window);
    hand.press("Avvia e concludi…");
    window.focus_on("Descrizione per il registro");
    window.type_text("Prova della pressa");
    hand.press("Procedi");
    window.sees("EROGATA");
    hand.press("Foglio…");
    window.sees("1 erogazione, 03:00");
    hand.press("Emetti");
    window.sees("DA FIRMARE");
    hand.press("Stampa");
    let (_, clicks) = hand.told("today's session concluded and its sheet printed");
    assert_eq!(clicks, 5);
}

#[test]
fn one_and_those_after_it_change_together_and_what_is_scheduled_stays() {
    let mut stage = Stage::new("series_rest");
    let window = training(&mut stage);
    twelve(&window);
    window.press_near("15/07/2022", "Programma");
    window.press("Procedi");
    window.sees("PROGRAMMATA");
    window.press("Modifica l’erogazione 4");
    window.fill("Fine", "11");
    window.settles();
    window.tick("Questa e le 7 bozze seguenti della serie");
    window.press("Invia");
    window.arrives_at("Modifica questa e le seguenti");
    window.sees("1 erogazione resta com’è");
    window.screenshot("serie-seguenti");
    window.press("Procedi");
    window.sees("8 erogazioni della serie modificate");
    assert!(window.row("13/07/2022").contains("02:00"));
    assert!(window.row("15/07/2022").contains("03:00"));
    assert!(window.row("29/07/2022").contains("02:00"));

    window.press_near("22/07/2022", "Annulla");
    window.arrives_at("Annulla: fa parte di una serie");
    window.tick("Questa e le 3 bozze seguenti della serie");
    window.press("Avanti");
    window.arrives_at("Annulla questa e le seguenti");
    window.press("Procedi");
    window.sees("4 bozze ANNULLATE");
    assert!(window.row("29/07/2022").contains("ANNULLATA"));
    assert!(window.row("20/07/2022").contains("INSERITA"));
}

#[test]
fn the_windows_with_many_sessions_look_right_at_either_size_and_in_the_dark() {
    let mut stage = Stage::new("series_looks");
    let window = training(&mut stage);
    window.press("Nuova erogazione");
    window.fill("Data", "01/08/2022");
    window.fill("Inizio", "9");
    window.fill("Fine", "13");
    window.press("Ripeti…");
    window.fill("Quante erogazioni", "14");
    window.tick("mercoledì");
    window.sees("Saltati perché festivi");
    look(&window, "serie");
    window.tick("Le invio come bozze, senza programmarle (3)");
    window.tick("Confermo senza luogo (14 volte)");
    window.press("Invia 14");
    window.sees("14 erogazioni inserite");
    look(&window, "serie-inserita");
    window.press("Programma tutte le bozze (14)…");
    window.sees("3 bozze non si possono programmare");
    look(&window, "serie-programma");
    window.tick("Confermo senza luogo (11 volte)");
    window.press("Programma le 11 senza errori");
    window.sees("11 erogazioni programmate");
}

fn look(window: &Window, name: &str) {
    for (size, word) in [(LARGE, "1280"), (SMALL, "1024")] {
        window.resize(size);
        window.settles();
        window.screenshot(&format!("{name}-{word}"));
        assert_eq!(window.axe(), [""; 0], "{name} {word}");
        assert_eq!(window.lost(), [""; 0], "{name} {word}");
    }
    window.resize(LARGE);
    window.wear(Theme::Dark);
    window.settles();
    window.screenshot(&format!("{name}-scuro"));
    assert_eq!(window.axe(), [""; 0], "{name} in the dark");
    window.wear(Theme::Light);
}

/// Twelve sessions, all of them scheduled; the window is open again on a day.
fn scheduled_and_on(stage: &mut Stage, now: &str) -> Window {
    let window = training(stage);
    twelve(&window);
    window.press("Programma tutte le bozze (12)…");
    window.press("Programma 12");
    window.sees("12 erogazioni programmate");
    window.close();
    stage.on(now);
    let window = stage.start();
    window.unlock(PASSPHRASE);
    window.arrives_at("Oggi, lunedì 11 luglio 2022");
    window
}

#[test]
fn a_coach_s_three_sick_days_are_settled_at_once() {
    let mut stage = Stage::new("series_sick");
    let window = scheduled_and_on(&mut stage, "2022-07-11T07:30");
    let hand = Hand::begin(&window);
    hand.press("Altro");
    hand.press("Giornata saltata…");
    window.arrives_at("Giornata saltata");
    window.sees("lun 11/07/2022, 09:00–12:00");
    window.fill("Al", "13/07/2022");
    window.sees("mer 13/07/2022, 09:00–12:00");
    window.choose("Motivo", "Operatore malato");
    window.tick("Segna anche l’assenza, così non si pianifica in quei giorni");
    look(&window, "giornata-saltata");
    hand.press("Procedi con 2 erogazioni");
    window.sees("2 erogazioni sistemate");
    hand.told("a coach's three sick days");
    window.visit("Richieste");
    window.press("JC-1-1103/014");
    window.settles();
    window.press("Allenamento e affiancamento");
    window.sees("Valore dell’offerta");
    for (row, words) in [
        ("lun 11/07/2022", "NEGATIVAMENTE"),
        ("mer 13/07/2022", "NEGATIVAMENTE"),
        ("INSERITA", "12:00"),
    ] {
        let row = window.row(row);
        assert!(row.contains(words), "{row}");
    }
}

#[test]
fn one_not_held_is_closed_and_put_in_the_calendar_again_with_one_confirmation() {
    let mut stage = Stage::new("series_missed");
    let window = scheduled_and_on(&mut stage, "2022-07-11T07:30");
    let hand = Hand::begin(&window);
    hand.press("Non svolta…");
    window.arrives_at("Non svolta");
    hand.press("Procedi");
    window.sees("Scegli il motivo.");
    window.choose("Motivo", "Persona malata");
    window.screenshot("non-svolta");
    look(&window, "non-svolta");
    hand.tick("martedì 12/07/2022, 09:00–12:00");
    hand.press("Procedi");
    window.sees("una bozza è di nuovo in calendario");
    hand.told("one not held, and put in the calendar again");
}
