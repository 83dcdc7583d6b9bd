//! What is left to repeat by hand on the regional portal, which knows nothing of what is done here.
//!
//! The portal has the same states and the same buttons as the manual (§2–§3.3); so the way from what
//! it is known to hold to what is true here is a way through the same state machine. Nothing in this
//! program sends anything to the portal: these are the buttons a person has to press there.

use chrono::NaiveDate;

use crate::deadlines::{self, Urgency};
use crate::states::{ActivityState, RequestState, SessionState, SessionStep};
use crate::word::{shown_by_its_label, words};

mod beside;
mod form;

pub use beside::{PortalChoice, choices, choices_of_missing, closing, follows, is_placed_as};
pub use form::{PortalForm, PortalSession, last_day};

words! {
    /// One button to press on the portal.
    PortalStep, "un passo sul portale" {
        /// «Ammissione al servizio» (§2).
        Admit = "ammetti",
        /// «Rifiuta la richiesta», with its reason (§2).
        Refuse = "rifiuta",
        /// «Nuova erogazione», the form, «invia» (§3.1).
        Enter = "inserisci",
        /// The icon beside `INSERITA`, the form, «invia» (§3.1).
        Edit = "modifica",
        /// «Programma» (§3.1).
        Schedule = "programma",
        /// «Avvia» (§3.2).
        Start = "avvia",
        /// «Concludi» on a session (§3.2).
        Conclude = "concludi",
        /// «Annulla» (§3.2).
        Cancel = "annulla",
        /// «Chiudi negativamente» (§3.2).
        CloseNegatively = "chiudi",
        /// «Concludi» on an activity (§3.3).
        EndActivity = "termina",
    }
}

shown_by_its_label!(PortalStep);

impl PortalStep {
    /// What to press there, in the portal's own words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Admit => "Ammissione al servizio",
            Self::Refuse => "Rifiuta la richiesta",
            Self::Enter => "Nuova erogazione → invia",
            Self::Edit => "Modifica → invia",
            Self::Schedule => "Programma",
            Self::Start => "Avvia",
            Self::Conclude | Self::EndActivity => "Concludi",
            Self::Cancel => "Annulla",
            Self::CloseNegatively => "Chiudi negativamente",
        }
    }

    /// The step of a session it repeats, where it is one.
    #[must_use]
    pub const fn session_step(self) -> Option<SessionStep> {
        match self {
            Self::Schedule => Some(SessionStep::Schedule),
            Self::Start => Some(SessionStep::Start),
            Self::Conclude => Some(SessionStep::Conclude),
            Self::Cancel => Some(SessionStep::Cancel),
            Self::CloseNegatively => Some(SessionStep::CloseNegatively),
            Self::Admit | Self::Refuse | Self::Enter | Self::Edit | Self::EndActivity => None,
        }
    }
}

impl From<SessionStep> for PortalStep {
    fn from(step: SessionStep) -> Self {
        match step {
            SessionStep::Schedule => Self::Schedule,
            SessionStep::Start => Self::Start,
            SessionStep::Conclude => Self::Conclude,
            SessionStep::Cancel => Self::Cancel,
            SessionStep::CloseNegatively => Self::CloseNegatively,
        }
    }
}

/// The buttons that bring the portal from what it is `known` to hold of a session (`None`: nothing)
/// to what is `true_state` here, in their order. `edited`: what it holds of the form is no longer
/// what stands here, which can be mended there only while it is `INSERITA` (§3.1).
///
/// A session that came to nothing before the portal heard of it is not repeated there. `[I]`
#[must_use]
pub fn steps(
    known: Option<SessionState>,
    true_state: SessionState,
    edited: bool,
) -> Vec<PortalStep> {
    let Some(held) = known else {
        return match true_state {
            SessionState::Cancelled | SessionState::ClosedNegatively => Vec::new(),
            _ => [PortalStep::Enter]
                .into_iter()
                .chain(way(SessionState::Entered, true_state).unwrap_or_default())
                .collect(),
        };
    };
    let Some(way) = way(held, true_state) else {
        return Vec::new();
    };
    // What is to be cancelled there need not be corrected first.
    let mend = edited && held == SessionState::Entered && true_state != SessionState::Cancelled;
    mend.then_some(PortalStep::Edit)
        .into_iter()
        .chain(way)
        .collect()
}

