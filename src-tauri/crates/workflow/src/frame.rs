//! What the frame around every screen needs: who is at work, counters, the date.

use affianca_domain::{
    ClockDoubt, CoachId, CopyTrouble, RequestState, copy_due, copy_trouble_notice,
};
use affianca_store::journal::MOMENT;
use affianca_store::vault::RecoveryCode;
use affianca_store::{Action, ReadColumn as _, ReadRows as _, settings, values};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::directory::{Coach, active_coaches, provider};
use crate::{Archive, Result, clock_doubt, portal, today};
use affianca_store::rows::register::WAITING;

/// Navigation counters: what waits for the coach.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Counters {
    /// Deadlines on *Oggi* that expire today, or have already.
    pub today: u32,
    /// Requests to answer.
    pub requests: u32,
    /// Registers to sign or to issue again.
    pub registers: u32,
    /// What can be repeated on the portal today for the last time.
    pub portal: u32,
}

/// The frame around every screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Frame {
    pub provider: String,
    pub coach: Option<CoachId>,
    /// Whether it is who opened the archive, with a passphrase of their own.
    pub coach_by_key: bool,
    pub coaches: Vec<Coach>,
    pub counters: Counters,
    pub last_copy: Option<NaiveDateTime>,
    /// Why the computer's clock is doubted.
    pub clock: Option<ClockDoubt>,
    /// Why it is time for a copy, when it is.
    pub copy_due: Option<String>,
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
        self.frame_beside(None, now)
    }

    /// As [`Archive::frame`], with what kept the last scheduled copy from being made.
    ///
    /// # Errors
    /// As there.
    pub fn frame_beside(&self, trouble: Option<&CopyTrouble>, now: NaiveDateTime) -> Result<Frame> {
        self.read(|connection| {
            let (today, last_copy) = (now.date(), last_copy(connection)?);
            let (changed, last_day) = (
                uncopied(connection, last_copy)?,
                last_copy.map(|at| at.date()),
            );
            Ok(Frame {
                provider: provider(connection)?.name,
                coach: settings::coach_at_work(connection)?,
                coach_by_key: !settings::key_coaches(connection)?.is_empty(),
                coaches: active_coaches(connection)?,
                clock: clock_doubt::doubt(connection, now)?,
                counters: counters(connection, today)?,
                last_copy,
                copy_due: trouble
                    .and_then(|it| copy_trouble_notice(it, last_day, changed, today))
                    .or_else(|| copy_due(last_day, changed, today)),
                recovery: RecoveryCode::of(connection)?,
                today,
            })
        })
    }
}

fn last_copy(connection: &Connection) -> Result<Option<NaiveDateTime>> {
    let at = settings::get(connection, settings::LAST_COPY)?;
    Ok(at.and_then(|at| NaiveDateTime::parse_from_str(&at, MOMENT).ok()))
}

/// The first day with something that no copy holds; that one was made is nothing.
fn uncopied(
    connection: &Connection,
    last_copy: Option<NaiveDateTime>,
) -> Result<Option<NaiveDate>> {
    let after = last_copy.map(|at| at.format(MOMENT).to_string());
    let first: Option<NaiveDateTime> = connection
        .prepare_cached(&format!(
            "SELECT min(at) FROM journal
             WHERE at > coalesce(?1, '') AND action <> ?2 AND action NOT IN ({})",
            Action::LOOKING
        ))?
        .one(values![after, Action::Copy.code()], |row| -> Result<_> {
            Ok(row.read(0)?)
        })?;
    Ok(first.map(|at| at.date()))
}

fn counters(connection: &Connection, day: NaiveDate) -> Result<Counters> {
    Ok(Counters {
        today: today::pressing(connection, day)?,
        requests: connection
            .prepare_cached("SELECT count(*) FROM request WHERE state = ?1")?
            .one(values![RequestState::Proposed], counted)?,
        registers: connection
            .prepare_cached(&format!("SELECT count(*) FROM register WHERE {WAITING}"))?
            .one(values![], counted)?,
        portal: portal::pressing(connection, day)?,
    })
}

fn counted(row: &Row) -> Result<u32> {
    Ok(row.read(0)?)
}
