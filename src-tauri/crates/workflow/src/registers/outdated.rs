//! When a session changes after it was printed: the register is outdated, and says why.

use affianca_domain::{
    Outdating, PrintedSession, RegisterId, SessionId, format_date, register::outdating,
};
use affianca_store::{rows, values};
use rusqlite::Connection;

use crate::{Result, StoreError, Write};

/// A session as a register would print it now.
pub(crate) fn printed_now(connection: &Connection, id: SessionId) -> Result<PrintedSession> {
    Ok(rows::register::printed(connection, id)?)
}

/// Marks every good register that prints the session otherwise than it has now become; `before` is
/// how it stood before this step.
pub(crate) fn outdate(step: &mut Write, before: &PrintedSession) -> Result<()> {
    let now = rows::register::printed(step, before.session)?;
    for register in rows::register::printing(step, before.session)? {
        if !register.state().is_good() {
            continue;
        }
        let left = || any_left(step, register.id);
        let unused = match outdating(before, &now, register.blank, left)? {
            Outdating::StaysGood => continue,
            Outdating::Outdated => false,
            Outdating::Unused => true,
        };
        step.execute(
            "UPDATE register SET outdated_at = ?2, unused = ?3 WHERE id = ?1",
            values![register.id, step.now, unused],
        )?;
        step.note("registro superato", register.number.to_string());
    }
    Ok(())
}

/// Whether a register prints a session that was, or may still be, held.
fn any_left(connection: &Connection, id: RegisterId) -> Result<bool, StoreError> {
    let states = rows::register::states(connection, id)?;
    Ok(states.iter().any(|state| !state.is_dropped()))
}

/// What changed since a register was printed, a sentence a session.
pub(super) fn changes(connection: &Connection, id: RegisterId, blank: bool) -> Result<Vec<String>> {
    let mut changes = Vec::new();
    for (session, before) in rows::register::marks(connection, id)? {
        let now = rows::register::printed(connection, session)?.mark(blank);
        if let Some(what) = now.change_since(&before) {
            changes.push(format!("Erogazione {session}: {what}."));
        }
    }
    Ok(changes)
}

/// The rows of a blank sheet whose session was not held, a sentence each.
pub(super) fn not_held(connection: &Connection, id: RegisterId) -> Result<Vec<String>> {
    let mut sessions = Vec::new();
    for (session, _) in rows::register::marks(connection, id)? {
        sessions.push(rows::register::printed(connection, session)?);
    }
    sessions.retain(|session| session.state.is_dropped());
    sessions.sort_by_key(|session| (session.date, session.start));
    Ok(sessions
        .iter()
        .map(|session| {
            let day = format_date(session.date);
            format!(
                "Erogazione {} del {day}: {}.",
                session.session, session.state
            )
        })
        .collect())
}
