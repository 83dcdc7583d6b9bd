//! Calendar files: sessions that go out with nobody's name, and a coach's own commitments that come in once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;
#[path = "common/desk.rs"]
mod desk;

use affianca_domain::{CoachId, SessionId, SessionState, SessionStep, Whose};
use affianca_tables::calendar::read_calendar;
use affianca_workflow::availability::AbsenceForm;
use affianca_workflow::calendar_file::{
    CalendarOrder, CalendarPreview, CalendarReport, PreparedCalendar, read_commitments,
};
use affianca_workflow::sessions::{SessionForm, StepOrder};
use affianca_workflow::{Action, Archive, Error, JournalFilter, Refusal};
use common::at;
use desk::Desk;

const NOW: &str = "2022-07-02T10:00";

fn coach(archive: &Archive) -> CoachId {
    archive.directory().unwrap().coaches[0].id
}

fn order(whose: Whose) -> CalendarOrder {
    CalendarOrder {
        whose,
        from: String::new(),
        to: String::new(),
        surnames: false,
    }
}

fn enter(desk: &Desk, date: &str, end: &str) -> SessionId {
    let directory = desk.archive.directory().unwrap();
    let form = SessionForm {
        branch: Some(directory.branches[0].id),
        coach: Some(directory.coaches[0].id),
        date: date.into(),
        start: "09:00".into(),
        end: end.into(),
        place: "Vivai Sile, Casier".into(),
        ..SessionForm::default()
    };
    desk.archive
        .enter_session(
            desk.definition,
            &form,
            &affianca_domain::RuleId::ALL,
            at(NOW),
        )
        .unwrap()
}

fn step(desk: &Desk, session: SessionId, step: SessionStep, expected: SessionState) {
    let order = StepOrder {
        session,
        step,
        expected,
        acknowledged: affianca_domain::RuleId::ALL.to_vec(),
        reason: "Persona assente.".into(),
        description: None,
    };
    desk.archive.step(&order, at(NOW)).unwrap();
}

fn property<'a>(text: &'a str, uid: &str, name: &str) -> &'a str {
    let event = text
        .split("BEGIN:VEVENT")
        .find(|event| event.contains(uid))
        .unwrap();
    let line = event.lines().find(|line| line.starts_with(name)).unwrap();
    line.split_once(':').unwrap().1
}

fn told(archive: &Archive, action: Action) -> Vec<(String, Vec<(String, String)>)> {
    let filter = JournalFilter {
        action: Some(action),
        ..JournalFilter::default()
    };
    let page = archive.journal(&filter, at(NOW)).unwrap();
    page.rows
        .into_iter()
        .map(|row| (row.subject, row.details))
        .collect()
}

#[test]
fn a_session_keeps_its_uid_raises_its_sequence_and_is_cancelled_once_it_is_closed() {
    let desk = Desk::new();
    let session = enter(&desk, "06/07/2022", "11:00");
    let uid = format!("-{}@affianca", session.counter());
    let whose = Whose::Coach(coach(&desk.archive));
    let text = || {
        desk.archive
            .calendar_file(&order(whose), at(NOW))
            .unwrap()
            .text
    };
    let first = text();
    assert_eq!(property(&first, &uid, "STATUS"), "TENTATIVE");
    assert_eq!(property(&first, &uid, "SEQUENCE"), "1");
    step(&desk, session, SessionStep::Schedule, SessionState::Entered);
    let second = text();
    assert_eq!(property(&second, &uid, "STATUS"), "CONFIRMED");
    assert_eq!(property(&second, &uid, "SEQUENCE"), "2");
    step(
        &desk,
        session,
        SessionStep::CloseNegatively,
        SessionState::Scheduled,
    );
    let third = text();
    assert_eq!(property(&third, &uid, "STATUS"), "CANCELLED");
    assert_eq!(property(&third, &uid, "SEQUENCE"), "3");
    assert_eq!(property(&first, &uid, "UID"), property(&third, &uid, "UID"));
    let site = session.site().unwrap().number();
    assert!(property(&first, &uid, "UID").contains(&format!("-{site}-")));
}

