//! The journal: append-only, each row bound to the one before it by a hash and numbered after the
//! last one ever written, so that a missing or altered row shows, at the end too. It says who did
//! what, when, and which warnings were seen.

mod action;
mod apart;
mod verify;

use affianca_domain::{JournalHead, RequestId};
use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;
use sha2::{Digest, Sha256};

pub use crate::columns::MOMENT;
pub use action::Action;
pub(crate) use apart::Apart;
pub use apart::{Words, apart_of};
use verify::STRIDE;
pub(crate) use verify::verify;

use crate::{ReadRows as _, Result};

/// One row about to be written.
pub(crate) struct Row<'a> {
    pub at: NaiveDateTime,
    pub who: &'a str,
    pub action: Action,
    pub subject: &'a str,
    pub request: Option<RequestId>,
    /// Further requests it tells of.
    pub also: &'a [RequestId],
    pub detail: &'a Value,
    /// One hash of the records it touched.
    pub records: &'a str,
}

/// The detail of a copy's row that names the head of the journal it holds.
pub(crate) const COPY_HEAD: &str = "giornale";

/// Who the journal names when nobody pressed a button.
pub const PROGRAM: &str = "Affianca";

/// Appends a row, bound to the last one; its number.
pub(crate) fn append(connection: &Connection, row: &Row) -> Result<i64> {
    let last: Option<(i64, String)> = connection
        .prepare_cached("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (seq, previous) = last.unwrap_or_default();
    // A number is never given twice: where rows were taken off the end, the gap stays.
    let seq = seq.max(last_number(connection)?) + 1;
    let at = row.at.format(MOMENT).to_string();
    let detail = row.detail.to_string();
    let request = row.request.map(|id| id.0);
    let hash = link(&Link {
        seq,
        at: &at,
        who: row.who,
        action: row.action.code(),
        subject: row.subject,
        request,
        detail: &detail,
        records: row.records,
        previous: &previous,
    });
    connection
        .prepare_cached(
            "INSERT INTO journal (seq, at, who, action, subject, request_id, detail, records, previous, hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute(params![
            seq,
            at,
            row.who,
            row.action.code(),
            row.subject,
            request,
            detail,
            row.records,
            previous,
            hash
        ])?;
    let mut also = connection
        .prepare_cached("INSERT OR IGNORE INTO journal_also (request_id, seq) VALUES (?1, ?2)")?;
    for request in row.also.iter().filter(|id| Some(**id) != row.request) {
        also.execute([request.0, seq])?;
    }
    Ok(seq)
}

/// The last row, which binds all the others; `None` before the first.
///
/// # Errors
/// When the archive cannot be read.
pub fn head(connection: &Connection) -> Result<Option<JournalHead>> {
    head_in(connection, "main")
}

/// As [`head`], of one of the archives a connection has at hand.
pub(crate) fn head_in(connection: &Connection, archive: &str) -> Result<Option<JournalHead>> {
    Ok(connection
        .prepare_cached(&format!(
            "SELECT seq, hash FROM {archive}.journal ORDER BY seq DESC LIMIT 1"
        ))?
        .query_row([], |row| {
            Ok(JournalHead {
                number: row.get(0)?,
                hash: row.get(1)?,
            })
        })
        .optional()?)
}

/// Hashes by number, of the rows after one, some thousands at most.
///
/// # Errors
/// When the archive cannot be read.
pub fn hashes_after(connection: &Connection, after: u32) -> Result<Vec<(u32, String)>> {
    connection
        .prepare_cached("SELECT seq, hash FROM journal WHERE seq > ?1 ORDER BY seq LIMIT ?2")?
        .all(params![after, STRIDE], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The row that tells of a copy with this head, if one does: the last.
///
/// # Errors
/// When the archive cannot be read.
pub fn copy_told(connection: &Connection, head: &JournalHead) -> Result<Option<u32>> {
    connection
        .prepare_cached(
            "SELECT max(seq) FROM journal INDEXED BY journal_action
             WHERE action = ?1 AND detail ->> ?2 = ?3",
        )?
        .one(
            params![
                Action::Copy.code(),
                format!("$.{COPY_HEAD}"),
                head.to_string()
            ],
            |row| Ok(row.get(0)?),
        )
}

/// The hash of a row, if it is there.
///
/// # Errors
/// When the archive cannot be read.
pub fn hash_of(connection: &Connection, number: u32) -> Result<Option<String>> {
    connection
        .prepare_cached("SELECT hash FROM journal WHERE seq = ?1")?
        .first(params![number], |row| Ok(row.get(0)?))
}

/// The number of the last row ever written, which SQLite keeps apart from the rows; 0 at first.
fn last_number(connection: &Connection) -> Result<i64> {
    Ok(connection
        .prepare_cached("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'journal'")?
        .query_row([], |row| row.get(0))?)
}

/// What a row's hash is taken from: everything in it, and the hash before it.
struct Link<'a> {
    seq: i64,
    at: &'a str,
    who: &'a str,
    action: &'a str,
    subject: &'a str,
    request: Option<i64>,
    detail: &'a str,
    records: &'a str,
    previous: &'a str,
}

fn link(link: &Link) -> String {
    let seq = link.seq.to_string();
    let request = link.request.map(|id| id.to_string()).unwrap_or_default();
    let mut hasher = Sha256::new();
    for part in [
        seq.as_str(),
        link.at,
        link.who,
        link.action,
        link.subject,
        request.as_str(),
        link.detail,
        link.records,
        link.previous,
    ] {
        // The length first, so that no two different rows give the same bytes.
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part.as_bytes());
    }
    hex::encode(hasher.finalize())
}

#[cfg(test)]
mod tests;
