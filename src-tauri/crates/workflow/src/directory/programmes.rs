//! Programmes in force: the legal frame of a request, kept with its dates, so that a 2023
//! session keeps 2023's rules when a new notice comes.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use affianca_domain::{Programme, ProgrammeCode};
use affianca_store::{ReadColumn, ReadRows, values};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};

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

/// The programme in force on the day a request was made; where there was none, the nearest.
pub(crate) fn programme_for(
    connection: &Connection,
    date: NaiveDate,
) -> Result<(ProgrammeCode, Programme)> {
    let found = connection
        .prepare_cached(
            "SELECT code, body FROM programme
             ORDER BY valid_from <= ?1 AND coalesce(valid_to >= ?1, 1) DESC,
                      abs(julianday(valid_from) - julianday(?1)) LIMIT 1",
        )?
        .query_row([date], |row| {
            Ok((row.get(0).map(ProgrammeCode)?, row.get::<_, String>(1)?))
        })
        .optional()?;
    let (code, body) = found.ok_or(Error::NotFound("Il dispositivo"))?;
    Ok((code, serde_json::from_str(&body)?))
}

/// The programme a request was made under.
pub(crate) fn programme_of(connection: &Connection, code: &ProgrammeCode) -> Result<Programme> {
    let body: String = connection
        .prepare_cached("SELECT body FROM programme WHERE code = ?1")?
        .query_row([code.as_str()], |row| row.get(0))?;
    Ok(serde_json::from_str(&body)?)
}

/// The programmes that requests were made under, each read once.
pub(crate) struct KnownProgrammes<'a> {
    connection: &'a Connection,
    known: BTreeMap<ProgrammeCode, Programme>,
}

impl<'a> KnownProgrammes<'a> {
    pub fn new(connection: &'a Connection) -> Self {
        Self {
            connection,
            known: BTreeMap::new(),
        }
    }

    /// One of them.
    pub fn of(&mut self, code: &ProgrammeCode) -> Result<&Programme> {
        Ok(match self.known.entry(code.clone()) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(programme_of(self.connection, code)?),
        })
    }
}
