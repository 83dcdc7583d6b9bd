//! The chain under attack: rows altered, removed or added by someone who holds the key.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs::File;

use chrono::NaiveDate;

use super::*;
use crate::Archive;
use crate::vault::Key;

/// When the journal begins.
fn start() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2022, 6, 1)
        .unwrap()
        .and_hms_opt(9, 0, 0)
        .unwrap()
}

/// An archive whose journal has five rows.
fn archive() -> (tempfile::TempDir, Archive) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("archive");
    File::create(&file).unwrap();
    let archive = Archive::create(&file, &Key::random().unwrap()).unwrap();
    for minute in 0..5 {
        archive
            .write(
                Action::Copy,
                start() + chrono::TimeDelta::minutes(minute),
                |step| {
                    step.about(format!("copia {minute}"));
                    step.within(RequestId(7));
                    step.note("numero", minute);
                    Ok(())
                },
            )
            .unwrap();
    }
    (folder, archive)
}

/// The first row that does not fit after `sql`, with the triggers out of the way.
fn broken_after(sql: &str) -> Option<i32> {
    let (_folder, archive) = archive();
    archive
        .writer()
        .unwrap()
        .execute_batch(&format!(
            "DROP TRIGGER journal_never_changes; DROP TRIGGER journal_never_shrinks; {sql}"
        ))
        .unwrap();
    let report = archive.verify_journal().unwrap();
    if let Some(broken) = report.broken {
        assert!(
            report.message.contains(&format!("riga {broken}")),
            "{}",
            report.message
        );
        assert!(
            i64::from(report.rows) < i64::from(broken),
            "only rows before it fit"
        );
    }
    report.broken
}

#[test]
fn an_untouched_journal_is_whole() {
    let (_folder, archive) = archive();
    let report = archive.verify_journal().unwrap();
    assert_eq!((report.rows, report.broken), (5, None));
    assert_eq!(report.message, "Il giornale è integro: 5 righe verificate.");
}

#[test]
fn whatever_is_altered_in_a_row_names_that_row() {
    for change in [
        "at = '2022-06-01T09:02:01'",
        "who = 'Qualcun Altro'",
        "action = 'ADMIT'",
        "subject = 'altro'",
        "request_id = 8",
        "request_id = NULL",
        "detail = '{}'",
        "previous = ''",
        "hash = ''",
    ] {
        let broken = broken_after(&format!("UPDATE journal SET {change} WHERE seq = 3;"));
        assert_eq!(broken, Some(3), "{change}");
    }
}

#[test]
fn letters_moved_from_one_column_to_the_next_show() {
    let moved = "UPDATE journal SET action = action || substr(subject, 1, 1),
                     subject = substr(subject, 2) WHERE seq = 2;";
    assert_eq!(broken_after(moved), Some(2));
}

#[test]
fn a_row_taken_away_or_put_in_shows() {
    assert_eq!(broken_after("DELETE FROM journal WHERE seq = 3;"), Some(4));
    assert_eq!(broken_after("DELETE FROM journal WHERE seq = 1;"), Some(2));
    assert_eq!(
        broken_after("UPDATE journal SET seq = 9 WHERE seq = 5;"),
        Some(9)
    );
    let added = "INSERT INTO journal (seq, at, who, action, subject, detail, previous, hash)
                 SELECT 6, at, who, action, subject, detail, hash, hash FROM journal WHERE seq = 5;";
    assert_eq!(broken_after(added), Some(6));
}

#[test]
fn rows_taken_off_the_end_show() {
    for (kept, first) in [(4, 5), (3, 4), (0, 1)] {
        let cut = format!("DELETE FROM journal WHERE seq > {kept};");
        assert_eq!(broken_after(&cut), Some(first), "{kept} rows kept");
    }
}

#[test]
fn rows_taken_off_the_end_still_show_once_the_journal_has_grown_again() {
    let (_folder, archive) = archive();
    archive
        .writer()
        .unwrap()
        .execute_batch("DROP TRIGGER journal_never_shrinks; DELETE FROM journal WHERE seq > 3;")
        .unwrap();
    for _ in 0..4 {
        archive.write(Action::Copy, start(), |_| Ok(())).unwrap();
    }
    let report = archive.verify_journal().unwrap();
    assert_eq!((report.rows, report.broken), (3, Some(6)));
}

#[test]
fn the_archive_itself_refuses_to_change_or_drop_a_row() {
    let (_folder, archive) = archive();
    for sql in [
        "UPDATE journal SET who = 'x'",
        "DELETE FROM journal WHERE seq = 5",
    ] {
        let refused = archive.writer().unwrap().execute_batch(sql).unwrap_err();
        assert!(
            refused.to_string().contains("the journal never"),
            "{refused}"
        );
    }
    assert_eq!(archive.verify_journal().unwrap().rows, 5);
}

