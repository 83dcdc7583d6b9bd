//! Copies under way: those somebody asked for, and those the program makes by itself when the archive
//! locks. How far they are is told, they are given up when nobody wants them, and nothing waits for a
//! disk that does not answer.

use std::sync::mpsc;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use affianca_domain::{CopyTrouble, scheduled_copy_due};
use affianca_workflow::vault::{CopiesFolder, ScheduledBackup};
use affianca_workflow::{Error, Result, StoreError};
use chrono::NaiveDateTime;

use crate::clock;
use crate::desktop::ProgramEvent;
use crate::office::Office;

/// How long a folder may take to say that it is there: a share may take minutes.
const ANSWERS_IN: Duration = Duration::from_secs(2);
/// How long the archive may still be read after it was locked because the user left the computer.
const READ_IN: Duration = Duration::from_secs(3);
/// How long the end of the program waits for a copy given up to be cleared away.
const CLEARED_IN: Duration = Duration::from_secs(2);
/// How often whoever waits hears how far a copy is.
const TOLD_EVERY: Duration = Duration::from_millis(200);

/// What is under way, and how the last scheduled copy went.
#[derive(Default)]
pub struct Copies {
    /// The one somebody asked for.
    pub asked: Arc<Slot>,
    /// The one the program makes by itself.
    pub scheduled: Arc<Slot>,
    trouble: Mutex<Option<CopyTrouble>>,
    /// A folder was asked whether it is there, and has not answered.
    asking: Arc<(Mutex<bool>, Condvar)>,
}

/// A copy under way, or none.
#[derive(Default)]
pub struct Slot {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    phase: Phase,
    given_up: bool,
    done: u64,
    all: u64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Phase {
    #[default]
    None,
    /// The archive is being read, and so is open.
    Reading,
    /// It was read: what is written needs no key.
    Writing,
}

impl Slot {
    /// A copy begins; `None` while one is under way.
    pub fn begin(self: &Arc<Self>) -> Option<Going> {
        let mut state = self.state();
        if state.phase != Phase::None {
            return None;
        }
        *state = State {
            phase: Phase::Reading,
            ..State::default()
        };
        Some(Going(Arc::clone(self)))
    }

    /// Nobody wants the copy under way any more.
    pub fn give_up(&self) {
        self.state().given_up = true;
    }

    /// Whether one is under way.
    pub fn is_busy(&self) -> bool {
        self.state().phase != Phase::None
    }

    /// Waits until nothing is under way, no longer than so; whether nothing is.
    fn wait(&self, time: Duration) -> bool {
        self.wait_while(time, |phase| phase != Phase::None)
    }

    fn wait_while(&self, time: Duration, so: impl Fn(Phase) -> bool) -> bool {
        let waited = self
            .changed
            .wait_timeout_while(self.state(), time, |state| so(state.phase));
        let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        !so(state.phase)
    }

