//! How long the texts of an XLS are: its cells name them by their place, so that one long text may be
//! shown by a million cells.

use super::records::short;
use crate::{Error, Result};

/// Texts a book may hold.
const MOST: usize = 3_000_000;
/// Records that may continue the table of texts: a full one has a few thousand.
const MOST_PIECES: usize = 65_536;
/// Before the first text: how many there are, twice.
const HEAD: usize = 8;
const IS_WIDE: u8 = 0x01;
const IS_RICH: u8 = 0x08;
const HAS_MORE: u8 = 0x04;

/// The size in bytes of each text, in order, from the table of texts and the records that continue it.
pub(super) fn lengths(pieces: &[&[u8]]) -> Result<Vec<u32>> {
    let Some((first, more)) = pieces.split_first() else {
        return Ok(Vec::new());
    };
    if more.len() > MOST_PIECES {
        return Err(Error::SheetTooBig);
    }
    let mut table = Table {
        here: first.get(HEAD..).ok_or(Error::DamagedSheet)?,
        more,
    };
    let mut lengths = Vec::new();
    while !table.here.is_empty() || table.goes_on() {
        if lengths.len() >= MOST {
            return Err(Error::SheetTooBig);
        }
        lengths.push(table.text()?);
    }
    Ok(lengths)
}

struct Table<'a> {
    here: &'a [u8],
    more: &'a [&'a [u8]],
}

impl Table<'_> {
    /// Goes on to the next record; whether there is one.
    fn goes_on(&mut self) -> bool {
        let Some((next, more)) = self.more.split_first() else {
            return false;
        };
        (self.here, self.more) = (next, more);
        true
    }

    fn take(&mut self, bytes: usize) -> Result<()> {
        self.here = self.here.get(bytes..).ok_or(Error::DamagedSheet)?;
        Ok(())
    }

    fn flags(&self) -> Result<u8> {
        self.here.first().copied().ok_or(Error::DamagedSheet)
    }

    /// The size of a text: the bytes it is written with, of which each may become two.
    fn text(&mut self) -> Result<u32> {
        if self.here.is_empty() {
            return Ok(0);
        }
        let letters = usize::from(short(self.here, 0)?);
        self.take(2)?;
        let flags = self.flags()?;
        self.take(1)?;
        let mut behind = 0;
        if flags & IS_RICH != 0 {
            behind += 4 * u64::from(short(self.here, 0)?);
            self.take(2)?;
        }
        if flags & HAS_MORE != 0 {
            let more = self.here.first_chunk().ok_or(Error::DamagedSheet)?;
            behind += u64::from(u32::from_le_bytes(*more));
            self.take(4)?;
        }
        let bytes = self.letters(letters, flags & IS_WIDE != 0)?;
        self.skip(behind)?;
        Ok(bytes.saturating_mul(2))
    }

    /// Goes past letters, which may go on in the next record with a width of their own.
    fn letters(&mut self, mut letters: usize, mut is_wide: bool) -> Result<u32> {
        let mut bytes: u32 = 0;
        while letters > 0 {
            let width = if is_wide { 2 } else { 1 };
            let here = letters.min(self.here.len() / width);
            self.take(here * width)?;
            bytes = bytes.saturating_add(u32::try_from(here * width).unwrap_or(u32::MAX));
            letters -= here;
            if letters > 0 {
                if !self.goes_on() {
                    return Err(Error::DamagedSheet);
                }
                is_wide = self.flags()? & IS_WIDE != 0;
                self.take(1)?;
            }
        }
        Ok(bytes)
    }

    fn skip(&mut self, mut bytes: u64) -> Result<()> {
        while bytes > 0 {
            if self.here.is_empty() && !self.goes_on() {
                return Err(Error::DamagedSheet);
            }
            let all = self.here.len();
            let here = usize::try_from(bytes).map_or(all, |bytes| bytes.min(all));
            self.take(here)?;
            bytes -= here as u64;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn table(texts: &[&[u8]]) -> Vec<u8> {
        [&[0; HEAD], texts.concat().as_slice()].concat()
    }

    #[test]
    fn each_text_is_measured_however_it_is_written() {
        let plain = b"\x03\0\0abc";
        let wide = b"\x02\0\x01a\0b\0";
        let rich = b"\x01\0\x08\x01\0arrrr";
        let more = b"\x01\0\x04\x02\0\0\0axx";
        let whole = table(&[plain, wide, rich, more]);
        assert_eq!(lengths(&[&whole]).unwrap(), [6, 8, 2, 2]);
    }

    #[test]
    fn a_text_goes_on_in_the_next_record() {
        let whole = table(&[b"\x05\0\0ab"]);
        assert_eq!(lengths(&[&whole, b"\x01c\0d\0e\0", b""]).unwrap(), [16, 0]);
        assert_eq!(lengths(&[&whole]), Err(Error::DamagedSheet));
        assert_eq!(lengths(&[&whole, b""]), Err(Error::DamagedSheet));
    }

    #[test]
    fn a_table_in_pieces_without_number_is_refused() {
        let whole = table(&[]);
        let mut pieces = vec![whole.as_slice()];
        pieces.resize(MOST_PIECES + 2, &[]);
        assert_eq!(lengths(&pieces), Err(Error::SheetTooBig));
    }
}
