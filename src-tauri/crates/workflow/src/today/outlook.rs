//! The days to come, for the notice on the desktop: only how much is due, so that it may be kept
//! in memory while the archive is locked.

use affianca_domain::DayAhead;
use chrono::{Days, NaiveDateTime};

use super::facts;
use crate::{Archive, Result};
use affianca_store::Action;
use affianca_store::settings;

/// How many days ahead are worked out: a program left open longer has nothing more to say.
const AHEAD: u64 = 14;

const ON: &str = "1";
const OFF: &str = "0";

impl Archive {
    /// What is due today and on each of the days that follow if nothing is done meanwhile; nothing
    /// at all while the notice is off.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn days_ahead(&self, now: NaiveDateTime) -> Result<Vec<DayAhead>> {
        self.read(|connection| {
            if !is_on(connection)? {
                return Ok(Vec::new());
            }
            let days: Vec<_> = (0..AHEAD)
                .filter_map(|days| now.date().checked_add_days(Days::new(days)))
                .collect();
            facts::ahead(connection, &days)
        })
    }

    /// Whether the notice on the desktop was asked for; it is off in a new archive.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn daily_notice(&self) -> Result<bool> {
        self.read(is_on)
    }

    /// Turns the notice on the desktop on or off.
    ///
    /// # Errors
    /// When the archive cannot be written.
    pub fn set_daily_notice(&self, on: bool, now: NaiveDateTime) -> Result<()> {
        self.write(Action::DailyNotice, now, |step| {
            step.about(if on { "attivato" } else { "disattivato" });
            Ok(settings::set(
                step,
                settings::DAILY_NOTICE,
                if on { ON } else { OFF },
            )?)
        })
    }
}

fn is_on(connection: &rusqlite::Connection) -> Result<bool> {
    Ok(settings::get(connection, settings::DAILY_NOTICE)?.as_deref() == Some(ON))
}
