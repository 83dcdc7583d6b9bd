//! Some time and the money it stands for.

use std::iter::Sum;
use std::ops::Add;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Cents, Minutes};

/// Hours and their worth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Worth {
    /// Whole minutes.
    pub minutes: Minutes,
    /// Cents, rounded half up on this figure.
    pub amount: Cents,
}

impl Worth {
    /// Minutes at an hourly rate, rounded half up on this figure.
    #[must_use]
    pub fn at(minutes: Minutes, rate: Cents) -> Self {
        Self {
            minutes,
            amount: Cents::for_minutes(minutes, rate),
        }
    }
}

impl Add for Worth {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            minutes: self.minutes + other.minutes,
            amount: self.amount + other.amount,
        }
    }
}

impl Sum for Worth {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::default(), Add::add)
    }
}
