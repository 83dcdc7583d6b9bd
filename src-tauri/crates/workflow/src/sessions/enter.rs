//! Entering and editing a session while it is `INSERITA`, and describing it later (§3.1, §3.2).

use affianca_domain::{
    ActivityId, ActivityState, Moment, Plan, RuleId, SessionId, SessionState, Severity, Violation,
    blocking, format_date, unacknowledged,
};
use chrono::NaiveDateTime;
use rusqlite::{Connection, params};

use super::context::{Candidate, probe};
use super::form::{self, Reading, Typed};
use super::{Context, Record, SessionCheck, SessionForm};
use crate::{Action, Archive, Error, Refusal, Result, Write, registers};
use affianca_store::journal::MOMENT;

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
            let reading = Reading::of(form);
            let violations = judge_reading(connection, &context, session, form, &reading, now)?;
            let mut check = reading.into_check(form);
            let waiting = unacknowledged(&violations, &[]).len();
            check.to_acknowledge = u32::try_from(waiting).unwrap_or(u32::MAX);
            let blocks = violations
                .iter()
                .filter(|violation| violation.blocks_schedule)
                .count();
            check.blocks_schedule = u32::try_from(blocks).unwrap_or(u32::MAX);
            check.violations = violations;
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
            let typed = form::typed(step, form, None)?;
            accept(step, &context, None, &typed, acknowledged)?;
            let id: SessionId = step.new_id()?;
            step.prepare_cached(
                "INSERT INTO session (id, activity_id, beneficiary_id, branch_id, coach_id, date, start,
                     \"end\", place, note, description, private_note, state, entered_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            )?
            .execute(params![
                id.0,
                activity.0,
                context.request.beneficiary.0,
                typed.branch.0,
                typed.coach.0,
                typed.plan.date,
                typed.plan.start.minutes(),
                typed.plan.end.minutes(),
                typed.plan.place.as_deref().unwrap_or(""),
                typed.note,
                typed.description,
                typed.private_note,
                SessionState::Entered.as_str(),
                now.format(MOMENT).to_string(),
            ])?;
            tell(step, &context, id, &typed.plan);
            Ok(id)
        })
    }

    /// *Invia* on a session still `INSERITA`: every part can be changed (§3.1).
    ///
    /// # Errors
    /// As [`Archive::enter_session`]; [`Error::Stale`] when it changed meanwhile.
    pub fn edit_session(
        &self,
        id: SessionId,
        revision: i32,
        form: &SessionForm,
        acknowledged: &[RuleId],
        now: NaiveDateTime,
    ) -> Result<()> {
        self.write(Action::EditSession, now, |step| {
            let before = Record::load(step, id)?;
            before.expect(SessionState::Entered)?;
            fresh(&before, revision)?;
            let context = Context::load(step, before.activity)?;
            let typed = form::typed(step, form, Some((before.branch, before.coach)))?;
            accept(step, &context, Some(id), &typed, acknowledged)?;
            let printed = registers::printed_now(step, id)?;
            step.prepare_cached(
                "UPDATE session SET branch_id = ?2, coach_id = ?3, date = ?4, start = ?5,
                     \"end\" = ?6, place = ?7, note = ?8, description = ?9, private_note = ?10,
                     revision = revision + 1
                 WHERE id = ?1",
            )?
            .execute(params![
                id.0,
                typed.branch.0,
                typed.coach.0,
                typed.plan.date,
                typed.plan.start.minutes(),
                typed.plan.end.minutes(),
                typed.plan.place.as_deref().unwrap_or(""),
                typed.note,
                typed.description,
                typed.private_note,
            ])?;
            tell(step, &context, id, &typed.plan);
            step.note("prima", when(&before.plan()));
            registers::outdate(step, &printed)
        })
    }

    /// Writes the description for the register and the private note, until the activity is ended.
    /// What the manual freezes at *Programma* is the appointment, not the account of it. `[I]`
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::Stale`], `ACTIVITY_ENDED`, `NOT_HELD`.
    pub fn describe_session(
        &self,
        id: SessionId,
        revision: i32,
        description: &str,
        private_note: &str,
        now: NaiveDateTime,
    ) -> Result<()> {
        self.write(Action::DescribeSession, now, |step| {
            let before = Record::load(step, id)?;
            fresh(&before, revision)?;
            if before.is_dropped() {
                let message = format!(
                    "L’erogazione è {}: non c’è nulla da descrivere.",
                    before.state
                );
                return Err(Refusal::NotHeld(message).into());
            }
            let context = Context::load(step, before.activity)?;
            not_ended(context.state)?;
            let form = SessionForm {
                description: description.to_owned(),
                private_note: private_note.to_owned(),
                ..SessionForm::default()
            };
            let mut reading = Reading::of(&form);
            reading
                .problems
                .retain(|problem| matches!(problem.field.as_str(), "description" | "privateNote"));
            if !reading.problems.is_empty() {
                return Err(Error::Invalid(reading.problems));
            }
            let printed = registers::printed_now(step, id)?;
            step.execute(
                "UPDATE session SET description = ?2, private_note = ?3, revision = revision + 1
                 WHERE id = ?1",
                params![id.0, reading.description, reading.private_note],
            )?;
            tell(step, &context, id, &before.plan());
            registers::outdate(step, &printed)
        })
    }

    /// The form to plan again what was closed negatively or cancelled (§3.2): all but the date.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn reschedule_form(&self, id: SessionId) -> Result<SessionForm> {
        self.read(|connection| {
            let session = Record::load(connection, id)?;
            Ok(SessionForm {
                date: String::new(),
                ..session_form(&session)
            })
        })
    }
}

/// A stored session as its form.
pub(crate) fn session_form(session: &Record) -> SessionForm {
    SessionForm {
        branch: Some(session.branch),
        coach: Some(session.coach),
        date: format_date(session.date),
        start: session.start.to_string(),
        end: session.end.to_string(),
        place: session.place.clone(),
        note: session.note.clone(),
        description: session.description.clone(),
        private_note: session.private_note.clone(),
    }
}

fn judge_reading(
    connection: &Connection,
    context: &Context,
    itself: Option<SessionId>,
    form: &SessionForm,
    reading: &Reading,
    now: NaiveDateTime,
) -> Result<Vec<Violation>> {
    let Some(date) = reading.date else {
        return Ok(Vec::new());
    };
    let candidate = |plan| Candidate {
        moment: Moment::Enter,
        plan,
        branch: form.branch.unwrap_or(affianca_domain::BranchId(0)),
        coach: form.coach.unwrap_or(affianca_domain::CoachId(0)),
        itself,
        entered: None,
    };
    if let (Some(start), Some(end)) = (reading.start, reading.end) {
        let plan = Plan {
            date,
            start,
            end,
            place: super::record::given(&reading.place),
        };
        return context.judge(connection, &candidate(&plan), now);
    }
    let Some(plan) = probe(date, context.programme.limits.earliest) else {
        return Ok(Vec::new());
    };
    let mut found = context.judge(connection, &candidate(&plan), now)?;
    found.retain(|violation| violation.field.as_deref() == Some("date"));
    Ok(found)
}

/// Lets the session pass if no rule blocks it and every warning was seen; journals those.
fn accept(
    step: &mut Write,
    context: &Context,
    itself: Option<SessionId>,
    typed: &Typed,
    acknowledged: &[RuleId],
) -> Result<()> {
    let candidate = Candidate {
        moment: Moment::Enter,
        plan: &typed.plan,
        branch: typed.branch,
        coach: typed.coach,
        itself,
        entered: None,
    };
    let violations = context.judge(step, &candidate, step.now)?;
    acknowledge(step, violations, acknowledged)
}

/// Refuses while a rule blocks or a warning was not ticked; otherwise journals what was ticked.
pub(super) fn acknowledge(
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
        step.note("avvisi confermati", seen);
    }
    Ok(())
}

fn fresh(session: &Record, revision: i32) -> Result<()> {
    if session.revision == revision {
        return Ok(());
    }
    Err(Refusal::SessionChanged.into())
}

/// Nothing in an ended activity can change (§3.3).
pub(super) fn not_ended(state: ActivityState) -> Result<()> {
    if state != ActivityState::Ended {
        return Ok(());
    }
    Err(Refusal::ActivityEnded.into())
}

/// Names a session in the journal row.
pub(super) fn tell(step: &mut Write, context: &Context, id: SessionId, plan: &Plan) {
    step.about(format!(
        "erogazione {id}, {} {}",
        context.request.opal, context.code
    ));
    step.within(context.request.id);
    step.note("quando", when(plan));
}

fn when(plan: &Plan) -> String {
    format!("{} {}–{}", format_date(plan.date), plan.start, plan.end)
}
