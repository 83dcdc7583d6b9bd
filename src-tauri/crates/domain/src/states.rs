//! The states of a request, an activity and a session, with the only ways from one to another.
//! Their texts are the manual's own capitals: shown, stored and sent in the same words.

use chrono::{Days, NaiveDate};
use thiserror::Error;

use crate::programme::Limits;
use crate::word::{shown_by_its_word, words};

mod step;

pub use step::SessionStep;

words! {
    /// «Stato preselezione» (§2, §3).
    RequestState, "uno stato della richiesta" {
        /// Waiting for the provider's answer.
        Proposed = "PROPOSTA",
        /// Taken on: sessions may be entered.
        Admitted = "AMMESSO AL SERVIZIO",
        /// Refused with a written reason.
        Refused = "RIFIUTATA",
        /// Cancelled by the portal, no answer having come in time.
        Cancelled = "CANCELLATA",
    }
}

words! {
    /// «Stato attività» (§3).
    ActivityState, "uno stato dell’attività" {
        /// No session started yet.
        Proposed = "PROPOSTA",
        /// Its first session was started. `[I]`
        Started = "INIZIATA",
        /// Concluded: nothing in it can change (§3.3).
        Ended = "TERMINATA",
    }
}

words! {
    /// The state of a delivery («erogazione», §3.1–3.2).
    SessionState, "uno stato dell’erogazione" {
        /// A draft, editable in every part.
        Entered = "INSERITA",
        /// Confirmed in the calendar, no longer editable.
        Scheduled = "PROGRAMMATA",
        /// Under way.
        Started = "AVVIATA",
        /// Delivered.
        Delivered = "EROGATA",
        /// A draft that was given up. `[I]` for the state's name
        Cancelled = "ANNULLATA",
        /// Not delivered; its hours are free again.
        ClosedNegatively = "CHIUSA NEGATIVAMENTE",
    }
}

/// A button that a session's state does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("«{step}» non è possibile: l’erogazione è {from}.")]
pub struct ForbiddenStep {
    /// The state the session is in.
    pub from: SessionState,
    /// The step that was asked for.
    pub step: SessionStep,
}

/// An answer to a request that no longer waits for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("La richiesta non attende più una risposta: è {from}.")]
pub struct ForbiddenAnswer {
    /// The state the request is in.
    pub from: RequestState,
}

/// Why an activity cannot be concluded (§3.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CannotConclude {
    /// It already is.
    #[error("L’attività è già TERMINATA.")]
    AlreadyEnded,
    /// No session of it was delivered.
    #[error("Per concludere l’attività almeno una erogazione deve essere EROGATA (§3.3).")]
    NothingDelivered,
}

shown_by_its_word!(RequestState, ActivityState, SessionState);

impl RequestState {
    /// «Ammissione al servizio» (§2).
    ///
    /// # Errors
    /// The request was already answered or cancelled.
    pub fn admit(self) -> Result<Self, ForbiddenAnswer> {
        self.answered(Self::Admitted)
    }

    /// «Rifiuta la richiesta»; the caller holds the written reason that §2 demands.
    ///
    /// # Errors
    /// The request was already answered or cancelled.
    pub fn refuse(self) -> Result<Self, ForbiddenAnswer> {
        self.answered(Self::Refused)
    }

    /// The automatic cancellation of a request without an answer (§2).
    ///
    /// # Errors
    /// The request was already answered or cancelled.
    pub fn cancel(self) -> Result<Self, ForbiddenAnswer> {
        self.answered(Self::Cancelled)
    }

    fn answered(self, to: Self) -> Result<Self, ForbiddenAnswer> {
        if self == Self::Proposed {
            Ok(to)
        } else {
            Err(ForbiddenAnswer { from: self })
        }
    }

    /// A cancellation that rested on a wrong notification date is undone by the right one. `[I]`
    ///
    /// # Errors
    /// It was not cancelled.
    pub fn reopen(self) -> Result<Self, ForbiddenAnswer> {
        if self == Self::Cancelled {
            Ok(Self::Proposed)
        } else {
            Err(ForbiddenAnswer { from: self })
        }
    }

    /// When the CPI notified a request, nothing being said: its own date while that leaves time to
    /// answer, else the earliest day that does. A request the portal still shows as open must not
    /// be cancelled by our guess. `[I]`
    #[must_use]
    pub fn likely_notification(
        requested: NaiveDate,
        today: NaiveDate,
        limits: &Limits,
    ) -> NaiveDate {
        if Self::is_expired(requested, today, limits) {
            days_after(today, -limits.answer_days)
        } else {
            requested
        }
    }

    /// The last day on which a request may be answered: day 7 from its notification (§2).
    #[must_use]
    pub fn answer_deadline(notified: NaiveDate, limits: &Limits) -> NaiveDate {
        days_after(notified, limits.answer_days)
    }

    /// Days left to answer: 0 on the last day, negative when it is over; `None` where no answer is
    /// waited for.
    #[must_use]
    pub fn days_left(self, notified: NaiveDate, today: NaiveDate, limits: &Limits) -> Option<i64> {
        let last = Self::answer_deadline(notified, limits);
        (self == Self::Proposed).then(|| last.signed_duration_since(today).num_days())
    }

