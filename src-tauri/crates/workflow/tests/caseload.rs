#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
//! A whole caseload taken over: 40 people, 200 activities, 900 sessions in one table; read again; then changed
//! on both sides and brought together.

mod common;

use std::fmt::Write as _;

use affianca_domain::{PortalChoice, SessionState, SessionStep};
use affianca_workflow::Archive;
use affianca_workflow::import::{
    HeldChoices, HeldOutcome, SessionsPreview, SessionsReport, read_sessions,
};
use affianca_workflow::sessions::StepOrder;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use common::{HEADINGS, Request, at, open, take};

const PEOPLE: u32 = 40;
const SESSIONS: u32 = 900;
const NOW: &str = "2022-07-20T09:00";
const HEAD: &str = "Codice OPAL;Voce di spesa;ID;Stato;Operatore;Data;Inizio;Fine;Ore\n";
const CODES: [&str; 5] = ["JC-AN", "JC-PU", "JC-DE", "JC-AL", "JC-SU"];
const COACHES: [&str; 8] = [
    "MARANGON ELISA",
    "Nalin Francesca",
    "DAL BÒ PIETRO",
    "De Marchi Ada",
    "Zanon Luca",
    "D'Este Irene",
    "PAVAN GIULIO",
    "Sartor Nicolò",
];

/// One session of the portal's table.
#[derive(Clone)]
struct There {
    opal: String,
    code: &'static str,
    id: u32,
    state: &'static str,
    coach: &'static str,
    date: NaiveDate,
    hour: u32,
}

/// Each person works two days a week from 2 May on, an hour each day, and so over the hours of no activity.
fn caseload() -> Vec<There> {
    let mut days: Vec<NaiveDate> = Vec::new();
    let mut day = NaiveDate::from_ymd_opt(2022, 5, 2).unwrap();
    while days.len() < 60 {
        let holiday = (day.month(), day.day()) == (6, 2);
        if day.weekday() != Weekday::Sun && !holiday {
            days.push(day);
        }
        day = day + Days::new(1);
    }
    (0..SESSIONS)
        .map(|number| {
            let (person, nth) = (number % PEOPLE, number / PEOPLE);
            let code = CODES[if nth < 20 { (nth / 4) as usize } else { 3 }];
            There {
                opal: format!("JC-1-1103/{:03}", 900 + person),
                code,
                id: 1000 + number,
                state: match nth {
                    22 => "PROGRAMMATA",
                    5 => "CHIUSA NEGATIVAMENTE",
                    _ => "EROGATA",
                },
                coach: COACHES[(person % 8) as usize],
                date: if nth == 22 {
                    NaiveDate::from_ymd_opt(2022, 7, 25).unwrap()
                } else {
                    days[(nth * 2) as usize]
                },
                hour: 8 + person / 8,
            }
        })
        .collect()
}

fn table(all: &[There]) -> String {
    all.iter().fold(HEAD.to_owned(), |mut text, it| {
        writeln!(
            text,
            "{};{};{};{};{};{};{:02}:00;{:02}:00;1",
            it.opal,
            it.code,
            it.id,
            it.state,
            it.coach,
            it.date.format("%d-%m-%Y"),
            it.hour,
            it.hour + 1
        )
        .unwrap();
        text
    })
}

fn admitted(archive: &Archive) {
    let requests: String = (0..PEOPLE)
        .map(|person| {
            Request::new(person)
                .tax_code(&code_of(person))
                .csv()
                .replace("PROPOSTA;30-06-2022", "AMMESSO AL SERVIZIO;20-04-2022")
        })
        .collect();
    let (_, report) = take(archive, format!("{HEADINGS}{requests}").as_bytes());
    assert_eq!((report.imported, report.people), (PEOPLE, PEOPLE));
}

/// Eleven figures with their control figure: a provisional code for each person.
fn code_of(person: u32) -> String {
    let ten = format!("0{:09}", 123_456_000 + person);
    let sum: u32 = ten
        .chars()
        .enumerate()
        .map(|(place, figure)| {
            let figure = figure.to_digit(10).unwrap();
            match place % 2 {
                0 => figure,
                _ => (figure * 2) / 10 + (figure * 2) % 10,
            }
        })
        .sum();
    format!("{ten}{}", (10 - sum % 10) % 10)
}

