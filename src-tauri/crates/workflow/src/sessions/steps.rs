//! The steps of a session (§3.1–3.2): *Programma*, *Avvia*, *Concludi*, *Annulla*,
//! *Chiudi negativamente*. One path for all five: load, expect, judge, save, journal.

use affianca_domain::typed::lengths;
use affianca_domain::{
    ForbiddenStep, Session, SessionId, SessionStep, Severity, Violation, format_date, weekday_name,
};
use affianca_store::rows;
use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::enter::{acknowledge, not_ended, tell};
use super::judge::Candidate;
use super::{Context, Fact, StepCheck, StepOrder, load};
use crate::error::expect;
use crate::fields::Fields;
use crate::{Action, Archive, Error, Refusal, Result, Write};

impl Archive {
    /// What a step asks before it is taken.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Refusal::ForbiddenStep`] when the state has no such button.
    pub fn check_step(
        &self,
        id: SessionId,
        step: SessionStep,
        now: NaiveDateTime,
    ) -> Result<StepCheck> {
        self.read(|connection| {
            let session = load(connection, id)?;
            session.state.after(step).map_err(forbidden)?;
            let context = Context::load(connection, session.activity)?;
            not_ended(&context)?;
            let mut violations = judge_step(connection, &context, &session, step, now)?;
            violations.retain(|violation| violation.severity != Severity::Information);
            Ok(StepCheck {
                session: id,
                activity: session.activity,
                step,
                expected: session.state,
                title: step.label().to_owned(),
                question: step.question().to_owned(),
                facts: facts(&context, &session, step),
                violations,
                irreversible: step.irreversible().map(str::to_owned),
                paragraph: step.paragraph().to_owned(),
                asks_reason: step.asks_reason(),
                asks_description: step.asks_description(),
                description: session.description,
            })
        })
    }

    /// Takes a step. *Avvia* of its first session makes the activity `INIZIATA`; after *Chiudi
    /// negativamente* the hours are free again.
    ///
    /// # Errors
    /// [`Refusal::StateChanged`], [`Refusal::ForbiddenStep`], [`Error::Rules`],
    /// [`Refusal::ActivityEnded`], and a reason missing for *Chiudi negativamente*.
    pub fn step(&self, order: &StepOrder, now: NaiveDateTime) -> Result<()> {
        let which = order.step;
        self.write(action(which), now, |step| {
            let session = load(step, order.session)?;
            expect(session.state, order.expected)?;
            session.state.after(which).map_err(forbidden)?;
            let context = Context::load(step, session.activity)?;
            not_ended(&context)?;
            let violations = judge_step(step, &context, &session, which, now)?;
            acknowledge(step, violations, &order.acknowledged)?;
            let reason = reason(which, &order.reason)?;
            let description = match &order.description {
                Some(text) if which.asks_description() => described(text)?,
                _ => session.description.clone(),
            };
            let taken = session
                .after(which, reason.clone(), now)
                .map_err(forbidden)?;
            let taken = Session {
                description,
                ..taken
            };
            rows::session::update(step, &taken)?;
            tell(step, &context, taken.id, &taken.plan());
            if which == SessionStep::Start {
                mark_started(step, context)?;
            }
            if let Some(reason) = reason {
                step.note_apart("motivo", reason);
            }
            Ok(())
        })
    }
}

pub(crate) fn forbidden(error: ForbiddenStep) -> Error {
    Refusal::ForbiddenStep {
        step: error.step,
        state: error.from.to_string(),
    }
    .into()
}

/// The journal's word for a step.
fn action(step: SessionStep) -> Action {
    match step {
        SessionStep::Schedule => Action::ScheduleSession,
        SessionStep::Start => Action::StartSession,
        SessionStep::Conclude => Action::ConcludeSession,
        SessionStep::Cancel => Action::CancelSession,
        SessionStep::CloseNegatively => Action::CloseSession,
    }
}

/// Every rule a session breaks at a step.
pub(crate) fn judge_step(
    connection: &Connection,
    context: &Context,
    session: &Session,
    step: SessionStep,
    now: NaiveDateTime,
) -> Result<Vec<Violation>> {
    let Some(moment) = step.moment() else {
        return Ok(Vec::new());
    };
    let candidate = Candidate {
        moment,
        plan: &session.plan(),
        branch: Some(session.branch),
        coach: Some(session.coach),
        itself: Some(session),
        entered: Some(session.entered()),
    };
    context.judge(connection, &candidate, now)
}

/// The activity is `INIZIATA` with its first session; `false` where it was already.
pub(crate) fn mark_started(step: &Write, context: Context) -> Result<bool> {
    let before = context.activity.state;
    let activity = context.activity.with_session_started(step.now);
    if activity.state == before {
        return Ok(false);
    }
    rows::activity::update(step, &activity)?;
    Ok(true)
}

/// The description as it is taken with a step.
pub(crate) fn described(typed: &str) -> Result<String> {
    let mut fields = Fields::new("");
    let text = super::form::description(&mut fields, typed);
    fields.finish()?;
    Ok(text)
}

/// The reason a step is given with, where it asks for one.
pub(crate) fn reason(step: SessionStep, typed: &str) -> Result<Option<String>> {
    if !step.asks_reason() {
        return Ok(None);
    }
    let mut fields = Fields::new("");
    let missing = "Scrivi il motivo prima di confermare.";
    let reason = fields.mandatory_lines("reason", typed, lengths::REASON, missing);
    fields.finish()?;
    Ok(Some(reason))
}

/// What a confirmation says of a session.
pub(crate) fn facts(context: &Context, session: &Session, step: SessionStep) -> Vec<Fact> {
    let fact = |label: &str, value: String, personal: bool| Fact {
        label: label.to_owned(),
        value,
        personal,
    };
    let activity = &context.activity;
    let (length, day) = (session.minutes(), session.date);
    let mut facts = vec![
        fact(
            "Erogazione",
            format!(
                "{} · {} {}, {} ({length})",
                session.id,
                weekday_name(day),
                format_date(day),
                session.span(),
            ),
            false,
        ),
        fact(
            "Lavoratore",
            format!("{} {}", context.surname, context.name),
            true,
        ),
        fact("Richiesta", context.request.opal.clone(), false),
        fact(
            "Attività",
            format!("{} – {}", activity.code, activity.title),
            false,
        ),
    ];
    if step == SessionStep::Schedule {
        let counted = context.counted_without(Some(session));
        let (sum, agreed) = (counted + length, activity.agreed);
        facts.push(fact(
            "Ore contate",
            format!("{counted} + {length} = {sum} su {agreed} concordate"),
            false,
        ));
    }
    facts
}
