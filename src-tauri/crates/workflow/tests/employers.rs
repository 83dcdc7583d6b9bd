//! Employers entered twice: found, previewed, merged, or kept apart; and who or what is put aside.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use affianca_domain::{ContactId, EmployerId, RequestId, RequestState, RuleId};
use affianca_workflow::directory::{
    BranchForm, CoachForm, ContactForm, EmployerForm, MergeOrder, MergePreview,
};
use affianca_workflow::sessions::SessionForm;
use affianca_workflow::{Action, Archive, Error, JournalFilter, ProblemCode, Refusal};
use common::{HEADINGS, Request, at};
use tempfile::TempDir;

const NOW: &str = "2022-07-02T10:00";

struct Office {
    archive: Archive,
    _home: TempDir,
}

impl Office {
    /// Three requests, the first one admitted.
    fn new() -> Self {
        let (home, archive) = common::open();
        let table: String = (1..=3).map(|number| Request::new(number).csv()).collect();
        common::take(&archive, format!("{HEADINGS}{table}").as_bytes());
        let office = Self {
            archive,
            _home: home,
        };
        let first = office.request(1);
        office
            .archive
            .admit(first, RequestState::Proposed, at(NOW))
            .unwrap();
        office
    }

    fn request(&self, number: u32) -> RequestId {
        common::one(&self.archive, &format!("JC-1-1103/{}", 900 + number)).id
    }

    fn firm(&self, name: &str, address: &str, code: &str) -> EmployerId {
        let form = EmployerForm {
            name: name.into(),
            address: address.into(),
            municipality: "Casier".into(),
            tax_code: code.into(),
            ..EmployerForm::default()
        };
        self.archive.save_employer(None, &form, at(NOW)).unwrap()
    }

    fn contact(&self, firm: EmployerId, surname: &str, phone: &str) -> ContactId {
        let form = ContactForm {
            surname: surname.into(),
            name: "Roberta".into(),
            phone: phone.into(),
            ..ContactForm::default()
        };
        self.archive
            .save_contact(firm, None, &form, at(NOW))
            .unwrap()
    }

    fn works_at(&self, number: u32, firm: EmployerId, contact: Option<ContactId>) {
        self.try_works_at(number, firm, contact).unwrap();
    }

    fn try_works_at(
        &self,
        number: u32,
        firm: EmployerId,
        contact: Option<ContactId>,
    ) -> Result<(), Error> {
        let id = self.request(number);
        let mut form = self.archive.request_form(id).unwrap();
        form.employer = Some(firm);
        form.contact = contact;
        form.confirmed = true;
        self.archive.edit_request(id, &form, at(NOW))
    }

    fn preview(&self, keep: EmployerId, merge: EmployerId) -> MergePreview {
        self.archive.check_merge(keep, merge).unwrap()
    }

    fn merge(&self, keep: EmployerId, merge: EmployerId) -> Result<(), Error> {
        let order = MergeOrder {
            keep,
            merge,
            stamp: self.preview(keep, merge).stamp,
            confirmed: true,
        };
        self.archive.merge_employers(&order, at(NOW))
    }
}

#[test]
fn a_merge_moves_what_the_preview_says_and_the_other_one_points_to_it() {
    let office = Office::new();
    let keep = office.firm("Vivai Sile", "", "01234567897");
    let double = office.firm("VIVAI SILE soc. agr.", "via Roggia 12", "");
    let stays = office.contact(keep, "Cendron", "");
    let same = office.contact(double, "CENDRON", "0422 1");
    let moves = office.contact(double, "Zanon", "");
    office.works_at(1, keep, Some(stays));
    office.works_at(2, double, Some(same));
    office.works_at(3, double, Some(moves));

    let shown = office.preview(keep, double);
    let opals: Vec<&str> = shown.requests.iter().map(|it| it.opal.as_str()).collect();
    assert_eq!(opals, ["JC-1-1103/902", "JC-1-1103/903"]);
    assert_eq!(shown.contacts_moved, [("Zanon".into(), "Roberta".into())]);
    assert_eq!(
        shown.contacts_joined,
        [("CENDRON".into(), "Roberta".into())]
    );
    assert_eq!(shown.filled, [("Indirizzo".into(), "via Roggia 12".into())]);
    assert_eq!(
        shown.dropped.len(),
        1,
        "only the name differs: {:?}",
        shown.dropped
    );
    assert_eq!((shown.forbidden, shown.warnings.len()), (None, 0));

    office.merge(keep, double).unwrap();
    let kept = office.archive.employer(keep).unwrap();
    assert_eq!(kept.form.address, "via Roggia 12");
    assert_eq!(kept.form.tax_code, "01234567897");
    assert_eq!(kept.absorbed, ["VIVAI SILE soc. agr."]);
    let people: Vec<_> = kept
        .contacts
        .iter()
        .map(|it| (it.form.surname.as_str(), it.form.phone.as_str()))
        .collect();
    assert_eq!(people, [("Cendron", "0422 1"), ("Zanon", "")]);
    for (number, contact) in [(2, stays), (3, moves)] {
        let form = office.archive.request_form(office.request(number)).unwrap();
        assert_eq!((form.employer, form.contact), (Some(keep), Some(contact)));
    }
    let gone = office.archive.employer(double).unwrap();
    assert_eq!(gone.merged_into, Some((keep, "Vivai Sile".into())));
    assert_eq!(gone.form.name, "VIVAI SILE soc. agr.", "it is not erased");
    let listed = office.archive.employers("vivai", 1, 10).unwrap();
    assert_eq!((listed.found, listed.rows[0].id), (1, keep));
    let hits = office.archive.search_everything("vivai").unwrap();
    assert_eq!(
        hits.iter()
            .filter(|hit| hit.title.contains("VIVAI"))
            .count(),
        0
    );
}

