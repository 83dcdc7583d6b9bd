//! *Verifica integrità*: walks the chain and names the first row that does not fit or is missing.
//!
//! What it shows is a journal changed by someone who does not know how it is bound together. Who
//! has the key of the archive and rewrites every row from a certain one on, and the number of the
//! last one that SQLite keeps, leaves nothing that shows.

use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Link, last_number, link};
use crate::Result;

/// What walking the chain found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct IntegrityReport {
    /// Rows that fit.
    pub rows: u32,
    /// The first row that does not, or that is missing at the end, if any.
    pub broken: Option<i32>,
    /// The outcome in a sentence.
    pub message: String,
}

/// Rows walked at a time: a moment's work, so that nobody waits for the walk.
const STRIDE: u32 = if cfg!(test) { 3 } else { 2000 };

/// Walks the chain to its end, a stride of `next` at a time.
pub(crate) fn verify(mut next: impl FnMut(&mut Walk) -> Result<Stride>) -> Result<IntegrityReport> {
    let mut walk = Walk::default();
    loop {
        match next(&mut walk)? {
            Stride::More => {}
            Stride::End => return Ok(walk.whole()),
            Stride::Broken(seq) => return Ok(walk.broken(seq)),
            Stride::CutShort => return Ok(walk.cut_short()),
        }
    }
}

/// How far the chain has been walked.
#[derive(Default)]
pub(crate) struct Walk {
    fitting: i64,
    previous: String,
}

/// What a stride came to.
pub(crate) enum Stride {
    More,
    End,
    /// The first row that does not fit.
    Broken(i64),
    /// All rows fit, but others came after them.
    CutShort,
}

impl Walk {
    /// Walks some rows on.
    pub(crate) fn stride(&mut self, connection: &Connection) -> Result<Stride> {
        let mut statement = connection.prepare_cached(
            "SELECT seq, at, who, action, subject, request_id, detail, previous, hash
             FROM journal WHERE seq > ?1 ORDER BY seq LIMIT ?2",
        )?;
        // From the first row on, whatever number it claims.
        let after = if self.fitting == 0 {
            i64::MIN
        } else {
            self.fitting
        };
        let mut rows = statement.query(params![after, STRIDE])?;
        let mut walked = 0;
        while let Some(row) = rows.next()? {
            let seq: i64 = row.get(0)?;
            if !self.fits(seq, row)? {
                return Ok(Stride::Broken(seq));
            }
            walked += 1;
        }
        Ok(if walked == STRIDE {
            Stride::More
        } else if last_number(connection)? > self.fitting {
            Stride::CutShort
        } else {
            Stride::End
        })
    }

    fn fits(&mut self, seq: i64, row: &Row) -> rusqlite::Result<bool> {
        let computed = link(&Link {
            seq,
            at: row.get_ref(1)?.as_str()?,
            who: row.get_ref(2)?.as_str()?,
            action: row.get_ref(3)?.as_str()?,
            subject: row.get_ref(4)?.as_str()?,
            request: row.get(5)?,
            detail: row.get_ref(6)?.as_str()?,
            previous: &self.previous,
        });
        let fits = seq == self.fitting + 1
            && row.get_ref(7)?.as_str()? == self.previous
            && row.get_ref(8)?.as_str()? == computed;
        if fits {
            self.fitting += 1;
            self.previous = computed;
        }
        Ok(fits)
    }

    fn whole(self) -> IntegrityReport {
        IntegrityReport {
            rows: u32::try_from(self.fitting).unwrap_or(u32::MAX),
            broken: None,
            message: format!("Il giornale è integro: {} righe verificate.", self.fitting),
        }
    }

    fn broken(self, seq: i64) -> IntegrityReport {
        let message = format!(
            "La riga {seq} del giornale non combacia con le precedenti: qualcosa è stato tolto o cambiato."
        );
        self.failing(seq, message)
    }

    fn cut_short(self) -> IntegrityReport {
        let seq = self.fitting + 1;
        let message = format!(
            "La riga {seq} del giornale manca: da lì in poi le ultime righe sono state tolte."
        );
        self.failing(seq, message)
    }

    fn failing(self, seq: i64, message: String) -> IntegrityReport {
        IntegrityReport {
            rows: u32::try_from(self.fitting).unwrap_or(u32::MAX),
            broken: Some(i32::try_from(seq).unwrap_or(i32::MAX)),
            message,
        }
    }
}
