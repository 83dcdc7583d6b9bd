#![allow(clippy::unwrap_used)]
//! Days and hours as one says them.

use chrono::NaiveDate;

use super::*;
use crate::quantities::TimeOfDay;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn hours(start: (u16, u16), end: (u16, u16)) -> Span {
    Span {
        start: TimeOfDay::at(start.0, start.1).unwrap(),
        end: TimeOfDay::at(end.0, end.1).unwrap(),
    }
}

fn sheet(from: &str, to: &str, meetings: Vec<Meeting>) -> PlanSheet {
    PlanSheet {
        reader: PlanReader::Person {
            name: "Nicolò".into(),
        },
        from: date(from),
        to: date(to),
        meetings,
        provider: String::new(),
        made: date(from).and_hms_opt(8, 0, 0).unwrap(),
    }
}

#[test]
fn days_are_said_with_their_name_and_without_noughts() {
    assert_eq!(day_in_words(date("2022-06-06")), "lunedì 6 giugno");
    assert_eq!(day_in_words(date("2022-06-01")), "mercoledì 1° giugno");
}

#[test]
fn hours_are_said_as_one_says_them() {
    for (span, words) in [
        (hours((9, 0), (11, 0)), "dalle 9 alle 11"),
        (hours((8, 30), (12, 5)), "dalle 8:30 alle 12:05"),
        (hours((1, 0), (1, 30)), "dall’1 all’1:30"),
        (hours((0, 0), (24, 0)), "da mezzanotte a mezzanotte"),
        (hours((0, 15), (21, 0)), "dalle 0:15 alle 21"),
    ] {
        assert_eq!(hours_in_words(span), words);
    }
}

#[test]
fn a_period_is_a_day_a_month_or_from_one_day_to_another() {
    for (from, to, words) in [
        ("2022-06-06", "2022-06-06", "lunedì 6 giugno"),
        ("2022-06-01", "2022-06-30", "giugno 2022"),
        ("2024-02-01", "2024-02-29", "febbraio 2024"),
        (
            "2022-06-06",
            "2022-06-12",
            "da lunedì 6 a domenica 12 giugno",
        ),
        (
            "2022-06-27",
            "2022-07-03",
            "da lunedì 27 giugno a domenica 3 luglio",
        ),
        (
            "2022-06-01",
            "2022-07-31",
            "da mercoledì 1° giugno a domenica 31 luglio",
        ),
        (
            "2022-06-01",
            "2023-06-30",
            "da mercoledì 1° giugno a venerdì 30 giugno",
        ),
    ] {
        assert_eq!(period_in_words(date(from), date(to)), words);
    }
}

#[test]
fn the_usual_periods_follow_today() {
    let days = |period: PlanPeriod, today| {
        let (from, to) = period.days(date(today));
        (from.to_string(), to.to_string())
    };
    let told = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    assert_eq!(
        days(PlanPeriod::ThisWeek, "2022-06-05"),
        told("2022-05-30", "2022-06-05"),
        "a Sunday ends its week"
    );
    assert_eq!(
        days(PlanPeriod::NextWeek, "2022-06-05"),
        told("2022-06-06", "2022-06-12")
    );
    assert_eq!(
        days(PlanPeriod::ThisMonth, "2024-02-29"),
        told("2024-02-01", "2024-02-29")
    );
    assert_eq!(
        days(PlanPeriod::NextMonth, "2022-12-31"),
        told("2023-01-01", "2023-01-31")
    );
}

#[test]
fn an_empty_plan_says_of_what() {
    for (from, to, words) in [
        (
            "2022-06-06",
            "2022-06-12",
            "In questa settimana non ci sono incontri.",
        ),
        (
            "2022-06-07",
            "2022-06-13",
            "In questi giorni non ci sono incontri.",
        ),
        (
            "2022-06-01",
            "2022-06-30",
            "In questo mese non ci sono incontri.",
        ),
        (
            "2022-06-06",
            "2022-06-06",
            "In questo giorno non ci sono incontri.",
        ),
    ] {
        assert_eq!(sheet(from, to, Vec::new()).nothing(), words);
    }
}

#[test]
fn a_plan_adds_up_its_meetings_and_knows_its_drafts() {
    let meeting = |confirmed| Meeting {
        date: date("2022-06-06"),
        hours: hours((9, 0), (10, 30)),
        place: "Treviso".into(),
        place_kind: PlaceKind::Office,
        person: String::new(),
        coach: "Giulia Ferraresso".into(),
        activity: String::new(),
        confirmed,
    };
    let plan = sheet(
        "2022-06-06",
        "2022-06-12",
        vec![meeting(true), meeting(true)],
    );
    assert_eq!(
        (plan.minutes(), plan.has_unconfirmed()),
        (Minutes(180), false)
    );
    let plan = sheet(
        "2022-06-06",
        "2022-06-12",
        vec![meeting(true), meeting(false)],
    );
    assert!(plan.has_unconfirmed());
    let stored = crate::printed::canonical_json(&plan);
    assert!(stored.contains("\"hours\":\"09:00–10:30\""), "{stored}");
}