fn read(archive: &Archive, text: &str, choices: &HeldChoices) -> (SessionsPreview, SessionsReport) {
    let table = read_sessions(text.as_bytes(), "/casa/erogazioni.csv").unwrap();
    let (preview, prepared) = archive.preview_sessions(table, None, at(NOW)).unwrap();
    let report = archive
        .import_sessions(&prepared, choices, at(NOW), &mut |_, _| true)
        .unwrap();
    (preview, report)
}

fn count(archive: &Archive, question: &str) -> u32 {
    archive
        .read(|connection| -> affianca_workflow::Result<u32> {
            Ok(connection.query_row(question, [], |row| row.get(0))?)
        })
        .unwrap()
}

#[test]
fn a_caseload_is_taken_over_in_one_run_and_brought_together_again() {
    let (_home, archive) = open();
    admitted(&archive);
    let mut all = caseload();
    let none = HeldChoices::default();

    let (preview, report) = read(&archive, &table(&all), &none);
    assert_eq!(
        (preview.new, preview.faulty, preview.activities),
        (SESSIONS, 0, 5 * PEOPLE)
    );
    assert_eq!((report.imported, report.coaches), (SESSIONS, 7));
    let told: Vec<String> = preview
        .rows
        .iter()
        .flat_map(|row| &row.problems)
        .map(|it| it.message.clone())
        .collect();
    assert!(told.is_empty(), "nobody breaks a rule: {told:#?}");
    assert_eq!(count(&archive, "SELECT count(*) FROM session"), SESSIONS);
    assert_eq!(
        count(
            &archive,
            "SELECT count(*) FROM session_portal WHERE differs = 1"
        ),
        0
    );
    assert_eq!(
        count(
            &archive,
            "SELECT count(*) FROM activity WHERE state = 'INIZIATA'"
        ),
        200
    );

    let (again, report) = read(&archive, &table(&all), &none);
    assert_eq!((again.new, again.equal, again.different), (0, SESSIONS, 0));
    assert_eq!((report.imported, report.equal), (0, SESSIONS));
    assert_eq!(count(&archive, "SELECT count(*) FROM session"), SESSIONS);

    // There: a delivered one more a person, the planned one of the first ten held, and one moved.
    let planned: Vec<usize> = (0..all.len())
        .filter(|place| all[*place].state == "PROGRAMMATA")
        .collect();
    for place in planned.iter().take(10) {
        all[*place].state = "CHIUSA NEGATIVAMENTE";
    }
    let moved = planned[10];
    all[moved].date = NaiveDate::from_ymd_opt(2022, 7, 26).unwrap();
    let gone = planned[11];
    let left = all.remove(gone);
    let mut new = all[0].clone();
    new.id = 5000;
    new.date = NaiveDate::from_ymd_opt(2022, 7, 18).unwrap();
    all.push(new);
    // Here: the planned one of the thirteenth person is closed, and the portal has not heard of it.
    let here = all[planned[12] - 1].id;
    let session = archive
        .read(|connection| -> affianca_workflow::Result<i64> {
            Ok(connection.query_row(
                "SELECT session_id FROM session_portal WHERE portal_id = ?1",
                [here.to_string()],
                |row| row.get(0),
            )?)
        })
        .unwrap();
    let order = StepOrder {
        session: affianca_domain::SessionId(session),
        step: SessionStep::CloseNegatively,
        expected: SessionState::Scheduled,
        acknowledged: Vec::new(),
        reason: "Malattia".into(),
        description: None,
    };
    archive.step(&order, at(NOW)).unwrap();

    let text = table(&all);
    let choices = HeldChoices {
        different: PortalChoice::Take,
        only_here: PortalChoice::Keep,
        ..HeldChoices::default()
    };
    let (preview, report) = read(&archive, &text, &choices);
    assert_eq!(
        (
            preview.new,
            preview.different,
            preview.only_here,
            preview.faulty
        ),
        (1, 12, 1, 0)
    );
    assert_eq!(
        preview
            .rows
            .iter()
            .find(|row| row.outcome == HeldOutcome::OnlyHere)
            .unwrap()
            .portal_id,
        left.id.to_string()
    );
    // What was closed here cannot become PROGRAMMATA again: it is left, and repeated there.
    assert_eq!(
        (report.imported, report.taken, report.kept, report.left),
        (1, 11, 1, 1)
    );
    assert_eq!(
        count(
            &archive,
            "SELECT count(*) FROM session_portal WHERE differs = 1"
        ),
        2
    );
    let (last, _) = read(&archive, &text, &none);
    assert_eq!((last.new, last.different, last.only_here), (0, 1, 1));
}
