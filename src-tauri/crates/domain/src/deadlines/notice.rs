//! The notice on the desktop: how much is due, never whose. Somebody else may be in front of the
//! screen when it appears.

use chrono::{NaiveDate, NaiveDateTime, Timelike as _};

use super::{Due, Urgency};

/// No notice before this hour of the morning.
const EARLIEST_HOUR: u32 = 8;

/// How much is due on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayAhead {
    /// The day.
    pub date: NaiveDate,
    /// Deadlines whose day is over.
    pub overdue: usize,
    /// Deadlines of that very day.
    pub today: usize,
    /// Deadlines one to three days later.
    pub soon: usize,
    /// Deadlines up to three days later whose day is only presumed.
    pub presumed: usize,
}

impl DayAhead {
    /// What is due on `date`, as [`super::due`] answers for it.
    #[must_use]
    pub fn of(date: NaiveDate, due: &[Due<'_>]) -> Self {
        let certain = || due.iter().filter(|it| !it.presumed);
        let count = |urgency| certain().filter(|it| it.urgency == urgency).count();
        let presumed = due.iter().filter(|it| it.presumed);
        Self {
            date,
            overdue: count(Urgency::Overdue),
            today: count(Urgency::Today),
            soon: count(Urgency::WithinThreeDays),
            presumed: presumed.filter(|it| it.urgency != Urgency::Later).count(),
        }
    }

    /// «Scadenze: 1 scaduta, 2 oggi, 4 entro 3 giorni.»; nothing when nothing presses.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        let overdue = match self.overdue {
            0 => None,
            1 => Some("1 scaduta".to_owned()),
            many => Some(format!("{many} scadute")),
        };
        let others = [(self.today, "oggi"), (self.soon, "entro 3 giorni")]
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, when)| format!("{count} {when}"));
        let presumed = match self.presumed {
            0 => None,
            1 => Some("1 presunta".to_owned()),
            many => Some(format!("{many} presunte")),
        };
        let parts: Vec<String> = overdue.into_iter().chain(others).chain(presumed).collect();
        (!parts.is_empty()).then(|| format!("Scadenze: {}.", parts.join(", ")))
    }
}

/// The notice to give at `now`, if one is to be given: once a day at most, from eight in the
/// morning, and only when something presses. `told` is the day of the last one.
#[must_use]
pub fn notice(ahead: &[DayAhead], told: Option<NaiveDate>, now: NaiveDateTime) -> Option<String> {
    let already = told.is_some_and(|day| day >= now.date());
    if already || now.time().hour() < EARLIEST_HOUR {
        return None;
    }
    ahead.iter().find(|day| day.date == now.date())?.words()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn day(date: &str) -> NaiveDate {
        date.parse().unwrap()
    }

    fn ahead(date: &str, overdue: usize, today: usize, soon: usize) -> DayAhead {
        DayAhead {
            date: day(date),
            overdue,
            today,
            soon,
            presumed: 0,
        }
    }

    #[test]
    fn a_presumed_term_is_told_as_presumed() {
        let presumed = |presumed, soon| DayAhead {
            presumed,
            ..ahead("2022-06-28", 0, 0, soon)
        };
        let words = |presumed_ones, soon| presumed(presumed_ones, soon).words();
        assert_eq!(words(1, 0).as_deref(), Some("Scadenze: 1 presunta."));
        assert_eq!(
            words(2, 1).as_deref(),
            Some("Scadenze: 1 entro 3 giorni, 2 presunte.")
        );
    }

    #[test]
    fn says_how_much_and_never_whose() {
        let words = |overdue, today, soon| ahead("2022-06-28", overdue, today, soon).words();
        assert_eq!(
            words(1, 2, 4).as_deref(),
            Some("Scadenze: 1 scaduta, 2 oggi, 4 entro 3 giorni.")
        );
        assert_eq!(words(2, 0, 0).as_deref(), Some("Scadenze: 2 scadute."));
        assert_eq!(words(0, 1, 0).as_deref(), Some("Scadenze: 1 oggi."));
        assert_eq!(words(0, 0, 0), None);
    }

    #[test]
    fn is_given_once_a_day_from_eight_and_only_when_something_presses() {
        let days = [ahead("2022-06-28", 0, 1, 0), ahead("2022-06-29", 0, 0, 0)];
        let at = |moment: &str, told: Option<&str>| {
            notice(&days, told.map(day), moment.parse().unwrap()).is_some()
        };
        assert!(!at("2022-06-28T07:59:59", None));
        assert!(at("2022-06-28T08:00:00", None));
        assert!(at("2022-06-28T23:00:00", Some("2022-06-27")));
        assert!(!at("2022-06-28T23:00:00", Some("2022-06-28")));
        assert!(!at("2022-06-29T09:00:00", Some("2022-06-28")));
        // A clock put back does not give a second one; a day nobody looked at gives none.
        assert!(!at("2022-06-28T09:00:00", Some("2022-06-29")));
        assert!(!at("2022-06-30T09:00:00", None));
    }
}
