use affianca_domain::{RuleId, SessionState, SessionStep};
use affianca_workflow::series::{SeriesEdit, SeriesRest, ShownSession};
use affianca_workflow::sessions::SessionForm;
use affianca_workflow::{Action, Error, Refusal};

use crate::{Desk, now};

fn shown(rest: &SeriesRest) -> Vec<ShownSession> {
    let drafts = rest.drafts.iter();
    drafts
        .map(|it| ShownSession {
            session: it.session,
            revision: it.revision,
        })
        .collect()
}

/// Twelve, of which the sixth is scheduled.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.enter(&desk.twelve());
    let sixth = desk.rows(desk.training).remove(5);
    desk.step(&sixth, SessionStep::Schedule, now());
    desk
}

fn afternoon(desk: &Desk, place: usize) -> (affianca_domain::SessionId, SessionForm) {
    let row = desk.rows(desk.training).remove(place);
    let form = SessionForm {
        start: "14".into(),
        end: "17".into(),
        ..SessionForm::from(&row.session)
    };
    (row.session.id, form)
}

#[test]
fn times_change_from_one_on_and_what_is_scheduled_is_told_and_stays() {
    let desk = desk();
    let (session, form) = afternoon(&desk, 3);
    let rest = desk
        .archive
        .series_rest(session, Some(&form), now())
        .unwrap();
    assert_eq!((rest.drafts.len(), rest.left.len()), (8, 1));
    assert_eq!(rest.left[0].state, SessionState::Scheduled);
    let order = SeriesEdit {
        session,
        form,
        shown: shown(&rest),
        acknowledged: Vec::new(),
    };
    desk.archive.edit_series(&order, now()).unwrap();
    let starts: Vec<String> = desk
        .rows(desk.training)
        .iter()
        .map(|row| row.session.start.to_string())
        .collect();
    let (morning, later) = ("09:00", "14:00");
    let mut wanted = vec![morning; 3];
    wanted.extend([later, later, morning]);
    wanted.extend([later; 6]);
    assert_eq!(starts, wanted);
    assert_eq!(desk.journal(Action::EditSeries).len(), 1);
    assert!(
        matches!(
            desk.archive.edit_series(&order, now()),
            Err(Error::Refused(Refusal::SessionChanged))
        ),
        "what was shown is no more"
    );
}

#[test]
fn the_day_of_one_is_its_own_and_what_was_changed_in_another_stays() {
    let desk = desk();
    let rows = desk.rows(desk.training);
    let other = &rows[8].session;
    let elsewhere = SessionForm {
        place: "Sportello".into(),
        ..SessionForm::from(other)
    };
    desk.archive
        .edit_session(other.id, other.revision, &elsewhere, &RuleId::ALL, now())
        .unwrap();
    let (session, form) = afternoon(&desk, 7);
    let form = SessionForm {
        date: "19/07/2022".into(),
        ..form
    };
    let rest = desk
        .archive
        .series_rest(session, Some(&form), now())
        .unwrap();
    let order = SeriesEdit {
        session,
        form,
        shown: shown(&rest),
        acknowledged: Vec::new(),
    };
    desk.archive.edit_series(&order, now()).unwrap();
    let rows = desk.rows(desk.training);
    let dates: Vec<String> = rows[7..9]
        .iter()
        .map(|it| it.session.date.to_string())
        .collect();
    assert_eq!(dates, ["2022-07-19", "2022-07-22"]);
    assert_eq!(rows[8].session.place, "Sportello");
    assert_eq!(rows[8].session.start.to_string(), "14:00");
}

#[test]
fn a_rule_against_one_of_them_is_against_all() {
    let desk = desk();
    let (session, form) = afternoon(&desk, 6);
    let form = SessionForm {
        end: "23:30".into(),
        ..form
    };
    let rest = desk
        .archive
        .series_rest(session, Some(&form), now())
        .unwrap();
    let before = desk.rows(desk.training);
    let order = SeriesEdit {
        session,
        form,
        shown: shown(&rest),
        acknowledged: RuleId::ALL.to_vec(),
    };
    assert!(matches!(
        desk.archive.edit_series(&order, now()),
        Err(Error::Rules(_))
    ));
    assert_eq!(desk.rows(desk.training), before);
}

#[test]
fn drafts_are_given_up_from_one_on() {
    let desk = desk();
    let session = desk.rows(desk.training)[4].session.id;
    let rest = desk.archive.series_rest(session, None, now()).unwrap();
    desk.archive
        .cancel_series(session, &shown(&rest), now())
        .unwrap();
    let count = |state| {
        let rows = desk.rows(desk.training);
        rows.iter().filter(|row| row.session.state == state).count()
    };
    assert_eq!(count(SessionState::Entered), 4);
    assert_eq!(count(SessionState::Scheduled), 1);
    assert_eq!(count(SessionState::Cancelled), 7);
    assert_eq!(desk.journal(Action::CancelSeries).len(), 1);
    let gone = desk.archive.series_rest(session, None, now());
    assert!(matches!(
        gone,
        Err(Error::Refused(Refusal::StateChanged { .. }))
    ));
}
