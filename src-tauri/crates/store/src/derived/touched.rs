//! What a transaction has touched, of everything that something is derived from.

use std::collections::BTreeSet;

use affianca_domain::{ActivityId, BeneficiaryId, CentreId, Id, RegisterId, RequestId, SessionId};
use rusqlite::Connection;

use crate::{Error, ReadColumn as _, ReadRows as _, Result, values};

/// Rows that were touched, by what is derived from them.
#[derive(Debug, Default)]
pub(super) struct Touched {
    /// The request itself or one of its activities.
    pub requests: BTreeSet<RequestId>,
    /// Its documents and files.
    pub documents: BTreeSet<RequestId>,
    /// Its report.
    pub reports: BTreeSet<RequestId>,
    /// What the portal holds of its answer.
    pub answers: BTreeSet<RequestId>,
    /// Activities that were not ended before.
    pub ended: BTreeSet<ActivityId>,
    pub people: BTreeSet<BeneficiaryId>,
    pub centres: BTreeSet<CentreId>,
    pub sessions: BTreeSet<SessionId>,
    /// What the portal holds of a session.
    pub on_portal: BTreeSet<SessionId>,
    /// What registers print of a session.
    pub printed: BTreeSet<SessionId>,
    /// Who has signed a register.
    pub registers: BTreeSet<RegisterId>,
}

/// Has a connection note what it touches.
pub(super) fn watch(connection: &Connection) -> Result<()> {
    Ok(connection.execute_batch(include_str!("touched.sql"))?)
}

/// Forgets what was touched, once all that depends on it is derived.
pub(super) fn forget(connection: &Connection) -> Result<()> {
    for sql in [
        "DELETE FROM temp.touched",
        "DELETE FROM temp.session_before",
    ] {
        connection.prepare_cached(sql)?.execute([])?;
    }
    Ok(())
}

impl Touched {
    /// What was touched since it was last forgotten; `None`: nothing.
    pub fn load(connection: &Connection) -> Result<Option<Self>> {
        let mut touched = Self::default();
        let noted = connection
            .prepare_cached("SELECT what, id FROM temp.touched")?
            .all::<_, Error>(values![], |row| {
                Ok((row.read::<String>("what")?, row.get::<_, i64>("id")?))
            })?;
        for (what, id) in &noted {
            touched.note(what, *id)?;
        }
        Ok((!noted.is_empty()).then_some(touched))
    }

    fn note(&mut self, what: &str, id: i64) -> Result<()> {
        match what {
            "request" => self.requests.insert(stored(id)?),
            "ended activity" => self.ended.insert(stored(id)?),
            "documents" => self.documents.insert(stored(id)?),
            "report" => self.reports.insert(stored(id)?),
            "answer on the portal" => self.answers.insert(stored(id)?),
            "person" => self.people.insert(stored(id)?),
            "centre" => self.centres.insert(stored(id)?),
            "session" => self.sessions.insert(stored(id)?),
            "session on the portal" => self.on_portal.insert(stored(id)?),
            "printed session" => self.printed.insert(stored(id)?),
            "register" => self.registers.insert(stored(id)?),
            other => return Err(Error::Internal(format!("touched: {other}"))),
        };
        Ok(())
    }

    /// Everything there is.
    pub fn everything(connection: &Connection) -> Result<Self> {
        Ok(Self {
            requests: ids(connection, "SELECT id FROM request")?,
            sessions: ids(connection, "SELECT id FROM session")?,
            registers: ids(connection, "SELECT id FROM register")?,
            ..Self::default()
        })
    }
}

fn stored<I: Id>(id: i64) -> Result<I> {
    I::of_stored(id).map_err(|error| Error::Internal(error.to_string()))
}

fn ids<I: Id>(connection: &Connection, question: &str) -> Result<BTreeSet<I>> {
    let all = connection
        .prepare(question)?
        .all(values![], |row| stored(row.get(0)?))?;
    Ok(all.into_iter().collect())
}
