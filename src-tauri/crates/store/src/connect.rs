//! Connections with the key, and the inspection of a file before it is trusted.

use std::path::{Path, PathBuf};
use std::sync::Once;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::files::{free_name, put_in_place, remove_if_there};
use crate::key::Key;
use crate::paths::beside;
use crate::{Error, Result, schema};

/// How much of an archive is checked before it is opened.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Depth {
    /// Every page, however long it takes.
    Whole,
    /// Every page of a small file, the first ones of a large file.
    WhatIsQuick,
}

/// Up to this many bytes every page is checked at each start: some tenths of a second.
const QUICK: u64 = 32 * 1024 * 1024;

/// Checks a file without touching it: is it ours, readable with this key, not too new, sound?
pub(crate) fn inspect(path: &Path, key: &Key, depth: Depth) -> Result<()> {
    let connection = connect_immutable(path, key)?;
    recognise(&connection)?;
    if depth == Depth::WhatIsQuick && std::fs::metadata(path)?.len() > QUICK {
        return Ok(());
    }
    let mut statement = connection.prepare("PRAGMA cipher_integrity_check")?;
    if let Some(page) = statement.query([])?.next()? {
        return Err(Error::Damaged(page.get(0)?));
    }
    if depth == Depth::Whole {
        expect_sound(&connection)?;
    }
    Ok(())
}

/// Refuses tables that are not those this program makes, pages that do not hang together, rows that point
/// nowhere: what decrypts need not be ours.
fn expect_sound(connection: &Connection) -> Result<()> {
    let version: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let made = schema::made_by(usize::try_from(version).unwrap_or(usize::MAX))?;
    if schema::of(connection)? != made {
        return Err(Error::Damaged("the tables are not the program's".into()));
    }
    schema::expect_whole(connection)
}

/// Encrypts the archive at `path`, which nobody has open, anew under another key: page by page, so that
/// the old one reads nothing of it.
pub(crate) fn encrypt_anew(path: &Path, old: &Key, new: &Key) -> Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = connect(path, old, flags)?;
    recognise(&connection)?;
    connection.execute_batch(&new.rekey())?;
    drop(connection);
    inspect(path, new, Depth::Whole)
}

/// The version of the archive at `path`, which is ours.
pub(crate) fn version_of(path: &Path, key: &Key) -> Result<usize> {
    let connection = connect_immutable(path, key)?;
    recognise(&connection)?;
    let version: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    Ok(usize::try_from(version).unwrap_or(usize::MAX))
}

/// Is what this connection reads ours, and of a version this program knows?
fn recognise(connection: &Connection) -> Result<()> {
    let number = |question: &str| connection.query_row(question, [], |row| row.get::<_, i64>(0));
    let application = number("PRAGMA application_id")?;
    if application == i64::from(schema::UNRELEASED_APPLICATION_ID) {
        return Err(Error::Unreleased);
    }
    if application != i64::from(schema::APPLICATION_ID) {
        return Err(Error::NotAnArchive);
    }
    if usize::try_from(number("PRAGMA user_version")?).unwrap_or(usize::MAX) > schema::version() {
        return Err(Error::TooNew);
    }
    number("SELECT count(*) FROM sqlite_schema")?;
    Ok(())
}

