//! Correcting what the portal is thought to hold: a report taken back, or what somebody saw there.

use affianca_domain::{
    ActivityId, ActivityState, PortalKind, RequestId, RequestState, SessionId, SessionState, Word,
};
use chrono::NaiveDateTime;

use super::{PortalItem, PortalKnown, items, known as held};
use crate::{Action, Archive, Error, Refusal, Result, Write};

/// What the portal holds of what it never heard of.
const NOTHING: &str = "niente";

impl Archive {
    /// Writes down what the portal really holds of each entry.
    ///
    /// # Errors
    /// `Refusal::PortalCannotHold` when the true state was never reached through that one; nothing changes then.
    pub fn correct_portal(&self, known: &[PortalKnown], now: NaiveDateTime) -> Result<()> {
        let Some(first) = known.first() else {
            return Err(Refusal::NothingChosen.into());
        };
        let request = |known: &PortalKnown| {
            self.read(|connection| Ok(items::one(connection, known.subject, now.date())?.request))
        };
        let of_first = request(first)?;
        let alone = known
            .iter()
            .try_fold(true, |alone, known| -> Result<bool> {
                Ok(alone && request(known)? == of_first)
            })?;
        self.write(Action::CorrectPortal, now, |step| {
            if alone {
                step.within(of_first);
            }
            let mut told = Vec::with_capacity(known.len());
            for known in known {
                let item = items::one(step, known.subject, now.date())?;
                step.touches(item.request);
                correct(step, &item, known)?;
                let there = known.known.as_deref().unwrap_or(NOTHING);
                told.push(format!("{}: {there}", item.title()));
                step.about(item.title());
            }
            if known.len() > 1 {
                step.about(format!("{} voci", known.len()));
            }
            step.note("sul portale risulta", told);
            Ok(())
        })
    }
}

fn correct(step: &Write, item: &PortalItem, known: &PortalKnown) -> Result<()> {
    if !item.possible.contains(&known.known) {
        let there = known.known.as_deref().unwrap_or(NOTHING);
        return Err(Refusal::PortalCannotHold {
            here: item.true_state.clone(),
            there: there.to_owned(),
            title: item.title(),
        }
        .into());
    }
    let (id, there) = (item.subject.id, known.known.as_deref());
    match item.subject.kind {
        PortalKind::Session => correct_session(step, SessionId(id), known),
        PortalKind::Request => {
            let there: RequestState = word(there.unwrap_or(NOTHING))?;
            held::keep_request(step, RequestId(id), there)
        }
        PortalKind::Activity => {
            let ended = there == Some(ActivityState::Ended.as_str());
            held::keep_activity(step, ActivityId(id), ended)
        }
    }
}

fn correct_session(step: &Write, id: SessionId, known: &PortalKnown) -> Result<()> {
    let Some(there) = known.known.as_deref() else {
        return held::forget_session(step, id);
    };
    match &known.form {
        Some(form) => held::keep_form(step, id, form)?,
        None => held::keep_own_form(step, id)?,
    }
    held::keep_session(step, id, word::<SessionState>(there)?)
}

/// A state by its word.
fn word<T: Word>(text: &str) -> Result<T> {
    T::of_word(text).map_err(|error| Error::invalid("known", error.to_string()))
}
