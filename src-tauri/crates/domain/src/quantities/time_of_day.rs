//! A time of day to the minute: when a session starts and ends.

use std::fmt;

use chrono::{NaiveTime, Timelike};
use ts_rs::TS;

use super::Minutes;
use super::hour_text::{self, HourText};
use crate::parse_error::{ParseError, ParseErrorKind};
use crate::text_form::crosses_as_text;

/// Minutes from midnight, 0 to 1440 (24:00, the end of the day). Crosses and is shown as `10:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
#[ts(export, type = "string")]
pub struct TimeOfDay(u16);

const DAY: u16 = 24 * 60;

impl TimeOfDay {
    /// Midnight, when a day begins.
    pub const START: Self = Self(0);
    /// 24:00, when it ends.
    pub const END: Self = Self(DAY);
    /// The first hour that the agenda shows.
    pub const AGENDA_BEGINS: Self = Self(7 * 60);
    /// The last one.
    pub const AGENDA_ENDS: Self = Self(23 * 60);

    /// The time so many minutes after midnight, or `None` past 24:00.
    #[must_use]
    pub const fn from_minutes(minutes: u16) -> Option<Self> {
        if minutes <= DAY {
            Some(Self(minutes))
        } else {
            None
        }
    }

    /// The time at an hour and minute, or `None` when there is no such time.
    #[must_use]
    pub const fn at(hour: u16, minute: u16) -> Option<Self> {
        if hour > 24 || minute > 59 {
            return None;
        }
        Self::from_minutes(hour * 60 + minute)
    }

    /// Minutes from midnight.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// The time that much later, or `None` past the end of the day.
    #[must_use]
    pub fn plus(self, length: Minutes) -> Option<Self> {
        let minutes = u32::from(self.0).checked_add(length.0)?;
        Self::from_minutes(u16::try_from(minutes).ok()?)
    }

    /// How long after `earlier` this is, or `None` when it is before.
    #[must_use]
    pub fn minus(self, earlier: Self) -> Option<Minutes> {
        self.0
            .checked_sub(earlier.0)
            .map(|length| Minutes(u32::from(length)))
    }

    /// Reads `10:00`, `10.00`, `10,30`, `1000`, `0930`, `10`, `9 30`, `9h`, `10h30`, `24:00`.
    ///
    /// # Errors
    /// A text that is no time of the day; `9,5`, which could mean two.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let read = match hour_text::read(text) {
            Some(HourText::Parted(hour, minute)) => Self::of(hour, minute),
            Some(HourText::Either(hour, figure)) if hour < 24 => {
                return Err(ParseError::either(ParseErrorKind::Time, text, hour, figure));
            }
            _ => None,
        };
        read.ok_or_else(|| ParseError::new(ParseErrorKind::Time, text))
    }

    /// Reads when something starts: never at 24:00, which is the end of the day.
    ///
    /// # Errors
    /// As [`TimeOfDay::parse`], and 24:00.
    pub fn parse_start(text: &str) -> Result<Self, ParseError> {
        let start = Self::parse(text)?;
        if start.0 < DAY {
            return Ok(start);
        }
        let why = "24:00 è la fine del giorno: come inizio scrivi un orario fino alle 23:59.";
        Err(ParseError::because(
            ParseErrorKind::Time,
            text,
            why.to_owned(),
        ))
    }

    fn of(hour: u32, minute: u32) -> Option<Self> {
        Self::at(u16::try_from(hour).ok()?, u16::try_from(minute).ok()?)
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl From<NaiveTime> for TimeOfDay {
    /// The minute a clock's time falls in; seconds are dropped.
    fn from(time: NaiveTime) -> Self {
        Self(u16::try_from(time.hour() * 60 + time.minute()).unwrap_or(DAY))
    }
}

crosses_as_text!(TimeOfDay);
