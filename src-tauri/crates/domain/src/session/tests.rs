#![allow(clippy::unwrap_used)]

use super::*;
use crate::programme::Programme;

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn at(text: &str) -> TimeOfDay {
    TimeOfDay::parse(text).unwrap()
}

/// The manual's session of 28/06/2022, in a state.
pub(crate) fn session(state: SessionState) -> Session {
    Session {
        id: SessionId(41),
        activity: ActivityId(7),
        beneficiary: BeneficiaryId(3),
        branch: BranchId(1),
        coach: CoachId(2),
        date: day("2022-06-28"),
        start: at("10:00"),
        end: at("12:30"),
        place: "Vivai Sile, Casier".into(),
        note: "Portare i guanti".into(),
        description: "Colloquio".into(),
        private_note: "Riservata".into(),
        state,
        reason: None,
        origin: SessionOrigin::Here,
        origin_why: None,
        revision: 1,
        entered_at: "2022-06-20T18:05:00".parse().unwrap(),
        scheduled_at: None,
        started_at: None,
        concluded_at: None,
        closed_at: None,
    }
}

fn now() -> NaiveDateTime {
    "2022-06-27T09:00:00".parse().unwrap()
}

#[test]
fn a_session_just_entered_is_a_draft_of_which_nothing_is_said() {
    let whole = session(SessionState::Entered);
    let entered = Session::entered_now(
        whole.id,
        (whole.activity, whole.beneficiary),
        (whole.branch, whole.coach),
        (whole.date, whole.span()),
        whole.entered_at,
    );
    let unsaid = Session {
        place: String::new(),
        note: String::new(),
        description: String::new(),
        private_note: String::new(),
        ..whole
    };
    assert_eq!(entered, unsaid);
    assert_eq!(entered.changed().revision, 2);
}

#[test]
fn a_session_lasts_from_its_start_to_its_end() {
    let mut one = session(SessionState::Entered);
    assert_eq!(one.minutes(), Minutes(150));
    assert_eq!(one.span().to_string(), "10:00–12:30");
    one.end = one.start;
    assert_eq!(one.minutes(), Minutes::ZERO);
}

#[test]
fn a_place_of_spaces_is_no_place() {
    let mut one = session(SessionState::Entered);
    assert_eq!(one.plan().place.as_deref(), Some("Vivai Sile, Casier"));
    assert_eq!(one.plan().date, one.date);
    one.place = "  ".into();
    assert_eq!(one.plan().place, None);
}

#[test]
fn without_a_place_it_is_held_at_its_branch() {
    let mut one = session(SessionState::Entered);
    assert_eq!(one.held_at("Treviso"), "Vivai Sile, Casier");
    one.place.clear();
    assert_eq!(one.held_at("Treviso"), "Sportello Treviso");
}

#[test]
fn day_seven_is_its_last() {
    let limits = Programme::job_coach_1103().unwrap().limits;
    assert_eq!(
        session(SessionState::Started).last_day(&limits),
        day("2022-07-05")
    );
    assert_eq!(session(SessionState::Started).entered(), day("2022-06-20"));
}

#[test]
fn the_portal_s_form_is_what_paragraph_3_1_asks() {
    let one = session(SessionState::Entered);
    let form = one.portal_form();
    assert_eq!(
        (form.branch, form.coach, form.date),
        (one.branch, one.coach, one.date)
    );
    assert_eq!((form.start, form.end), (one.start, one.end));
    assert_eq!((form.place, form.note), (one.place, one.note));
}

