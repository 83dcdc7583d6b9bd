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
    assert!(
        report.message.starts_with("La catena è coerente: 5 righe.")
            && report
                .message
                .contains("non esclude che chi conosce la frase segreta")
            && report.message.contains("«Confronta…»"),
        "{}",
        report.message
    );
    assert_eq!(report.matters, []);
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
        "records = '00'",
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

#[test]
fn rows_whose_time_runs_back_are_named_and_break_nothing() {
    let (_folder, archive) = archive();
    let at = |minutes| start() + chrono::TimeDelta::minutes(minutes);
    // Set right by some minutes; a day back; confirmed; on again.
    for (action, minutes) in [
        (Action::Copy, 1),
        (Action::Copy, -24 * 60),
        (Action::ConfirmClock, -48 * 60),
        (Action::Copy, 0),
    ] {
        archive
            .write::<_, Error>(action, at(minutes), |_| Ok(()))
            .unwrap();
    }
    let report = archive.verify_journal().unwrap();
    assert_eq!((report.rows, report.broken), (9, None));
    let [matter] = &report.matters[..] else {
        panic!("{:?}", report.matters)
    };
    assert!(!matter.grave, "a clock may be wrong");
    assert!(
        matter.message.starts_with("In 2 righe"),
        "{}",
        matter.message
    );
    let rows: Vec<_> = matter.remarks.iter().map(|it| it.row).collect();
    assert_eq!(rows, [Some(7), Some(8)]);
    assert_eq!(
        matter.remarks[0].message,
        "Riga 7: è del 31/05/2022 alle 09:00, ma la riga prima è del 01/06/2022 alle 09:01"
    );
    let confirmed = &matter.remarks[1].message;
    assert!(
        confirmed.ends_with("(«Data del computer confermata»)"),
        "{confirmed}"
    );
}

#[test]
fn the_head_is_the_last_row_and_hashes_are_given_in_order() {
    let (_folder, archive) = archive();
    let (head, rows) = archive
        .read(|connection| -> Result<_> {
            let mut rows = Vec::new();
            let mut after = 0;
            loop {
                let more = hashes_after(connection, after)?;
                let Some((last, _)) = more.last() else { break };
                after = *last;
                rows.extend(more);
            }
            Ok((head(connection)?.unwrap(), rows))
        })
        .unwrap();
    assert_eq!(head.number, 5);
    let numbers: Vec<u32> = rows.iter().map(|(number, _)| *number).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5]);
    assert_eq!(rows[4].1, head.hash);
}
