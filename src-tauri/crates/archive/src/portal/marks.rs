//! The sessions of one activity of which the portal holds something else, for the table of sessions.

use std::collections::HashMap;

use affianca_domain::{ActivityId, SessionId, portal};
use chrono::NaiveDate;
use rusqlite::Connection;

use crate::activities::PortalMark;
use crate::{Error, Result};

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
        let due: NaiveDate = row.get(2)?;
        let mark = PortalMark {
            known: known
                .map(|state| {
                    state
                        .parse()
                        .map_err(|_| Error::Damaged(format!("portal state {state}")))
                })
                .transpose()?,
            due,
            urgency: portal::urgency(Some(due), today),
        };
        marks.insert(SessionId(row.get(0)?), mark);
    }
    Ok(marks)
}
