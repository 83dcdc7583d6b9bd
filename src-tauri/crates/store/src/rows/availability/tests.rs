#![allow(clippy::unwrap_used)]
//! Hours, absences and ways are read as they were kept, and with a merge as the other's.

use affianca_domain::{BeneficiaryId, CoachId, EmployerId};

use super::*;
use crate::schema;

const SITE: i64 = 7 << 32;

fn tables() -> Connection {
    let mut connection = Connection::open_in_memory().unwrap();
    schema::migrate(&mut connection).unwrap();
    connection
        .pragma_update(None, "foreign_keys", false)
        .unwrap();
    for table in [
        "employer (id, name, folded)",
        "beneficiary (id, surname, name, tax_code, folded)",
    ] {
        for number in [1, 2] {
            let rest = match table {
                "employer (id, name, folded)" => "'Vivai', 'vivai'".to_owned(),
                _ => format!("'Rossi', 'Mario', 'C{number}', 'rossi'"),
            };
            let id = SITE + number;
            connection
                .execute(&format!("INSERT INTO {table} VALUES ({id}, {rest})"), [])
                .unwrap();
        }
    }
    connection
}

fn person(number: i64) -> Whose {
    Whose::Person(BeneficiaryId(SITE + number))
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, day).unwrap()
}

fn hours(start: u16, end: u16) -> Span {
    span(start * 60, end * 60).unwrap()
}

fn week_of(number: i64, from: Option<NaiveDate>, monday: Vec<Span>) -> KeptWeek {
    let mut days: [Vec<Span>; 7] = Default::default();
    days[0] = monday;
    KeptWeek {
        id: WeekHoursId(SITE + number),
        hours: WeekHours::new(from, None, days).unwrap(),
    }
}

fn away(number: i64, (from, to): (u32, u32), hours: Option<Span>) -> KeptAbsence {
    KeptAbsence {
        id: AbsenceId(SITE + number),
        absence: Absence::new(day(from), day(to), hours).unwrap(),
        note: format!("nota {number}"),
        calendar_uid: String::new(),
    }
}

#[test]
fn what_is_kept_is_read_again_and_nobody_elses_with_it() {
    let connection = tables();
    let coach = Whose::Coach(CoachId(SITE + 1));
    let employer = Whose::Employer(EmployerId(SITE + 1));
    let week = week_of(1, Some(day(1)), vec![hours(9, 13), hours(14, 18)]);
    keep_week(&connection, person(1), &week).unwrap();
    keep_week(&connection, coach, &week_of(2, None, vec![hours(8, 24)])).unwrap();
    let absence = away(1, (9, 10), Some(hours(0, 1)));
    keep_absence(&connection, person(1), &absence).unwrap();
    keep_absence(&connection, employer, &away(2, (2, 2), None)).unwrap();
    assert_eq!(weeks_of(&connection, person(1)).unwrap(), [week]);
    assert_eq!(
        absences_of(&connection, person(1), None).unwrap(),
        [absence]
    );
    assert_eq!(of(&connection, person(2)).unwrap(), Availability::default());
    assert_eq!(absences_of(&connection, employer, None).unwrap().len(), 1);
    assert_eq!(weeks_of(&connection, coach).unwrap().len(), 1);
    remove_week(&connection, WeekHoursId(SITE + 1)).unwrap();
    remove_absence(&connection, AbsenceId(SITE + 1)).unwrap();
    assert_eq!(of(&connection, person(1)).unwrap(), Availability::default());
}

#[test]
fn an_absence_is_asked_for_until_its_last_day() {
    let connection = tables();
    keep_absence(&connection, person(1), &away(1, (9, 10), None)).unwrap();
    let found = |from| {
        absences_of(&connection, person(1), Some(day(from)))
            .unwrap()
            .len()
    };
    assert_eq!((found(10), found(11)), (1, 0));
}

#[test]
fn of_somebody_merged_everything_is_read_as_the_others_whose_own_hours_count() {
    let connection = tables();
    keep_week(
        &connection,
        person(1),
        &week_of(1, None, vec![hours(9, 10)]),
    )
    .unwrap();
    keep_week(
        &connection,
        person(2),
        &week_of(2, None, vec![hours(11, 12)]),
    )
    .unwrap();
    keep_absence(&connection, person(2), &away(1, (9, 9), None)).unwrap();
    let (keep, merge) = (SITE + 1, SITE + 2);
    let merged = |into: &str| {
        let sql = format!("UPDATE beneficiary SET merged_into = {into} WHERE id = {merge}");
        connection.execute(&sql, []).unwrap();
    };
    merged(&keep.to_string());
    let both = of(&connection, person(1)).unwrap();
    assert_eq!((both.weeks.len(), both.absences.len()), (2, 1));
    let monday = both.free_on(day(8), hours(7, 23));
    assert_eq!(monday, [hours(9, 10)], "of the one who stays");
    merged("NULL");
    assert_eq!(of(&connection, person(1)).unwrap().weeks.len(), 1);
    assert_eq!(of(&connection, person(2)).unwrap().absences.len(), 1);
}

#[test]
fn a_way_is_one_whichever_place_is_named_first() {
    let connection = tables();
    keep_way(&connection, ("Villorba", "Casier"), Some(Minutes(20))).unwrap();
    keep_way(&connection, ("Casier", "Villorba"), Some(Minutes(25))).unwrap();
    assert_eq!(
        ways(&connection).unwrap(),
        [("Casier".to_owned(), "Villorba".to_owned(), Minutes(25))]
    );
    let read = travel(&connection).unwrap();
    assert_eq!(read.between("villorba", "CASIER"), Minutes(25));
    keep_way(&connection, ("Villorba", "Casier"), None).unwrap();
    assert_eq!(ways(&connection).unwrap(), []);
}

#[test]
fn an_index_leads_to_what_is_somebodys() {
    let connection = tables();
    for whose in [person(1), Whose::Employer(EmployerId(SITE + 1))] {
        let sql = format!(
            "EXPLAIN QUERY PLAN SELECT id FROM absence WHERE {} AND to_day >= ?2",
            condition(whose)
        );
        let plan: Vec<String> = connection
            .prepare(&sql)
            .unwrap()
            .query_map((SITE + 1, "2026-06-01"), |row| row.get("detail"))
            .unwrap()
            .collect::<rusqlite::Result<_>>()
            .unwrap();
        let plan = plan.join("; ");
        assert!(
            plan.contains("SEARCH absence USING") && !plan.contains("SCAN absence"),
            "{plan}"
        );
    }
}
