//! What the frame around every screen needs: who is at work, counters, the date.

use affianca_domain::{CoachId, RequestState};
use affianca_store::journal::MOMENT;
use affianca_store::vault::RecoveryCode;
use affianca_store::{ReadColumn as _, ReadRows as _, settings, values};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::directory::{Coach, active_coaches, provider};
use crate::{Archive, Result, portal, today};
use affianca_store::rows::register::WAITING;

/// Navigation counters: what waits for the coach.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Counters {
    /// Deadlines listed on *Oggi*.
    pub today: u32,
    /// Whether one of them expires today.
    pub today_hot: bool,
    /// Requests to answer.
    pub requests: u32,
    /// Registers to sign or to issue again.
    pub registers: u32,
    /// What can still be repeated on the portal.
    pub portal: u32,
    /// Whether something can be repeated there only today.
    pub portal_hot: bool,
}

/// The frame around every screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Frame {
    pub provider: String,
    pub coach: Option<CoachId>,
    pub coaches: Vec<Coach>,
    pub counters: Counters,
    pub last_copy: Option<NaiveDateTime>,
    /// Whether somebody holds a recovery code.
    pub recovery: RecoveryCode,
    pub today: NaiveDate,
}

impl Archive {
    /// The frame as it stands at `now`.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn frame(&self, now: NaiveDateTime) -> Result<Frame> {
        self.read(|connection| {
            Ok(Frame {
                provider: provider(connection)?.name,
                coach: settings::coach_at_work(connection)?,
                coaches: active_coaches(connection)?,
                counters: counters(connection, now.date())?,
                last_copy: settings::get(connection, settings::LAST_COPY)?
                    .and_then(|at| NaiveDateTime::parse_from_str(&at, MOMENT).ok()),
                recovery: RecoveryCode::of(connection)?,
                today: now.date(),
            })
        })
    }
}

fn counters(connection: &Connection, today: NaiveDate) -> Result<Counters> {
    let (due, today_hot) = today::counts(connection, today)?;
    let (portal, portal_hot) = portal::counts(connection, today)?;
    Ok(Counters {
        today: due,
        today_hot,
        requests: connection
            .prepare_cached("SELECT count(*) FROM request WHERE state = ?1")?
            .one(values![RequestState::Proposed], counted)?,
        registers: connection
            .prepare_cached(&format!("SELECT count(*) FROM register WHERE {WAITING}"))?
            .one(values![], counted)?,
        portal,
        portal_hot,
    })
}

fn counted(row: &Row) -> Result<u32> {
    Ok(row.read(0)?)
}