/// Each state with what is true of it: counted, open, dropped; and, while its activity goes on,
/// editable, describable, number of buttons.
#[test]
fn what_is_true_of_each_state() {
    for (state, counted, open, dropped, editable, describable, steps) in [
        (SessionState::Entered, false, true, false, true, true, 2),
        (SessionState::Scheduled, true, true, false, false, true, 2),
        (SessionState::Started, true, true, false, false, true, 2),
        (SessionState::Delivered, true, false, false, false, true, 0),
        (SessionState::Cancelled, false, false, true, false, false, 0),
        (
            SessionState::ClosedNegatively,
            false,
            false,
            true,
            false,
            false,
            0,
        ),
    ] {
        let one = session(state);
        assert_eq!(
            (one.counted(), one.is_open(), one.is_dropped()),
            (counted, open, dropped),
            "{state}"
        );
        for activity in [ActivityState::Proposed, ActivityState::Started] {
            assert_eq!(one.is_editable_in(activity), editable, "{state}");
            assert_eq!(one.is_describable_in(activity), describable, "{state}");
            assert_eq!(one.steps_in(activity).len(), steps, "{state}");
            assert_eq!(one.counts_in(activity), counted, "{state}");
            assert_eq!(state.is_open_in(activity), open, "{state}");
        }
        assert_eq!(
            state.is_planned(),
            matches!(state, SessionState::Scheduled | SessionState::Started)
        );
    }
}

#[test]
fn in_a_terminata_nothing_can_be_done_and_only_what_was_delivered_counts() {
    for state in SessionState::ALL {
        let one = session(state);
        let ended = ActivityState::Ended;
        assert!(
            !one.is_editable_in(ended) && !one.is_describable_in(ended),
            "{state}"
        );
        assert!(
            one.steps_in(ended).is_empty() && !state.is_open_in(ended),
            "{state}"
        );
        assert_eq!(
            one.counts_in(ended),
            state == SessionState::Delivered,
            "{state}"
        );
    }
}

#[test]
fn a_step_leaves_its_moment_and_a_new_revision() {
    use SessionStep::{Cancel, CloseNegatively, Conclude, Schedule, Start};
    for (from, step) in [
        (SessionState::Entered, Schedule),
        (SessionState::Scheduled, Start),
        (SessionState::Started, Conclude),
        (SessionState::Entered, Cancel),
        (SessionState::Started, CloseNegatively),
    ] {
        let before = session(from);
        let after = before.clone().after(step, None, now()).unwrap();
        assert_eq!(after.state, from.after(step).unwrap());
        assert_eq!(after.revision, before.revision + 1);
        let moments = [
            (after.scheduled_at, step == Schedule),
            (after.started_at, step == Start),
            (after.concluded_at, step == Conclude),
            (after.closed_at, matches!(step, Cancel | CloseNegatively)),
        ];
        for (moment, set) in moments {
            assert_eq!(moment, set.then(now), "{step}");
        }
        let same = Session {
            state: before.state,
            revision: before.revision,
            scheduled_at: None,
            started_at: None,
            concluded_at: None,
            closed_at: None,
            ..after
        };
        assert_eq!(same, before, "all else stays");
    }
}

#[test]
fn a_reason_stays_until_another_is_given() {
    let mut one = session(SessionState::Scheduled);
    one.reason = Some("Malattia".into());
    let started = one.clone().after(SessionStep::Start, None, now()).unwrap();
    assert_eq!(started.reason.as_deref(), Some("Malattia"));
    let closed = one.after(SessionStep::CloseNegatively, Some("Assenza".into()), now());
    assert_eq!(closed.unwrap().reason.as_deref(), Some("Assenza"));
}

#[test]
fn a_step_its_state_has_not_changes_nothing() {
    let refused = session(SessionState::Delivered).after(SessionStep::Start, None, now());
    assert_eq!(
        refused.unwrap_err().to_string(),
        "«Avvia» non è possibile: l’erogazione è EROGATA."
    );
}

#[test]
fn a_session_crosses_with_its_words() {
    let one = session(SessionState::Entered);
    let crossed = serde_json::to_value(&one).unwrap();
    assert_eq!(crossed["state"], "INSERITA");
    assert_eq!(crossed["start"], "10:00");
    assert_eq!(crossed["privateNote"], "Riservata");
    assert_eq!(crossed["enteredAt"], "2022-06-20T18:05:00");
    assert_eq!(serde_json::from_value::<Session>(crossed).unwrap(), one);
}