    /// Whether that day is over: day 7 is in, day 8 is out.
    #[must_use]
    pub fn is_expired(notified: NaiveDate, today: NaiveDate, limits: &Limits) -> bool {
        today > Self::answer_deadline(notified, limits)
    }
}

/// A date some days later, held at the ends of the calendar.
pub(crate) fn days_after(date: NaiveDate, days: i64) -> NaiveDate {
    if days < 0 {
        let back = Days::new(days.unsigned_abs());
        date.checked_sub_days(back).unwrap_or(NaiveDate::MIN)
    } else {
        let ahead = Days::new(days.unsigned_abs());
        date.checked_add_days(ahead).unwrap_or(NaiveDate::MAX)
    }
}

impl ActivityState {
    /// Whether it is concluded, so that nothing in it can change (§3.3).
    #[must_use]
    pub const fn is_ended(self) -> bool {
        matches!(self, Self::Ended)
    }

    /// How far it has come, for sorting a request by its activities.
    #[must_use]
    pub const fn stage(self) -> u8 {
        match self {
            Self::Proposed => 0,
            Self::Started => 1,
            Self::Ended => 2,
        }
    }

    /// What the activity becomes when one of its sessions is started. `[I]`
    #[must_use]
    pub fn with_session_started(self) -> Self {
        match self {
            Self::Proposed => Self::Started,
            other => other,
        }
    }

    /// «Concludi» on the activity, given how many of its sessions are `EROGATA` (§3.3).
    ///
    /// # Errors
    /// It is concluded already, or nothing was delivered.
    pub fn conclude(self, delivered: usize) -> Result<Self, CannotConclude> {
        match (self, delivered) {
            (Self::Ended, _) => Err(CannotConclude::AlreadyEnded),
            (_, 0) => Err(CannotConclude::NothingDelivered),
            _ => Ok(Self::Ended),
        }
    }
}

impl SessionState {
    /// The state after a button (§3.1–3.2).
    ///
    /// # Errors
    /// The state does not have that button.
    pub fn after(self, step: SessionStep) -> Result<Self, ForbiddenStep> {
        match (self, step) {
            (Self::Entered, SessionStep::Schedule) => Ok(Self::Scheduled),
            (Self::Entered, SessionStep::Cancel) => Ok(Self::Cancelled),
            (Self::Scheduled, SessionStep::Start) => Ok(Self::Started),
            (Self::Started, SessionStep::Conclude) => Ok(Self::Delivered),
            (Self::Scheduled | Self::Started, SessionStep::CloseNegatively) => {
                Ok(Self::ClosedNegatively)
            }
            _ => Err(ForbiddenStep { from: self, step }),
        }
    }

    /// The buttons of the row, the next step first.
    #[must_use]
    pub const fn steps(self) -> &'static [SessionStep] {
        match self {
            Self::Entered => &[SessionStep::Schedule, SessionStep::Cancel],
            Self::Scheduled => &[SessionStep::Start, SessionStep::CloseNegatively],
            Self::Started => &[SessionStep::Conclude, SessionStep::CloseNegatively],
            Self::Delivered | Self::Cancelled | Self::ClosedNegatively => &[],
        }
    }

    /// Whether its time counts against hours and limits.
    #[must_use]
    pub const fn counted(self) -> bool {
        matches!(self, Self::Scheduled | Self::Started | Self::Delivered)
    }

    /// Whether its time counts in an activity: once that is `TERMINATA`, only what was delivered
    /// does. `[I]`
    #[must_use]
    pub const fn counts_in(self, activity: ActivityState) -> bool {
        match activity {
            ActivityState::Ended => matches!(self, Self::Delivered),
            ActivityState::Proposed | ActivityState::Started => self.counted(),
        }
    }

    /// Whether something is still to be done with it.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Entered | Self::Scheduled | Self::Started)
    }

    /// Whether something is still to be done with it in an activity: nothing is once that is
    /// `TERMINATA`. `[I]`
    #[must_use]
    pub const fn is_open_in(self, activity: ActivityState) -> bool {
        self.is_open() && !matches!(activity, ActivityState::Ended)
    }

    /// Whether it belongs to a day: what counts there, and what is still to be done. `[I]`
    #[must_use]
    pub const fn stands_in(self, activity: ActivityState) -> bool {
        self.counts_in(activity) || self.is_open_in(activity)
    }

    /// Whether it is confirmed and not yet concluded.
    #[must_use]
    pub const fn is_planned(self) -> bool {
        matches!(self, Self::Scheduled | Self::Started)
    }

    /// Whether it was started, so that its activity is under way.
    #[must_use]
    pub const fn is_begun(self) -> bool {
        matches!(self, Self::Started | Self::Delivered)
    }

    /// Whether it will never be held: given up as a draft, or closed negatively.
    #[must_use]
    pub const fn is_dropped(self) -> bool {
        matches!(self, Self::Cancelled | Self::ClosedNegatively)
    }
}

#[cfg(test)]
mod tests;
