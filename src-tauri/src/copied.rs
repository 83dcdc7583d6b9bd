//! What the page put on the clipboard: it does not stay there for whoever comes next.

use std::time::{Duration, Instant};

use affianca_workflow::Result;

use crate::office::Office;

/// Long enough to be pasted where it is needed.
const STAYS: Duration = Duration::from_secs(60);

/// The last words put on the clipboard, while they may still be there.
#[derive(Default)]
pub struct Copied(Option<(String, Instant)>);

impl Copied {
    fn note(&mut self, words: String) {
        self.0 = Some((words, Instant::now()));
    }

    fn take(&mut self) -> Option<String> {
        self.0.take().map(|(words, _)| words)
    }

    fn take_old(&mut self) -> Option<String> {
        let (_, since) = self.0.as_ref()?;
        if since.elapsed() < STAYS {
            return None;
        }
        self.take()
    }
}

/// Puts words on the clipboard.
///
/// # Errors
/// When the system does not take them.
pub fn copy(office: &Office, words: String) -> Result<()> {
    office.desktop().copy(&words)?;
    office.copied().note(words);
    Ok(())
}

/// Takes off what was copied last: the archive is being locked.
pub fn forget(office: &Office) {
    let words = office.copied().take();
    take_back(office, words);
}

/// Takes off what was copied last, once it has been there long enough.
pub fn forget_old(office: &Office) {
    let words = office.copied().take_old();
    take_back(office, words);
}

fn take_back(office: &Office, words: Option<String>) {
    if let Some(words) = words {
        office.desktop().take_copy_back(&words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_copied_is_taken_off_once_after_a_minute_or_at_the_lock() {
        let mut copied = Copied::default();
        assert_eq!(copied.take(), None);
        copied.note("K7QD".into());
        assert_eq!(copied.take_old(), None);
        copied.0 = Instant::now()
            .checked_sub(STAYS)
            .map(|since| ("K7QD".into(), since));
        assert_eq!(copied.take_old().as_deref(), Some("K7QD"));
        assert_eq!(copied.take_old(), None);
        copied.note("A".into());
        copied.note("B".into());
        assert_eq!(copied.take().as_deref(), Some("B"));
        assert_eq!(copied.take(), None);
    }
}
