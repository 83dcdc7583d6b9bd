//! Wrong tries: after five in a row each further one has to wait, longer each time. They are counted beside
//! the archive, so that starting the program again begins nothing anew, until the journal is told of them.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::files::{private_file, remove_if_there};
use crate::{Error, Result};

const FREE: u32 = 5;
const FIRST_WAIT: u64 = 5;
const LONGEST_WAIT: u64 = 300;

/// The file, beside the archive.
const FILE: &str = "tentativi";
/// No such file is larger.
const LARGEST: u64 = 4096;

/// Wrong tries, and until when the next one waits.
#[derive(Debug, Default)]
pub(super) struct Tries {
    /// Where they are counted; nowhere of a copy's, which may be a stranger's.
    file: Option<PathBuf>,
    read: bool,
    count: Count,
    until: Option<Instant>,
}

/// What is kept of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Count {
    /// In a row.
    wrong: u32,
    /// Of which the journal has not told.
    untold: u32,
    /// Seconds since 1970 until which the next one waits.
    until: u64,
}

impl Tries {
    /// Those of the archive in `folder`; nothing is read yet.
    pub fn beside(folder: &Path) -> Self {
        Self {
            file: Some(folder.join(FILE)),
            ..Self::default()
        }
    }

    /// Whether another try may be made now.
    pub fn allowed(&mut self) -> Result<()> {
        self.read();
        match self
            .until
            .map(|until| until.saturating_duration_since(Instant::now()))
        {
            Some(left) if !left.is_zero() => {
                Err(Error::TooManyTries(left.as_secs().saturating_add(1)))
            }
            _ => Ok(()),
        }
    }

    /// Counts a try by its outcome; only a wrong secret counts as wrong.
    pub fn count<T>(&mut self, outcome: Result<T>) -> Result<T> {
        match &outcome {
            Ok(_) => {
                self.until = None;
                self.keep(Count {
                    untold: self.count.untold,
                    ..Count::default()
                });
            }
            Err(Error::WrongPassphrase | Error::WrongRecoveryCode) => self.failed(),
            Err(_) => {}
        }
        outcome
    }

    /// The wrong ones of which the journal has not told.
    pub const fn untold(&self) -> u32 {
        self.count.untold
    }

    /// The journal has told of them.
    pub fn told(&mut self) {
        self.keep(Count {
            untold: 0,
            ..self.count.clone()
        });
    }

    fn failed(&mut self) {
        let wrong = self.count.wrong.saturating_add(1);
        let wait = wait_after(wrong);
        self.until = wait.map(|wait| Instant::now() + wait);
        self.keep(Count {
            wrong,
            untold: self.count.untold.saturating_add(1),
            until: wait.map_or(0, |wait| seconds_now().saturating_add(wait.as_secs())),
        });
    }

    /// What was counted before the program was started.
    fn read(&mut self) {
        if std::mem::replace(&mut self.read, true) {
            return;
        }
        let Some(file) = &self.file else { return };
        if fs::metadata(file).map_or(u64::MAX, |file| file.len()) > LARGEST {
            return;
        }
        let Some(count) = fs::read(file)
            .ok()
            .and_then(|bytes| serde_json::from_slice::<Count>(&bytes).ok())
        else {
            return;
        };
        // A clock put back makes nobody wait longer than ever.
        let left = count.until.saturating_sub(seconds_now()).min(LONGEST_WAIT);
        self.until = (left > 0).then(|| Instant::now() + Duration::from_secs(left));
        self.count = count;
    }

    /// Keeps the count. A disk that refuses it is in nobody's way.
    fn keep(&mut self, count: Count) {
        if count == self.count {
            return;
        }
        self.count = count;
        let Some(file) = &self.file else { return };
        let _ = if self.count == Count::default() {
            remove_if_there(file)
        } else {
            write(file, &self.count)
        };
    }
}

fn write(file: &Path, count: &Count) -> Result<()> {
    let bytes = serde_json::to_vec(count)?;
    Ok(private_file(file)?.write_all(&bytes)?)
}

fn seconds_now() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |passed| passed.as_secs())
}

/// 5, 10, 20 … seconds from the fifth wrong try on, at most five minutes.
fn wait_after(wrong: u32) -> Option<Duration> {
    let beyond = wrong.checked_sub(FREE)?;
    let seconds = FIRST_WAIT.saturating_mul(1_u64.checked_shl(beyond).unwrap_or(u64::MAX));
    Some(Duration::from_secs(seconds.min(LONGEST_WAIT)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn wrong(tries: &mut Tries) {
        assert!(tries.count::<()>(Err(Error::WrongPassphrase)).is_err());
    }

    #[test]
    fn waits_longer_after_each_wrong_try_from_the_fifth() {
        let seconds: Vec<_> = (1..=12)
            .map(|n| wait_after(n).map(|wait| wait.as_secs()))
            .collect();
        assert_eq!(&seconds[..4], &[None; 4]);
        assert_eq!(seconds[4..8], [Some(5), Some(10), Some(20), Some(40)]);
        assert_eq!(seconds[11], Some(300), "never more than five minutes");
    }

    #[test]
    fn a_right_one_forgets_the_wrong_ones() {
        let mut tries = Tries::default();
        (0..5).for_each(|_| wrong(&mut tries));
        assert!(matches!(tries.allowed(), Err(Error::TooManyTries(1..=5))));
        assert!(tries.count(Ok(())).is_ok());
        assert!(tries.allowed().is_ok());
        assert_eq!(tries.untold(), 5, "but the journal is told of them");
    }

    #[test]
    fn they_are_counted_beyond_the_end_of_the_program() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        let mut tries = Tries::beside(folder.path());
        (0..4).for_each(|_| wrong(&mut tries));
        let mut again = Tries::beside(folder.path());
        assert!(again.allowed().is_ok());
        wrong(&mut again);
        let mut third = Tries::beside(folder.path());
        assert!(matches!(third.allowed(), Err(Error::TooManyTries(1..=6))));
        assert!(third.count(Ok(())).is_ok());
        assert_eq!(third.untold(), 5);
        third.told();
        assert!(!file.exists(), "nothing is left to be counted");
        for spoilt in [&b""[..], b"boh", &[b'['; 10_000]] {
            fs::write(&file, spoilt).unwrap();
            assert!(Tries::beside(folder.path()).allowed().is_ok());
        }
        let far = br#"{"wrong":9,"untold":9,"until":18446744073709551615}"#;
        fs::write(&file, far).unwrap();
        let waits = Tries::beside(folder.path()).allowed();
        assert!(matches!(waits, Err(Error::TooManyTries(1..=301))));
    }
}
