//! An office with one person under two codes, a coach, and employers.

use affianca_domain::{
    ActivityId, Availability, BeneficiaryId, CoachId, EmployerId, RequestState, Whose,
};
use affianca_workflow::availability::{AbsenceForm, WeekForm, of_coach, of_employer, of_person};
use affianca_workflow::directory::EmployerForm;
use affianca_workflow::sessions::SessionForm;
use affianca_workflow::{Action, Archive, Error, JournalFilter};
use chrono::NaiveDate;
use tempfile::TempDir;

use crate::common::{self, HEADINGS, Request, at};

pub const NOW: &str = "2022-07-02T10:00";
pub const PLAIN: &str = "PRVPLA80A01L736L";
pub const PROVISIONAL: &str = "01234567897";

pub struct Office {
    pub archive: Archive,
    _home: TempDir,
}

impl Office {
    /// Two requests of one person under two codes, the first one admitted.
    pub fn new() -> Self {
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

    pub fn person(&self, code: &str) -> BeneficiaryId {
        let page = self.archive.beneficiaries(code, 1, 5).unwrap();
        page.rows[0].id
    }

    pub fn coach(&self) -> CoachId {
        self.archive.directory().unwrap().coaches[0].id
    }

    pub fn employer(&self, name: &str) -> EmployerId {
        let form = EmployerForm {
            name: name.into(),
            municipality: "Casier".into(),
            ..EmployerForm::default()
        };
        self.archive.save_employer(None, &form, at(NOW)).unwrap()
    }

    pub fn away(&self, whose: Whose, from: &str, to: &str) {
        self.try_away(whose, &absence(from, to, "", "")).unwrap();
    }

    pub fn try_away(&self, whose: Whose, form: &AbsenceForm) -> Result<(), Error> {
        self.archive
            .save_absence(whose, None, form, at(NOW))
            .map(|_| ())
    }

    pub fn of(&self, whose: Whose) -> Availability {
        self.archive
            .read(|connection| match whose {
                Whose::Person(id) => of_person(connection, id),
                Whose::Coach(id) => of_coach(connection, id),
                Whose::Employer(id) => of_employer(connection, id),
            })
            .unwrap()
    }

    pub fn days_away(&self, whose: Whose) -> usize {
        self.of(whose).absences.len()
    }

    pub fn told(&self, action: Action) -> Vec<(String, Vec<(String, String)>)> {
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

    pub fn hints(&self, date: &str, hours: (&str, &str), place: &str) -> Vec<String> {
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
    pub fn works_at(&self, employer: EmployerId) {
        let request = common::one(&self.archive, "JC-1-1103/901").id;
        let mut form = self.archive.request_form(request).unwrap();
        form.employer = Some(employer);
        form.confirmed = true;
        self.archive.edit_request(request, &form, at(NOW)).unwrap();
    }
}

pub fn absence(from: &str, to: &str, start: &str, end: &str) -> AbsenceForm {
    AbsenceForm {
        from: from.into(),
        to: to.into(),
        start: start.into(),
        end: end.into(),
        note: String::new(),
    }
}

pub fn week(from: &str, to: &str, days: &[&[&str]]) -> WeekForm {
    let texts = |day: &&[&str]| day.iter().map(|it| (*it).to_owned()).collect();
    WeekForm {
        from: from.into(),
        to: to.into(),
        days: days.iter().map(texts).collect(),
    }
}

pub fn problems(refused: Error) -> Vec<(String, String)> {
    match refused {
        Error::Invalid(problems) => problems
            .into_iter()
            .map(|problem| (problem.field, problem.message))
            .collect(),
        other => panic!("{other:?}"),
    }
}

pub fn pair(field: &str, message: &str) -> (String, String) {
    (field.to_owned(), message.to_owned())
}

pub fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2022, 7, day).unwrap()
}
