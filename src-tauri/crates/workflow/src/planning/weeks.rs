//! A plan week by week, with what the person has besides.

use std::collections::BTreeMap;

use affianca_domain::planner::{Planned, Taken};
use affianca_domain::{BeneficiaryId, Minutes, holiday, iso_week, weekday_short};
use chrono::{Datelike, NaiveDate, Weekday};

use super::{PlanDay, PlanWeek, words};

/// The weeks from a day to the last session of the plan.
pub(super) fn weeks(
    from: NaiveDate,
    planned: &[Planned],
    (person, taken): (BeneficiaryId, &[Taken]),
) -> Vec<PlanWeek> {
    let Some(last) = planned.iter().map(|one| one.date).max() else {
        return Vec::new();
    };
    let first = planned.iter().map(|one| one.date).min().unwrap_or(from);
    let of_plan = sums(planned.iter().map(|one| (one.date, one.span.length())));
    let own = taken.iter().filter(|one| one.person == person);
    let besides = sums(own.map(|one| (one.date, one.span.length())));
    let mut weeks: Vec<PlanWeek> = Vec::new();
    let (monday, _) = iso_week(first.min(from));
    let (_, sunday) = iso_week(last);
    for date in monday.iter_days().take_while(|date| *date <= sunday) {
        let sum = |of: &BTreeMap<NaiveDate, Minutes>| of.get(&date).copied().unwrap_or_default();
        let day = PlanDay {
            date,
            weekday: weekday_short(date).to_owned(),
            planned: sum(&of_plan),
            others: sum(&besides),
            holiday: holiday(date)
                .filter(|_| date.weekday() != Weekday::Sun)
                .map(str::to_owned),
        };
        if date.weekday() == Weekday::Mon {
            weeks.push(PlanWeek {
                monday: date,
                label: words::week(date),
                planned: Minutes::ZERO,
                others: Minutes::ZERO,
                days: Vec::new(),
            });
        }
        if let Some(week) = weeks.last_mut() {
            week.planned = week.planned + day.planned;
            week.others = week.others + day.others;
            week.days.push(day);
        }
    }
    weeks
}

fn sums(days: impl Iterator<Item = (NaiveDate, Minutes)>) -> BTreeMap<NaiveDate, Minutes> {
    let mut sums = BTreeMap::new();
    for (date, minutes) in days {
        let sum: &mut Minutes = sums.entry(date).or_default();
        *sum = *sum + minutes;
    }
    sums
}
