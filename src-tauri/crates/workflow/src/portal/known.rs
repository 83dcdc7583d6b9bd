//! What the portal is known to hold, read and written down; each writing says who tells so and when.

use affianca_domain::{
    ActivityId, PortalForm, RequestId, RequestState, Session, SessionId, SessionState,
};
use affianca_store::{ReadColumn, ReadRows, values};
use rusqlite::{Connection, Row};

use crate::{Result, StoreError, Write};

/// The state the portal has of a session; `None` when it holds nothing of it.
pub(super) fn session(connection: &Connection, id: SessionId) -> Result<Option<SessionState>> {
    Ok(connection
        .prepare_cached("SELECT session_id, known FROM session_portal WHERE session_id = ?1")?
        .one::<_, StoreError>(values![id], |row| row.read("known"))?)
}

/// The form the portal has of a session; `None` when it has none.
pub(super) fn form(connection: &Connection, id: SessionId) -> Result<Option<PortalForm>> {
    let read = |row: &Row| -> Result<PortalForm, StoreError> {
        Ok(PortalForm {
            branch: row.read("branch_id")?,
            coach: row.read("coach_id")?,
            date: row.read("date")?,
            start: row.read("start")?,
            end: row.read("end")?,
            place: row.read("place")?,
            note: row.read("note")?,
        })
    };
    Ok(connection
        .prepare_cached(
            "SELECT session_id, branch_id, coach_id, date, start, \"end\", place, note
             FROM session_portal WHERE session_id = ?1 AND branch_id IS NOT NULL",
        )?
        .first(values![id], read)?)
}

/// The portal has a session in this state.
pub(super) fn keep_session(step: &Write, id: SessionId, known: SessionState) -> Result<()> {
    step.prepare_cached(
        "UPDATE session_portal SET known = ?2, reported_at = ?3, reported_by = ?4
         WHERE session_id = ?1",
    )?
    .execute(values![id, known, step.now, step.who()])?;
    Ok(())
}

/// The portal holds a session just as it stands here, under this ID; an empty one says nothing.
pub(crate) fn hold_as_here(step: &Write, session: &Session, portal_id: &str) -> Result<()> {
    // When it is due is derived before the transaction ends.
    step.prepare_cached(
        "INSERT INTO session_portal (session_id, beneficiary_id, coach_now, due, differs)
         VALUES (?1, ?2, ?3, ?4, 0) ON CONFLICT (session_id) DO NOTHING",
    )?
    .execute(values![
        session.id,
        session.beneficiary,
        session.coach,
        session.date
    ])?;
    keep_own_form(step, session.id)?;
    keep_session(step, session.id, session.state)?;
    if !portal_id.is_empty() {
        step.prepare_cached("UPDATE session_portal SET portal_id = ?2 WHERE session_id = ?1")?
            .execute(values![session.id, portal_id])?;
    }
    Ok(())
}

/// The portal holds a session otherwise than it stands here: in this state, with this form.
pub(crate) fn keep_session_as(
    step: &Write,
    session: &Session,
    portal_id: &str,
    (state, form): (SessionState, &PortalForm),
) -> Result<()> {
    hold_as_here(step, session, portal_id)?;
    keep_form(step, session.id, form)?;
    keep_session(step, session.id, state)
}

/// Why a session cannot have this ID of the portal: it is another's. One not in the archive yet is none.
pub(crate) fn id_taken(
    connection: &Connection,
    portal_id: &str,
    session: Option<SessionId>,
) -> Result<Option<String>> {
    let other: Option<SessionId> = connection
        .prepare_cached(
            "SELECT session_id FROM session_portal
             WHERE portal_id = ?1 AND portal_id <> '' AND session_id IS NOT ?2",
        )?
        .first::<_, StoreError>(values![portal_id, session], |row| row.read(0))?;
    Ok(other.map(|other| format!("L’ID {portal_id} è già dell’erogazione {other}.")))
}

/// The portal holds nothing of a session.
pub(crate) fn forget_session(step: &Write, id: SessionId) -> Result<()> {
    step.prepare_cached(
        "UPDATE session_portal SET known = NULL, branch_id = NULL, coach_id = NULL, date = NULL,
             start = NULL, \"end\" = NULL, place = NULL, note = NULL,
             reported_at = NULL, reported_by = NULL
         WHERE session_id = ?1",
    )?
    .execute(values![id])?;
    Ok(())
}

/// The portal has the form of a session as it stands here.
pub(super) fn keep_own_form(step: &Write, id: SessionId) -> Result<()> {
    step.prepare_cached(
        "UPDATE session_portal SET (branch_id, coach_id, date, start, \"end\", place, note) =
             (SELECT branch_id, coach_id, date, start, \"end\", place, note FROM session WHERE id = ?1)
         WHERE session_id = ?1",
    )?
    .execute(values![id])?;
    Ok(())
}

/// The portal has this form of a session.
pub(super) fn keep_form(step: &Write, id: SessionId, form: &PortalForm) -> Result<()> {
    step.prepare_cached(
        "UPDATE session_portal SET branch_id = ?2, coach_id = ?3, date = ?4, start = ?5,
             \"end\" = ?6, place = ?7, note = ?8
         WHERE session_id = ?1",
    )?
    .execute(values![
        id,
        form.branch,
        form.coach,
        form.date,
        form.start,
        form.end,
        form.place,
        form.note,
    ])?;
    Ok(())
}

/// The portal has a request in this state.
pub(crate) fn keep_request(step: &Write, id: RequestId, known: RequestState) -> Result<()> {
    step.prepare_cached(
        "UPDATE request_portal SET known = ?2, reported_at = ?3, reported_by = ?4
         WHERE request_id = ?1",
    )?
    .execute(values![id, known, step.now, step.who()])?;
    Ok(())
}

/// Whether the portal has an activity as concluded.
pub(crate) fn keep_activity(step: &Write, id: ActivityId, ended: bool) -> Result<()> {
    step.prepare_cached(
        "UPDATE activity_portal SET ended = ?2, reported_at = ?3, reported_by = ?4
         WHERE activity_id = ?1",
    )?
    .execute(values![id, ended, step.now, step.who()])?;
    Ok(())
}
