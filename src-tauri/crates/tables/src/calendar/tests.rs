#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
//! What is written is read again by another library; what is read is what the calendar says, around both
//! changes of the clock; what is made to do harm is refused.

use affianca_domain::format_date;
use chrono::{NaiveDate, NaiveDateTime};
use icalendar::parser::{read_calendar as second, unfold};
use proptest::prelude::*;

use super::*;

fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn appointment(number: u32, start: &str, end: &str) -> Appointment {
    Appointment {
        uid: format!("erogazione-7-{number}@affianca"),
        revision: number,
        start: at(start),
        end: at(end),
        title: "N. B. · JC-AL · Vivai Prà dei Salici, Casier; serra 3".into(),
        place: "Vivai Prà dei Salici, Casier; serra 3 \\ perché così è più lungo di una riga"
            .into(),
        certainty: Certainty::Confirmed,
    }
}

fn written() -> String {
    let all = [
        appointment(1, "2026-03-28T09:00", "2026-03-28T11:00"),
        appointment(2, "2026-03-30T09:00", "2026-03-30T11:00"),
        appointment(3, "2026-10-24T09:00", "2026-10-24T11:00"),
        appointment(4, "2026-10-26T22:00", "2026-10-27T00:00"),
        Appointment {
            certainty: Certainty::Cancelled,
            ..appointment(5, "2026-11-02T09:00", "2026-11-02T11:00")
        },
        Appointment {
            certainty: Certainty::Tentative,
            place: String::new(),
            ..appointment(6, "2026-11-03T09:00", "2026-11-03T11:00")
        },
    ];
    write_calendar(&all, at("2026-07-01T10:30")).unwrap()
}

#[test]
fn lines_end_as_they_should_and_are_folded_between_characters() {
    let text = written();
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    assert!(text.contains("\r\n "), "something was folded");
    assert!(text.contains(r"Casier\; serra 3") && text.contains(r"Salici\, "));
    assert!(
        text.contains("DTSTAMP:20260701T083000Z"),
        "in universal time"
    );
    assert!(text.contains("METHOD:PUBLISH") && text.contains("TZID:Europe/Rome"));
}

#[test]
fn a_second_library_reads_what_was_written() {
    let unfolded = unfold(&written());
    let calendar = second(&unfolded).unwrap();
    let events: Vec<_> = calendar
        .components
        .iter()
        .filter(|it| it.name == "VEVENT")
        .collect();
    assert_eq!(events.len(), 6);
    let value = |at: usize, name: &str| {
        let found = events[at].properties.iter().find(|it| it.name == name);
        found
            .map(|it| it.val.as_str().to_owned())
            .unwrap_or_default()
    };
    assert_eq!(value(0, "UID"), "erogazione-7-1@affianca");
    assert_eq!(value(4, "SEQUENCE"), "5");
    assert_eq!(
        [4, 5, 0].map(|at| value(at, "STATUS")),
        ["CANCELLED", "TENTATIVE", "CONFIRMED"]
    );
    assert_eq!(value(1, "DTSTART"), "20260330T090000");
    assert_eq!(value(3, "DTEND"), "20261027T000000");
    assert_eq!(value(5, "LOCATION"), "");
    let zones = calendar
        .components
        .iter()
        .filter(|it| it.name == "VTIMEZONE");
    let changes: Vec<&str> = zones
        .flat_map(|zone| &zone.components)
        .map(|it| it.name.as_str())
        .collect();
    assert!(changes.contains(&"STANDARD") && changes.contains(&"DAYLIGHT"));
}

#[test]
fn what_was_written_is_read_back_at_the_same_hours() {
    let read = read(&written());
    let told: Vec<String> = read.commitments.iter().map(told).collect();
    assert_eq!(
        told,
        [
            "28/03/2026 09:00–11:00",
            "30/03/2026 09:00–11:00",
            "24/10/2026 09:00–11:00",
            "26/10/2026 22:00–24:00",
            "03/11/2026 09:00–11:00",
        ]
    );
    assert_eq!(read.cancelled, 1);
    assert!(read.commitments[0].title.ends_with("Casier; serra 3"));
}

fn told(it: &Commitment) -> String {
    let (from, to) = (format_date(it.away.from()), format_date(it.away.to()));
    let days = if from == to {
        from
    } else {
        format!("{from}-{to}")
    };
    match it.away.hours() {
        Some(hours) => format!("{days} {hours}"),
        None => days,
    }
}

fn read(text: &str) -> CalendarRead {
    read_calendar(text.as_bytes(), day("2026-01-01"), day("2027-12-31")).unwrap()
}

