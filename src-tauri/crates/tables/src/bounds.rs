//! What a spreadsheet may make us hold in memory, looked at before its reader is let loose.
//!
//! A small file can unpack to gigabytes, or announce in one attribute more cells than there is
//! memory; the reader believes both.

use std::io::{Cursor, Read};

use zip::ZipArchive;

mod ods;

use crate::{Error, Result};

/// Unpacked bytes in all; a table of 200,000 rows takes some 120 MiB.
const MOST_UNPACKED: u64 = 256 * 1024 * 1024;
/// Files inside; a real one has a few tens.
const MOST_ENTRIES: usize = 5_000;
/// Texts a workbook may announce.
const MOST_STRINGS: u64 = 3_000_000;

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
        if name.ends_with(".xml") && is_wide(&content) {
            return Err(Error::DamagedSheet);
        }
        if name.ends_with("workbook.xml") {
            kind = Some(Zipped::Xlsx);
        } else if name.ends_with("workbook.bin") {
            is_binary = true;
        } else if name == "content.xml" {
            kind = kind.or(Some(Zipped::Ods));
            ods::bounded(&content)?;
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

/// Whether a part is written with two or four bytes a letter: no spreadsheet does, and what is looked
/// for in it would not be found.
fn is_wide(content: &[u8]) -> bool {
    let start = content.get(..4).unwrap_or(content);
    start.contains(&0) || start.starts_with(b"\xFF\xFE") || start.starts_with(b"\xFE\xFF")
}

/// The numbers given to an attribute, however it is quoted and spaced; what is no plain number may
/// be any.
fn numbers_after<'a>(bytes: &'a [u8], attribute: &'static [u8]) -> impl Iterator<Item = u64> + 'a {
    split(bytes, attribute).skip(1).filter_map(|after| {
        let mut rest = after
            .iter()
            .skip_while(|byte| byte.is_ascii_whitespace() || **byte == b'=')
            .peekable();
        rest.next_if(|byte| matches!(byte, b'"' | b'\''))?;
        let mut figures = rest.take_while(|byte| byte.is_ascii_digit()).peekable();
        if figures.peek().is_none() {
            return Some(u64::MAX);
        }
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
    fn a_part_of_wide_letters_is_no_part_of_a_spreadsheet() {
        for wide in [&b"<\0?\0"[..], b"\xFF\xFE<\0", b"\xFE\xFF\0<", b"\0\0\0<"] {
            assert!(is_wide(wide));
        }
        assert!(!is_wide(b"\xEF\xBB\xBF<?xml"));
        assert!(!is_wide(b""));
    }

    #[test]
    fn attributes_are_read_however_they_are_quoted() {
        let xml = b"<sst uniqueCount=\"12\"/><sst uniqueCount = '99999999999999999999999'/>";
        let found: Vec<u64> = numbers_after(xml, b"uniqueCount").collect();
        assert_eq!(found, [12, u64::MAX]);
        let xml = b"<sst uniqueCount=\"+5\"/><sst uniqueCount=\"&#53;\"/>";
        let found: Vec<u64> = numbers_after(xml, b"uniqueCount").collect();
        assert_eq!(found, [u64::MAX, u64::MAX]);
    }
}
