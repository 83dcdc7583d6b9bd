//! One person entered under two codes: found, previewed, merged, taken back, or kept apart.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../common/mod.rs"]
mod common;
mod refused;

use affianca_domain::{
    ActivityId, BeneficiaryId, RequestId, RequestState, RuleId, SessionState, SessionStep,
};
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use affianca_workflow::directory::{BeneficiaryForm, CoachForm, PeopleMerge, PeopleOrder};
use affianca_workflow::missed::MissedDaysForm;
use affianca_workflow::sessions::{SessionForm, StepOrder};
use affianca_workflow::{Action, Archive, Error, JournalFilter, ProblemCode, Refusal};
use common::{HEADINGS, Request, at};
use tempfile::TempDir;

const NOW: &str = "2022-07-02T10:00";
const ENTERED: &str = "2022-07-04T09:00";
/// What these sessions are not tried for.
const SEEN: [RuleId; 4] = [
    RuleId::Patron,
    RuleId::DayBefore,
    RuleId::Place,
    RuleId::CoachLoad,
];
const PLAIN: &str = "PRVPLA80A01L736L";
const OMOCODIA: &str = "PRVPLA80A01L7P6X";
const PROVISIONAL: &str = "01234567897";

struct Office {
    archive: Archive,
    _home: TempDir,
}

impl Office {
    /// Two admitted requests of one person under two codes, the second one given.
    fn with(second: &str) -> Self {
        let (home, archive) = common::open();
        let office = Self {
            archive,
            _home: home,
        };
        let second_coach = CoachForm {
            surname: "Verdi".into(),
            name: "Pia".into(),
            branch: None,
        };
        office
            .archive
            .save_coach(None, &second_coach, at(NOW))
            .unwrap();
        office.take(1, PLAIN);
        office.take(2, second);
        for number in [1, 2] {
            let request = office.request(number);
            office
                .archive
                .admit(request, RequestState::Proposed, at(NOW))
                .unwrap();
        }
        office
    }

    fn table(number: u32, code: &str) -> String {
        let row = Request::new(number).tax_code(code).csv();
        format!("{HEADINGS}{row}").replace("Rossi;Mario", "Prova;Paola")
    }

    fn take(&self, number: u32, code: &str) {
        common::take(&self.archive, Self::table(number, code).as_bytes());
    }

    fn request(&self, number: u32) -> RequestId {
        common::one(&self.archive, &format!("JC-1-1103/{}", 900 + number)).id
    }

    fn person(&self, code: &str) -> BeneficiaryId {
        self.archive
            .read(|connection| {
                connection
                    .prepare_cached("SELECT id FROM beneficiary WHERE tax_code = ?1")?
                    .one(values![code], |row| Ok::<_, Error>(row.read(0)?))
            })
            .unwrap()
    }

    fn preview(&self, keep: &str, merge: &str) -> PeopleMerge {
        self.archive
            .check_people_merge(self.person(keep), self.person(merge))
            .unwrap()
    }

    fn merge(&self, keep: &str, merge: &str) -> Result<(), Error> {
        let order = PeopleOrder {
            keep: self.person(keep),
            merge: self.person(merge),
            stamp: self.preview(keep, merge).stamp,
            confirmed: true,
        };
        self.archive.merge_people(&order, at(ENTERED))
    }

    /// A session of a request's first activity on 6 July, programmed with the coach of that number.
    fn programmed(&self, number: u32, coach: usize, start: &str, end: &str) {
        let (form, activity) = self.form(number, coach, start, end);
        let now = at(ENTERED);
        let session = self
            .archive
            .enter_session(activity, &form, &SEEN, now)
            .unwrap();
        let order = StepOrder {
            session,
            step: SessionStep::Schedule,
            expected: SessionState::Entered,
            acknowledged: SEEN.to_vec(),
            reason: String::new(),
            description: None,
        };
        self.archive.step(&order, now).unwrap();
    }

    fn form(&self, number: u32, coach: usize, start: &str, end: &str) -> (SessionForm, ActivityId) {
        let now = at(ENTERED);
        let detail = self
            .archive
            .request_detail(self.request(number), now)
            .unwrap();
        let activity = detail.activities[0].id;
        let directory = self.archive.directory().unwrap();
        let form = SessionForm {
            branch: Some(directory.branches[0].id),
            coach: Some(directory.coaches[coach].id),
            date: "06/07/2022".into(),
            start: start.into(),
            end: end.into(),
            place: "sportello".into(),
            ..SessionForm::default()
        };
        (form, activity)
    }

