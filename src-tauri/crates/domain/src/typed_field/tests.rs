#![allow(clippy::unwrap_used)]
//! What is typed and what it is taken for: one table, for every form and every import.

use super::*;

/// Saturday 28 November 2026.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 28).unwrap()
}

fn read(kind: FieldKind, text: &str) -> Option<String> {
    read_field(kind, text, today()).text
}

#[test]
fn hours_and_times_are_read_by_one_rule() {
    for (typed, meant) in [
        ("1.30", "01:30"),
        ("1,30", "01:30"),
        ("1:30", "01:30"),
        ("1 30", "01:30"),
        ("1h30", "01:30"),
        ("1 h 30", "01:30"),
        ("1h 30 min", "01:30"),
        ("1 ora e 30 minuti", "01:30"),
        ("1 ora e mezza", "01:30"),
        ("1 e mezza", "01:30"),
        ("1h30'", "01:30"),
        ("ore 1.30", "01:30"),
        ("1,30 h", "01:30"),
        ("01:30:00", "01:30"),
        ("1.30.00", "01:30"),
        ("130", "01:30"),
        ("0130", "01:30"),
        ("1.30\u{a0}\u{200b}", "01:30"),
        ("3.45", "03:45"),
        ("0930", "09:30"),
        ("930", "09:30"),
        ("9 30", "09:30"),
        ("9h", "09:00"),
        ("9 ore", "09:00"),
        ("9", "09:00"),
        ("9,0", "09:00"),
        ("9.00", "09:00"),
        ("9:5", "09:05"),
        ("24:00", "24:00"),
    ] {
        for kind in [FieldKind::End, FieldKind::Duration] {
            assert_eq!(
                read(kind, typed).as_deref(),
                Some(meant),
                "{kind:?} «{typed}»"
            );
        }
    }
}

#[test]
fn one_figure_after_a_dot_or_a_comma_is_refused_in_hours_and_in_times_with_both_readings() {
    for typed in ["9,5", "9.5", "9,5 h"] {
        for kind in [FieldKind::Start, FieldKind::End, FieldKind::Duration] {
            let read = read_field(kind, typed, today());
            assert_eq!(read.text, None, "{kind:?} «{typed}»");
            assert_eq!(
                read.problem.unwrap(),
                format!("«{typed}» può voler dire 9:05 oppure 9:30: scrivi quale."),
            );
        }
    }
}

#[test]
fn what_is_no_hour_is_none_in_hours_and_in_times() {
    for typed in [
        "9:60", "960", "9.", "9,", ":30", "9:300", "9:30:15", "9.30:00", "9 3", "nove", "9+30",
        "-9:30", "９:30", "9:30 pm", "1.344:00",
    ] {
        let refused = |kind| read_field(kind, typed, today()).problem.is_some();
        assert!(refused(FieldKind::End), "«{typed}»");
        assert!(refused(FieldKind::Duration), "«{typed}»");
    }
}

#[test]
fn a_length_has_more_forms_than_a_time_of_the_day() {
    for (typed, meant) in [
        ("44:00:00", "44:00"),
        ("44", "44:00"),
        ("100:00", "100:00"),
        ("90 min", "01:30"),
        ("450 minuti", "07:30"),
        ("0,8333", "00:50"),
        ("0.833333", "00:50"),
        ("0,83", "00:50"),
        ("7.75", "07:45"),
        ("61,3000", "61:18"),
        ("44,0000", "44:00"),
    ] {
        assert_eq!(
            read(FieldKind::Duration, typed).as_deref(),
            Some(meant),
            "«{typed}»"
        );
        assert_eq!(read(FieldKind::End, typed), None, "«{typed}»");
    }
    for typed in ["0,61", "0,3334567", "1,001", "1.344", "99999"] {
        assert_eq!(read(FieldKind::Duration, typed), None, "«{typed}»");
    }
}

#[test]
fn only_an_end_is_at_midnight() {
    assert_eq!(read(FieldKind::End, "24").as_deref(), Some("24:00"));
    let start = read_field(FieldKind::Start, "24:00", today());
    assert!(start.problem.unwrap().contains("fine del giorno"));
    assert_eq!(read(FieldKind::Start, "23:59").as_deref(), Some("23:59"));
    assert_eq!(read(FieldKind::End, "24:01"), None);
    assert_eq!(read(FieldKind::End, "25"), None);
}

