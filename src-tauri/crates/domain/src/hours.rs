//! Hours by what became of their sessions: the one way in which they are added up, for an activity,
//! its envelope, a month and a statement.

use std::ops::Add;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::quantities::Minutes;
use crate::states::{ActivityState, SessionState};

/// Minutes of sessions by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct SessionHours {
    /// `EROGATA`, the only ones that count as delivered.
    pub delivered: Minutes,
    /// `PROGRAMMATA` and `AVVIATA`.
    pub scheduled: Minutes,
    /// `INSERITA`.
    pub draft: Minutes,
    /// Planned and never held: `CHIUSA NEGATIVAMENTE`, or left open in an activity `TERMINATA`, where
    /// nothing can change any more (§3.3). `[I]`
    pub missed: Minutes,
}

impl SessionHours {
    /// The hours of an activity's sessions, each with its state and length.
    #[must_use]
    pub fn of(
        activity: ActivityState,
        sessions: impl IntoIterator<Item = (SessionState, Minutes)>,
    ) -> Self {
        let mut hours = Self::default();
        for (state, minutes) in sessions {
            hours.take(state, activity.is_ended(), minutes);
        }
        hours
    }

    /// Takes one session in. `ended` tells that its activity is `TERMINATA`; a session `ANNULLATA`
    /// was never more than a draft and counts nowhere.
    pub fn take(&mut self, state: SessionState, ended: bool, minutes: Minutes) {
        let sum = match state {
            SessionState::Delivered => &mut self.delivered,
            SessionState::Cancelled => return,
            SessionState::ClosedNegatively => &mut self.missed,
            SessionState::Scheduled | SessionState::Started | SessionState::Entered if ended => {
                &mut self.missed
            }
            SessionState::Scheduled | SessionState::Started => &mut self.scheduled,
            SessionState::Entered => &mut self.draft,
        };
        *sum = *sum + minutes;
    }

    /// What counts against the agreed hours (domain §4, "counted").
    #[must_use]
    pub fn counted(self) -> Minutes {
        self.delivered + self.scheduled
    }

    /// What is taken off the agreed hours, drafts included.
    #[must_use]
    pub fn taken(self) -> Minutes {
        self.counted() + self.draft
    }

    /// What is left of the agreed hours, never below nothing.
    #[must_use]
    pub fn left(self, agreed: Minutes) -> Minutes {
        agreed.saturating_sub(self.taken())
    }
}

impl Add for SessionHours {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            delivered: self.delivered + other.delivered,
            scheduled: self.scheduled + other.scheduled,
            draft: self.draft + other.draft,
            missed: self.missed + other.missed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_state_goes_under_one_head_and_in_a_terminata_only_what_was_delivered_counts() {
        for (state, running, ended) in [
            (SessionState::Entered, [0, 0, 7, 0], [0, 0, 0, 7]),
            (SessionState::Scheduled, [0, 7, 0, 0], [0, 0, 0, 7]),
            (SessionState::Started, [0, 7, 0, 0], [0, 0, 0, 7]),
            (SessionState::Delivered, [7, 0, 0, 0], [7, 0, 0, 0]),
            (SessionState::Cancelled, [0, 0, 0, 0], [0, 0, 0, 0]),
            (SessionState::ClosedNegatively, [0, 0, 0, 7], [0, 0, 0, 7]),
        ] {
            for activity in ActivityState::ALL {
                let hours = SessionHours::of(activity, [(state, Minutes(7))]);
                let heads = [hours.delivered, hours.scheduled, hours.draft, hours.missed];
                let expected = if activity.is_ended() { ended } else { running };
                assert_eq!(heads.map(|sum| sum.0), expected, "{state} in {activity}");
                let counted = hours.counted() > Minutes::ZERO;
                assert_eq!(counted, state.counts_in(activity), "{state} in {activity}");
            }
        }
    }

    #[test]
    fn drafts_are_taken_off_and_do_not_count() {
        let hours = SessionHours::of(
            ActivityState::Started,
            [
                (SessionState::Delivered, Minutes(60)),
                (SessionState::Scheduled, Minutes(30)),
                (SessionState::Entered, Minutes(15)),
                (SessionState::ClosedNegatively, Minutes(600)),
            ],
        );
        assert_eq!(
            (hours.counted(), hours.taken()),
            (Minutes(90), Minutes(105))
        );
        assert_eq!(hours.left(Minutes(120)), Minutes(15));
        assert_eq!(hours.left(Minutes(105)), Minutes::ZERO);
        assert_eq!(
            hours.left(Minutes(104)),
            Minutes::ZERO,
            "never below nothing"
        );
    }
}
