//! Where the record of a session comes from: steps taken here, the portal's table, or a state the portal
//! held before it was written down here.

use chrono::{NaiveDate, NaiveDateTime};

use super::Session;
use crate::ids::{ActivityId, BeneficiaryId, BranchId, CoachId, SessionId};
use crate::quantities::Span;
use crate::states::SessionState;
use crate::word::{shown_by_its_word, words};

words! {
    /// Where the record of a session comes from.
    SessionOrigin, "l’origine di un’erogazione" {
        /// Entered here and carried on step by step.
        Here = "qui",
        /// Taken in as history from the portal's table: the rules were told, and did not block.
        FromPortal = "dal portale",
        /// Recorded after the term had passed, because the portal already held it so.
        Afterwards = "in seguito",
    }
}

shown_by_its_word!(SessionOrigin);

impl SessionOrigin {
    /// What screens and registers say of it; nothing of what was carried on here.
    #[must_use]
    pub const fn told(self) -> Option<&'static str> {
        match self {
            Self::Here => None,
            Self::FromPortal => Some("ripresa dal portale"),
            Self::Afterwards => Some("registrata in seguito: era già sul portale"),
        }
    }

    /// Whether it was carried on here.
    #[must_use]
    pub const fn is_here(&self) -> bool {
        matches!(self, Self::Here)
    }
}

/// A session as the portal's table shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnPortal {
    /// Its ID there; empty where the table does not say.
    pub portal_id: String,
    /// Its state there.
    pub state: SessionState,
    /// Who delivers it.
    pub coach: CoachId,
    /// Its day.
    pub date: NaiveDate,
    /// Its hours.
    pub span: Span,
}

impl Session {
    /// A session of the portal's table, taken in as history at `now`: when its steps were taken there is not
    /// known.
    #[must_use]
    pub fn from_portal(
        id: SessionId,
        of: (ActivityId, BeneficiaryId),
        branch: BranchId,
        there: &OnPortal,
        now: NaiveDateTime,
    ) -> Self {
        let entered =
            Self::entered_now(id, of, (branch, there.coach), (there.date, there.span), now);
        Self {
            state: there.state,
            origin: SessionOrigin::FromPortal,
            ..entered
        }
    }

    /// The session in the state the portal's table shows: what came from that table stays so.
    #[must_use]
    pub fn following(self, state: SessionState, why: &str, now: NaiveDateTime) -> Self {
        let from_portal = self.origin == SessionOrigin::FromPortal;
        let recorded = self.recorded_as(state, why, now);
        if from_portal {
            Self {
                origin: SessionOrigin::FromPortal,
                ..recorded
            }
        } else {
            recorded
        }
    }

    /// The session in the state the portal already holds, recorded at `now` with the reason why only now.
    #[must_use]
    pub fn recorded_as(mut self, state: SessionState, why: &str, now: NaiveDateTime) -> Self {
        if self.state != state {
            self.state = state;
            let moment = match state {
                SessionState::Entered => None,
                SessionState::Scheduled => Some(&mut self.scheduled_at),
                SessionState::Started => Some(&mut self.started_at),
                SessionState::Delivered => Some(&mut self.concluded_at),
                SessionState::Cancelled | SessionState::ClosedNegatively => {
                    Some(&mut self.closed_at)
                }
            };
            if let Some(moment) = moment {
                *moment = Some(now);
            }
        }
        if self.is_dropped() && self.reason.is_none() {
            self.reason = Some(why.to_owned());
        }
        self.origin = SessionOrigin::Afterwards;
        self.origin_why = Some(why.to_owned());
        self
    }

    /// The session with coach, day and hours as the portal holds them.
    #[must_use]
    pub fn placed_as(self, there: &OnPortal) -> Self {
        Self {
            coach: there.coach,
            date: there.date,
            start: there.span.start,
            end: there.span.end,
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::tests::{at, day, session};
    use crate::states::SessionStep;

    fn now() -> NaiveDateTime {
        day("2022-07-20").and_hms_opt(9, 0, 0).unwrap_or_default()
    }

    fn there(state: SessionState) -> OnPortal {
        OnPortal {
            portal_id: "37".into(),
            state,
            coach: CoachId(9),
            date: day("2022-06-29"),
            span: Span {
                start: at("08:00"),
                end: at("09:00"),
            },
        }
    }

    #[test]
    fn what_is_recorded_afterwards_says_so_and_why() {
        let recorded =
            session(SessionState::Scheduled).recorded_as(SessionState::Delivered, "Ferie", now());
        assert_eq!(recorded.state, SessionState::Delivered);
        assert_eq!(recorded.origin, SessionOrigin::Afterwards);
        assert_eq!(recorded.origin_why.as_deref(), Some("Ferie"));
        assert_eq!(
            (recorded.concluded_at, recorded.started_at, recorded.reason),
            (Some(now()), None, None)
        );
    }

    #[test]
    fn what_came_from_the_portal_stays_so_when_it_follows_the_portal_again() {
        let one = Session {
            origin: SessionOrigin::FromPortal,
            ..session(SessionState::Scheduled)
        };
        let closed = one.following(SessionState::ClosedNegatively, "Tabella", now());
        assert_eq!(closed.origin, SessionOrigin::FromPortal);
        assert_eq!(closed.reason.as_deref(), Some("Tabella"));
    }

    #[test]
    fn what_came_from_the_portal_and_is_carried_on_here_is_of_here() {
        let one = Session {
            origin: SessionOrigin::FromPortal,
            ..session(SessionState::Scheduled)
        };
        let started = one.after(SessionStep::Start, None, now());
        assert_eq!(started.map(|it| it.origin), Ok(SessionOrigin::Here));
    }

    #[test]
    fn a_session_of_the_portal_comes_in_as_it_stands_there() {
        let held = there(SessionState::Delivered);
        let whole = session(SessionState::Entered);
        let of = (whole.activity, whole.beneficiary);
        let one = Session::from_portal(whole.id, of, whole.branch, &held, now());
        assert_eq!(
            (one.state, one.origin, one.coach),
            (
                SessionState::Delivered,
                SessionOrigin::FromPortal,
                CoachId(9)
            )
        );
        assert_eq!((one.date, one.span()), (held.date, held.span));
        assert_eq!(
            (one.entered_at, one.concluded_at),
            (now(), None),
            "when it was concluded there is not known"
        );
    }

    #[test]
    fn only_what_was_carried_on_here_says_nothing() {
        for origin in SessionOrigin::ALL {
            assert_eq!(origin.told().is_none(), origin.is_here());
        }
    }
}