#[test]
fn an_operation_that_fails_leaves_neither_change_nor_row() {
    let (_folder, archive) = archive();
    let refused = archive.write(Action::Copy, start(), |step| {
        crate::settings::set(step, "tried", "yes")?;
        Err::<(), _>(crate::Error::Cancelled)
    });
    assert!(matches!(refused, Err(crate::Error::Cancelled)));
    let left = archive
        .read(|connection| crate::settings::get(connection, "tried"))
        .unwrap();
    assert_eq!(left, None);
    assert_eq!(archive.verify_journal().unwrap().rows, 5);
}

#[test]
fn a_question_cannot_change_anything() {
    let (_folder, archive) = archive();
    let refused = archive.read(|connection| crate::settings::set(connection, "tried", "yes"));
    assert!(refused.is_err(), "the reading connection took a change");
}

/// How SQLite answers a question, step by step.
fn plan(archive: &Archive, filter: &JournalFilter, ascending: bool) -> String {
    archive
        .read(|connection| {
            let mut question = filter::Question::read(filter)?;
            question.start_at(connection, 3, !ascending)?;
            let order = if ascending {
                "j.at, j.seq"
            } else {
                "j.at DESC, j.seq DESC"
            };
            let sql = format!(
                "EXPLAIN QUERY PLAN {} ORDER BY {order} LIMIT 26",
                list::selection(&question)
            );
            let mut statement = connection.prepare(&sql)?;
            let steps = statement.query_map(question.values().as_slice(), |row| row.get(3))?;
            Ok(steps.collect::<rusqlite::Result<Vec<String>>>()?.join("\n"))
        })
        .unwrap()
}

#[test]
fn no_page_is_found_by_reading_the_whole_journal() {
    let (_folder, archive) = archive();
    let any = JournalFilter::default();
    let copies = JournalFilter {
        action: Some(Action::Copy),
        ..any.clone()
    };
    let somebody = JournalFilter {
        who: "Anna Moretti".into(),
        ..any.clone()
    };
    let both = JournalFilter {
        who: "Anna Moretti".into(),
        from: "01/06/2022".into(),
        to: "30/06/2022".into(),
        ..copies.clone()
    };
    for filter in [&any, &copies, &somebody, &both] {
        for ascending in [false, true] {
            let plan = plan(&archive, filter, ascending);
            assert!(plan.contains("SEARCH j USING INDEX journal_"), "{plan}");
            assert!(!plan.contains("SCAN j"), "{plan}");
            assert!(
                !plan.contains("TEMP B-TREE"),
                "rows come already in order: {plan}"
            );
        }
    }
    let request = JournalFilter {
        request: Some(RequestId(7)),
        ..any.clone()
    };
    let person = JournalFilter {
        person: Some(affianca_domain::BeneficiaryId(1)),
        ..any
    };
    for filter in [&request, &person] {
        let plan = plan(&archive, filter, false);
        // A request has some tens of rows: they are sorted, but no other is looked at.
        assert!(
            plan.contains("SEARCH j USING INTEGER PRIMARY KEY"),
            "{plan}"
        );
        assert!(plan.contains("journal_request (request_id=?)"), "{plan}");
        assert!(!plan.contains("SCAN j"), "{plan}");
    }
}

#[test]
fn an_older_archive_learns_which_requests_came_with_which_import() {
    let mut connection = Connection::open_in_memory().unwrap();
    crate::schema::migrate_to(&mut connection, crate::schema::BEFORE_JOURNAL).unwrap();
    connection
        .execute_batch(
            "INSERT INTO programme (code, valid_from, body) VALUES ('JC', '2022-03-30', '{}');
             INSERT INTO centre (name) VALUES ('CPI Treviso');
             INSERT INTO beneficiary (surname, name, tax_code, folded) VALUES ('Rossi', 'Mario', 'X', 'x');
             INSERT INTO request (opal, programme_id, holder, request_date, notified_date, centre_id,
                 beneficiary_id, voucher_kind, state, entered_at)
             VALUES ('A', 1, 'E', '2022-06-01', '2022-06-02', 1, 1, 'base', 'PROPOSTA', '2022-06-02T09:00:00'),
                    ('B', 1, 'E', '2022-06-01', '2022-06-02', 1, 1, 'base', 'PROPOSTA', '2022-06-03T09:00:00');
             INSERT INTO journal (seq, at, who, action, subject, detail, previous, hash)
             VALUES (1, '2022-06-02T09:00:00', 'A', 'IMPORT', '1 richiesta', '{}', '', 'x'),
                    (2, '2022-06-03T09:00:00', 'A', 'NEW_REQUEST', 'richiesta B', '{}', 'x', 'y');",
        )
        .unwrap();
    crate::schema::migrate(&mut connection).unwrap();
    let linked: Vec<(i64, i64)> = connection
        .prepare("SELECT request_id, seq FROM journal_also")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap();
    assert_eq!(linked, [(1, 1)]);
}
