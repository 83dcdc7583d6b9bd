//! What the program holds while it runs: the user's archive, the example, pending imports, and
//! the temporary files the system's viewers have open.
//!
//! Commands run away from the window's thread; whoever waits for one of the locks here, and an
//! archive is locked for as long as a passphrase is tried, keeps nobody else waiting.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use affianca_domain::{Idle, IdleMinutes};
use affianca_workflow::filing::Desk;
use affianca_workflow::vault::{ArchiveState, Vault};
use affianca_workflow::{Archive, Error, Problem, Refusal, Result, StoreError};
use chrono::NaiveDateTime;

use crate::asked::Asked;
use crate::clock;
use crate::copied::Copied;
use crate::copies::{self, Copies};
use crate::desktop::{Desktop, ProgramEvent};
use crate::filing::Filing;
use crate::last_seen::LastSeen;
use crate::notices::Notices;
use crate::pending::Pending;
use crate::viewer_files::ViewerFiles;
use crate::{platform, under_way::UnderWay};

/// What every command answers with.
pub type Answer<T> = std::result::Result<T, Problem>;

/// Shared by every command; cheap to clone.
#[derive(Clone)]
pub struct Office(Arc<Inner>);

struct Inner {
    folder: PathBuf,
    started: Instant,
    desktop: Box<dyn Desktop>,
    example_at_start: AtomicBool,
    own: Mutex<Vault>,
    example: Mutex<Option<Vault>>,
    imports: Mutex<HashMap<String, Pending>>,
    planning: UnderWay,
    filing: Mutex<Filing>,
    reading: UnderWay,
    viewer_files: Mutex<ViewerFiles>,
    notices: Mutex<Notices>,
    copies: Copies,
    seen: Mutex<LastSeen>,
    lock_after: Mutex<IdleMinutes>,
    /// It was said that the archive is about to lock.
    near_said: AtomicBool,
    /// The archive was locked last without being asked to.
    locked_itself: AtomicBool,
    asked: Mutex<Asked>,
    copied: Copied,
}

impl Office {
    /// An office whose archive lives in `folder`.
    pub fn new(folder: PathBuf, started: Instant, desktop: impl Desktop + 'static) -> Self {
        Self(Arc::new(Inner {
            own: Mutex::new(Vault::new(folder.join("archivio"))),
            notices: Mutex::new(Notices::new(&folder)),
            folder,
            started,
            desktop: Box::new(desktop),
            example_at_start: AtomicBool::default(),
            example: Mutex::new(None),
            imports: Mutex::default(),
            planning: UnderWay::default(),
            filing: Mutex::default(),
            reading: UnderWay::default(),
            viewer_files: Mutex::new(ViewerFiles::new(platform::viewer_place())),
            copies: Copies::default(),
            seen: Mutex::new(LastSeen::now()),
            lock_after: Mutex::default(),
            near_said: AtomicBool::default(),
            locked_itself: AtomicBool::default(),
            asked: Mutex::default(),
            copied: Copied::default(),
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

    /// The desktop around the program.
    pub fn desktop(&self) -> &dyn Desktop {
        &*self.0.desktop
    }

    /// The page begins in the example.
    pub fn begin_with_example(&self) {
        self.0.example_at_start.store(true, Ordering::Relaxed);
    }

    /// Whether the page begins in the example; said once.
    pub fn takes_example_at_start(&self) -> bool {
        self.0.example_at_start.swap(false, Ordering::Relaxed)
    }

    /// The user's own vault. A command that broke off while it had it leaves it locked.
    pub fn own(&self) -> MutexGuard<'_, Vault> {
        self.hold(&self.0.own, Vault::lock)
    }

    /// The vault with example data, while it is open; as [`Office::own`].
    pub fn example(&self) -> MutexGuard<'_, Option<Vault>> {
        self.hold(&self.0.example, |example| *example = None)
    }

    /// Carries out `run` on the vault of the archive one is working in.
    ///
    /// # Errors
    /// Whatever `run` refuses with.
    pub fn with_vault<T>(&self, run: impl FnOnce(&mut Vault) -> Result<T>) -> Result<T> {
        match self.example().as_mut() {
            Some(example) => run(example),
            None => run(&mut self.own()),
        }
    }

    /// Imports previewed and not yet carried out.
    pub fn imports(&self) -> MutexGuard<'_, HashMap<String, Pending>> {
        hold(&self.0.imports)
    }

    /// The plan being made.
    pub fn planning(&self) -> &UnderWay {
        &self.0.planning
    }

    /// Signed sheets that were read and not yet filed.
    pub fn filing(&self) -> MutexGuard<'_, Filing> {
        hold(&self.0.filing)
    }

