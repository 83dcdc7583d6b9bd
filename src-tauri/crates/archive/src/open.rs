//! An open archive: one connection for all the work, one for questions that cannot wait for it, one
//! for copies, all with the key.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, Once, TryLockError};
use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags};

use crate::vault::{Key, beside};
use crate::{Error, Result, directory, outputs, schema};

/// An open archive. Dropping it closes the file.
pub struct Archive {
    /// Copies, that neither a step nor a question waits for. Closed before the others: the last one
    /// must be one that writes, to take in the log.
    copies: Mutex<Connection>,
    /// Steps and questions alike: SQLite forgets what it has read of an archive as soon as another
    /// connection writes into it, and reading anew means decrypting anew.
    desk: Mutex<Connection>,
    /// Questions asked while the desk is taken for longer, by an import or a copy.
    aside: Mutex<Connection>,
}

/// How long a question waits for the desk: one frame of the screen.
const PATIENCE: Duration = Duration::from_millis(16);
/// How often it looks whether the desk is free.
const LOOK: Duration = Duration::from_micros(200);

impl std::fmt::Debug for Archive {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Archive")
    }
}

impl Archive {
    /// Makes a new archive in the empty file at `path`, encrypted with `key` from the first byte.
    /// It stays one single file, without a log beside it, so that it can be renamed once closed.
    ///
    /// # Errors
    /// [`Error::NoCipher`] without encryption, or the disk.
    pub(crate) fn create(path: &Path, key: &Key) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let writer = connect(path, key, flags)?;
        writer.pragma_update(None, "application_id", schema::APPLICATION_ID)?;
        Self::finish(path, key, writer, "delete")
    }

    /// Opens the archive at `path`. It is looked at read-only first, so that a file that is not
    /// ours, is newer, or is damaged with no log of a crash beside it is never modified.
    ///
    /// # Errors
    /// [`Error::NoArchive`], [`Error::Damaged`], [`Error::NotAnArchive`], [`Error::TooNew`].
    pub(crate) fn open(path: &Path, key: &Key) -> Result<Self> {
        if !path.exists() {
            return Err(Error::NoArchive);
        }
        take_in_log(path, key)?;
        inspect(path, key, Depth::WhatIsQuick)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        Self::finish(path, key, connect(path, key, flags)?, "wal")
    }

    fn finish(path: &Path, key: &Key, mut writer: Connection, journal_mode: &str) -> Result<Self> {
        writer.pragma_update(None, "journal_mode", journal_mode)?;
        writer.pragma_update(None, "synchronous", "full")?;
        schema::migrate(&mut writer)?;
        outputs::catch_up(&mut writer)?;
        directory::install_programmes(&writer)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let reader = connect(path, key, flags)?;
        reader.pragma_update(None, "query_only", true)?;
        // Told not to write, a connection writes no copy either: this one merely cannot write here.
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        Ok(Self {
            copies: Mutex::new(connect(path, key, flags)?),
            desk: Mutex::new(writer),
            aside: Mutex::new(reader),
        })
    }

    /// The connection that writes.
    pub(crate) fn writer(&self) -> Result<MutexGuard<'_, Connection>> {
        let desk = self.desk.lock().map_err(|_| poisoned())?;
        desk.pragma_update(None, "query_only", false)?;
        Ok(desk)
    }

    /// A connection that only reads: the desk's, or the other one when the desk is not free soon.
    pub(crate) fn reader(&self) -> Result<MutexGuard<'_, Connection>> {
        let asked = Instant::now();
        while asked.elapsed() < PATIENCE {
            match self.desk.try_lock() {
                Ok(desk) => {
                    desk.pragma_update(None, "query_only", true)?;
                    return Ok(desk);
                }
                Err(TryLockError::WouldBlock) => std::thread::sleep(LOOK),
                Err(TryLockError::Poisoned(_)) => return Err(poisoned()),
            }
        }
        self.reader_aside()
    }

    /// A connection that only reads and that no step waits for.
    pub(crate) fn reader_aside(&self) -> Result<MutexGuard<'_, Connection>> {
        self.aside.lock().map_err(|_| poisoned())
    }

    /// Writes a whole copy of the archive as it is now, encrypted with the same key, to `path`.
    pub(crate) fn copy_into(&self, path: &Path) -> Result<()> {
        let target = path
            .to_str()
            .ok_or_else(|| Error::Internal("path is not text".into()))?;
        let copies = self.copies.lock().map_err(|_| poisoned())?;
        copies.execute("VACUUM INTO ?1", [target])?;
        // Every page was read once, and none is asked for again.
        copies.execute_batch("PRAGMA shrink_memory")?;
        Ok(())
    }
}

fn poisoned() -> Error {
    Error::Internal("an operation on the archive broke off".into())
}

/// How much of an archive is looked at before it is opened.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Depth {
    /// All of it, however long it takes.
    Whole,
    /// All of it while that takes less than one notices, its beginning otherwise.
    WhatIsQuick,
}

/// Up to this many bytes every page is checked at each start: some tenths of a second.
const QUICK: u64 = 32 * 1024 * 1024;

/// Looks at a file without touching it: is it ours, readable with this key, not too new, sound?
pub(crate) fn inspect(path: &Path, key: &Key, depth: Depth) -> Result<()> {
    let connection = connect_untouched(path, key)?;
    recognise(&connection)?;
    if depth == Depth::WhatIsQuick && std::fs::metadata(path)?.len() > QUICK {
        return Ok(());
    }
    let mut statement = connection.prepare("PRAGMA cipher_integrity_check")?;
    match statement.query([])?.next()? {
        Some(page) => Err(Error::Damaged(page.get(0)?)),
        None => Ok(()),
    }
}

