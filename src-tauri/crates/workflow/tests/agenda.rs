//! The agenda of the example archive: the days of each view, whose sessions they hold, how full they are, and
//! where a draft can be dragged to.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;

use std::collections::BTreeSet;

use affianca_domain::{
    Absence, AgendaView, CoachId, Drag, Minutes, RuleId, SessionState, SessionStep, Severity, Span,
    TimeOfDay, Whose,
};
use affianca_store::rows::availability::{KeptAbsence, keep_absence};
use affianca_workflow::agenda::{
    Agenda, AgendaFilter, AgendaQuery, AgendaSession, Loaded, PersonLoad,
};
use affianca_workflow::sessions::{SessionForm, StepOrder};
use affianca_workflow::vault::Vault;
use affianca_workflow::{Action, Archive, Error, ProblemCode};
use chrono::{NaiveDate, NaiveDateTime};
use tempfile::TempDir;

fn now() -> NaiveDateTime {
    "2022-06-01T09:12:00".parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn example() -> (TempDir, Archive) {
    let home = tempfile::tempdir().unwrap();
    let mut vault = Vault::new(home.path().join("esempio"));
    vault.create_example(now()).unwrap();
    (home, vault.archive().unwrap())
}

fn look(archive: &Archive, view: AgendaView, on: &str, filter: AgendaFilter) -> Agenda {
    let query = AgendaQuery {
        view,
        day: on.into(),
        filter,
    };
    archive.agenda(&query, now()).unwrap()
}

fn month(archive: &Archive, filter: AgendaFilter) -> Agenda {
    look(archive, AgendaView::Month, "", filter)
}

fn of_coach(coach: CoachId) -> AgendaFilter {
    AgendaFilter {
        coach: Some(coach),
        ..AgendaFilter::default()
    }
}

/// Every coach of the example, with the month of each.
fn coaches(archive: &Archive) -> Vec<(CoachId, Agenda)> {
    let all = month(archive, AgendaFilter::default());
    let coaches = all.coaches.iter();
    coaches
        .map(|it| (it.id, month(archive, of_coach(it.id))))
        .collect()
}

/// A draft of the example, and its coach.
fn draft(archive: &Archive) -> (CoachId, AgendaSession) {
    coaches(archive)
        .into_iter()
        .find_map(|(coach, agenda)| {
            let mut sessions = agenda.sessions.into_iter();
            let draft = sessions.find(|it| it.state == SessionState::Entered)?;
            Some((coach, draft))
        })
        .expect("the example has a draft")
}

#[test]
fn the_week_of_the_manual_begins_on_monday_and_marks_the_feast_of_the_republic() {
    let (_home, archive) = example();
    let week = look(&archive, AgendaView::Week, "", AgendaFilter::default());
    assert_eq!(week.title, "30 maggio – 5 giugno 2022");
    assert_eq!(week.week.as_deref(), Some("settimana 22"));
    assert_eq!((week.from, week.to), (day("2022-05-30"), day("2022-06-05")));
    let holidays: Vec<_> = week.days.iter().map(|it| it.holiday.as_deref()).collect();
    assert_eq!(
        holidays,
        [
            None,
            None,
            None,
            Some("Festa della Repubblica"),
            None,
            None,
            Some("Domenica")
        ]
    );
    assert_eq!(week.now.unwrap().to_string(), "09:12");
    assert_eq!(week.day_problem, None);
    let patron = look(
        &archive,
        AgendaView::Day,
        "27/04/2022",
        AgendaFilter::default(),
    );
    assert_eq!(patron.days[0].patron.as_deref(), Some("Patrono di Treviso"));
    assert_eq!(patron.now, None);
}

#[test]
fn a_day_that_cannot_be_read_is_told_and_today_stands_in_its_place() {
    let (_home, archive) = example();
    let agenda = look(
        &archive,
        AgendaView::Week,
        "31/02/2022",
        AgendaFilter::default(),
    );
    assert!(agenda.day_problem.unwrap().contains("31/02/2022"));
    assert_eq!(agenda.day, day("2022-06-01"));
}

#[test]
fn everybodys_month_is_that_of_the_coaches_together_and_a_day_is_part_of_its_month() {
    let (_home, archive) = example();
    let ids = |agenda: &Agenda| -> BTreeSet<_> { agenda.sessions.iter().map(|it| it.id).collect() };
    let all = month(&archive, AgendaFilter::default());
    let mut together = BTreeSet::new();
    for (_, theirs) in coaches(&archive) {
        together.extend(ids(&theirs));
    }
    assert!(!together.is_empty());
    assert_eq!(ids(&all), together);
    for shown in &all.days {
        let one = look(
            &archive,
            AgendaView::Day,
            &shown.date.to_string(),
            AgendaFilter::default(),
        );
        let of_month: BTreeSet<_> = all
            .sessions
            .iter()
            .filter(|it| it.date == shown.date)
            .map(|it| it.id)
            .collect();
        assert_eq!(ids(&one), of_month, "{}", shown.date);
    }
    let listed = look(&archive, AgendaView::List, "", AgendaFilter::default());
    assert!(ids(&listed).is_subset(&ids(&all)));
    let states: BTreeSet<_> = all.sessions.iter().map(|it| it.state).collect();
    assert!(!states.contains(&SessionState::Cancelled));
}

#[test]
fn a_person_and_a_branch_narrow_what_is_shown_and_not_the_load_of_the_coach() {
    let (_home, archive) = example();
    let (coach, draft) = draft(&archive);
    let on = draft.date.to_string();
    let whole = look(&archive, AgendaView::Week, &on, of_coach(coach));
    let filter = AgendaFilter {
        person: Some(draft.person),
        ..of_coach(coach)
    };
    let theirs = look(&archive, AgendaView::Week, &on, filter);
    assert!(theirs.sessions.iter().all(|it| it.person == draft.person));
    assert!(theirs.sessions.iter().any(|it| it.id == draft.id));
    assert_eq!(theirs.loaded, Some(Loaded::Coach));
    assert_eq!(theirs.weeks[0].load, whole.weeks[0].load);
    assert_eq!(theirs.weeks[0].people.len(), 1);
    assert!(theirs.people.iter().any(|it| it.id == draft.person));

    let alone = AgendaFilter {
        person: Some(draft.person),
        ..AgendaFilter::default()
    };
    let person = look(&archive, AgendaView::Week, &on, alone);
    assert_eq!(person.loaded, Some(Loaded::Person));
    let week = &person.weeks[0];
    assert_eq!(week.load, week.people.first().map(|it| it.load));

    for branch in &whole.branches {
        let filter = AgendaFilter {
            branch: Some(branch.id),
            ..of_coach(coach)
        };
        let there = look(&archive, AgendaView::Week, &on, filter);
        assert!(there.sessions.len() <= whole.sessions.len());
        assert_eq!(there.weeks[0].load, whole.weeks[0].load);
    }
}

#[test]
fn days_and_weeks_add_up_to_what_the_statement_counts() {
    let (_home, archive) = example();
    for (_, agenda) in coaches(&archive) {
        let days = agenda.days.iter().filter_map(|it| it.load);
        let by_day: Minutes = days.map(|it| it.total).sum();
        let weeks = agenda.weeks.iter().filter_map(|it| it.load);
        let by_week: Minutes = weeks.map(|it| it.total).sum();
        assert_eq!(by_day, by_week);
        let sessions = agenda
            .sessions
            .iter()
            .filter(|it| it.state != SessionState::ClosedNegatively);
        let by_session: Minutes = sessions.map(|it| it.minutes).sum();
        assert_eq!(by_day, by_session);
    }
}

#[test]
fn the_week_of_a_person_holds_what_they_do_with_other_coaches() {
    let (_home, archive) = example();
    let (coach, draft) = draft(&archive);
    let on = draft.date.to_string();
    let of = |agenda: &Agenda| -> PersonLoad {
        let mut people = agenda.weeks[0].people.iter();
        people.find(|it| it.person == draft.person).unwrap().clone()
    };
    let before = of(&look(&archive, AgendaView::Week, &on, of_coach(coach)));
    // The same draft with another coach is no longer the first one's, and still the person's.
    let other = coaches(&archive)
        .into_iter()
        .map(|it| it.0)
        .find(|id| *id != coach);
    let form = SessionForm {
        coach: other,
        start: "20:00".into(),
        end: "21:00".into(),
        ..archive
            .drag_session(draft.id, Drag::Whole, (draft.date, draft.date), now())
            .unwrap()
            .form
    };
    let rules: Vec<RuleId> = archive
        .check_session(draft.activity, None, &form, now())
        .unwrap()
        .violations
        .iter()
        .map(|it| it.rule)
        .collect();
    archive
        .enter_session(draft.activity, &form, &rules, now())
        .unwrap();
    let after = look(&archive, AgendaView::Week, &on, of_coach(coach));
    assert!(
        after
            .sessions
            .iter()
            .all(|it| it.start.to_string() != "20:00")
    );
    assert_eq!(
        of(&after).load.hours.draft,
        before.load.hours.draft + Minutes(60)
    );
}

#[test]
fn a_draft_can_be_dragged_where_the_check_of_its_form_says_so() {
    let (_home, archive) = example();
    let (coach, draft) = draft(&archive);
    assert_eq!(draft.fixed, None);
    let week = look(
        &archive,
        AgendaView::Week,
        &draft.date.to_string(),
        of_coach(coach),
    );
    let drag = archive
        .drag_session(draft.id, Drag::Whole, (week.from, week.to), now())
        .unwrap();
    assert_eq!(drag.verdicts.days.len(), 7);
    for (cells, shown) in drag.verdicts.days.iter().zip(&week.days) {
        for step in [0, 2, 8, 30, 60] {
            let start = 7 * 60 + 15 * step as u32;
            let end = (start + draft.minutes.0).min(24 * 60);
            let time = |minutes: u32| format!("{:02}:{:02}", minutes / 60, minutes % 60);
            let form = SessionForm {
                date: affianca_domain::format_date(shown.date),
                start: time(start),
                end: time(end),
                ..drag.form.clone()
            };
            let check = archive
                .check_session(draft.activity, Some(draft.id), &form, now())
                .unwrap();
            let worst = check.violations.iter().map(|it| it.severity).min();
            let worst = worst.filter(|it| *it != Severity::Information);
            let told = cells[step].checked_sub(1);
            let told = told.map(|place| drag.verdicts.told[place as usize].severity);
            assert_eq!(told, worst, "{} {}", shown.date, form.start);
        }
        if shown.holiday.is_some() {
            let all = cells.iter().all(|cell| {
                let told = cell
                    .checked_sub(1)
                    .map(|place| &drag.verdicts.told[place as usize]);
                told.is_some_and(|it| it.severity == Severity::Error)
            });
            assert!(all, "{}", shown.date);
        }
    }
}

#[test]
fn what_is_scheduled_cannot_be_dragged_and_says_what_can_be_done() {
    let (_home, archive) = example();
    let (_, draft) = draft(&archive);
    let order = StepOrder {
        session: draft.id,
        step: SessionStep::Cancel,
        expected: SessionState::Entered,
        acknowledged: Vec::new(),
        reason: String::new(),
        description: None,
    };
    archive.step(&order, now()).unwrap();
    let refused = archive.drag_session(draft.id, Drag::Whole, (draft.date, draft.date), now());
    let problem = affianca_workflow::Problem::from(refused.unwrap_err());
    assert_eq!(problem.code, ProblemCode::Stale);
    let all = month(&archive, AgendaFilter::default());
    assert!(all.sessions.iter().all(|it| it.id != draft.id));
    let scheduled = all
        .sessions
        .iter()
        .find(|it| it.state == SessionState::Scheduled)
        .unwrap();
    assert!(
        scheduled
            .fixed
            .as_deref()
            .unwrap()
            .contains("chiude negativamente")
    );
    let unknown = archive.drag_session(scheduled.id, Drag::End, (draft.date, draft.date), now());
    assert!(!matches!(unknown, Ok(_) | Err(Error::NotFound(_))));
}

#[test]
fn a_day_shows_when_its_coach_and_its_person_are_away() {
    let (_home, archive) = example();
    let (coach, draft) = draft(&archive);
    let time = |text: &str| TimeOfDay::parse(text).unwrap();
    let hours = Span {
        start: time("09:00"),
        end: time("11:00"),
    };
    archive
        .write(Action::FirstSteps, now(), |step| {
            for (whose, hours) in [
                (Whose::Coach(coach), None),
                (Whose::Person(draft.person), Some(hours)),
            ] {
                let kept = KeptAbsence {
                    id: step.new_id()?,
                    absence: Absence::new(draft.date, draft.date, hours).unwrap(),
                    note: String::new(),
                    calendar_uid: String::new(),
                };
                keep_absence(step, whose, &kept)?;
            }
            Ok(())
        })
        .unwrap();
    let on = draft.date.to_string();
    let away = |filter| {
        let agenda = look(&archive, AgendaView::Day, &on, filter);
        let told = agenda.days[0].away.iter();
        told.map(|it| (it.who, it.start.to_string(), it.end.to_string()))
            .collect::<Vec<_>>()
    };
    let person = AgendaFilter {
        person: Some(draft.person),
        ..AgendaFilter::default()
    };
    let whole = (Loaded::Coach, "07:00".to_owned(), "23:00".to_owned());
    let part = (Loaded::Person, "09:00".to_owned(), "11:00".to_owned());
    assert_eq!(away(AgendaFilter::default()), []);
    assert_eq!(away(of_coach(coach)), std::slice::from_ref(&whole));
    assert_eq!(away(person), std::slice::from_ref(&part));
    let both = AgendaFilter {
        coach: Some(coach),
        ..person
    };
    assert_eq!(away(both), [whole, part]);
}