/// Takes the log left by a crash into the archive it belongs to. Checking the file without its log
/// would report a healthy archive as damaged: a page may be whole only in the log.
pub(crate) fn take_in_log(path: &Path, key: &Key) -> Result<()> {
    if std::fs::metadata(beside(path, "-wal")).map_or(0, |log| log.len()) == 0 {
        return Ok(());
    }
    match connect(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY).and_then(|it| hangs_together(&it)) {
        Err(Error::Damaged(why)) => return set_foreign_log_aside(path, key, why),
        other => other?,
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = connect(path, key, flags)?;
    // SQLite looks for a log only when it first reads.
    recognise(&connection)?;
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}

/// Is what this connection reads ours, and do its pages hang together?
fn hangs_together(connection: &Connection) -> Result<()> {
    recognise(connection)?;
    let said: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    match said.as_str() {
        "ok" => Ok(()),
        _ => Err(Error::Damaged(said)),
    }
}

/// Sets a log aside that is of another file, or of the same one in another state: with it the archive is
/// damaged, and without it sound. Where it is not, everything is left as it is.
fn set_foreign_log_aside(path: &Path, key: &Key, why: String) -> Result<()> {
    let connection = connect(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut statement = connection.prepare("PRAGMA cipher_integrity_check")?;
    if statement.query([])?.next()?.is_some() {
        return Err(Error::Damaged(why));
    }
    drop(statement);
    drop(connection);
    let log = beside(path, "-wal");
    let Some(kept) = set_log_aside(path)? else {
        return Err(Error::Damaged(why));
    };
    let sound = connect_immutable(path, key).and_then(|alone| hangs_together(&alone));
    if sound.is_err() {
        put_in_place(&kept, &log)?;
        return Err(Error::Damaged(why));
    }
    Ok(())
}

/// Puts the log beside an archive under another name, given back where there was one; what SQLite keeps of
/// it in memory is no loss.
pub(crate) fn set_log_aside(archive: &Path) -> Result<Option<PathBuf>> {
    let log = beside(archive, "-wal");
    remove_if_there(&beside(archive, "-shm"))?;
    if !log.exists() {
        return Ok(None);
    }
    let kept = free_name(&log, ".messo-da-parte");
    put_in_place(&log, &kept)?;
    Ok(Some(kept))
}

/// Opens a file that must stay as it is. SQLite makes a log beside an archive even to read it:
/// `immutable=1` prevents that, unless a log left by a crash has to be read.
fn connect_immutable(path: &Path, key: &Key) -> Result<Connection> {
    if beside(path, "-wal").exists() {
        return connect(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY);
    }
    let absolute = std::path::absolute(path)?;
    let text = absolute
        .to_str()
        .ok_or_else(|| Error::Internal("path is not text".into()))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    connect(Path::new(&immutable_uri(text)), key, flags)
}

/// The SQLite address of the file at the absolute `path`, opened as one nobody changes. A share
/// (`\\server\share`) has an empty authority before it: SQLite knows no other.
fn immutable_uri(path: &str) -> String {
    const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
        .remove(b'/')
        .remove(b':')
        .remove(b'.')
        .remove(b'_')
        .remove(b'-');
    let slashes = path.replace('\\', "/");
    let start = match slashes.as_bytes() {
        [b'/', b'/', ..] => "file://",
        [b'/', ..] => "file:",
        _ => "file:/",
    };
    format!(
        "{start}{}?immutable=1",
        utf8_percent_encode(&slashes, PLAIN)
    )
}

pub(crate) fn connect(path: &Path, key: &Key, flags: OpenFlags) -> Result<Connection> {
    initialise();
    let connection = Connection::open_with_flags(path, flags)?;
    // The key must be the first statement, before anything reads the file.
    connection.execute_batch(&key.pragma())?;
    let cipher: String = connection
        .query_row("PRAGMA cipher_version", [], |row| row.get(0))
        .map_err(|_| Error::NoCipher)?;
    if cipher.is_empty() {
        return Err(Error::NoCipher);
    }
    // A file may come from a stranger: its schema runs nothing but what SQLite itself vouches for, and
    // no statement changes what SQLite keeps for itself.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.execute_batch(
        "PRAGMA cipher_log_level = NONE;
         PRAGMA cell_size_check = on;
         PRAGMA temp_store = memory;
         PRAGMA secure_delete = on;
         PRAGMA foreign_keys = on;
         PRAGMA busy_timeout = 5000;
         PRAGMA cache_size = -65536;",
    )?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(connection)
}

/// Makes the program's first connection while others wait: SQLite reports itself initialised a
/// moment before SQLCipher is, and a connection made in between has no key.
fn initialise() {
    static READY: Once = Once::new();
    // An error here comes again, and is reported, at the connection really wanted.
    READY.call_once(|| drop(Connection::open_in_memory()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_any_system_becomes_an_address_sqlite_reads() {
        for (path, uri) in [
            ("/home/nicolò/archivio", "file:/home/nicol%C3%B2/archivio"),
            (
                r"C:\Users\D'Amico (2)\a",
                "file:/C:/Users/D%27Amico%20%282%29/a",
            ),
            (
                r"\\server\quota\nicolò",
                "file:////server/quota/nicol%C3%B2",
            ),
            ("/a?b#c%d", "file:/a%3Fb%23c%25d"),
        ] {
            assert_eq!(immutable_uri(path), format!("{uri}?immutable=1"), "{path}");
        }
    }
}
