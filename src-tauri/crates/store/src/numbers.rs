//! Numbers of papers, given out once: what is numbered, and the last one of each year and series.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What is numbered within its year and series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Numbered {
    /// Registers; a new version keeps its number.
    Register,
    /// Attestations.
    Attestation,
}

impl fmt::Display for Numbered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Register => "registro",
            Self::Attestation => "attestazione",
        })
    }
}

/// The last number given out in a year and a series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// Of what.
    pub of: Numbered,
    /// The year.
    pub year: i32,
    /// The series' letters; empty while the archive stands alone.
    pub series: String,
    /// The last one.
    pub serial: u32,
}

/// The last number known of a year and a series; 0 for none.
pub(crate) fn last(numbers: &[Given], of: Numbered, year: i32, series: &str) -> u32 {
    let same = numbers
        .iter()
        .find(|given| given.of == of && given.year == year && given.series == series);
    same.map_or(0, |given| given.serial)
}

/// The higher one of both of each year and series.
pub(crate) fn raise(numbers: &mut Vec<Given>, others: Vec<Given>) {
    for other in others {
        let same = numbers.iter_mut().find(|given| {
            given.of == other.of && given.year == other.year && given.series == other.series
        });
        match same {
            Some(given) => given.serial = given.serial.max(other.serial),
            None => numbers.push(other),
        }
    }
}
