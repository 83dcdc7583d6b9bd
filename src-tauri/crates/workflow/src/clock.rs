//! The computer's clock, held against what was done last.

use affianca_domain::ClockDoubt;
use affianca_store::{Action, ReadColumn as _, ReadRows as _, values};
use chrono::NaiveDateTime;
use rusqlite::Connection;

use crate::{Archive, Result};

impl Archive {
    /// Whether a clock that says `now` is doubted: until its user says that it is right, nothing is
    /// cancelled by itself.
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

pub(crate) fn doubt(connection: &Connection, now: NaiveDateTime) -> Result<Option<ClockDoubt>> {
    let last = connection
        .prepare_cached(&format!(
            "SELECT at FROM journal WHERE action NOT IN ({}) ORDER BY seq DESC LIMIT 1",
            Action::LOOKING
        ))?
        .first(values![], |row| -> Result<_> { Ok(row.read(0)?) })?;
    Ok(last.and_then(|last| ClockDoubt::of(last, now)))
}
