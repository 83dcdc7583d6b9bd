//! Whether a plan that was accepted can still be taken back in one step.

use crate::states::SessionState;

/// Whether a plan can be taken back: nothing of it is more than a draft, and something still is one.
pub fn can_be_undone(states: impl IntoIterator<Item = SessionState>) -> bool {
    let mut drafts = false;
    for state in states {
        match state {
            SessionState::Entered => drafts = true,
            SessionState::Cancelled => {}
            _ => return false,
        }
    }
    drafts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_taken_back_while_nothing_of_it_is_more_than_a_draft() {
        use SessionState::{Cancelled, Entered};
        assert!(can_be_undone([Entered, Entered]));
        assert!(can_be_undone([Entered, Cancelled]));
        assert!(!can_be_undone([Cancelled, Cancelled]));
        assert!(!can_be_undone([]));
        for state in SessionState::ALL {
            let further = !matches!(state, Entered | Cancelled);
            assert_eq!(!can_be_undone([Entered, state]), further, "{state}");
        }
    }
}