#[test]
fn a_title_has_initials_code_and_place_and_the_surname_only_where_it_is_asked_for() {
    let desk = Desk::new();
    enter(&desk, "06/07/2022", "11:00");
    let whose = Whose::Coach(coach(&desk.archive));
    let plain = desk.archive.calendar_file(&order(whose), at(NOW)).unwrap();
    assert_eq!(
        property(&plain.text, "erogazione", "SUMMARY"),
        r"M. R. · JC-DE · Vivai Sile\, Casier"
    );
    let whole = plain.text.to_lowercase();
    for word in ["rossi", "mario", "disab", "oggetto"] {
        assert!(!whole.contains(word), "{word}");
    }
    assert_eq!(plain.name, "calendario-2022-07-02.ics");
    let named = CalendarOrder {
        surnames: true,
        ..order(whose)
    };
    let named = desk.archive.calendar_file(&named, at(NOW)).unwrap();
    assert!(property(&named.text, "erogazione", "SUMMARY").starts_with("Rossi · JC-DE"));
    assert!(!named.text.contains("Mario"));
}

#[test]
fn a_person_and_a_period_narrow_it_and_an_empty_one_is_refused() {
    let desk = Desk::new();
    enter(&desk, "06/07/2022", "11:00");
    enter(&desk, "20/07/2022", "11:00");
    let person = desk.archive.beneficiaries("", 1, 5).unwrap().rows[0].id;
    let file = |from: &str, to: &str| {
        let order = CalendarOrder {
            from: from.into(),
            to: to.into(),
            ..order(Whose::Person(person))
        };
        desk.archive.calendar_file(&order, at(NOW))
    };
    assert_eq!(file("", "").unwrap().sessions, 2);
    assert_eq!(file("7/7", "").unwrap().sessions, 1);
    assert_eq!(file("", "19/7").unwrap().sessions, 1);
    let fields = |refused: Result<_, Error>| match refused {
        Err(Error::Invalid(problems)) => problems.into_iter().map(|it| it.field).collect(),
        _ => Vec::new(),
    };
    assert_eq!(fields(file("7/7", "19/7")), ["from"]);
    assert_eq!(fields(file("31/02", "boh")), ["from", "to"]);
    assert_eq!(fields(file("19/7", "7/7")), ["to"]);
}

#[test]
fn only_a_file_that_was_written_stands_in_the_journal() {
    let desk = Desk::new();
    enter(&desk, "06/07/2022", "11:00");
    let order = order(Whose::Coach(coach(&desk.archive)));
    let file = desk.archive.calendar_file(&order, at(NOW)).unwrap();
    let failed = desk
        .archive
        .hand_over_calendar(&order, &file, at(NOW), || Err(Error::Cancelled));
    assert!(matches!(failed, Err(Error::Cancelled)));
    assert_eq!(told(&desk.archive, Action::ExportCalendar), []);
    let path = desk
        .archive
        .hand_over_calendar(&order, &file, at(NOW), || Ok("/casa/calendario.ics".into()));
    assert_eq!(path.unwrap(), "/casa/calendario.ics");
    let (subject, details) = told(&desk.archive, Action::ExportCalendar).remove(0);
    assert_eq!(subject, "coach «Elisa Marangon»");
    assert!(details.contains(&("con cognomi".into(), "no".into())));
}

#[test]
fn our_own_file_is_read_again_at_the_same_hours() {
    let desk = Desk::new();
    enter(&desk, "06/07/2022", "11:00");
    let order = order(Whose::Coach(coach(&desk.archive)));
    let text = desk.archive.calendar_file(&order, at(NOW)).unwrap().text;
    let today = at(NOW).date();
    let read = read_calendar(text.as_bytes(), today, today + chrono::Months::new(24)).unwrap();
    let hours = read.commitments[0].away.hours().unwrap().to_string();
    assert_eq!(hours, "09:00–11:00");
}

/// A calendar of single appointments: UID, day of July, hours.
fn calendar(events: &[(&str, &str, &str)]) -> String {
    let body: String = events
        .iter()
        .map(|(uid, day, hours)| {
            let (start, end) = hours.split_once('-').unwrap();
            format!(
                "BEGIN:VEVENT\r\nUID:{uid}\r\nSUMMARY:Dentista\r\nDTSTART;TZID=Europe/Rome:202207{day}T{start}00\r\nDTEND;TZID=Europe/Rome:202207{day}T{end}00\r\nEND:VEVENT\r\n"
            )
        })
        .collect();
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{body}END:VCALENDAR\r\n")
}

fn preview(desk: &Desk, text: &str) -> (CalendarPreview, PreparedCalendar) {
    let table = read_commitments(text.as_bytes(), "mio.ics", at(NOW).date()).unwrap();
    desk.archive
        .preview_calendar(coach(&desk.archive), table, at(NOW))
        .unwrap()
}

