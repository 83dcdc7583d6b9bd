//! A length of time in whole minutes: agreed hours, hours delivered, daily and weekly limits.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::digits;
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

    /// Reads `02:00`, `2`, `2h`, `1h30`, `44:00`, `2,5` (hours), `90 min`.
    ///
    /// # Errors
    /// A text that is none of these, or not a whole number of minutes.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        Self::read(text).ok_or_else(|| ParseError::new(ParseErrorKind::Duration, text))
    }

    fn read(text: &str) -> Option<Self> {
        let text: String = text
            .chars()
            .filter(|c| !c.is_whitespace())
            .flat_map(char::to_lowercase)
            .collect();
        let only_minutes = text
            .strip_suffix("minuti")
            .or_else(|| text.strip_suffix("min"))
            .unwrap_or(&text);
        if only_minutes.len() < text.len() && !only_minutes.contains(['h', 'o', ':']) {
            return digits(only_minutes).map(Self);
        }
        if let Some((hours, rest)) = only_minutes.split_once([':', 'h']) {
            let rest = rest.trim_end_matches(['m', '\'', '’']);
            return Self::of(
                digits(hours)?,
                if rest.is_empty() { 0 } else { digits(rest)? },
            );
        }
        let hours = text
            .strip_suffix("ore")
            .or_else(|| text.strip_suffix("ora"))
            .unwrap_or(&text);
        match hours.split_once([',', '.']) {
            None => Self::of(digits(hours)?, 0),
            Some((whole, decimals)) if decimals.len() <= 4 => {
                let scale = 10_u32.checked_pow(u32::try_from(decimals.len()).ok()?)?;
                let sixtieths = digits(decimals)?.checked_mul(60)?;
                if sixtieths % scale != 0 {
                    return None;
                }
                Self::of(digits(whole)?, sixtieths / scale)
            }
            Some(_) => None,
        }
    }

    fn of(hours: u32, minutes: u32) -> Option<Self> {
        if minutes > 59 {
            return None;
        }
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
