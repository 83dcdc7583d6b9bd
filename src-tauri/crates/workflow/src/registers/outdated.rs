//! When a session changes after it was printed: the register is outdated, and says why.

use std::collections::HashMap;

use affianca_domain::{ActivityId, RegisterId, SessionId, format_date};
use chrono::NaiveDate;
use rusqlite::{Connection, params};
use serde_json::Value;

use super::gather::{self, Printed};
use crate::{Result, Write};
use affianca_store::journal::MOMENT;

/// Marks every good register that prints the session otherwise than it has now become; `before` is
/// how it stood before this step, since a name corrected elsewhere makes no register untrue.
///
/// A row of a blank sheet that was not held is struck on the paper, and the others can be signed:
/// only a sheet with no row left is outdated by it, and nothing is to be issued in its place. `[I]`
pub(crate) fn outdate(step: &mut Write, before: &Printed) -> Result<()> {
    let session = before.session;
    let now = gather::session(step, session)?;
    for (id, number, blank) in good(step, session)? {
        if now.mark(blank) == before.mark(blank) {
            continue;
        }
        let dropped = blank && now.dropped();
        if dropped && any_left(step, id)? {
            continue;
        }
        step.execute(
            "UPDATE register SET outdated_at = ?2, unused = ?3 WHERE id = ?1",
            params![id.0, step.now.format(MOMENT).to_string(), dropped],
        )?;
        step.note("registro superato", number);
    }
    Ok(())
}

/// The registers still good that print the session.
fn good(connection: &Connection, session: SessionId) -> Result<Vec<(RegisterId, String, bool)>> {
    let mut statement = connection.prepare_cached(
        "SELECT r.id, r.year, r.serial, r.blank
         FROM register_session p JOIN register r ON r.id = p.register_id
         WHERE p.session_id = ?1 AND r.outdated_at IS NULL AND r.replaced_by IS NULL",
    )?;
    let rows = statement.query_map([session.0], |row| {
        let number = format!("{}/{:03}", row.get::<_, i64>(1)?, row.get::<_, i64>(2)?);
        Ok((RegisterId(row.get(0)?), number, row.get(3)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whether a register prints a session that was, or may still be, held.
fn any_left(connection: &Connection, id: RegisterId) -> Result<bool> {
    Ok(connection
        .prepare_cached(
            "SELECT 1 FROM register_session p JOIN session s ON s.id = p.session_id
             WHERE p.register_id = ?1 AND s.state NOT IN ('ANNULLATA', 'CHIUSA NEGATIVAMENTE')",
        )?
        .exists([id.0])?)
}

/// What changed since a register was printed, a sentence a session.
pub(super) fn changes(connection: &Connection, id: RegisterId, blank: bool) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached(
        "SELECT session_id, printed FROM register_session WHERE register_id = ?1 ORDER BY session_id",
    )?;
    let rows = statement
        .query_map([id.0], |row| {
            Ok((SessionId(row.get(0)?), row.get::<_, String>(1)?))
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let mut changes = Vec::new();
    for (session, printed) in rows {
        let before: Value = serde_json::from_str(&printed)?;
        let now = gather::session(connection, session)?.mark(blank);
        if let Some(what) = difference(&before, &now) {
            changes.push(format!("Erogazione {session}: {what}."));
        }
    }
    Ok(changes)
}

/// The rows of a blank sheet whose session was not held, a sentence each.
pub(super) fn not_held(connection: &Connection, id: RegisterId) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached(
        "SELECT s.id, s.date, s.state FROM register_session p JOIN session s ON s.id = p.session_id
         WHERE p.register_id = ?1 AND s.state IN ('ANNULLATA', 'CHIUSA NEGATIVAMENTE')
         ORDER BY s.date, s.start",
    )?;
    let rows = statement.query_map([id.0], |row| {
        let (session, date): (i64, NaiveDate) = (row.get(0)?, row.get(1)?);
        let state: String = row.get(2)?;
        Ok(format!(
            "Erogazione {session} del {}: {state}.",
            format_date(date)
        ))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn difference(before: &Value, now: &Value) -> Option<String> {
    let (before, now) = (before.as_object()?, now.as_object()?);
    let keys: Vec<&str> = now
        .iter()
        .filter(|(key, value)| before.get(*key) != Some(value))
        .map(|(key, _)| key.as_str())
        .collect();
    (!keys.is_empty()).then(|| format!("cambiato {}", keys.join(", ")))
}

/// Registers still good that print the sessions of an activity.
pub(crate) fn printing(
    connection: &Connection,
    activity: ActivityId,
) -> Result<HashMap<SessionId, Vec<String>>> {
    let mut statement = connection.prepare_cached(
        "SELECT p.session_id, r.year, r.serial
         FROM session s
         JOIN register_session p ON p.session_id = s.id
         JOIN register r ON r.id = p.register_id
         WHERE s.activity_id = ?1 AND r.outdated_at IS NULL AND r.replaced_by IS NULL
         ORDER BY r.year, r.serial",
    )?;
    let mut rows = statement.query([activity.0])?;
    let mut found: HashMap<SessionId, Vec<String>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let number = format!("{}/{:03}", row.get::<_, i64>(1)?, row.get::<_, i64>(2)?);
        found
            .entry(SessionId(row.get(0)?))
            .or_default()
            .push(number);
    }
    Ok(found)
}

/// How many delivered sessions are on no signed register, in a sentence.
pub(crate) fn unsigned_remark(
    connection: &Connection,
    activity: ActivityId,
    delivered: usize,
) -> Result<Option<String>> {
    let signed: i64 = connection
        .prepare_cached(
            "SELECT count(DISTINCT s.id)
             FROM session s
             JOIN register_session p ON p.session_id = s.id
             JOIN register r ON r.id = p.register_id
             WHERE s.activity_id = ?1 AND s.state = 'EROGATA'
               AND r.outdated_at IS NULL AND r.replaced_by IS NULL AND r.signed = 1",
        )?
        .query_row([activity.0], |row| row.get(0))?;
    let missing = delivered.saturating_sub(usize::try_from(signed).unwrap_or(0));
    Ok(match missing {
        0 => None,
        1 => Some("Un’erogazione non è ancora in un registro firmato.".to_owned()),
        more => Some(format!(
            "{more} erogazioni non sono ancora in un registro firmato."
        )),
    })
}
