//! The steps of a session (§3.1–3.2): *Programma*, *Avvia*, *Concludi*, *Annulla*,
//! *Chiudi negativamente*. One path for all five: load, expect, judge, save, journal.

use affianca_domain::{
    Moment, SessionId, SessionState, SessionStep, Severity, Violation, format_date, weekday_name,
};
use chrono::NaiveDateTime;
use rusqlite::{Connection, params};

use super::context::Candidate;
use super::enter::{acknowledge, not_ended, tell};
use super::form::{DESCRIPTION, clean};
use super::{Context, Fact, Record, StepCheck, StepOrder};
use crate::requests::listing;
use crate::{Action, Archive, Error, Refusal, Result, Write, registers};
use affianca_store::journal::MOMENT;

const LONGEST_REASON: usize = 2000;

impl Archive {
    /// What a step asks before it is taken.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`] when the state has no such button.
    pub fn check_step(
        &self,
        id: SessionId,
        step: SessionStep,
        now: NaiveDateTime,
    ) -> Result<StepCheck> {
        self.read(|connection| {
            let session = Record::load(connection, id)?;
            session
                .state
                .after(step)
                .map_err(|error| Refusal::ForbiddenStep {
                    step: error.step,
                    state: error.from.to_string(),
                })?;
            let context = Context::load(connection, session.activity)?;
            not_ended(context.state)?;
            let mut violations = judge(connection, &context, &session, step, now)?;
            violations.retain(|violation| violation.severity != Severity::Information);
            Ok(StepCheck {
                session: id,
                activity: session.activity,
                step,
                expected: session.state,
                title: step.label().to_owned(),
                question: question(step).to_owned(),
                facts: facts(connection, &context, &session, step)?,
                violations,
                irreversible: irreversible(step).map(str::to_owned),
                paragraph: paragraph(step).to_owned(),
                asks_reason: step == SessionStep::CloseNegatively,
                asks_description: step == SessionStep::Conclude,
                description: session.description,
            })
        })
    }