#[test]
fn dates_are_read_as_people_write_them() {
    for typed in [
        "28/06/2022",
        "28-6-22",
        "28.06.2022",
        "28 06 2022",
        "28 / 06 / 2022",
        "280622",
        "28062022",
        "20220628",
        "2022-06-28",
        "2022-06-28T10:00:00",
        "28/06/2022 10.30",
        "28/06/2022, ore 11:08",
        "28 giugno 2022",
        "28 Giu. 2022",
        "28-giu-22",
        "28giu2022",
        "28-Jun-22",
        "28/6/'22",
        "martedì 28 giugno 2022",
        "mar 28/06/22",
        "mar, 28.06.2022",
        "28–06–2022",
        " 28/06/2022\u{200b}",
    ] {
        for kind in [FieldKind::Appointment, FieldKind::Event, FieldKind::Birth] {
            let meant = Some("28/06/2022");
            assert_eq!(read(kind, typed).as_deref(), meant, "{kind:?} «{typed}»");
        }
        let cell = parse_date(typed, DateOf::Cell, today()).map(format_date);
        assert_eq!(cell.as_deref(), Ok("28/06/2022"), "«{typed}» in a cell");
    }
    assert_eq!(
        read(FieldKind::Event, "1° maggio 2026").as_deref(),
        Some("01/05/2026")
    );
}

#[test]
fn a_year_of_two_figures_is_the_one_meant() {
    for (kind, typed, meant) in [
        (FieldKind::Birth, "12/03/62", "12/03/1962"),
        (FieldKind::Birth, "12/03/75", "12/03/1975"),
        (FieldKind::Birth, "28/11/26", "28/11/2026"),
        (FieldKind::Birth, "29/11/26", "29/11/1926"),
        (FieldKind::Birth, "29/02/00", "29/02/2000"),
        (FieldKind::Appointment, "03/05/24", "03/05/2024"),
        (FieldKind::Appointment, "30/12/26", "30/12/2026"),
        (FieldKind::Event, "30/12/75", "30/12/2075"),
        (FieldKind::Event, "30/12/77", "30/12/1977"),
    ] {
        assert_eq!(
            read(kind, typed).as_deref(),
            Some(meant),
            "{kind:?} «{typed}»"
        );
    }
}

#[test]
fn short_dates_are_the_nearest_and_days_of_the_week_the_coming_or_the_last() {
    for (typed, coming, last) in [
        ("30/6", "30/06/2026", "30/06/2026"),
        ("3/1", "03/01/2027", "03/01/2027"),
        ("30 giu", "30/06/2026", "30/06/2026"),
        ("29/2", "29/02/2028", "29/02/2028"),
        ("oggi", "28/11/2026", "28/11/2026"),
        ("Domani", "29/11/2026", "29/11/2026"),
        ("dopodomani", "30/11/2026", "30/11/2026"),
        ("ieri", "27/11/2026", "27/11/2026"),
        ("lun", "30/11/2026", "23/11/2026"),
        ("venerdì", "04/12/2026", "27/11/2026"),
        ("sab", "28/11/2026", "28/11/2026"),
    ] {
        assert_eq!(
            read(FieldKind::Appointment, typed).as_deref(),
            Some(coming),
            "«{typed}»"
        );
        assert_eq!(
            read(FieldKind::Event, typed).as_deref(),
            Some(last),
            "«{typed}»"
        );
        assert_eq!(read(FieldKind::Birth, typed), None, "«{typed}»");
        assert!(
            parse_date(typed, DateOf::Cell, today()).is_err(),
            "«{typed}» in a cell"
        );
    }
}

#[test]
fn a_day_of_the_week_that_is_another_is_told() {
    let read = read_field(FieldKind::Appointment, "lun 28/06/2022", today());
    assert_eq!(
        read.problem.unwrap(),
        "Il 28/06/2022 è martedì: correggi il giorno o la data."
    );
}

#[test]
fn the_page_is_given_all_it_shows() {
    let date = read_field(FieldKind::Event, "28-6-22", today());
    assert_eq!(date.note.as_deref(), Some("martedì"));
    assert_eq!(date.date, NaiveDate::from_ymd_opt(2022, 6, 28));
    let time = read_field(FieldKind::Start, "9.30", today());
    assert_eq!((time.minutes, time.note), (Some(570), None));
    let hours = read_field(FieldKind::Hours, "9-13", today());
    assert_eq!(
        (hours.text.as_deref(), hours.minutes),
        (Some("09:00–13:00"), Some(240))
    );
    assert_eq!(
        read(FieldKind::Patron, "13 giugno").as_deref(),
        Some("13/06")
    );
    assert_eq!(
        read_field(FieldKind::Start, "  ", today()),
        FieldRead::default()
    );
    let wrong = read_field(FieldKind::Birth, "31/02/1980", today());
    assert!(wrong.text.is_none() && wrong.problem.unwrap().contains("non è una data"));
}
