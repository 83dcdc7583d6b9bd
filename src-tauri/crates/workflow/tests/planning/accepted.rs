//! A plan that is accepted: every session passes the rules, or nothing is entered.

use affianca_domain::{Minutes, SessionState, SessionStep, TimeOfDay};
use affianca_workflow::planning::PlannedSession;
use affianca_workflow::{Action, Error, JournalFilter, ProblemCode, Refusal};

use super::*;
use crate::common::content;

#[test]
fn a_whole_voucher_is_planned_and_entered_as_drafts_that_no_rule_is_against() {
    let (_home, archive) = desk();
    let form = form(&archive, OPAL);
    let proposal = propose(&archive, &form);
    assert_eq!(proposal.planned, Minutes::from_hours(64));
    assert_eq!((proposal.left, &proposal.relief), (Minutes::ZERO, &None));
    let entered = archive
        .accept_plans(&[accepted(&form, &proposal)], now())
        .unwrap();
    assert_eq!(entered.sessions as usize, proposal.sessions.len());
    assert_eq!(entered.minutes, Minutes::from_hours(64));

    let rows = rows(&archive, OPAL);
    assert_eq!(rows.len(), proposal.sessions.len());
    for row in &rows {
        assert_eq!(row.session.state, SessionState::Entered);
        let check = archive
            .check_step(row.session.id, SessionStep::Schedule, now())
            .unwrap();
        assert_eq!(check.violations, [], "{}", row.session.plan().when());
        let form = SessionForm::from(&row.session);
        let edited = archive
            .check_session(row.session.activity, Some(row.session.id), &form, now())
            .unwrap();
        assert!(
            edited
                .violations
                .iter()
                .all(|it| it.severity == affianca_domain::Severity::Information)
        );
    }
    let again = archive
        .plan_beginning(request(&archive, OPAL), now())
        .unwrap();
    assert_eq!(again.left, Minutes::ZERO);
    assert_eq!(
        again.nothing.as_deref(),
        Some(
            "Tutte le ore concordate sono già erogate, programmate o in bozza: non resta nulla da pianificare."
        )
    );
}

#[test]
fn all_drafts_of_a_plan_can_be_scheduled_one_after_the_other() {
    let (_home, archive) = desk();
    let mut form = form(&archive, OPAL);
    form.activities
        .retain(|part| part.activity == activity(&archive, OPAL, "JC-DE"));
    let proposal = propose(&archive, &form);
    archive
        .accept_plans(&[accepted(&form, &proposal)], now())
        .unwrap();
    for row in rows(&archive, OPAL) {
        step(&archive, &row, SessionStep::Schedule, SessionState::Entered);
    }
    assert!(
        rows(&archive, OPAL)
            .iter()
            .all(|row| row.session.state == SessionState::Scheduled)
    );
}

#[test]
fn the_journal_has_one_row_with_a_line_a_session_and_the_request_s_history_has_it() {
    let (_home, archive) = desk();
    let form = form(&archive, OPAL);
    let proposal = propose(&archive, &form);
    archive
        .accept_plans(&[accepted(&form, &proposal)], now())
        .unwrap();
    let filter = JournalFilter {
        action: Some(Action::AcceptPlan),
        request: Some(request(&archive, OPAL)),
        page_size: 50,
        ..JournalFilter::default()
    };
    let journal = archive.journal(&filter, now()).unwrap();
    assert_eq!(journal.rows.len(), 1);
    let told = format!("{:?}", journal.rows[0]);
    let supervised = proposal
        .sessions
        .iter()
        .filter(|it| it.code == "JC-SU")
        .count();
    assert!(supervised > 0);
    assert!(
        told.contains(&format!(
            "piano di {} erogazioni, {OPAL}",
            proposal.sessions.len()
        )),
        "{told}"
    );
    assert_eq!(told.matches("JC-SU, ").count(), supervised, "{told}");
    assert_eq!(archive.verify_journal().unwrap().broken, None);
}