#[test]
fn two_of_the_other_s_contacts_who_are_one_person_both_complete_the_one_that_stays() {
    let office = Office::new();
    let keep = office.firm("Vivai Sile", "", "");
    let double = office.firm("Vivai Sile s.a.", "", "");
    office.contact(keep, "Cendron", "");
    office.contact(double, "CENDRON", "0422 1");
    office.contact(double, "cendron", "");
    office.merge(keep, double).unwrap();
    let kept = office.archive.employer(keep).unwrap();
    let phones: Vec<_> = kept
        .contacts
        .iter()
        .map(|it| it.form.phone.as_str())
        .collect();
    assert_eq!(phones, ["0422 1"]);
}

#[test]
fn the_journal_holds_both_as_they_were_and_each_request_tells_it() {
    let office = Office::new();
    let keep = office.firm("Vivai Sile", "", "01234567897");
    let double = office.firm("Vivai Sile srl", "via Roggia 12", "");
    office.works_at(2, double, None);
    office.merge(keep, double).unwrap();
    let filter = JournalFilter {
        request: Some(office.request(2)),
        ..JournalFilter::default()
    };
    let row = &office.archive.journal(&filter, at(NOW)).unwrap().rows[0];
    assert_eq!(row.what, Action::MergeEmployers.describe());
    let told = |key: &str| {
        let found = row.details.iter().find(|(it, _)| it == key);
        found.map(|(_, text)| text.as_str()).unwrap_or_default()
    };
    assert_eq!(
        told("resta, com’era"),
        "Vivai Sile, Casier, C.F. 01234567897"
    );
    assert_eq!(
        told("unito, com’era"),
        "Vivai Sile srl, via Roggia 12, Casier"
    );
    assert_eq!(
        told("resta, ora"),
        "Vivai Sile, via Roggia 12, Casier, C.F. 01234567897"
    );
    assert_eq!(told("richieste spostate"), "JC-1-1103/902");
    assert_eq!(office.archive.verify_journal().unwrap().broken, None);
}

#[test]
fn two_codes_that_differ_a_firm_with_itself_and_one_already_merged_are_refused() {
    let office = Office::new();
    let one = office.firm("Vivai Sile", "via Roggia 12", "01234567897");
    let other = office.firm("Vivai Sile", "via Po 1", "00743110157");
    let third = office.firm("Vivai Sile", "", "");
    for (keep, merge) in [(one, other), (one, one)] {
        assert!(matches!(
            office.merge(keep, merge).unwrap_err().refusal(),
            Some(Refusal::CannotMerge(_))
        ));
    }
    office.merge(one, third).unwrap();
    assert!(matches!(
        office.merge(other, third).unwrap_err().refusal(),
        Some(Refusal::CannotMerge(_))
    ));
    let nobody = office.archive.check_merge(one, EmployerId(99));
    assert!(matches!(nobody, Err(Error::NotFound(_))), "{nobody:?}");
}

#[test]
fn nothing_else_is_done_than_what_was_shown() {
    let office = Office::new();
    let keep = office.firm("Vivai Sile", "", "01234567897");
    let double = office.firm("Vivai Sile srl", "", "");
    let order = MergeOrder {
        keep,
        merge: double,
        stamp: office.preview(keep, double).stamp,
        confirmed: true,
    };
    office.works_at(2, double, None);
    let stale = office.archive.merge_employers(&order, at(NOW));
    assert_eq!(stale.unwrap_err().code(), ProblemCode::Stale);
    assert_eq!(office.archive.employer(double).unwrap().merged_into, None);
}

#[test]
fn what_looks_like_another_seat_must_be_taken_on() {
    let office = Office::new();
    let keep = office.firm("Vivai Sile", "via Roggia 12", "01234567897");
    let seat = office.firm("Vivai Sile", "via Po 1", "01234567897");
    let shown = office.preview(keep, seat);
    assert_eq!(shown.warnings.len(), 1, "{:?}", shown.warnings);
    let mut order = MergeOrder {
        keep,
        merge: seat,
        stamp: shown.stamp,
        confirmed: false,
    };
    let refused = office.archive.merge_employers(&order, at(NOW));
    assert!(matches!(
        refused.unwrap_err().refusal(),
        Some(Refusal::MergeUnconfirmed)
    ));
    order.confirmed = true;
    office.archive.merge_employers(&order, at(NOW)).unwrap();
}

