//! An open archive with every operation of the manual and every question of a screen; each is an
//! inherent method, written in the folder of its subject.

use std::sync::{Arc, Weak};

use affianca_store::{Action, IntegrityReport, Store, Write};
use chrono::NaiveDateTime;
use rusqlite::Connection;

use crate::{Refusal, Result, clock_doubt};

/// An open archive. Clones are the same archive; it closes when the last one is dropped.
#[derive(Clone, Debug)]
pub struct Archive(Arc<Store>);

/// An archive to be found again later: it does not keep it open.
#[derive(Clone, Debug)]
pub struct WeakArchive(Weak<Store>);

impl WeakArchive {
    /// Whether `archive` is this one, never locked since.
    #[must_use]
    pub fn is(&self, archive: &Archive) -> bool {
        Weak::ptr_eq(&self.0, &Arc::downgrade(&archive.0))
    }

    /// How many still hold it; with none left it is closed.
    #[must_use]
    pub fn holders(&self) -> usize {
        self.0.strong_count()
    }
}

impl From<Arc<Store>> for Archive {
    fn from(store: Arc<Store>) -> Self {
        Self(store)
    }
}

impl Archive {
    /// This archive, without keeping it open.
    #[must_use]
    pub fn weak(&self) -> WeakArchive {
        WeakArchive(Arc::downgrade(&self.0))
    }

    /// What keeps it.
    pub(crate) fn store(&self) -> &Store {
        &self.0
    }

    /// Carries out one operation as the coach at work: all of it with its journal row, or nothing. What
    /// has a term is neither taken nor judged by a clock that is doubted, before its user has said that
    /// it is right.
    ///
    /// # Errors
    /// Whatever `run` refuses with, or the store; [`Refusal::ClockDoubted`]. Nothing is changed then.
    pub fn write<T>(
        &self,
        action: Action,
        now: NaiveDateTime,
        run: impl FnOnce(&mut Write) -> Result<T>,
    ) -> Result<T> {
        self.0.write(action, now, |step| {
            if clock_doubt::has_term(action)
                && let Some(doubt) = clock_doubt::doubt(step, now)?
            {
                return Err(Refusal::ClockDoubted(doubt.message).into());
            }
            run(step)
        })
    }

    /// Carries out one operation in the program's own name (automatic cancellation).
    pub(crate) fn write_as_program<T>(
        &self,
        action: Action,
        now: NaiveDateTime,
        run: impl FnOnce(&mut Write) -> Result<T>,
    ) -> Result<T> {
        self.0.write_as_program(action, now, run)
    }

    /// Keeps what is being written, without a journal row.
    pub(crate) fn keep_draft<T>(&self, run: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.0.keep_draft(run)
    }

    /// Asks a short question of the archive. Nothing may be written from within it.
    ///
    /// # Errors
    /// Whatever `ask` refuses with, or the store.
    pub fn read<T>(&self, ask: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.0.read(ask)
    }

    /// Asks a question that takes longer than a moment, so that no step has to wait for it.
    ///
    /// # Errors
    /// As [`Archive::read`].
    pub fn read_at_length<T>(&self, ask: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.0.read_at_length(ask)
    }

    /// Walks the whole journal and names the first row that does not fit or is missing.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn verify_journal(&self) -> Result<IntegrityReport> {
        Ok(self.0.verify_journal()?)
    }
}
