#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
//! Dates as people type them.

use proptest::prelude::*;

use super::*;

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// A date of a table, on a day the tests agree on.
fn read(text: &str) -> Result<NaiveDate, crate::ParseError> {
    parse_date(text, DateOf::Cell, date(2022, 6, 1))
}

#[test]
fn refuses_days_that_do_not_exist() {
    for text in [
        "",
        "31/02/2022",
        "29/02/2022",
        "00/06/2022",
        "28/13/2022",
        "06/28/2022",
        "28/06",
        "oggi",
        "lun",
        "28/06/022",
        "28/06/20222",
        "ieri",
        "2/2022",
        "28/06/2022.",
        "giugno 28 2022",
        "28//2022",
        "-1/06/2022",
        "28/06/1899",
        "28/06/2200",
        "+8/06/2022",
        "２８/06/2022",
        "éé/06/2022",
        "12345678",
        "é234567",
    ] {
        assert!(read(text).is_err(), "«{text}» was taken for a date");
    }
    assert_eq!(read("29/02/2024"), Ok(date(2024, 2, 29)));
}

#[test]
fn a_wrong_date_is_explained() {
    assert_eq!(
        read("31/02/2022").unwrap_err().to_string(),
        "«31/02/2022» non è una data: scrivi gg/mm/aaaa, per esempio 28/06/2022."
    );
    assert_eq!(
        read("").unwrap_err().to_string(),
        "Manca la data: scrivi gg/mm/aaaa, per esempio 28/06/2022."
    );
    let long = read(&"x".repeat(10_000)).unwrap_err();
    assert!(
        long.to_string().chars().count() < 120,
        "a long text is shortened"
    );
}

#[test]
fn names_days_and_months_in_italian() {
    let tuesday = date(2022, 6, 28);
    assert_eq!(weekday_name(tuesday), "martedì");
    assert_eq!(month_name(tuesday), "giugno");
    let week: Vec<&str> = date(2022, 6, 27)
        .iter_days()
        .take(7)
        .map(weekday_name)
        .collect();
    assert_eq!(
        week,
        [
            "lunedì",
            "martedì",
            "mercoledì",
            "giovedì",
            "venerdì",
            "sabato",
            "domenica"
        ]
    );
}

proptest! {
    #[test]
    fn what_is_shown_of_a_date_reads_back(year in 1900..=2199_i32, day in 1..=365_u32) {
        let date = NaiveDate::from_yo_opt(year, day).unwrap();
        prop_assert_eq!(read(&format_date(date)), Ok(date));
        prop_assert_eq!(read(&date.to_string()), Ok(date), "as ISO");
    }

    #[test]
    fn no_text_makes_reading_a_date_panic(text in "\\PC{0,24}|[0-9/.T: -]{0,16}|[a-z]{3}[ -][0-9]{1,2}[ -][a-z]{3}") {
        for of in [DateOf::Appointment, DateOf::Event, DateOf::Birth, DateOf::Cell] {
            if let Ok(read) = parse_date(&text, of, date(2022, 6, 1)) {
                prop_assert!((1900..=2199).contains(&read.year()));
            }
        }
    }
}

#[test]
fn an_iso_week_runs_from_monday_to_sunday_across_the_year_s_end() {
    let week = |year, month, day| iso_week(date(year, month, day));
    let june = (date(2022, 6, 27), date(2022, 7, 3));
    assert_eq!(week(2022, 6, 27), june);
    assert_eq!(week(2022, 7, 3), june);
    assert_eq!(week(2022, 7, 4).0, date(2022, 7, 4));
    assert_eq!(week(2023, 1, 1), (date(2022, 12, 26), date(2023, 1, 1)));
    assert_eq!(
        iso_week(NaiveDate::MIN).0,
        NaiveDate::MIN,
        "held at the calendar's ends"
    );
    assert_eq!(iso_week(NaiveDate::MAX).1, NaiveDate::MAX);
}