    /// Whether a session of the second coach would find the person somewhere else.
    fn overlaps(&self, number: u32, start: &str, end: &str) -> bool {
        let (form, activity) = self.form(number, 1, start, end);
        match self
            .archive
            .enter_session(activity, &form, &[], at(ENTERED))
        {
            Ok(_) => false,
            Err(Error::Rules(broken)) => broken.iter().any(|it| it.rule == RuleId::Overlap),
            Err(other) => panic!("{other:?}"),
        }
    }

    fn opals(&self, code: &str) -> Vec<String> {
        self.archive.beneficiary(self.person(code)).unwrap().opals
    }
}

#[test]
fn days_a_person_missed_are_those_of_both_codes() {
    let office = Office::with(OMOCODIA);
    office.programmed(1, 0, "09:00", "11:00");
    office.programmed(2, 1, "14:00", "16:00");
    for code in [PLAIN, OMOCODIA] {
        let form = MissedDaysForm {
            coach: None,
            person: Some(office.person(code)),
            from: "06/07/2022".into(),
            to: String::new(),
        };
        let check = office
            .archive
            .check_missed_days(&form, at(ENTERED))
            .unwrap();
        let starts: Vec<String> = check.lines.iter().map(|it| it.start.to_string()).collect();
        assert_eq!(starts, ["09:00", "14:00"], "{code}");
    }
}

#[test]
fn two_codes_of_one_person_are_told_with_the_reason_and_the_later_code_first() {
    let office = Office::with(OMOCODIA);
    office.take(3, PROVISIONAL);
    let found = office.archive.people_doubles().unwrap();
    let pairs: Vec<_> = found
        .rows
        .iter()
        .map(|row| {
            (
                row.one.tax_code.as_str(),
                row.other.tax_code.as_str(),
                row.sure,
            )
        })
        .collect();
    assert_eq!(
        pairs,
        [
            (OMOCODIA, PLAIN, true),
            (PLAIN, PROVISIONAL, false),
            (OMOCODIA, PROVISIONAL, false)
        ]
    );
    assert_eq!(
        found.rows[0].why,
        "stesso codice fiscale a parte l’omocodia"
    );
    assert_eq!(found.found, 3);
}

#[test]
fn whoever_is_said_to_be_two_is_told_no_more() {
    let office = Office::with(PROVISIONAL);
    let (one, other) = (office.person(PLAIN), office.person(PROVISIONAL));
    office
        .archive
        .keep_people_apart(other, one, at(NOW))
        .unwrap();
    assert_eq!(office.archive.people_doubles().unwrap().found, 0);
    let nobody = office
        .archive
        .keep_people_apart(one, BeneficiaryId(99), at(NOW));
    assert!(matches!(nobody, Err(Error::NotFound(_))), "{nobody:?}");
    let row = &office
        .archive
        .journal(&JournalFilter::default(), at(NOW))
        .unwrap()
        .rows[0];
    assert_eq!(
        row.subject,
        "destinatario dell’OPAL JC-1-1103/902 e destinatario dell’OPAL JC-1-1103/901"
    );
}

