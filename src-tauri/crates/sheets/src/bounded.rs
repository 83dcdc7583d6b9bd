//! Readers of strangers' bytes, kept within a time and caught where they break off.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::Unreadable;

/// How long one page may take.
pub const LONGEST: Duration = Duration::from_secs(20);
/// Room for readers that call themselves: a file may nest what it holds.
const STACK: usize = 32 << 20;

/// What the work gives, if it gives something in time. Work that goes on for longer is left to end alone, and
/// what it gives is dropped.
///
/// # Errors
/// [`Unreadable::TooSlow`]; [`Unreadable::Damaged`] where the work broke off; what the work refuses with.
pub fn bounded<T: Send + 'static>(
    longest: Duration,
    work: impl FnOnce() -> Result<T, Unreadable> + Send + 'static,
) -> Result<T, Unreadable> {
    let (sender, receiver) = mpsc::sync_channel(1);
    let caught = move || {
        let done = catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Unreadable::Damaged));
        // Nobody waits any longer: there is nobody to tell.
        let _ = sender.send(done);
    };
    let started = thread::Builder::new()
        .name("reader of a page".to_owned())
        .stack_size(STACK)
        .spawn(caught);
    if started.is_err() {
        return Err(Unreadable::TooSlow);
    }
    match receiver.recv_timeout(longest) {
        Ok(done) => done,
        Err(mpsc::RecvTimeoutError::Timeout) => Err(Unreadable::TooSlow),
        Err(mpsc::RecvTimeoutError::Disconnected) => Err(Unreadable::Damaged),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic)]

    use super::*;

    #[test]
    fn work_ends_in_time_or_is_given_up() {
        let soon = Duration::from_secs(30);
        assert_eq!(bounded(soon, || Ok(3)), Ok(3));
        assert_eq!(
            bounded(soon, || Err::<u8, _>(Unreadable::Kind)),
            Err(Unreadable::Kind)
        );
        let slow = || {
            thread::sleep(Duration::from_secs(2));
            Ok(3)
        };
        assert_eq!(
            bounded(Duration::from_millis(20), slow),
            Err(Unreadable::TooSlow)
        );
    }

    #[test]
    fn work_that_breaks_off_is_an_answer() {
        let broken = || -> Result<u8, Unreadable> { panic!("a fault of a reader") };
        assert_eq!(
            bounded(Duration::from_secs(30), broken),
            Err(Unreadable::Damaged)
        );
    }
}
