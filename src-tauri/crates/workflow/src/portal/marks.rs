//! The sessions of one activity of which the portal holds something else, for the table of sessions
//! and for who concludes it.

use std::collections::HashMap;

use affianca_domain::{ActivityId, SessionId, Urgency, portal};
use chrono::NaiveDate;
use rusqlite::Connection;

use super::{PortalMark, items};
use crate::{Result, StoreError};

/// What the portal holds, by session; only where it differs from what is true here.
pub(crate) fn marks(
    connection: &Connection,
    activity: ActivityId,
    today: NaiveDate,
) -> Result<HashMap<SessionId, PortalMark>> {
    let mut statement = connection.prepare_cached(
        "SELECT p.session_id, p.known, p.due FROM session s
         JOIN session_portal p ON p.session_id = s.id
         WHERE s.activity_id = ?1 AND p.differs = 1",
    )?;
    let mut rows = statement.query([activity.0])?;
    let mut marks = HashMap::new();
    while let Some(row) = rows.next()? {
        let known: Option<String> = row.get(1)?;
        let due = items::term(row.get(2)?);
        let mark = PortalMark {
            known: known
                .map(|state| {
                    state
                        .parse()
                        .map_err(|_| StoreError::Damaged(format!("portal state {state}")))
                })
                .transpose()?,
            due,
            urgency: portal::urgency(due, today),
        };
        marks.insert(SessionId(row.get(0)?), mark);
    }
    Ok(marks)
}

/// Which sessions the portal does not hold as they are, and which it never will; nothing when it
/// holds them all.
pub(crate) fn remark(
    connection: &Connection,
    activity: ActivityId,
    today: NaiveDate,
) -> Result<Option<String>> {
    let mut marks: Vec<_> = marks(connection, activity, today)?.into_iter().collect();
    marks.sort_by_key(|(session, _)| *session);
    let (lost, waiting): (Vec<_>, Vec<_>) = marks
        .into_iter()
        .partition(|(_, mark)| mark.urgency == Urgency::Overdue);
    let named = |found: Vec<(SessionId, PortalMark)>, words: &str| {
        let ids: Vec<String> = found.iter().map(|(id, _)| id.to_string()).collect();
        (!ids.is_empty()).then(|| format!("{words}: {}.", ids.join(", ")))
    };
    let parts: Vec<String> = [
        named(waiting, "Erogazioni da riportare sul portale"),
        named(lost, "Erogazioni che il portale non accetta più"),
    ]
    .into_iter()
    .flatten()
    .collect();
    Ok((!parts.is_empty()).then(|| parts.join(" ")))
}
