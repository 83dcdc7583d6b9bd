//! Programmes in force: the legal frame of a request, kept with its dates, so that a 2023
//! session keeps 2023's rules when a new notice comes.

use affianca_domain::{Programme, ProgrammeCode};
use affianca_store::rows::programme::{self, Programmes};
use chrono::NaiveDate;
use rusqlite::Connection;

use crate::{Archive, Error, Result};

impl Archive {
    /// The programmes the archive holds, the newest first.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn programmes(&self) -> Result<Vec<Programme>> {
        self.read(|connection| Ok(Programmes::load(connection)?.into_vec()))
    }
}

/// Puts the programmes this version knows into an archive that does not hold them yet: a new one,
/// or one made before a notice came out.
pub(crate) fn install_programmes(connection: &Connection) -> Result<()> {
    let known = Programme::job_coach_1103().map_err(|error| Error::Internal(error.to_string()))?;
    Ok(programme::install(connection, &known)?)
}

/// The programme of a request made on a day.
pub(crate) fn programme_for(connection: &Connection, date: NaiveDate) -> Result<Programme> {
    Ok(Programmes::load(connection)?.for_day(date)?.clone())
}

/// The programme a request was made under.
pub(crate) fn programme_of(connection: &Connection, code: &ProgrammeCode) -> Result<Programme> {
    Ok(Programmes::load(connection)?.of(code)?.clone())
}
