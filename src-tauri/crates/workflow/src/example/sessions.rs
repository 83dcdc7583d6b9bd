//! The example's sessions, in every state, with what a coach writes of them.

use affianca_domain::{ActivityState, SessionState, SessionStep, format_date};
use chrono::{NaiveDate, NaiveDateTime};

use super::days::{Days, at};
use super::places::{Places, Seat};
use super::script::{Script, accepting, activity, session};
use crate::sessions::{SessionForm, StepOrder};
use crate::{Archive, Result};

/// When a session is.
#[derive(Clone, Copy)]
enum When {
    /// A working day counted from today.
    Working(i32),
    /// The first working day since so many calendar days ago.
    Since(u64),
}
use When::{Since, Working};

/// How far a session got.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Entered,
    Scheduled,
    Started,
    Delivered,
    Cancelled,
    Closed(&'static str),
}
use Fate::{Cancelled, Closed, Delivered, Entered, Scheduled, Started};

/// Number of the OPAL, code, seat, when, start and end (hours and minutes), place, description, fate.
type Row = (
    &'static str,
    &'static str,
    Seat,
    When,
    (u32, u32),
    (u32, u32),
    &'static str,
    &'static str,
    Fate,
);

const GREENHOUSE: &str = "Vivai Prà dei Salici, Casier";
const PRINTER: &str = "Stamperia Due Ponti, Vigonza";
const LAUNDRY: &str = "Lavanderia Acquachiara, San Giovanni Lupatoto";
const TREVISO: &str = "Sportello di Treviso";
const PADOVA: &str = "Sportello di Padova";
const VERONA: &str = "Sportello di Verona";
const POSTPONED: &str = "Il datore di lavoro ha rinviato l’incontro per l’arrivo di una consegna.";

