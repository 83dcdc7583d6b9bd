//! The table *Erogazioni*: each session with exactly the buttons its state allows.

use std::collections::HashMap;

use affianca_domain::{
    ActivityId, ActivityTerms, CoachId, Moment, Session, SessionId, SessionState, SessionStep,
    rules,
};
use affianca_store::rows::session;
use affianca_store::{ReadColumn as _, ReadRows as _, named_values, values};
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
    let following = following(connection, activity.id)?;
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
                may_be_held: may_be_held(&session, context.terms(), now),
                following: following.get(&session.id).copied().unwrap_or_default(),
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

/// Whether *Avvia* and *Concludi* are both possible now, so that one confirmation may do for both.
pub(crate) fn may_be_held(session: &Session, terms: ActivityTerms, now: NaiveDateTime) -> bool {
    let plan = session.plan();
    session.state == SessionState::Scheduled
        && !terms.activity.is_ended()
        && [Moment::Start, Moment::Conclude]
            .into_iter()
            .all(|moment| rules::refusal(terms, moment, &plan, now).is_none())
}

/// How many drafts of its series come after each session, where there are some.
fn following(connection: &Connection, activity: ActivityId) -> Result<HashMap<SessionId, u32>> {
    let counted = connection
        .prepare_cached(
            "SELECT s.id, (SELECT count(*) FROM session_group_member m
                           JOIN session later ON later.id = m.session_id
                           WHERE m.group_id = g.id AND later.state = :draft
                             AND (later.date, later.start, later.id) > (s.date, s.start, s.id))
             FROM session s
             JOIN session_group_member own ON own.session_id = s.id
             JOIN session_group g ON g.id = own.group_id AND g.kind = 'serie'
             WHERE s.activity_id = :activity AND s.state = :draft",
        )?
        .all(
            named_values! {":activity": activity, ":draft": SessionState::Entered},
            |row| -> Result<_> { Ok((row.read(0)?, row.read(1)?)) },
        )?;
    Ok(counted.into_iter().collect())
}

fn coaches(connection: &Connection) -> Result<HashMap<CoachId, (String, String)>> {
    let coaches = connection
        .prepare_cached("SELECT id, surname, name FROM coach")?
        .all(values![], |row| -> Result<_> {
            Ok((row.read(0)?, (row.read(1)?, row.read(2)?)))
        })?;
    Ok(coaches.into_iter().collect())
}
