#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
//! The published vectors, and what a slip of the fingers does to them.

use proptest::prelude::*;

use super::*;

/// One person's code and its omocodia forms, as published.
const VECTORS: [&str; 4] = [
    "CCCFBA85D03L219P",
    "CCCFBA85D03L21VE",
    "CCCFBA85D03LNMVE",
    "CCCFBAURDLPLNMVU",
];

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn code(text: &str) -> TaxCode {
    TaxCode::parse(text).unwrap()
}

/// A code with its last character set right.
fn completed(first_fifteen: &str) -> TaxCode {
    ('A'..='Z')
        .find_map(|check| TaxCode::parse(&format!("{first_fifteen}{check}")).ok())
        .unwrap()
}

#[test]
fn the_published_codes_are_one_person() {
    for vector in VECTORS {
        let code = code(vector);
        assert_eq!(
            code.birth_date(date(2022, 6, 1)),
            Some(date(1985, 4, 3)),
            "{vector}"
        );
    }
}

#[test]
fn spaces_and_small_letters_do_not_matter() {
    assert_eq!(code(" cccfba 85d03 l219p ").as_str(), VECTORS[0]);
}

#[test]
fn any_other_check_letter_is_refused() {
    for vector in VECTORS {
        for check in 'A'..='Z' {
            let text = format!("{}{check}", &vector[..15]);
            assert_eq!(TaxCode::parse(&text).is_ok(), text == vector, "{text}");
        }
    }
}

#[test]
fn a_wrong_code_is_explained() {
    assert_eq!(TaxCode::parse("  "), Err(TaxCodeError::Empty));
    assert_eq!(
        TaxCode::parse("CCCFBA85D03L219"),
        Err(TaxCodeError::Length(15))
    );
    let misplaced = |place, found| Err(TaxCodeError::Character { place, found });
    assert_eq!(TaxCode::parse("CCC1BA85D03L219P"), misplaced(4, '1'));
    assert_eq!(
        TaxCode::parse("CCCFBAA5D03L219P"),
        misplaced(7, 'A'),
        "no omocodia letter"
    );
    assert_eq!(
        TaxCode::parse("CCCFBA85F03L219P"),
        misplaced(9, 'F'),
        "no month"
    );
    assert_eq!(TaxCode::parse("CCCFBA85D03L2199"), misplaced(16, '9'));
    assert_eq!(TaxCode::parse("ÇCCFBA85D03L219P"), misplaced(1, 'Ç'));
    assert_eq!(TaxCode::parse("CCCFBA85D03L219Q"), Err(TaxCodeError::Check));
    assert_eq!(
        TaxCode::parse("CCC1BA85D03L219P").unwrap_err().to_string(),
        "Nel codice fiscale il carattere 4, «1», non può stare lì."
    );
}

#[test]
fn a_birth_day_that_does_not_exist_is_refused() {
    let refused = |first_fifteen: &str| {
        ('A'..='Z').any(|check| {
            TaxCode::parse(&format!("{first_fifteen}{check}")) == Err(TaxCodeError::Day)
        })
    };
    assert!(refused("CCCFBA85D00L219"), "day 0");
    assert!(refused("CCCFBA85D31L219"), "31 April");
    assert!(refused("CCCFBA85B30L219"), "30 February");
    assert!(refused("CCCFBA85D40L219"), "between men's days and women's");
    assert!(refused("CCCFBA85D72L219"), "past women's days");
}

#[test]
fn women_are_born_forty_days_later() {
    let woman = completed("RSSMRA80A41L407");
    assert_eq!(woman.birth_date(date(2022, 6, 1)), Some(date(1980, 1, 1)));
}

#[test]
fn the_century_is_the_last_one_possible() {
    let born_in_05 = completed("RSSMRA05A01L407");
    assert_eq!(
        born_in_05.birth_date(date(2022, 6, 1)),
        Some(date(2005, 1, 1))
    );
    assert_eq!(
        born_in_05.birth_date(date(2004, 6, 1)),
        Some(date(1905, 1, 1))
    );
    let leap = completed("RSSMRA00B29L407");
    assert_eq!(leap.birth_date(date(2022, 6, 1)), Some(date(2000, 2, 29)));
    assert_eq!(
        leap.birth_date(date(1999, 6, 1)),
        Some(date(1600, 2, 29)),
        "1700, 1800 and 1900 had no such day"
    );
    let _ = (
        leap.birth_date(NaiveDate::MIN),
        leap.birth_date(NaiveDate::MAX),
    );
}

