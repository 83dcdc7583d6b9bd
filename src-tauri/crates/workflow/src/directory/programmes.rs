//! Programmes in force: the legal frame of a request, kept with its dates, so that a 2023
//! session keeps 2023's rules when a new notice comes.

use affianca_domain::{Programme, ProgrammeCode};
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use chrono::NaiveDate;
use rusqlite::{Connection, params};

use crate::{Archive, Error, Result, StoreError};

impl Archive {
    /// The programmes the archive holds, the newest first.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn programmes(&self) -> Result<Vec<Programme>> {
        self.read(programmes)
    }
}

/// Every programme the archive holds, the newest first.
pub(crate) fn programmes(connection: &Connection) -> Result<Vec<Programme>> {
    let bodies = connection
        .prepare_cached("SELECT code, body FROM programme ORDER BY valid_from DESC")?
        .all::<_, StoreError>(values![], |row| row.read_json("body"))?;
    Ok(bodies)
}

/// Puts the programmes this version knows into an archive that does not hold them yet: a new one,
/// or one made before a notice came out.
pub(crate) fn install_programmes(connection: &Connection) -> Result<()> {
    let programme =
        Programme::job_coach_1103().map_err(|error| Error::Internal(error.to_string()))?;
    let known = connection
        .prepare_cached("SELECT 1 FROM programme WHERE code = ?1")?
        .exists([programme.code.as_str()])?;
    if known {
        return Ok(());
    }
    connection.execute(
        "INSERT INTO programme (code, valid_from, valid_to, body) VALUES (?1, ?2, ?3, ?4)",
        params![
            programme.code.as_str(),
            programme.valid_from,
            programme.valid_to,
            serde_json::to_string(&programme)?
        ],
    )?;
    Ok(())
}

/// Every programme the archive holds: there is one for each notice.
#[derive(Debug)]
pub(crate) struct Programmes(Vec<Programme>);

impl Programmes {
    /// Loads them all.
    pub fn load(connection: &Connection) -> Result<Self> {
        programmes(connection).map(Self)
    }

    /// The programme a request was made under.
    pub fn of(&self, code: &ProgrammeCode) -> Result<&Programme> {
        self.0
            .iter()
            .find(|programme| programme.code == *code)
            .ok_or(Error::NotFound("Il dispositivo"))
    }

    /// The programme of a request made on a day.
    pub fn for_day(&self, date: NaiveDate) -> Result<&Programme> {
        Programme::for_day(&self.0, date).ok_or(Error::NotFound("Il dispositivo"))
    }

    /// Each of them.
    pub fn each(&self) -> impl Iterator<Item = &Programme> {
        self.0.iter()
    }
}

/// The programme of a request made on a day.
pub(crate) fn programme_for(connection: &Connection, date: NaiveDate) -> Result<Programme> {
    Programmes::load(connection)?.for_day(date).cloned()
}

/// The programme a request was made under.
pub(crate) fn programme_of(connection: &Connection, code: &ProgrammeCode) -> Result<Programme> {
    connection
        .prepare_cached("SELECT code, body FROM programme WHERE code = ?1")?
        .first::<_, StoreError>(values![*code], |row| row.read_json("body"))?
        .ok_or(Error::NotFound("Il dispositivo"))
}