fn events(bodies: &[&str]) -> String {
    let all: String = bodies
        .iter()
        .map(|body| {
            format!(
                "BEGIN:VEVENT\r\n{}\r\nEND:VEVENT\r\n",
                body.replace('|', "\r\n")
            )
        })
        .collect();
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{all}END:VCALENDAR\r\n")
}

fn told_of(bodies: &[&str]) -> Vec<String> {
    read(&events(bodies)).commitments.iter().map(told).collect()
}

#[test]
fn hours_are_those_of_rome_wherever_they_were_written() {
    for start in [
        "DTSTART:20260710T070000Z",
        "DTSTART;TZID=Europe/Rome:20260710T090000",
        "DTSTART;TZID=W. Europe Standard Time:20260710T090000",
        "DTSTART;TZID=America/New_York:20260710T030000",
        "DTSTART:20260710T090000",
    ] {
        let body = format!("UID:a|{start}|DURATION:PT1H30M");
        assert_eq!(told_of(&[&body]), ["10/07/2026 09:00–10:30"], "{start}");
    }
}

#[test]
fn days_and_what_goes_on_past_midnight_are_parted_by_days() {
    assert_eq!(
        told_of(&["UID:a|DTSTART;VALUE=DATE:20260810|DTEND;VALUE=DATE:20260815"]),
        ["10/08/2026-14/08/2026"]
    );
    assert_eq!(
        told_of(&["UID:a|DTSTART;VALUE=DATE:20260810"]),
        ["10/08/2026"]
    );
    assert_eq!(
        told_of(&["UID:a|DTSTART:20260810T180000|DTEND:20260813T090000"]),
        [
            "10/08/2026 18:00–24:00",
            "11/08/2026-12/08/2026",
            "13/08/2026 00:00–09:00"
        ]
    );
    assert_eq!(
        told_of(&["UID:a|DTSTART:20260810T220000|DTEND:20260811T000000"]),
        ["10/08/2026 22:00–24:00"]
    );
}

#[test]
fn a_series_keeps_its_hour_through_both_changes_of_the_clock() {
    let zone = "TZID=Europe/Rome";
    let weekly = |from: &str| {
        let body = format!(
            "UID:a|DTSTART;{zone}:{from}T090000|DTEND;{zone}:{from}T100000|RRULE:FREQ=WEEKLY;COUNT=3"
        );
        told_of(&[&body])
    };
    assert_eq!(
        weekly("20260323"),
        [
            "23/03/2026 09:00–10:00",
            "30/03/2026 09:00–10:00",
            "06/04/2026 09:00–10:00"
        ]
    );
    assert_eq!(
        weekly("20261019"),
        [
            "19/10/2026 09:00–10:00",
            "26/10/2026 09:00–10:00",
            "02/11/2026 09:00–10:00"
        ]
    );
}

#[test]
fn what_was_changed_or_called_off_in_a_series_is_so() {
    let series = "UID:a|SEQUENCE:1|DTSTART:20260706T090000|DTEND:20260706T100000|RRULE:FREQ=WEEKLY;COUNT=4|EXDATE:20260713T090000";
    let moved = "UID:a|SEQUENCE:3|RECURRENCE-ID:20260720T090000|DTSTART:20260721T150000|DTEND:20260721T160000";
    let off = "UID:a|SEQUENCE:2|STATUS:CANCELLED|RECURRENCE-ID:20260727T090000|DTSTART:20260727T090000|DTEND:20260727T100000";
    let other = "UID:b|SEQUENCE:3|RECURRENCE-ID:20260720T090000|DTSTART:20260722T150000|DTEND:20260722T160000";
    assert_eq!(
        told_of(&[series, moved, off, other]),
        [
            "06/07/2026 09:00–10:00",
            "21/07/2026 15:00–16:00",
            "22/07/2026 15:00–16:00"
        ]
    );
}

#[test]
fn an_endless_series_stops_at_the_bound() {
    let body = "UID:a|DTSTART:20150105T090000|DTEND:20150105T100000|RRULE:FREQ=WEEKLY";
    let read = read(&events(&[body]));
    assert_eq!(read.commitments.len(), 104, "Mondays of two years");
    assert_eq!(read.over, 574, "and those of eleven years before");
    assert_eq!(
        told(read.commitments.last().unwrap()),
        "27/12/2027 09:00–10:00"
    );
}

