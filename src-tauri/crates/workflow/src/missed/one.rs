//! *Non svolta…*: the right step for the state, with its reason, and a new draft in the same breath.

use affianca_domain::typed::lengths;
use affianca_domain::{
    Minutes, RuleId, Session, SessionId, SessionState, SessionStep, Severity, Slot, Violation,
};
use affianca_store::rows;
use chrono::{Days, NaiveDate, NaiveDateTime};

use super::places::Search;
use super::reasons::reasons;
use super::{MissOrder, MissedCheck};
use crate::error::expect;
use crate::fields::Fields;
use crate::sessions::{Context, forbidden, load, not_ended, tell};
use crate::{Action, Archive, Error, Refusal, Result, Write};

/// Slots offered of one session.
const OFFERED: usize = 5;

impl Archive {
    /// What *Non svolta…* asks, and where the session could be held instead.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Refusal::ForbiddenStep`] for one that was held or will not be.
    pub fn check_missed(&self, id: SessionId, now: NaiveDateTime) -> Result<MissedCheck> {
        let session = self.read(|connection| load(connection, id))?;
        let step = self.check_step(id, step_of(session.state)?, now)?;
        self.read(|connection| {
            let context = Context::load(connection, session.activity)?;
            let from = next_day(now.date().max(session.date));
            let search = Search::begin(connection, std::slice::from_ref(&session), from, now)?;
            let counted = context.counted_without(Some(&session));
            let slots = search.slots(connection, (&context, &session), counted, OFFERED)?;
            Ok(MissedCheck {
                step,
                reasons: reasons(connection)?,
                no_slot: slots.is_empty().then(|| {
                    "Nei prossimi due mesi non c’è un orario libero per persona e operatore che rispetti ogni regola."
                        .to_owned()
                }),
                slots,
            })
        })
    }

    /// *Annulla* or *Chiudi negativamente*, whichever is right, and the new draft where one was chosen:
    /// its id.
    ///
    /// # Errors
    /// [`Refusal::StateChanged`], [`Refusal::ForbiddenStep`], [`Refusal::ActivityEnded`],
    /// [`Error::Invalid`] without a reason, [`Error::Rules`] when the slot breaks a rule meanwhile.
    pub fn miss_session(&self, order: &MissOrder, now: NaiveDateTime) -> Result<Option<SessionId>> {
        self.write(Action::MissSession, now, |step| {
            let session = load(step, order.session)?;
            expect(session.state, order.expected)?;
            let context = Context::load(step, session.activity)?;
            not_ended(&context)?;
            let why = reason(&order.reason)?;
            let missed = given_up(step, session, &why)?;
            let counted = context.counted_without(Some(&missed));
            let entered = match order.slot {
                Some(slot) => {
                    let search =
                        Search::begin(step, std::slice::from_ref(&missed), slot.date, now)?;
                    Some(enter(step, &search, (&context, &missed), counted, slot)?)
                }
                None => None,
            };
            tell(step, &context, missed.id, &missed.plan());
            step.note_apart("motivo", why);
            step.note("ora risulta", missed.state.to_string());
            if let Some(draft) = &entered {
                step.note(
                    "di nuovo in calendario",
                    format!("erogazione {}, {}", draft.id, draft.plan().when()),
                );
            }
            Ok(entered.map(|draft| draft.id))
        })
    }
}

/// The step by which a session is not held (§3.1, §3.2).
pub(super) fn step_of(state: SessionState) -> Result<SessionStep> {
    let steps = [SessionStep::Cancel, SessionStep::CloseNegatively];
    let found = steps.into_iter().find(|step| state.after(*step).is_ok());
    found.ok_or_else(|| {
        Refusal::ForbiddenStep {
            step: SessionStep::CloseNegatively,
            state: state.to_string(),
        }
        .into()
    })
}

pub(super) fn next_day(of: NaiveDate) -> NaiveDate {
    of + Days::new(1)
}

/// The reason, which is mandatory whatever the state.
pub(super) fn reason(typed: &str) -> Result<String> {
    let mut fields = Fields::new("");
    let missing = "Scegli o scrivi il motivo prima di confermare.";
    let reason = fields.mandatory_lines("reason", typed, lengths::REASON, missing);
    fields.finish()?;
    Ok(reason)
}

/// The session given up, written.
pub(super) fn given_up(step: &Write, session: Session, why: &str) -> Result<Session> {
    let which = step_of(session.state)?;
    let missed = session
        .after(which, Some(why.to_owned()), step.now)
        .map_err(forbidden)?;
    rows::session::update(step, &missed)?;
    Ok(missed)
}

/// Enters a draft like one that was given up in a slot that breaks no rule.
pub(super) fn enter(
    step: &Write,
    search: &Search,
    (context, missed): (&Context, &Session),
    counted: Minutes,
    slot: Slot,
) -> Result<Session> {
    let draft = Session {
        place: missed.place.clone(),
        note: missed.note.clone(),
        ..Session::entered_now(
            step.new_id()?,
            (missed.activity, missed.beneficiary),
            (missed.branch, missed.coach),
            (slot.date, slot.span()),
            step.now,
        )
    };
    let mut broken = search.judge(step, (context, &draft), counted)?;
    broken.retain(is_against);
    if !broken.is_empty() {
        return Err(Error::Rules(broken));
    }
    rows::session::insert(step, &draft)?;
    Ok(draft)
}

/// A missing place was answered for the session that was given up.
fn is_against(violation: &Violation) -> bool {
    violation.severity != Severity::Information && violation.rule != RuleId::Place
}