    /// How far it is, in hundredths.
    fn hundredths(&self) -> u32 {
        let state = self.state();
        let part = (state.done * 100).checked_div(state.all);
        u32::try_from(part.unwrap_or_default()).unwrap_or(100)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A copy that goes on until this is dropped.
pub struct Going(Arc<Slot>);

impl Going {
    /// So many bytes are done; whether the copy is still wanted.
    pub fn passes(&self, done: u64, all: u64) -> bool {
        let mut state = self.0.state();
        (state.done, state.all) = (done, all);
        !state.given_up
    }

    /// The archive was read.
    fn writes(&self) {
        self.0.state().phase = Phase::Writing;
        self.0.changed.notify_all();
    }
}

impl Drop for Going {
    fn drop(&mut self) {
        self.0.state().phase = Phase::None;
        self.0.changed.notify_all();
    }
}

impl Copies {
    /// Whether any copy is under way.
    pub fn is_busy(&self) -> bool {
        self.asked.is_busy() || self.scheduled.is_busy()
    }

    /// Nobody wants any copy any more.
    pub fn give_up(&self) {
        self.asked.give_up();
        self.scheduled.give_up();
    }

    /// Gives up what is under way because the program ends. What a disk keeps waiting is left to it.
    pub fn end(&self) {
        self.give_up();
        let until = Instant::now() + CLEARED_IN;
        for slot in [&self.asked, &self.scheduled] {
            slot.wait(until.saturating_duration_since(Instant::now()));
        }
    }

    /// Sees that nothing of a locked archive is read any more, for the computer goes to sleep: what takes
    /// too long is given up.
    pub fn stop_reading(&self) {
        let read = |time| {
            self.scheduled
                .wait_while(time, |phase| phase == Phase::Reading)
        };
        if !read(READ_IN) {
            self.scheduled.give_up();
            read(CLEARED_IN);
        }
    }

    /// What kept the last scheduled copy from being made.
    pub fn trouble(&self) -> Option<CopyTrouble> {
        self.lock_trouble().clone()
    }

    /// Whether it is another trouble than before.
    fn set_trouble(&self, trouble: Option<CopyTrouble>) -> bool {
        let mut held = self.lock_trouble();
        let changes = *held != trouble;
        *held = trouble;
        changes
    }

    fn lock_trouble(&self) -> MutexGuard<'_, Option<CopyTrouble>> {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for the answer to another question, so that a folder that never answers is asked once.
    fn begin_asking(&self) -> bool {
        let (asking, changed) = &*self.asking;
        let held = asking.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = changed.wait_timeout_while(held, ANSWERS_IN, |asking| *asking);
        let (mut asking, _) = waited.unwrap_or_else(PoisonError::into_inner);
        !std::mem::replace(&mut *asking, true)
    }

    /// The copies in a folder; `None` where it is not there, or has not said so in time.
    pub fn made_in(&self, folder: &CopiesFolder) -> Option<Vec<NaiveDateTime>> {
        self.begin_asking().then_some(())?;
        let (folder, asking) = (folder.clone(), Arc::clone(&self.asking));
        let (answer, answered) = mpsc::channel();
        thread::spawn(move || {
            let made = folder.is_there().then(|| folder.made().ok()).flatten();
            *asking.0.lock().unwrap_or_else(PoisonError::into_inner) = false;
            asking.1.notify_all();
            // Whoever asked may have gone on.
            let _ = answer.send(made);
        });
        answered.recv_timeout(ANSWERS_IN).ok().flatten()
    }
}

/// The scheduled copy that is due of the user's own archive, while it is open and none is under way.
pub struct Due(Going, ScheduledBackup);

/// What is to be copied when the archive is locked, asked before it is.
pub fn due(office: &Office) -> Option<Due> {
    let due = office.own().scheduled_backup(clock::now());
    let due = due.ok().flatten()?;
    Some(Due(office.copies().scheduled.begin()?, due))
}

/// Makes it in the background: the archive may be locked meanwhile.
pub fn make(office: &Office, due: Due) {
    let office = office.clone();
    thread::spawn(move || {
        let Due(going, backup) = due;
        let made = write(&office, &going, backup);
        let trouble = match made {
            Err(Error::Store(StoreError::GivenUp)) => office.copies().trouble(),
            Err(error) => Some(trouble_of(&error)),
            Ok(()) => None,
        };
        office.copies().set_trouble(trouble);
        tell_made(&office);
        drop(going);
    });
}

fn write(office: &Office, going: &Going, backup: ScheduledBackup) -> Result<()> {
    if office.copies().made_in(backup.folder()).is_none() {
        return Err(StoreError::NoCopiesFolder.into());
    }
    let taken = backup.take(&|done, all| going.passes(done, all))?;
    going.writes();
    Ok(taken.write(&|done, all| going.passes(done, all))?)
}

fn trouble_of(error: &Error) -> CopyTrouble {
    match error {
        Error::Store(StoreError::NoCopiesFolder) => CopyTrouble::FolderMissing,
        Error::Store(StoreError::Io(error)) if error.kind() == std::io::ErrorKind::NotFound => {
            CopyTrouble::FolderMissing
        }
        other => CopyTrouble::Refused(other.message()),
    }
}

/// Tells the journal of copies that were made, where the archive is open; otherwise it is told when it opens.
pub fn tell_made(office: &Office) {
    let archive = office.own().archive();
    if archive.is_ok_and(|archive| archive.tell_scheduled_copies(clock::now()).is_ok()) {
        office.desktop().tell(ProgramEvent::ArchiveChanged);
    }
}

/// Makes the copy that is due and waits for any that is under way, telling how far it is in hundredths.
pub fn finish(office: &Office, told: impl Fn(u32)) {
    if let Some(due) = due(office) {
        make(office, due);
    }
    let copies = office.copies();
    for slot in [&copies.asked, &copies.scheduled] {
        while !slot.wait(TOLD_EVERY) {
            told(slot.hundredths());
        }
    }
}

/// Sees whether the folder is there that a copy is due in, so that it can be said in time.
pub fn look_for_folder(office: &Office) {
    let copies = office.copies();
    let Ok(archive) = office.own().archive() else {
        return;
    };
    let folder = archive.copies_folder();
    drop(archive);
    let Ok(Some(folder)) = folder else {
        copies.set_trouble(None);
        return;
    };
    if copies.scheduled.is_busy() || !scheduled_copy_due(folder.last(), clock::now()) {
        return;
    }
    let there = copies.made_in(&folder).is_some();
    let trouble = match copies.trouble() {
        _ if !there => Some(CopyTrouble::FolderMissing),
        Some(CopyTrouble::FolderMissing) => None,
        other => other,
    };
    if copies.set_trouble(trouble) {
        office.desktop().tell(ProgramEvent::ArchiveChanged);
    }
}

#[cfg(test)]
mod tests;
