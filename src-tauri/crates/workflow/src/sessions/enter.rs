//! Entering and editing a session while it is `INSERITA`, and describing it later (§3.1, §3.2).

use affianca_domain::{
    ActivityId, Moment, Plan, RuleId, Session, SessionId, SessionState, Severity, Violation,
    blocking, format_date, portal, series::next_same_weekday, unacknowledged,
};
use affianca_store::rows;
use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::form::{self, Onto, SessionReader};
use super::hints;
use super::judge::Candidate;
use super::{Context, SessionCheck, SessionForm, load};
use crate::error::expect;
use crate::fields::Fields;
use crate::{Action, Archive, Error, Refusal, Result, Write};

impl Archive {
    /// Judges the form while it is filled in: every problem and every rule at once.
    ///
    /// # Errors
    /// [`Error::NotFound`] for the activity.
    pub fn check_session(
        &self,
        activity: ActivityId,
        session: Option<SessionId>,
        form: &SessionForm,
        now: NaiveDateTime,
    ) -> Result<SessionCheck> {
        self.read(|connection| {
            let context = Context::load(connection, activity)?;
            let session = session.map(|id| load(connection, id)).transpose()?;
            let reader = SessionReader::of(form, now.date());
            let Said { violations, hints } =
                judge_reading(connection, &context, session.as_ref(), form, &reader, now)?;
            let held_past_term = match reader.date {
                Some(date) if session.is_none() && context.is_past_term(date, now.date()) => {
                    portal::held_past_term(SessionState::Entered)
                }
                _ => Vec::new(),
            };
            let mut check = reader.into_check(form);
            check.held_past_term = held_past_term;
            let waiting = unacknowledged(&violations, &[]).len();
            check.to_acknowledge = u32::try_from(waiting).unwrap_or(u32::MAX);
            let blocks = violations
                .iter()
                .filter(|violation| violation.blocks_schedule)
                .count();
            check.blocks_schedule = u32::try_from(blocks).unwrap_or(u32::MAX);
            check.violations = violations;
            check.hints = hints;
            Ok(check)
        })
    }

    /// *Invia* on a new session: it becomes `INSERITA`.
    ///
    /// # Errors
    /// [`Error::Invalid`] for fields, [`Error::Rules`] for rules broken or not acknowledged.
    pub fn enter_session(
        &self,
        activity: ActivityId,
        form: &SessionForm,
        acknowledged: &[RuleId],
        now: NaiveDateTime,
    ) -> Result<SessionId> {
        self.write(Action::EnterSession, now, |step| {
            let context = Context::load(step, activity)?;
            let onto = Onto::New(step.new_id()?, (activity, context.request.beneficiary), now);
            let session = form::read(step, form, onto, now.date())?;
            accept(step, &context, None, &session, acknowledged)?;
            rows::session::insert(step, &session)?;
            tell(step, &context, session.id, &session.plan());
            Ok(session.id)
        })
    }

    /// *Invia* on a session still `INSERITA`: every part can be changed (§3.1).
    ///
    /// # Errors
    /// As [`Archive::enter_session`]; [`Refusal::StateChanged`] or [`Refusal::SessionChanged`] when it changed meanwhile.
    pub fn edit_session(
        &self,
        id: SessionId,
        revision: u32,
        form: &SessionForm,
        acknowledged: &[RuleId],
        now: NaiveDateTime,
    ) -> Result<()> {
        self.write(Action::EditSession, now, |step| {
            let before = load(step, id)?;
            expect(before.state, SessionState::Entered)?;
            fresh(&before, revision)?;
            let context = Context::load(step, before.activity)?;
            let edited = form::read(step, form, Onto::Kept(&before), now.date())?.changed();
            accept(step, &context, Some(&before), &edited, acknowledged)?;
            rows::session::update(step, &edited)?;
            tell(step, &context, id, &edited.plan());
            step.note("prima", before.plan().when());
            Ok(())
        })
    }