    /// Carries out `work` at the desk of the open archive.
    ///
    /// # Errors
    /// [`StoreError::Locked`]; whatever `work` refuses with.
    pub fn at_desk<T>(
        &self,
        work: impl FnOnce(&Archive, &mut Desk, NaiveDateTime) -> Result<T>,
    ) -> Result<T> {
        let mut filing = self.filing();
        // Whoever locks the archive from here on waits, and then clears the desk.
        let archive = self.archive()?;
        work(&archive, filing.desk(&archive), clock::now())
    }

    /// Sheets being read.
    pub fn reading(&self) -> &UnderWay {
        &self.0.reading
    }

    /// Files the system's viewers may have open.
    pub fn viewer_files(&self) -> MutexGuard<'_, ViewerFiles> {
        hold(&self.0.viewer_files)
    }

    /// Copies under way.
    pub fn copies(&self) -> &Copies {
        &self.0.copies
    }

    /// The notice on the desktop.
    pub fn notices(&self) -> MutexGuard<'_, Notices> {
        hold(&self.0.notices)
    }

    /// Reads in the user's own archive what the coming days hold; locked, what was read last stays.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn look_ahead(&self) -> Result<()> {
        let archive = self.own().archive();
        let archive = match archive {
            Ok(archive) => archive,
            Err(Error::Store(StoreError::Locked)) => return Ok(()),
            Err(error) => return Err(error),
        };
        let ahead = archive.days_ahead(clock::now())?;
        self.notices().expect(ahead);
        Ok(())
    }

    /// The open archive: the example while it is open, otherwise the user's own.
    ///
    /// # Errors
    /// [`StoreError::Locked`].
    pub fn archive(&self) -> Result<Archive> {
        self.with_vault(|vault| vault.archive())
    }

    /// Whether there is an archive and whether it is open, and whether it is the example.
    pub fn state(&self) -> (ArchiveState, bool) {
        match self.example().as_ref() {
            Some(example) => (example.state(), true),
            None => (self.own().state(), false),
        }
    }

    /// Carries out `work` on the open archive. A page that is refused a step because the clock is doubted
    /// is told to look again: it is to ask whether the date is right.
    ///
    /// # Errors
    /// [`StoreError::Locked`], or whatever `work` refuses with.
    pub fn work<T>(&self, work: impl FnOnce(&Archive, NaiveDateTime) -> Result<T>) -> Result<T> {
        let done = work(&self.archive()?, clock::now());
        if let Err(error) = &done
            && matches!(error.refusal(), Some(Refusal::ClockDoubted(_)))
        {
            self.desktop().tell(ProgramEvent::ArchiveChanged);
        }
        done
    }

    /// Asks the user something in the midst of an operation. No archive is held while the answer
    /// is awaited, so that it can be locked; what is carried out afterwards has the time of then.
    ///
    /// # Errors
    /// [`StoreError::Locked`], also when the archive was locked or another one opened meanwhile;
    /// whatever one of the three refuses with.
    pub fn ask<Question, Said, T>(
        &self,
        prepare: impl FnOnce(&Archive, NaiveDateTime) -> Result<Question>,
        ask: impl FnOnce(&dyn Desktop, Question) -> Result<Said>,
        carry_out: impl FnOnce(&Archive, Said, NaiveDateTime) -> Result<T>,
    ) -> Result<T> {
        let archive = self.archive()?;
        let before = archive.weak();
        let question = prepare(&archive, clock::now())?;
        drop(archive);
        let said = ask(self.desktop(), question)?;
        let archive = self.archive()?;
        if !before.is(&archive) {
            return Err(StoreError::Locked.into());
        }
        carry_out(&archive, said, clock::now())
    }

    /// Carries out `run` away from the window's thread, and answers the page.
    pub async fn away<T: Send + 'static>(
        &self,
        run: impl FnOnce(&Self) -> Result<T> + Send + 'static,
    ) -> Answer<T> {
        let office = self.clone();
        match tokio::task::spawn_blocking(move || run(&office)).await {
            Ok(done) => done.map_err(Problem::from),
            Err(error) => Err(Error::Internal(error.to_string()).into()),
        }
    }

    /// What the window was asked, and what was let fall on it.
    pub fn asked(&self) -> MutexGuard<'_, Asked> {
        hold(&self.0.asked)
    }

    /// What the page put on the clipboard.
    pub fn copied(&self) -> &Copied {
        &self.0.copied
    }

    /// Whether something typed may stand on the page, as with an archive open it may, or a copy is under
    /// way. Asked on the window's own thread, which waits for nobody: a vault that is busy may be open.
    pub fn asks_before_closing(&self) -> bool {
        if self.copies().is_busy() {
            return true;
        }
        let open = |vault: &Vault| vault.state() == ArchiveState::Open;
        let example = self.0.example.try_lock();
        let own = self.0.own.try_lock();
        example.map_or(true, |it| it.as_ref().is_some_and(open)) || own.map_or(true, |it| open(&it))
    }

    /// Notes that the user is there.
    pub fn touch(&self) {
        *hold(&self.0.seen) = LastSeen::now();
        self.0.near_said.store(false, Ordering::Relaxed);
    }

    /// Guards what is open as its archive says; the example, of which nobody exists, as usual.
    pub fn guard(&self) {
        let (_, example) = self.state();
        let archive = self.archive().ok();
        let minutes = archive.as_ref().and_then(|it| it.idle_minutes().ok());
        *hold(&self.0.lock_after) = minutes.unwrap_or_default();
        let allowed = archive.is_none_or(|it| it.capture_allowed().unwrap_or_default());
        self.desktop().keep_out_of_pictures(!example && !allowed);
        self.0.locked_itself.store(false, Ordering::Relaxed);
        self.touch();
    }

    /// The archive is locked without having been asked to be.
    pub fn note_locked_itself(&self) {
        self.0.locked_itself.store(true, Ordering::Relaxed);
    }

    /// Whether it was.
    pub fn locked_itself(&self) -> bool {
        self.0.locked_itself.load(Ordering::Relaxed)
    }

    fn idle(&self) -> Idle {
        let idle = hold(&self.0.seen).elapsed();
        hold(&self.0.lock_after).after(idle)
    }

    /// Whether what is open is about to lock, and it is to be said; once.
    pub fn lock_is_near(&self) -> bool {
        self.idle() == Idle::Near
            && self.state().0 == ArchiveState::Open
            && !self.0.near_said.swap(true, Ordering::Relaxed)
    }

    /// Locks what is open when the user has been away for too long; tells whether it did.
    pub fn close_if_idle(&self) -> bool {
        let closes = self.idle() == Idle::Locks && self.state().0 == ArchiveState::Open;
        if closes {
            self.close();
        }
        closes
    }

    /// Locks what is open, and takes back what viewers and the clipboard were given; a copy that is due
    /// is made in the background.
    pub fn close(&self) {
        let due = copies::due(self);
        self.close_for_good();
        if let Some(due) = due {
            copies::make(self, due);
        }
    }

    /// As [`Office::close`], without a copy: the program ends.
    pub fn close_for_good(&self) {
        // A notice that cannot be worked out must not keep an archive open.
        let _ = self.look_ahead();
        self.own().lock();
        *self.example() = None;
        self.imports().clear();
        self.reading().stop();
        self.filing().clear();
        self.viewer_files().delete_all();
        self.0.copied.forget(self.desktop());
    }

    /// Takes a vault's lock. One left by a command that panicked is of a vault nobody can vouch
    /// for: it is closed first, and the page is told.
    fn hold<'a, T>(&self, vault: &'a Mutex<T>, close: impl FnOnce(&mut T)) -> MutexGuard<'a, T> {
        vault.lock().unwrap_or_else(|poisoned| {
            let mut held = poisoned.into_inner();
            close(&mut held);
            vault.clear_poison();
            self.desktop().tell(ProgramEvent::ArchiveLocked);
            held
        })
    }
}

/// Takes a lock, also one left by a command that panicked: what it guards is whole at every moment.
fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
pub mod tests;
