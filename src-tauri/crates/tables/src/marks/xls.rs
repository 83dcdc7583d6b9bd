//! The rows that a sheet of an XLS does not show.

use std::io::{Cursor, Read};

use cfb::CompoundFile;

use super::MOST;

const BOUND_SHEET: u16 = 0x0085;
const ROW: u16 = 0x0208;
const END: u16 = 0x000A;
const IS_HIDDEN: u16 = 0x0020;

/// The rows of a sheet, the `index`th of the book, that are not shown.
pub(crate) fn hidden(bytes: &[u8], index: usize) -> Vec<(u32, u32)> {
    rows(bytes, index).unwrap_or_default()
}

fn rows(bytes: &[u8], index: usize) -> Option<Vec<(u32, u32)>> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).ok()?;
    let mut stream = file
        .open_stream("/Workbook")
        .or_else(|_| file.open_stream("/Book"))
        .ok()?;
    let mut book = Vec::new();
    stream.read_to_end(&mut book).ok()?;
    let offset = Records { rest: &book }
        .take_while(|(kind, _)| *kind != END)
        .filter(|(kind, _)| *kind == BOUND_SHEET)
        .nth(index)
        .and_then(|(_, data)| data.first_chunk().copied())
        .map(u32::from_le_bytes)?;
    let sheet = book.get(usize::try_from(offset).ok()?..)?;
    let hidden = Records { rest: sheet }
        .take_while(|(kind, _)| *kind != END)
        .filter(|(kind, _)| *kind == ROW)
        .filter_map(|(_, data)| {
            let row = u16::from_le_bytes(data.first_chunk().copied()?);
            let flags = u16::from_le_bytes(data.get(12..)?.first_chunk().copied()?);
            (flags & IS_HIDDEN != 0).then_some((u32::from(row), u32::from(row)))
        });
    Some(hidden.take(MOST).collect())
}

/// The records of a stream: two bytes of kind, two of length, the data.
struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, rest) = self.rest.split_first_chunk()?;
        let (length, rest) = rest.split_first_chunk()?;
        let length = usize::from(u16::from_le_bytes(*length));
        let (data, rest) = rest.split_at_checked(length)?;
        self.rest = rest;
        Some((u16::from_le_bytes(*kind), data))
    }
}