/// What the portal holds once a button was pressed there; `None` when it has no such button.
#[must_use]
pub fn after(known: Option<SessionState>, step: PortalStep) -> Option<SessionState> {
    match (known, step) {
        (None, PortalStep::Enter) => Some(SessionState::Entered),
        (Some(SessionState::Entered), PortalStep::Edit) => Some(SessionState::Entered),
        (Some(held), step) => held.after(step.session_step()?).ok(),
        (None, _) => None,
    }
}

/// What the portal can hold of a session whose true state is `true_state`: nothing, or a state the
/// session went through. Anything else would be a mistake of whoever says so.
#[must_use]
pub fn possible(true_state: SessionState) -> Vec<Option<SessionState>> {
    let held = SessionState::ALL
        .iter()
        .copied()
        .filter(|held| way(*held, true_state).is_some())
        .map(Some);
    [None].into_iter().chain(held).collect()
}

/// The button that brings the portal's request from `known` to `true_state` (§2). The portal
/// cancels by itself what was not answered.
#[must_use]
pub fn request_step(known: RequestState, true_state: RequestState) -> Option<PortalStep> {
    match (known, true_state) {
        (RequestState::Proposed, RequestState::Admitted) => Some(PortalStep::Admit),
        (RequestState::Proposed, RequestState::Refused) => Some(PortalStep::Refuse),
        _ => None,
    }
}

/// Whether the portal holds another answer to a request than the one given here.
#[must_use]
pub fn request_differs(known: RequestState, true_state: RequestState) -> bool {
    known != true_state
}

/// The button that concludes an activity there, when it is concluded here (§3.3). The portal makes
/// it `INIZIATA` by itself.
#[must_use]
pub fn activity_step(known_ended: bool, true_state: ActivityState) -> Option<PortalStep> {
    (true_state == ActivityState::Ended && !known_ended).then_some(PortalStep::EndActivity)
}

words! {
    /// What an entry of the queue is about.
    PortalKind, "un tipo di voce da riportare" {
        /// An answer to a request.
        Request = "richiesta",
        /// A session.
        Session = "erogazione",
        /// The conclusion of an activity.
        Activity = "attività",
    }
}

/// How near a term is; [`Urgency::Overdue`] when it can no longer be repeated there. What has no
/// term (the conclusion of an activity) can wait.
#[must_use]
pub fn urgency(term: Option<NaiveDate>, today: NaiveDate) -> Urgency {
    let left = term.map(|term| term.signed_duration_since(today).num_days());
    deadlines::urgency(left, false)
}

/// What goes into the field «Note» of the portal's form: the place first, as §3.1 recommends.
#[must_use]
pub fn note(place: &str, note: &str) -> String {
    match (place.trim(), note.trim()) {
        ("", note) => note.to_owned(),
        (place, "") => format!("Luogo: {place}"),
        (place, note) => format!("Luogo: {place}\n{note}"),
    }
}

/// The longest ID the portal gives.
const LONGEST_ID: usize = 20;

/// The ID the portal gave a session, as it was typed or read; empty where there is none.
///
/// # Errors
/// What cannot be one, in a sentence.
pub fn portal_id(typed: &str) -> Result<String, &'static str> {
    let id = typed.trim();
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || "-/._".contains(letter);
    if id.chars().count() > LONGEST_ID || !id.chars().all(allowed) {
        return Err("L’ID del portale ha al massimo 20 cifre o lettere, senza spazi.");
    }
    Ok(id.to_owned())
}

/// The states in which the portal may already hold a session that can no longer be carried on here, its
/// term being over (§3.2): further on its way, what was held first.
#[must_use]
pub fn held_past_term(here: SessionState) -> Vec<SessionState> {
    [
        SessionState::Delivered,
        SessionState::ClosedNegatively,
        SessionState::Started,
        SessionState::Scheduled,
    ]
    .into_iter()
    .filter(|held| *held != here && way(here, *held).is_some())
    .collect()
}

/// The fewest buttons from one state to another, `None` when there is no way.
fn way(from: SessionState, to: SessionState) -> Option<Vec<PortalStep>> {
    if from == to {
        return Some(Vec::new());
    }
    from.steps()
        .iter()
        .filter_map(|step| {
            let rest = way(from.after(*step).ok()?, to)?;
            Some([PortalStep::from(*step)].into_iter().chain(rest).collect())
        })
        .min_by_key(Vec::len)
}

#[cfg(test)]
mod tests;
