//! The table *Erogazioni*: each session with exactly the buttons its state allows.

use std::collections::HashMap;

use affianca_domain::{ActivityState, Moment, SessionId, SessionState, SessionStep};
use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::{Context, Record};
use crate::activities::{SessionRow, StepButton};
use crate::{Result, portal, registers};

/// The rows of an activity, the newest first.
pub(crate) fn rows(
    connection: &Connection,
    context: &Context,
    now: NaiveDateTime,
) -> Result<Vec<SessionRow>> {
    let coaches = coaches(connection)?;
    let printed = registers::printing(connection, context.activity)?;
    let mut marks = portal::marks(connection, context.activity, now.date())?;
    let rows = Record::of_activity(connection, context.activity)?
        .into_iter()
        .map(|session| {
            let mark = marks.remove(&session.id);
            SessionRow {
                portal: mark,
                ..row(session, context, &coaches, &printed, now)
            }
        })
        .collect();
    Ok(rows)
}

fn row(
    session: Record,
    context: &Context,
    coaches: &HashMap<i64, (String, String)>,
    printed: &HashMap<SessionId, Vec<String>>,
    now: NaiveDateTime,
) -> SessionRow {
    let frozen = context.state == ActivityState::Ended;
    let (coach_surname, coach_name) = coaches.get(&session.coach.0).cloned().unwrap_or_default();
    let dropped = session.is_dropped();
    SessionRow {
        id: session.id,
        number: session.id.counter(),
        state: session.state,
        branch: session.branch,
        coach: session.coach,
        coach_surname,
        coach_name,
        date: session.date,
        start: session.start,
        end: session.end,
        minutes: session.minutes(),
        steps: buttons(&session, context, now),
        editable: !frozen && session.state == SessionState::Entered,
        describable: !frozen && !dropped,
        registers: printed.get(&session.id).cloned().unwrap_or_default(),
        place: session.place,
        note: session.note,
        description: session.description,
        private_note: session.private_note,
        reason: session.reason,
        revision: session.revision,
        portal: None,
    }
}

/// The buttons of a session, each with the reason why it cannot be pressed now, if so.
pub(crate) fn buttons(session: &Record, context: &Context, now: NaiveDateTime) -> Vec<StepButton> {
    if context.state == ActivityState::Ended {
        return Vec::new();
    }
    let plan = session.plan();
    let blocked = |step: SessionStep| {
        let moment = match step {
            SessionStep::Schedule => Moment::Schedule,
            SessionStep::Start => Moment::Start,
            SessionStep::Conclude => Moment::Conclude,
            SessionStep::Cancel | SessionStep::CloseNegatively => return None,
        };
        let violation = context.blocked(moment, &plan, now)?;
        let message = violation.message.trim_end_matches('.');
        Some(match violation.figures {
            Some(figures) => format!("{message} ({figures}, {}).", violation.paragraph),
            None => format!("{message} ({}).", violation.paragraph),
        })
    };
    session
        .state
        .steps()
        .iter()
        .map(|step| StepButton {
            step: *step,
            label: step.label().to_owned(),
            blocked: blocked(*step),
        })
        .collect()
}

fn coaches(connection: &Connection) -> Result<HashMap<i64, (String, String)>> {
    let mut statement = connection.prepare_cached("SELECT id, surname, name FROM coach")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
