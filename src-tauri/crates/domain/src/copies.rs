//! Copies of the archive that the program makes by itself: when one is due, what its file is called,
//! which of them stay, and what is calmly said when there is none.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, TimeDelta, Weekday};

use crate::Site;
use crate::calendar::format_date;
use crate::word::Unreadable;

/// After this long another is made. `[I]`
const EVERY: TimeDelta = TimeDelta::days(1);
/// Days of which the last copy stays. `[I]`
const DAILY: usize = 7;
/// Weeks of which the last copy stays. `[I]`
const WEEKLY: usize = 4;
/// Months of which the last copy stays. `[I]`
const MONTHLY: usize = 12;
/// Beyond this many days a copy is told by its date. `[I]`
const TOLD_IN_DAYS: i64 = 30;

const BEGINNING: &str = "affianca-automatica-";
const ENDING: &str = ".affianca-copia";
const MOMENT: &str = "%Y-%m-%d-%H%M%S";
/// Characters of a moment so written.
const MOMENT_LENGTH: usize = 17;

/// A copy the program made by itself, as the name of its file tells it: of which archive, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ScheduledCopy {
    at: NaiveDateTime,
    site: Site,
}

impl ScheduledCopy {
    /// The copy of an archive made at a moment, of which a name tells the second.
    #[must_use]
    pub fn new(site: Site, at: NaiveDateTime) -> Self {
        use chrono::Timelike as _;
        Self {
            at: at.with_nanosecond(0).unwrap_or(at),
            site,
        }
    }

    /// When it was made.
    #[must_use]
    pub const fn at(self) -> NaiveDateTime {
        self.at
    }

    /// The archive it is of.
    #[must_use]
    pub const fn site(self) -> Site {
        self.site
    }
}

/// The name of its file: `affianca-automatica-2026-11-29-181500-48211.affianca-copia`.
impl fmt::Display for ScheduledCopy {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (at, site) = (self.at.format(MOMENT), self.site.number());
        write!(formatter, "{BEGINNING}{at}-{site}{ENDING}")
    }
}

impl FromStr for ScheduledCopy {
    type Err = Unreadable;

    /// A name that is exactly as the program writes it; any other file is nobody's to remove.
    fn from_str(name: &str) -> Result<Self, Unreadable> {
        let read = || {
            let middle = name.strip_prefix(BEGINNING)?.strip_suffix(ENDING)?;
            let (at, site) = middle.split_at_checked(MOMENT_LENGTH)?;
            let at = NaiveDateTime::parse_from_str(at, MOMENT).ok()?;
            let site = Site::new(site.strip_prefix('-')?.parse().ok()?)?;
            Some(Self::new(site, at)).filter(|copy| copy.to_string() == name)
        };
        read().ok_or_else(|| Unreadable::new("una copia automatica", name))
    }
}

/// Whether a copy is due. One made after `now` is of a clock that was set back, and counts for nothing.
#[must_use]
pub fn scheduled_copy_due(last: Option<NaiveDateTime>, now: NaiveDateTime) -> bool {
    last.is_none_or(|last| last > now || now - last >= EVERY)
}

/// Which of the copies of one archive go: all but the last one of each of the last seven days, four weeks
/// and twelve months that have any. They are counted and not measured by today, so that a clock that leaps
/// ahead removes nothing; those made after `now` are left alone and take nobody's place.
#[must_use]
pub fn copies_to_remove(made: &[NaiveDateTime], now: NaiveDateTime) -> Vec<NaiveDateTime> {
    let mut past: Vec<NaiveDateTime> = made.iter().copied().filter(|at| *at <= now).collect();
    past.sort_unstable_by(|one, other| other.cmp(one));
    past.dedup();
    let mut kept = BTreeSet::new();
    keep(&mut kept, &past, DAILY, |at| at.date());
    keep(&mut kept, &past, WEEKLY, |at| {
        at.date().week(Weekday::Mon).checked_first_day()
    });
    keep(&mut kept, &past, MONTHLY, |at| (at.year(), at.month()));
    past.retain(|at| !kept.contains(at));
    past
}

/// Keeps the last one of each of the last `most` periods, the last first.
fn keep<P: PartialEq>(
    kept: &mut BTreeSet<NaiveDateTime>,
    last_first: &[NaiveDateTime],
    most: usize,
    period: impl Fn(NaiveDateTime) -> P,
) {
    let mut before = None;
    let lasts = last_first.iter().filter(|at| {
        let of = Some(period(**at));
        let first = of != before;
        before = of;
        first
    });
    kept.extend(lasts.take(most));
}

/// Why the last scheduled copy was not made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CopyTrouble {
    /// The folder is not there: a stick that is not plugged in.
    FolderMissing,
    /// The folder is there, and it could not be written; the reason is a sentence.
    Refused(String),
}

/// What is said of scheduled copies that could not be made, once a day's work is in no copy: `changed` is the
/// first day with something that none holds.
#[must_use]
pub fn copy_trouble_notice(
    trouble: &CopyTrouble,
    last_copy: Option<NaiveDate>,
    changed: Option<NaiveDate>,
    today: NaiveDate,
) -> Option<String> {
    let waits = changed.is_some_and(|day| day <= today);
    if !waits || last_copy.is_some_and(|day| day >= today) {
        return None;
    }
    let last = match last_copy {
        None => "non c’è ancora nessuna copia".to_owned(),
        Some(day) => format!("ultima copia {}", ago(day, today)),
    };
    Some(match trouble {
        CopyTrouble::FolderMissing => {
            format!("La chiavetta o la cartella delle copie non c’è: {last}.")
        }
        CopyTrouble::Refused(why) => format!("La copia automatica non è riuscita: {last}. {why}"),
    })
}

/// «ieri», «3 giorni fa», «del 28/06/2022».
fn ago(day: NaiveDate, today: NaiveDate) -> String {
    match today.signed_duration_since(day).num_days() {
        1 => "ieri".to_owned(),
        days @ 2..=TOLD_IN_DAYS => format!("{days} giorni fa"),
        _ => format!("del {}", format_date(day)),
    }
}

#[cfg(test)]
mod tests;
