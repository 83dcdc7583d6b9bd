//! What is derived of the rows: worked out anew before each commit for whatever the transaction has
//! touched, by the rules of the domain, and nowhere else.
//!
//! Derived are the tables `request_listing`, `request_words`, `output_standing`, `report_due`,
//! `unregistered` and `request_coach`, the existence and the last columns of the tables about the portal, and who has
//! signed a register. When a change outdates a register is told here too: that is a fact with a
//! moment, which stays.

mod coaches;
mod documents;
mod listing;
mod portal;
mod registers;
mod reports;
mod touched;
mod words;

use std::collections::BTreeSet;

use affianca_domain::{Id, RequestId};
use chrono::NaiveDateTime;
use rusqlite::Connection;

use crate::rows::programme::Programmes;
use crate::{ReadColumn as _, ReadRows as _, Result, values};
use touched::Touched;

/// Has a connection note what it touches, so that [`refresh`] finds it.
pub(crate) fn watch(connection: &Connection) -> Result<()> {
    touched::watch(connection)
}

/// Derives anew what depends on the program's own data and on the form it searches by, where an archive
/// was derived from others.
///
/// # Errors
/// When the archive cannot be read or written.
pub(crate) fn catch_up(connection: &mut Connection) -> Result<()> {
    words::catch_up(connection)?;
    documents::catch_up(connection)
}

/// Throws away the index of words, which is made anew by [`catch_up`].
pub(crate) fn forget_words(connection: &mut Connection) -> Result<()> {
    words::forget(connection)
}

/// Derives anew what depends on the rows touched; gives the numbers of the registers that were outdated
/// at `now`.
///
/// # Errors
/// When the archive cannot be read or written, or a session printed was changed by what has no
/// moment.
pub(crate) fn refresh(connection: &Connection, now: Option<NaiveDateTime>) -> Result<Vec<String>> {
    let Some(touched) = Touched::load(connection)? else {
        return Ok(Vec::new());
    };
    let mut outdated = registers::outdate(connection, now)?;
    outdated.extend(registers::end(connection, &touched.ended, now)?);
    derive(connection, &touched)?;
    touched::forget(connection)?;
    Ok(outdated)
}

/// Derives everything anew, from nothing.
///
/// # Errors
/// When the archive cannot be read or written.
pub fn rebuild(connection: &Connection) -> Result<()> {
    connection.execute_batch(
        "DELETE FROM request_listing; DELETE FROM request_words; DELETE FROM output_standing;
         DELETE FROM report_due; DELETE FROM unregistered; DELETE FROM request_coach;
         UPDATE register SET signatures = 0, signed = 0, partly_signed = 0, rows_signed = 0, rows_missing = 0;
         UPDATE session_portal SET differs = 0, due = ''; UPDATE request_portal SET differs = 0, due = ''",
    )?;
    derive(connection, &Touched::everything(connection)?)
}

fn derive(connection: &Connection, touched: &Touched) -> Result<()> {
    let programmes = Programmes::load(connection)?;
    let mut listed = touched.requests.clone();
    listed.extend(of(connection, "beneficiary_id", &touched.people)?);
    listed.extend(of(connection, "centre_id", &touched.centres)?);
    for request in listed {
        listing::refresh(connection, request)?;
    }
    for request in touched.requests.union(&touched.documents) {
        documents::refresh(connection, *request, &programmes)?;
    }
    for request in touched.requests.union(&touched.reports) {
        reports::refresh(connection, *request)?;
    }
    for request in touched.requests.union(&touched.answers) {
        portal::refresh_answer(connection, *request, &programmes)?;
    }
    for request in &touched.requests {
        portal::refresh_activities(connection, *request)?;
    }
    for register in &touched.registers {
        registers::refresh_signed(connection, *register)?;
    }
    for request in coaches::requests_of(connection, &touched.sessions)? {
        coaches::refresh(connection, request)?;
    }
    for session in touched.sessions.union(&touched.on_portal) {
        portal::refresh_session(connection, *session, &programmes)?;
    }
    for session in touched.sessions.union(&touched.printed) {
        registers::refresh_unregistered(connection, *session)?;
    }
    Ok(())
}

/// The requests listed with one of some values in a column of the list.
fn of<I: Id>(
    connection: &Connection,
    column: &str,
    values: &BTreeSet<I>,
) -> Result<BTreeSet<RequestId>> {
    let mut requests = BTreeSet::new();
    for value in values {
        let found = connection
            .prepare_cached(&format!(
                "SELECT request_id FROM request_listing WHERE {column} = ?1"
            ))?
            .all(values![value.stored()], |row| row.read(0))?;
        requests.extend::<Vec<RequestId>>(found);
    }
    Ok(requests)
}

#[cfg(test)]
mod tests;
