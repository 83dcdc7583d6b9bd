//! *Avvia e concludi…*: two steps of one session confirmed together, each judged by its own rules.

use affianca_domain::{Session, SessionId, SessionState, SessionStep, Severity, Violation};
use affianca_store::rows;
use chrono::NaiveDateTime;
use rusqlite::Connection;

use crate::error::expect;
use crate::sessions::{
    Context, StepCheck, StepOrder, acknowledge, described, facts, forbidden, judge_step, load,
    mark_started, not_ended, tell,
};
use crate::{Action, Archive, Result};

const STEPS: [SessionStep; 2] = [SessionStep::Start, SessionStep::Conclude];

impl Archive {
    /// What *Avvia e concludi…* asks.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Refusal::ForbiddenStep`] when it is not `PROGRAMMATA`.
    pub fn check_hold(&self, id: SessionId, now: NaiveDateTime) -> Result<StepCheck> {
        self.read(|connection| {
            let session = load(connection, id)?;
            session.state.after(SessionStep::Start).map_err(forbidden)?;
            let context = Context::load(connection, session.activity)?;
            not_ended(&context)?;
            let last = SessionStep::Conclude;
            Ok(StepCheck {
                session: id,
                activity: session.activity,
                step: last,
                expected: session.state,
                title: "Avvia e concludi".to_owned(),
                question: "Confermi di voler avviare e concludere l’erogazione ?".to_owned(),
                facts: facts(&context, &session, last),
                violations: judge(connection, &context, &session, now)?,
                irreversible: last.irreversible().map(str::to_owned),
                paragraph: last.paragraph().to_owned(),
                asks_reason: false,
                asks_description: true,
                description: session.description,
            })
        })
    }

    /// Starts and concludes a session: it becomes `EROGATA`, and the activity `INIZIATA` with its first.
    ///
    /// # Errors
    /// [`crate::Refusal::StateChanged`], [`crate::Refusal::ForbiddenStep`], [`crate::Error::Rules`],
    /// [`crate::Refusal::ActivityEnded`].
    pub fn hold_session(&self, order: &StepOrder, now: NaiveDateTime) -> Result<()> {
        self.write(Action::HoldSession, now, |step| {
            let session = load(step, order.session)?;
            expect(session.state, order.expected)?;
            expect(session.state, SessionState::Scheduled)?;
            let context = Context::load(step, session.activity)?;
            not_ended(&context)?;
            let violations = judge(step, &context, &session, now)?;
            acknowledge(step, violations, &order.acknowledged)?;
            let description = match &order.description {
                Some(text) => described(text)?,
                None => session.description.clone(),
            };
            let mut held = session;
            for which in STEPS {
                held = held.after(which, None, now).map_err(forbidden)?;
            }
            let held = Session {
                description,
                ..held
            };
            rows::session::update(step, &held)?;
            tell(step, &context, held.id, &held.plan());
            step.note("passi", STEPS.map(SessionStep::label).to_vec());
            mark_started(step, context)?;
            Ok(())
        })
    }
}

/// What both steps break, each rule once.
fn judge(
    connection: &Connection,
    context: &Context,
    session: &Session,
    now: NaiveDateTime,
) -> Result<Vec<Violation>> {
    let mut found: Vec<Violation> = Vec::new();
    for which in STEPS {
        for violation in judge_step(connection, context, session, which, now)? {
            let told = found.iter().any(|it| it.rule == violation.rule);
            if violation.severity != Severity::Information && !told {
                found.push(violation);
            }
        }
    }
    found.sort_by_key(|violation| (violation.severity, violation.rule));
    Ok(found)
}