/// The activity that is over: its two sessions used every hour.
const ENDED: (&str, &str, i32) = ("009", "JC-AN", -23);

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("009", "JC-AN", Seat::Treviso, Working(-26), (9, 0), (11, 0), TREVISO, "Colloquio conoscitivo: esperienze di lavoro, interessi, orari e mezzi per raggiungere la sede.", Delivered),
    ("009", "JC-AN", Seat::Treviso, Working(-24), (9, 0), (11, 0), GREENHOUSE, "Visita in azienda con il referente: mansioni, spazi, turni e persone di riferimento.", Delivered),
    ("009", "JC-DE", Seat::Treviso, Working(-22), (9, 0), (12, 0), TREVISO, "Stesura del programma: obiettivi per settimana, compiti, modi di verifica.", Delivered),
    ("009", "JC-DE", Seat::Treviso, Working(-20), (9, 0), (11, 0), GREENHOUSE, "Presentazione del programma al referente aziendale e correzione degli orari.", Delivered),
    ("009", "JC-PU", Seat::Treviso, Working(-18), (9, 0), (11, 0), TREVISO, "Confronto sulle prime difficoltà: lettura delle etichette e ordine delle consegne.", Delivered),
    ("009", "JC-AL", Seat::Treviso, Working(-17), (8, 30), (11, 30), GREENHOUSE, "Preparazione dei vasi e del terriccio con scheda illustrata.", Delivered),
    ("009", "JC-AL", Seat::Treviso, Working(-16), (8, 30), (11, 30), GREENHOUSE, "Invasatura delle piantine: ritmo, posizione, pulizia del banco.", Delivered),
    ("009", "JC-AL", Seat::Treviso, Working(-15), (8, 30), (11, 30), GREENHOUSE, "Etichettatura dei vasi e controllo dei codici con il collega di reparto.", Delivered),
    ("009", "JC-AL", Seat::Treviso, Working(-14), (8, 30), (11, 30), GREENHOUSE, "Irrigazione delle corsie 1–4 seguendo la tabella dei turni.", Delivered),
    ("009", "JC-AL", Seat::Treviso, Working(-11), (8, 30), (11, 30), GREENHOUSE, "Raccolta e confezione degli aromi per il banco di vendita.", Delivered),
    ("009", "JC-AL", Seat::Treviso, Working(-10), (8, 30), (11, 30), GREENHOUSE, "Preparazione degli ordini con la lista di prelievo.", Delivered),
    ("009", "JC-AL", Seat::Treviso, Working(-9), (8, 30), (11, 30), GREENHOUSE, "Preparazione degli ordini in autonomia, verifica finale con il coach.", Delivered),
    ("009", "JC-AL", Seat::Treviso, Working(-7), (8, 30), (11, 30), GREENHOUSE, "Carico del furgone con il collega: ordine dei carrelli e sicurezza.", Delivered),
    ("009", "JC-AL", Seat::Treviso, Working(-6), (8, 30), (11, 30), GREENHOUSE, "Ripristino degli scaffali e sistemazione della serra 2.", Delivered),
    ("009", "JC-AL", Seat::Treviso, Working(-4), (8, 30), (11, 30), GREENHOUSE, "Semina in contenitori alveolati: prova di una mansione nuova.", Delivered),
    ("009", "JC-AL", Seat::Treviso, Working(-3), (8, 30), (11, 30), GREENHOUSE, "Semina in contenitori alveolati: controllo dei tempi con il referente.", Delivered),
    ("009", "JC-AL", Seat::Treviso, Working(-1), (8, 30), (10, 30), GREENHOUSE, "", Started),
    ("009", "JC-AL", Seat::Treviso, Working(0), (8, 30), (11, 30), GREENHOUSE, "", Scheduled),
    ("009", "JC-AL", Seat::Treviso, Working(2), (14, 0), (16, 0), GREENHOUSE, "", Scheduled),
    ("009", "JC-PU", Seat::Treviso, Working(-8), (9, 0), (11, 0), GREENHOUSE, "", Closed(POSTPONED)),
    ("009", "JC-PU", Seat::Treviso, Working(3), (14, 0), (16, 0), GREENHOUSE, "", Scheduled),
    ("009", "JC-SU", Seat::Treviso, Working(-5), (14, 0), (15, 0), GREENHOUSE, "", Cancelled),
    ("009", "JC-SU", Seat::Treviso, Working(4), (16, 30), (17, 30), GREENHOUSE, "", Entered),
    ("002", "JC-DE", Seat::Treviso, Working(-19), (14, 0), (16, 0), TREVISO, "Prima stesura del programma con il destinatario: compiti preferiti e tempi di apprendimento.", Delivered),
    ("002", "JC-DE", Seat::Treviso, Working(-13), (14, 0), (16, 0), GREENHOUSE, "Verifica del programma in azienda con il referente e scelta della postazione.", Delivered),
    ("002", "JC-DE", Seat::Treviso, Working(0), (14, 0), (16, 0), TREVISO, "", Scheduled),
    ("014", "JC-AL-R", Seat::Verona, Working(-21), (10, 0), (12, 0), LAUNDRY, "Affiancamento alla pressa e alla piegatura con scheda illustrata.", Delivered),
    ("014", "JC-PU", Seat::Verona, Working(-16), (10, 0), (11, 0), VERONA, "Confronto sul ritmo della linea e sulle pause concordate.", Delivered),
    ("014", "JC-SU", Seat::Verona, Working(-9), (10, 0), (11, 0), LAUNDRY, "Osservazione del lavoro in piegatura e restituzione con la destinataria.", Delivered),
    ("014", "JC-AL-R", Seat::Verona, Working(4), (14, 30), (16, 30), LAUNDRY, "", Scheduled),
    ("018", "JC-AN", Seat::Padova, Working(-18), (9, 0), (11, 0), PADOVA, "Colloquio conoscitivo e raccolta delle esperienze nella grafica.", Delivered),
    ("018", "JC-AN", Seat::Padova, Working(-17), (9, 0), (11, 0), PRINTER, "Visita in stamperia: reparti, rumore, spazi di pausa.", Delivered),
    ("018", "JC-DE", Seat::Padova, Working(-12), (9, 0), (12, 0), PADOVA, "Programma delle prime quattro settimane e orario su misura.", Delivered),
    ("018", "JC-AL", Seat::Padova, Working(-10), (9, 0), (12, 0), PRINTER, "Taglio e rilegatura con il collega: prime prove su carta di scarto.", Delivered),
    ("018", "JC-AL", Seat::Padova, Since(6), (9, 0), (12, 0), PRINTER, "", Scheduled),
    ("018", "JC-AL", Seat::Padova, Working(1), (9, 0), (12, 0), PRINTER, "", Scheduled),
    ("018", "JC-AL", Seat::Padova, Working(3), (9, 0), (12, 0), PRINTER, "", Entered),
];

