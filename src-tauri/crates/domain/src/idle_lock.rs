//! When an archive that nobody uses locks itself.

use std::time::Duration;

/// How long before it is said.
const SAID_BEFORE: Duration = Duration::from_secs(60);
/// Minutes before anybody chose. `[I]`
const USUAL: u32 = 10;

/// Minutes without anybody after which an archive locks: 2 to 60.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdleMinutes(u32);

/// What is to be done with an open archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Idle {
    /// Somebody is there.
    Stays,
    /// It is about to lock: this is said.
    Near,
    /// It locks.
    Locks,
}

impl IdleMinutes {
    /// What is offered to choose from.
    pub const CHOICES: [u32; 7] = [2, 5, 10, 15, 20, 30, 60];

    /// So many minutes, or `None` for fewer than 2 or more than 60.
    #[must_use]
    pub fn new(minutes: u32) -> Option<Self> {
        (2..=60).contains(&minutes).then_some(Self(minutes))
    }

    /// How many.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }

    /// After this long without anybody.
    #[must_use]
    pub fn after(self, idle: Duration) -> Idle {
        let whole = Duration::from_secs(u64::from(self.0) * 60);
        if idle >= whole {
            Idle::Locks
        } else if idle >= whole - SAID_BEFORE {
            Idle::Near
        } else {
            Idle::Stays
        }
    }
}

impl Default for IdleMinutes {
    fn default() -> Self {
        Self(USUAL)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn from_two_minutes_to_an_hour_can_be_chosen() {
        for (minutes, taken) in [(0, false), (1, false), (2, true), (60, true), (61, false)] {
            assert_eq!(IdleMinutes::new(minutes).is_some(), taken, "{minutes}");
        }
        for minutes in IdleMinutes::CHOICES {
            assert_eq!(IdleMinutes::new(minutes).unwrap().number(), minutes);
        }
        assert!(IdleMinutes::CHOICES.contains(&IdleMinutes::default().number()));
    }

    #[test]
    fn the_lock_is_said_a_minute_before_it_comes() {
        for minutes in [2, 10, 60] {
            let after = |seconds| {
                let whole = u64::from(minutes) * 60;
                let idle = Duration::from_secs(whole.checked_add_signed(seconds).unwrap());
                IdleMinutes::new(minutes).unwrap().after(idle)
            };
            assert_eq!(after(-61), Idle::Stays);
            assert_eq!(after(-60), Idle::Near);
            assert_eq!(after(-1), Idle::Near);
            assert_eq!(after(0), Idle::Locks);
            assert_eq!(after(100_000), Idle::Locks);
        }
    }
}
