//! Programmes in force: the legal frame of a request, kept with its dates, so that a 2023
//! session keeps 2023's rules when a new notice comes.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use affianca_domain::{Programme, ProgrammeId};
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
        .exists([&programme.code])?;
    if known {
        return Ok(());
    }
    connection.execute(
        "INSERT INTO programme (code, valid_from, valid_to, body) VALUES (?1, ?2, ?3, ?4)",
        params![
            programme.code,
            programme.valid_from,
            programme.valid_to,
            serde_json::to_string(&programme)?
        ],
    )?;
    Ok(())
}

/// Every programme the archive holds.
#[derive(Debug)]
pub(crate) struct Programmes {
    ids: Vec<ProgrammeId>,
    /// In the order of `ids`.
    programmes: Vec<Programme>,
}

impl Programmes {
    /// Loads them all: there is one for each notice.
    pub fn load(connection: &Connection) -> Result<Self> {
        let all = connection
            .prepare_cached("SELECT id, body FROM programme ORDER BY id")?
            .all(values![], |row| -> Result<(ProgrammeId, Programme)> {
                let body: String = row.read("body")?;
                Ok((row.read("id")?, serde_json::from_str(&body)?))
            })?;
        let (ids, programmes) = all.into_iter().unzip();
        Ok(Self { ids, programmes })
    }

    /// The programme a request was made under.
    pub fn of(&self, id: ProgrammeId) -> Result<&Programme> {
        self.each()
            .find(|(known, _)| *known == id)
            .map(|(_, programme)| programme)
            .ok_or(Error::NotFound("Il dispositivo"))
    }

    /// The programme of a request made on a day.
    pub fn for_day(&self, date: NaiveDate) -> Result<(ProgrammeId, &Programme)> {
        let chosen = Programme::for_day(&self.programmes, date);
        chosen
            .and_then(|chosen| self.each().find(|(_, it)| it.code == chosen.code))
            .ok_or(Error::NotFound("Il dispositivo"))
    }

    /// Each with its id.
    pub fn each(&self) -> impl Iterator<Item = (ProgrammeId, &Programme)> {
        self.ids.iter().copied().zip(&self.programmes)
    }
}

/// The programme of a request made on a day.
pub(crate) fn programme_for(
    connection: &Connection,
    date: NaiveDate,
) -> Result<(ProgrammeId, Programme)> {
    let programmes = Programmes::load(connection)?;
    let (id, programme) = programmes.for_day(date)?;
    Ok((id, programme.clone()))
}

/// The programme a request was made under.
pub(crate) fn programme_of(connection: &Connection, id: ProgrammeId) -> Result<Programme> {
    let body: Option<String> = connection
        .prepare_cached("SELECT id, body FROM programme WHERE id = ?1")?
        .first(values![id], |row| -> Result<_> { Ok(row.read("body")?) })?;
    let body = body.ok_or(Error::NotFound("Il dispositivo"))?;
    Ok(serde_json::from_str(&body)?)
}

/// The programmes that requests were made under, each read once.
pub(crate) struct KnownProgrammes<'a> {
    connection: &'a Connection,
    known: BTreeMap<ProgrammeId, Programme>,
}

impl<'a> KnownProgrammes<'a> {
    pub fn new(connection: &'a Connection) -> Self {
        Self {
            connection,
            known: BTreeMap::new(),
        }
    }

    /// One of them.
    pub fn of(&mut self, id: ProgrammeId) -> Result<&Programme> {
        Ok(match self.known.entry(id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(programme_of(self.connection, id)?),
        })
    }
}
