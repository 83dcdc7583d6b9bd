//! A length of time in whole minutes: agreed hours, hours delivered, daily and weekly limits.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::hour_text::{self, HourText};
use crate::parse_error::{ParseError, ParseErrorKind};

/// A length of time in minutes; an hour of the service is 60 of them (§3.2). Shown as `02:00`.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS,
)]
#[ts(export, type = "number")]
pub struct Minutes(pub u32);

impl Minutes {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// Whole hours as minutes, held at the largest length that fits.
    #[must_use]
    pub const fn from_hours(hours: u32) -> Self {
        Self(hours.saturating_mul(60))
    }

    /// What is left after taking `other` away, or `None` when `other` is the longer.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// What is left after taking `other` away, never less than nothing.
    #[must_use]
    pub fn saturating_sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// Reads `02:00`, `2`, `2h`, `1h30`, `1.30` and `1,30` (an hour and a half), `0930`, `44:00:00`,
    /// `90 min`, and the decimals of a spreadsheet, `0,8333`.
    ///
    /// # Errors
    /// A text that is none of these, or not a whole number of minutes; `9,5`, which could mean two.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let read = match hour_text::read(text) {
            Some(HourText::Parted(hours, minutes) | HourText::Decimal(hours, minutes)) => {
                Self::of(hours, minutes)
            }
            Some(HourText::Minutes(minutes)) => Some(Self(minutes)),
            Some(HourText::Either(hours, figure)) => {
                return Err(ParseError::either(
                    ParseErrorKind::Duration,
                    text,
                    hours,
                    figure,
                ));
            }
            None => None,
        };
        read.ok_or_else(|| ParseError::new(ParseErrorKind::Duration, text))
    }

    fn of(hours: u32, minutes: u32) -> Option<Self> {
        hours.checked_mul(60)?.checked_add(minutes).map(Self)
    }
}

impl fmt::Display for Minutes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl Add for Minutes {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sum for Minutes {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::ZERO, Add::add)
    }
}
