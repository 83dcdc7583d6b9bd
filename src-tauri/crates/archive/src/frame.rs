//! What the frame around every screen needs: who is at work, counters, the date.

use affianca_domain::CoachId;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::directory::Coach;

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
    pub today: NaiveDate,
}
