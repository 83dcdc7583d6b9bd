//! The records of an XLS: two bytes of kind, two of length, the data.

use crate::{Error, Result};

pub(crate) const BOUND_SHEET: u16 = 0x0085;
pub(crate) const ROW: u16 = 0x0208;
pub(crate) const END: u16 = 0x000A;
pub(crate) const BEGINNING: u16 = 0x0809;
pub(crate) const PASSWORD: u16 = 0x002F;
pub(crate) const CODE_PAGE: u16 = 0x0042;
pub(crate) const DATE_MODE: u16 = 0x0022;
pub(crate) const FORMAT: u16 = 0x041E;
pub(crate) const STYLE: u16 = 0x00E0;
pub(crate) const TEXTS: u16 = 0x00FC;
pub(crate) const CONTINUE: u16 = 0x003C;
pub(crate) const NUMBER: u16 = 0x0203;
pub(crate) const LABEL: u16 = 0x0204;
pub(crate) const RICH_LABEL: u16 = 0x00D6;
pub(crate) const SHARED_LABEL: u16 = 0x00FD;
pub(crate) const TRUTH: u16 = 0x0205;
pub(crate) const RESULT: u16 = 0x0207;
pub(crate) const SHORT_NUMBER: u16 = 0x027E;
pub(crate) const SHORT_NUMBERS: u16 = 0x00BD;
pub(crate) const FORMULA: u16 = 0x0006;
pub(crate) const MERGED: u16 = 0x00E5;

/// A record.
#[derive(Clone, Copy)]
pub(crate) struct Record<'a> {
    /// What it is.
    pub kind: u16,
    /// Its data, without what continues it.
    pub data: &'a [u8],
    /// All of it, as it stands.
    pub whole: &'a [u8],
}

impl Record<'_> {
    /// The number of two bytes at a place of its data.
    pub fn short(&self, place: usize) -> Result<u16> {
        short(self.data, place)
    }

    /// The number of four bytes at a place of its data.
    pub fn long(&self, place: usize) -> Result<u32> {
        let bytes = self.data.get(place..).and_then(<[u8]>::first_chunk);
        bytes
            .map(|bytes| u32::from_le_bytes(*bytes))
            .ok_or(Error::DamagedSheet)
    }
}

/// The number of two bytes at a place.
pub(crate) fn short(bytes: &[u8], place: usize) -> Result<u16> {
    let bytes = bytes.get(place..).and_then(<[u8]>::first_chunk);
    bytes
        .map(|bytes| u16::from_le_bytes(*bytes))
        .ok_or(Error::DamagedSheet)
}

/// The records of a stream, until its end; one that reaches beyond it is an error.
pub(crate) struct Records<'a> {
    /// What was not read yet.
    pub rest: &'a [u8],
}

impl<'a> Iterator for Records<'a> {
    type Item = Result<Record<'a>>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let record = record(self.rest);
        self.rest = match record {
            Ok(record) => self.rest.get(record.whole.len()..).unwrap_or_default(),
            Err(_) => &[],
        };
        Some(record)
    }
}

fn record(rest: &[u8]) -> Result<Record<'_>> {
    let (kind, length) = (short(rest, 0)?, short(rest, 2)?);
    let whole = rest
        .get(..4 + usize::from(length))
        .ok_or(Error::DamagedSheet)?;
    Ok(Record {
        kind,
        data: whole.get(4..).unwrap_or_default(),
        whole,
    })
}
