//! An open archive file: one connection that writes, one that answers while the first is busy, one
//! for backups, all with the key.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use affianca_domain::JournalHead;
use parking_lot::{Mutex, MutexGuard};
use rusqlite::{Connection, OpenFlags};

use crate::connect::{Depth, connect, inspect, take_in_log};
use crate::key::{Key, MacKey};
use crate::{Error, Result, Sealed, derived, journal, records, schema, seen, settings};

/// What is done to a file right after its schema is up to date, each time it is opened.
pub type Prepare = fn(&mut Connection) -> Result<()>;

/// An open archive file. Dropping it closes the file.
pub struct Store {
    /// Used only for backups. Dropped first: the last connection closed must be one that writes, so
    /// that SQLite checkpoints its log.
    backup: Mutex<Connection>,
    /// Writes, and reads whenever it is free: SQLite drops its page cache as soon as another
    /// connection writes, and reading a page again means decrypting it again.
    writer: Mutex<Connection>,
    /// Reads while the writer is busy for longer.
    reader: Mutex<Connection>,
    /// Another file has taken its place: nothing is read or written any more.
    retired: AtomicBool,
    /// Vouches for the key file.
    mac_key: MacKey,
    /// Where what was seen of it is kept; none of an archive being made.
    seen: Option<PathBuf>,
}

/// How long a read waits for the writer before it takes the reader: one frame of the screen.
const WAIT_FOR_WRITER: Duration = Duration::from_millis(16);

/// How often whoever has a backup written is asked whether it is still wanted.
const ASKED_EVERY: Duration = Duration::from_millis(50);

const READ_WRITE: OpenFlags =
    OpenFlags::SQLITE_OPEN_READ_WRITE.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);

impl std::fmt::Debug for Store {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Store")
    }
}

impl Store {
    /// Makes a new archive in the empty file at `path`, encrypted with `key` from the first byte.
    /// It stays one single file, without a log beside it, so that it can be renamed once closed.
    ///
    /// # Errors
    /// [`Error::NoCipher`] without encryption, or the disk.
    pub(crate) fn create(path: &Path, key: &Key, prepare: Prepare) -> Result<Self> {
        let mut writer = connect(path, key, READ_WRITE)?;
        writer.pragma_update(None, "application_id", schema::APPLICATION_ID)?;
        schema::migrate(&mut writer)?;
        settings::draw_site(&writer)?;
        Self::finish(path, key, writer, "delete", prepare)
    }

    /// Opens the archive at `path`. It is inspected read-only first, so that a file that is not
    /// ours, is newer, or is damaged with no log of a crash beside it is never modified.
    ///
    /// # Errors
    /// [`Error::NoArchive`], [`Error::Damaged`], [`Error::NotAnArchive`], [`Error::TooNew`],
    /// [`Error::Unreleased`].
    pub(crate) fn open(path: &Path, key: &Key, prepare: Prepare) -> Result<Self> {
        if !path.exists() {
            return Err(Error::NoArchive);
        }
        take_in_log(path, key)?;
        inspect(path, key, Depth::WhatIsQuick)?;
        let mut store = Self::finish(path, key, connect(path, key, READ_WRITE)?, "wal", prepare)?;
        store.seen = path.parent().map(seen::file);
        Ok(store)
    }

    fn finish(
        path: &Path,
        key: &Key,
        mut writer: Connection,
        journal_mode: &str,
        prepare: Prepare,
    ) -> Result<Self> {
        writer.pragma_update(None, "journal_mode", journal_mode)?;
        writer.pragma_update(None, "synchronous", "full")?;
        schema::migrate(&mut writer)?;
        settings::draw_seen_secret(&writer)?;
        prepare(&mut writer)?;
        derived::catch_up(&mut writer)?;
        derived::watch(&writer)?;
        records::watch(&writer)?;
        let reader = connect(path, key, READ_WRITE)?;
        reader.pragma_update(None, "query_only", true)?;
        // `query_only` would refuse VACUUM INTO too: the file is opened read-only instead.
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        Ok(Self {
            backup: Mutex::new(connect(path, key, flags)?),
            writer: Mutex::new(writer),
            reader: Mutex::new(reader),
            retired: AtomicBool::new(false),
            mac_key: key.mac_key(),
            seen: None,
        })
    }

    /// What vouches for the key file.
    pub(crate) const fn mac_key(&self) -> &MacKey {
        &self.mac_key
    }

    /// The folder the archive lies in; none of an archive being made.
    pub(crate) fn folder(&self) -> Option<&Path> {
        self.seen.as_deref().and_then(Path::parent)
    }

