#![allow(clippy::unwrap_used)]
use super::*;

fn served(name: &str, code: &str) -> Served {
    Served {
        name: name.into(),
        tax_code: TaxCode::parse(code).unwrap(),
        born: None,
    }
}

fn born(person: &Served, day: &str) -> Served {
    Served {
        born: Some(day.parse().unwrap()),
        ..person.clone()
    }
}

#[test]
fn codes_that_differ_by_omocodia_only_are_told() {
    let plain = served("Prova Paola", "PRVPLA80A01L736L");
    for code in ["PRVPLA80A01L7P6X", "PRVPLA80A01L73SI"] {
        let other = served("Prova Paola", code);
        assert!(plain.tax_code.is_same_but_for_omocodia(&other.tax_code));
        let told = other.doubt(&plain).unwrap();
        assert!(
            told.contains("PRVPLA80A01L736L") && told.contains("omocodia"),
            "{told}"
        );
    }
    assert_eq!(plain.doubt(&plain), None);
    let another = served("Prova Paola", "DNGNCL91D52L736T");
    assert_eq!(another.doubt(&plain), None);
}

#[test]
fn a_provisional_code_of_the_same_name_is_told_and_of_another_name_is_not() {
    let before = served("Prova Paola", "01234567897");
    let after = served("PROVA PAOLA", "PRVPLA80A01L736L");
    assert!(
        after
            .doubt(&before)
            .unwrap()
            .contains("provvisorio 01234567897")
    );
    assert!(
        before
            .doubt(&after)
            .unwrap()
            .contains("il codice PRVPLA80A01L736L")
    );
    assert_eq!(served("Prova Pia", "00999999998").doubt(&after), None);
    assert_eq!(served("Prova Paola", "00999999998").doubt(&before), None);
}

#[test]
fn the_day_of_birth_makes_two_of_one_name_surer_or_parts_them() {
    let before = served("Prova Paola", "01234567897");
    let after = served("Prova Paola", "PRVPLA80A01L736L");
    assert_eq!(before.alike(&after), Some(Alike::Name));
    let same_day = born(&before, "1980-01-01");
    assert_eq!(same_day.alike(&after), Some(Alike::NameAndBirth));
    assert_eq!(after.alike(&same_day), Some(Alike::NameAndBirth));
    let other_day = born(&before, "1981-01-01");
    assert_eq!(other_day.alike(&after), None);
    assert_eq!(
        same_day.alike(&born(&after, "1980-01-01")),
        Some(Alike::NameAndBirth)
    );
    assert_eq!(same_day.alike(&born(&after, "1980-01-02")), None);
}

#[test]
fn every_pair_that_may_be_one_is_found_once_the_surest_first() {
    let people = [
        served("Prova Paola", "01234567897"),
        served("Verdi Pia", "DNGNCL91D52L736T"),
        served("PROVA  Paola", "PRVPLA80A01L736L"),
        served("Prova Paola", "PRVPLA80A01L7P6X"),
        served("Neri Ugo", "00999999998"),
    ];
    assert_eq!(
        perhaps_one(&people, 50),
        [
            (2, 3, Alike::Code),
            (0, 2, Alike::Name),
            (0, 3, Alike::Name)
        ]
    );
    assert_eq!(perhaps_one(&people, 1).len(), 1);
    assert!(perhaps_one(&people[..2], 50).is_empty());
}

#[test]
fn the_definitive_code_takes_the_place_of_the_provisional_one() {
    let code = |text: &str| TaxCode::parse(text).unwrap();
    let (provisional, plain, omocodia) = (
        code("01234567897"),
        code("PRVPLA80A01L736L"),
        code("PRVPLA80A01L7P6X"),
    );
    assert!(plain.supersedes(&provisional) && !provisional.supersedes(&plain));
    assert!(omocodia.supersedes(&plain) && !plain.supersedes(&omocodia));
    assert!(!plain.supersedes(&plain));
}
