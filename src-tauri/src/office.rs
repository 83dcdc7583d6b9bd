//! What the program holds while it runs: the user's archive, the example, pending imports, and
//! the temporary files the system's viewers have open.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use affianca_workflow::import::{PreparedEmployers, PreparedImport};
use affianca_workflow::vault::{ArchiveState, Vault};
use affianca_workflow::{Archive, Error, Problem, Result, StoreError};
use chrono::NaiveDateTime;

use crate::clock;
use crate::last_seen::LastSeen;
use crate::lent::Lent;
use crate::notices::Notices;

/// What every command answers with.
pub type Answer<T> = std::result::Result<T, Problem>;

/// After this long without a key or a move of the mouse the archive locks itself.
const IDLE: Duration = Duration::from_secs(10 * 60);

/// An import previewed, and whether the user has asked to stop it meanwhile.
#[derive(Clone)]
pub struct Pending {
    /// What is to be stored.
    pub prepared: Prepared,
    /// Set to stop it: nothing is stored then.
    pub stop: Arc<AtomicBool>,
}

/// What an import previewed would store.
#[derive(Clone)]
pub enum Prepared {
    /// Requests, from the portal's table.
    Requests(Arc<PreparedImport>),
    /// Employers, from a list.
    Employers(Arc<PreparedEmployers>),
}

/// Shared by every command; cheap to clone.
#[derive(Clone)]
pub struct Office(Arc<Inner>);

struct Inner {
    folder: PathBuf,
    started: Instant,
    own: Mutex<Vault>,
    example: Mutex<Option<Vault>>,
    imports: Mutex<HashMap<String, Pending>>,
    lent: Mutex<Lent>,
    notices: Mutex<Notices>,
    copying: Mutex<()>,
    seen: Mutex<LastSeen>,
}

impl Office {
    /// An office whose archive lives in `folder`.
    pub fn new(folder: PathBuf, started: Instant) -> Self {
        Self(Arc::new(Inner {
            own: Mutex::new(Vault::new(folder.join("archivio"))),
            notices: Mutex::new(Notices::new(&folder)),
            folder,
            started,
            example: Mutex::new(None),
            imports: Mutex::default(),
            lent: Mutex::new(Lent::new(std::env::temp_dir())),
            copying: Mutex::default(),
            seen: Mutex::new(LastSeen::now()),
        }))
    }

    /// The folder all of it lives in.
    pub fn folder(&self) -> &std::path::Path {
        &self.0.folder
    }

    /// When the process started.
    pub fn started(&self) -> Instant {
        self.0.started
    }

    /// The user's own vault.
    pub fn own(&self) -> Result<MutexGuard<'_, Vault>> {
        lock(&self.0.own)
    }

    /// The vault with example data, while it is open.
    pub fn example(&self) -> Result<MutexGuard<'_, Option<Vault>>> {
        lock(&self.0.example)
    }

    /// Imports previewed and not yet carried out.
    pub fn imports(&self) -> Result<MutexGuard<'_, HashMap<String, Pending>>> {
        lock(&self.0.imports)
    }

    /// Files lent to the system's viewers.
    pub fn lent(&self) -> Result<MutexGuard<'_, Lent>> {
        lock(&self.0.lent)
    }

    /// Kept while a copy is made: there is one at a time.
    pub fn copying(&self) -> Result<MutexGuard<'_, ()>> {
        lock(&self.0.copying)
    }

    /// The notice on the desktop.
    pub fn notices(&self) -> Result<MutexGuard<'_, Notices>> {
        lock(&self.0.notices)
    }

    /// Reads in the user's own archive what the coming days hold; locked, what was read last stays.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn look_ahead(&self) -> Result<()> {
        let archive = match self.own()?.archive() {
            Ok(archive) => archive,
            Err(Error::Store(StoreError::Locked)) => return Ok(()),
            Err(error) => return Err(error),
        };
        let ahead = archive.days_ahead(clock::now())?;
        self.notices()?.expect(ahead);
        Ok(())
    }

    /// The open archive: the example while it is open, otherwise the user's own.
    ///
    /// # Errors
    /// [`StoreError::Locked`].
    pub fn archive(&self) -> Result<Archive> {
        match self.example()?.as_ref() {
            Some(example) => example.archive(),
            None => self.own()?.archive(),
        }
    }

    /// Whether there is an archive, and whether it is open.
    pub fn state(&self) -> Result<(ArchiveState, bool)> {
        match self.example()?.as_ref() {
            Some(example) => Ok((example.state(), true)),
            None => Ok((self.own()?.state(), false)),
        }
    }

    /// Carries out `work` on the open archive, away from the window's thread.
    pub async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Archive, NaiveDateTime) -> Result<T> + Send + 'static,
    ) -> Answer<T> {
        let archive = self.archive()?;
        away(move || work(&archive, clock::now())).await
    }

    /// Carries out `work` with the whole office, away from the window's thread.
    pub async fn aside<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Self) -> Result<T> + Send + 'static,
    ) -> Answer<T> {
        let office = self.clone();
        away(move || work(&office)).await
    }

    /// Notes that the user is there.
    pub fn touch(&self) {
        if let Ok(mut seen) = self.0.seen.lock() {
            *seen = LastSeen::now();
        }
    }

    /// Locks what is open when the user has been away for too long; tells whether it did.
    pub fn close_if_idle(&self) -> bool {
        let idle = self.0.seen.lock().is_ok_and(|seen| seen.elapsed() >= IDLE);
        let closes = idle && matches!(self.state(), Ok((ArchiveState::Open, _)));
        if closes {
            self.close();
        }
        closes
    }

    /// Locks what is open and takes back every file lent to a viewer.
    pub fn close(&self) {
        // A notice that cannot be worked out must not keep an archive open.
        let _ = self.look_ahead();
        if let Ok(mut own) = self.own() {
            own.lock();
        }
        if let Ok(mut example) = self.example() {
            *example = None;
        }
        if let Ok(mut imports) = self.imports() {
            imports.clear();
        }
        if let Ok(mut lent) = self.lent() {
            lent.take_back();
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> Result<MutexGuard<'_, T>> {
    mutex
        .lock()
        .map_err(|_| Error::Internal("a lock was poisoned".into()))
}

async fn away<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Answer<T> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done.map_err(Problem::from),
        Err(error) => Err(Error::Internal(error.to_string()).into()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn what_is_open_is_locked_once_the_user_has_been_away_for_ten_minutes() {
        let folder = tempfile::tempdir().unwrap();
        let office = Office::new(folder.path().to_owned(), Instant::now());
        let mut example = Vault::new(folder.path().join("esempio"));
        example.create_example(clock::now()).unwrap();
        *office.example().unwrap() = Some(example);
        let left = |ago| *office.0.seen.lock().unwrap() = LastSeen::asleep_for(ago);
        let second = Duration::from_secs(1);
        left(IDLE - 10 * second);
        assert!(!office.close_if_idle());
        left(IDLE);
        office.touch();
        assert!(!office.close_if_idle());
        left(IDLE);
        assert!(office.close_if_idle());
        assert_eq!(
            office.state().unwrap(),
            (ArchiveState::Missing, false),
            "the example is closed"
        );
        assert!(!office.close_if_idle(), "nothing is open any more");
    }
}
