//! The days of a series of sessions (*Ripeti…*): from a first day, on some weekdays, until a date, a number
//! or the hours are reached. Feasts are left out, with their name.

use std::fmt;

use chrono::{Datelike, Months, NaiveDate, Weekday};
use thiserror::Error;

use crate::calendar::format_date;
use crate::holidays::holiday;
use crate::quantities::Minutes;

/// Weeks looked through for a day to move a session to.
const WEEKS_ON: usize = 26;

/// The most sessions of one series: more than any voucher holds.
pub const MOST: u32 = 60;
/// The months a series may last.
const MONTHS: u32 = 12;

/// How a series goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repetition {
    /// No session is before it.
    pub first: NaiveDate,
    /// The weekdays on which there is one, in any order.
    pub weekdays: Vec<Weekday>,
    /// How long each lasts.
    pub length: Minutes,
    /// When it is over.
    pub until: Until,
}

/// When a series is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// After this day.
    Day(NaiveDate),
    /// After so many sessions, those left out not counted.
    Count(u32),
    /// Once so much time is used up: the last session is as long as what is left.
    Hours(Minutes),
}

/// The days of a series.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeriesDays {
    /// With the time each takes: shorter than the others where the hours run out.
    pub days: Vec<(NaiveDate, Minutes)>,
    /// Those left out because they are feasts, with the feast's name.
    pub skipped: Vec<(NaiveDate, &'static str)>,
    /// Whether days remain that a series does not hold.
    pub cut: Option<Cut>,
}

/// What stopped a series before its end was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// [`MOST`] sessions.
    Number,
    /// A year.
    Year,
}

/// Why a series has no days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NoSeries {
    /// No weekday was chosen.
    #[error("Scegli almeno un giorno della settimana.")]
    NoWeekday,
    /// It is over before it begins.
    #[error("L’ultimo giorno ({}) viene prima del primo ({}).", format_date(*last), format_date(*first))]
    Backwards {
        /// The first day.
        first: NaiveDate,
        /// The last one.
        last: NaiveDate,
    },
    /// No session at all was asked for.
    #[error("Scrivi quante erogazioni, da 1 a {MOST}.")]
    Count,
    /// No hour is left.
    #[error("Non restano ore libere in questa attività.")]
    NoHours,
    /// Every day of it is a feast, or none is one of the weekdays.
    #[error("In questi giorni non cade nessuna erogazione.")]
    NoDay,
}

impl fmt::Display for Cut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number => write!(
                f,
                "Una serie ha al più {MOST} erogazioni: le altre non ci sono."
            ),
            Self::Year => f.write_str("Una serie dura al più un anno: i giorni dopo non ci sono."),
        }
    }
}

impl Repetition {
    /// Its days, one after the other. A day is a date and its hours are those on the wall: a change of the
    /// clock moves neither.
    ///
    /// # Errors
    /// There is none, and why.
    pub fn days(&self) -> Result<SeriesDays, NoSeries> {
        self.has_an_end()?;
        let mut found = SeriesDays::default();
        let last = self.first + Months::new(MONTHS);
        let wanted = self
            .first
            .iter_days()
            .filter(|day| self.weekdays.contains(&day.weekday()));
        for day in wanted {
            let Some(length) = self.next_length(day, &found) else {
                break;
            };
            if day > last {
                found.cut = Some(Cut::Year);
                break;
            }
            if found.count() >= MOST {
                found.cut = Some(Cut::Number);
                break;
            }
            match holiday(day) {
                Some(name) => found.skipped.push((day, name)),
                None => found.days.push((day, length)),
            }
        }
        if found.days.is_empty() {
            return Err(NoSeries::NoDay);
        }
        found.forget_what_comes_after();
        Ok(found)
    }

