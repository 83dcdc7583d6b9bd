//! What a spreadsheet may make us hold in memory, looked at before its reader is let loose.
//!
//! A small file can unpack to gigabytes, or announce in one attribute more cells than there is
//! memory; the reader believes both.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::{Error, Result};

/// Unpacked bytes in all; a table of 200,000 rows takes some 120 MiB.
const MOST_UNPACKED: u64 = 256 * 1024 * 1024;
/// Files inside; a real one has a few tens.
const MOST_ENTRIES: usize = 5_000;
/// Texts a workbook may announce.
const MOST_STRINGS: u64 = 3_000_000;
/// Cells that repeated columns or rows may stand for.
const MOST_REPEATED: u64 = 4_000_000;
/// What an XLS sheet can be at most, and what it may announce.
const XLS_ROWS: u32 = 65_536;
const XLS_COLUMNS: u16 = 256;

/// What a zipped file turns out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Zipped {
    Xlsx,
    Ods,
}

/// Unpacks a zipped spreadsheet once, within bounds, and tells which kind it is.
pub(crate) fn unpack(bytes: &[u8]) -> Result<Zipped> {
    within(bytes, MOST_UNPACKED)
}

fn within(bytes: &[u8], most: u64) -> Result<Zipped> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Error::DamagedSheet)?;
    if archive.len() > MOST_ENTRIES {
        return Err(Error::SheetTooBig);
    }
    let mut left = most;
    let mut kind = None;
    let mut is_binary = false;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|_| Error::DamagedSheet)?;
        let name = entry
            .name()
            .map_err(|_| Error::DamagedSheet)?
            .to_ascii_lowercase();
        let mut content = Vec::new();
        let mut bounded = entry.take(left + 1);
        bounded
            .read_to_end(&mut content)
            .map_err(|_| Error::DamagedSheet)?;
        left = left
            .checked_sub(content.len() as u64)
            .ok_or(Error::SheetTooBig)?;
        if name.ends_with("workbook.xml") {
            kind = Some(Zipped::Xlsx);
        } else if name.ends_with("workbook.bin") {
            is_binary = true;
        } else if name == "content.xml" {
            kind = kind.or(Some(Zipped::Ods));
            bounded_repeats(&content)?;
        } else if name.ends_with("sharedstrings.xml")
            && numbers_after(&content, b"uniqueCount").any(|count| count > MOST_STRINGS)
        {
            return Err(Error::SheetTooBig);
        }
    }
    match kind {
        Some(kind) => Ok(kind),
        None if is_binary => Err(Error::BinarySheet),
        None => Err(Error::NotASpreadsheet),
    }
}

/// Empty cells to the end of a row, and empty rows to the end of a sheet, are announced by the
/// million and never stored: everything else that is repeated counts.
fn bounded_repeats(content: &[u8]) -> Result<()> {
    let mut cells: u64 = 0;
    for row in split(content, b"<table:table-row") {
        let repeated_row = numbers_after(row, b"number-rows-repeated")
            .max()
            .unwrap_or(1);
        let mut width: u64 = 0;
        let mut filled = false;
        let mut waiting: u64 = 0;
        for cell in split(row, b"table-cell").skip(1) {
            let repeated = numbers_after(cell, b"number-columns-repeated")
                .max()
                .unwrap_or(1);
            if holds(cell, b"office:") || holds(cell, b"formula") {
                filled = true;
                width = width.saturating_add(waiting).saturating_add(repeated);
                waiting = 0;
            } else {
                waiting = waiting.saturating_add(repeated);
            }
        }
        if filled {
            cells = cells.saturating_add(width.saturating_mul(repeated_row));
        } else if repeated_row < MOST_REPEATED / 16 {
            cells = cells.saturating_add(repeated_row);
        }
    }
    if cells > MOST_REPEATED {
        Err(Error::SheetTooBig)
    } else {
        Ok(())
    }
}

