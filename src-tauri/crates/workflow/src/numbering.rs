//! Small conversions between SQLite's 64-bit integers and our quantities, checked once here.

use affianca_domain::{Cents, Minutes, TimeOfDay};

pub(crate) use crate::paging::{Found, paging};
use crate::{Result, StoreError};

/// Minutes as stored.
pub(crate) fn minutes(stored: i64) -> Minutes {
    Minutes(u32::try_from(stored).unwrap_or(0))
}

/// Cents as stored.
pub(crate) fn cents(stored: i64) -> Cents {
    Cents(stored)
}

/// A time of day as stored.
pub(crate) fn time(stored: i64) -> Result<TimeOfDay> {
    u16::try_from(stored)
        .ok()
        .and_then(TimeOfDay::from_minutes)
        .ok_or_else(|| StoreError::Damaged(format!("time of day {stored}")).into())
}

/// A count for the interface.
pub(crate) fn count(stored: i64) -> u32 {
    u32::try_from(stored).unwrap_or(0)
}

/// A code as it can stand in the name of a file: `JC-1-1103/022` as `JC-1-1103-022`.
pub(crate) fn in_file_names(code: &str) -> String {
    code.chars()
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .collect()
}