    fn has_an_end(&self) -> Result<(), NoSeries> {
        if self.weekdays.is_empty() {
            return Err(NoSeries::NoWeekday);
        }
        match self.until {
            Until::Day(last) if last < self.first => Err(NoSeries::Backwards {
                first: self.first,
                last,
            }),
            Until::Count(count) if !(1..=MOST).contains(&count) => Err(NoSeries::Count),
            Until::Hours(left) if left == Minutes::ZERO || self.length == Minutes::ZERO => {
                Err(NoSeries::NoHours)
            }
            _ => Ok(()),
        }
    }

    /// How long a session of a day is, or nothing once the series is over.
    fn next_length(&self, day: NaiveDate, so_far: &SeriesDays) -> Option<Minutes> {
        match self.until {
            Until::Day(last) => (day <= last).then_some(self.length),
            Until::Count(count) => (so_far.count() < count).then_some(self.length),
            Until::Hours(left) => {
                let rest = left.saturating_sub(so_far.minutes());
                (rest > Minutes::ZERO).then_some(rest.min(self.length))
            }
        }
    }
}

impl SeriesDays {
    fn count(&self) -> u32 {
        u32::try_from(self.days.len()).unwrap_or(u32::MAX)
    }

    /// All the time it takes.
    #[must_use]
    pub fn minutes(&self) -> Minutes {
        self.days.iter().map(|(_, length)| *length).sum()
    }

    /// A feast after the last session stands in nobody's way.
    fn forget_what_comes_after(&mut self) {
        if let Some((last, _)) = self.days.last()
            && self.cut.is_some()
        {
            self.skipped.retain(|(day, _)| day < last);
        }
    }
}