/// Writes down every session with each of its steps.
pub(super) fn write(script: &mut Script, days: &Days) -> Result<()> {
    for (order, row) in ROWS.iter().enumerate() {
        one(script, days, row, u32::try_from(order).unwrap_or_default())?;
    }
    let (opal, code, day) = ENDED;
    script.at(days.moment(day, 12, 30)?, move |archive, _, now| {
        archive.end_activity(
            activity(archive, &opal_of(opal), code)?,
            ActivityState::Started,
            now,
        )
    });
    Ok(())
}

fn opal_of(number: &str) -> String {
    format!("JC-1-1103/{number}")
}

fn one(script: &mut Script, days: &Days, row: &'static Row, order: u32) -> Result<()> {
    let &(.., when, start, end, _, _, fate) = row;
    let date = match when {
        Working(number) => days.working(number)?,
        Since(days_ago) => days.since(days_ago)?,
    };
    // Entered by the day before (§3.1), one after the other at the end of the afternoon.
    let eve = days.before(date)?.min(days.working(-1)?);
    script.at(at(eve, 16, order)?, move |archive, places, now| {
        enter(archive, places, row, date, now)
    });
    if fate == Cancelled {
        step(
            script,
            at(eve, 18, 30)?,
            row,
            date,
            SessionState::Entered,
            SessionStep::Cancel,
        );
    }
    if matches!(fate, Entered | Cancelled) {
        return Ok(());
    }
    step(
        script,
        at(eve, 17, order)?,
        row,
        date,
        SessionState::Entered,
        SessionStep::Schedule,
    );
    let begins = at(date, start.0, start.1)?;
    if let Closed(_) = fate {
        step(
            script,
            begins,
            row,
            date,
            SessionState::Scheduled,
            SessionStep::CloseNegatively,
        );
    }
    if matches!(fate, Started | Delivered) {
        step(
            script,
            begins,
            row,
            date,
            SessionState::Scheduled,
            SessionStep::Start,
        );
    }
    if fate == Delivered {
        let ends = at(date, end.0, end.1)?;
        step(
            script,
            ends,
            row,
            date,
            SessionState::Started,
            SessionStep::Conclude,
        );
    }
    Ok(())
}

fn enter(
    archive: &Archive,
    places: &Places,
    row: &Row,
    date: NaiveDate,
    now: NaiveDateTime,
) -> Result<()> {
    let &(opal, code, seat, _, start, end, place, description, _) = row;
    let form = SessionForm {
        branch: places.branch(seat),
        coach: places.coach(seat),
        date: format_date(date),
        start: format!("{:02}:{:02}", start.0, start.1),
        end: format!("{:02}:{:02}", end.0, end.1),
        place: place.into(),
        note: String::new(),
        description: description.into(),
        private_note: String::new(),
    };
    let activity = activity(archive, &opal_of(opal), code)?;
    accepting(|seen| archive.enter_session(activity, &form, seen, now)).map(drop)
}

fn step(
    script: &mut Script,
    moment: NaiveDateTime,
    row: &'static Row,
    date: NaiveDate,
    expected: SessionState,
    which: SessionStep,
) {
    script.at(moment, move |archive, _, now| {
        let &(opal, code, .., fate) = row;
        let activity = activity(archive, &opal_of(opal), code)?;
        let order = StepOrder {
            session: session(archive, activity, date)?,
            step: which,
            expected,
            acknowledged: Vec::new(),
            reason: if let Closed(reason) = fate {
                reason.into()
            } else {
                String::new()
            },
            description: None,
        };
        accepting(|seen| {
            archive.step(
                &StepOrder {
                    acknowledged: seen.to_vec(),
                    ..order.clone()
                },
                now,
            )
        })
    });
}
