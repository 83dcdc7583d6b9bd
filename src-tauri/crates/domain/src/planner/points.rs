//! What makes one plan better than another when both leave nothing: points, the fewer the better.
//!
//! All of them are whole numbers of what happens on a day, in a week and up to a week's end, so that the
//! best plan can be proved. Hours are counted in quarters.

use crate::quantities::Minutes;

/// Minutes in the quarter of an hour that sessions begin and end at.
pub const QUARTER: u32 = 15;

/// Each session, so that few long ones are better than many short ones.
pub const SESSION: u32 = 6;
/// Each quarter of an hour that a session is longer or shorter than at best.
pub const LENGTH: u32 = 2;
/// Each session on a day that is not among the best.
pub const DAY: u32 = 20;
/// Each quarter of an hour of a session out of the best hours.
pub const HOURS: u32 = 2;
/// Each session of the person in a day beyond the first.
pub const AGAIN: u32 = 12;
/// Each quarter of an hour that the activity alongside is ahead of its pace, or behind it, at a week's end.
pub const ALONGSIDE: u32 = 1;

/// Quarters of an hour, one begun counting whole.
pub fn quarters(minutes: Minutes) -> u32 {
    minutes.0.div_ceil(QUARTER)
}

/// A week's hours: their square, weighed by how few days it can hold them on, is least when every day
/// of all weeks has as many.
pub fn week(quarters: u32, open_days: u32) -> u32 {
    match open_days {
        0 => 0,
        days => quarters.saturating_mul(quarters).saturating_mul(6) / days,
    }
}

/// How far a week's hours are from a straight line, on the evening of an open day: the `place`-th of its
/// week, of `all` open days and `total` quarters from the first day to the last.
pub fn pace(quarters: u32, place: u32, total: u32, all: u32) -> u32 {
    let (held, due) = (
        u64::from(quarters) * u64::from(all),
        u64::from(total) * u64::from(place),
    );
    small(held.abs_diff(due) / u64::from(all.max(1)))
}

/// How far the activity alongside is from its pace at the end of the `place`-th of `all` weeks.
pub fn alongside(quarters: u32, place: u32, total: u32, all: u32) -> u32 {
    pace(quarters, place, total, all).saturating_mul(ALONGSIDE)
}

/// What a session weighs by its length and its day, its hours left out.
pub fn session(length: Minutes, best: Option<Minutes>, best_day: bool) -> u32 {
    let away = best.map_or(0, |best| length.0.abs_diff(best.0) / QUARTER);
    SESSION + LENGTH * away + if best_day { 0 } else { DAY }
}

/// What the sessions of a day weigh for being several: `more` beside those there are.
pub fn again(there_are: u32, more: u32) -> u32 {
    let beyond = |sessions: u32| sessions.saturating_sub(1);
    AGAIN * (beyond(there_are + more) - beyond(there_are))
}

fn small(points: u64) -> u32 {
    u32::try_from(points).unwrap_or(u32::MAX)
}
