//! The computer's clock, held against what was done last.

use affianca_domain::ClockDoubt;
use affianca_store::Action;
use chrono::NaiveDateTime;

use crate::clock_doubt::doubt;
use crate::{Archive, Result};

impl Archive {
    /// Whether a clock that says `now` is doubted: until its user says that it is right, nothing is
    /// cancelled by itself, and no step that has a term is taken.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn clock_doubt(&self, now: NaiveDateTime) -> Result<Option<ClockDoubt>> {
        self.read(|connection| doubt(connection, now))
    }

    /// The clock that was doubted is right.
    ///
    /// # Errors
    /// When the archive cannot be written.
    pub fn confirm_clock(&self, now: NaiveDateTime) -> Result<()> {
        self.write(Action::ConfirmClock, now, |step| {
            step.about("data del computer");
            Ok(())
        })
    }
}
