//! Small conversions between SQLite's 64-bit integers and our quantities, checked once here.

use affianca_domain::{Cents, Minutes, TimeOfDay};

use crate::{Error, Result};

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
        .ok_or_else(|| Error::Damaged(format!("time of day {stored}")))
}

/// A count for the interface.
pub(crate) fn count(stored: i64) -> u32 {
    u32::try_from(stored).unwrap_or(0)
}

/// How many pages `found` rows make, and which of them `wanted` can be.
pub(crate) fn paging(found: u32, wanted: u32, size: u32) -> (u32, u32, u32) {
    let size = if matches!(size, 10 | 25 | 50) {
        size
    } else {
        10
    };
    let pages = found.div_ceil(size);
    (wanted.clamp(1, pages.max(1)).min(pages), pages, size)
}

/// A code as it can stand in the name of a file: `JC-1-1103/022` as `JC-1-1103-022`.
pub(crate) fn in_file_names(code: &str) -> String {
    code.chars()
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .collect()
}
