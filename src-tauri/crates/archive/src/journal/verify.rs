//! *Verifica integrità*: walks the chain and names the first row that does not fit.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Link, link};
use crate::numbering::count;
use crate::{Archive, Result};

/// What walking the chain found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct IntegrityReport {
    /// Rows that fit.
    pub rows: u32,
    /// The first row that does not, if any.
    pub broken: Option<i32>,
    /// The outcome in a sentence.
    pub message: String,
}

impl Archive {
    /// Walks the whole journal.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn verify_journal(&self) -> Result<IntegrityReport> {
        self.read(verify)
    }
}

fn verify(connection: &Connection) -> Result<IntegrityReport> {
    let mut statement = connection.prepare(
        "SELECT seq, at, who, action, subject, request_id, detail, previous, hash
         FROM journal ORDER BY seq",
    )?;
    let mut rows = statement.query([])?;
    let (mut fitting, mut previous) = (0_i64, String::new());
    while let Some(row) = rows.next()? {
        let seq: i64 = row.get(0)?;
        let stored: String = row.get(8)?;
        let claimed: String = row.get(7)?;
        let computed = link(&Link {
            seq,
            at: &row.get::<_, String>(1)?,
            who: &row.get::<_, String>(2)?,
            action: &row.get::<_, String>(3)?,
            subject: &row.get::<_, String>(4)?,
            request: row.get(5)?,
            detail: &row.get::<_, String>(6)?,
            previous: &previous,
        });
        if seq != fitting + 1 || claimed != previous || stored != computed {
            let broken = i32::try_from(seq).unwrap_or(i32::MAX);
            return Ok(IntegrityReport {
                rows: count(fitting),
                broken: Some(broken),
                message: format!(
                    "La riga {seq} del giornale non combacia con le precedenti: qualcosa è stato tolto o cambiato."
                ),
            });
        }
        fitting += 1;
        previous = stored;
    }
    Ok(IntegrityReport {
        rows: count(fitting),
        broken: None,
        message: format!("Il giornale è integro: {fitting} righe verificate."),
    })
}
