//! One row of the table `output`, and the rules of the data file as this crate's errors.

use affianca_domain::{ActivityId, OutputId, OutputKind, OutputRules, RequestId, RichText};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, OptionalExtension, Row};

use crate::{Error, Refusal, Result, StoreError};

/// A stored document.
#[derive(Clone, Debug)]
pub(super) struct Record {
    pub request: RequestId,
    pub activity: ActivityId,
    pub kind: OutputKind,
    pub title: String,
    pub drafted: NaiveDate,
    pub revision: u32,
    pub versions: u32,
    pub kept_revision: u32,
    pub saved: NaiveDateTime,
    pub text: RichText,
}

impl Record {
    /// Loads a document.
    pub fn load(connection: &Connection, id: OutputId) -> Result<Self> {
        connection
            .prepare_cached("SELECT * FROM output WHERE id = ?1")?
            .query_row([id.0], |row| Ok(Self::read(row)))
            .optional()?
            .ok_or(Error::NotFound("Il documento"))?
    }

    fn read(row: &Row) -> Result<Self> {
        Ok(Self {
            request: RequestId(row.get("request_id")?),
            activity: ActivityId(row.get("activity_id")?),
            kind: kind(&row.get::<_, String>("kind")?)?,
            title: row.get("title")?,
            drafted: row.get("drafted")?,
            revision: row.get("revision")?,
            versions: row.get("versions")?,
            kept_revision: row.get("kept_revision")?,
            saved: row.get("saved_at")?,
            text: text(&row.get::<_, String>("body")?)?,
        })
    }

    /// Refuses when the draft has gone on since the screen read it.
    pub fn expect(&self, revision: u32) -> Result<()> {
        if self.revision == revision {
            return Ok(());
        }
        Err(Refusal::StateChanged {
            expected: format!("la bozza n. {revision}"),
            found: format!("la n. {}", self.revision),
        }
        .into())
    }
}

/// A kind as stored.
pub(super) fn kind(stored: &str) -> Result<OutputKind> {
    stored
        .parse()
        .map_err(|_| StoreError::Damaged(format!("output kind {stored}")).into())
}

/// A text as stored.
pub(super) fn text(stored: &str) -> Result<RichText> {
    RichText::parse(stored).map_err(|error| StoreError::Damaged(error.to_string()).into())
}

/// The kinds of document there are.
pub(super) fn rules() -> Result<OutputRules> {
    OutputRules::job_coach_1103().map_err(|error| Error::Internal(error.to_string()))
}

/// The Italian name of a kind.
pub(super) fn title_of(rules: &OutputRules, kind: OutputKind) -> Result<String> {
    let rule = rules
        .of(kind)
        .map_err(|error| Error::Internal(error.to_string()))?;
    Ok(rule.title.clone())
}
