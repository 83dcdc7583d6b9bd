//! The rows that a sheet of an XLS does not show.

use super::MOST;
use crate::xls::book;
use crate::xls::records::{BOUND_SHEET, END, ROW, Records};

const IS_HIDDEN: u16 = 0x0020;

/// The rows of a sheet, the `index`th of the book, that are not shown.
pub(crate) fn hidden(bytes: &[u8], index: usize) -> Vec<(u32, u32)> {
    rows(bytes, index).unwrap_or_default()
}

fn rows(bytes: &[u8], index: usize) -> Option<Vec<(u32, u32)>> {
    let book = book(bytes).ok()?;
    let records = |rest| Records { rest }.map_while(Result::ok);
    let begins = records(&book)
        .take_while(|record| record.kind != END)
        .filter(|record| record.kind == BOUND_SHEET)
        .nth(index)?
        .long(0)
        .ok()?;
    let sheet = book.get(usize::try_from(begins).ok()?..)?;
    let hidden = records(sheet)
        .take_while(|record| record.kind != END)
        .filter(|record| record.kind == ROW)
        .filter_map(|record| {
            let row = u32::from(record.short(0).ok()?);
            let flags = record.short(12).ok()?;
            (flags & IS_HIDDEN != 0).then_some((row, row))
        });
    Some(hidden.take(MOST).collect())
}
