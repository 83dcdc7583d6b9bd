//! When a session changes after it was printed: the register is outdated, and says why.

use affianca_domain::{RegisterId, SheetKind, format_date};
use affianca_store::rows;
use rusqlite::Connection;

use crate::Result;

/// What changed since a register was printed, a sentence a session.
pub(super) fn changes(
    connection: &Connection,
    id: RegisterId,
    kind: SheetKind,
) -> Result<Vec<String>> {
    let mut changes = Vec::new();
    for (session, before) in rows::register::marks(connection, id)? {
        let now = rows::printed_session::load(connection, session)?.mark(kind);
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
        sessions.push(rows::printed_session::load(connection, session)?);
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
