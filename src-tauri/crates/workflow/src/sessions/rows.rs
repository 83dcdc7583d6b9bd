//! The table *Erogazioni*: each session with exactly the buttons its state allows.

use std::collections::HashMap;

use affianca_domain::{ActivityTerms, CoachId, Session, SessionStep, rules};
use affianca_store::rows::session;
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::{Context, SessionRow, StepButton};
use crate::{Result, portal, registers};

/// The rows of an activity, the newest first.
pub(crate) fn rows(
    connection: &Connection,
    context: &Context,
    now: NaiveDateTime,
) -> Result<Vec<SessionRow>> {
    let activity = &context.activity;
    let mut printed = registers::printing(connection, activity.id)?;
    let mut marks = portal::marks(connection, activity.id, now.date())?;
    let coaches = coaches(connection)?;
    let rows = session::of_activity(connection, activity.id)?
        .into_iter()
        .map(|session| {
            let (coach_surname, coach_name) =
                coaches.get(&session.coach).cloned().unwrap_or_default();
            SessionRow {
                number: session.id.counter(),
                coach_surname,
                coach_name,
                minutes: session.minutes(),
                steps: buttons(&session, context.terms(), now),
                editable: session.is_editable_in(activity.state),
                describable: session.is_describable_in(activity.state),
                registers: printed.remove(&session.id).unwrap_or_default(),
                portal: marks.remove(&session.id),
                told_origin: session.origin.told().map(str::to_owned),
                held_past_term: session.held_past_term(
                    activity.state,
                    now.date(),
                    &context.programme.limits,
                ),
                session,
            }
        })
        .collect();
    Ok(rows)
}

/// The buttons of a session, each with the reason why it cannot be pressed now, if so.
pub(crate) fn buttons(
    session: &Session,
    terms: ActivityTerms,
    now: NaiveDateTime,
) -> Vec<StepButton> {
    let plan = session.plan();
    let blocked = |step: SessionStep| {
        let violation = rules::refusal(terms, step.moment()?, &plan, now)?;
        Some(violation.sentence())
    };
    session
        .steps_in(terms.activity)
        .iter()
        .map(|step| StepButton {
            step: *step,
            label: step.label().to_owned(),
            blocked: blocked(*step),
        })
        .collect()
}

fn coaches(connection: &Connection) -> Result<HashMap<CoachId, (String, String)>> {
    let coaches = connection
        .prepare_cached("SELECT id, surname, name FROM coach")?
        .all(values![], |row| -> Result<_> {
            Ok((row.read(0)?, (row.read(1)?, row.read(2)?)))
        })?;
    Ok(coaches.into_iter().collect())
}