#[test]
fn a_merge_moves_requests_and_sessions_to_the_definitive_code_in_one_row() {
    let office = Office::with(PROVISIONAL);
    office.programmed(2, 0, "10:00", "12:00");
    let form = BeneficiaryForm {
        surname: "Prova".into(),
        name: "Paola".into(),
        tax_code: PROVISIONAL.into(),
        phone: "0422 1".into(),
        daily_limit: "05:00".into(),
        confirmed: true,
        ..BeneficiaryForm::default()
    };
    let before = office.person(PROVISIONAL);
    office
        .archive
        .save_beneficiary(Some(before), &form, at(NOW))
        .unwrap();
    let shown = office.preview(PLAIN, PROVISIONAL);
    assert_eq!((shown.requests.len(), shown.sessions), (1, 1));
    assert_eq!(
        shown.filled,
        [
            ("Telefono".into(), "0422 1".into()),
            ("Limite giornaliero".into(), "05:00".into())
        ]
    );
    assert_eq!(shown.forbidden, None);
    let rows = office
        .archive
        .journal(&JournalFilter::default(), at(NOW))
        .unwrap()
        .found;
    office.merge(PLAIN, PROVISIONAL).unwrap();

    assert_eq!(office.opals(PLAIN).len(), 2);
    let kept = office.archive.beneficiary(office.person(PLAIN)).unwrap();
    assert_eq!(kept.phone, "0422 1");
    assert_eq!(kept.absorbed[0].tax_code, PROVISIONAL);
    let gone = office.archive.beneficiary(before).unwrap();
    assert_eq!(gone.merged_into.unwrap().tax_code, PLAIN);
    assert_eq!(
        office.archive.beneficiaries("prova", 1, 10).unwrap().found,
        1
    );
    let hits = office.archive.search_everything("paola prova").unwrap();
    assert_eq!(
        hits.iter().filter(|hit| hit.kind == "destinatario").count(),
        1
    );
    let journal = office
        .archive
        .journal(&JournalFilter::default(), at(NOW))
        .unwrap();
    assert_eq!(journal.found, rows + 1);
    let row = &journal.rows[0];
    assert_eq!(row.what, Action::MergePeople.describe());
    assert_eq!(
        common::one(&office.archive, "JC-1-1103/902").tax_code,
        PLAIN,
        "the list of requests says the code that stays"
    );
    assert!(
        !format!("{row:?}").contains(PROVISIONAL),
        "no code: {row:?}"
    );
    assert_eq!(office.archive.people_doubles().unwrap().found, 0);
}

#[test]
fn after_a_merge_the_rules_count_the_hours_of_both_as_one_person_s() {
    let office = Office::with(PROVISIONAL);
    office.programmed(1, 0, "10:00", "12:00");
    assert!(!office.overlaps(2, "11:00", "13:00"), "two people so far");
    office.merge(PLAIN, PROVISIONAL).unwrap();
    assert!(office.overlaps(2, "11:00", "13:00"));
    office
        .archive
        .part_people(office.person(PROVISIONAL), at(ENTERED))
        .unwrap();
    assert!(!office.overlaps(2, "11:00", "13:00"));
}

#[test]
fn a_merge_is_taken_back_while_nothing_has_touched_it_and_not_after() {
    let office = Office::with(PROVISIONAL);
    office.programmed(2, 0, "10:00", "12:00");
    let merged = office.person(PROVISIONAL);
    office.merge(PLAIN, PROVISIONAL).unwrap();
    office.archive.part_people(merged, at(ENTERED)).unwrap();
    assert_eq!(office.opals(PLAIN), ["JC-1-1103/901"]);
    assert_eq!(office.opals(PROVISIONAL), ["JC-1-1103/902"]);
    assert_eq!(office.preview(PLAIN, PROVISIONAL).sessions, 1);
    assert_eq!(
        office.archive.beneficiary(merged).unwrap().merged_into,
        None
    );
    let twice = office.archive.part_people(merged, at(ENTERED));
    assert!(
        matches!(twice.unwrap_err().refusal(), Some(Refusal::CannotPart(_))),
        "there is nothing left to take back"
    );

    office.merge(PLAIN, PROVISIONAL).unwrap();
    office.programmed(2, 0, "14:00", "15:00");
    let late = office.archive.part_people(merged, at(ENTERED)).unwrap_err();
    assert!(
        late.to_string().contains("non si può più annullare"),
        "{late}"
    );
    assert_eq!(office.opals(PLAIN).len(), 2, "nothing half done");
}

#[test]
fn a_merge_follows_who_had_been_merged_before_and_gives_them_back() {
    let office = Office::with(OMOCODIA);
    office.take(3, PROVISIONAL);
    office.merge(PLAIN, PROVISIONAL).unwrap();
    office.merge(OMOCODIA, PLAIN).unwrap();
    let into = |code: &str| {
        let person = office.archive.beneficiary(office.person(code)).unwrap();
        person.merged_into.map(|it| it.tax_code)
    };
    assert_eq!(into(PROVISIONAL).as_deref(), Some(OMOCODIA));
    assert_eq!(office.opals(OMOCODIA).len(), 3);
    let early = office
        .archive
        .part_people(office.person(PROVISIONAL), at(ENTERED));
    assert!(early.is_err(), "the later merge first");
    office
        .archive
        .part_people(office.person(PLAIN), at(ENTERED))
        .unwrap();
    assert_eq!(into(PROVISIONAL).as_deref(), Some(PLAIN));
    assert_eq!(office.opals(PLAIN).len(), 2);
}
