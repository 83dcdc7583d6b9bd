#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
//! Durations, amounts and times as people type them.

use super::{Cents, Minutes, Span, TimeOfDay};
use proptest::prelude::*;

#[test]
fn reads_durations_as_people_write_them() {
    for (text, minutes) in [
        ("02:00", 120),
        ("2", 120),
        ("2h", 120),
        ("2 ore", 120),
        ("1 ora", 60),
        ("1h30", 90),
        ("1 h 30 min", 90),
        ("44", 2640),
        ("44:00", 2640),
        ("2.25", 145),
        ("0:45", 45),
        ("90 min", 90),
        (" 03:00 ", 180),
        ("100:00", 6000),
    ] {
        assert_eq!(Minutes::parse(text), Ok(Minutes(minutes)), "{text}");
    }
}

#[test]
fn refuses_durations_that_are_none() {
    for text in [
        "",
        " ",
        "abc",
        "-2",
        "2:60",
        ":30",
        "1e3",
        "99999999999",
        "2,",
        ",5",
        "min",
        "h",
        "１２",
        "２:00",
        "2;30",
    ] {
        assert!(
            Minutes::parse(text).is_err(),
            "«{text}» was taken for a duration"
        );
    }
}

#[test]
fn a_duration_past_the_largest_is_refused_and_not_wrapped() {
    assert!(Minutes::parse("99999999:00").is_err());
    assert_eq!(Minutes(u32::MAX) + Minutes(1), Minutes(u32::MAX));
    assert_eq!(Minutes::from_hours(u32::MAX), Minutes(u32::MAX));
    assert_eq!(Minutes(10).checked_sub(Minutes(11)), None);
}

#[test]
fn reads_amounts_as_people_write_them() {
    for (text, cents) in [
        ("1.672,00 €", 167_200),
        ("1.672,00\u{a0}€", 167_200),
        ("€ 1.672,00", 167_200),
        ("1672", 167_200),
        ("1.672", 167_200),
        ("1672,5", 167_250),
        ("1672.5", 167_250),
        ("1672.50", 167_250),
        ("152,00", 15_200),
        ("0,01", 1),
        ("1.234.567,89 EUR", 123_456_789),
        ("-12,50", -1_250),
    ] {
        assert_eq!(Cents::parse(text), Ok(Cents(cents)), "{text}");
    }
}

#[test]
fn refuses_amounts_that_are_none() {
    for text in [
        "",
        "€",
        "abc",
        "1,672.00",
        "1.67,00",
        "16.72.00",
        "1672,005",
        "1672.005",
        "1,2,3",
        "--1",
        "1672,",
        ",50",
        "99999999999999999999",
        ".5",
    ] {
        assert!(
            Cents::parse(text).is_err(),
            "«{text}» was taken for an amount"
        );
    }
}

#[test]
fn shows_amounts_the_italian_way() {
    for (cents, text) in [
        (0, "0,00 €"),
        (5, "0,05 €"),
        (3_800, "38,00 €"),
        (167_200, "1.672,00 €"),
        (123_456_789, "1.234.567,89 €"),
        (-167_200, "-1.672,00 €"),
        (i64::MIN, "-92.233.720.368.547.758,08 €"),
    ] {
        assert_eq!(Cents(cents).to_string(), text);
    }
}

#[test]
fn rounds_half_up_and_only_once() {
    let rate = Cents(3_800);
    assert_eq!(Cents::for_minutes(Minutes(2640), rate), Cents(167_200));
    // 1 minute at 38,00 € is 63,33 cents; 50 minutes are 3166,67.
    assert_eq!(Cents::for_minutes(Minutes(1), rate), Cents(63));
    assert_eq!(Cents::for_minutes(Minutes(50), rate), Cents(3_167));
    assert_eq!(
        Cents::for_minutes(Minutes(30), Cents(1)),
        Cents(1),
        "exactly half goes up"
    );
    assert_eq!(Cents::for_minutes(Minutes(29), Cents(1)), Cents(0));
    assert_eq!(
        Cents::for_minutes(Minutes(u32::MAX), Cents(i64::MAX)),
        Cents(i64::MAX)
    );
    assert_eq!(
        Cents::for_minutes(Minutes(u32::MAX), Cents(i64::MIN)),
        Cents(i64::MIN)
    );
}

#[test]
fn reads_times_as_people_write_them() {
    for (text, minutes) in [
        ("10:00", 600),
        ("10.00", 600),
        ("10,30", 630),
        ("1000", 600),
        ("930", 570),
        ("10", 600),
        ("9", 540),
        ("9:5", 545),
        ("10h30", 630),
        (" 07:30 ", 450),
        ("0:00", 0),
        ("24:00", 1440),
    ] {
        let read = TimeOfDay::parse(text).map(TimeOfDay::minutes);
        assert_eq!(read, Ok(minutes), "{text}");
    }
}

