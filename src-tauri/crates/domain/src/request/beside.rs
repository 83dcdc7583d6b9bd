//! A request held beside the portal's table: which of what they tell otherwise may become as it is there, and
//! which is still to be repeated there.

use crate::portal::PortalChoice;
use crate::states::{ActivityState, RequestState};

/// What may be done of another state of the request there. `answered_here`: the answer was given in this
/// program, so that it can be repeated there. Under an admitted request with sessions no other state is
/// possible.
#[must_use]
pub fn of_state(
    here: RequestState,
    there: RequestState,
    answered_here: bool,
    has_sessions: bool,
) -> Vec<PortalChoice> {
    let mut found = Vec::new();
    let waits_again = there == RequestState::Proposed && here != RequestState::Cancelled;
    if !waits_again && (there == RequestState::Admitted || !has_sessions) {
        found.push(PortalChoice::Take);
    }
    if answered_here && crate::portal::request_step(there, here).is_some() {
        found.push(PortalChoice::Keep);
    }
    found
}

/// What may be done of another state of an activity there: it only goes forward. `ended_here`: it was
/// concluded in this program.
#[must_use]
pub fn of_activity(
    here: ActivityState,
    there: ActivityState,
    ended_here: bool,
) -> Vec<PortalChoice> {
    if there.stage() > here.stage() {
        vec![PortalChoice::Take]
    } else if ended_here {
        vec![PortalChoice::Keep]
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ActivityState::{Ended, Started};
    use PortalChoice::{Keep, Take};
    use RequestState::{Admitted, Cancelled, Proposed, Refused};

    #[test]
    fn an_answer_given_there_is_taken_and_one_given_here_repeated() {
        for (here, there, expected) in [
            (Proposed, Admitted, vec![Take]),
            (Proposed, Refused, vec![Take]),
            (Proposed, Cancelled, vec![Take]),
            (Cancelled, Admitted, vec![Take]),
            (Cancelled, Proposed, vec![Take]),
            (Admitted, Proposed, vec![Keep]),
            (Refused, Proposed, vec![Keep]),
            (Admitted, Cancelled, vec![Take]),
        ] {
            assert_eq!(
                of_state(here, there, true, false),
                expected,
                "{here}, {there}"
            );
        }
    }

    #[test]
    fn an_answer_that_came_from_the_portal_is_not_repeated_there() {
        assert_eq!(of_state(Admitted, Proposed, false, false), []);
    }

    #[test]
    fn a_request_with_sessions_stays_admitted() {
        for there in [Refused, Cancelled, Proposed] {
            assert!(
                !of_state(Admitted, there, false, true).contains(&Take),
                "{there}"
            );
        }
    }

    #[test]
    fn an_activity_only_goes_forward() {
        assert_eq!(of_activity(ActivityState::Proposed, Started, false), [Take]);
        assert_eq!(of_activity(Started, Ended, false), [Take]);
        assert_eq!(of_activity(Ended, Started, true), [Keep]);
        assert_eq!(of_activity(Ended, Started, false), []);
        assert_eq!(of_activity(Started, ActivityState::Proposed, false), []);
    }
}