#[test]
fn a_provisional_code_has_its_own_check_digit() {
    let provisional = code("12345678903");
    assert!(provisional.is_provisional());
    assert_eq!(provisional.birth_date(date(2022, 6, 1)), None);
    assert!(
        provisional
            .mismatch("Rossi", "Mario", Some(date(1980, 1, 1)))
            .is_empty()
    );
    for check in '0'..='9' {
        let text = format!("1234567890{check}");
        assert_eq!(TaxCode::parse(&text).is_ok(), check == '3', "{text}");
    }
    assert_eq!(
        TaxCode::parse("1234567890A"),
        Err(TaxCodeError::Character {
            place: 11,
            found: 'A'
        })
    );
}

#[test]
fn names_are_compared_as_the_code_writes_them() {
    for (letters, surname, name) in [
        ("RSSMRA", "Rossi", "Mario"),
        ("RSSMRA", "ROSSI", "Maria"),
        ("BNCGNN", "Bianchi", "Giovanni"),
        ("FOXLEI", "Fo", "Lei"),
        ("LMRSMR", "El Amrani", "Samira"),
        ("DNGNCL", "D’Angelo", "Nicolò"),
        ("DMLNZE", "De Mol", "Enzo"),
        ("SPRMHL", "Spărlea", "Mihail"),
        ("AIEAUO", "Aie", "Auo"),
        ("LSZMGS", "Łasz", "Małgosia"),
    ] {
        let code = completed(&format!("{letters}80A01L407"));
        assert_eq!(
            code.mismatch(surname, name, None),
            Vec::<String>::new(),
            "{letters}"
        );
    }
}

#[test]
fn what_does_not_fit_is_a_warning_in_words() {
    let code = code(VECTORS[3]);
    let warnings = code.mismatch("Rossi", " Mario ", Some(date(1985, 4, 4)));
    assert_eq!(
        warnings,
        [
            "Il codice fiscale non corrisponde al cognome «Rossi».",
            "Il codice fiscale non corrisponde al nome «Mario».",
            "Il codice fiscale non corrisponde alla data di nascita 04/04/1985.",
        ]
    );
    assert!(code.mismatch("", "", Some(date(1985, 4, 3))).is_empty());
    assert!(
        code.mismatch("李", "Ольга", None).is_empty(),
        "no Latin letter to compare"
    );
}

#[test]
fn a_code_crosses_as_text_and_a_wrong_one_is_refused() {
    let crossed = serde_json::to_string(&code(VECTORS[0])).unwrap();
    assert_eq!(crossed, "\"CCCFBA85D03L219P\"");
    assert_eq!(
        serde_json::from_str::<TaxCode>(&crossed).unwrap().as_str(),
        VECTORS[0]
    );
    assert!(serde_json::from_str::<TaxCode>("\"CCCFBA85D03L219Q\"").is_err());
}

proptest! {
    #[test]
    fn no_text_makes_reading_a_code_panic(text in "\\PC{0,20}|[A-Za-z0-9]{11}|[A-Z0-9]{16}") {
        if let Ok(code) = TaxCode::parse(&text) {
            prop_assert_eq!(TaxCode::parse(code.as_str()), Ok(code));
        }
    }

    #[test]
    fn one_mistyped_character_of_the_figures_is_found(place in 0..7_usize, figure in 0..10_u32) {
        let place = NUMERIC[place];
        let mut changed: Vec<char> = VECTORS[0].chars().collect();
        changed[place] = char::from_digit(figure, 10).unwrap();
        let text: String = changed.into_iter().collect();
        prop_assert_eq!(TaxCode::parse(&text).is_ok(), text == VECTORS[0]);
    }

    #[test]
    fn omocodia_changes_nothing_but_the_letters(mask in 0..128_usize) {
        let mut changed: Vec<char> = VECTORS[0].chars().take(15).collect();
        for (bit, place) in NUMERIC.iter().enumerate() {
            if mask >> bit & 1 == 1 {
                let figure = changed[*place].to_digit(10).unwrap() as usize;
                changed[*place] = OMOCODIA.chars().nth(figure).unwrap();
            }
        }
        let code = completed(&changed.into_iter().collect::<String>());
        prop_assert_eq!(code.birth_date(date(2022, 6, 1)), Some(date(1985, 4, 3)));
        prop_assert!(code.mismatch("Cecchi", "Fabio", Some(date(1985, 4, 3))).is_empty());
    }
}
