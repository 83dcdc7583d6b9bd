#![allow(clippy::unwrap_used)]
//! What is free on a day, at the edges of hours, absences and the days between which they hold.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::quantities::{Minutes, TimeOfDay};

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn span(text: &str) -> Span {
    let (start, end) = text.split_once('-').unwrap();
    Span {
        start: TimeOfDay::parse(start).unwrap(),
        end: TimeOfDay::parse(end).unwrap(),
    }
}

fn spans(texts: &[&str]) -> Vec<Span> {
    texts.iter().map(|text| span(text)).collect()
}

/// The same hours from Monday to Friday.
fn working(texts: &[&str]) -> [Vec<Span>; 7] {
    std::array::from_fn(|place| if place < 5 { spans(texts) } else { Vec::new() })
}

fn week(from: Option<NaiveDate>, to: Option<NaiveDate>, texts: &[&str]) -> WeekHours {
    WeekHours::new(from, to, working(texts)).unwrap()
}

const WHOLE: &str = "07:30-23:00";
const MONDAY: (u32, u32) = (6, 8);
const SATURDAY: (u32, u32) = (6, 13);

fn free(availability: &Availability, (month, date): (u32, u32)) -> Vec<Span> {
    availability.free_on(day(month, date), span(WHOLE))
}

#[test]
fn of_whom_nothing_is_known_the_whole_day_is_free() {
    assert_eq!(free(&Availability::default(), MONDAY), spans(&[WHOLE]));
}

#[test]
fn hours_are_kept_within_what_is_asked_and_a_day_without_hours_is_not_worked() {
    let availability = Availability {
        weeks: vec![week(None, None, &["06:00-12:00", "14:00-18:00"])],
        absences: Vec::new(),
    };
    assert_eq!(
        free(&availability, MONDAY),
        spans(&["07:30-12:00", "14:00-18:00"])
    );
    assert_eq!(free(&availability, SATURDAY), Vec::new());
    assert_eq!(
        availability.present_on(day(6, 13), span(WHOLE)),
        spans(&[WHOLE]),
        "not away, though not at work"
    );
}

#[test]
fn of_hours_that_hold_together_those_that_began_last_count() {
    let availability = Availability {
        weeks: vec![
            week(Some(day(6, 8)), Some(day(6, 9)), &["10:00-11:00"]),
            week(None, None, &["08:00-09:00"]),
        ],
        absences: Vec::new(),
    };
    for (date, hours) in [
        (5, "08:00-09:00"),
        (8, "10:00-11:00"),
        (9, "10:00-11:00"),
        (10, "08:00-09:00"),
    ] {
        assert_eq!(
            free(&availability, (6, date)),
            spans(&[hours]),
            "{date} June"
        );
    }
}

#[test]
fn before_and_after_the_days_they_hold_nothing_is_known() {
    let availability = Availability {
        weeks: vec![week(Some(day(6, 8)), Some(day(6, 8)), &["10:00-11:00"])],
        absences: Vec::new(),
    };
    assert_eq!(free(&availability, (6, 5)), spans(&[WHOLE]));
    assert_eq!(free(&availability, (6, 9)), spans(&[WHOLE]));
}

#[test]
fn an_absence_takes_its_first_and_its_last_day_or_only_some_hours_of_each() {
    let availability = Availability {
        weeks: vec![week(None, None, &["08:00-13:00"])],
        absences: vec![
            Absence::new(day(6, 9), day(6, 10), None).unwrap(),
            Absence::new(day(6, 11), day(6, 11), Some(span("09:00-10:00"))).unwrap(),
        ],
    };
    assert_eq!(free(&availability, MONDAY), spans(&["08:00-13:00"]));
    assert_eq!(free(&availability, (6, 9)), Vec::new());
    assert_eq!(free(&availability, (6, 10)), Vec::new());
    assert_eq!(
        free(&availability, (6, 11)),
        spans(&["08:00-09:00", "10:00-13:00"])
    );
    assert_eq!(free(&availability, (6, 12)), spans(&["08:00-13:00"]));
    let away = |date| availability.away_on(day(6, date), span(WHOLE));
    assert_eq!(away(8), Vec::new(), "not at work is not away");
    assert_eq!(away(10), spans(&[WHOLE]));
    assert_eq!(away(11), spans(&["09:00-10:00"]));
}

#[test]
fn what_is_entered_wrong_says_what_is_wrong_with_it() {
    let told = |days| WeekHours::new(None, None, days).unwrap_err().to_string();
    assert_eq!(
        told(working(&["10:00-09:00"])),
        "Lunedì: la fine non è dopo l’inizio (10:00–09:00)."
    );
    assert_eq!(
        told(working(&["10:00-12:00", "09:00-10:01"])),
        "Lunedì: 09:00–10:01 e 10:00–12:00 si sovrappongono."
    );
    assert!(WeekHours::new(None, None, working(&["10:00-12:00", "09:00-10:00"])).is_ok());
    let backwards = "L’ultimo giorno (07/06/2026) viene prima del primo (08/06/2026).";
    let (first, last) = (day(6, 8), day(6, 7));
    let week = WeekHours::new(Some(first), Some(last), working(&[]));
    assert_eq!(week.unwrap_err().to_string(), backwards);
    let absence = Absence::new(first, last, None);
    assert_eq!(absence.unwrap_err().to_string(), backwards);
    let empty = Absence::new(first, first, Some(span("09:00-09:00")));
    assert_eq!(
        empty.unwrap_err().to_string(),
        "Assenza: la fine non è dopo l’inizio (09:00–09:00)."
    );
}

#[test]
fn travel_is_the_same_both_ways_however_a_place_is_written() {
    let mut travel = Travel::default();
    assert_eq!(travel.between("", "Villorba"), Minutes::ZERO);
    travel.set("", "Lavanderia Montello, Villorba", Minutes(25));
    assert_eq!(
        travel.between("lavanderia montello - VILLORBA", ""),
        Minutes(25)
    );
    assert_eq!(travel.between("", "Treviso"), Minutes::ZERO);
    travel.set("Treviso", "treviso", Minutes(10));
    assert_eq!(
        travel.between("Treviso", "TREVISO"),
        Minutes::ZERO,
        "one place"
    );
}

fn any_span() -> impl Strategy<Value = Span> {
    (0..=1440_u16, 0..=1440_u16).prop_map(|(start, end)| Span {
        start: TimeOfDay::from_minutes(start).unwrap(),
        end: TimeOfDay::from_minutes(end).unwrap(),
    })
}

fn holds(spans: &[Span], minute: u16) -> bool {
    spans
        .iter()
        .any(|span| span.start.minutes() <= minute && minute < span.end.minutes())
}

proptest! {
    #[test]
    fn every_minute_of_a_day_is_where_it_should_be(
        one in prop::collection::vec(any_span(), 0..5),
        other in prop::collection::vec(any_span(), 0..5),
        hole in any_span(),
        minute in 0..1440_u16,
    ) {
        let (a, b) = (in_order(&one), in_order(&other));
        prop_assert_eq!(holds(&a, minute), holds(&one, minute));
        prop_assert_eq!(holds(&common(&a, &b), minute), holds(&a, minute) && holds(&b, minute));
        prop_assert_eq!(holds(&without(&a, hole), minute), holds(&a, minute) && !holds(&[hole], minute));
        let apart = a.iter().zip(a.iter().skip(1)).all(|(first, next)| first.end < next.start);
        prop_assert!(apart, "{:?}", a);
    }
}
