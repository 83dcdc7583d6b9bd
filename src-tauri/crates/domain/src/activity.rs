//! One of the five activities of a request (§1, §3.1, §3.3).

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::envelope::Envelope;
use crate::hours::SessionHours;
use crate::ids::{ActivityId, RequestId};
use crate::quantities::{Cents, Minutes, Worth};
use crate::states::{ActivityState, CannotConclude, RequestState};

/// An activity as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Activity {
    /// Which one.
    pub id: ActivityId,
    /// The request it belongs to.
    pub request: RequestId,
    /// Its place among the five, in the programme's order.
    pub position: u32,
    /// Its expense code, e.g. `JC-AN`.
    pub code: String,
    /// Its Italian name.
    pub title: String,
    /// The hours agreed.
    pub agreed: Minutes,
    /// The amount agreed.
    pub amount: Cents,
    /// Its state.
    pub state: ActivityState,
    /// When its first session was started.
    pub started_at: Option<NaiveDateTime>,
    /// When it was concluded here; none for one the portal already held as concluded.
    pub ended_at: Option<NaiveDateTime>,
}

impl Activity {
    /// Hours and amount agreed.
    #[must_use]
    pub const fn worth(&self) -> Worth {
        Worth {
            minutes: self.agreed,
            amount: self.amount,
        }
    }

    /// Whether nothing in it can change any more (§3.3).
    #[must_use]
    pub const fn is_ended(&self) -> bool {
        self.state.is_ended()
    }

    /// What has become of what was agreed, at the programme's rate.
    #[must_use]
    pub fn envelope(&self, hours: SessionHours, rate: Cents) -> Envelope {
        Envelope::of(self.worth(), hours, rate, self.state)
    }

    /// Why no session can be added to it now, if so (§3, §3.3).
    #[must_use]
    pub fn cannot_add(&self, request: RequestState) -> Option<String> {
        match (request, self.state) {
            (RequestState::Admitted, ActivityState::Ended) => {
                Some("L’attività è TERMINATA: non si può più modificare (§3.3).".to_owned())
            }
            (RequestState::Admitted, _) => None,
            (state, _) => Some(format!(
                "La richiesta è {state}: le erogazioni si inseriscono solo dopo l’ammissione al servizio (§3)."
            )),
        }
    }

    /// The activity once one of its sessions was started at `now`. `[I]`
    #[must_use]
    pub fn with_session_started(mut self, now: NaiveDateTime) -> Self {
        let state = self.state.with_session_started();
        if state != self.state {
            self.state = state;
            self.started_at = Some(now);
        }
        self
    }

    /// The activity once it was concluded at `now`, given how many of its sessions are `EROGATA`
    /// (§3.3).
    ///
    /// # Errors
    /// It is concluded already, or nothing was delivered.
    pub fn concluded(
        mut self,
        delivered: usize,
        now: NaiveDateTime,
    ) -> Result<Self, CannotConclude> {
        self.state = self.state.conclude(delivered)?;
        self.ended_at = Some(now);
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn activity(state: ActivityState) -> Activity {
        Activity {
            id: ActivityId(7),
            request: RequestId(2),
            position: 1,
            code: "JC-DE".into(),
            title: "Definizione del programma".into(),
            agreed: Minutes::from_hours(8),
            amount: Cents(30_400),
            state,
            started_at: None,
            ended_at: None,
        }
    }

    fn now() -> NaiveDateTime {
        "2022-06-28T10:00:00".parse().unwrap()
    }

    #[test]
    fn sessions_are_added_under_an_admitted_request_until_it_is_terminata() {
        for request in RequestState::ALL {
            for state in ActivityState::ALL {
                let why = activity(state).cannot_add(request);
                let allowed = request == RequestState::Admitted && state != ActivityState::Ended;
                assert_eq!(why.is_none(), allowed, "{request}, {state}");
            }
        }
        assert_eq!(
            activity(ActivityState::Ended)
                .cannot_add(RequestState::Proposed)
                .unwrap(),
            "La richiesta è PROPOSTA: le erogazioni si inseriscono solo dopo l’ammissione al servizio (§3).",
            "the request comes first"
        );
        assert_eq!(
            activity(ActivityState::Ended)
                .cannot_add(RequestState::Admitted)
                .unwrap(),
            "L’attività è TERMINATA: non si può più modificare (§3.3)."
        );
    }

    #[test]
    fn only_its_first_session_starts_it() {
        let started = activity(ActivityState::Proposed).with_session_started(now());
        assert_eq!(
            (started.state, started.started_at),
            (ActivityState::Started, Some(now()))
        );
        for state in [ActivityState::Started, ActivityState::Ended] {
            let one = activity(state);
            assert_eq!(one.clone().with_session_started(now()), one, "{state}");
        }
    }

    #[test]
    fn one_delivered_session_is_enough_to_conclude_it() {
        let ended = activity(ActivityState::Started)
            .concluded(1, now())
            .unwrap();
        assert!(ended.is_ended());
        assert_eq!(ended.ended_at, Some(now()));
        assert_eq!(
            activity(ActivityState::Started).concluded(0, now()),
            Err(CannotConclude::NothingDelivered)
        );
        assert_eq!(ended.concluded(1, now()), Err(CannotConclude::AlreadyEnded));
    }

    #[test]
    fn its_envelope_starts_from_what_the_request_agreed() {
        let mut one = activity(ActivityState::Started);
        one.amount = Cents(30_000);
        let envelope = one.envelope(SessionHours::default(), Cents(3_800));
        assert_eq!(envelope.agreed, one.worth());
        assert_eq!(envelope.free.amount, Cents(30_400));
    }
}
