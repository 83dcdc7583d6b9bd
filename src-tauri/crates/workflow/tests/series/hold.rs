use affianca_domain::{ActivityState, RuleId, SessionState, SessionStep};
use affianca_workflow::sessions::StepOrder;
use affianca_workflow::{Action, Error, Refusal};

use crate::common::at;
use crate::{Desk, now, told};

fn order(desk: &Desk) -> StepOrder {
    let row = desk.rows(desk.training).remove(0);
    StepOrder {
        session: row.session.id,
        step: SessionStep::Conclude,
        expected: row.session.state,
        acknowledged: Vec::new(),
        reason: String::new(),
        description: Some("Prova della pressa".into()),
    }
}

/// One of Monday 4 July, 09:00–12:00, scheduled.
fn desk() -> Desk {
    let desk = Desk::new();
    let form = desk.form(desk.training, "04/07/2022");
    desk.archive
        .enter_session(desk.training, &form, &[], now())
        .unwrap();
    let row = desk.rows(desk.training).remove(0);
    desk.step(&row, SessionStep::Schedule, now());
    desk
}

#[test]
fn a_session_of_today_is_started_and_concluded_with_its_description() {
    let desk = desk();
    let evening = at("2022-07-04T18:00");
    let detail = desk
        .archive
        .activity_detail(desk.training, evening)
        .unwrap();
    assert!(detail.sessions[0].may_be_held);
    let order = order(&desk);
    let check = desk.archive.check_hold(order.session, evening).unwrap();
    assert!(check.violations.is_empty() && check.asks_description);
    desk.archive.hold_session(&order, evening).unwrap();
    let detail = desk
        .archive
        .activity_detail(desk.training, evening)
        .unwrap();
    let session = &detail.sessions[0].session;
    assert_eq!(session.state, SessionState::Delivered);
    assert_eq!(session.description, "Prova della pressa");
    assert!(session.started_at.is_some() && session.concluded_at.is_some());
    assert_eq!(detail.state, ActivityState::Started);
    let [row] = &desk.journal(Action::HoldSession)[..] else {
        panic!("one row");
    };
    let said = serde_json::to_string(row).unwrap();
    assert!(
        said.contains("Avvia") && said.contains("Concludi"),
        "{said}"
    );
    assert!(matches!(
        desk.archive.hold_session(&order, evening),
        Err(Error::Refused(Refusal::StateChanged { .. }))
    ));
}

#[test]
fn before_its_day_it_is_not_offered_and_before_its_hour_it_is_confirmed() {
    let desk = desk();
    let the_day_before = at("2022-07-03T18:00");
    let row = desk.rows(desk.training).remove(0);
    assert!(!row.may_be_held);
    let order = order(&desk);
    assert!(matches!(
        desk.archive.hold_session(&order, the_day_before),
        Err(Error::Rules(_))
    ));
    let early = at("2022-07-04T08:00");
    let check = desk.archive.check_hold(order.session, early).unwrap();
    assert_eq!(told(&check.violations), [RuleId::Future], "told once");
    assert!(matches!(
        desk.archive.hold_session(&order, early),
        Err(Error::Rules(_))
    ));
    assert_eq!(
        desk.rows(desk.training)[0].session.state,
        SessionState::Scheduled
    );
    let seen = StepOrder {
        acknowledged: vec![RuleId::Future],
        ..order
    };
    desk.archive.hold_session(&seen, early).unwrap();
}
