#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_domain::{
    Cents, Minutes, RichBlock, RichRun, RichText, SessionId, SessionState, TimeOfDay,
};
use chrono::NaiveDate;
use rusqlite::Connection;

use super::*;

/// Writes a value, reads it back.
fn there_and_back<T: Column>(value: &T) -> T {
    let connection = Connection::open_in_memory().unwrap();
    let mut statement = connection.prepare("SELECT ?1").unwrap();
    statement
        .one::<_, Error>(rusqlite::params![Stored(value)], |row| row.read(0))
        .unwrap()
}

#[test]
fn what_is_written_is_read_back() {
    assert_eq!(
        there_and_back(&SessionId(9_000_000_000)),
        SessionId(9_000_000_000)
    );
    assert_eq!(there_and_back(&Minutes(90)), Minutes(90));
    assert_eq!(there_and_back(&Cents(-5)), Cents(-5));
    assert_eq!(there_and_back(&Some("à".to_owned())), Some("à".to_owned()));
    assert_eq!(there_and_back(&None::<Minutes>), None);
    assert_eq!(there_and_back(&vec![0_u8, 255]), vec![0, 255]);
    let day = NaiveDate::from_ymd_opt(2024, 2, 29).unwrap();
    assert_eq!(there_and_back(&day), day);
    let moment = day.and_hms_opt(23, 59, 59).unwrap();
    assert_eq!(there_and_back(&moment), moment);
    let time = TimeOfDay::from_minutes(23 * 60).unwrap();
    assert_eq!(there_and_back(&time), time);
    for state in [SessionState::Entered, SessionState::ClosedNegatively] {
        assert_eq!(there_and_back(&state), state);
    }
    let text = "Obiettivi".into();
    let runs = vec![RichRun { text, bold: true }];
    let words = RichText::new(vec![RichBlock::Paragraph { runs }]).unwrap();
    assert_eq!(there_and_back(&words), words);
}

#[test]
fn a_value_that_cannot_be_read_is_named_with_table_row_and_column() {
    let connection = Connection::open_in_memory().unwrap();
    connection
        .execute_batch(
            "CREATE TABLE visit (id INTEGER PRIMARY KEY, stage TEXT, minutes INTEGER);
             INSERT INTO visit VALUES (7, 'FORSE', -1);",
        )
        .unwrap();
    let refused = |column: &str| {
        let sql = format!("SELECT id, {column} AS asked FROM visit");
        let mut statement = connection.prepare(&sql).unwrap();
        let read = |row: &Row| match column {
            "stage" => row.read::<SessionState>("asked").map(drop),
            _ => row.read::<Minutes>("asked").map(drop),
        };
        statement.one([], read).unwrap_err().to_string()
    };
    assert_eq!(
        refused("stage"),
        "unreadable value in visit, row 7, column stage: the word «FORSE»"
    );
    assert_eq!(
        refused("minutes"),
        "unreadable value in visit, row 7, column minutes: the number -1"
    );
}

#[test]
fn json_that_says_something_else_is_named_and_not_told() {
    let connection = Connection::open_in_memory().unwrap();
    connection
        .execute_batch(
            r#"CREATE TABLE visit (id INTEGER PRIMARY KEY, days TEXT);
               INSERT INTO visit VALUES (7, '["2022-06-28"]'), (8, '["Rossi"]'), (9, NULL);"#,
        )
        .unwrap();
    let days = |id: i64| {
        connection
            .prepare("SELECT id, days FROM visit WHERE id = ?1")
            .unwrap()
            .one(values![id], |row| row.read_json::<Vec<NaiveDate>>("days"))
            .map_err(|error| error.to_string())
    };
    assert_eq!(
        days(7),
        Ok(vec![NaiveDate::from_ymd_opt(2022, 6, 28).unwrap()])
    );
    assert_eq!(
        days(8).unwrap_err(),
        "unreadable value in visit, row 8, column days: a text of 9 bytes"
    );
    assert_eq!(
        days(9).unwrap_err(),
        "unreadable value in visit, row 9, column days: nothing"
    );
}

#[test]
fn a_row_that_must_be_there_and_is_not_is_an_error() {
    let connection = Connection::open_in_memory().unwrap();
    let mut none = connection.prepare("SELECT 1 WHERE 0").unwrap();
    let read = |row: &Row| row.read::<i64>(0);
    assert_eq!(none.first(values![], read).unwrap(), None);
    assert!(none.one(values![], read).is_err());
    let mut two = connection.prepare("SELECT ?1 UNION ALL SELECT ?2").unwrap();
    assert_eq!(two.all(values![1_i64, 2_i64], read).unwrap(), [1, 2]);
}

#[test]
fn an_id_that_no_archive_gave_cannot_be_read() {
    let connection = Connection::open_in_memory().unwrap();
    let mut statement = connection.prepare("SELECT ?1 AS id").unwrap();
    let mut read = |id: i64| {
        statement
            .one(values![id], |row| row.read::<SessionId>("id"))
            .map_err(|error| error.to_string())
    };
    let site = 1_i64 << 32;
    assert_eq!(read(site + 37), Ok(SessionId(site + 37)));
    assert!(read(37).unwrap_err().ends_with("the number 37"));
    assert!(read(site).is_err(), "counters begin at one");
}