    /// Keeps beside the archive what it is now. What was done is done, even where the disk refuses this.
    pub(crate) fn keep_seen(&self, connection: &Connection) {
        if let Some(file) = &self.seen {
            let _ = Sealed::keep(connection, file);
        }
    }

    /// The connection that writes, when no other step holds it.
    pub(crate) fn writer(&self) -> Result<MutexGuard<'_, Connection>> {
        let writer = self.writer.lock();
        self.expect_in_use()?;
        writer.pragma_update(None, "query_only", false)?;
        Ok(writer)
    }

    /// A connection that only reads: the writer's, or the reader when the writer is not free soon.
    pub(crate) fn reader(&self) -> Result<MutexGuard<'_, Connection>> {
        match self.writer.try_lock_for(WAIT_FOR_WRITER) {
            Some(writer) => {
                self.expect_in_use()?;
                writer.pragma_update(None, "query_only", true)?;
                Ok(writer)
            }
            None => self.second_reader(),
        }
    }

    /// The connection that only reads and that no step waits for.
    pub(crate) fn second_reader(&self) -> Result<MutexGuard<'_, Connection>> {
        let reader = self.reader.lock();
        self.expect_in_use()?;
        Ok(reader)
    }

    /// Whoever still holds an archive whose place another file has taken is told what a locked one says.
    fn expect_in_use(&self) -> Result<()> {
        if self.retired.load(Ordering::Acquire) {
            return Err(Error::Locked);
        }
        Ok(())
    }

    /// Runs `run` while nobody else writes or reads, with the file closed once `run` asks for it; what
    /// comes after finds it closed for good.
    ///
    /// # Errors
    /// Whatever `run` refuses with.
    pub(crate) fn alone<T>(&self, run: impl FnOnce(&Alone) -> Result<T>) -> Result<T> {
        let writer = self.writer.lock();
        let reader = self.reader.lock();
        self.expect_in_use()?;
        run(&Alone {
            store: self,
            writer: RefCell::new(writer),
            reader: RefCell::new(reader),
        })
    }

    /// Writes a whole backup of the archive as it is now, encrypted with the same key, to `path`.
    pub(crate) fn back_up_into(&self, path: &Path) -> Result<()> {
        self.back_up_while(path, &|| true)
    }

    /// As [`Store::back_up_into`], broken off soon after `wanted` says no.
    pub(crate) fn back_up_while(
        &self,
        path: &Path,
        wanted: &(dyn Fn() -> bool + Sync),
    ) -> Result<()> {
        let target = text(path)?;
        let backup = self.backup.lock();
        self.expect_in_use()?;
        let breaks_off = backup.get_interrupt_handle();
        let (ended, end) = mpsc::channel::<()>();
        let written = thread::scope(|scope| {
            scope.spawn(move || {
                while end.recv_timeout(ASKED_EVERY) == Err(RecvTimeoutError::Timeout) {
                    if !wanted() {
                        breaks_off.interrupt();
                    }
                }
            });
            let written = backup.execute("VACUUM INTO ?1", [target]);
            drop(ended);
            written
        });
        if !wanted() {
            return Err(Error::GivenUp);
        }
        written?;
        // Every page was read once, and none is read again.
        backup.execute_batch("PRAGMA shrink_memory")?;
        Ok(())
    }

    /// The head of the journal that such a backup holds: rows may have been written since it began.
    pub(crate) fn head_backed_up(&self, path: &Path) -> Result<Option<JournalHead>> {
        let backup = self.backup.lock();
        self.expect_in_use()?;
        backup.execute("ATTACH ?1 AS copy", [text(path)?])?;
        let head = journal::head_in(&backup, "copy");
        // What was prepared for it must not outlive it.
        backup.flush_prepared_statement_cache();
        backup.execute_batch("DETACH copy")?;
        head
    }
}

fn text(path: &Path) -> Result<&str> {
    path.to_str()
        .ok_or_else(|| Error::Internal("path is not text".into()))
}

/// An archive that nobody else reads or writes.
pub(crate) struct Alone<'a> {
    store: &'a Store,
    writer: RefCell<MutexGuard<'a, Connection>>,
    reader: RefCell<MutexGuard<'a, Connection>>,
}

