#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
//! The way to the portal against the session's own state machine, and the manual's examples.

use proptest::prelude::*;

use super::*;

fn date(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2022, month, day).unwrap()
}

fn labels(known: Option<SessionState>, truth: SessionState, edited: bool) -> Vec<&'static str> {
    steps(known, truth, edited)
        .into_iter()
        .map(PortalStep::label)
        .collect()
}

#[test]
fn a_session_delivered_off_line_takes_four_buttons_in_the_manuals_order() {
    assert_eq!(
        labels(None, SessionState::Delivered, false),
        ["Nuova erogazione → invia", "Programma", "Avvia", "Concludi"]
    );
}

#[test]
fn only_what_is_missing_is_repeated() {
    let held = Some(SessionState::Scheduled);
    assert_eq!(
        labels(held, SessionState::Delivered, false),
        ["Avvia", "Concludi"]
    );
    assert_eq!(labels(held, SessionState::Scheduled, false), [""; 0]);
}

#[test]
fn what_is_closed_negatively_is_closed_from_where_the_portal_stands() {
    let closed = SessionState::ClosedNegatively;
    for held in [SessionState::Scheduled, SessionState::Started] {
        assert_eq!(labels(Some(held), closed, false), ["Chiudi negativamente"]);
    }
    assert_eq!(
        labels(Some(SessionState::Entered), closed, false),
        ["Programma", "Chiudi negativamente"]
    );
}

#[test]
fn what_came_to_nothing_before_the_portal_heard_of_it_is_not_repeated() {
    for lost in [SessionState::Cancelled, SessionState::ClosedNegatively] {
        assert!(steps(None, lost, false).is_empty(), "{lost}");
    }
}

#[test]
fn an_edit_comes_before_what_freezes_it() {
    let held = Some(SessionState::Entered);
    assert_eq!(
        labels(held, SessionState::Entered, true),
        ["Modifica → invia"]
    );
    assert_eq!(
        labels(held, SessionState::Scheduled, true),
        ["Modifica → invia", "Programma"]
    );
    assert_eq!(labels(held, SessionState::Cancelled, true), ["Annulla"]);
}

#[test]
fn a_request_is_answered_there_as_it_was_here() {
    use RequestState::{Admitted, Cancelled, Proposed, Refused};
    assert_eq!(request_step(Proposed, Admitted), Some(PortalStep::Admit));
    assert_eq!(request_step(Proposed, Refused), Some(PortalStep::Refuse));
    for (known, truth) in [
        (Proposed, Proposed),
        (Proposed, Cancelled),
        (Admitted, Admitted),
        (Refused, Refused),
    ] {
        assert_eq!(request_step(known, truth), None, "{known} → {truth}");
    }
}

#[test]
fn an_activity_is_concluded_there_once() {
    assert_eq!(
        activity_step(false, ActivityState::Ended),
        Some(PortalStep::EndActivity)
    );
    assert_eq!(activity_step(true, ActivityState::Ended), None);
    assert_eq!(activity_step(false, ActivityState::Started), None);
}

#[test]
fn an_answer_differs_until_the_portal_has_the_same() {
    for known in RequestState::ALL {
        for truth in RequestState::ALL {
            assert_eq!(request_differs(known, truth), known != truth);
            if request_step(known, truth).is_some() {
                assert!(request_differs(known, truth), "{known} there, {truth} here");
            }
        }
    }
}

#[test]
fn day_seven_is_in_and_day_eight_is_lost() {
    let term = date(7, 5);
    assert_eq!(urgency(Some(term), date(7, 5)), Urgency::Today);
    assert_eq!(urgency(Some(term), date(7, 6)), Urgency::Overdue);
    assert_eq!(urgency(Some(term), date(7, 2)), Urgency::WithinThreeDays);
    assert_eq!(urgency(Some(term), date(7, 1)), Urgency::Later);
    assert_eq!(urgency(None, date(7, 1)), Urgency::Later);
}

#[test]
fn the_note_carries_the_place_first() {
    assert_eq!(note("Vivai Sile, Casier", ""), "Luogo: Vivai Sile, Casier");
    assert_eq!(
        note(" Vivai Sile ", "Con il tutor"),
        "Luogo: Vivai Sile\nCon il tutor"
    );
    assert_eq!(note("", " Con il tutor "), "Con il tutor");
    assert_eq!(note("", ""), "");
}

/// A session as one can make it here: buttons pressed in any order, those not there left out.
fn life() -> impl Strategy<Value = Vec<SessionState>> {
    prop::collection::vec(prop::sample::select(&SessionStep::ALL), 0..6).prop_map(|buttons| {
        buttons
            .into_iter()
            .fold(vec![SessionState::Entered], |mut life, button| {
                if let Ok(next) = life.last().unwrap().after(button) {
                    life.push(next);
                }
                life
            })
    })
}

proptest! {
    /// Whenever the portal was brought up to date, pressing what is shown brings it to the truth.
    #[test]
    fn pressing_every_button_shown_brings_the_portal_to_the_truth(
        life in life(), at in any::<prop::sample::Index>(), nothing: bool, edited: bool,
    ) {
        let truth = *life.last().unwrap();
        let known = (!nothing).then(|| *at.get(&life));
        prop_assert!(possible(truth).contains(&known), "{known:?} of {truth}");
        let shown = steps(known, truth, edited);
        let mut held = known;
        for step in &shown {
            held = after(held, *step);
            prop_assert!(held.is_some(), "{step} is not there");
            prop_assert!(possible(truth).contains(&held), "{held:?} leads astray from {truth}");
        }
        if known.is_some() || !shown.is_empty() {
            prop_assert_eq!(held, Some(truth));
        }
        prop_assert!(steps(held, truth, false).is_empty(), "nothing is left");
    }

    /// What the portal can hold stays possible whatever is done next here.
    #[test]
    fn what_the_portal_holds_never_becomes_impossible(life in life()) {
        for (at, truth) in life.iter().enumerate() {
            for later in &life[at..] {
                for held in possible(*truth) {
                    prop_assert!(possible(*later).contains(&held), "{held:?}: {truth} → {later}");
                }
            }
        }
    }

    /// Going one button at a time or all at once comes to the same.
    #[test]
    fn one_button_less_is_left_after_each(life in life(), edited: bool) {
        let truth = *life.last().unwrap();
        let mut held = None;
        let mut left = steps(held, truth, edited);
        while let Some(next) = left.first().copied() {
            held = after(held, next);
            let rest = steps(held, truth, false);
            prop_assert_eq!(&left[1..], &rest[..]);
            left = rest;
        }
    }
}
