//! *Oggi* of the example archive: its deadlines narrowed to a person and to a coach, and the
//! notice on the desktop.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;

use std::collections::BTreeSet;

use affianca_domain::{BeneficiaryId, CoachId, Deadline, DeadlineKind};
use affianca_workflow::today::{Today, TodayFilter};
use affianca_workflow::vault::Vault;
use affianca_workflow::{Archive, JournalFilter};
use chrono::NaiveDateTime;
use tempfile::TempDir;

fn now() -> NaiveDateTime {
    "2022-06-27T09:12:00".parse().unwrap()
}

fn example() -> (TempDir, Archive) {
    let home = tempfile::tempdir().unwrap();
    let mut vault = Vault::new(home.path().join("esempio"));
    vault.create_example(now()).unwrap();
    (home, vault.archive().unwrap())
}

fn today(archive: &Archive, person: Option<BeneficiaryId>, coach: Option<CoachId>) -> Today {
    archive.today(TodayFilter { person, coach }, now()).unwrap()
}

fn titles(today: &Today) -> BTreeSet<String> {
    let title = |it: &Deadline| format!("{} {}", it.title, it.person);
    today.deadlines.iter().map(title).collect()
}

#[test]
fn a_person_chosen_leaves_only_their_deadlines_and_the_choice_stays_whole() {
    let (_home, archive) = example();
    let all = today(&archive, None, None);
    let people: Vec<&str> = all.deadline_people.iter().map(|it| &*it.name).collect();
    let mut sorted = people.clone();
    sorted.sort_unstable();
    assert_eq!(people, sorted);

    let mut parts = BTreeSet::new();
    for person in &all.deadline_people {
        let theirs = today(&archive, Some(person.id), None);
        assert!(!theirs.deadlines.is_empty(), "{}", person.name);
        assert!(theirs.deadlines.iter().all(|it| it.person == person.name));
        assert_eq!(theirs.deadlines_found as usize, theirs.deadlines.len());
        assert_eq!(theirs.deadline_people, all.deadline_people);
        parts.extend(titles(&theirs));
    }
    assert_eq!(parts, titles(&all));
}

#[test]
fn a_coach_sees_their_sessions_their_requests_and_what_nobody_has_answered_yet() {
    let (_home, archive) = example();
    let all = today(&archive, None, None);
    assert!(all.deadline_coaches.len() > 1, "{:?}", all.deadline_coaches);
    let mut parts = BTreeSet::new();
    for coach in &all.deadline_coaches {
        let theirs = today(&archive, None, Some(coach.id));
        assert!(theirs.deadlines.len() < all.deadlines.len());
        assert!(
            theirs
                .deadlines
                .iter()
                .all(|it| it.coach.is_none_or(|of| of == coach.id))
        );
        let answers = |day: &Today| {
            let kinds = day.deadlines.iter().map(|it| it.kind);
            kinds.filter(|it| *it == DeadlineKind::Answer).count()
        };
        assert_eq!(answers(&theirs), answers(&all), "requests are everybody’s");
        parts.extend(titles(&theirs));
    }
    assert_eq!(parts, titles(&all), "each deadline is somebody’s");
}

#[test]
fn the_first_steps_tick_themselves_are_put_away_and_come_back() {
    let (_home, archive) = common::open();
    let now = common::at("2022-07-01T10:00");
    let steps = || {
        archive
            .today(TodayFilter::default(), now)
            .unwrap()
            .first_steps
    };
    let done = || {
        let done = steps().into_iter().filter(|step| step.done);
        done.map(|step| step.kind).collect::<Vec<_>>()
    };
    use affianca_domain::FirstStepKind as Kind;
    assert_eq!(steps().len(), 6);
    assert_eq!(done(), [Kind::Body, Kind::Coaches]);
    let table = format!("{}{}", common::HEADINGS, common::Request::new(1).csv());
    common::take(&archive, table.as_bytes());
    assert_eq!(done(), [Kind::Body, Kind::Coaches, Kind::Requests]);
    assert!(!archive.first_steps_away().unwrap());
    archive.put_first_steps_away(true, now).unwrap();
    assert!(archive.first_steps_away().unwrap());
    assert!(steps().is_empty());
    let last = archive
        .journal(&JournalFilter::default(), now)
        .unwrap()
        .rows
        .remove(0);
    assert_eq!(last.what, "Elenco «Per cominciare» nascosto o mostrato");
    assert_eq!(last.subject, "nascosto");
    archive.put_first_steps_away(false, now).unwrap();
    assert_eq!(done().len(), 3);
}

#[test]
fn the_example_has_begun_already() {
    let (_home, archive) = example();
    assert!(today(&archive, None, None).first_steps.is_empty());
}

#[test]
fn a_person_nobody_knows_has_no_deadline() {
    let (_home, archive) = example();
    let nobody = today(&archive, Some(BeneficiaryId(9_999)), None);
    assert_eq!(nobody.deadlines_found, 0);
    assert!(!nobody.deadline_people.is_empty());
}

#[test]
fn the_notice_is_off_until_asked_for_and_counts_the_days_to_come() {
    let (_home, archive) = example();
    assert!(!archive.daily_notice().unwrap());
    assert_eq!(archive.days_ahead(now()).unwrap(), Vec::new());

    archive.set_daily_notice(true, now()).unwrap();
    assert!(archive.daily_notice().unwrap());
    let ahead = archive.days_ahead(now()).unwrap();
    assert_eq!(ahead.len(), 14);
    assert_eq!(ahead[0].date, now().date());
    let due = today(&archive, None, None).deadlines;
    let pressing = due
        .iter()
        .filter(|it| it.days_left.is_some_and(|left| left <= 3));
    let counted = ahead[0].overdue + ahead[0].today + ahead[0].soon + ahead[0].presumed;
    assert_eq!(counted, pressing.count());
    // What expires tomorrow is tomorrow’s, if nobody does it.
    let certain = due.iter().filter(|it| !it.presumed);
    let tomorrow = certain.filter(|it| it.days_left == Some(1)).count();
    assert!(tomorrow > 0);
    assert_eq!(ahead[1].today, tomorrow);

    let last = archive
        .journal(&JournalFilter::default(), now())
        .unwrap()
        .rows
        .remove(0);
    assert_eq!(last.what, "Avviso giornaliero cambiato");
    assert_eq!(last.subject, "attivato");

    archive.set_daily_notice(false, now()).unwrap();
    assert_eq!(archive.days_ahead(now()).unwrap(), Vec::new());
}
