//! What is left to repeat on the portal, until when, and whose it is: so that the queue reads only
//! what differs.

use affianca_domain::{
    PortalForm, PortalSession, RequestId, RequestState, Session, SessionId, portal,
};
use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use crate::rows::programme::Programmes;
use crate::rows::{activity, request, session};
use crate::{Error, ReadColumn as _, ReadRows as _, Result, values};

/// Where a term would stand that there is none of: an index finds it after all others.
const NO_TERM: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(last) => last,
    None => NaiveDate::MAX,
};

/// Derives anew what is left to repeat of a session.
pub(super) fn refresh_session(
    connection: &Connection,
    id: SessionId,
    programmes: &Programmes,
) -> Result<()> {
    let (session, held, programme) = connection
        .prepare_cached(&format!(
            "SELECT {}, r.programme, p.known, p.branch_id, p.coach_id, p.date, p.start, p.\"end\",
                    p.place, p.note
             FROM session
             JOIN activity a ON a.id = session.activity_id
             JOIN request r ON r.id = a.request_id
             LEFT JOIN session_portal p ON p.session_id = session.id
             WHERE session.id = ?1",
            session::COLUMNS
        ))?
        .one::<_, Error>(values![id], |row| {
            let programme = row.read(session::WIDTH)?;
            Ok((
                session::read(row)?,
                held(row, session::WIDTH + 1)?,
                programme,
            ))
        })?;
    let Session {
        beneficiary, coach, ..
    } = session;
    let due = held.last_day(&session, &programmes.of(&programme)?.limits);
    connection
        .prepare_cached(
            "INSERT INTO session_portal (session_id, beneficiary_id, coach_now, due, differs)
             VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (session_id) DO UPDATE SET beneficiary_id = excluded.beneficiary_id,
                 coach_now = excluded.coach_now, due = excluded.due, differs = excluded.differs",
        )?
        .execute(values![
            id,
            beneficiary,
            coach,
            due.unwrap_or(NO_TERM),
            held.differs(&session),
        ])?;
    Ok(())
}

/// What the portal holds of a session, read from a place on.
fn held(row: &Row, first: usize) -> Result<PortalSession> {
    let mut columns = first..;
    let mut next = || columns.next().unwrap_or(usize::MAX);
    let known = row.read(next())?;
    let form = match row.read(next())? {
        None => None,
        Some(branch) => Some(PortalForm {
            branch,
            coach: row.read(next())?,
            date: row.read(next())?,
            start: row.read(next())?,
            end: row.read(next())?,
            place: row.read(next())?,
            note: row.read(next())?,
        }),
    };
    Ok(PortalSession {
        known,
        form,
        ..PortalSession::default()
    })
}

/// Derives anew whether an answer is left to repeat: only one that was given here.
pub(super) fn refresh_answer(
    connection: &Connection,
    id: RequestId,
    programmes: &Programmes,
) -> Result<()> {
    let Some(request) = request::find(connection, id)? else {
        return Err(Error::Internal(format!("request {id} is gone")));
    };
    let given = portal::request_step(RequestState::Proposed, request.state).is_some();
    if !given || request.decided_at.is_none() {
        connection
            .prepare_cached("DELETE FROM request_portal WHERE request_id = ?1")?
            .execute(values![id])?;
        return Ok(());
    }
    let known = connection
        .prepare_cached("SELECT request_id, known FROM request_portal WHERE request_id = ?1")?
        .first::<_, Error>(values![id], |row| row.read("known"))?
        .unwrap_or(RequestState::Proposed);
    let due = request.answer_deadline(&programmes.of(&request.programme)?.limits);
    connection
        .prepare_cached(
            "INSERT INTO request_portal (request_id, known, due, differs) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (request_id) DO UPDATE SET due = excluded.due, differs = excluded.differs",
        )?
        .execute(values![
            id,
            known,
            due,
            portal::request_differs(known, request.state),
        ])?;
    Ok(())
}

/// Derives anew which activities' conclusions are to be repeated: only those concluded here.
pub(super) fn refresh_activities(connection: &Connection, request: RequestId) -> Result<()> {
    for activity in activity::of_request(connection, request)? {
        let sql = if activity.is_ended() && activity.ended_at.is_some() {
            "INSERT OR IGNORE INTO activity_portal (activity_id) VALUES (?1)"
        } else {
            "DELETE FROM activity_portal WHERE activity_id = ?1"
        };
        connection
            .prepare_cached(sql)?
            .execute(values![activity.id])?;
    }
    Ok(())
}
