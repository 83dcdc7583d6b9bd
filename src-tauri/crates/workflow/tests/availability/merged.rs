//! What is somebody's follows a merge, and goes back with it.

use affianca_domain::Whose;
use affianca_workflow::Error;
use affianca_workflow::directory::{MergeOrder, PeopleOrder};

use crate::common::at;
use crate::office::{NOW, Office, PLAIN, PROVISIONAL, absence};

#[test]
fn closing_days_follow_an_employer_that_is_merged() {
    let office = Office::new();
    let (keep, merge) = (
        office.employer("Vivai Sile"),
        office.employer("VIVAI SILE srl"),
    );
    office.away(Whose::Employer(merge), "15/8/2022", "21/8/2022");
    let order = MergeOrder {
        keep,
        merge,
        stamp: office.archive.check_merge(keep, merge).unwrap().stamp,
        confirmed: true,
    };
    office.archive.merge_employers(&order, at(NOW)).unwrap();
    assert_eq!(office.days_away(Whose::Employer(keep)), 1);
    let page = office
        .archive
        .availability(Whose::Employer(keep), false, at(NOW))
        .unwrap();
    let shown = &page.absences[0];
    let form = absence("16/8/2022", "21/8/2022", "", "");
    let whose = Whose::Employer(keep);
    office
        .archive
        .save_absence(whose, Some(shown.id), &form, at(NOW))
        .unwrap();
    assert_eq!(
        office.of(whose).absences[0].from().to_string(),
        "2022-08-16"
    );
    let refused = office.try_away(Whose::Employer(merge), &form);
    assert!(
        matches!(refused, Err(Error::Refused(_))),
        "it is out of use"
    );
}

#[test]
fn a_persons_absences_follow_a_merge_and_go_back_with_it() {
    let office = Office::new();
    let (keep, merge) = (office.person(PLAIN), office.person(PROVISIONAL));
    office.away(Whose::Person(merge), "4/7", "");
    office.away(Whose::Person(keep), "5/7", "");
    let order = PeopleOrder {
        keep,
        merge,
        stamp: office
            .archive
            .check_people_merge(keep, merge)
            .unwrap()
            .stamp,
        confirmed: true,
    };
    office.archive.merge_people(&order, at(NOW)).unwrap();
    assert_eq!(office.days_away(Whose::Person(keep)), 2);
    office.archive.part_people(merge, at(NOW)).unwrap();
    assert_eq!(office.days_away(Whose::Person(keep)), 1);
    assert_eq!(office.days_away(Whose::Person(merge)), 1);
}
