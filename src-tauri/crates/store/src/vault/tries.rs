//! Wrong tries: after five in a row each further one has to wait, longer each time.

use std::time::{Duration, Instant};

use crate::{Error, Result};

const FREE: u32 = 5;
const FIRST_WAIT: u64 = 5;
const LONGEST_WAIT: u64 = 300;

/// Wrong tries in a row, and until when the next one waits.
#[derive(Debug, Default)]
pub(super) struct Tries {
    wrong: u32,
    until: Option<Instant>,
}

impl Tries {
    /// Whether another try may be made now.
    pub fn allowed(&self) -> Result<()> {
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
            Ok(_) => *self = Self::default(),
            Err(Error::WrongPassphrase | Error::WrongRecoveryCode) => self.failed(),
            Err(_) => {}
        }
        outcome
    }

    fn failed(&mut self) {
        self.wrong = self.wrong.saturating_add(1);
        if let Some(wait) = wait_after(self.wrong) {
            self.until = Some(Instant::now() + wait);
        }
    }
}

/// 5, 10, 20 … seconds from the fifth wrong try on, at most five minutes.
fn wait_after(wrong: u32) -> Option<Duration> {
    let beyond = wrong.checked_sub(FREE)?;
    let seconds = FIRST_WAIT.saturating_mul(1_u64.checked_shl(beyond).unwrap_or(u64::MAX));
    Some(Duration::from_secs(seconds.min(LONGEST_WAIT)))
}

#[cfg(test)]
mod tests {
    use super::*;

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
        (0..5).for_each(|_| assert!(tries.count::<()>(Err(Error::WrongPassphrase)).is_err()));
        assert!(matches!(tries.allowed(), Err(Error::TooManyTries(1..=5))));
        assert!(tries.count(Ok(())).is_ok());
        assert!(tries.allowed().is_ok());
    }
}
