#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
//! What is touched, and what is made of it. A long history is derived in `affianca-workflow`.

use std::collections::BTreeSet;

use affianca_domain::{ActivityId, OutputKind, Programme, ProgrammeCode, RequestState};
use rusqlite::Connection;

use super::*;
use crate::rows::{activity, programme, request};
use crate::{Error, schema, settings};

/// What ids of the archive begin with.
const SITE: i64 = 7 << 32;

const ADMITTED: RequestId = RequestId(SITE + 1);
const PROPOSED: RequestId = RequestId(SITE + 2);

/// A request admitted, with three activities, and one that waits, under the programme there is.
fn archive() -> Connection {
    let mut connection = Connection::open_in_memory().unwrap();
    schema::migrate(&mut connection).unwrap();
    connection
        .pragma_update(None, "foreign_keys", false)
        .unwrap();
    let programme = Programme::job_coach_1103().unwrap();
    programme::install(&connection, &programme).unwrap();
    let site = SITE;
    connection
        .execute_batch(&format!(
            "INSERT INTO centre (id, name) VALUES ({site} + 1, 'CPI');
             INSERT INTO beneficiary (id, surname, name, tax_code, folded)
             VALUES ({site} + 1, 'Rossi', 'Mario', 'X', 'rossi');
             INSERT INTO request (id, opal, programme, holder, request_date, notified_date, centre_id,
                 beneficiary_id, voucher_kind, state, entered_at)
             VALUES ({site} + 1, 'JC-1', 'JC-1103', 'E', '2022-01-01', '2022-01-01', {site} + 1,
                     {site} + 1, 'base', 'AMMESSO AL SERVIZIO', '2022-01-01T09:00:00'),
                    ({site} + 2, 'JC-2', 'JC-1103', 'E', '2022-01-02', '2022-01-02', {site} + 1,
                     {site} + 1, 'base', 'PROPOSTA', '2022-01-01T09:00:00');
             INSERT INTO activity (id, request_id, position, code, title, minutes, amount, state)
             VALUES ({site} + 1, {site} + 1, 0, 'JC-AN', '', 1, 1, 'TERMINATA'),
                    ({site} + 2, {site} + 1, 1, 'JC-DE', '', 1, 1, 'PROPOSTA'),
                    ({site} + 3, {site} + 1, 2, 'JC-AL', '', 1, 1, 'INIZIATA'),
                    ({site} + 4, {site} + 2, 0, 'JC-AN', '', 1, 1, 'PROPOSTA');"
        ))
        .unwrap();
    connection
}

fn standings(connection: &Connection) -> Vec<(RequestId, String)> {
    connection
        .prepare("SELECT request_id, standing FROM output_standing ORDER BY 1, 2")
        .unwrap()
        .all::<_, Error>(values![], |row| Ok((row.read(0)?, row.read(1)?)))
        .unwrap()
}

fn due() -> Vec<(RequestId, String)> {
    ["ATTESO", "MANCANTE"]
        .map(|standing| (ADMITTED, standing.to_owned()))
        .into()
}

#[test]
fn an_archive_opened_by_a_program_that_expects_other_documents_is_derived_anew_once() {
    let mut connection = archive();
    catch_up(&mut connection).unwrap();
    assert_eq!(standings(&connection), due(), "only of what was admitted");
    connection
        .execute_batch("DELETE FROM output_standing")
        .unwrap();
    catch_up(&mut connection).unwrap();
    assert_eq!(standings(&connection), [], "nothing new is expected");
    settings::set(&connection, documents::EXPECTED, "[]").unwrap();
    catch_up(&mut connection).unwrap();
    assert_eq!(standings(&connection), due());
}

#[test]
fn an_archive_kept_in_another_form_is_found_by_letters_and_figures_once_opened() {
    let mut connection = archive();
    catch_up(&mut connection).unwrap();
    connection
        .execute_batch(
            "UPDATE beneficiary SET surname = 'D’Angelo', folded = 'd’angelo';
             DELETE FROM request_listing; DELETE FROM request_words;",
        )
        .unwrap();
    settings::set(&connection, words::FORM, "another").unwrap();
    catch_up(&mut connection).unwrap();
    let count = |sql: &str| -> u32 { connection.query_row(sql, [], |row| row.get(0)).unwrap() };
    assert_eq!(
        count("SELECT count(*) FROM beneficiary WHERE folded NOT LIKE 'dangelo %'"),
        0
    );
    let requests = count("SELECT count(*) FROM request");
    assert!(requests > 0);
    for found in [
        "SELECT count(*) FROM request_listing WHERE surname = 'dangelo'",
        "SELECT count(*) FROM request_words WHERE request_words MATCH '\"dangelo\"'",
    ] {
        assert_eq!(count(found), requests, "{found}");
    }
}

