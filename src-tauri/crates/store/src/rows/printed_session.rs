//! Sessions as a register would print them now.

use affianca_domain::{PrintedSession, RequestId, SessionId, session::held_at};
use rusqlite::{Connection, Row};

use crate::{ReadColumn, ReadRows, Result, values};

/// What a register prints of a session `s`, with the names that [`NAMED`] joins to it.
pub(crate) const COLUMNS: &str = "s.id, s.activity_id, a.code, a.title, s.date, s.start, s.\"end\",
    s.place, b.name AS branch, s.description, c.name || ' ' || c.surname AS coach, s.state, s.origin";
pub(crate) const NAMED: &str = "JOIN activity a ON a.id = s.activity_id
    JOIN branch b ON b.id = s.branch_id JOIN coach c ON c.id = s.coach_id";

/// A session as a register would print it now.
///
/// # Errors
/// When there is none, or it cannot be read.
pub fn load(connection: &Connection, id: SessionId) -> Result<PrintedSession> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM session s {NAMED} WHERE s.id = ?1"
        ))?
        .one(values![id], read)
}

/// Every session of a request as a register would print it now, by date and hour: but for those left
/// open in an activity `TERMINATA`, which will never be held.
///
/// # Errors
/// When they cannot be read.
pub fn of_request(connection: &Connection, request: RequestId) -> Result<Vec<PrintedSession>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM session s {NAMED}
                 WHERE a.request_id = ?1 AND s.id NOT IN (
                     SELECT o.id FROM activity_by_state e
                     JOIN session_by_state o ON o.activity_id = e.id
                     WHERE e.request_id = ?1 AND e.ended AND o.open)
                 ORDER BY s.date, s.start, s.id"
        ))?
        .all(values![request], read)
}

/// The session a question answers with, where it asks for [`COLUMNS`].
pub(crate) fn read(row: &Row) -> Result<PrintedSession> {
    let (place, branch): (String, String) = (row.read("place")?, row.read("branch")?);
    Ok(PrintedSession {
        session: row.read("id")?,
        activity: row.read("activity_id")?,
        code: row.read("code")?,
        title: row.read("title")?,
        date: row.read("date")?,
        start: row.read("start")?,
        end: row.read("end")?,
        place: held_at(&place, &branch),
        description: row.read("description")?,
        coach: row.read("coach")?,
        state: row.read("state")?,
        origin: row.read("origin")?,
    })
}
