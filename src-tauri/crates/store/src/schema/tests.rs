#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
//! What the tables say of states is what the domain says.

use affianca_domain::{ActivityState, RequestState, SessionState};
use rusqlite::Connection;

use super::*;
use crate::{ReadRows as _, values};

/// The tables, with what a row points to left out.
fn tables() -> Connection {
    let mut connection = Connection::open_in_memory().unwrap();
    migrate(&mut connection).unwrap();
    connection
        .pragma_update(None, "foreign_keys", false)
        .unwrap();
    connection
}

/// Flags of the only row of a view.
fn flags<const N: usize>(connection: &Connection, view: &str, names: [&str; N]) -> [bool; N] {
    let sql = format!("SELECT {} FROM {view}", names.join(", "));
    connection
        .query_row(&sql, [], |row| {
            Ok(std::array::from_fn(|place| row.get(place).unwrap()))
        })
        .unwrap()
}

fn session(state: &str) -> rusqlite::Result<Connection> {
    let connection = tables();
    connection.execute(
        "INSERT INTO session (id, activity_id, beneficiary_id, branch_id, coach_id, date, start,
             \"end\", state, entered_at)
         VALUES (1, 1, 1, 1, 1, '2022-06-28', 600, 750, ?1, '2022-06-27T10:00:00')",
        [state],
    )?;
    Ok(connection)
}

fn activity(state: &str) -> rusqlite::Result<Connection> {
    let connection = tables();
    connection.execute(
        "INSERT INTO activity (id, request_id, position, code, title, minutes, amount, state)
         VALUES (1, 1, 0, 'JC-AN', 'Analisi', 240, 15200, ?1)",
        [state],
    )?;
    Ok(connection)
}

fn request(state: &str) -> rusqlite::Result<Connection> {
    let connection = tables();
    connection.execute(
        "INSERT INTO request (id, opal, programme, holder, request_date, notified_date, centre_id,
             beneficiary_id, voucher_kind, state, reason, entered_at)
         VALUES (1, 'JC-1', 'JC-1103', 'Ente', '2022-06-01', '2022-06-01', 1, 1, 'base', ?1, 'no',
             '2022-06-01T10:00:00')",
        [state],
    )?;
    Ok(connection)
}

#[test]
fn a_session_s_groups_of_states_are_those_of_the_domain() {
    for state in SessionState::ALL {
        let found = flags(
            &session(state.as_str()).unwrap(),
            "session_by_state",
            ["counted", "open", "planned", "delivered", "dropped"],
        );
        let said = [
            state.counted(),
            state.is_open(),
            state.is_planned(),
            state == SessionState::Delivered,
            state.is_dropped(),
        ];
        assert_eq!(found, said, "{state}");
    }
    assert!(session("FORSE").is_err());
}

#[test]
fn an_activity_s_groups_of_states_are_those_of_the_domain() {
    for state in ActivityState::ALL {
        let found = flags(
            &activity(state.as_str()).unwrap(),
            "activity_by_state",
            ["running", "begun", "ended"],
        );
        let said = [
            !state.is_ended(),
            state != ActivityState::Proposed,
            state.is_ended(),
        ];
        assert_eq!(found, said, "{state}");
    }
    assert!(activity("FORSE").is_err());
}

#[test]
fn a_request_s_groups_of_states_are_those_of_the_domain() {
    for state in RequestState::ALL {
        let found = flags(
            &request(state.as_str()).unwrap(),
            "request_by_state",
            ["admitted", "not_admitted"],
        );
        let admitted = state == RequestState::Admitted;
        assert_eq!(found, [admitted, !admitted], "{state}");
    }
    assert!(request("FORSE").is_err());
}

