//! The states of a request, an activity and a session, with the only ways from one to another.
//! Their texts are the manual's own capitals: shown, stored and sent in the same words.

use std::fmt;
use std::str::FromStr;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

use crate::programme::Limits;

/// «Stato preselezione» (§2, §3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub enum RequestState {
    /// Waiting for the provider's answer.
    #[serde(rename = "PROPOSTA")]
    Proposed,
    /// Taken on: sessions may be entered.
    #[serde(rename = "AMMESSO AL SERVIZIO")]
    Admitted,
    /// Refused with a written reason.
    #[serde(rename = "RIFIUTATA")]
    Refused,
    /// Cancelled by the portal, no answer having come in time.
    #[serde(rename = "CANCELLATA")]
    Cancelled,
}

/// «Stato attività» (§3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub enum ActivityState {
    /// No session started yet.
    #[serde(rename = "PROPOSTA")]
    Proposed,
    /// Its first session was started. `[I]`
    #[serde(rename = "INIZIATA")]
    Started,
    /// Concluded: nothing in it can change (§3.3).
    #[serde(rename = "TERMINATA")]
    Ended,
}

/// The state of a delivery («erogazione», §3.1–3.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub enum SessionState {
    /// A draft, editable in every part.
    #[serde(rename = "INSERITA")]
    Entered,
    /// Confirmed in the calendar, no longer editable.
    #[serde(rename = "PROGRAMMATA")]
    Scheduled,
    /// Under way.
    #[serde(rename = "AVVIATA")]
    Started,
    /// Delivered.
    #[serde(rename = "EROGATA")]
    Delivered,
    /// A draft that was given up. `[I]` for the state's name
    #[serde(rename = "ANNULLATA")]
    Cancelled,
    /// Not delivered; its hours are free again.
    #[serde(rename = "CHIUSA NEGATIVAMENTE")]
    ClosedNegatively,
}

/// The buttons of a session's row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub enum SessionStep {
    /// «Programma».
    #[serde(rename = "programma")]
    Schedule,
    /// «Avvia».
    #[serde(rename = "avvia")]
    Start,
    /// «Concludi».
    #[serde(rename = "concludi")]
    Conclude,
    /// «Annulla».
    #[serde(rename = "annulla")]
    Cancel,
    /// «Chiudi negativamente».
    #[serde(rename = "chiudi")]
    CloseNegatively,
}

/// A text that names no state.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("«{0}» non è uno stato conosciuto.")]
pub struct UnknownState(pub String);

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

macro_rules! written_as {
    ($state:ident { $($variant:ident => $text:literal,)+ }) => {
        impl $state {
            /// Every state, in the order a thing goes through them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The manual's word for it, as shown and stored.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        impl fmt::Display for $state {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl FromStr for $state {
            type Err = UnknownState;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($text => Ok(Self::$variant),)+
                    other => Err(UnknownState(other.into())),
                }
            }
        }
    };
}

written_as!(RequestState {
    Proposed => "PROPOSTA",
    Admitted => "AMMESSO AL SERVIZIO",
    Refused => "RIFIUTATA",
    Cancelled => "CANCELLATA",
});
written_as!(ActivityState {
    Proposed => "PROPOSTA",
    Started => "INIZIATA",
    Ended => "TERMINATA",
});
written_as!(SessionState {
    Entered => "INSERITA",
    Scheduled => "PROGRAMMATA",
    Started => "AVVIATA",
    Delivered => "EROGATA",
    Cancelled => "ANNULLATA",
    ClosedNegatively => "CHIUSA NEGATIVAMENTE",
});

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

    /// Whether something is still to be done with it.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Entered | Self::Scheduled | Self::Started)
    }
}

impl SessionStep {
    /// Every button.
    pub const ALL: &'static [Self] = &[
        Self::Schedule,
        Self::Start,
        Self::Conclude,
        Self::Cancel,
        Self::CloseNegatively,
    ];

    /// What the button says.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Schedule => "Programma",
            Self::Start => "Avvia",
            Self::Conclude => "Concludi",
            Self::Cancel => "Annulla",
            Self::CloseNegatively => "Chiudi negativamente",
        }
    }
}

impl fmt::Display for SessionStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

#[cfg(test)]
mod tests;
