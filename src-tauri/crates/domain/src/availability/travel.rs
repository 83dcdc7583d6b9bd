//! How long it takes from one place to another, where somebody said it.

use std::collections::BTreeMap;

use crate::quantities::Minutes;
use crate::words::sought;

/// Minutes between places, the same both ways; of two that nothing is known of, none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Travel {
    between: BTreeMap<(String, String), Minutes>,
}

impl Travel {
    /// Says how long it takes between two places; empty is the branch. What was said before is replaced.
    pub fn set(&mut self, one: &str, other: &str, minutes: Minutes) {
        if let Some(way) = way(one, other) {
            self.between.insert(way, minutes);
        }
    }

    /// How long it takes between two places, however they are written.
    #[must_use]
    pub fn between(&self, one: &str, other: &str) -> Minutes {
        if self.between.is_empty() {
            return Minutes::ZERO;
        }
        way(one, other)
            .and_then(|way| self.between.get(&way).copied())
            .unwrap_or_default()
    }
}

/// Two places in the same order both ways; `None` where they are one.
fn way(one: &str, other: &str) -> Option<(String, String)> {
    let (one, other) = (sought(one), sought(other));
    match one.cmp(&other) {
        std::cmp::Ordering::Less => Some((one, other)),
        std::cmp::Ordering::Greater => Some((other, one)),
        std::cmp::Ordering::Equal => None,
    }
}
