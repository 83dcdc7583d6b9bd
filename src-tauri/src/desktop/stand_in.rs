//! The desktop that tests stand in for the real one.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use affianca_workflow::{Error, Result};

use super::{Desktop, ProgramEvent};
use crate::files::Kind;

/// What somebody answers a question with; asked where to save, they hear the name that is proposed.
type Answer = Box<dyn Fn(&str) -> Result<PathBuf> + Send + Sync>;

/// A desktop at which questions are cancelled, unless it is told what somebody answers; it notes what it is
/// told.
pub struct StandIn {
    saves: Answer,
    chooses: Answer,
    folder: Answer,
    noted: Noted,
}

/// What a desktop was told, and what its clipboard holds.
#[derive(Clone, Default)]
pub struct Noted {
    /// In the order they were told.
    pub events: Arc<Mutex<Vec<ProgramEvent>>>,
    /// Empty when nothing of ours is on it.
    pub clipboard: Arc<Mutex<String>>,
}

impl StandIn {
    /// With nobody at it.
    pub fn nobody() -> Self {
        let cancelled = || -> Answer { Box::new(|_| Err(Error::Cancelled)) };
        Self {
            saves: cancelled(),
            chooses: cancelled(),
            folder: cancelled(),
            noted: Noted::default(),
        }
    }

    /// Somebody says where to save.
    pub fn saves(self, answer: impl Fn(&str) -> Result<PathBuf> + Send + Sync + 'static) -> Self {
        Self {
            saves: Box::new(answer),
            ..self
        }
    }

    /// Somebody chooses a file.
    pub fn chooses(self, answer: impl Fn() -> Result<PathBuf> + Send + Sync + 'static) -> Self {
        Self {
            chooses: Box::new(move |_| answer()),
            ..self
        }
    }

    /// Somebody chooses a folder.
    pub fn chooses_folder(self, folder: PathBuf) -> Self {
        Self {
            folder: Box::new(move |_| Ok(folder.clone())),
            ..self
        }
    }

    /// What it is told, also while it stands elsewhere.
    pub fn noted(&self) -> Noted {
        self.noted.clone()
    }
}

impl Desktop for StandIn {
    fn ask_where(&self, name: &str, _: &Kind) -> Result<PathBuf> {
        (self.saves)(name)
    }

    fn ask_which(&self, _: &Kind) -> Result<PathBuf> {
        (self.chooses)("")
    }

    fn ask_folder(&self, title: &str) -> Result<PathBuf> {
        (self.folder)(title)
    }

    fn open(&self, _: &Path) -> Result<()> {
        Ok(())
    }

    fn copy(&self, words: &str) -> Result<()> {
        words.clone_into(&mut self.noted.clipboard.lock().unwrap());
        Ok(())
    }

    fn take_copy_back(&self, words: &str) {
        let mut clipboard = self.noted.clipboard.lock().unwrap();
        assert_eq!(
            *clipboard, words,
            "what it is given back is what it was given last"
        );
        clipboard.clear();
    }

    fn tell(&self, event: ProgramEvent) {
        self.noted.events.lock().unwrap().push(event);
    }

    fn keep_out_of_pictures(&self, _: bool) {}

    fn close_window(&self) {}
}
