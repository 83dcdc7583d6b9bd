//! The programmes an archive holds: one for each notice, so all are read together.

use affianca_domain::{Programme, ProgrammeCode};
use chrono::NaiveDate;
use rusqlite::{Connection, params};

use crate::{Error, ReadColumn as _, ReadRows as _, Result, values};

/// Every programme an archive holds, the newest first.
#[derive(Debug)]
pub struct Programmes(Vec<Programme>);

impl Programmes {
    /// Loads them.
    ///
    /// # Errors
    /// When the archive or one of them cannot be read.
    pub fn load(connection: &Connection) -> Result<Self> {
        let all = connection
            .prepare_cached("SELECT code, body FROM programme ORDER BY valid_from DESC, code")?
            .all(values![], |row| row.read_json("body"))?;
        Ok(Self(all))
    }

    /// The programme a request was made under.
    ///
    /// # Errors
    /// When there is none of that code, which the archive itself prevents.
    pub fn of(&self, code: &ProgrammeCode) -> Result<&Programme> {
        self.iter()
            .find(|programme| programme.code == *code)
            .ok_or_else(|| Error::Internal(format!("no programme {code}")))
    }

    /// The programme of a request made on a day.
    ///
    /// # Errors
    /// When there is no programme at all.
    pub fn for_day(&self, date: NaiveDate) -> Result<&Programme> {
        Programme::for_day(&self.0, date).ok_or_else(|| Error::Internal("no programme".into()))
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &Programme> {
        self.0.iter()
    }

    /// All of them.
    #[must_use]
    pub fn into_vec(self) -> Vec<Programme> {
        self.0
    }
}

/// Enters a programme that the archive does not hold yet.
///
/// # Errors
/// When the archive refuses.
pub fn install(connection: &Connection, programme: &Programme) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO programme (code, valid_from, valid_to, body)
             VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            programme.code.as_str(),
            programme.valid_from,
            programme.valid_to,
            serde_json::to_string(programme)?,
        ])?;
    Ok(())
}