#[test]
fn a_sum_of_the_counted_sessions_of_an_activity_reads_an_index_alone() {
    let connection = tables();
    for (question, index) in [
        (
            "SELECT sum(minutes) FROM session_by_state WHERE activity_id = 1 AND counted",
            "COVERING INDEX session_activity",
        ),
        (
            "SELECT date, start, activity_id FROM session_by_state WHERE open ORDER BY date, start",
            "COVERING INDEX session_open",
        ),
    ] {
        let plan = connection
            .prepare(&format!("EXPLAIN QUERY PLAN {question}"))
            .unwrap()
            .all::<_, Error>(values![], |row| Ok(row.get::<_, String>("detail")?))
            .unwrap()
            .join("; ");
        assert!(plan.contains(index), "{question}: {plan}");
        assert!(!plan.contains("B-TREE"), "{question}: {plan}");
    }
}

#[test]
fn an_archive_brought_up_to_date_twice_is_the_same() {
    let mut connection = tables();
    migrate(&mut connection).unwrap();
    let found: i64 = connection
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .unwrap();
    assert_eq!(usize::try_from(found).unwrap(), version());
}

fn found_in(connection: &Connection) -> (i64, Parts) {
    let version = connection
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .unwrap();
    (version, of(connection).unwrap())
}

#[test]
fn an_archive_of_an_earlier_version_takes_the_steps_it_lacks_and_keeps_what_it_holds() {
    let mut connection = tables();
    let kept = "INSERT INTO setting VALUES ('prova', 'c’era')";
    connection.execute(kept, []).unwrap();
    let steps = [
        V1,
        "ALTER TABLE setting ADD COLUMN note TEXT",
        "UPDATE setting SET note = 'anche questa'",
    ];
    migrate_by(&mut connection, &steps).unwrap();
    let (version, _) = found_in(&connection);
    assert_eq!(version, 3);
    let held: (String, String) = connection
        .query_row("SELECT value, note FROM setting", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap();
    assert_eq!(held, ("c’era".into(), "anche questa".into()));
    let newer = migrate_by(&mut connection, &steps[..2]);
    assert!(matches!(newer, Err(Error::TooNew)), "{newer:?}");
}

#[test]
fn a_step_that_fails_or_leaves_rows_astray_changes_nothing() {
    let mut connection = tables();
    let before = found_in(&connection);
    let astray = "INSERT INTO session (id, activity_id, beneficiary_id, branch_id, coach_id, date,
         start, \"end\", state, entered_at)
         VALUES (1, 1, 1, 1, 1, '2022-06-28', 600, 750, 'BOZZA', '2022-06-27T10:00:00')";
    for last in ["CREATE TABLE setting (key)", astray] {
        let steps = [V1, "ALTER TABLE setting ADD COLUMN note TEXT", last];
        migrate_by(&mut connection, &steps).unwrap_err();
        assert_eq!(found_in(&connection), before, "{last}");
    }
}

#[test]
fn the_only_triggers_are_those_that_guard_what_was_issued() {
    let guards: Vec<(String, String)> = tables()
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")
        .unwrap()
        .all::<_, Error>(values![], |row| Ok((row.get("name")?, row.get("sql")?)))
        .unwrap();
    assert_eq!(guards.len(), 26);
    for (name, sql) in guards {
        assert!(sql.contains("raise(ABORT"), "{name} does more than guard");
    }
}

#[test]
fn a_scan_is_never_overwritten_and_a_withdrawn_register_takes_none() {
    let connection = tables();
    let register = |id: i64, withdrawn: Option<&str>| {
        connection.execute(
            "INSERT INTO register (id, paper_number, paper_found_by, request_id, scope, scope_label,
                 blank, sessions, minutes, issued_at, issued_by, withdrawn_at, withdrawn_because)
             VALUES (?1, 'Reg. 1', 'reg1', 1, '{}', 'maggio', 0, 1, 60, '2022-06-01T10:00:00', 'x',
                 ?2, ?2)",
            rusqlite::params![id, withdrawn],
        )
    };
    let scan = |register: i64, number: i64| {
        connection.execute(
            "INSERT INTO register_scan (register_id, number, size, sha256, file_kind, added_at,
                 added_by, bytes)
             VALUES (?1, ?2, 1, 'a', 'PDF', '2022-06-01T10:00:00', 'x', x'00')",
            [register, number],
        )
    };
    register(1, None).unwrap();
    register(2, Some("2022-06-02T10:00:00")).unwrap();
    scan(1, 1).unwrap();
    scan(1, 2).unwrap();
    assert!(scan(1, 2).is_err(), "the same number twice");
    assert!(scan(2, 1).is_err(), "of a withdrawn register");
    for change in [
        "UPDATE register_scan SET bytes = x'01' WHERE number = 1",
        "DELETE FROM register_scan WHERE number = 1",
    ] {
        assert!(connection.execute(change, []).is_err(), "{change}");
    }
}

