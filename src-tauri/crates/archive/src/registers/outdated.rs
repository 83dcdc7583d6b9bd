//! When a session changes after it was printed: the register is outdated, and says why.

use std::collections::HashMap;

use affianca_domain::{ActivityId, RegisterId, SessionId, SessionState};
use rusqlite::{Connection, params};
use serde_json::Value;

use super::gather;
use crate::activities::SessionRow;
use crate::journal::MOMENT;
use crate::sessions::Context;
use crate::{Result, Step};

/// Marks every register that prints the session otherwise than it is now.
pub(crate) fn outdate(step: &mut Step, session: SessionId) -> Result<()> {
    let mut outdated = Vec::new();
    {
        let mut statement = step.prepare_cached(
            "SELECT r.id, r.year, r.serial, r.blank, p.printed
             FROM register_session p JOIN register r ON r.id = p.register_id
             WHERE p.session_id = ?1 AND r.outdated_at IS NULL AND r.replaced_by IS NULL",
        )?;
        let mut rows = statement.query([session.0])?;
        while let Some(row) = rows.next()? {
            let blank: bool = row.get(3)?;
            let printed: String = row.get(4)?;
            let printed: Value = serde_json::from_str(&printed)?;
            if gather::session(step, session)?.mark(blank) != printed {
                let number = format!("{}/{:03}", row.get::<_, i64>(1)?, row.get::<_, i64>(2)?);
                outdated.push((row.get::<_, i64>(0)?, number));
            }
        }
    }
    for (id, number) in outdated {
        let moment = step.now.format(MOMENT).to_string();
        step.execute(
            "UPDATE register SET outdated_at = ?2 WHERE id = ?1",
            params![id, moment],
        )?;
        step.note("registro superato", number);
    }
    Ok(())
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
    context: &Context,
    sessions: &[SessionRow],
) -> Result<Option<String>> {
    let delivered = sessions
        .iter()
        .filter(|session| session.state == SessionState::Delivered)
        .count();
    let signed: i64 = connection
        .prepare_cached(
            "SELECT count(DISTINCT s.id)
             FROM session s
             JOIN register_session p ON p.session_id = s.id
             JOIN register r ON r.id = p.register_id
             WHERE s.activity_id = ?1 AND s.state = 'EROGATA'
               AND r.outdated_at IS NULL AND r.replaced_by IS NULL AND r.signatures = 3",
        )?
        .query_row([context.activity.0], |row| row.get(0))?;
    let missing = delivered.saturating_sub(usize::try_from(signed).unwrap_or(0));
    Ok(match missing {
        0 => None,
        1 => Some("Un’erogazione non è ancora in un registro firmato.".to_owned()),
        more => Some(format!(
            "{more} erogazioni non sono ancora in un registro firmato."
        )),
    })
}
