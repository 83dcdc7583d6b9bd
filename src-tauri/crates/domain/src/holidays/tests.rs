#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
//! The Italian calendar, year by year.

use proptest::prelude::*;

use super::*;

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn easter_falls_where_the_almanacs_say() {
    for (year, month, day) in [
        (1818, 3, 22),
        (1943, 4, 25),
        (2000, 4, 23),
        (2008, 3, 23),
        (2019, 4, 21),
        (2022, 4, 17),
        (2023, 4, 9),
        (2024, 3, 31),
        (2025, 4, 20),
        (2026, 4, 5),
        (2027, 3, 28),
        (2038, 4, 25),
        (2285, 3, 22),
    ] {
        assert_eq!(easter(year), Some(date(year, month, day)), "{year}");
    }
}

#[test]
fn easter_of_an_impossible_year_is_none() {
    for year in [i32::MIN, -1, 0, 1582, i32::MAX] {
        assert_eq!(easter(year), None, "{year}");
    }
}

#[test]
fn every_public_holiday_has_its_name() {
    for (month, day, name) in [
        (1, 1, "Capodanno"),
        (1, 6, "Epifania"),
        (4, 17, "Pasqua"),
        (4, 18, "Lunedì dell’Angelo"),
        (4, 25, "Festa della Liberazione"),
        (5, 1, "Festa del Lavoro"),
        (6, 2, "Festa della Repubblica"),
        (8, 15, "Ferragosto"),
        (11, 1, "Ognissanti"),
        (12, 8, "Immacolata Concezione"),
        (12, 25, "Natale"),
        (12, 26, "Santo Stefano"),
        (6, 5, "Domenica"),
    ] {
        assert_eq!(holiday(date(2022, month, day)), Some(name));
    }
}

#[test]
fn a_year_has_no_other_holiday() {
    let first = date(2022, 1, 1);
    let weekdays = first
        .iter_days()
        .take(365)
        .filter(|day| day.weekday() != Weekday::Sun && holiday(*day).is_some());
    assert_eq!(
        weekdays.count(),
        9,
        "of the twelve, three fall on a Sunday in 2022"
    );
}

#[test]
fn saint_francis_counts_from_2026_and_not_before() {
    assert_eq!(holiday(date(2024, 10, 4)), None);
    assert_eq!(holiday(date(2025, 10, 4)), None);
    assert_eq!(holiday(date(2026, 10, 4)), Some("San Francesco d’Assisi"));
    assert_eq!(holiday(date(2027, 10, 4)), Some("San Francesco d’Assisi"));
}

#[test]
fn the_ends_of_the_calendar_do_not_panic() {
    let _ = (holiday(NaiveDate::MIN), holiday(NaiveDate::MAX));
}

#[test]
fn the_seven_capitals_know_their_patron() {
    for (municipality, feast) in [
        ("Belluno", "11/11"),
        ("PADOVA", "13/06"),
        (" rovigo ", "26/11"),
        ("Treviso", "27/04"),
        ("Venezia", "25/04"),
        ("Vicenza", "08/09"),
        ("Verona", "21/05"),
    ] {
        assert_eq!(known_patron(municipality).unwrap().to_string(), feast);
    }
    assert_eq!(known_patron("Bussolengo"), None);
    assert_eq!(known_patron(""), None);
}

#[test]
fn reads_the_day_of_a_patron() {
    for text in ["13/06", "13-6", "13.06", " 13/6 "] {
        assert_eq!(
            PatronDay::parse(text),
            Ok(PatronDay { day: 13, month: 6 }),
            "{text}"
        );
    }
    for text in [
        "",
        "13",
        "31/02",
        "0/6",
        "13/13",
        "13/06/2022",
        "+3/06",
        "/",
        "１３/06",
    ] {
        assert!(
            PatronDay::parse(text).is_err(),
            "«{text}» was taken for a day"
        );
    }
    assert!(PatronDay::parse("29/02").is_ok());
}

proptest! {
    #[test]
    fn easter_is_a_sunday_between_22_march_and_25_april(year in 1583..=9999_i32) {
        let easter = easter(year).unwrap();
        prop_assert_eq!(easter.weekday(), Weekday::Sun);
        prop_assert!((date(year, 3, 22)..=date(year, 4, 25)).contains(&easter));
    }

    #[test]
    fn every_sunday_is_a_holiday(year in 1900..=2199_i32, day in 1..=365_u32) {
        let date = NaiveDate::from_yo_opt(year, day).unwrap();
        prop_assert!(date.weekday() != Weekday::Sun || holiday(date).is_some());
    }
}

#[test]
fn today_s_note_says_a_holiday_and_the_one_of_tomorrow_but_no_common_sunday() {
    let note = |text: &str| holiday_note(text.parse().unwrap());
    for (day, said) in [
        (
            "2022-06-02",
            Some("Oggi è festivo (Festa della Repubblica): niente erogazioni."),
        ),
        (
            "2022-06-01",
            Some("Domani è festivo (Festa della Repubblica): niente erogazioni."),
        ),
        ("2022-06-03", None),
        ("2022-06-04", None),
        (
            "2022-06-05",
            Some("Oggi è festivo (Domenica): niente erogazioni."),
        ),
        // Easter Sunday, and the Monday after it.
        ("2022-04-16", None),
        (
            "2022-04-17",
            Some("Oggi è festivo (Pasqua): niente erogazioni."),
        ),
        (
            "2022-04-18",
            Some("Oggi è festivo (Lunedì dell’Angelo): niente erogazioni."),
        ),
    ] {
        assert_eq!(note(day).as_deref(), said, "{day}");
    }
    assert_eq!(
        holiday_note(NaiveDate::MAX),
        holiday(NaiveDate::MAX)
            .map(|name| { format!("Oggi è festivo ({name}): niente erogazioni.") })
    );
}
