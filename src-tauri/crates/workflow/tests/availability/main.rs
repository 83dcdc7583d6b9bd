//! Hours of a week, absences, closing days and ways: kept, refused, told, and followed through a merge.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod beside;
#[path = "../common/mod.rs"]
mod common;

use affianca_domain::{
    ActivityId, Availability, BeneficiaryId, CoachId, EmployerId, Minutes, RequestState, Span,
    Whose,
};
use affianca_workflow::availability::{
    AbsenceForm, WayForm, WeekForm, of_coach, of_employer, of_person, travel,
};
use affianca_workflow::directory::{EmployerForm, MergeOrder, PeopleOrder};
use affianca_workflow::sessions::SessionForm;
use affianca_workflow::{Action, Archive, Error, JournalFilter};
use chrono::NaiveDate;
use common::{HEADINGS, Request, at};
use tempfile::TempDir;

const NOW: &str = "2022-07-02T10:00";
const PLAIN: &str = "PRVPLA80A01L736L";
const PROVISIONAL: &str = "01234567897";

struct Office {
    archive: Archive,
    _home: TempDir,
}

impl Office {
    /// Two requests of one person under two codes, the first one admitted.
    fn new() -> Self {
        let (home, archive) = common::open();
        for (number, code) in [(1, PLAIN), (2, PROVISIONAL)] {
            let row = Request::new(number).tax_code(code).csv();
            let table = format!("{HEADINGS}{row}").replace("Rossi;Mario", "Prova;Paola");
            common::take(&archive, table.as_bytes());
        }
        let first = common::one(&archive, "JC-1-1103/901").id;
        archive
            .admit(first, RequestState::Proposed, at(NOW))
            .unwrap();
        Self {
            archive,
            _home: home,
        }
    }

    fn person(&self, code: &str) -> BeneficiaryId {
        let page = self.archive.beneficiaries(code, 1, 5).unwrap();
        page.rows[0].id
    }

    fn coach(&self) -> CoachId {
        self.archive.directory().unwrap().coaches[0].id
    }

    fn employer(&self, name: &str) -> EmployerId {
        let form = EmployerForm {
            name: name.into(),
            municipality: "Casier".into(),
            ..EmployerForm::default()
        };
        self.archive.save_employer(None, &form, at(NOW)).unwrap()
    }

    fn away(&self, whose: Whose, from: &str, to: &str) {
        self.try_away(whose, &absence(from, to, "", "")).unwrap();
    }

    fn try_away(&self, whose: Whose, form: &AbsenceForm) -> Result<(), Error> {
        self.archive
            .save_absence(whose, None, form, at(NOW))
            .map(|_| ())
    }

    fn of(&self, whose: Whose) -> Availability {
        self.archive
            .read(|connection| match whose {
                Whose::Person(id) => of_person(connection, id),
                Whose::Coach(id) => of_coach(connection, id),
                Whose::Employer(id) => of_employer(connection, id),
            })
            .unwrap()
    }

    fn days_away(&self, whose: Whose) -> usize {
        self.of(whose).absences.len()
    }

    fn told(&self, action: Action) -> Vec<(String, Vec<(String, String)>)> {
        let filter = JournalFilter {
            action: Some(action),
            ..JournalFilter::default()
        };
        let page = self.archive.journal(&filter, at(NOW)).unwrap();
        page.rows
            .into_iter()
            .map(|row| (row.subject, row.details))
            .collect()
    }

    fn hints(&self, date: &str, hours: (&str, &str), place: &str) -> Vec<String> {
        let request = common::one(&self.archive, "JC-1-1103/901").id;
        let detail = self.archive.request_detail(request, at(NOW)).unwrap();
        let training: ActivityId = detail
            .activities
            .iter()
            .find(|it| it.code.starts_with("JC-AL"))
            .unwrap()
            .id;
        let form = SessionForm {
            branch: Some(self.archive.directory().unwrap().branches[0].id),
            coach: Some(self.coach()),
            date: date.into(),
            start: hours.0.into(),
            end: hours.1.into(),
            place: place.into(),
            ..SessionForm::default()
        };
        self.archive
            .check_session(training, None, &form, at(NOW))
            .unwrap()
            .hints
    }