impl Alone<'_> {
    /// As [`Store::back_up_into`].
    pub fn back_up_into(&self, path: &Path) -> Result<()> {
        self.store.back_up_into(path)
    }

    /// Closes the file for good, so that another can take its place.
    pub fn close(&self) -> Result<()> {
        let mut backup = self.store.backup.lock();
        self.store.retired.store(true, Ordering::Release);
        *backup = Connection::open_in_memory()?;
        **self.reader.borrow_mut() = Connection::open_in_memory()?;
        **self.writer.borrow_mut() = Connection::open_in_memory()?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use std::time::Instant;

    use super::*;

    /// An open archive in a folder of its own.
    fn open_store() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let (file, key) = (folder.path().join("prova"), Key::random().unwrap());
        std::fs::write(&file, b"").unwrap();
        drop(Store::create(&file, &key, |_| Ok(())).unwrap());
        let store = Store::open(&file, &key, |_| Ok(())).unwrap();
        (folder, store)
    }

    /// What a question reads under `key`.
    fn seen(store: &Store, key: &str) -> Option<String> {
        store
            .read(|connection| settings::get(connection, key))
            .unwrap()
    }

    const BEGIN: &str = "BEGIN IMMEDIATE; INSERT INTO setting VALUES ('prova', 'in corso')";

    #[test]
    fn a_backup_is_written_while_a_step_and_a_question_go_on() {
        let (folder, store) = open_store();
        let target = folder.path().join("copia");
        let writer = store.writer().unwrap();
        writer.execute_batch(BEGIN).unwrap();
        let question = store.second_reader().unwrap();
        let (told, done) = std::sync::mpsc::channel();
        std::thread::scope(|scope| {
            scope.spawn(|| told.send(store.back_up_into(&target)));
            let written = done.recv_timeout(Duration::from_secs(20));
            writer.execute_batch("COMMIT").unwrap();
            drop((writer, question));
            written.expect("the backup waits").unwrap();
        });
        assert!(std::fs::metadata(target).unwrap().len() > 0);
    }

    #[test]
    fn a_closed_archive_is_one_file() {
        let (folder, store) = open_store();
        store
            .writer()
            .unwrap()
            .execute("INSERT INTO setting VALUES ('prova', 'detto')", [])
            .unwrap();
        store.back_up_into(&folder.path().join("copia")).unwrap();
        std::fs::remove_file(folder.path().join("copia")).unwrap();
        drop(store);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_question_is_answered_while_a_long_step_goes_on() {
        let (_folder, store) = open_store();
        let writer = store.writer().unwrap();
        writer.execute_batch(BEGIN).unwrap();
        let asked = Instant::now();
        assert_eq!(seen(&store, "prova"), None, "what is not done is not seen");
        assert!(
            asked.elapsed() >= WAIT_FOR_WRITER,
            "the writer's cache is worth a frame of waiting"
        );
        writer.execute_batch("COMMIT").unwrap();
        drop(writer);
        assert_eq!(seen(&store, "prova").as_deref(), Some("in corso"));
    }

    #[test]
    fn a_question_takes_the_writer_when_it_is_free() {
        let (_folder, store) = open_store();
        let busy = store.second_reader();
        let (told, done) = std::sync::mpsc::channel();
        std::thread::scope(|scope| {
            scope.spawn(|| told.send(seen(&store, "prova")));
            let answered = done.recv_timeout(Duration::from_secs(20));
            drop(busy);
            assert_eq!(answered.expect("the question waits for the reader"), None);
        });
    }

    #[test]
    fn a_question_waits_for_a_short_step_and_takes_the_writer() {
        let (_folder, store) = open_store();
        let (writer, busy) = (store.writer().unwrap(), store.second_reader());
        let (told, done) = std::sync::mpsc::channel();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let asking = std::time::Instant::now();
                told.send((seen(&store, "prova"), asking.elapsed()))
            });
            // Well within the frame a question waits.
            std::thread::sleep(WAIT_FOR_WRITER / 8);
            drop(writer);
            let answered = done.recv_timeout(Duration::from_secs(20));
            drop(busy);
            let (found, waited) = answered.expect("the question waits for the reader");
            assert_eq!(found, None);
            assert!(waited < Duration::from_secs(10), "{waited:?}");
        });
    }

    #[test]
    fn a_step_that_panics_leaves_the_archive_usable_and_unchanged() {
        let (_folder, store) = open_store();
        let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            store.write(
                crate::Action::Copy,
                chrono::NaiveDateTime::default(),
                |write| -> Result<()> {
                    settings::set(write, "prova", "a metà")?;
                    panic!("half way")
                },
            )
        }));
        assert!(panicked.is_err());
        assert_eq!(seen(&store, "prova"), None);
        store
            .write(
                crate::Action::Copy,
                chrono::NaiveDateTime::default(),
                |write| settings::set(write, "prova", "detto"),
            )
            .unwrap();
        assert_eq!(seen(&store, "prova").as_deref(), Some("detto"));
    }
}
