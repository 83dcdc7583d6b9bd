//! One occurrence as days and hours away: what goes on past midnight is parted by days.

use affianca_domain::{Absence, Span, TimeOfDay};
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

/// Whole days, the last one left out.
pub(super) fn whole_days(from: NaiveDate, after: NaiveDate) -> Option<Absence> {
    let last = after.checked_sub_days(Days::new(1))?.max(from);
    Absence::new(from, last, None).ok()
}

/// From a moment to another; nothing where there is no minute between them.
pub(super) fn timed(start: NaiveDateTime, end: NaiveDateTime) -> Vec<Absence> {
    let (first, last) = (start.date(), end.date());
    if first == last {
        return hours(first, start.time().into(), end.time().into())
            .into_iter()
            .collect();
    }
    if last < first {
        return Vec::new();
    }
    let mut pieces = Vec::new();
    let mut whole = first;
    if start.time() != NaiveTime::MIN {
        pieces.extend(hours(first, start.time().into(), TimeOfDay::END));
        whole = first.succ_opt().unwrap_or(first);
    }
    if whole < last {
        pieces.extend(whole_days(whole, last));
    }
    pieces.extend(hours(last, TimeOfDay::START, end.time().into()));
    pieces
}

fn hours(day: NaiveDate, start: TimeOfDay, end: TimeOfDay) -> Option<Absence> {
    Absence::new(day, day, Some(Span { start, end })).ok()
}