    /// The first request's person works there.
    fn works_at(&self, employer: EmployerId) {
        let request = common::one(&self.archive, "JC-1-1103/901").id;
        let mut form = self.archive.request_form(request).unwrap();
        form.employer = Some(employer);
        form.confirmed = true;
        self.archive.edit_request(request, &form, at(NOW)).unwrap();
    }
}

fn absence(from: &str, to: &str, start: &str, end: &str) -> AbsenceForm {
    AbsenceForm {
        from: from.into(),
        to: to.into(),
        start: start.into(),
        end: end.into(),
        note: String::new(),
    }
}

fn week(from: &str, to: &str, days: &[&[&str]]) -> WeekForm {
    let texts = |day: &&[&str]| day.iter().map(|it| (*it).to_owned()).collect();
    WeekForm {
        from: from.into(),
        to: to.into(),
        days: days.iter().map(texts).collect(),
    }
}

fn problems(refused: Error) -> Vec<(String, String)> {
    match refused {
        Error::Invalid(problems) => problems
            .into_iter()
            .map(|problem| (problem.field, problem.message))
            .collect(),
        other => panic!("{other:?}"),
    }
}

fn pair(field: &str, message: &str) -> (String, String) {
    (field.to_owned(), message.to_owned())
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2022, 7, day).unwrap()
}

#[test]
fn hours_typed_loosely_are_kept_in_house_form_and_told() {
    let office = Office::new();
    let whose = Whose::Person(office.person(PLAIN));
    let form = week(
        "",
        "",
        &[&["14-18", " ", "9.00 - 13"], &["dalle 8 alle 12"]],
    );
    let id = office
        .archive
        .save_week(whose, None, &form, at(NOW))
        .unwrap();
    let page = office.archive.availability(whose, false, at(NOW)).unwrap();
    assert_eq!(page.weeks[0].form.days[0], ["09:00–13:00", "14:00–18:00"]);
    assert_eq!(page.weeks[0].form.days[1], ["08:00–12:00"]);
    assert_eq!(page.weeks[0].minutes, Minutes::from_hours(12));
    assert_eq!(page.weeks[0].period, "sempre");
    assert!(page.weeks[0].holds);
    let monday = office
        .of(whose)
        .free_on(day(4), Span::parse("7-23").unwrap());
    assert_eq!(monday.len(), 2);
    let again = week("04/07/2022", "31/08/2022", &[&["9-13"]]);
    office
        .archive
        .save_week(whose, Some(id), &again, at(NOW))
        .unwrap();
    let page = office.archive.availability(whose, false, at(NOW)).unwrap();
    assert_eq!(page.weeks.len(), 1);
    assert_eq!(page.weeks[0].period, "dal 04/07/2022 al 31/08/2022");
    assert!(!page.weeks[0].holds, "from Monday on");
    office.archive.remove_week(whose, id, at(NOW)).unwrap();
    assert_eq!(office.of(whose), Availability::default());
    let (subject, details) = office.told(Action::SaveWeek).remove(0);
    assert_eq!(subject, "destinatario dell’OPAL JC-1-1103/901");
    assert!(details.contains(&pair("valgono", "dal 04/07/2022 al 31/08/2022")));
    assert_eq!(office.told(Action::RemoveWeek).len(), 1);
    let gone = office.archive.remove_week(whose, id, at(NOW));
    assert!(matches!(gone, Err(Error::NotFound(_))));
}

#[test]
fn every_wrong_hour_is_told_beside_its_field_and_nothing_is_kept() {
    let office = Office::new();
    let whose = Whose::Coach(office.coach());
    let refused = |form: &WeekForm| {
        problems(
            office
                .archive
                .save_week(whose, None, form, at(NOW))
                .unwrap_err(),
        )
    };
    let form = week("31/02/2022", "", &[&["9-13", "12-14"], &["13-9"], &["boh"]]);
    let told = refused(&form);
    let fields: Vec<&str> = told.iter().map(|it| it.0.as_str()).collect();
    assert_eq!(fields, ["from", "days.0.1", "days.1.0", "days.2.0"]);
    assert_eq!(told[1].1, "Si sovrappone a 09:00–13:00.");
    assert_eq!(told[2].1, "La fine non è dopo l’inizio (13:00–09:00).");
    let backwards = refused(&week("08/07/2022", "07/07/2022", &[&["9-13"]]));
    assert_eq!(
        backwards,
        [pair(
            "to",
            "L’ultimo giorno (07/07/2022) viene prima del primo (08/07/2022)."
        )]
    );
    let empty = refused(&week("", "", &[&[""], &[]]));
    assert_eq!(empty[0].0, "days.0.0");
    let four = refused(&week("", "", &[&["8-9", "10-11", "12-13", "14-15"]]));
    assert_eq!(four, [pair("days.0.3", "Al massimo tre orari al giorno.")]);
    assert_eq!(office.of(whose), Availability::default());
    let good = week("", "", &[&["9-13"]]);
    office
        .archive
        .save_week(whose, None, &good, at(NOW))
        .unwrap();
    assert_eq!(
        refused(&good)[0].0,
        "from",
        "two of which nobody knows which counts"
    );
    assert_eq!(office.told(Action::SaveWeek).len(), 1);
}

