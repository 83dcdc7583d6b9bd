//! The hours of activities by what became of their sessions.

use std::collections::HashMap;

use affianca_domain::{Activity, Cents, RequestId, SessionHours, SessionState};
use affianca_store::rows::activity;
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use rusqlite::Connection;

use super::ActivityEnvelope;
use crate::Result;

/// Hours of one activity.
pub(crate) fn hours_of(connection: &Connection, activity: &Activity) -> Result<SessionHours> {
    let sessions = connection
        .prepare_cached(
            "SELECT state, sum(\"end\" - start) FROM session WHERE activity_id = ?1 GROUP BY state",
        )?
        .all(values![activity.id], |row| -> Result<_> {
            Ok((row.read(0)?, row.read(1)?))
        })?;
    Ok(SessionHours::of(activity.state, sessions))
}

/// The envelopes of several requests' activities, in the programme's order.
pub(crate) fn envelopes(
    connection: &Connection,
    requests: &[RequestId],
    rate: Cents,
) -> Result<HashMap<RequestId, Vec<ActivityEnvelope>>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {}, session.state, coalesce(sum(session.\"end\" - session.start), 0)
         FROM activity LEFT JOIN session ON session.activity_id = activity.id
         WHERE activity.request_id IN (SELECT value FROM json_each(?1))
         GROUP BY activity.request_id, activity.position, activity.id, session.state",
        activity::COLUMNS
    ))?;
    let mut rows = statement.query(values![serde_json::to_string(requests)?])?;
    let mut all: Vec<(Activity, SessionHours)> = Vec::new();
    while let Some(row) = rows.next()? {
        let id = row.read(0)?;
        if all.last().is_none_or(|(last, _)| last.id != id) {
            all.push((activity::read(row)?, SessionHours::default()));
        }
        let state: Option<SessionState> = row.read(activity::WIDTH)?;
        if let (Some((activity, hours)), Some(state)) = (all.last_mut(), state) {
            hours.take(state, activity.is_ended(), row.read(activity::WIDTH + 1)?);
        }
    }
    let mut found: HashMap<RequestId, Vec<ActivityEnvelope>> = HashMap::new();
    for (activity, hours) in all {
        let envelope = activity.envelope(hours, rate);
        found
            .entry(activity.request)
            .or_default()
            .push(ActivityEnvelope {
                id: activity.id,
                code: activity.code,
                title: activity.title,
                state: activity.state,
                envelope,
            });
    }
    Ok(found)
}
