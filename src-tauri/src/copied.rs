//! What the page put on the clipboard: it does not stay there for whoever comes next.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use affianca_workflow::Result;

use crate::desktop::Desktop;

/// Long enough to be pasted where it is needed.
const STAYS: Duration = Duration::from_secs(60);

/// The last words put on the clipboard, while they may still be there.
#[derive(Default)]
pub struct Copied(Mutex<Option<(String, Instant)>>);

impl Copied {
    /// Puts words on the clipboard.
    ///
    /// # Errors
    /// When the system does not take them.
    pub fn copy(&self, desktop: &dyn Desktop, words: String) -> Result<()> {
        desktop.copy(&words)?;
        self.put(Some((words, Instant::now())));
        Ok(())
    }

    /// Takes off what was copied last: the archive is being locked.
    pub fn forget(&self, desktop: &dyn Desktop) {
        if let Some((words, _)) = self.put(None) {
            desktop.take_copy_back(&words);
        }
    }

    /// Takes off what was copied last, once it has been there long enough.
    pub fn forget_old(&self, desktop: &dyn Desktop) {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let old = matches!(&*held, Some((_, since)) if since.elapsed() >= STAYS);
        drop(held);
        if old {
            self.forget(desktop);
        }
    }

    /// What was there before.
    fn put(&self, held: Option<(String, Instant)>) -> Option<(String, Instant)> {
        let mut there = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *there, held)
    }
}

#[cfg(test)]
pub mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    impl Copied {
        /// As if it had been copied a while ago.
        pub fn grow_old(&self) {
            let (words, _) = self.put(None).unwrap();
            let since = Instant::now().checked_sub(STAYS).unwrap();
            self.put(Some((words, since)));
        }
    }
}
