//! One OPAL's request («richiesta di attivazione servizi», §2): its answer and its terms.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{BeneficiaryId, BranchId, CentreId, ContactId, EmployerId, RequestId};
use crate::programme::{Limits, ProgrammeCode, VoucherKind};
use crate::states::RequestState;

pub mod beside;
mod corrections;

pub use corrections::{AgreedFacts, Corrections, Refused};

/// A request as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Request {
    /// Its number.
    pub id: RequestId,
    /// Its OPAL code, e.g. `JC-1-1103/022`.
    pub opal: String,
    /// What the CPI says of it.
    pub description: String,
    /// The legal frame it was made under.
    #[ts(as = "String")]
    pub programme: ProgrammeCode,
    /// The body that holds the OPAL.
    pub holder: String,
    /// The day it was made.
    pub request_date: NaiveDate,
    /// The day the CPI notified it.
    pub notified_date: NaiveDate,
    /// That day was not told: it is a guess, which cancels nothing.
    pub notified_guessed: bool,
    /// The employment centre it came from.
    pub centre: CentreId,
    /// The branch it is with.
    pub branch: Option<BranchId>,
    /// The person served.
    pub beneficiary: BeneficiaryId,
    /// The kind of voucher, which decides the hours.
    pub voucher_kind: VoucherKind,
    /// Id voucher; empty when it was never given.
    pub voucher_id: String,
    /// The voucher's last day, where it is known.
    pub voucher_ends: Option<NaiveDate>,
    /// Where training takes place.
    pub employer: Option<EmployerId>,
    /// Who may sign instead of the person.
    pub contact: Option<ContactId>,
    /// Its state.
    pub state: RequestState,
    /// When it was answered here; none for what the portal already held as answered.
    pub decided_at: Option<NaiveDateTime>,
    /// Who answered it.
    pub decided_by: Option<String>,
    /// Why it was refused or cancelled.
    pub reason: Option<String>,
    /// When it was entered here.
    pub entered_at: NaiveDateTime,
}

/// What becomes of a request that waits for its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// Nothing: its term is not over, or it waits for no answer.
    On,
    /// The day it was notified was guessed, and the guess moves to this one.
    NotifiedOn(NaiveDate),
    /// It is cancelled (§2).
    Expired,
}

impl Request {
    /// The last day to answer: day 7 from its notification (§2).
    #[must_use]
    pub fn answer_deadline(&self, limits: &Limits) -> NaiveDate {
        RequestState::answer_deadline(self.notified_date, limits)
    }

    /// Days left to answer: 0 on the last day, negative when it is over; `None` where no answer is
    /// waited for.
    #[must_use]
    pub fn days_left(&self, today: NaiveDate, limits: &Limits) -> Option<i64> {
        self.state.days_left(self.notified_date, today, limits)
    }

    /// Whether its answer comes too late: a day that was only guessed is held against nobody. `[I]`
    #[must_use]
    pub fn is_too_late(&self, today: NaiveDate, limits: &Limits) -> bool {
        self.state == RequestState::Proposed
            && !self.notified_guessed
            && self.is_expired(today, limits)
    }

    /// What becomes of it when nobody answers. A guess moves on, so that the last day to answer is
    /// always today. `[I]`
    #[must_use]
    pub fn waiting(&self, today: NaiveDate, limits: &Limits) -> Waiting {
        if self.state != RequestState::Proposed || !self.is_expired(today, limits) {
            Waiting::On
        } else if self.notified_guessed {
            let guess = RequestState::likely_notification(self.request_date, today, limits);
            Waiting::NotifiedOn(guess)
        } else {
            Waiting::Expired
        }
    }

    /// Whether it waits for its answer again: it was cancelled here, and with the notification date
    /// as it stands now its term is not over. `[I]`
    #[must_use]
    pub fn reopens(&self, today: NaiveDate, limits: &Limits) -> bool {
        self.state == RequestState::Cancelled
            && self.decided_at.is_some()
            && !self.is_expired(today, limits)
    }

