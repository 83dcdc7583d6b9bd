//! Money in whole cents of euro, written and read the Italian way.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Minutes, digits};
use crate::parse_error::{ParseError, ParseErrorKind};

/// An amount in cents of euro. Shown as `1.672,00 €`.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS,
)]
#[ts(export, type = "number")]
pub struct Cents(pub i64);

impl Cents {
    /// No money.
    pub const ZERO: Self = Self(0);

    /// The value of some time at an hourly rate: rounded once, on the total, half up. `[I]`
    #[must_use]
    pub fn for_minutes(minutes: Minutes, rate: Self) -> Self {
        let sixtieths = i128::from(rate.0) * i128::from(minutes.0);
        let rounded = (2 * sixtieths + 60).div_euclid(120);
        let held = rounded.clamp(i128::from(i64::MIN), i128::from(i64::MAX));
        Self(i64::try_from(held).unwrap_or(i64::MAX))
    }

    /// Reads `1.672,00 €`, `1672`, `1672,5`, `1672.50` and the like.
    ///
    /// A dot followed by three figures parts thousands, as Italians write them.
    ///
    /// # Errors
    /// A text that is not an amount, or has more than two decimals.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        Self::read(text).ok_or_else(|| ParseError::new(ParseErrorKind::Money, text))
    }

    fn read(text: &str) -> Option<Self> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let (negative, text) = match text.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest.to_owned()),
            None => (false, text),
        };
        let bare = text
            .strip_suffix('€')
            .or_else(|| text.strip_suffix("EUR"))
            .or_else(|| text.strip_prefix('€'))
            .or_else(|| text.strip_prefix("EUR"))
            .unwrap_or(&text);
        let (whole, decimals) = match bare.split_once(',') {
            Some((whole, decimals)) => (whole, decimals),
            None => match bare.split_once('.') {
                Some((whole, decimals)) if (1..=2).contains(&decimals.len()) => (whole, decimals),
                _ => (bare, "0"),
            },
        };
        let euros = euros(whole)?;
        let cents = match decimals.len() {
            1 => digits(decimals)? * 10,
            2 => digits(decimals)?,
            _ => return None,
        };
        let amount = euros.checked_mul(100)?.checked_add(i128::from(cents))?;
        let signed = if negative { -amount } else { amount };
        i64::try_from(signed).ok().map(Self)
    }
}

/// Whole euros, with or without dots between the thousands.
fn euros(text: &str) -> Option<i128> {
    if text.contains('.') {
        let mut groups = text.split('.');
        let first = groups.next()?;
        if !(1..=3).contains(&first.len()) || groups.any(|group| group.len() != 3) {
            return None;
        }
    }
    let plain: String = text.chars().filter(|c| *c != '.').collect();
    let numeric = (1..=18).contains(&plain.len()) && plain.bytes().all(|b| b.is_ascii_digit());
    if numeric { plain.parse().ok() } else { None }
}

impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let amount = self.0.unsigned_abs();
        let euros = (amount / 100).to_string();
        let mut grouped = String::with_capacity(euros.len() + euros.len() / 3);
        for (place, figure) in euros.chars().enumerate() {
            if place > 0 && (euros.len() - place).is_multiple_of(3) {
                grouped.push('.');
            }
            grouped.push(figure);
        }
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{grouped},{:02} €", amount % 100)
    }
}

impl Add for Cents {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sum for Cents {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::ZERO, Add::add)
    }
}
