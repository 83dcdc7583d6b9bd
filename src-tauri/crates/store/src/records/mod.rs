//! Rows of the journal bind what they did, and not only what they say of it: with each goes a SHA-256 of
//! every record it touched, as the row left it. *Verifica integrità* takes the newest hash of each record
//! and holds it against the record as it is now: hours changed with another program show.
//!
//! How it stays cheap: temporary triggers on the connection that writes note which records a transaction
//! touches (as for what is derived, nothing can forget it), and only those are read again, once each,
//! right before the commit, from pages that are still in memory. A step on one session costs one short
//! read and one hash; an import of a thousand requests a thousand of them, some hundredths of a second.
//! Documents (PDF) never change and are hashed once, when they are issued. The hashes stand in a table of
//! their own (`journal_record`), so that no row of the journal grows with what it touches; the row holds
//! one hash of all of them, which the chain binds.

mod compare;
mod kinds;
#[cfg(test)]
mod tests;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, params};
use sha2::{Digest as _, Sha256};

pub(crate) use compare::compare;
use kinds::{Kind, kind};

use crate::{Error, ReadRows as _, Result};

/// A SHA-256.
type Hash = [u8; 32];

/// Has a connection note which records it touches.
pub(crate) fn watch(connection: &Connection) -> Result<()> {
    Ok(connection.execute_batch(include_str!("watch.sql"))?)
}

/// Forgets what was touched: by a draft, which leaves no row.
pub(crate) fn forget(connection: &Connection) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM temp.recorded")?
        .execute([])?;
    Ok(())
}

/// A record that was touched, as it is now; without a hash it is gone.
#[derive(Debug)]
pub(crate) struct Touched {
    what: String,
    id: i64,
    hash: Option<Hash>,
}

/// The records touched since they were last forgotten.
pub(crate) fn touched(connection: &Connection) -> Result<Vec<Touched>> {
    let noted = connection
        .prepare_cached("SELECT what, id FROM temp.recorded ORDER BY what, id")?
        .all::<(String, i64), Error>([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if noted.is_empty() {
        return Ok(Vec::new());
    }
    forget(connection)?;
    let mut touched = Vec::with_capacity(noted.len());
    for (what, id) in noted {
        let kind = kind(&what).ok_or_else(|| Error::Internal(format!("record: {what}")))?;
        let hash = hash(connection, kind, id)?;
        // A register on paper has no document of ours.
        if hash.is_some() || !what.ends_with("document") {
            touched.push(Touched { what, id, hash });
        }
    }
    Ok(touched)
}

/// One hash of all of them, in hexadecimal; empty of none.
pub(crate) fn digest(touched: &[Touched]) -> String {
    if touched.is_empty() {
        return String::new();
    }
    let mut hasher = Sha256::new();
    for Touched { what, id, hash } in touched {
        text(&mut hasher, what.as_bytes());
        hasher.update(id.to_be_bytes());
        text(&mut hasher, hash.as_ref().map_or(&[], Hash::as_slice));
    }
    hex::encode(hasher.finalize())
}

/// Keeps them with the row of the journal they belong to.
pub(crate) fn keep(connection: &Connection, seq: i64, touched: &[Touched]) -> Result<()> {
    let mut keep = connection.prepare_cached(
        "INSERT INTO journal_record (what, id, seq, hash) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for Touched { what, id, hash } in touched {
        keep.execute(params![what, id, seq, hash])?;
    }
    Ok(())
}

/// The digest of what is kept with a row of the journal.
pub(crate) fn kept_digest(connection: &Connection, seq: i64) -> Result<String> {
    let kept = connection
        .prepare_cached(
            "SELECT what, id, hash FROM journal_record WHERE seq = ?1 ORDER BY what, id",
        )?
        .all::<_, Error>([seq], |row| {
            Ok(Touched {
                what: row.get(0)?,
                id: row.get(1)?,
                hash: row.get(2)?,
            })
        })?;
    Ok(digest(&kept))
}

/// The hash of a record as it is; `None`: it is not there.
fn hash(connection: &Connection, kind: &Kind, id: i64) -> Result<Option<Hash>> {
    let mut hasher = Sha256::new();
    let Kind {
        own, table, only, ..
    } = kind;
    let question = format!("SELECT {own} FROM {table} WHERE id = ?1 AND {only}");
    if take_in(connection, &question, id, &mut hasher)? == 0 {
        return Ok(None);
    }
    for question in kind.beside {
        take_in(connection, question, id, &mut hasher)?;
    }
    Ok(Some(hasher.finalize().into()))
}

/// Takes in every row of an answer, value by value with its type and length, so that no two different
/// records give the same bytes; how many there are.
fn take_in(connection: &Connection, question: &str, id: i64, hasher: &mut Sha256) -> Result<u64> {
    let mut statement = connection.prepare_cached(question)?;
    let columns = statement.column_count();
    let mut rows = statement.query([id])?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            match row.get_ref(column)? {
                ValueRef::Null => hasher.update(b"n"),
                ValueRef::Integer(number) => {
                    hasher.update(b"i");
                    hasher.update(number.to_be_bytes());
                }
                ValueRef::Real(number) => {
                    hasher.update(b"r");
                    hasher.update(number.to_be_bytes());
                }
                ValueRef::Text(words) => {
                    hasher.update(b"t");
                    text(hasher, words);
                }
                ValueRef::Blob(bytes) => {
                    hasher.update(b"b");
                    text(hasher, bytes);
                }
            }
        }
        count += 1;
    }
    hasher.update(b"=");
    hasher.update(u64::to_be_bytes(count));
    Ok(count)
}

fn text(hasher: &mut Sha256, bytes: &[u8]) {
    hasher.update((bytes.len() as u64).to_be_bytes());
    hasher.update(bytes);
}
