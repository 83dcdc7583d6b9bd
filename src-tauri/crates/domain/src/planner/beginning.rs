//! What a plan begins with until somebody changes it.

use chrono::{Days, NaiveDate, Weekday};

use super::ask::Wish;
use crate::calendar::iso_week;
use crate::holidays::holiday;
use crate::programme::Limits;
use crate::quantities::{Minutes, Span, TimeOfDay};
use crate::rules::Capacity;

/// The lengths a session can be ticked to have.
pub const OFFERED: [Minutes; 5] = [
    Minutes(60),
    Minutes(90),
    Minutes(120),
    Minutes(180),
    Minutes(240),
];
/// Those that are ticked at first. `[I]`
const TICKED: [Minutes; 3] = [Minutes(60), Minutes(120), Minutes(180)];
/// How long a session is at best. `[I]`
const AT_BEST: Minutes = Minutes(120);
/// The hours a week that are usual. `[I]`
const USUAL: Minutes = Minutes(480);
/// The days that are best at first. `[I]`
const OFFICE_DAYS: [Weekday; 5] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
];
/// The minutes of a day between which they are best at first. `[I]`
const OFFICE_HOURS: (u16, u16) = (9 * 60, 17 * 60);
/// The most weeks that a plan begins with.
const LONGEST: u64 = 52;

impl Wish {
    /// What is wished before anybody says so: from the next day something can be held on, for half as
    /// many weeks more as are needed, and never past the voucher's end. Where that comes too soon for
    /// the usual hours, there are as many a week as it takes, within the limits.
    #[must_use]
    pub fn first(
        today: NaiveDate,
        hours: Minutes,
        (own, limits): (Capacity, &Limits),
        voucher: Option<NaiveDate>,
    ) -> Self {
        let from = next_open_day(today);
        let most = own.weekly.unwrap_or(limits.weekly).min(limits.weekly);
        let usual = USUAL.min(most);
        let needed = u64::from(hours.0.div_ceil(usual.0.max(1)).max(1));
        let weeks = (needed + needed.div_ceil(2)).min(LONGEST);
        let (_, sunday) = iso_week(from);
        let long = sunday.checked_add_days(Days::new(7 * weeks));
        let to = long.unwrap_or(sunday);
        let to = voucher.map_or(to, |last| to.min(last)).max(from);
        let days = u32::try_from(to.signed_duration_since(from).num_days() + 1).unwrap_or(1);
        // One week more would fit in, so that the days around holidays do not matter.
        let enough = hours.0.div_ceil(days.div_ceil(7).saturating_sub(1).max(1));
        let enough = Minutes::from_hours(enough.div_ceil(60));
        Self {
            from,
            to,
            weekly: Some(enough.max(usual).min(most)),
            lengths: TICKED.to_vec(),
            length: Some(AT_BEST),
            days: OFFICE_DAYS.to_vec(),
            hours: office_hours(),
            most_a_day: 1,
            left_out: Vec::new(),
        }
    }
}

fn office_hours() -> Option<Span> {
    let (start, end) = OFFICE_HOURS;
    Some(Span {
        start: TimeOfDay::from_minutes(start)?,
        end: TimeOfDay::from_minutes(end)?,
    })
}

/// The next day that is no holiday: what is held is entered by the day before (§3.1).
fn next_open_day(today: NaiveDate) -> NaiveDate {
    let mut days = today.iter_days().skip(1);
    days.find(|day| holiday(*day).is_none()).unwrap_or(today)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::programme::Programme;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn first(today: NaiveDate, hours: u32, own: Option<u32>, voucher: Option<NaiveDate>) -> Wish {
        let own = Capacity {
            daily: None,
            weekly: own.map(Minutes::from_hours),
        };
        let limits = Programme::job_coach_1103().unwrap().limits;
        Wish::first(today, Minutes::from_hours(hours), (own, &limits), voucher)
    }

    #[test]
    fn it_begins_on_the_next_day_that_is_no_holiday() {
        let from = |today| first(today, 64, None, None).from;
        assert_eq!(from(day(2026, 3, 2)), day(2026, 3, 3));
        assert_eq!(from(day(2026, 3, 7)), day(2026, 3, 9), "after a Sunday");
        assert_eq!(
            from(day(2026, 4, 4)),
            day(2026, 4, 7),
            "after Easter and the day after"
        );
    }

    #[test]
    fn it_takes_half_as_many_weeks_more_as_the_usual_hours_need() {
        let wish = first(day(2026, 3, 2), 64, None, None);
        assert_eq!(wish.weekly, Some(Minutes::from_hours(8)));
        assert_eq!(
            wish.to,
            day(2026, 5, 31),
            "twelve weeks after that of the first day"
        );
        let slow = first(day(2026, 3, 2), 64, Some(4), None);
        assert_eq!(slow.weekly, Some(Minutes::from_hours(4)));
        assert_eq!(slow.to, day(2026, 8, 23));
    }

    #[test]
    fn it_ends_with_the_voucher_and_takes_more_hours_a_week_if_need_be() {
        let wish = first(day(2026, 3, 2), 64, None, Some(day(2026, 4, 5)));
        assert_eq!(wish.to, day(2026, 4, 5));
        assert_eq!(wish.weekly, Some(Minutes::from_hours(16)));
        let own = first(day(2026, 3, 2), 64, Some(10), Some(day(2026, 4, 5)));
        assert_eq!(
            own.weekly,
            Some(Minutes::from_hours(10)),
            "never more than the own limit"
        );
        let late = first(day(2026, 3, 2), 64, None, Some(day(2026, 9, 30)));
        assert_eq!(late.to, day(2026, 5, 31));
        let ended = first(day(2026, 3, 2), 64, None, Some(day(2026, 2, 1)));
        assert_eq!((ended.from, ended.to), (day(2026, 3, 3), day(2026, 3, 3)));
        assert_eq!(ended.weekly, Some(Minutes::from_hours(40)));
    }

    #[test]
    fn the_best_hours_are_those_of_an_office() {
        let wish = first(day(2026, 3, 2), 64, None, None);
        let hours = wish.hours.unwrap();
        assert_eq!(hours.to_string(), "09:00–17:00");
        assert_eq!((wish.days.len(), wish.most_a_day), (5, 1));
    }

    #[test]
    fn nothing_left_is_a_short_plan() {
        let wish = first(day(2026, 3, 2), 0, Some(0), None);
        assert_eq!(wish.to, day(2026, 3, 22));
        assert_eq!(wish.weekly, Some(Minutes::ZERO));
    }
}
