//! What is refused or warned of before a merge, and what comes in later under the old code.

use super::*;

#[test]
fn two_definitive_codes_the_provisional_one_and_what_changed_meanwhile_are_refused() {
    let office = Office::with(PROVISIONAL);
    let provisional = office.preview(PROVISIONAL, PLAIN);
    assert!(provisional.forbidden.unwrap().contains("codice definitivo"));
    let other = BeneficiaryForm {
        surname: "D’Angelo".into(),
        name: "Nicole".into(),
        tax_code: "DNGNCL91D52L736T".into(),
        ..BeneficiaryForm::default()
    };
    let other = office
        .archive
        .save_beneficiary(None, &other, at(NOW))
        .unwrap();
    let person = office.person(PLAIN);
    for (keep, merge) in [(person, other), (person, person)] {
        let shown = office.archive.check_people_merge(keep, merge).unwrap();
        let order = PeopleOrder {
            keep,
            merge,
            stamp: shown.stamp,
            confirmed: true,
        };
        let refused = office.archive.merge_people(&order, at(NOW)).unwrap_err();
        assert!(matches!(refused.refusal(), Some(Refusal::CannotMerge(_))));
    }
    let order = PeopleOrder {
        keep: person,
        merge: office.person(PROVISIONAL),
        stamp: office.preview(PLAIN, PROVISIONAL).stamp,
        confirmed: false,
    };
    let unread = office.archive.merge_people(&order, at(NOW)).unwrap_err();
    assert!(matches!(unread.refusal(), Some(Refusal::PeopleUnconfirmed)));
    office.take(3, PROVISIONAL);
    let stale = office.archive.merge_people(&order, at(NOW)).unwrap_err();
    assert_eq!(stale.code(), ProblemCode::Stale);
}

#[test]
fn days_on_which_both_were_held_at_once_are_told_before_a_merge() {
    let office = Office::with(PROVISIONAL);
    let told = |office: &Office| {
        let warnings = office.preview(PLAIN, PROVISIONAL).warnings;
        warnings.iter().any(|it| it.contains("06/07/2022"))
    };
    office.programmed(1, 0, "10:00", "12:00");
    office.programmed(2, 1, "12:00", "13:00");
    assert!(!told(&office), "one after the other");
    office.programmed(2, 1, "11:00", "11:30");
    assert!(told(&office));
}

#[test]
fn a_table_under_the_old_code_is_taken_as_the_one_person_s() {
    let office = Office::with(PROVISIONAL);
    office.merge(PLAIN, PROVISIONAL).unwrap();
    office.take(3, PROVISIONAL);
    assert_eq!(office.opals(PLAIN).len(), 3);
    assert!(office.opals(PROVISIONAL).is_empty());
    let (again, _) = common::preview(&office.archive, Office::table(2, PROVISIONAL).as_bytes());
    let told = &again.rows[0].differences;
    assert!(
        told.iter().all(|it| it.field != "Codice fiscale"),
        "{told:?}"
    );
    let refused = office.archive.save_beneficiary(
        Some(office.person(PROVISIONAL)),
        &BeneficiaryForm {
            surname: "Prova".into(),
            name: "Paola".into(),
            tax_code: PROVISIONAL.into(),
            ..BeneficiaryForm::default()
        },
        at(NOW),
    );
    assert!(matches!(
        refused.unwrap_err().refusal(),
        Some(Refusal::PersonMerged { .. })
    ));
}
