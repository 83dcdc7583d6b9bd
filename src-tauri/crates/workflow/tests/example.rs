//! The example archive: alive, true to the rules, and possible on any day of the year.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::collections::BTreeSet;

use affianca_domain::{ActivityState, Minutes, RequestState, SessionState, TaxCode};
use affianca_workflow::requests::{RequestFilter, RequestPage};
use affianca_workflow::vault::{ArchiveState, Vault};
use affianca_workflow::{
    Archive, Error, JournalEntry, JournalFilter, JournalTurn, StoreError, example,
};
use chrono::{NaiveDate, NaiveDateTime};
use tempfile::TempDir;

fn morning(date: &str) -> NaiveDateTime {
    date.parse::<NaiveDate>()
        .unwrap()
        .and_hms_opt(9, 12, 0)
        .unwrap()
}

fn made(now: NaiveDateTime) -> (TempDir, Vault, Archive) {
    let home = tempfile::tempdir().unwrap();
    let mut vault = Vault::new(home.path().join("esempio"));
    vault
        .create_example(now)
        .unwrap_or_else(|error| panic!("{now}: {error}"));
    let archive = vault.archive().unwrap();
    (home, vault, archive)
}

fn requests(archive: &Archive, now: NaiveDateTime) -> RequestPage {
    let filter = RequestFilter {
        page: 1,
        page_size: 50,
        ..RequestFilter::default()
    };
    archive.list_requests(&filter, now).unwrap()
}

/// State, date and the other facts of every session.
fn sessions(archive: &Archive, now: NaiveDateTime) -> Vec<(String, affianca_domain::Session)> {
    requests(archive, now)
        .rows
        .iter()
        .flat_map(|request| &request.activities)
        .flat_map(|line| {
            let detail = archive.activity_detail(line.id, now).unwrap();
            detail
                .sessions
                .into_iter()
                .map(move |row| (detail.opal.clone(), row.session))
        })
        .collect()
}

#[test]
fn the_manual_s_three_opals_stand_as_in_the_manual() {
    let now = morning("2022-06-27");
    let (_home, _vault, archive) = made(now);
    let rows = requests(&archive, now).rows;
    let find = |opal: &str| rows.iter().find(|row| row.opal == opal).unwrap();
    let base = find("JC-1-1103/022");
    assert_eq!(
        (base.state, base.minutes),
        (RequestState::Proposed, Minutes::from_hours(64))
    );
    assert_eq!(base.centre, "CPI Padova");
    assert_eq!(
        (find("JC-1-1103/002").state, find("JC-1-1103/002").minutes),
        (RequestState::Admitted, Minutes::from_hours(72))
    );
    let reduced = find("JC-1-1103/014");
    let hours: Vec<_> = reduced
        .activities
        .iter()
        .map(|line| (line.minutes.0 / 60, line.state))
        .collect();
    assert_eq!(
        hours,
        [
            (2, ActivityState::Proposed),
            (6, ActivityState::Proposed),
            (2, ActivityState::Started),
            (2, ActivityState::Started),
            (6, ActivityState::Started)
        ]
    );
    let analysis = reduced.activities.first().unwrap();
    let detail = archive.activity_detail(analysis.id, now).unwrap();
    assert_eq!(
        (detail.sessions.len(), detail.branch_name.as_deref()),
        (0, Some("Verona"))
    );
}

#[test]
fn every_state_is_there_to_be_seen() {
    let now = morning("2022-06-01");
    let (_home, _vault, archive) = made(now);
    let rows = requests(&archive, now).rows;
    let states: BTreeSet<_> = rows.iter().map(|row| row.state).collect();
    assert_eq!(states.len(), RequestState::ALL.len());
    let activities: BTreeSet<_> = rows
        .iter()
        .flat_map(|row| &row.activities)
        .map(|line| line.state)
        .collect();
    assert_eq!(activities.len(), ActivityState::ALL.len());
    let sessions = sessions(&archive, now);
    let states: BTreeSet<_> = sessions.iter().map(|(_, session)| session.state).collect();
    assert_eq!(states.len(), SessionState::ALL.len());
    for (opal, session) in &sessions {
        let described = !session.description.is_empty();
        assert_eq!(
            described,
            session.state == SessionState::Delivered,
            "{opal} {}",
            session.date
        );
    }
}