fn take(desk: &Desk, text: &str, titles: bool) -> CalendarReport {
    let (_, prepared) = preview(desk, text);
    desk.archive
        .import_calendar(&prepared, titles, at(NOW))
        .unwrap()
}

fn report(added: u32, changed: u32, removed: u32) -> CalendarReport {
    CalendarReport {
        added,
        changed,
        removed,
    }
}

fn absences(desk: &Desk) -> Vec<(String, String)> {
    let whose = Whose::Coach(coach(&desk.archive));
    let page = desk.archive.availability(whose, false, at(NOW)).unwrap();
    page.absences
        .into_iter()
        .map(|it| (it.when, it.form.note))
        .collect()
}

#[test]
fn the_same_file_doubles_nothing_and_what_changed_takes_the_place_of_what_was() {
    let desk = Desk::new();
    let first = calendar(&[
        ("a", "04", "0900-1000"),
        ("b", "05", "0900-1000"),
        ("c", "01", "0900-1000"),
    ]);
    let (shown, _) = preview(&desk, &first);
    assert_eq!(
        (shown.added.len(), shown.over),
        (2, 1),
        "the first of July is over"
    );
    assert_eq!(shown.added[0].title, "Dentista");
    assert_eq!(take(&desk, &first, false), report(2, 0, 0));
    assert_eq!(
        absences(&desk)[0],
        ("lunedì 04/07/2022, 09:00–10:00".into(), String::new())
    );
    let (again, _) = preview(&desk, &first);
    assert_eq!((again.added.len(), again.same), (0, 2));
    assert_eq!(take(&desk, &first, false), report(0, 0, 0));
    assert_eq!(absences(&desk).len(), 2);
    let second = calendar(&[("a", "04", "0900-1100"), ("b", "06", "0900-1000")]);
    let (shown, _) = preview(&desk, &second);
    assert_eq!(shown.changed[0].when, "lunedì 04/07/2022, 09:00–11:00");
    assert_eq!(shown.removed[0].when, "martedì 05/07/2022, 09:00–10:00");
    assert_eq!(take(&desk, &second, true), report(1, 1, 1));
    assert_eq!(
        absences(&desk),
        [
            ("lunedì 04/07/2022, 09:00–11:00".into(), "Dentista".into()),
            (
                "mercoledì 06/07/2022, 09:00–10:00".into(),
                "Dentista".into()
            )
        ]
    );
    let (_, details) = told(&desk.archive, Action::ImportCalendar).remove(0);
    assert!(details.contains(&("con titoli".into(), "sì".into())));
    assert!(!details.iter().any(|it| it.1.contains("Dentista")));
}

#[test]
fn what_is_called_off_goes_and_what_the_file_does_not_name_stays() {
    let desk = Desk::new();
    take(
        &desk,
        &calendar(&[("a", "04", "0900-1000"), ("b", "05", "0900-1000")]),
        false,
    );
    let form = AbsenceForm {
        from: "07/07/2022".into(),
        ..AbsenceForm::default()
    };
    let whose = Whose::Coach(coach(&desk.archive));
    desk.archive
        .save_absence(whose, None, &form, at(NOW))
        .unwrap();
    let off =
        calendar(&[("a", "04", "0900-1000")]).replace("SUMMARY", "STATUS:CANCELLED\r\nSUMMARY");
    let (shown, _) = preview(&desk, &off);
    assert_eq!((shown.removed.len(), shown.cancelled), (1, 1));
    assert_eq!(take(&desk, &off, false), report(0, 0, 1));
    let left: Vec<String> = absences(&desk).into_iter().map(|it| it.0).collect();
    assert_eq!(
        left,
        ["martedì 05/07/2022, 09:00–10:00", "giovedì 07/07/2022"]
    );
}

#[test]
fn a_preview_that_is_no_longer_true_is_not_taken_in() {
    let desk = Desk::new();
    let text = calendar(&[("a", "04", "0900-1000")]);
    let (_, prepared) = preview(&desk, &text);
    take(&desk, &text, false);
    let late = desk.archive.import_calendar(&prepared, false, at(NOW));
    assert!(matches!(late, Err(Error::Refused(Refusal::ListChanged))));
    assert_eq!(absences(&desk).len(), 1);
}

#[test]
fn what_is_no_calendar_is_refused_with_a_sentence() {
    let refused = read_commitments(b"Cognome;Nome", "x.csv", at(NOW).date());
    match refused {
        Err(Error::Refused(why)) => assert!(why.message().contains(".ics"), "{}", why.message()),
        other => panic!("{other:?}"),
    }
}