/// The sizes an XLS announces are kept in a record of known form, wherever it is in the file.
pub(crate) fn bounded_xls(bytes: &[u8]) -> Result<()> {
    let announced = bytes
        .windows(16)
        .filter(|window| window.starts_with(b"\x00\x02\x0E\x00"));
    for record in announced {
        if let &[_, _, _, _, r0, r1, r2, r3, s0, s1, s2, s3, _, _, c0, c1] = record {
            let first = u32::from_le_bytes([r0, r1, r2, r3]);
            let after = u32::from_le_bytes([s0, s1, s2, s3]);
            let columns = u16::from_le_bytes([c0, c1]);
            if first > after || after > XLS_ROWS || columns > XLS_COLUMNS {
                return Err(Error::DamagedSheet);
            }
        }
    }
    Ok(())
}

fn split<'a>(bytes: &'a [u8], tag: &'static [u8]) -> impl Iterator<Item = &'a [u8]> {
    let mut rest = Some(bytes);
    std::iter::from_fn(move || {
        let here = rest?;
        let cut = find(here, tag);
        rest = cut.and_then(|place| here.get(place + tag.len()..));
        here.get(..cut.unwrap_or(here.len()))
    })
}

fn find(bytes: &[u8], sought: &[u8]) -> Option<usize> {
    let first = *sought.first()?;
    let mut from = 0;
    loop {
        let rest = bytes.get(from..)?;
        let place = from + rest.iter().position(|byte| *byte == first)?;
        if bytes.get(place..)?.starts_with(sought) {
            return Some(place);
        }
        from = place + 1;
    }
}

fn holds(bytes: &[u8], sought: &[u8]) -> bool {
    find(bytes, sought).is_some()
}

/// The numbers given to an attribute, however it is quoted and spaced.
fn numbers_after<'a>(bytes: &'a [u8], attribute: &'static [u8]) -> impl Iterator<Item = u64> + 'a {
    split(bytes, attribute).skip(1).filter_map(|after| {
        let mut rest = after
            .iter()
            .skip_while(|byte| byte.is_ascii_whitespace() || **byte == b'=')
            .peekable();
        rest.next_if(|byte| matches!(byte, b'"' | b'\''))?;
        let figures = rest.take_while(|byte| byte.is_ascii_digit());
        Some(figures.fold(0, |sum: u64, byte| {
            sum.saturating_mul(10)
                .saturating_add(u64::from(byte - b'0'))
        }))
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::io::Write;

    use super::*;

    #[test]
    fn a_file_that_unpacks_beyond_its_bounds_is_refused() {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Deflated);
        for name in ["xl/workbook.xml", "xl/worksheets/sheet1.xml"] {
            zip.start_file(name, options).unwrap();
            zip.write_all(&[b' '; 600_000]).unwrap();
        }
        let bytes = zip.finish().unwrap().into_inner();
        assert!(bytes.len() < 10_000);
        assert_eq!(within(&bytes, 1_200_000).unwrap(), Zipped::Xlsx);
        assert_eq!(within(&bytes, 1_199_999), Err(Error::SheetTooBig));
    }

    #[test]
    fn attributes_are_read_however_they_are_quoted() {
        let xml = b"<sst uniqueCount=\"12\"/><sst uniqueCount = '99999999999999999999999'/>";
        let found: Vec<u64> = numbers_after(xml, b"uniqueCount").collect();
        assert_eq!(found, [12, u64::MAX]);
    }

    #[test]
    fn empty_ends_of_rows_and_sheets_do_not_count() {
        let row = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>a</text:p></table:table-cell><table:table-cell table:number-columns-repeated=\"16383\"/></table:table-row>";
        let end = "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
        assert_eq!(
            bounded_repeats(format!("{}{end}", row.repeat(1000)).as_bytes()),
            Ok(())
        );
    }

    #[test]
    fn filled_cells_repeated_by_the_million_are_refused() {
        let cells = "<table:table-row><table:table-cell table:number-columns-repeated='16384' office:value='1'/></table:table-row>";
        assert_eq!(
            bounded_repeats(cells.repeat(300).as_bytes()),
            Err(Error::SheetTooBig)
        );
        let rows = "<table:table-row table:number-rows-repeated=\"5000000\"><table:table-cell office:value=\"1\"/></table:table-row>";
        assert_eq!(bounded_repeats(rows.as_bytes()), Err(Error::SheetTooBig));
    }
}
