//! The days a view shows, with its name and the days that lead to what is before and after.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::AgendaView;
use crate::calendar::{iso_week, month_name, weekday_name};

/// Some days in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaPeriod {
    /// The first day shown.
    pub from: NaiveDate,
    /// The last one.
    pub to: NaiveDate,
    /// «30 maggio – 5 giugno 2022».
    pub title: String,
    /// «settimana 22», where it is one week.
    pub week: Option<String>,
    /// A day of the period before.
    pub previous: NaiveDate,
    /// A day of the one after.
    pub next: NaiveDate,
}

impl AgendaPeriod {
    /// What a view shows around a day.
    #[must_use]
    pub fn around(view: AgendaView, day: NaiveDate) -> Self {
        match view {
            AgendaView::Day => Self {
                from: day,
                to: day,
                title: format!(
                    "{} {} {}",
                    weekday_name(day),
                    day_and_month(day),
                    day.year()
                ),
                week: Some(week(day)),
                previous: back(day, 1),
                next: ahead(day, 1),
            },
            AgendaView::Week => {
                let (from, to) = iso_week(day);
                Self {
                    from,
                    to,
                    title: between(from, to),
                    week: Some(week(day)),
                    previous: back(day, 7),
                    next: ahead(day, 7),
                }
            }
            AgendaView::Month | AgendaView::List => Self::month(view, day),
        }
    }

    fn month(view: AgendaView, day: NaiveDate) -> Self {
        let first = day.with_day(1).unwrap_or(day);
        let next = first.checked_add_months(Months::new(1)).unwrap_or(first);
        let last = back(next, 1).max(first);
        // Whole weeks, so that the days of a month stand under their weekday.
        let (from, to) = match view {
            AgendaView::List => (first, last),
            _ => (iso_week(first).0, iso_week(last).1),
        };
        Self {
            from,
            to,
            title: format!("{} {}", month_name(first), first.year()),
            week: None,
            previous: first.checked_sub_months(Months::new(1)).unwrap_or(first),
            next,
        }
    }

    /// Its days, in order.
    pub fn days(&self) -> impl Iterator<Item = NaiveDate> {
        let to = self.to;
        self.from.iter_days().take_while(move |day| *day <= to)
    }

    /// Monday of its first week and Sunday of its last: what its weeks are added up over.
    #[must_use]
    pub fn whole_weeks(&self) -> (NaiveDate, NaiveDate) {
        (iso_week(self.from).0, iso_week(self.to).1)
    }
}

/// «1 giugno».
fn day_and_month(day: NaiveDate) -> String {
    format!("{} {}", day.day(), month_name(day))
}

/// «6–12 giugno 2022», «30 maggio – 5 giugno 2022», «27 dicembre 2021 – 2 gennaio 2022».
fn between(from: NaiveDate, to: NaiveDate) -> String {
    if from.year() != to.year() {
        return format!(
            "{} {} – {} {}",
            day_and_month(from),
            from.year(),
            day_and_month(to),
            to.year()
        );
    }
    if from.month() != to.month() {
        return format!(
            "{} – {} {}",
            day_and_month(from),
            day_and_month(to),
            to.year()
        );
    }
    format!("{}–{} {}", from.day(), day_and_month(to), to.year())
}

fn week(day: NaiveDate) -> String {
    format!("settimana {}", day.iso_week().week())
}

fn back(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}

fn ahead(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}
