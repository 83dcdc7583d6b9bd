//! How an open archive is guarded: after how long without anybody it locks, and whether its window may
//! stand in pictures of the screen.

use affianca_domain::IdleMinutes;
use affianca_store::{Action, settings};
use chrono::NaiveDateTime;

use crate::{Archive, Error, Result};

const ALLOWED: &str = "allowed";
const EXCLUDED: &str = "excluded";

impl Archive {
    /// After how long without anybody it locks.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn idle_minutes(&self) -> Result<IdleMinutes> {
        let chosen =
            self.read(|connection| Ok(settings::get(connection, settings::LOCK_MINUTES)?))?;
        let minutes = chosen.and_then(|text| IdleMinutes::new(text.parse().ok()?));
        Ok(minutes.unwrap_or_default())
    }

    /// Chooses it.
    ///
    /// # Errors
    /// [`Error::Invalid`] of `minutes`; when the archive cannot be written.
    pub fn set_idle_minutes(&self, minutes: u32, now: NaiveDateTime) -> Result<IdleMinutes> {
        let chosen = IdleMinutes::new(minutes)
            .ok_or_else(|| Error::invalid("minutes", "Scegli da 2 a 60 minuti."))?;
        self.write(Action::LockMinutes, now, |write| {
            write.about(format!("{minutes} minuti"));
            Ok(settings::set(
                write,
                settings::LOCK_MINUTES,
                &minutes.to_string(),
            )?)
        })?;
        Ok(chosen)
    }

    /// Whether the window may stand in pictures of the screen.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn capture_allowed(&self) -> Result<bool> {
        self.read(|connection| {
            let kept = settings::get(connection, settings::SCREEN_CAPTURE)?;
            Ok(kept.as_deref() == Some(ALLOWED))
        })
    }

    /// Allows it, or no longer.
    ///
    /// # Errors
    /// When the archive cannot be written.
    pub fn allow_capture(&self, allowed: bool, now: NaiveDateTime) -> Result<()> {
        self.write(Action::ScreenCapture, now, |write| {
            write.about(if allowed { "consentita" } else { "esclusa" });
            let value = if allowed { ALLOWED } else { EXCLUDED };
            Ok(settings::set(write, settings::SCREEN_CAPTURE, value)?)
        })
    }
}
