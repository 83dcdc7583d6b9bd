#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
//! What an archive from before the portal's mirror becomes.

use rusqlite::Connection;

use crate::schema::{migrate, migrate_to};

/// Everything in an archive whose next migration is the portal's.
fn old_archive() -> Connection {
    let mut connection = Connection::open_in_memory().unwrap();
    migrate_to(&mut connection, crate::schema::BEFORE_PORTAL).unwrap();
    let programme = affianca_domain::Programme::job_coach_1103().unwrap();
    connection
        .execute(
            "INSERT INTO programme (code, valid_from, body) VALUES ('JC', '2022-03-30', ?1)",
            [serde_json::to_string(&programme).unwrap()],
        )
        .unwrap();
    connection
        .execute_batch(
            "INSERT INTO branch (name) VALUES ('Treviso');
             INSERT INTO coach (surname, name) VALUES ('Marangon', 'Elisa');
             INSERT INTO centre (name) VALUES ('CPI Treviso');
             INSERT INTO beneficiary (surname, name, tax_code, folded) VALUES ('Rossi', 'Mario', 'X', 'x');
             INSERT INTO request (opal, programme_id, holder, request_date, notified_date, centre_id,
                 beneficiary_id, voucher_kind, state, decided_at, entered_at)
             VALUES ('A', 1, 'Ente', '2022-06-01', '2022-06-02', 1, 1, 'base', 'AMMESSO AL SERVIZIO',
                     '2022-06-03T09:00:00', '2022-06-02T09:00:00'),
                    ('B', 1, 'Ente', '2022-06-01', '2022-06-02', 1, 1, 'base', 'AMMESSO AL SERVIZIO',
                     NULL, '2022-06-02T09:00:00');
             INSERT INTO activity (request_id, position, code, title, minutes, amount, state, ended_at)
             VALUES (1, 0, 'JC-AN', 'Analisi', 240, 15200, 'TERMINATA', '2022-06-20T09:00:00'),
                    (2, 0, 'JC-AN', 'Analisi', 240, 15200, 'TERMINATA', NULL);
             INSERT INTO session (activity_id, beneficiary_id, branch_id, coach_id, date, start,
                 \"end\", state, entered_at)
             VALUES (1, 1, 1, 1, '2022-06-10', 600, 720, 'EROGATA', '2022-06-09T09:00:00'),
                    (1, 1, 1, 1, '2022-06-11', 600, 720, 'ANNULLATA', '2022-06-09T09:00:00');",
        )
        .unwrap();
    connection
}

#[test]
fn an_older_archive_has_everything_done_here_still_to_repeat() {
    let mut connection = old_archive();
    migrate(&mut connection).unwrap();
    let rows = |sql: &str| -> Vec<(i64, String)> {
        let mut statement = connection.prepare(sql).unwrap();
        let rows = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    };
    assert_eq!(
        rows("SELECT session_id, due || ' ' || differs FROM session_portal ORDER BY 1"),
        [
            (1, "2022-06-17 1".to_owned()),
            (2, "2022-06-18 0".to_owned())
        ]
    );
    assert_eq!(
        rows("SELECT request_id, known || ' ' || due FROM request_portal"),
        [(1, "PROPOSTA 2022-06-09".to_owned())],
        "what came already admitted is known to the portal"
    );
    assert_eq!(
        rows("SELECT activity_id, ended || '' FROM activity_portal"),
        [(1, "0".to_owned())]
    );
}