#[test]
fn what_is_left_out_is_counted() {
    let read = read(&events(&[
        "UID:a|DTSTART:20251231T090000|DTEND:20251231T100000",
        "UID:b|DTSTART:20280101T090000|DTEND:20280101T100000",
        "UID:c|TRANSP:TRANSPARENT|DTSTART:20260710T090000|DTEND:20260710T100000",
        "UID:d|STATUS:CANCELLED|DTSTART:20260710T090000|DTEND:20260710T100000",
        "UID:e|DTSTART;TZID=Luna/Tycho:20260710T090000|DTEND;TZID=Luna/Tycho:20260710T100000",
        "UID:f|DTSTART:20260710T090000|DTEND:20260710T100000|RRULE:FREQ=SECONDLY",
        "UID:g|SUMMARY:senza data",
        "UID:h|DTSTART:20260710T090000",
        "DTSTART:20260710T090000|DTEND:20260710T100000",
    ]));
    assert_eq!(read.commitments, []);
    let counted = (
        read.over,
        read.beyond,
        read.free,
        read.cancelled,
        read.unread,
    );
    assert_eq!(counted, (1, 1, 1, 1, 5));
}

#[test]
fn what_is_no_calendar_says_so() {
    let refused = |bytes: &[u8]| read_calendar(bytes, day("2026-01-01"), day("2027-12-31"));
    assert_eq!(refused(b"  \r\n"), Err(CalendarError::Empty));
    assert_eq!(
        refused(b"Cognome;Nome\r\nRossi;Mario"),
        Err(CalendarError::NotACalendar)
    );
    assert_eq!(
        refused(b"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Rossi\r\nEND:VCARD\r\n"),
        Err(CalendarError::NotACalendar)
    );
    let whole = events(&["UID:a|DTSTART:20260710T090000|DTEND:20260710T100000"]);
    for lost in [16, 30] {
        let half = &whole[..whole.len() - lost];
        assert_eq!(refused(half.as_bytes()), Err(CalendarError::CutShort));
    }
    let long = vec![b'a'; MOST_CALENDAR_BYTES + 1];
    assert_eq!(refused(&long), Err(CalendarError::TooBig));
    let lines = "\n".repeat(400_001) + "a";
    assert_eq!(refused(lines.as_bytes()), Err(CalendarError::TooMany));
}

#[test]
fn rules_that_never_come_true_end() {
    for rule in [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;COUNT=4294967295",
        "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;BYMONTH=6",
    ] {
        let body = format!("UID:a|DTSTART:20260105T090000|DURATION:PT1H|RRULE:{rule}");
        let read = read(&events(&[&body]));
        assert!(read.commitments.len() <= 730, "{rule}");
    }
}

#[test]
fn many_rules_that_never_come_true_are_refused_together() {
    let rule = "DTSTART:20260105T090000|DURATION:PT1H|RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30";
    let bodies: Vec<String> = (0..40).map(|it| format!("UID:{it}|{rule}")).collect();
    let bodies: Vec<&str> = bodies.iter().map(String::as_str).collect();
    let refused = read_calendar(
        events(&bodies).as_bytes(),
        day("2026-01-01"),
        day("2027-12-31"),
    );
    assert_eq!(refused, Err(CalendarError::TooMany));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let read = read_calendar(&bytes, day("2026-01-01"), day("2027-12-31"));
        prop_assert_ne!(read, Err(CalendarError::Damaged));
    }

    #[test]
    fn arbitrary_values_in_an_appointment_never_panic(
        start in "[0-9TZ:;=A-Z]{0,20}",
        length in "[-+PTWDHMS0-9]{0,14}",
        rule in "(FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;(COUNT|INTERVAL|UNTIL|BYDAY|BYMONTHDAY|BYSETPOS|BYMONTH)=-?[0-9MOTUWE]{1,9}){0,3})?",
        other in "\\PC{0,40}",
    ) {
        let body = format!("UID:a|DTSTART:{start}|DURATION:{length}|RRULE:{rule}|EXDATE:{start}|SUMMARY:{other}");
        let known = format!("UID:b|DTSTART:20260105T090000|DURATION:{length}|RRULE:{rule}|RDATE:{start}|RECURRENCE-ID:{start}");
        let text = events(&[&body, &known]);
        let read = read_calendar(text.as_bytes(), day("2026-01-01"), day("2027-12-31"));
        prop_assert_ne!(read, Err(CalendarError::Damaged));
    }
}

#[test]
fn every_seed_of_the_fuzzer_is_read_or_refused_with_a_reason() {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../tests/data/fuzz/calendar"
    );
    let mut read = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        match read_calendar(&bytes, day("2022-06-01"), day("2023-06-01")) {
            Ok(_) => read += 1,
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
    assert!(read > 0);
}
