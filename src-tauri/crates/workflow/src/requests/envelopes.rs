//! The hours of activities by what became of their sessions.

use std::collections::HashMap;

use affianca_domain::{ActivityId, Cents, Minutes, RequestId, SessionState};
use rusqlite::Connection;

use super::{ActivityEnvelope, Envelope, Worth};
use crate::numbering::{cents, minutes};
use crate::{Result, StoreError};

/// Minutes of one activity's sessions, by state.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Hours {
    pub delivered: Minutes,
    /// `PROGRAMMATA` and `AVVIATA`.
    pub scheduled: Minutes,
    pub draft: Minutes,
}

impl Hours {
    /// Minutes that count against the agreed hours (domain §4, "counted").
    pub fn counted(self) -> Minutes {
        self.delivered + self.scheduled
    }

    fn add(&mut self, state: SessionState, more: Minutes) {
        match state {
            SessionState::Delivered => self.delivered = self.delivered + more,
            SessionState::Scheduled | SessionState::Started => {
                self.scheduled = self.scheduled + more;
            }
            SessionState::Entered => self.draft = self.draft + more,
            SessionState::Cancelled | SessionState::ClosedNegatively => {}
        }
    }
}

/// Hours of one activity.
pub(crate) fn hours_of(connection: &Connection, activity: ActivityId) -> Result<Hours> {
    let mut statement = connection.prepare_cached(
        "SELECT state, sum(\"end\" - start) FROM session WHERE activity_id = ?1 GROUP BY state",
    )?;
    let mut rows = statement.query([activity.0])?;
    let mut hours = Hours::default();
    while let Some(row) = rows.next()? {
        let state: String = row.get(0)?;
        hours.add(session_state(&state)?, minutes(row.get(1)?));
    }
    Ok(hours)
}

/// The envelopes of several requests' activities, in the programme's order.
pub(crate) fn envelopes(
    connection: &Connection,
    requests: &[RequestId],
    rate: Cents,
) -> Result<HashMap<RequestId, Vec<ActivityEnvelope>>> {
    let ids = serde_json::to_string(requests)?;
    let mut statement = connection.prepare_cached(
        "SELECT a.request_id, a.id, a.code, a.title, a.state, a.minutes, a.amount,
                s.state, coalesce(sum(s.\"end\" - s.start), 0)
         FROM activity a LEFT JOIN session s ON s.activity_id = a.id
         WHERE a.request_id IN (SELECT value FROM json_each(?1))
         GROUP BY a.request_id, a.position, a.id, s.state",
    )?;
    let mut rows = statement.query([ids])?;
    let mut found: HashMap<RequestId, Vec<(ActivityEnvelope, Worth, Hours)>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let request = RequestId(row.get(0)?);
        let id = ActivityId(row.get(1)?);
        let list = found.entry(request).or_default();
        if list.last().is_none_or(|(last, ..)| last.id != id) {
            let state: String = row.get(4)?;
            let activity = ActivityEnvelope {
                id,
                code: row.get(2)?,
                title: row.get(3)?,
                state: state
                    .parse()
                    .map_err(|_| StoreError::Damaged(format!("activity state {state}")))?,
                envelope: Envelope::default(),
            };
            let agreed = Worth {
                minutes: minutes(row.get(5)?),
                amount: cents(row.get(6)?),
            };
            list.push((activity, agreed, Hours::default()));
        }
        if let (Some((.., hours)), Some(state)) =
            (list.last_mut(), row.get::<_, Option<String>>(7)?)
        {
            hours.add(session_state(&state)?, minutes(row.get(8)?));
        }
    }
    Ok(found
        .into_iter()
        .map(|(request, list)| {
            let list = list
                .into_iter()
                .map(|(activity, agreed, hours)| ActivityEnvelope {
                    envelope: envelope(agreed, hours, rate),
                    ..activity
                })
                .collect();
            (request, list)
        })
        .collect())
}

/// One activity's envelope. Money is rounded half up on each figure shown.
pub(crate) fn envelope(agreed: Worth, hours: Hours, rate: Cents) -> Envelope {
    let worth = |minutes: Minutes| Worth {
        minutes,
        amount: Cents::for_minutes(minutes, rate),
    };
    let free = agreed
        .minutes
        .saturating_sub(hours.counted())
        .saturating_sub(hours.draft);
    Envelope {
        agreed,
        delivered: worth(hours.delivered),
        scheduled: worth(hours.scheduled),
        draft: worth(hours.draft),
        free: worth(free),
    }
}

/// The sum of several envelopes, figure by figure.
pub(crate) fn total<'a>(envelopes: impl Iterator<Item = &'a Envelope>) -> Envelope {
    envelopes.fold(Envelope::default(), |sum, one| Envelope {
        agreed: sum.agreed.and(one.agreed),
        delivered: sum.delivered.and(one.delivered),
        scheduled: sum.scheduled.and(one.scheduled),
        draft: sum.draft.and(one.draft),
        free: sum.free.and(one.free),
    })
}

impl Worth {
    fn and(self, other: Self) -> Self {
        Self {
            minutes: self.minutes + other.minutes,
            amount: Cents(self.amount.0.saturating_add(other.amount.0)),
        }
    }
}

fn session_state(text: &str) -> Result<SessionState> {
    text.parse()
        .map_err(|_| StoreError::Damaged(format!("session state {text}")).into())
}