/// Is what this connection reads ours, and not too new?
fn recognise(connection: &Connection) -> Result<()> {
    let number = |question: &str| connection.query_row(question, [], |row| row.get::<_, i64>(0));
    if number("PRAGMA application_id")? != i64::from(schema::APPLICATION_ID) {
        return Err(Error::NotAnArchive);
    }
    if usize::try_from(number("PRAGMA user_version")?).unwrap_or(usize::MAX) > schema::version() {
        return Err(Error::TooNew);
    }
    number("SELECT count(*) FROM sqlite_schema")?;
    Ok(())
}

/// Takes the log a crash left into the archive it belongs to. Until then a page of the archive's
/// own file may be half written, or not there yet, while the log holds the whole of it: a check of
/// that file alone would call damaged what is not.
fn take_in_log(path: &Path, key: &Key) -> Result<()> {
    if std::fs::metadata(beside(path, "-wal")).map_or(0, |log| log.len()) == 0 {
        return Ok(());
    }
    recognise(&connect(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY)?)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = connect(path, key, flags)?;
    // SQLite looks for a log only when it first reads.
    recognise(&connection)?;
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}

/// Opens a file that must stay as it is. SQLite makes a log beside an archive even to read it:
/// it is told that nothing changes, unless there is a log to read, left by a crash.
fn connect_untouched(path: &Path, key: &Key) -> Result<Connection> {
    use std::fmt::Write as _;
    if beside(path, "-wal").exists() {
        return connect(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY);
    }
    let absolute = std::path::absolute(path)?;
    let slashes = absolute
        .to_str()
        .ok_or_else(|| Error::Internal("path is not text".into()))?
        .replace('\\', "/");
    let mut uri = String::from(if slashes.starts_with('/') {
        "file:"
    } else {
        "file:/"
    });
    for byte in slashes.bytes() {
        if byte.is_ascii_alphanumeric() || b"/:._-".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri.push_str("?immutable=1");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    connect(Path::new(&uri), key, flags)
}

fn connect(path: &Path, key: &Key, flags: OpenFlags) -> Result<Connection> {
    make_ready();
    let connection = Connection::open_with_flags(path, flags)?;
    // The key must be the first statement, before anything reads the file.
    connection.execute_batch(&key.pragma())?;
    let cipher: String = connection
        .query_row("PRAGMA cipher_version", [], |row| row.get(0))
        .map_err(|_| Error::NoCipher)?;
    if cipher.is_empty() {
        return Err(Error::NoCipher);
    }
    connection.execute_batch(
        "PRAGMA cipher_log_level = NONE;
         PRAGMA temp_store = memory;
         PRAGMA secure_delete = on;
         PRAGMA foreign_keys = on;
         PRAGMA busy_timeout = 5000;
         PRAGMA cache_size = -65536;",
    )?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(connection)
}

/// SQLite calls itself ready a moment before SQLCipher is, and who opens an archive in that moment
/// is told that it has no key: the first connection of the program is made while others wait.
fn make_ready() {
    static READY: Once = Once::new();
    // Whatever this one complains about, the connection that is really wanted will tell.
    READY.call_once(|| drop(Connection::open_in_memory()));
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;

    /// An open archive in a folder of its own.
    fn open_archive() -> (tempfile::TempDir, Archive) {
        let folder = tempfile::tempdir().unwrap();
        let (file, key) = (folder.path().join("prova"), Key::random().unwrap());
        std::fs::write(&file, b"").unwrap();
        drop(Archive::create(&file, &key).unwrap());
        let archive = Archive::open(&file, &key).unwrap();
        (folder, archive)
    }

    #[test]
    fn a_copy_is_written_while_a_step_and_a_question_go_on() {
        let (folder, archive) = open_archive();
        let target = folder.path().join("copia");
        let step = archive.writer().unwrap();
        step.execute_batch("BEGIN IMMEDIATE; INSERT INTO setting VALUES ('prova', 'in corso')")
            .unwrap();
        let question = archive.reader_aside().unwrap();
        let (told, done) = std::sync::mpsc::channel();
        std::thread::scope(|scope| {
            scope.spawn(|| told.send(archive.copy_into(&target)));
            let copied = done.recv_timeout(Duration::from_secs(20));
            step.execute_batch("COMMIT").unwrap();
            drop((step, question));
            copied.expect("the copy waits").unwrap();
        });
        assert!(std::fs::metadata(target).unwrap().len() > 0);
    }

    #[test]
    fn a_closed_archive_is_one_file() {
        let (folder, archive) = open_archive();
        archive
            .writer()
            .unwrap()
            .execute("INSERT INTO setting VALUES ('prova', 'detto')", [])
            .unwrap();
        archive.copy_into(&folder.path().join("copia")).unwrap();
        std::fs::remove_file(folder.path().join("copia")).unwrap();
        drop(archive);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_question_is_answered_while_a_long_step_goes_on() {
        let (_folder, archive) = open_archive();
        let step = archive.writer().unwrap();
        step.execute_batch("BEGIN IMMEDIATE; INSERT INTO setting VALUES ('prova', 'in corso')")
            .unwrap();
        let seen = |key: &str| {
            archive
                .read(|connection| crate::settings::get(connection, key))
                .unwrap()
        };
        assert_eq!(seen("prova"), None, "what is not done yet is not seen");
        step.execute_batch("COMMIT").unwrap();
        drop(step);
        assert_eq!(seen("prova").as_deref(), Some("in corso"));
    }
}
