//! What the portal is known to hold of a session, and how it differs from what is true here.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PortalStep, steps};
use crate::ids::{BranchId, CoachId};
use crate::programme::Limits;
use crate::quantities::TimeOfDay;
use crate::session::Session;
use crate::states::SessionState;

/// The form of a session as the portal holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)]
pub struct PortalForm {
    pub branch: BranchId,
    pub coach: CoachId,
    pub date: NaiveDate,
    pub start: TimeOfDay,
    pub end: TimeOfDay,
    pub place: String,
    pub note: String,
}

/// A session as the portal is known to hold it: it hears of nothing by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PortalSession {
    /// The state it has there; `None`: the portal holds nothing of it.
    pub known: Option<SessionState>,
    /// The portal's own ID of it; empty where nobody wrote it down.
    pub portal_id: String,
    /// The form it has there; `None` with `known`.
    pub form: Option<PortalForm>,
    /// When somebody last said so.
    pub reported_at: Option<NaiveDateTime>,
    /// Who.
    pub reported_by: Option<String>,
}

impl PortalSession {
    /// Whether the portal's form is no longer the session's. It can be mended there only while it is
    /// `INSERITA`; afterwards no field of it can have changed here (§3.1).
    #[must_use]
    pub fn is_edited(&self, session: &Session) -> bool {
        self.known == Some(SessionState::Entered)
            && self.form.as_ref() != Some(&session.portal_form())
    }

    /// Whether the portal holds something else than what is true here. A session that came to nothing
    /// before the portal heard of it is not missing there. `[I]`
    #[must_use]
    pub fn differs(&self, session: &Session) -> bool {
        match self.known {
            None => !session.is_dropped(),
            Some(known) => known != session.state || self.is_edited(session),
        }
    }

    /// The buttons to press there, in their order.
    #[must_use]
    pub fn steps(&self, session: &Session) -> Vec<PortalStep> {
        steps(self.known, session.state, self.is_edited(session))
    }

    /// The last day on which what is left to do can be done there.
    #[must_use]
    pub fn last_day(&self, session: &Session, limits: &Limits) -> Option<NaiveDate> {
        last_day(self.known, session.state, session.date, limits)
    }
}

/// The last day on which a session may be brought from what the portal holds to what is true here:
/// day 7 after its date (§3.2). `None` for the two steps that free the hours, which the portal takes
/// at any time: «Annulla» on a draft it holds, «Chiudi negativamente» on what it holds as scheduled
/// or started.
#[must_use]
pub fn last_day(
    known: Option<SessionState>,
    true_state: SessionState,
    date: NaiveDate,
    limits: &Limits,
) -> Option<NaiveDate> {
    let frees = match true_state {
        SessionState::Cancelled => known == Some(SessionState::Entered),
        SessionState::ClosedNegatively => known.is_some_and(SessionState::is_planned),
        _ => false,
    };
    (!frees).then(|| crate::session::last_day(date, limits))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::portal::possible;
    use crate::programme::Programme;
    use crate::session::tests::{at, day, session};

    fn limits() -> Limits {
        Programme::job_coach_1103().unwrap().limits
    }

    fn holding(known: Option<SessionState>, session: &Session) -> PortalSession {
        PortalSession {
            known,
            form: known.map(|_| session.portal_form()),
            ..PortalSession::default()
        }
    }

    #[test]
    fn what_the_portal_never_heard_of_differs_unless_it_came_to_nothing() {
        for state in SessionState::ALL {
            let one = session(state);
            let held = holding(None, &one);
            assert_eq!(held.differs(&one), !state.is_dropped(), "{state}");
        }
    }

    #[test]
    fn another_state_always_differs() {
        for known in SessionState::ALL {
            for state in SessionState::ALL {
                let one = session(state);
                let differs = holding(Some(known), &one).differs(&one);
                assert_eq!(differs, known != state, "{known} there, {state} here");
            }
        }
    }

    #[test]
    fn every_field_of_the_portal_s_form_differs_while_it_is_inserita() {
        let held = holding(Some(SessionState::Entered), &session(SessionState::Entered));
        let changes: [fn(&mut Session); 7] = [
            |it| it.branch = BranchId(9),
            |it| it.coach = CoachId(9),
            |it| it.date = day("2022-06-29"),
            |it| it.start = at("10:01"),
            |it| it.end = at("12:31"),
            |it| it.place.push('!'),
            |it| it.note.push('!'),
        ];
        for (place, change) in changes.iter().enumerate() {
            let mut one = session(SessionState::Entered);
            change(&mut one);
            assert!(held.differs(&one), "field {place}");
            assert_eq!(held.steps(&one), [PortalStep::Edit], "field {place}");
        }
    }

    #[test]
    fn what_only_this_program_knows_does_not_differ() {
        let mut one = session(SessionState::Entered);
        let held = holding(Some(SessionState::Entered), &one);
        one.description.push('!');
        one.private_note.push('!');
        one.revision += 1;
        assert!(!held.differs(&one));
        assert!(held.steps(&one).is_empty());
    }

    #[test]
    fn a_form_the_portal_no_longer_lets_edit_does_not_differ() {
        for state in SessionState::ALL {
            let mut one = session(state);
            let held = holding(Some(state), &one);
            one.note.push('!');
            assert_eq!(
                held.differs(&one),
                state == SessionState::Entered,
                "{state}"
            );
        }
    }

    #[test]
    fn it_differs_exactly_while_there_are_buttons_to_press() {
        for state in SessionState::ALL {
            for known in possible(state) {
                for change in ["", "!"] {
                    let mut one = session(state);
                    let held = holding(known, &one);
                    one.note.push_str(change);
                    assert_eq!(
                        held.differs(&one),
                        !held.steps(&one).is_empty(),
                        "{known:?} there, {state} here"
                    );
                }
            }
        }
    }

    #[test]
    fn day_seven_is_the_last_but_for_what_frees_the_hours() {
        let term = day("2022-07-05");
        for state in SessionState::ALL {
            let held = [None].into_iter().chain(SessionState::ALL.map(Some));
            for known in held {
                let frees = matches!(
                    (known, state),
                    (Some(SessionState::Entered), SessionState::Cancelled)
                        | (
                            Some(SessionState::Scheduled | SessionState::Started),
                            SessionState::ClosedNegatively
                        )
                );
                let one = session(state);
                let last = holding(known, &one).last_day(&one, &limits());
                assert_eq!(
                    last,
                    (!frees).then_some(term),
                    "{known:?} there, {state} here"
                );
            }
        }
    }
}