/// The next same weekday that is no feast and suits, within half a year.
#[must_use]
pub fn next_same_weekday(after: NaiveDate, suits: impl Fn(NaiveDate) -> bool) -> Option<NaiveDate> {
    let weeks = after.iter_weeks().skip(1).take(WEEKS_ON);
    weeks
        .into_iter()
        .find(|day| holiday(*day).is_none() && suits(*day))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use Weekday::{Fri, Mon, Sun, Thu, Tue, Wed};

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn from(first: NaiveDate, weekdays: &[Weekday], until: Until) -> Repetition {
        Repetition {
            first,
            weekdays: weekdays.to_vec(),
            length: Minutes(180),
            until,
        }
    }

    fn dates(of: &SeriesDays) -> Vec<NaiveDate> {
        of.days.iter().map(|(day, _)| *day).collect()
    }

    #[test]
    fn twelve_on_three_days_a_week_take_four_weeks() {
        let found = from(day(2022, 7, 4), &[Mon, Wed, Fri], Until::Count(12))
            .days()
            .unwrap();
        assert_eq!(found.days.len(), 12);
        assert_eq!(dates(&found).first(), Some(&day(2022, 7, 4)));
        assert_eq!(dates(&found).last(), Some(&day(2022, 7, 29)));
        assert_eq!(found.minutes(), Minutes::from_hours(36));
        assert!(found.skipped.is_empty() && found.cut.is_none());
    }

    #[test]
    fn the_first_day_counts_only_on_one_of_the_weekdays() {
        let found = from(day(2022, 7, 5), &[Mon, Thu], Until::Count(3));
        assert_eq!(
            dates(&found.days().unwrap()),
            [day(2022, 7, 7), day(2022, 7, 11), day(2022, 7, 14)]
        );
    }

    #[test]
    fn months_and_years_end_where_they_do() {
        let leap = from(day(2024, 2, 26), &[Mon, Thu], Until::Day(day(2024, 3, 4)));
        assert_eq!(
            dates(&leap.days().unwrap()),
            [day(2024, 2, 26), day(2024, 2, 29), day(2024, 3, 4)],
            "29 February, and the last day is in"
        );
        let new_year = from(day(2024, 12, 30), &[Mon, Tue], Until::Count(3));
        assert_eq!(
            dates(&new_year.days().unwrap()),
            [day(2024, 12, 30), day(2024, 12, 31), day(2025, 1, 7)],
            "Epiphany is a Monday"
        );
    }

    #[test]
    fn both_changes_of_the_clock_leave_every_day_where_it_is() {
        for (first, second) in [
            (day(2022, 3, 24), day(2022, 3, 31)),
            (day(2022, 10, 27), day(2022, 11, 3)),
        ] {
            let found = from(first, &[Thu], Until::Count(2)).days().unwrap();
            assert_eq!(found.days, [(first, Minutes(180)), (second, Minutes(180))]);
        }
    }

    #[test]
    fn feasts_are_left_out_by_name_and_do_not_count() {
        let found = from(day(2022, 5, 30), &[Mon, Thu], Until::Count(3))
            .days()
            .unwrap();
        assert_eq!(
            dates(&found),
            [day(2022, 5, 30), day(2022, 6, 6), day(2022, 6, 9)]
        );
        let [(skipped, name)] = found.skipped.as_slice() else {
            unreachable!("{found:?}");
        };
        assert_eq!(*skipped, day(2022, 6, 2));
        assert_eq!(Some(*name), holiday(day(2022, 6, 2)));
    }

    #[test]
    fn the_last_one_takes_what_is_left_of_the_hours() {
        let found = from(
            day(2022, 7, 4),
            &[Mon, Wed],
            Until::Hours(Minutes::from_hours(8)),
        )
        .days()
        .unwrap();
        let lengths: Vec<u32> = found.days.iter().map(|(_, length)| length.0).collect();
        assert_eq!(lengths, [180, 180, 120]);
        assert_eq!(found.minutes(), Minutes::from_hours(8));
    }

    #[test]
    fn it_is_never_longer_than_a_year_nor_than_sixty() {
        let all = [Mon, Tue, Wed, Thu, Fri];
        let many = from(day(2022, 7, 4), &all, Until::Day(day(2023, 7, 3)))
            .days()
            .unwrap();
        assert_eq!((many.days.len(), many.cut), (60, Some(Cut::Number)));
        let rare = from(day(2022, 7, 4), &[Mon], Until::Day(day(2024, 7, 4)))
            .days()
            .unwrap();
        assert_eq!(rare.cut, Some(Cut::Year));
        assert!(dates(&rare).last().unwrap() <= &day(2023, 7, 4));
        assert_eq!(
            from(day(2022, 7, 4), &[Mon], Until::Count(45))
                .days()
                .unwrap()
                .cut,
            None
        );
    }

    #[test]
    fn what_has_no_days_says_why() {
        let first = day(2022, 7, 4);
        let none = |weekdays: &[Weekday], until| from(first, weekdays, until).days().unwrap_err();
        assert_eq!(none(&[], Until::Count(3)), NoSeries::NoWeekday);
        assert_eq!(none(&[Mon], Until::Count(0)), NoSeries::Count);
        assert_eq!(none(&[Mon], Until::Count(61)), NoSeries::Count);
        assert_eq!(none(&[Mon], Until::Hours(Minutes(0))), NoSeries::NoHours);
        let before = Until::Day(day(2022, 7, 3));
        assert_eq!(
            none(&[Mon], before).to_string(),
            "L’ultimo giorno (03/07/2022) viene prima del primo (04/07/2022)."
        );
        assert_eq!(
            none(&[Tue], Until::Day(first)),
            NoSeries::NoDay,
            "no Tuesday in one Monday"
        );
        assert_eq!(
            none(&[Sun], Until::Count(5)),
            NoSeries::NoDay,
            "every Sunday is a feast"
        );
    }

    #[test]
    fn the_next_same_weekday_is_no_feast_and_suits() {
        let thursday = day(2022, 5, 26);
        let any = next_same_weekday(thursday, |_| true);
        assert_eq!(any, Some(day(2022, 6, 9)), "2 June is a feast");
        let later = next_same_weekday(thursday, |date| date > day(2022, 6, 20));
        assert_eq!(later, Some(day(2022, 6, 23)));
        assert_eq!(next_same_weekday(thursday, |_| false), None);
    }
}
