//! Work of which there is one at a time, and which stops when nobody waits for it any more.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The work under way.
#[derive(Default)]
pub struct UnderWay(Mutex<Arc<Stop>>);

/// Asked now and then by who works.
#[derive(Default)]
pub struct Stop(AtomicBool);

impl Stop {
    /// Whether somebody still waits.
    pub fn is_awaited(&self) -> bool {
        !self.0.load(Ordering::Relaxed)
    }
}

impl UnderWay {
    /// Work begins: what was under way before stops.
    pub fn begin(&self) -> Arc<Stop> {
        let new = Arc::default();
        self.put(Arc::clone(&new)).0.store(true, Ordering::Relaxed);
        new
    }

    /// Nobody waits any more.
    pub fn stop(&self) {
        self.put(Arc::default()).0.store(true, Ordering::Relaxed);
    }

    fn put(&self, next: Arc<Stop>) -> Arc<Stop> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *held, next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_stops_what_was_under_way_and_only_that() {
        let work = UnderWay::default();
        work.stop();
        let first = work.begin();
        assert!(first.is_awaited());
        let second = work.begin();
        assert!(!first.is_awaited() && second.is_awaited());
        work.stop();
        assert!(!second.is_awaited());
        assert!(work.begin().is_awaited());
    }
}
