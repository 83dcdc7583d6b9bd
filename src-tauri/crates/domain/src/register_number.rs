//! The number a register or an attestation carries: never used twice, not even by two archives of
//! one body (domain §7).

use std::fmt;
use std::str::FromStr;

use ts_rs::TS;

use crate::text_form::crosses_as_text;
use crate::word::Unreadable;

/// Year, series and serial of an issued paper: `2026/001`, or `2026/B-001` once a body has several
/// archives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
#[ts(export, type = "string")]
pub struct RegisterNumber {
    year: i32,
    series: Option<Series>,
    serial: u32,
}

/// The letters of one archive among several of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Series([u8; Series::LONGEST]);

const NUMBER: &str = "un numero di registro";
const SERIES: &str = "una serie: servono una o due lettere maiuscole";
/// The years a paper may be of, four figures each.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=9999;

impl Series {
    /// Letters it may have at the most.
    pub const LONGEST: usize = 2;

    /// The letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let length = self.0.iter().take_while(|letter| **letter != 0).count();
        // Capitals of ASCII: always text.
        std::str::from_utf8(&self.0[..length]).unwrap_or_default()
    }
}

impl FromStr for Series {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let letters = text.as_bytes();
        let fit = (1..=Self::LONGEST).contains(&letters.len());
        if !fit || !letters.iter().all(u8::is_ascii_uppercase) {
            return Err(Unreadable::new(SERIES, text));
        }
        let mut kept = [0; Self::LONGEST];
        for (place, letter) in kept.iter_mut().zip(letters) {
            *place = *letter;
        }
        Ok(Self(kept))
    }
}

impl fmt::Display for Series {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl RegisterNumber {
    /// A number as stored in its parts.
    ///
    /// # Errors
    /// A year that has not four figures, or a serial of 0.
    pub fn new(year: i32, series: Option<Series>, serial: u32) -> Result<Self, Unreadable> {
        let number = Self {
            year,
            series,
            serial,
        };
        if YEARS.contains(&year) && serial > 0 {
            Ok(number)
        } else {
            Err(Unreadable::new(NUMBER, number.to_string()))
        }
    }

    /// The number after the last serial that was given of a year and series, 0 where there was none.
    ///
    /// # Errors
    /// A year that has not four figures, or no serial left.
    pub fn after(last: u32, year: i32, series: Option<Series>) -> Result<Self, Unreadable> {
        let next = last.checked_add(1).unwrap_or_default();
        Self::new(year, series, next)
    }

    /// The number after this one of the same year and series; `None` after the last there is.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::after(self.serial, self.year, self.series).ok()
    }

    /// The year it was issued in.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.year
    }

    /// The letters of the archive that issued it, where a body has several.
    #[must_use]
    pub const fn series(self) -> Option<Series> {
        self.series
    }

    /// Its place in the year.
    #[must_use]
    pub const fn serial(self) -> u32 {
        self.serial
    }

    /// As it can stand in the name of a file: `2026-B-001`.
    #[must_use]
    pub fn in_file_names(self) -> String {
        self.to_string().replace('/', "-")
    }

    fn parse(text: &str) -> Result<Self, Unreadable> {
        Self::read(text).ok_or_else(|| Unreadable::new(NUMBER, text))
    }

    fn read(text: &str) -> Option<Self> {
        let (year, rest) = text.split_once('/')?;
        let (series, serial) = match rest.split_once('-') {
            Some((letters, serial)) => (Some(letters.parse().ok()?), serial),
            None => (None, rest),
        };
        let year = figures(year).filter(|_| year.len() == 4)?;
        Self::new(i32::try_from(year).ok()?, series, figures(serial)?).ok()
    }
}

/// A number of figures alone: no sign, no space.
fn figures(text: &str) -> Option<u32> {
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

impl fmt::Display for RegisterNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.series {
            Some(series) => write!(f, "{:04}/{series}-{:03}", self.year, self.serial),
            None => write!(f, "{:04}/{:03}", self.year, self.serial),
        }
    }
}

impl FromStr for RegisterNumber {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

crosses_as_text!(RegisterNumber);

/// What somebody looks for: `2022/017`, `2022/B-017`, `B-17`, `17` or `registro 17`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SoughtNumber {
    /// The year, if it is said.
    pub year: Option<i32>,
    /// The series, if it is said.
    pub series: Option<Series>,
    /// The place in the year.
    pub serial: u32,
}

impl SoughtNumber {
    /// Reads what was typed; `None` when it is no number of a register.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_uppercase();
        let number = text.strip_prefix("REGISTRO").unwrap_or(&text).trim();
        let (year, rest) = match number.split_once('/') {
            Some((year, rest)) => (Some(i32::try_from(figures(year)?).ok()?), rest),
            None => (None, number),
        };
        let (series, serial) = match rest.split_once('-') {
            Some((letters, serial)) => (Some(letters.parse().ok()?), serial),
            None => (None, rest),
        };
        Some(Self {
            year,
            series,
            serial: figures(serial)?,
        })
    }

    /// Whether a number is the one looked for; a series that is not said is any.
    #[must_use]
    pub fn fits(self, number: RegisterNumber) -> bool {
        self.serial == number.serial
            && self.year.is_none_or(|year| year == number.year)
            && self
                .series
                .is_none_or(|series| Some(series) == number.series)
    }
}

#[cfg(test)]
mod tests;