#[test]
fn refuses_times_that_are_none() {
    for text in [
        "",
        "25:00",
        "24:01",
        "10:60",
        "1060",
        "10:000",
        "-1:00",
        "abc",
        "10:0a",
        "12345",
        "１０:００",
        ":30",
    ] {
        assert!(
            TimeOfDay::parse(text).is_err(),
            "«{text}» was taken for a time"
        );
    }
}

#[test]
fn a_time_never_leaves_its_day() {
    let late = TimeOfDay::at(23, 0).unwrap();
    assert_eq!(late.plus(Minutes(60)), TimeOfDay::at(24, 0));
    assert_eq!(late.plus(Minutes(61)), None);
    assert_eq!(late.plus(Minutes(u32::MAX)), None);
    assert_eq!(TimeOfDay::at(10, 0).unwrap().minus(late), None);
    assert_eq!(TimeOfDay::at(u16::MAX, u16::MAX), None);
}

#[test]
fn a_time_crosses_as_text_and_a_wrong_one_is_refused() {
    let ten = TimeOfDay::at(10, 0).unwrap();
    assert_eq!(serde_json::to_string(&ten).unwrap(), "\"10:00\"");
    assert_eq!(serde_json::from_str::<TimeOfDay>("\"10:00\"").unwrap(), ten);
    assert!(serde_json::from_str::<TimeOfDay>("\"25:00\"").is_err());
}

#[test]
fn durations_and_amounts_cross_as_bare_numbers() {
    assert_eq!(serde_json::to_string(&Minutes(120)).unwrap(), "120");
    assert_eq!(serde_json::to_string(&Cents(3_800)).unwrap(), "3800");
}

proptest! {
    #[test]
    fn what_is_shown_of_a_duration_reads_back(minutes in 0..=u32::MAX) {
        prop_assert_eq!(Minutes::parse(&Minutes(minutes).to_string()), Ok(Minutes(minutes)));
    }

    #[test]
    fn what_is_shown_of_an_amount_reads_back(cents in i64::MIN..=i64::MAX) {
        prop_assert_eq!(Cents::parse(&Cents(cents).to_string()), Ok(Cents(cents)));
    }

    #[test]
    fn what_is_shown_of_a_time_reads_back(minutes in 0..=1440_u16) {
        let time = TimeOfDay::from_minutes(minutes).unwrap();
        prop_assert_eq!(TimeOfDay::parse(&time.to_string()), Ok(time));
    }

    #[test]
    fn no_text_makes_reading_a_quantity_panic(text in "\\PC{0,24}|[0-9:.,hm€ -]{0,12}") {
        let _ = (Minutes::parse(&text), Cents::parse(&text), TimeOfDay::parse(&text));
    }

    #[test]
    fn a_longer_time_is_never_worth_less(a in 0..100_000_u32, b in 0..100_000_u32) {
        let rate = Cents(3_800);
        let (short, long) = (Minutes(a.min(b)), Minutes(a.max(b)));
        prop_assert!(Cents::for_minutes(short, rate) <= Cents::for_minutes(long, rate));
    }
}

#[test]
fn a_span_is_shown_as_people_write_it_and_never_negative() {
    let span = |start: &str, end: &str| Span {
        start: TimeOfDay::parse(start).unwrap(),
        end: TimeOfDay::parse(end).unwrap(),
    };
    assert_eq!(span("09:00", "11:30").to_string(), "09:00–11:30");
    assert_eq!(span("09:00", "11:30").length(), Minutes(150));
    assert_eq!(span("11:00", "11:00").length(), Minutes::ZERO);
    assert_eq!(span("11:00", "09:00").length(), Minutes::ZERO);
}

#[test]
fn spans_overlap_when_they_share_a_minute() {
    let span = |start: &str, end: &str| Span {
        start: TimeOfDay::parse(start).unwrap(),
        end: TimeOfDay::parse(end).unwrap(),
    };
    let nine = span("09:00", "11:00");
    for (other, shared) in [
        (span("11:00", "12:00"), false),
        (span("08:00", "09:00"), false),
        (span("10:59", "12:00"), true),
        (span("08:00", "09:01"), true),
        (span("09:30", "10:00"), true),
        (span("08:00", "12:00"), true),
    ] {
        assert_eq!(nine.overlaps(other), shared, "{other}");
        assert_eq!(other.overlaps(nine), shared, "{other}");
    }
}
