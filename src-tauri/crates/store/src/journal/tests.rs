//! The chain under attack: rows altered, removed or added by someone who holds the key.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs::File;

use chrono::NaiveDate;

use super::*;
use crate::key::Key;
use crate::{Error, Store};

/// When the journal begins.
fn start() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2022, 6, 1)
        .unwrap()
        .and_hms_opt(9, 0, 0)
        .unwrap()
}

/// An archive whose journal has five rows.
fn archive() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("archive");
    File::create(&file).unwrap();
    let archive = Store::create(&file, &Key::random().unwrap(), |_| Ok(())).unwrap();
    for minute in 0..5 {
        archive
            .write(
                Action::Copy,
                start() + chrono::TimeDelta::minutes(minute),
                |write| -> Result<()> {
                    write.about(format!("copia {minute}"));
                    write.within(RequestId(7));
                    write.note("numero", minute);
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
        archive
            .write::<_, Error>(Action::Copy, start(), |_| Ok(()))
            .unwrap();
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
        Err::<(), _>(Error::Locked)
    });
    assert!(matches!(refused, Err(Error::Locked)));
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