    /// Takes a step. *Avvia* of its first session makes the activity `INIZIATA`; after *Chiudi
    /// negativamente* the hours are free again.
    ///
    /// # Errors
    /// [`Error::Stale`], [`Error::Forbidden`], [`Error::Rules`], `ACTIVITY_ENDED`, and a reason
    /// missing for *Chiudi negativamente*.
    pub fn step(&self, order: &StepOrder, now: NaiveDateTime) -> Result<()> {
        let which = order.step;
        self.write(action(which), now, |step| {
            let session = Record::load(step, order.session)?;
            session.expect(order.expected)?;
            let state = session
                .state
                .after(which)
                .map_err(|error| Refusal::ForbiddenStep {
                    step: error.step,
                    state: error.from.to_string(),
                })?;
            let context = Context::load(step, session.activity)?;
            not_ended(context.state)?;
            let violations = judge(step, &context, &session, which, now)?;
            acknowledge(step, violations, &order.acknowledged)?;
            let reason = reason(which, &order.reason)?;
            let printed = registers::printed_now(step, session.id)?;
            save(step, &session, state, reason.as_deref())?;
            if which == SessionStep::Start {
                mark_started(step, &context)?;
            }
            if let (SessionStep::Conclude, Some(text)) = (which, &order.description) {
                describe(step, session.id, text)?;
            }
            tell(step, &context, session.id, &session.plan());
            if let Some(reason) = reason {
                step.note("motivo", reason);
            }
            registers::outdate(step, &printed)
        })
    }
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

fn judge(
    connection: &Connection,
    context: &Context,
    session: &Record,
    step: SessionStep,
    now: NaiveDateTime,
) -> Result<Vec<Violation>> {
    let moment = match step {
        SessionStep::Schedule => Moment::Schedule,
        SessionStep::Start => Moment::Start,
        SessionStep::Conclude => Moment::Conclude,
        // They stay possible whatever the date (domain §4, LATE).
        SessionStep::Cancel | SessionStep::CloseNegatively => return Ok(Vec::new()),
    };
    let plan = session.plan();
    let candidate = Candidate {
        moment,
        plan: &plan,
        branch: session.branch,
        coach: session.coach,
        itself: Some(session.id),
        entered: Some(session.entered),
    };
    context.judge(connection, &candidate, now)
}

fn save(step: &Write, session: &Record, state: SessionState, reason: Option<&str>) -> Result<()> {
    let moment = match state {
        SessionState::Entered => "entered_at",
        SessionState::Scheduled => "scheduled_at",
        SessionState::Started => "started_at",
        SessionState::Delivered => "concluded_at",
        SessionState::Cancelled | SessionState::ClosedNegatively => "closed_at",
    };
    step.prepare_cached(&format!(
        "UPDATE session SET state = ?2, {moment} = ?3, reason = coalesce(?4, reason),
             revision = revision + 1 WHERE id = ?1"
    ))?
    .execute(params![
        session.id.0,
        state.as_str(),
        step.now.format(MOMENT).to_string(),
        reason
    ])?;
    Ok(())
}

fn mark_started(step: &Write, context: &Context) -> Result<()> {
    let state = context.state.with_session_started();
    if state == context.state {
        return Ok(());
    }
    step.execute(
        "UPDATE activity SET state = ?2, started_at = ?3 WHERE id = ?1",
        params![
            context.activity.0,
            state.as_str(),
            step.now.format(MOMENT).to_string()
        ],
    )?;
    // The list of requests shows the state, and is searched by it.
    listing::refresh(step, context.request.id)
}

fn describe(step: &Write, id: SessionId, text: &str) -> Result<()> {
    let text = clean(text);
    let length = text.chars().count();
    if length > DESCRIPTION {
        let message = format!("Troppo lungo: {length} caratteri su {DESCRIPTION}.");
        return Err(Error::invalid("description", message));
    }
    step.execute(
        "UPDATE session SET description = ?2 WHERE id = ?1",
        params![id.0, text],
    )?;
    Ok(())
}

fn reason(step: SessionStep, typed: &str) -> Result<Option<String>> {
    if step != SessionStep::CloseNegatively {
        return Ok(None);
    }
    let reason = clean(typed);
    if reason.is_empty() {
        return Err(Error::invalid(
            "reason",
            "Scrivi il motivo prima di confermare.",
        ));
    }
    if reason.chars().count() > LONGEST_REASON {
        return Err(Error::invalid(
            "reason",
            "Il motivo supera i 2.000 caratteri.",
        ));
    }
    Ok(Some(reason))
}

fn facts(
    connection: &Connection,
    context: &Context,
    session: &Record,
    step: SessionStep,
) -> Result<Vec<Fact>> {
    let fact = |label: &str, value: String, personal: bool| Fact {
        label: label.to_owned(),
        value,
        personal,
    };
    let mut facts = vec![
        fact(
            "Erogazione",
            format!(
                "{} · {} {}, {}–{} ({})",
                session.id,
                weekday_name(session.date),
                format_date(session.date),
                session.start,
                session.end,
                session.minutes()
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
            format!("{} – {}", context.code, context.title),
            false,
        ),
    ];
    if step == SessionStep::Schedule {
        let counted = context.counted_without(connection, Some(session.id))?;
        let length = session.minutes();
        facts.push(fact(
            "Ore contate",
            format!(
                "{counted} + {length} = {} su {} concordate",
                counted + length,
                context.agreed
            ),
            false,
        ));
    }
    Ok(facts)
}

/// The manual's question (§3.1), and its like for the steps the manual only says "to confirm".
fn question(step: SessionStep) -> &'static str {
    match step {
        SessionStep::Schedule => "Confermi di voler programmare l’erogazione ?",
        SessionStep::Start => "Confermi di voler avviare l’erogazione ?",
        SessionStep::Conclude => "Confermi di voler concludere l’erogazione ?",
        SessionStep::Cancel => "Confermi di voler annullare l’erogazione ?",
        SessionStep::CloseNegatively => "Confermi di voler chiudere negativamente l’erogazione ?",
    }
}

fn irreversible(step: SessionStep) -> Option<&'static str> {
    match step {
        SessionStep::Schedule => {
            Some("Dopo non si può più modificare: si può solo avviare o chiudere negativamente.")
        }
        SessionStep::Start => None,
        SessionStep::Conclude => {
            Some("L’erogazione passa a EROGATA: data, orari e operatore restano così.")
        }
        SessionStep::Cancel => {
            Some("L’erogazione resta in elenco come ANNULLATA e non si può riprendere.")
        }
        SessionStep::CloseNegatively => Some(
            "L’erogazione resta in elenco come CHIUSA NEGATIVAMENTE; le sue ore tornano libere.",
        ),
    }
}

fn paragraph(step: SessionStep) -> &'static str {
    match step {
        SessionStep::Schedule => "§3.1",
        _ => "§3.2",
    }
}
