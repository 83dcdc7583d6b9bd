//! Tables in spreadsheets: the sheet with the headings, every cell as the text a person sees in it.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataRef, Dimensions, Ods, Range, Reader, SheetVisible, Xls, Xlsx, XlsxError};

use crate::bounds::{self, Zipped};
use crate::headings::{DEEPEST, Heading};
use crate::marks::{self, Marks};
use crate::rows::Rows;
use crate::sheets::Sheets;
use crate::shown::shown;
use crate::table::Table;
use crate::{Error, Flaw, Result, xls};

/// How a spreadsheet is packed.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// XLSX or ODS.
    Zipped,
    Xls,
}

/// Reads the sheet that knows most headings; the first of equals.
pub(crate) fn read<C: Heading>(bytes: &[u8], kind: Kind) -> Result<Table<C>> {
    // A file made to make the library panic is a damaged file, not the end of the program.
    let read = catch_unwind(AssertUnwindSafe(|| match kind {
        Kind::Zipped => match bounds::unpack(bytes)? {
            Zipped::Xlsx => xlsx(bytes),
            Zipped::Ods => {
                let book = Ods::new(Cursor::new(bytes)).map_err(|_| Error::DamagedSheet)?;
                whole(book, "ODS", |_, name, _| marks::ods(bytes, name))
            }
        },
        Kind::Xls => {
            let new = xls::rebuilt(bytes)?;
            let book = Xls::new(Cursor::new(new.as_slice())).map_err(|_| Error::DamagedSheet)?;
            whole(book, "XLS", |book: &Xls<_>, name, index| Marks {
                hidden: marks::xls_hidden(bytes, index),
                merged: merged(book.merge_cells_by_sheet_name(name).unwrap_or_default()),
                flaws: Vec::new(),
            })
        }
    }));
    read.unwrap_or(Err(Error::DamagedSheet))
}

fn xlsx<C: Heading>(bytes: &[u8]) -> Result<Table<C>> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| Error::DamagedSheet)?;
    let mut sheets = Sheets::new("XLSX");
    for sheet in book.sheets_metadata().to_owned() {
        // Chart sheets have no cells to read.
        let Ok(mut cells) = book.worksheet_cells_reader(&sheet.name) else {
            continue;
        };
        let is_shown = sheet.visible == SheetVisible::Visible;
        let mut rows = Rows::default();
        loop {
            let cell = match cells.next_cell() {
                Ok(Some(cell)) => cell,
                Ok(None) => break,
                // An error newer than the library: noted among the marks.
                Err(XlsxError::CellError(_)) => continue,
                Err(_) => return Err(Error::DamagedSheet),
            };
            let (row, column) = cell.get_position();
            match cell.get_value() {
                DataRef::Empty => {}
                DataRef::SharedString(text) => rows.put(row, column, text)?,
                DataRef::String(text) => rows.put(row, column, text)?,
                other => rows.put(row, column, &shown(&Data::from(other.clone())))?,
            }
            if !is_shown && rows.len() > DEEPEST {
                break;
            }
        }
        sheets.consider(&sheet.name, is_shown, rows, || {
            marks::xlsx(bytes, &sheet.name)
        })?;
    }
    sheets.finish()
}

fn whole<'a, C: Heading, R: Reader<Cursor<&'a [u8]>>>(
    mut book: R,
    format: &'static str,
    marks: impl Fn(&R, &str, usize) -> Marks,
) -> Result<Table<C>> {
    let mut sheets = Sheets::new(format);
    for (index, sheet) in book.sheets_metadata().to_owned().into_iter().enumerate() {
        let range: Range<Data> = book
            .worksheet_range(&sheet.name)
            .map_err(|_| Error::DamagedSheet)?;
        let (top, left) = range.start().unwrap_or_default();
        let mut rows = Rows::default();
        let mut errors = Vec::new();
        for (row, column, cell) in range.used_cells() {
            let place = |index: usize, first: u32| {
                u32::try_from(index)
                    .unwrap_or(u32::MAX)
                    .saturating_add(first)
            };
            let (row, column) = (place(row, top), place(column, left));
            if let Data::Error(error) = cell {
                errors.push((
                    (row, column),
                    Flaw::Error(marks::failed(&error.to_string())),
                ));
            }
            rows.put(row, column, &shown(cell))?;
        }
        let is_shown = sheet.visible == SheetVisible::Visible;
        sheets.consider(&sheet.name, is_shown, rows, || {
            let mut marks = marks(&book, &sheet.name, index);
            marks.flaws.append(&mut errors);
            marks
        })?;
    }
    sheets.finish()
}

fn merged(regions: Vec<Dimensions>) -> Vec<(marks::Place, marks::Place)> {
    let regions = regions.into_iter();
    regions.map(|region| (region.start, region.end)).collect()
}