#[test]
fn likely_doubles_are_shown_until_they_are_merged_or_said_to_be_two() {
    let office = Office::new();
    let one = office.firm("Vivai Sile", "via Roggia 12", "01234567897");
    let other = office.firm("Vivai Sile", "via Po 1", "01234567897");
    let bakery = office.firm("Forno Rossi", "", "");
    let double = office.firm("FORNO ROSSI s.n.c.", "via Roma 2", "");
    office.works_at(3, double, None);
    let shown = office.archive.employer_doubles().unwrap();
    let pairs: Vec<_> = shown
        .rows
        .iter()
        .map(|row| (row.one.id, row.other.id, row.other_requests, row.other_seat))
        .collect();
    assert_eq!(pairs, [(bakery, double, 1, false), (one, other, 0, true)]);
    office.archive.keep_apart(other, one, at(NOW)).unwrap();
    office.merge(bakery, double).unwrap();
    assert_eq!(office.archive.employer_doubles().unwrap().found, 0);
}

#[test]
fn one_that_was_merged_cannot_be_changed_or_chosen_any_more() {
    let office = Office::new();
    let keep = office.firm("Vivai Sile", "", "01234567897");
    let double = office.firm("Vivai Sile srl", "", "");
    let elsewhere = office.contact(keep, "Cendron", "");
    office.merge(keep, double).unwrap();
    let form = office.archive.employer(double).unwrap().form;
    let refused = office.archive.save_employer(Some(double), &form, at(NOW));
    assert!(matches!(
        refused.unwrap_err().refusal(),
        Some(Refusal::EmployerMerged { .. })
    ));
    let fields = |refused: Result<(), Error>| match refused {
        Err(Error::Invalid(fields)) => fields.into_iter().map(|it| it.field).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        fields(office.try_works_at(1, double, Some(elsewhere))),
        ["employer", "contact"],
        "and a contact belongs to the employer chosen"
    );
    let again = office.firm("Vivai Sile srl", "", "");
    office.merge(keep, again).unwrap();
    assert_eq!(office.archive.employer(keep).unwrap().absorbed.len(), 2);
}

#[test]
fn who_is_merged_twice_points_to_the_last_that_stays() {
    let office = Office::new();
    let [first, second, third] = ["Alfa", "Beta", "Gamma"].map(|name| office.firm(name, "", ""));
    office.merge(second, first).unwrap();
    office.merge(third, second).unwrap();
    let into = |id| office.archive.employer(id).unwrap().merged_into.unwrap().0;
    assert_eq!((into(first), into(second)), (third, third));
}

#[test]
fn a_branch_and_a_coach_put_aside_are_not_proposed_nor_taken_for_a_new_session() {
    let office = Office::new();
    let archive = &office.archive;
    let now = at("2022-07-04T09:00");
    let branch = archive
        .save_branch(
            None,
            &BranchForm {
                name: "Padova".into(),
                municipality: "Padova".into(),
                ..BranchForm::default()
            },
            now,
        )
        .unwrap();
    let coach = archive
        .save_coach(
            None,
            &CoachForm {
                surname: "Verdi".into(),
                name: "Pia".into(),
                branch: None,
            },
            now,
        )
        .unwrap();
    let detail = archive.request_detail(office.request(1), now).unwrap();
    let activity = detail.activities[0].id;
    let form = SessionForm {
        branch: Some(branch),
        coach: Some(coach),
        date: "06/07/2022".into(),
        start: "10:00".into(),
        end: "12:00".into(),
        place: "sportello".into(),
        ..SessionForm::default()
    };
    let seen = [RuleId::Patron, RuleId::DayBefore, RuleId::Place];
    let session = archive.enter_session(activity, &form, &seen, now).unwrap();
    let directory = archive.directory().unwrap();
    assert_eq!(directory.open_at_branch, [(branch, 1)]);
    assert_eq!(directory.open_with_coach, [(coach, 1)]);
    assert_eq!(
        archive.activity_detail(activity, now).unwrap().blank.branch,
        Some(branch)
    );

    archive.archive_branch(branch, true, now).unwrap();
    archive.archive_coach(coach, true, now).unwrap();
    let blank = archive.activity_detail(activity, now).unwrap().blank;
    assert_eq!((blank.branch, blank.coach), (None, None));
    let other_day = SessionForm {
        date: "07/07/2022".into(),
        ..form.clone()
    };
    match archive.enter_session(activity, &other_day, &seen, now) {
        Err(Error::Invalid(fields)) => {
            let named: Vec<_> = fields.iter().map(|it| it.field.as_str()).collect();
            assert_eq!(named, ["branch", "coach"]);
        }
        other => panic!("{other:?}"),
    }
    archive
        .edit_session(session, 1, &other_day, &seen, now)
        .expect("the session that has them keeps them");
}