#[test]
fn absences_are_of_whole_days_or_hours_and_those_over_are_put_away() {
    let office = Office::new();
    let whose = Whose::Coach(office.coach());
    office.away(whose, "1/6/2022", "3/6/2022");
    let mut form = absence("4/7", "", "9", "11");
    form.note = "riunione".into();
    let id = office
        .archive
        .save_absence(whose, None, &form, at(NOW))
        .unwrap();
    let page = office.archive.availability(whose, false, at(NOW)).unwrap();
    assert_eq!((page.absences.len(), page.over), (1, 1));
    assert_eq!(page.absences[0].when, "lunedì 04/07/2022, 09:00–11:00");
    assert_eq!(page.absences[0].form.note, "riunione");
    let all = office.archive.availability(whose, true, at(NOW)).unwrap();
    assert_eq!((all.absences.len(), all.over), (2, 0));
    assert_eq!(
        all.absences[0].when,
        "da mercoledì 01/06/2022 a venerdì 03/06/2022"
    );
    let again = absence("04/07/2022", "05/07/2022", "", "");
    office
        .archive
        .save_absence(whose, Some(id), &again, at(NOW))
        .unwrap();
    let (subject, details) = office.told(Action::SaveAbsence).remove(0);
    assert_eq!(subject, "coach «Elisa Marangon»");
    assert!(details.contains(&pair("prima", "lunedì 04/07/2022, 09:00–11:00")));
    assert!(
        !details.iter().any(|it| it.1.contains("riunione")),
        "the note stays out"
    );
    office.archive.remove_absence(whose, id, at(NOW)).unwrap();
    assert_eq!(office.days_away(whose), 1);
    assert_eq!(office.told(Action::RemoveAbsence).len(), 1);
}

#[test]
fn a_wrong_absence_is_told_beside_its_fields() {
    let office = Office::new();
    let whose = Whose::Coach(office.coach());
    let refused = |form: &AbsenceForm| problems(office.try_away(whose, form).unwrap_err());
    let fields =
        |form: &AbsenceForm| -> Vec<String> { refused(form).into_iter().map(|it| it.0).collect() };
    assert_eq!(fields(&absence("", "boh", "9", "")), ["from", "to", "end"]);
    assert_eq!(fields(&absence("4/7", "", "24", "25")), ["start", "end"]);
    assert_eq!(
        refused(&absence("4/7", "", "11", "9")),
        [pair("end", "La fine non è dopo l’inizio (11:00–09:00).")]
    );
    assert_eq!(fields(&absence("4/7", "3/7", "", "")), ["to"]);
    office.away(whose, "4/7", "");
    assert_eq!(
        fields(&absence("04/07/2022", "04/07/2022", "", "")),
        ["from"],
        "twice"
    );
    assert_eq!(office.days_away(whose), 1);
}

#[test]
fn what_is_of_another_is_not_touched() {
    let office = Office::new();
    let (one, other) = (office.employer("Vivai Sile"), office.employer("Panificio"));
    let form = absence("4/7", "", "", "");
    let id = office
        .archive
        .save_absence(Whose::Employer(one), None, &form, at(NOW))
        .unwrap();
    let other = Whose::Employer(other);
    let gone = office.archive.remove_absence(other, id, at(NOW));
    assert!(matches!(gone, Err(Error::NotFound(_))));
    let form = absence("5/7", "", "", "");
    let gone = office.archive.save_absence(other, Some(id), &form, at(NOW));
    assert!(matches!(gone, Err(Error::NotFound(_))));
    assert_eq!(office.days_away(Whose::Employer(one)), 1);
}
