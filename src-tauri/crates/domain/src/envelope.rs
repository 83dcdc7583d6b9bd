//! What was agreed for an activity, or a whole OPAL, and what has become of it.

use std::iter::Sum;
use std::ops::Add;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::hours::SessionHours;
use crate::quantities::{Cents, Worth};
use crate::states::ActivityState;

/// The hours of an activity (or of a whole OPAL), by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Envelope {
    /// Agreed with the request.
    pub agreed: Worth,
    /// `EROGATA`.
    pub delivered: Worth,
    /// `PROGRAMMATA` and `AVVIATA`.
    pub scheduled: Worth,
    /// `INSERITA`.
    pub draft: Worth,
    /// Agreed less delivered and scheduled and drafts, never below zero; nothing once it is
    /// `TERMINATA`.
    pub free: Worth,
    /// Agreed and not delivered in an activity `TERMINATA`, where it can be used no more.
    pub unused: Worth,
}

impl Envelope {
    /// One activity's envelope: agreed at the request's own amount, the others at the programme's
    /// rate, rounded half up on each figure shown. `[I]`
    #[must_use]
    pub fn of(agreed: Worth, hours: SessionHours, rate: Cents, activity: ActivityState) -> Self {
        let left = Worth::at(hours.left(agreed.minutes), rate);
        let (free, unused) = if activity.is_ended() {
            (Worth::default(), left)
        } else {
            (left, Worth::default())
        };
        Self {
            agreed,
            delivered: Worth::at(hours.delivered, rate),
            scheduled: Worth::at(hours.scheduled, rate),
            draft: Worth::at(hours.draft, rate),
            free,
            unused,
        }
    }
}

impl Add for Envelope {
    type Output = Self;

    /// Figure by figure: amounts that were rounded are summed, never rounded again.
    fn add(self, other: Self) -> Self {
        Self {
            agreed: self.agreed + other.agreed,
            delivered: self.delivered + other.delivered,
            scheduled: self.scheduled + other.scheduled,
            draft: self.draft + other.draft,
            free: self.free + other.free,
            unused: self.unused + other.unused,
        }
    }
}

impl Sum for Envelope {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::default(), Add::add)
    }
}

impl<'a> Sum<&'a Self> for Envelope {
    fn sum<I: Iterator<Item = &'a Self>>(parts: I) -> Self {
        parts.copied().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantities::Minutes;

    const RATE: Cents = Cents(3800);
    const RUNNING: ActivityState = ActivityState::Started;

    fn hours(delivered: u32, scheduled: u32, draft: u32) -> SessionHours {
        SessionHours {
            delivered: Minutes(delivered),
            scheduled: Minutes(scheduled),
            draft: Minutes(draft),
            missed: Minutes(600),
        }
    }

    fn figures(envelope: &Envelope) -> [(u32, i64); 5] {
        let Envelope {
            agreed,
            delivered,
            scheduled,
            draft,
            free,
            unused: _,
        } = *envelope;
        [agreed, delivered, scheduled, draft, free].map(|worth| (worth.minutes.0, worth.amount.0))
    }

    #[test]
    fn each_figure_is_rounded_half_up_by_itself() {
        let agreed = Worth::at(Minutes(240), RATE);
        let envelope = Envelope::of(agreed, hours(10, 20, 25), RATE, RUNNING);
        // 10 minutes are 6,3333 euros, 20 are 12,6667, 25 are 15,8333, 185 are 117,1667.
        assert_eq!(
            figures(&envelope),
            [
                (240, 15_200),
                (10, 633),
                (20, 1_267),
                (25, 1_583),
                (185, 11_717)
            ]
        );
    }

    #[test]
    fn what_was_agreed_is_worth_what_the_request_says() {
        let agreed = Worth {
            minutes: Minutes(120),
            amount: Cents(7_000),
        };
        let envelope = Envelope::of(agreed, SessionHours::default(), RATE, RUNNING);
        assert_eq!(envelope.agreed, agreed);
        assert_eq!(envelope.free.amount, Cents(7_600), "at the rate");
    }

    #[test]
    fn drafts_beyond_what_is_agreed_leave_nothing_free() {
        let agreed = Worth::at(Minutes(60), RATE);
        let envelope = Envelope::of(agreed, hours(30, 20, 11), RATE, RUNNING);
        assert_eq!(envelope.free, Worth::default());
        let to_the_minute = Envelope::of(agreed, hours(30, 20, 9), RATE, RUNNING);
        assert_eq!(to_the_minute.free.minutes, Minutes(1));
    }

    #[test]
    fn in_a_terminata_what_was_not_delivered_is_unused_and_nothing_is_free() {
        let agreed = Worth::at(Minutes(240), RATE);
        let ended = Envelope::of(agreed, hours(90, 0, 0), RATE, ActivityState::Ended);
        assert_eq!(ended.free, Worth::default());
        assert_eq!(ended.unused, Worth::at(Minutes(150), RATE));
        let running = Envelope::of(agreed, hours(90, 0, 0), RATE, RUNNING);
        assert_eq!((running.free, running.unused), (ended.unused, ended.free));
        assert_eq!((ended + running).unused, ended.unused);
    }

    #[test]
    fn a_total_sums_what_was_rounded() {
        let agreed = Worth::at(Minutes(60), RATE);
        let one = Envelope::of(agreed, hours(10, 0, 0), RATE, RUNNING);
        let total: Envelope = [one, one].iter().sum();
        // 20 minutes together would be 12,67.
        assert_eq!(total.delivered.amount, Cents(1_266));
        assert_eq!(total.agreed, Worth::at(Minutes(120), RATE));
        assert_eq!([].iter().sum::<Envelope>(), Envelope::default());
    }
}
