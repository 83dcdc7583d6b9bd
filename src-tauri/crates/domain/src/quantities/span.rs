//! From one time of a day to another.

use std::fmt;

use super::{Minutes, TimeOfDay};

/// The hours a session takes, shown as `09:00–11:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// When it starts.
    pub start: TimeOfDay,
    /// When it ends.
    pub end: TimeOfDay,
}

impl Span {
    /// How long it is; nothing when the end is not after the start.
    #[must_use]
    pub fn length(self) -> Minutes {
        self.end.minus(self.start).unwrap_or_default()
    }

    /// Whether they have a minute in common; one may begin where the other ends.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        other.start < self.end && self.start < other.end
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}–{}", self.start, self.end)
    }
}
