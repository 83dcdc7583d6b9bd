//! What is derived is the same whether it was kept up with each step or worked out from nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod coach;
#[path = "../common/mod.rs"]
mod common;
#[path = "../common/desk.rs"]
mod desk;
mod facts;
mod papers;

use std::collections::{BTreeMap, BTreeSet};

use affianca_domain::{RegisterId, SessionId, SheetKind};
use affianca_store::{Error, ReadColumn as _, ReadRows as _, derived, rows, values};
use affianca_workflow::Action;
use coach::Coach;
use rusqlite::Connection;
use rusqlite::types::Value;

/// All that is derived, and where it is derived beside facts, the facts with it.
const DERIVED: [&str; 10] = [
    "SELECT * FROM request_listing ORDER BY request_id",
    "SELECT * FROM temp.words ORDER BY doc, offset, term",
    "SELECT * FROM output_standing ORDER BY request_id, standing",
    "SELECT * FROM report_due ORDER BY request_id",
    "SELECT * FROM unregistered ORDER BY session_id",
    "SELECT * FROM request_coach ORDER BY coach_id, request_id",
    "SELECT id, signatures, signed, partly_signed, outdated_at, unused FROM register ORDER BY id",
    "SELECT * FROM session_portal ORDER BY session_id",
    "SELECT * FROM request_portal ORDER BY request_id",
    "SELECT * FROM activity_portal ORDER BY activity_id",
];

fn all_derived(connection: &Connection) -> BTreeMap<&'static str, Vec<Vec<Value>>> {
    connection
        .execute_batch(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.words
             USING fts5vocab(main, request_words, instance)",
        )
        .unwrap();
    DERIVED
        .into_iter()
        .map(|question| {
            let mut statement = connection.prepare(question).unwrap();
            let columns = statement.column_count();
            let found = statement
                .all::<_, Error>([], |row| {
                    Ok((0..columns)
                        .map(|column| row.get(column))
                        .collect::<rusqlite::Result<_>>()?)
                })
                .unwrap();
            (question, found)
        })
        .collect()
}

/// A register good until now prints what is so; one outdated prints what is not.
fn expect_registers_to_tell_the_truth(connection: &Connection) {
    let registers: Vec<RegisterId> = connection
        .prepare("SELECT id FROM register WHERE replaced_by IS NULL AND withdrawn_at IS NULL")
        .unwrap()
        .all::<_, Error>(values![], |row| row.read(0))
        .unwrap();
    for id in registers {
        let register = rows::register::load(connection, id).unwrap().unwrap();
        let marks = rows::register::marks(connection, id).unwrap();
        let now = |session: SessionId| rows::printed_session::load(connection, session).unwrap();
        let dropped = |session: SessionId| now(session).state.is_dropped();
        let kind = register.kind();
        let blank = kind == SheetKind::Blank;
        let states = rows::register::states(connection, id).unwrap();
        let none_left = blank && !states.iter().any(|(it, activity)| it.stands_in(*activity));
        let untrue = marks.iter().any(|(session, mark)| {
            now(*session).mark(kind) != *mark && !(blank && dropped(*session))
        });
        assert_eq!(
            register.outdated_at.is_some(),
            untrue || none_left,
            "{}",
            register.called()
        );
        assert_eq!(register.unused, none_left, "{}", register.called());
    }
}

#[test]
fn every_screen_and_paper_tells_the_same_hours_and_amounts_after_any_history() {
    for seed in [7, 20_220_630] {
        let mut coach = Coach::new(seed);
        let mut rounds = 0;
        while rounds < 10 || (rounds < 40 && !coach.done.contains_key("register on paper")) {
            rounds += 1;
            for _ in 0..50 {
                coach.go_on();
            }
            facts::agree(&coach);
        }
        for deed in [
            "admit",
            "enter",
            "schedule",
            "conclude",
            "end",
            "register on paper",
        ] {
            assert!(coach.done.contains_key(deed), "never done: {deed}");
        }
    }
}

#[test]
fn what_is_derived_is_the_same_from_nothing_after_a_long_history() {
    let mut coach = Coach::new(1103);
    let mut met = BTreeSet::new();
    let all_met = |met: &BTreeSet<&str>| DERIVED.iter().all(|question| met.contains(question));
    let all_done = |coach: &Coach| Coach::deeds().all(|deed| coach.done.contains_key(deed));
    // At least so long, and on until everything was done and met: what happens is drawn.
    let mut rounds = 0;
    while rounds < 14 || (rounds < 80 && !(all_met(&met) && all_done(&coach))) {
        rounds += 1;
        for _ in 0..60 {
            coach.go_on();
        }
        let kept_up = coach
            .archive
            .write(Action::Copy, coach.now, |write| {
                expect_registers_to_tell_the_truth(write);
                let kept_up = all_derived(write);
                derived::rebuild(write)?;
                let from_nothing = all_derived(write);
                for (question, rows) in &kept_up {
                    assert_eq!(rows, &from_nothing[question], "{question}");
                }
                Ok(kept_up)
            })
            .unwrap();
        let some = kept_up.iter().filter(|(_, rows)| !rows.is_empty());
        met.extend(some.map(|(question, _)| *question));
    }
    for deed in Coach::deeds() {
        let done = coach.done.get(deed).copied().unwrap_or_default();
        assert!(done > 0, "never done: {deed}; {:?}", coach.done);
    }
    for question in DERIVED {
        assert!(met.contains(question), "never derived: {question}");
    }
}
