//! The sums of a statement, and how the worth of one activity is shared out.

use std::iter::Sum;
use std::ops::Add;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::quantities::{Cents, Minutes, Worth};

/// One sum of a statement.
pub type StatementFigure = Worth;

/// The sums of one row, or of a whole statement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct StatementFigures {
    /// Agreed with the request, at the request's own amount.
    pub agreed: StatementFigure,
    /// `EROGATA`.
    pub delivered: StatementFigure,
    /// `PROGRAMMATA` and `AVVIATA`.
    pub scheduled: StatementFigure,
    /// `INSERITA`.
    pub draft: StatementFigure,
    /// Delivered, scheduled or drafted of the same activities, outside the period or by other coaches.
    pub elsewhere: StatementFigure,
    /// Agreed and not delivered in activities `TERMINATA` (§3.3). `[I]`
    pub lost: StatementFigure,
    /// Agreed and not yet planned in the others, never below zero.
    pub free: StatementFigure,
    /// Planned and never held; the hours closed negatively are free again (§3.2), so these stand apart.
    pub missed: StatementFigure,
}

impl Add for StatementFigures {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            agreed: self.agreed + other.agreed,
            delivered: self.delivered + other.delivered,
            scheduled: self.scheduled + other.scheduled,
            draft: self.draft + other.draft,
            elsewhere: self.elsewhere + other.elsewhere,
            lost: self.lost + other.lost,
            free: self.free + other.free,
            missed: self.missed + other.missed,
        }
    }
}

impl Sum for StatementFigures {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::default(), Add::add)
    }
}

/// The worth of the parts of one activity: together exactly what the whole is worth, rounded half
/// up, each less than a cent away from its own share. The cents that rounding leaves over go to the
/// largest remainders, the earlier part first. `[I]`
#[must_use]
pub fn apportion(parts: &[Minutes], rate: Cents) -> Vec<Cents> {
    let exact = |part: &Minutes| i128::from(rate.0) * i128::from(part.0);
    let mut worth: Vec<i128> = parts
        .iter()
        .map(|part| exact(part).div_euclid(60))
        .collect();
    let whole = i128::from(Cents::for_minutes(parts.iter().copied().sum(), rate).0);
    let over = whole - worth.iter().sum::<i128>();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|&index| std::cmp::Reverse(exact(&parts[index]).rem_euclid(60)));
    for &index in order.iter().take(usize::try_from(over).unwrap_or_default()) {
        worth[index] += 1;
    }
    let held = |cents: i128| Cents(i64::try_from(cents).unwrap_or(i64::MAX));
    worth.into_iter().map(held).collect()
}
