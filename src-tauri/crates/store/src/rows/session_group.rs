//! Sessions entered in one step: a series, or a plan that was accepted.

use affianca_domain::{SessionGroupId, SessionId};
use chrono::NaiveDateTime;
use rusqlite::Connection;

use crate::{ReadColumn as _, ReadRows as _, Result, values};

/// What the sessions of a group were entered as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupKind {
    /// *Ripeti…*.
    Series,
    /// A plan that was accepted.
    Plan,
}

impl GroupKind {
    /// The word it is kept under.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Series => "serie",
            Self::Plan => "piano",
        }
    }
}

/// Enters a group under the id it was given, with its sessions.
///
/// # Errors
/// When the archive refuses: a session is in one group at most.
pub fn insert(
    connection: &Connection,
    id: SessionGroupId,
    kind: GroupKind,
    entered_at: NaiveDateTime,
    members: &[SessionId],
) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO session_group (id, kind, entered_at) VALUES (?1, ?2, ?3)")?
        .execute(values![id, kind.word(), entered_at])?;
    let mut member = connection.prepare_cached(
        "INSERT INTO session_group_member (session_id, group_id) VALUES (?1, ?2)",
    )?;
    for session in members {
        member.execute(values![*session, id])?;
    }
    Ok(())
}

/// The group a session was entered with, where it was.
///
/// # Errors
/// When the archive cannot be read.
pub fn of_session(connection: &Connection, session: SessionId) -> Result<Option<SessionGroupId>> {
    connection
        .prepare_cached("SELECT group_id FROM session_group_member WHERE session_id = ?1")?
        .first(values![session], |row| row.read(0))
}

/// The sessions of a group, in the order they were entered in.
///
/// # Errors
/// When the archive cannot be read.
pub fn members(connection: &Connection, id: SessionGroupId) -> Result<Vec<SessionId>> {
    connection
        .prepare_cached(
            "SELECT session_id FROM session_group_member WHERE group_id = ?1 ORDER BY session_id",
        )?
        .all(values![id], |row| row.read(0))
}
