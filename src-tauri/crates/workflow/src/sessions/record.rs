//! One row of the table `session`.

use affianca_domain::{ActivityId, BranchId, CoachId, Plan, SessionId, SessionState, TimeOfDay};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, OptionalExtension, Row};

use crate::numbering::time;
use crate::{Error, Refusal, Result, StoreError};

/// A stored session.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    pub id: SessionId,
    pub activity: ActivityId,
    pub branch: BranchId,
    pub coach: CoachId,
    pub date: NaiveDate,
    pub start: TimeOfDay,
    pub end: TimeOfDay,
    pub place: String,
    pub note: String,
    pub description: String,
    pub private_note: String,
    pub state: SessionState,
    pub reason: Option<String>,
    /// The day it was first entered.
    pub entered: NaiveDate,
    pub revision: i32,
}

impl Record {
    /// Loads a session.
    pub fn load(connection: &Connection, id: SessionId) -> Result<Self> {
        connection
            .prepare_cached("SELECT * FROM session WHERE id = ?1")?
            .query_row([id.0], |row| Ok(Self::read(row)))
            .optional()?
            .ok_or(Error::NotFound("L’erogazione"))?
    }

    /// Every session of an activity, the newest first.
    pub fn of_activity(connection: &Connection, activity: ActivityId) -> Result<Vec<Self>> {
        connection
            .prepare_cached("SELECT * FROM session WHERE activity_id = ?1 ORDER BY id DESC")?
            .query_map([activity.0], |row| Ok(Self::read(row)))?
            .map(|row| row?)
            .collect()
    }

    fn read(row: &Row) -> Result<Self> {
        let state: String = row.get("state")?;
        Ok(Self {
            id: SessionId(row.get("id")?),
            activity: ActivityId(row.get("activity_id")?),
            branch: BranchId(row.get("branch_id")?),
            coach: CoachId(row.get("coach_id")?),
            date: row.get("date")?,
            start: time(row.get("start")?)?,
            end: time(row.get("end")?)?,
            place: row.get("place")?,
            note: row.get("note")?,
            description: row.get("description")?,
            private_note: row.get("private_note")?,
            state: state
                .parse()
                .map_err(|_| StoreError::Damaged(format!("session state {state}")))?,
            reason: row.get("reason")?,
            entered: row.get::<_, NaiveDateTime>("entered_at")?.date(),
            revision: row.get("revision")?,
        })
    }

    /// When and where, as the rules want it.
    pub fn plan(&self) -> Plan {
        Plan {
            date: self.date,
            start: self.start,
            end: self.end,
            place: given(&self.place),
        }
    }

    /// Refuses when the session is no longer in the state the screen showed.
    pub fn expect(&self, expected: SessionState) -> Result<()> {
        if self.state == expected {
            return Ok(());
        }
        Err(Refusal::StateChanged {
            expected: expected.to_string(),
            found: self.state.to_string(),
        }
        .into())
    }

    /// Whether it will never be held: cancelled as a draft, or closed negatively.
    pub fn is_dropped(&self) -> bool {
        matches!(
            self.state,
            SessionState::Cancelled | SessionState::ClosedNegatively
        )
    }

    /// How long it lasts.
    pub fn minutes(&self) -> affianca_domain::Minutes {
        self.end.minus(self.start).unwrap_or_default()
    }
}

/// A text, if anything is in it.
pub(super) fn given(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
