#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
//! The states against a small model: the manual's own table of buttons, written down a second time.

use proptest::prelude::*;

use super::*;
use crate::programme::Programme;

/// The manual's pictures of §3.1 and §3.2, row by row: state, button, next state.
const TABLE: [(&str, &str, &str); 6] = [
    ("INSERITA", "Programma", "PROGRAMMATA"),
    ("INSERITA", "Annulla", "ANNULLATA"),
    ("PROGRAMMATA", "Avvia", "AVVIATA"),
    (
        "PROGRAMMATA",
        "Chiudi negativamente",
        "CHIUSA NEGATIVAMENTE",
    ),
    ("AVVIATA", "Concludi", "EROGATA"),
    ("AVVIATA", "Chiudi negativamente", "CHIUSA NEGATIVAMENTE"),
];

fn model(state: SessionState, step: SessionStep) -> Option<SessionState> {
    TABLE
        .iter()
        .find(|(from, button, _)| *from == state.as_str() && *button == step.label())
        .map(|(.., to)| to.parse().unwrap())
}

fn limits() -> Limits {
    Programme::job_coach_1103().unwrap().limits
}

fn date(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2022, month, day).unwrap()
}

#[test]
fn every_pair_of_state_and_button_is_as_in_the_manual() {
    for state in SessionState::ALL {
        for step in SessionStep::ALL {
            let forbidden = ForbiddenStep { from: state, step };
            assert_eq!(
                state.after(step),
                model(state, step).ok_or(forbidden),
                "{state} + {step}"
            );
        }
    }
}

#[test]
fn a_row_shows_exactly_the_buttons_that_work() {
    for state in SessionState::ALL {
        for step in SessionStep::ALL {
            let shown = state.steps().contains(&step);
            assert_eq!(shown, state.after(step).is_ok(), "{state} + {step}");
        }
        assert_eq!(state.is_open(), !state.steps().is_empty(), "{state}");
    }
}

#[test]
fn counted_are_the_scheduled_started_and_delivered() {
    let counted: Vec<&str> = SessionState::ALL
        .iter()
        .filter(|state| state.counted())
        .map(|state| state.as_str())
        .collect();
    assert_eq!(counted, ["PROGRAMMATA", "AVVIATA", "EROGATA"]);
}

#[test]
fn a_forbidden_step_is_explained() {
    let refused = SessionState::Delivered
        .after(SessionStep::Cancel)
        .unwrap_err();
    assert_eq!(
        refused.to_string(),
        "«Annulla» non è possibile: l’erogazione è EROGATA."
    );
}

#[test]
fn states_are_stored_shown_and_sent_in_the_same_words() {
    for state in SessionState::ALL {
        let crossed = serde_json::to_string(&state).unwrap();
        assert_eq!(crossed, format!("\"{state}\""));
        assert_eq!(state.as_str().parse(), Ok(state));
    }
    for state in RequestState::ALL {
        assert_eq!(
            serde_json::to_string(&state).unwrap(),
            format!("\"{state}\"")
        );
        assert_eq!(state.as_str().parse(), Ok(state));
    }
    for state in ActivityState::ALL {
        assert_eq!(
            serde_json::to_string(&state).unwrap(),
            format!("\"{state}\"")
        );
        assert_eq!(state.as_str().parse(), Ok(state));
    }
    assert!("inserita".parse::<SessionState>().is_err());
    assert!("".parse::<RequestState>().is_err());
}

#[test]
fn a_request_is_answered_once() {
    let proposed = RequestState::Proposed;
    assert_eq!(proposed.admit(), Ok(RequestState::Admitted));
    assert_eq!(proposed.refuse(), Ok(RequestState::Refused));
    assert_eq!(proposed.cancel(), Ok(RequestState::Cancelled));
    for from in [
        RequestState::Admitted,
        RequestState::Refused,
        RequestState::Cancelled,
    ] {
        let forbidden = Err(ForbiddenAnswer { from });
        assert_eq!(
            (from.admit(), from.refuse(), from.cancel()),
            (forbidden, forbidden, forbidden)
        );
    }
}

#[test]
fn a_request_expires_after_day_seven_and_not_on_it() {
    let limits = limits();
    let notified = date(5, 27);
    assert_eq!(RequestState::answer_deadline(notified, &limits), date(6, 3));
    assert!(!RequestState::is_expired(notified, date(5, 27), &limits));
    assert!(!RequestState::is_expired(notified, date(6, 3), &limits));
    assert!(RequestState::is_expired(notified, date(6, 4), &limits));
}

#[test]
fn a_term_at_the_end_of_the_calendar_is_held_there() {
    let limits = limits();
    assert_eq!(
        RequestState::answer_deadline(NaiveDate::MAX, &limits),
        NaiveDate::MAX
    );
    assert_eq!(days_after(NaiveDate::MIN, -1), NaiveDate::MIN);
    assert_eq!(days_after(date(6, 1), i64::MAX), NaiveDate::MAX);
    assert_eq!(days_after(date(6, 1), i64::MIN), NaiveDate::MIN);
}

#[test]
fn an_activity_starts_with_its_first_session_and_stays_started() {
    assert_eq!(
        ActivityState::Proposed.with_session_started(),
        ActivityState::Started
    );
    assert_eq!(
        ActivityState::Started.with_session_started(),
        ActivityState::Started
    );
    assert_eq!(
        ActivityState::Ended.with_session_started(),
        ActivityState::Ended
    );
}

#[test]
fn an_activity_is_concluded_with_one_delivered_session_and_only_once() {
    assert_eq!(
        ActivityState::Started.conclude(0),
        Err(CannotConclude::NothingDelivered)
    );
    assert_eq!(ActivityState::Started.conclude(1), Ok(ActivityState::Ended));
    assert_eq!(
        ActivityState::Ended.conclude(1),
        Err(CannotConclude::AlreadyEnded)
    );
}

proptest! {
    #[test]
    fn any_run_of_buttons_follows_the_model(
        steps in prop::collection::vec(prop::sample::select(&SessionStep::ALL), 0..12),
    ) {
        let (mut state, mut modelled) = (SessionState::Entered, SessionState::Entered);
        let mut moves = 0;
        for step in steps {
            if let Ok(next) = state.after(step) {
                state = next;
                moves += 1;
            }
            modelled = model(modelled, step).unwrap_or(modelled);
            prop_assert_eq!(state, modelled);
        }
        prop_assert!(moves <= 3, "no session goes through more than three steps");
    }

    #[test]
    fn what_is_over_stays_over(steps in prop::collection::vec(prop::sample::select(&SessionStep::ALL), 0..12)) {
        for end in [SessionState::Delivered, SessionState::Cancelled, SessionState::ClosedNegatively] {
            for step in &steps {
                prop_assert!(end.after(*step).is_err());
            }
        }
    }
}
