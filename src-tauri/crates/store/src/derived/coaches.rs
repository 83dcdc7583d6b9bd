//! Who has a session of a request.

use std::collections::BTreeSet;

use affianca_domain::{RequestId, SessionId};
use rusqlite::Connection;

use crate::{Error, ReadColumn as _, ReadRows as _, Result, values};

/// The requests some sessions are of.
pub(super) fn requests_of(
    connection: &Connection,
    sessions: &BTreeSet<SessionId>,
) -> Result<BTreeSet<RequestId>> {
    let mut statement = connection.prepare_cached(
        "SELECT a.request_id FROM session s JOIN activity a ON a.id = s.activity_id WHERE s.id = ?1",
    )?;
    let requests = sessions
        .iter()
        .map(|session| statement.one::<_, Error>(values![*session], |row| row.read(0)));
    requests.collect()
}

/// Derives anew who has a session of a request.
pub(super) fn refresh(connection: &Connection, request: RequestId) -> Result<()> {
    for sql in [
        "DELETE FROM request_coach WHERE request_id = ?1",
        "INSERT INTO request_coach (coach_id, request_id)
         SELECT DISTINCT s.coach_id, a.request_id
         FROM activity a JOIN session s ON s.activity_id = a.id WHERE a.request_id = ?1",
    ] {
        connection.prepare_cached(sql)?.execute(values![request])?;
    }
    Ok(())
}
