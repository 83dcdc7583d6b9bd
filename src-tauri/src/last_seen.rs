//! When the user was last there.

use std::time::{Duration, Instant, SystemTime};

/// The same moment by two clocks: the one that only goes forward, which on some systems stands
/// still while a laptop sleeps, and the one on the wall, which can be set back.
pub struct LastSeen {
    steady: Instant,
    wall: SystemTime,
}

impl LastSeen {
    /// The user is there now.
    pub fn now() -> Self {
        Self {
            steady: Instant::now(),
            wall: SystemTime::now(),
        }
    }

    /// The user was last there when the laptop fell asleep, this long ago.
    #[cfg(test)]
    pub fn asleep_for(time: Duration) -> Self {
        Self {
            wall: SystemTime::now() - time,
            ..Self::now()
        }
    }

    /// How long ago that was, by the clock that says longer.
    pub fn elapsed(&self) -> Duration {
        let by_the_wall = self.wall.elapsed().unwrap_or_default();
        self.steady.elapsed().max(by_the_wall) + left_before()
    }
}

/// How long the user had been away before this program began, in seconds: what a test of the window cannot
/// wait for.
fn left_before() -> Duration {
    #[cfg(debug_assertions)]
    if let Ok(seconds) = std::env::var("AFFIANCA_LEFT_FOR") {
        return Duration::from_secs(seconds.parse().unwrap_or_default());
    }
    Duration::ZERO
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const HOUR: Duration = Duration::from_secs(3600);

    #[test]
    fn a_laptop_that_slept_has_been_left_for_as_long() {
        assert!(LastSeen::asleep_for(HOUR).elapsed() >= HOUR);
    }

    #[test]
    fn a_clock_set_back_neither_shortens_nor_lengthens_the_time_gone() {
        let back = SystemTime::now() + HOUR;
        let just_now = LastSeen {
            wall: back,
            ..LastSeen::now()
        };
        assert!(just_now.elapsed() < HOUR / 60);
        let a_second_ago = LastSeen {
            steady: Instant::now().checked_sub(Duration::from_secs(1)).unwrap(),
            wall: back,
        };
        assert!(a_second_ago.elapsed() >= Duration::from_secs(1));
    }
}