#[test]
fn what_changed_meanwhile_refuses_all_of_it_with_its_sentence() {
    let (home, archive) = desk();
    let form = form(&archive, OPAL);
    let proposal = propose(&archive, &form);
    let third = proposal.sessions[2].session;
    let (start, end) = (third.start.to_string(), third.end.to_string());
    let date = affianca_domain::format_date(third.date);
    enter(&archive, OTHER, "JC-DE", &date, (&start, &end));
    let before = content(&home);
    let refused = archive
        .accept_plans(&[accepted(&form, &proposal)], now())
        .unwrap_err();
    assert_eq!(refused.code(), ProblemCode::Stale);
    let message = refused.message();
    assert!(
        message.starts_with("Nel frattempo qualcosa è cambiato e non è stato inserito nulla.")
            && message.contains(&date)
            && message.contains("operatore")
            && message.ends_with("Pianifica di nuovo."),
        "{message}"
    );
    assert_eq!(content(&home), before, "nothing is written");
    assert_eq!(rows(&archive, OPAL), []);
    let around = propose(&archive, &form);
    archive
        .accept_plans(&[accepted(&form, &around)], now())
        .unwrap();
}

#[test]
fn hours_used_meanwhile_refuse_it_too() {
    let (_home, archive) = desk();
    let form = form(&archive, OPAL);
    let proposal = propose(&archive, &form);
    enter(&archive, OPAL, "JC-AN", "01/08/2022", ("09:00", "10:00"));
    let refused = archive
        .accept_plans(&[accepted(&form, &proposal)], now())
        .unwrap_err();
    assert!(
        refused.message().contains("superano le ore"),
        "{}",
        refused.message()
    );
    assert_eq!(rows(&archive, OPAL).len(), 1);
}

#[test]
fn the_days_that_pass_refuse_it() {
    let (_home, archive) = desk();
    let form = form(&archive, OPAL);
    let proposal = propose(&archive, &form);
    let later = at("2022-07-20T09:00");
    let refused = archive
        .accept_plans(&[accepted(&form, &proposal)], later)
        .unwrap_err();
    assert!(
        matches!(refused.refusal(), Some(Refusal::PlanChanged { .. })),
        "{refused:?}"
    );
}

#[test]
fn no_plan_takes_what_no_planner_proposes() {
    let (home, archive) = desk();
    let form = form(&archive, OPAL);
    let proposal = propose(&archive, &form);
    let first = proposal.sessions[0].session;
    let before = content(&home);
    let refused = |sessions: Vec<PlannedSession>| {
        let plan = AcceptedPlan {
            form: form.clone(),
            sessions,
        };
        archive.accept_plans(&[plan], now()).unwrap_err()
    };
    assert_eq!(refused(Vec::new()).refusal(), Some(&Refusal::PlanEmpty));
    assert_eq!(
        refused(vec![first, first]).refusal(),
        Some(&Refusal::PlanEmpty),
        "twice the same"
    );
    let long_ago = PlannedSession {
        date: "2019-01-07".parse().unwrap(),
        ..first
    };
    assert_eq!(refused(vec![long_ago]).refusal(), Some(&Refusal::PlanEmpty));
    let backwards = PlannedSession {
        start: first.end,
        end: first.start,
        ..first
    };
    assert!(matches!(
        refused(vec![backwards]).refusal(),
        Some(Refusal::PlanChanged { .. })
    ));
    let night = PlannedSession {
        start: TimeOfDay::parse("04:00").unwrap(),
        end: TimeOfDay::parse("06:00").unwrap(),
        ..first
    };
    assert!(refused(vec![night]).message().contains("07:30"));
    let foreign = PlannedSession {
        activity: activity(&archive, OTHER, "JC-AN"),
        ..first
    };
    match refused(vec![foreign]) {
        Error::Invalid(fields) => assert_eq!(fields[0].field, "activities"),
        other => panic!("{other:?}"),
    }
    assert_eq!(
        refused(vec![first, foreign]).refusal(),
        Some(&Refusal::PlanEmpty)
    );
    let twice = accepted(&form, &proposal);
    let refused = archive
        .accept_plans(&[twice.clone(), twice], now())
        .unwrap_err();
    assert_eq!(refused.refusal(), Some(&Refusal::PlanEmpty));
    assert!(archive.accept_plans(&[], now()).is_err());
    let mut nobody = accepted(&form, &proposal);
    nobody.form.coach = None;
    match archive.accept_plans(&[nobody], now()).unwrap_err() {
        Error::Invalid(fields) => assert_eq!(fields[0].field, "coach"),
        other => panic!("{other:?}"),
    }
    assert_eq!(content(&home), before, "nothing is written");
}