#[test]
fn a_file_of_sheets_and_the_pages_filed_from_it_never_change() {
    let connection = tables();
    connection
        .execute_batch(
            "INSERT INTO register (id, paper_number, paper_found_by, request_id, scope, scope_label,
                 blank, sessions, minutes, issued_at, issued_by)
             VALUES (1, 'Reg. 1', 'reg1', 1, '{}', 'maggio', 0, 1, 60, '2022-06-01T10:00:00', 'x');
             INSERT INTO register_scan (register_id, number, size, sha256, file_kind, added_at,
                 added_by, bytes) VALUES (1, 1, 1, 'b', 'PDF', '2022-06-01T10:00:00', 'x', x'00');
             INSERT INTO scanned_file VALUES ('a', 'PDF', 1, '2022-06-01T10:00:00', 'x', x'00');
             INSERT INTO register_scan_page VALUES (1, 1, 1, 'a', 1);",
        )
        .unwrap();
    for change in [
        "INSERT INTO register_scan_page VALUES (1, 1, 1, 'a', 2)",
        "UPDATE scanned_file SET bytes = x'01'",
        "DELETE FROM scanned_file",
        "UPDATE register_scan_page SET file_page = 2",
        "DELETE FROM register_scan_page",
    ] {
        assert!(connection.execute(change, []).is_err(), "{change}");
    }
}

#[test]
fn a_signed_file_is_never_overwritten_and_only_of_what_was_issued_here() {
    let connection = tables();
    connection
        .execute_batch(
            "INSERT INTO register (id, paper_number, paper_found_by, request_id, scope, scope_label,
                 blank, sessions, minutes, issued_at, issued_by)
             VALUES (1, 'Reg. 1', 'reg1', 1, '{}', 'maggio', 0, 1, 60, '2022-06-01T10:00:00', 'x');
             INSERT INTO register (id, year, serial, version, data_hash, pages, sheet, fields, pdf, request_id,
                 scope, scope_label, blank, sessions, minutes, issued_at, issued_by)
             VALUES (2, 2022, 1, 1, 'a', 1, '{}', '[]', x'00', 1, '{}', 'maggio', 0, 1, 60,
                 '2022-06-01T10:00:00', 'x');",
        )
        .unwrap();
    let file = |register: i64, number: i64| {
        connection.execute(
            "INSERT INTO signed_file (register_id, number, size, sha256, file_kind, added_at,
                 added_by, bytes)
             VALUES (?1, ?2, 1, 'a', 'PDF', '2022-06-01T10:00:00', 'x', x'00')",
            [register, number],
        )
    };
    assert!(file(1, 1).is_err(), "of a register on paper");
    file(2, 1).unwrap();
    file(2, 2).unwrap();
    assert!(file(2, 2).is_err(), "the same number twice");
    for change in [
        "UPDATE signed_file SET bytes = x'01' WHERE number = 1",
        "DELETE FROM signed_file WHERE number = 1",
    ] {
        assert!(connection.execute(change, []).is_err(), "{change}");
    }
}
