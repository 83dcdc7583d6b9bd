#![allow(clippy::unwrap_used)]
//! What is told of a session, at the edges of hours and absences.

use chrono::NaiveDate;

use super::*;
use crate::availability::{Absence, WeekHours};

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, day).unwrap()
}

fn span(text: &str) -> Span {
    Span::parse(text).unwrap()
}

/// From Monday to Friday.
fn working(hours: &[&str]) -> Availability {
    let all = |place| match place {
        0..5 => hours.iter().map(|it| span(it)).collect(),
        _ => Vec::new(),
    };
    Availability {
        weeks: vec![WeekHours::new(None, None, std::array::from_fn(all)).unwrap()],
        absences: Vec::new(),
    }
}

fn away(from: u32, to: u32, hours: Option<&str>) -> Availability {
    Availability {
        weeks: Vec::new(),
        absences: vec![Absence::new(day(from), day(to), hours.map(span)).unwrap()],
    }
}

fn told(date: u32, hours: &str, of: [&Availability; 3], at_employer: bool) -> Vec<String> {
    let [person, coach, employer] = of;
    let of = Hinted {
        person,
        coach,
        employer,
        at_employer,
    };
    hints(day(date), span(hours), &of)
}

#[test]
fn within_the_hours_to_their_last_minute_nothing_is_told() {
    let none = Availability::default();
    let person = working(&["9-13", "13-14", "15-18"]);
    let of = [&person, &none, &none];
    assert_eq!(
        told(8, "9-14", of, true),
        Vec::<String>::new(),
        "they touch"
    );
    assert_eq!(told(8, "8:59-13", of, true).len(), 1);
    assert_eq!(
        told(8, "13-15:30", of, true),
        ["Fuori dagli orari di lavoro del destinatario: lunedì 09:00–14:00 e 15:00–18:00."]
    );
    assert_eq!(
        told(8, "20-21", of, false),
        Vec::<String>::new(),
        "not at work"
    );
}

#[test]
fn a_day_without_hours_is_told_and_a_holiday_left_to_its_rule() {
    let none = Availability::default();
    let coach = working(&["9-13"]);
    let of = [&none, &coach, &none];
    assert_eq!(
        told(13, "9-11", of, false),
        ["Fuori dagli orari del coach: sabato non è un giorno di lavoro."]
    );
    assert_eq!(told(2, "15-17", of, false), Vec::<String>::new(), "2 June");
    assert_eq!(told(14, "9-11", of, false), Vec::<String>::new(), "Sunday");
}

#[test]
fn an_absence_is_told_only_where_it_touches_the_session() {
    let none = Availability::default();
    let (some, firm) = (away(8, 8, Some("9-11")), away(8, 10, None));
    assert_eq!(
        told(8, "11-12", [&some, &none, &none], true),
        Vec::<String>::new()
    );
    assert_eq!(
        told(9, "9-10", [&some, &none, &none], true),
        Vec::<String>::new()
    );
    assert_eq!(
        told(8, "10-12", [&some, &some, &firm], true),
        [
            "Il destinatario è assente lunedì 08/06/2026, 09:00–11:00.",
            "Il coach è assente lunedì 08/06/2026, 09:00–11:00.",
            "Il datore di lavoro è chiuso dal 08/06/2026 al 10/06/2026."
        ]
    );
    assert_eq!(
        told(10, "10-12", [&none, &none, &firm], false),
        Vec::<String>::new()
    );
}