#[test]
fn nobody_in_it_has_a_codice_fiscale_that_does_not_fit() {
    let now = morning("2022-06-27");
    let (_home, _vault, archive) = made(now);
    for row in requests(&archive, now).rows {
        let code = TaxCode::parse(&row.tax_code).unwrap();
        assert_eq!(
            code.mismatch(&row.surname, &row.name, None),
            Vec::<String>::new()
        );
    }
}

#[test]
fn its_history_runs_forward_and_holds_together() {
    let now = morning("2022-06-27");
    let (_home, _vault, archive) = made(now);
    assert_eq!(archive.verify_journal().unwrap().broken, None);
    let mut rows: Vec<JournalEntry> = Vec::new();
    loop {
        let page = archive
            .journal(
                &JournalFilter {
                    turn: JournalTurn::Older,
                    seq: rows.last().map(|row| row.seq),
                    page_size: 50,
                    ..JournalFilter::default()
                },
                now,
            )
            .unwrap();
        rows.extend(page.rows);
        if !page.older {
            break;
        }
    }
    assert!(rows.len() > 100);
    assert!(
        rows.is_sorted_by(|newer, older| newer.seq > older.seq),
        "in order of time they are in the order they were written"
    );
    assert!(rows.first().unwrap().at < now);
}

#[test]
fn it_can_be_made_on_any_day() {
    for day in [
        "2022-01-01",
        "2022-04-17",
        "2022-04-18",
        "2022-06-02",
        "2022-06-27",
        "2023-06-13",
        "2024-02-29",
        "2024-08-15",
        "2025-12-25",
        "2025-12-28",
        "2026-01-01",
        "2026-01-07",
        "2026-10-05",
        "2027-05-02",
    ] {
        let now = morning(day);
        let (_home, _vault, archive) = made(now);
        let rows = requests(&archive, now).rows;
        assert_eq!(rows.len(), 9, "{day}");
        let open: Vec<_> = rows
            .iter()
            .filter(|row| row.state == RequestState::Proposed)
            .collect();
        assert_eq!(open.len(), 3, "{day}");
        let soon = open.iter().find(|row| row.opal.ends_with("031")).unwrap();
        assert!(
            (0..=6).contains(&soon.days_left.unwrap()),
            "{day}: {:?}",
            soon.days_left
        );
        assert_eq!(
            archive.cancel_expired(now).unwrap(),
            0,
            "{day}: nothing expires as it opens"
        );
        for (opal, session) in sessions(&archive, now) {
            assert!(
                affianca_domain::holiday(session.date).is_none(),
                "{day}: {opal} {}",
                session.date
            );
            // What is still open can still be worked on.
            if session.state.is_open() {
                assert!(
                    (now.date() - session.date).num_days() <= 7,
                    "{day}: {opal} {}",
                    session.date
                );
            }
        }
    }
}

#[test]
fn just_after_midnight_nothing_in_it_has_happened_tomorrow() {
    let now = "2022-06-27"
        .parse::<NaiveDate>()
        .unwrap()
        .and_hms_opt(0, 1, 0)
        .unwrap();
    let (_home, _vault, archive) = made(now);
    let newest = archive
        .journal(
            &JournalFilter {
                page_size: 10,
                ..JournalFilter::default()
            },
            now,
        )
        .unwrap();
    assert!(newest.rows.first().unwrap().at < now);
}

#[test]
fn an_earlier_example_is_replaced_and_nothing_else_ever_is() {
    let now = morning("2022-06-27");
    let (home, mut vault, archive) = made(now);
    drop(archive);
    vault.create_example(now).unwrap();
    assert_eq!(requests(&vault.archive().unwrap(), now).rows.len(), 9);
    vault.lock();
    vault.unlock(example::PASSPHRASE, now).unwrap();

    let other = home.path().join("altro");
    std::fs::create_dir(&other).unwrap();
    std::fs::write(other.join("archivio.affianca"), b"somebody's").unwrap();
    let mut vault = Vault::new(&other);
    assert!(matches!(
        vault.create_example(now),
        Err(Error::Store(StoreError::AlreadyThere))
    ));
    assert_eq!(
        std::fs::read(other.join("archivio.affianca")).unwrap(),
        b"somebody's"
    );
    assert_eq!(vault.state(), ArchiveState::Locked);
}
