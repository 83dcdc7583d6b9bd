//! An XLS, looked at record by record before its reader is let loose.
//!
//! The reader believes what a record says of the size of a sheet, holds all sheets at once as full
//! rectangles, and repeats a text for every cell that names it: a few hundred bytes can ask for more
//! memory than there is, and memory that is not there ends the program. So it is never given the file,
//! but a new one with the records it needs, each of them counted.

mod bounds;
pub(crate) mod records;
mod texts;

use std::io::{Cursor, Read as _, Write as _};

use cfb::{CompoundFile, Version};

use self::bounds::Bounds;
use self::records::{
    BEGINNING, BOUND_SHEET, CODE_PAGE, CONTINUE, DATE_MODE, END, FORMAT, FORMULA, LABEL, MERGED,
    NUMBER, PASSWORD, RESULT, RICH_LABEL, Record, Records, SHARED_LABEL, SHORT_NUMBER,
    SHORT_NUMBERS, STYLE, TEXTS, TRUTH,
};
use crate::{Error, MOST_BYTES, Result};

/// Sheets a book may have.
const MOST_SHEETS: usize = 1000;
/// The data of a formula before what it is made of, which nobody here reads.
const FORMULA_HEAD: usize = 20;
/// A formula of one number, in place of whatever it was: three bytes, the number 0.
const NO_FORMULA: [u8; 5] = [3, 0, 0x1E, 0, 0];

/// The stream of records of an XLS.
pub(crate) fn book(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|_| Error::DamagedSheet)?;
    let stream = match file.open_stream("/Workbook") {
        Ok(stream) => stream,
        Err(_) => file.open_stream("/Book").map_err(|_| Error::DamagedSheet)?,
    };
    let mut book = Vec::new();
    stream
        .take(MOST_BYTES as u64)
        .read_to_end(&mut book)
        .map_err(|_| Error::DamagedSheet)?;
    Ok(book)
}

/// The same table as a new XLS that its reader can be given.
///
/// # Errors
/// [`Error::SheetTooBig`], [`Error::DamagedSheet`].
pub(crate) fn rebuilt(bytes: &[u8]) -> Result<Vec<u8>> {
    let old = book(bytes)?;
    let (mut new, sheets, lengths) = globals(&old)?;
    let mut bounds = Bounds::new(old.len(), lengths);
    for sheet in sheets {
        let begins = u32::try_from(new.len()).map_err(|_| Error::SheetTooBig)?;
        let told = new
            .get_mut(sheet.told_at..)
            .and_then(<[u8]>::first_chunk_mut)
            .ok_or(Error::DamagedSheet)?;
        *told = begins.to_le_bytes();
        let from = old.get(sheet.begins..).ok_or(Error::DamagedSheet)?;
        copy_sheet(from, &mut new, &mut bounds)?;
    }
    packed(&new).map_err(|_| Error::DamagedSheet)
}

/// A sheet as the book names it: where it begins, and where the new book is to say so.
struct Sheet {
    begins: usize,
    told_at: usize,
}

/// What stands before the sheets: copied, with the sheets and the size of each text.
fn globals(old: &[u8]) -> Result<(Vec<u8>, Vec<Sheet>, Vec<u32>)> {
    let mut new = Vec::new();
    let mut sheets = Vec::new();
    let mut texts: Vec<&[u8]> = Vec::new();
    let mut in_texts = false;
    for record in (Records { rest: old }) {
        let record = record?;
        match record.kind {
            END => break,
            PASSWORD if record.short(0)? != 0 => return Err(Error::DamagedSheet),
            BOUND_SHEET => {
                let begins = usize::try_from(record.long(0)?).unwrap_or(usize::MAX);
                let told_at = new.len() + 4;
                sheets.push(Sheet { begins, told_at });
            }
            // A second one would be read instead of the first.
            TEXTS if !texts.is_empty() => return Err(Error::DamagedSheet),
            TEXTS => texts = vec![record.data],
            CONTINUE if in_texts => texts.push(record.data),
            BEGINNING | CODE_PAGE | DATE_MODE | FORMAT | STYLE => {}
            _ => {
                in_texts = false;
                continue;
            }
        }
        in_texts = matches!(record.kind, TEXTS | CONTINUE);
        new.extend_from_slice(record.whole);
    }
    if sheets.len() > MOST_SHEETS {
        return Err(Error::SheetTooBig);
    }
    end(&mut new);
    Ok((new, sheets, texts::lengths(&texts)?))
}

/// Copies what the reader needs of a sheet, counting it. What is drawn on it has records of its own,
/// which are left out.
fn copy_sheet(old: &[u8], new: &mut Vec<u8>, bounds: &mut Bounds) -> Result<()> {
    let mut begun = false;
    let mut depth: usize = 0;
    bounds.sheet_begins();
    for record in (Records { rest: old }) {
        let record = record?;
        bounds.walk(record.whole.len())?;
        match record.kind {
            BEGINNING if begun => depth += 1,
            END if depth > 0 => depth -= 1,
            _ if depth > 0 => {}
            END => break,
            BEGINNING => {
                begun = true;
                new.extend_from_slice(record.whole);
            }
            FORMULA => {
                bounds.formula(&record)?;
                copy_formula(&record, new)?;
            }
            NUMBER | LABEL | RICH_LABEL | TRUTH | SHORT_NUMBER | SHARED_LABEL | SHORT_NUMBERS
            | RESULT | MERGED => {
                bounds.cells(&record)?;
                new.extend_from_slice(record.whole);
            }
            _ => {}
        }
    }
    bounds.sheet_ends()?;
    end(new);
    Ok(())
}

/// A formula with its value, without what it is made of.
fn copy_formula(record: &Record<'_>, new: &mut Vec<u8>) -> Result<()> {
    let head = record.data.get(..FORMULA_HEAD).ok_or(Error::DamagedSheet)?;
    let length = u16::try_from(head.len() + NO_FORMULA.len()).map_err(|_| Error::DamagedSheet)?;
    new.extend_from_slice(&FORMULA.to_le_bytes());
    new.extend_from_slice(&length.to_le_bytes());
    new.extend_from_slice(head);
    new.extend_from_slice(&NO_FORMULA);
    Ok(())
}

fn end(book: &mut Vec<u8>) {
    book.extend_from_slice(&END.to_le_bytes());
    book.extend_from_slice(&[0, 0]);
}

/// A stream of records as a file.
fn packed(book: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut file = CompoundFile::create_with_version(Version::V3, Cursor::new(Vec::new()))?;
    let mut stream = file.create_stream("/Workbook")?;
    stream.write_all(book)?;
    stream.flush()?;
    drop(stream);
    file.flush()?;
    Ok(file.into_inner().into_inner())
}

#[cfg(test)]
mod tests;
