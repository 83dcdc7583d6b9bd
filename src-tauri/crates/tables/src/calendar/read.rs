//! A calendar file as somebody's commitments: days and hours away, within a bound of time.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use affianca_domain::Absence;
use affianca_domain::typed::clean_line;
use calcard::icalendar::{ICalendarComponent, ICalendarComponentType};
use calcard::{Entry, Parser};
use chrono::NaiveDate;

use super::CalendarError;
use super::bounds::within;
use super::pieces::{timed, whole_days};
use super::series::{Occurrence, occurrences};
use crate::encoding::decode;

/// Appointments of a file.
const MOST_EVENTS: usize = 50_000;
/// Series that come back: each takes a while.
const MOST_SERIES: usize = 2_000;
/// Series that never come true: each is looked for a long while.
const MOST_BARREN: usize = 20;
/// Days and hours away that a file may give.
const MOST_COMMITMENTS: usize = 10_000;
/// Characters kept of a UID and of a title.
const LONGEST: usize = 200;

/// One stretch of somebody's time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commitment {
    /// Of which appointment.
    pub uid: String,
    /// When.
    pub away: Absence,
    /// What the calendar calls it.
    pub title: String,
}

/// What a calendar file says of the days from one to another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CalendarRead {
    /// In order; none twice.
    pub commitments: Vec<Commitment>,
    /// Every appointment that could be read, whenever it is.
    pub uids: BTreeSet<String>,
    /// Occurrences that were over before the first day.
    pub over: u32,
    /// Those that begin after the last one.
    pub beyond: u32,
    /// Those marked as free time.
    pub free: u32,
    /// Those called off.
    pub cancelled: u32,
    /// Appointments that could not be read.
    pub unread: u32,
}

/// Reads a calendar file.
///
/// # Errors
/// What is no calendar, is cut short or beyond all bounds.
pub fn read_calendar(
    bytes: &[u8],
    from: NaiveDate,
    to: NaiveDate,
) -> Result<CalendarRead, CalendarError> {
    within(bytes)?;
    // A file made to make the library panic is a damaged file, not the end of the program.
    let read = catch_unwind(AssertUnwindSafe(|| unguarded(bytes, from, to)));
    read.unwrap_or(Err(CalendarError::Damaged))
}

fn unguarded(bytes: &[u8], from: NaiveDate, to: NaiveDate) -> Result<CalendarRead, CalendarError> {
    let (text, _) = decode(bytes);
    let mut read = CalendarRead::default();
    let (mut series, mut barren) = (0, 0);
    for calendar in calendars(&text)? {
        let (zones, appointments, nameless) = by_uid(calendar);
        read.unread = read.unread.saturating_add(nameless);
        for (uid, events) in appointments {
            let comes_back = events.iter().any(ICalendarComponent::is_recurrent);
            series += usize::from(comes_back);
            if series > MOST_SERIES || barren > MOST_BARREN {
                return Err(CalendarError::TooMany);
            }
            match occurrences(&zones, events, to) {
                Some(found) => {
                    barren += usize::from(comes_back && found.is_empty());
                    read.take(&uid, found, (from, to))?;
                }
                None => read.unread = read.unread.saturating_add(1),
            }
        }
    }
    read.commitments
        .sort_by(|one, other| key(one).cmp(&key(other)));
    read.commitments
        .dedup_by(|one, other| key(one) == key(other));
    Ok(read)
}

/// What tells two commitments apart: the appointment, and when it begins.
fn key(it: &Commitment) -> (NaiveDate, u16, &str) {
    let start = it.away.hours().map_or(0, |hours| hours.start.minutes() + 1);
    (it.away.from(), start, &it.uid)
}

fn calendars(text: &str) -> Result<Vec<Vec<ICalendarComponent>>, CalendarError> {
    let mut parser = Parser::new(text);
    let mut found = Vec::new();
    loop {
        match parser.entry() {
            Entry::ICalendar(calendar) => found.push(calendar.components),
            Entry::UnterminatedComponent(_) => return Err(CalendarError::CutShort),
            Entry::TooManyComponents => return Err(CalendarError::TooMany),
            Entry::Eof => break,
            Entry::VCard(_) | Entry::InvalidLine(_) | Entry::UnexpectedComponentEnd { .. } => {}
            _ => return Err(CalendarError::NotACalendar),
        }
    }
    let lines = |sought: &str| {
        let is_sought = |line: &&str| line.trim().eq_ignore_ascii_case(sought);
        text.lines().filter(is_sought).count()
    };
    // The parser takes a calendar that ends nowhere for a whole one.
    if lines("BEGIN:VCALENDAR") > lines("END:VCALENDAR") {
        return Err(CalendarError::CutShort);
    }
    let events = found.iter().map(Vec::len).sum::<usize>();
    let is_calendar =
        |it: &ICalendarComponent| it.component_type == ICalendarComponentType::VCalendar;
    if !found.iter().flatten().any(is_calendar) {
        return Err(CalendarError::NotACalendar);
    }
    if events > MOST_EVENTS {
        return Err(CalendarError::TooMany);
    }
    Ok(found)
}

/// Zones, the appointments of each UID, and how many have none.
type Appointments = BTreeMap<String, Vec<ICalendarComponent>>;

fn by_uid(calendar: Vec<ICalendarComponent>) -> (Vec<ICalendarComponent>, Appointments, u32) {
    let mut zones = Vec::new();
    let mut appointments = Appointments::new();
    let mut nameless = 0;
    for component in calendar {
        match component.component_type {
            ICalendarComponentType::VTimezone => zones.push(component),
            ICalendarComponentType::VEvent => match component.uid().map(shortened) {
                Some(uid) if !uid.is_empty() => {
                    appointments.entry(uid).or_default().push(component);
                }
                _ => nameless += 1,
            },
            _ => {}
        }
    }
    (zones, appointments, nameless)
}

fn shortened(text: &str) -> String {
    clean_line(text).chars().take(LONGEST).collect()
}

impl CalendarRead {
    fn take(
        &mut self,
        uid: &str,
        found: Vec<Occurrence>,
        (from, to): (NaiveDate, NaiveDate),
    ) -> Result<(), CalendarError> {
        self.uids.insert(uid.to_owned());
        let told = found.len();
        let mut unread = 0;
        for it in found {
            if it.is_cancelled {
                self.cancelled += 1;
                continue;
            }
            if it.is_free {
                self.free += 1;
                continue;
            }
            let pieces = if it.all_day {
                whole_days(it.start.date(), it.end.date())
                    .into_iter()
                    .collect()
            } else {
                timed(it.start, it.end)
            };
            if pieces.is_empty() {
                unread += 1;
            }
            for away in pieces {
                if away.to() < from {
                    self.over += 1;
                } else if away.from() > to {
                    self.beyond += 1;
                } else {
                    self.commitments.push(Commitment {
                        uid: uid.to_owned(),
                        away,
                        title: shortened(&it.title),
                    });
                }
            }
        }
        // A series without a length is one appointment that cannot be read.
        if unread > 0 && unread == told {
            self.unread += 1;
        }
        if self.commitments.len() > MOST_COMMITMENTS {
            return Err(CalendarError::TooMany);
        }
        Ok(())
    }
}
