//! What a change makes of registers: outdated, signed; and which delivered sessions stand on none.

use std::collections::BTreeSet;

use affianca_domain::register::{is_unregistered, outdating};
use affianca_domain::{
    ActivityId, Outdating, PrintedSession, RegisterId, SessionId, SessionState, Signatures, Signer,
};
use chrono::NaiveDateTime;
use rusqlite::Connection;

use crate::rows::{printed_session, register};
use crate::{Error, ReadColumn as _, ReadRows as _, Result, values};

/// Marks every good register that prints a session otherwise than it has now become, and gives their
/// numbers.
pub(super) fn outdate(connection: &Connection, now: Option<NaiveDateTime>) -> Result<Vec<String>> {
    let mut outdated = Vec::new();
    for before in printed_before(connection)? {
        let session = printed_session::load(connection, before.session)?;
        for register in register::printing(connection, before.session)? {
            if !register.state().is_good() {
                continue;
            }
            let left = || any_left(connection, register.id);
            let unused = match outdating(&before, &session, register.kind(), left)? {
                Outdating::StaysGood => continue,
                Outdating::Outdated => false,
                Outdating::Unused => true,
            };
            let Some(now) = now else {
                return Err(Error::Internal("a draft changed what is printed".into()));
            };
            connection
                .prepare_cached("UPDATE register SET outdated_at = ?2, unused = ?3 WHERE id = ?1")?
                .execute(values![register.id, now, unused])?;
            outdated.push(register.number());
        }
    }
    Ok(outdated)
}

/// The sessions changed that a register prints, as it would have printed them before. Names are
/// those of today: one corrected elsewhere makes no register untrue.
fn printed_before(connection: &Connection) -> Result<Vec<PrintedSession>> {
    connection
        .prepare_cached(&format!(
            "SELECT {} FROM temp.session_before s {}
             WHERE EXISTS (SELECT 1 FROM register_session p WHERE p.session_id = s.id)",
            printed_session::COLUMNS,
            printed_session::NAMED,
        ))?
        .all(values![], printed_session::read)
}

/// Marks as unused every blank sheet none of whose sessions was held or still may be: the activities given
/// have just ended.
pub(super) fn end(
    connection: &Connection,
    ended: &BTreeSet<ActivityId>,
    now: Option<NaiveDateTime>,
) -> Result<Vec<String>> {
    let mut unused = Vec::new();
    for activity in ended {
        for register in register::printing_any_of(connection, *activity)? {
            let blank = register.issued().is_some_and(|it| it.blank);
            let settled = !register.state().is_in_force() || register.unused;
            if !blank || settled || any_left(connection, register.id)? {
                continue;
            }
            let since = register.outdated_at.or(now);
            connection
                .prepare_cached("UPDATE register SET outdated_at = ?2, unused = 1 WHERE id = ?1")?
                .execute(values![register.id, since])?;
            unused.push(register.number());
        }
    }
    Ok(unused)
}

/// Whether a register prints a session that was, or may still be, held.
fn any_left(connection: &Connection, id: RegisterId) -> Result<bool> {
    let states = register::states(connection, id)?;
    Ok(states
        .iter()
        .any(|(session, activity)| session.stands_in(*activity)))
}

/// Derives anew who has signed a register.
pub(super) fn refresh_signed(connection: &Connection, id: RegisterId) -> Result<()> {
    let signers: Vec<Signer> = connection
        .prepare_cached("SELECT signer FROM signature WHERE register_id = ?1")?
        .all(values![id], |row| row.read(0))?;
    let (rows_signed, rows_missing): (u32, u32) = connection
        .prepare_cached(
            "SELECT coalesce(sum(signed), 0), coalesce(sum(NOT signed), 0) FROM row_signature
             WHERE register_id = ?1",
        )?
        .one::<_, Error>(values![id], |row| Ok((row.read(0)?, row.read(1)?)))?;
    let signatures: Signatures = signers.into_iter().collect();
    let signatures = signatures.with_rows(rows_signed, rows_missing);
    connection
        .prepare_cached(
            "UPDATE register SET signatures = ?2, signed = ?3, partly_signed = ?4,
                 rows_signed = ?5, rows_missing = ?6 WHERE id = ?1",
        )?
        .execute(values![
            id,
            signatures.count(),
            signatures.is_signed(),
            signatures.is_partly_signed(),
            rows_signed,
            rows_missing
        ])?;
    Ok(())
}

/// Derives anew whether a session was delivered and stands on no register in force.
pub(super) fn refresh_unregistered(connection: &Connection, id: SessionId) -> Result<()> {
    let (state, in_force): (SessionState, bool) = connection
        .prepare_cached(
            "SELECT s.id, s.state, EXISTS (
                 SELECT 1 FROM register_session p JOIN register r ON r.id = p.register_id
                 WHERE p.session_id = s.id AND r.replaced_by IS NULL AND r.withdrawn_at IS NULL)
                     AS in_force
             FROM session s WHERE s.id = ?1",
        )?
        .one::<_, Error>(values![id], |row| {
            Ok((row.read("state")?, row.read("in_force")?))
        })?;
    let sql = if is_unregistered(state, in_force) {
        "INSERT OR IGNORE INTO unregistered (request_id, session_id)
         SELECT a.request_id, s.id FROM session s JOIN activity a ON a.id = s.activity_id
         WHERE s.id = ?1"
    } else {
        "DELETE FROM unregistered WHERE session_id = ?1 AND request_id =
             (SELECT a.request_id FROM session s JOIN activity a ON a.id = s.activity_id
              WHERE s.id = ?1)"
    };
    connection.prepare_cached(sql)?.execute(values![id])?;
    Ok(())
}