    /// Whether sessions, documents and registers belong under it (§3).
    #[must_use]
    pub const fn is_admitted(&self) -> bool {
        matches!(self.state, RequestState::Admitted)
    }

    fn is_expired(&self, today: NaiveDate, limits: &Limits) -> bool {
        RequestState::is_expired(self.notified_date, today, limits)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::programme::Programme;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2022, 6, day).unwrap()
    }

    fn limits() -> Limits {
        Programme::job_coach_1103().unwrap().limits
    }

    /// Made and notified on 1 June 2022: day 7 is 8 June.
    fn request(state: RequestState) -> Request {
        Request {
            id: RequestId(2),
            opal: "JC-1-1103/022".into(),
            description: String::new(),
            programme: ProgrammeCode("JC-1103".into()),
            holder: "Ente".into(),
            request_date: day(1),
            notified_date: day(1),
            notified_guessed: false,
            centre: CentreId(1),
            branch: None,
            beneficiary: BeneficiaryId(3),
            voucher_kind: VoucherKind::Base,
            voucher_id: String::new(),
            voucher_ends: None,
            employer: None,
            contact: None,
            state,
            decided_at: None,
            decided_by: None,
            reason: None,
            entered_at: day(1).into(),
        }
    }

    #[test]
    fn days_are_left_only_while_an_answer_is_waited_for() {
        let proposed = request(RequestState::Proposed);
        assert_eq!(proposed.answer_deadline(&limits()), day(8));
        for (today, left) in [(1, 7), (7, 1), (8, 0), (9, -1)] {
            assert_eq!(proposed.days_left(day(today), &limits()), Some(left));
        }
        for state in RequestState::ALL {
            let asked = request(state).days_left(day(2), &limits()).is_some();
            assert_eq!(asked, state == RequestState::Proposed, "{state}");
        }
    }

    #[test]
    fn day_seven_is_in_and_day_eight_is_too_late() {
        let proposed = request(RequestState::Proposed);
        assert!(!proposed.is_too_late(day(8), &limits()));
        assert!(proposed.is_too_late(day(9), &limits()));
        assert_eq!(proposed.waiting(day(8), &limits()), Waiting::On);
        assert_eq!(proposed.waiting(day(9), &limits()), Waiting::Expired);
    }

    #[test]
    fn a_guessed_day_is_held_against_nobody_and_moves_on() {
        let guessed = Request {
            notified_guessed: true,
            ..request(RequestState::Proposed)
        };
        assert!(!guessed.is_too_late(day(30), &limits()));
        assert_eq!(guessed.waiting(day(8), &limits()), Waiting::On);
        assert_eq!(
            guessed.waiting(day(9), &limits()),
            Waiting::NotifiedOn(day(2))
        );
        let moved = Request {
            notified_date: day(2),
            ..guessed
        };
        assert_eq!(
            moved.days_left(day(9), &limits()),
            Some(0),
            "today is its last day"
        );
    }

    #[test]
    fn what_was_answered_waits_for_nothing() {
        for state in RequestState::ALL {
            let one = request(state);
            if state != RequestState::Proposed {
                assert_eq!(one.waiting(day(30), &limits()), Waiting::On, "{state}");
                assert!(!one.is_too_late(day(30), &limits()), "{state}");
            }
            assert_eq!(one.is_admitted(), state == RequestState::Admitted);
        }
    }

    #[test]
    fn only_what_was_cancelled_here_reopens_and_only_within_its_term() {
        for state in RequestState::ALL {
            let here = Request {
                decided_at: Some(day(9).into()),
                ..request(state)
            };
            let cancelled = state == RequestState::Cancelled;
            assert_eq!(here.reopens(day(8), &limits()), cancelled, "{state}");
            assert!(
                !here.reopens(day(9), &limits()),
                "{state}: its term is over"
            );
            assert!(
                !request(state).reopens(day(8), &limits()),
                "{state}: not here"
            );
        }
    }
}