    /// Writes the description for the register and the private note, until the activity is ended.
    /// What the manual freezes at *Programma* is the appointment, not the account of it. `[I]`
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Refusal::SessionChanged`], [`Refusal::ActivityEnded`], [`Refusal::NotHeld`].
    pub fn describe_session(
        &self,
        id: SessionId,
        revision: u32,
        description: &str,
        private_note: &str,
        now: NaiveDateTime,
    ) -> Result<()> {
        self.write(Action::DescribeSession, now, |step| {
            let before = load(step, id)?;
            fresh(&before, revision)?;
            if before.is_dropped() {
                let message = format!(
                    "L’erogazione è {}: non c’è nulla da descrivere.",
                    before.state
                );
                return Err(Refusal::NotHeld(message).into());
            }
            let context = Context::load(step, before.activity)?;
            not_ended(&context)?;
            let mut fields = Fields::new("");
            let described = Session {
                description: form::description(&mut fields, description),
                private_note: form::private_note(&mut fields, private_note),
                ..before.changed()
            };
            fields.finish()?;
            rows::session::update(step, &described)?;
            tell(step, &context, id, &described.plan());
            Ok(())
        })
    }

    /// The form to plan again what was closed negatively or cancelled (§3.2): all but the date.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn reschedule_form(&self, id: SessionId) -> Result<SessionForm> {
        self.read(|connection| {
            Ok(SessionForm {
                date: String::new(),
                ..SessionForm::from(&load(connection, id)?)
            })
        })
    }

    /// The form of a session like another (*Duplica*): all but what was written of it, on the same weekday
    /// of the next week that is still to come and no feast.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn duplicate_form(&self, id: SessionId, now: NaiveDateTime) -> Result<SessionForm> {
        self.read(|connection| {
            let session = load(connection, id)?;
            let next = next_same_weekday(session.date, |day| day > now.date());
            Ok(SessionForm {
                date: next.map(format_date).unwrap_or_default(),
                description: String::new(),
                private_note: String::new(),
                ..SessionForm::from(&session)
            })
        })
    }
}

/// What the form says so far: rules that stand in the way, and what there is to know.
#[derive(Default)]
struct Said {
    violations: Vec<Violation>,
    hints: Vec<String>,
}

fn judge_reading(
    connection: &Connection,
    context: &Context,
    itself: Option<&Session>,
    form: &SessionForm,
    reader: &SessionReader,
    now: NaiveDateTime,
) -> Result<Said> {
    let Some(date) = reader.date else {
        return Ok(Said::default());
    };
    let candidate = |plan| Candidate {
        moment: Moment::Enter,
        plan,
        branch: form.branch,
        coach: form.coach,
        itself,
        entered: None,
    };
    if let (Some(start), Some(end)) = (reader.start, reader.end) {
        let place = Some(reader.place.clone()).filter(|place| !place.is_empty());
        let plan = Plan {
            date,
            start,
            end,
            place,
        };
        let candidate = candidate(&plan);
        return Ok(Said {
            violations: context.judge(connection, &candidate, now)?,
            hints: hints::of(connection, context, &candidate)?,
        });
    }
    let Some(plan) = Plan::probe(date, &context.programme.limits) else {
        return Ok(Said::default());
    };
    let mut violations = context.judge(connection, &candidate(&plan), now)?;
    violations.retain(|violation| violation.field.as_deref() == Some("date"));
    Ok(Said {
        violations,
        hints: Vec::new(),
    })
}

/// Lets the session pass if no rule blocks it and every warning was seen; journals those.
fn accept(
    step: &mut Write,
    context: &Context,
    before: Option<&Session>,
    session: &Session,
    acknowledged: &[RuleId],
) -> Result<()> {
    let candidate = Candidate {
        moment: Moment::Enter,
        plan: &session.plan(),
        branch: Some(session.branch),
        coach: Some(session.coach),
        itself: before,
        entered: None,
    };
    let violations = context.judge(step, &candidate, step.now)?;
    acknowledge(step, violations, acknowledged)
}

/// Refuses while a rule blocks or a warning was not ticked; otherwise journals what was ticked.
pub(crate) fn acknowledge(
    step: &mut Write,
    violations: Vec<Violation>,
    acknowledged: &[RuleId],
) -> Result<()> {
    if blocking(&violations) || !unacknowledged(&violations, acknowledged).is_empty() {
        return Err(Error::Rules(violations));
    }
    let seen: Vec<String> = violations
        .iter()
        .filter(|violation| violation.severity == Severity::Warning)
        .map(|violation| {
            let figures = violation.figures.as_deref().unwrap_or_default();
            format!("{} {} {figures}", violation.rule, violation.message)
                .trim()
                .to_owned()
        })
        .collect();
    if !seen.is_empty() {
        step.note_apart("avvisi confermati", seen);
    }
    Ok(())
}

fn fresh(session: &Session, revision: u32) -> Result<()> {
    if session.revision == revision {
        return Ok(());
    }
    Err(Refusal::SessionChanged.into())
}

/// Nothing in an ended activity can change (§3.3).
pub(crate) fn not_ended(context: &Context) -> Result<()> {
    if !context.activity.is_ended() {
        return Ok(());
    }
    Err(Refusal::ActivityEnded.into())
}

/// Names a session in the journal row.
pub(crate) fn tell(step: &mut Write, context: &Context, id: SessionId, plan: &Plan) {
    step.about(format!(
        "erogazione {id}, {} {}",
        context.request.opal, context.activity.code
    ));
    step.within(context.request.id);
    step.note("quando", plan.when());
}