#[test]
fn a_request_lacks_what_its_own_programme_expects() {
    let mut connection = archive();
    watch(&connection).unwrap();
    let mut other = Programme::job_coach_1103().unwrap();
    other.code = ProgrammeCode("ALTRO-2024".into());
    let mut body = serde_json::to_value(&other).unwrap();
    for rule in body["outputs"].as_array_mut().unwrap() {
        rule["expectedOf"] = serde_json::json!([]);
    }
    let other: Programme = serde_json::from_value(body).unwrap();
    programme::install(&connection, &other).unwrap();
    catch_up(&mut connection).unwrap();
    assert_eq!(standings(&connection), due());
    let before = request::find(&connection, ADMITTED).unwrap().unwrap();
    let under_other = affianca_domain::Request {
        programme: other.code,
        ..before
    };
    request::update(&connection, &under_other).unwrap();
    refresh(&connection, None).unwrap();
    assert_eq!(standings(&connection), []);
}

#[test]
fn what_nobody_touched_is_not_derived() {
    let connection = archive();
    watch(&connection).unwrap();
    assert_eq!(refresh(&connection, None).unwrap(), [""; 0]);
    assert_eq!(standings(&connection), []);
    let listed = "SELECT count(*) FROM request_listing";
    let count = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
    assert_eq!(count(listed), Ok(0));
    let one = activity::of_request(&connection, PROPOSED)
        .unwrap()
        .remove(0);
    activity::update(&connection, &one).unwrap();
    refresh(&connection, None).unwrap();
    assert_eq!(count(listed), Ok(1), "the request of the activity alone");
    assert_eq!(count("SELECT count(*) FROM temp.touched"), Ok(0));
}

#[test]
fn a_document_that_goes_is_noticed() {
    let connection = archive();
    rebuild(&connection).unwrap();
    watch(&connection).unwrap();
    let kind = OutputKind::ALL[0];
    connection
        .execute(
            "INSERT INTO output (id, request_id, activity_id, kind, title, drafted, begun_at,
                 saved_at, body)
             VALUES (?1, ?2, ?3, ?4, '', '2022-01-01', '', '', '')",
            values![SITE + 1, ADMITTED, ActivityId(SITE + 1), kind],
        )
        .unwrap();
    refresh(&connection, None).unwrap();
    let draft = (ADMITTED, "BOZZA".to_owned());
    assert!(standings(&connection).contains(&draft));
    connection.execute("DELETE FROM output", []).unwrap();
    refresh(&connection, None).unwrap();
    assert_eq!(standings(&connection), due());
}

#[test]
fn what_is_rolled_back_was_not_touched() {
    let mut connection = archive();
    watch(&connection).unwrap();
    let step = connection.transaction().unwrap();
    let before = request::find(&step, PROPOSED).unwrap().unwrap();
    let refused = affianca_domain::Request {
        state: RequestState::Cancelled,
        ..before
    };
    request::update(&step, &refused).unwrap();
    assert!(Touched::load(&step).unwrap().is_some());
    step.rollback().unwrap();
    assert!(Touched::load(&connection).unwrap().is_none());
}

#[test]
fn every_table_is_watched_or_nothing_is_derived_of_it() {
    let connection = archive();
    watch(&connection).unwrap();
    let names = |sql: &str| -> BTreeSet<String> {
        let all = connection
            .prepare(sql)
            .unwrap()
            .all::<_, Error>(values![], |row| row.read(0))
            .unwrap();
        all.into_iter().collect()
    };
    let tables = names(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
         AND name NOT LIKE 'request_words%'",
    );
    let watched = names("SELECT tbl_name FROM temp.sqlite_schema WHERE type = 'trigger'");
    // Derived themselves, or what nothing is derived of.
    let others = [
        "absence",
        "activity_portal",
        "attestation",
        "beneficiary_apart",
        "beneficiary_merge",
        "branch",
        "coach",
        "contact",
        "employer",
        "employer_apart",
        "id_counter",
        "journal",
        "journal_also",
        "journal_record",
        "journal_text",
        "output_standing",
        "output_template",
        "output_version",
        "programme",
        "provider",
        "register_scan",
        "register_scan_page",
        "report_draft",
        "report_due",
        "request_listing",
        "scanned_file",
        "setting",
        "signed_file",
        "unregistered",
        "request_coach",
        "session_group",
        "session_group_member",
        "travel",
        "unsent",
        "week_hours",
    ];
    let others: BTreeSet<String> = others.map(str::to_owned).into();
    assert_eq!(&tables - &watched, others);
    assert!(watched.is_subset(&tables), "{watched:?}");
}
