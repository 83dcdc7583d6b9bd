//! The archive and the portal held beside each other: what may be done of a session that they tell
//! otherwise, or that only one of them has.

use super::steps;
use crate::session::{OnPortal, Session};
use crate::states::{ActivityState, SessionState, SessionStep};
use crate::word::{shown_by_its_word, words};

words! {
    /// What is done of something that archive and portal tell otherwise.
    PortalChoice, "una scelta" {
        /// What the portal holds becomes true here.
        Take = "portale",
        /// What is here stays, and is to be repeated on the portal.
        Keep = "qui",
        /// Nothing changes.
        Leave = "lascia",
    }
}

shown_by_its_word!(PortalChoice);

/// Whether a session can be brought at once from its state here to the one the portal holds: where the
/// portal is ahead on the same way, or holds what can no longer change there.
#[must_use]
pub fn follows(here: SessionState, there: SessionState) -> bool {
    here == there || !there.is_open() || super::way(here, there).is_some()
}

/// What may be done of a session that the portal tells otherwise.
#[must_use]
pub fn choices(here: &Session, activity: ActivityState, there: &OnPortal) -> Vec<PortalChoice> {
    let mut found = Vec::new();
    if !activity.is_ended() && follows(here.state, there.state) {
        found.push(PortalChoice::Take);
    }
    let edited = there.state == SessionState::Entered && !is_placed_as(here, there);
    if !steps(Some(there.state), here.state, edited).is_empty() {
        found.push(PortalChoice::Keep);
    }
    found.push(PortalChoice::Leave);
    found
}

/// What may be done of a session the portal's table does not show.
#[must_use]
pub fn choices_of_missing(here: &Session, activity: ActivityState) -> Vec<PortalChoice> {
    let mut found = Vec::new();
    if closing(here.state).is_some() && !activity.is_ended() {
        found.push(PortalChoice::Take);
    }
    if !steps(None, here.state, false).is_empty() {
        found.push(PortalChoice::Keep);
    }
    found.push(PortalChoice::Leave);
    found
}

/// The step by which a session that the portal does not have is given up here; `None` for what was held or
/// given up already.
#[must_use]
pub const fn closing(here: SessionState) -> Option<SessionStep> {
    match here {
        SessionState::Entered => Some(SessionStep::Cancel),
        SessionState::Scheduled | SessionState::Started => Some(SessionStep::CloseNegatively),
        SessionState::Delivered | SessionState::Cancelled | SessionState::ClosedNegatively => None,
    }
}

/// Whether coach, day and hours are those the portal holds.
#[must_use]
pub fn is_placed_as(here: &Session, there: &OnPortal) -> bool {
    (here.coach, here.date, here.span()) == (there.coach, there.date, there.span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::tests::{day, session};
    use PortalChoice::{Keep, Leave, Take};
    use SessionState::{Cancelled, ClosedNegatively, Delivered, Entered, Scheduled, Started};

    fn held(state: SessionState) -> OnPortal {
        let here = session(state);
        OnPortal {
            portal_id: "37".into(),
            state,
            coach: here.coach,
            date: here.date,
            span: here.span(),
        }
    }

    #[test]
    fn the_portal_is_followed_where_it_is_ahead_or_can_no_longer_change() {
        for (here, there, expected) in [
            (Entered, Delivered, vec![Take, Leave]),
            (Scheduled, Started, vec![Take, Leave]),
            (Scheduled, ClosedNegatively, vec![Take, Leave]),
            (Cancelled, Delivered, vec![Take, Leave]),
            (ClosedNegatively, Delivered, vec![Take, Leave]),
            // The portal is behind: it is repeated there.
            (Delivered, Scheduled, vec![Keep, Leave]),
            (Delivered, Entered, vec![Keep, Leave]),
            // No way there nor back.
            (Cancelled, Scheduled, vec![Leave]),
        ] {
            let found = choices(&session(here), ActivityState::Started, &held(there));
            assert_eq!(found, expected, "{here} here, {there} there");
        }
    }

    #[test]
    fn nothing_in_an_ended_activity_follows_the_portal() {
        for here in SessionState::ALL {
            for there in SessionState::ALL {
                let found = choices(&session(here), ActivityState::Ended, &held(there));
                assert!(!found.contains(&Take), "{here} here, {there} there");
            }
            let found = choices_of_missing(&session(here), ActivityState::Ended);
            assert!(!found.contains(&Take), "{here} here, nothing there");
        }
    }

    #[test]
    fn another_day_is_taken_or_repeated_while_the_portal_lets_it_be_edited() {
        for (state, expected) in [
            (Entered, vec![Take, Keep, Leave]),
            (Scheduled, vec![Take, Leave]),
            (Delivered, vec![Take, Leave]),
        ] {
            let there = OnPortal {
                date: day("2022-06-29"),
                ..held(state)
            };
            let found = choices(&session(state), ActivityState::Started, &there);
            assert_eq!(found, expected, "{state}");
        }
    }

    #[test]
    fn what_the_portal_lacks_is_repeated_or_given_up_and_what_was_held_never_given_up() {
        for (state, expected) in [
            (Entered, vec![Take, Keep, Leave]),
            (Scheduled, vec![Take, Keep, Leave]),
            (Started, vec![Take, Keep, Leave]),
            (Delivered, vec![Keep, Leave]),
            (Cancelled, vec![Leave]),
            (ClosedNegatively, vec![Leave]),
        ] {
            let found = choices_of_missing(&session(state), ActivityState::Started);
            assert_eq!(found, expected, "{state}");
        }
    }

    #[test]
    fn every_pair_can_be_left_and_nothing_is_offered_twice() {
        for here in SessionState::ALL {
            for there in SessionState::ALL {
                let found = choices(&session(here), ActivityState::Started, &held(there));
                assert_eq!(found.last(), Some(&Leave), "{here}, {there}");
                let mut once = found.clone();
                once.dedup();
                assert_eq!(once, found);
            }
        }
    }
}
