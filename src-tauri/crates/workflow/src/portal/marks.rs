//! The sessions of one activity of which the portal holds something else, for the table of sessions
//! and for who concludes it.

use std::collections::BTreeMap;

use affianca_domain::{
    ActivityId, ProgrammeCode, SessionId, SessionState, Urgency, portal, portal::last_day,
};
use affianca_store::{ReadColumn, ReadRows, values};
use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use super::PortalMark;
use crate::{Result, StoreError};
use affianca_store::rows::programme::Programmes;

/// A session of which the portal holds something else.
struct Differing {
    session: SessionId,
    programme: ProgrammeCode,
    date: NaiveDate,
    state: SessionState,
    known: Option<SessionState>,
}

/// What the portal holds, by session; only where it differs from what is true here.
pub(crate) fn marks(
    connection: &Connection,
    activity: ActivityId,
    today: NaiveDate,
) -> Result<BTreeMap<SessionId, PortalMark>> {
    let read = |row: &Row| -> Result<Differing, StoreError> {
        Ok(Differing {
            session: row.read("id")?,
            programme: row.read("programme")?,
            date: row.read("date")?,
            state: row.read("state")?,
            known: row.read("known")?,
        })
    };
    let differing = connection
        .prepare_cached(
            "SELECT s.id, r.programme, s.date, s.state, p.known
             FROM session s
             JOIN session_portal p ON p.session_id = s.id
             JOIN activity a ON a.id = s.activity_id
             JOIN request r ON r.id = a.request_id
             WHERE s.activity_id = ?1 AND p.differs = 1",
        )?
        .all(values![activity], read)?;
    let programmes = Programmes::load(connection)?;
    differing
        .into_iter()
        .map(|it| {
            let limits = &programmes.of(&it.programme)?.limits;
            let due = last_day(it.known, it.state, it.date, limits);
            let mark = PortalMark {
                known: it.known,
                due,
                urgency: portal::urgency(due, today),
            };
            Ok((it.session, mark))
        })
        .collect()
}

/// Whether sessions of an activity are left that the portal still takes.
pub(super) fn any_left(
    connection: &Connection,
    activity: ActivityId,
    today: NaiveDate,
) -> Result<bool> {
    let marks = marks(connection, activity, today)?;
    Ok(marks.values().any(|mark| mark.urgency != Urgency::Overdue))
}

/// Which sessions the portal does not hold as they are, and which it never will; nothing when it
/// holds them all.
pub(crate) fn remark(
    connection: &Connection,
    activity: ActivityId,
    today: NaiveDate,
) -> Result<Option<String>> {
    let (lost, waiting): (Vec<_>, Vec<_>) = marks(connection, activity, today)?
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
