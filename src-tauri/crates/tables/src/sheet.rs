//! Tables in spreadsheets: every cell as the text a person sees in it.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataRef, ExcelDateTime, Ods, Range, Reader, SheetVisible, Xls, Xlsx};
use csv::StringRecord;

use crate::bounds::{self, Zipped};
use crate::headings::{DEEPEST, Heading, Headings};
use crate::table::{Line, Table};
use crate::{Error, MOST_COLUMNS, MOST_ROWS, Result};

/// Rows above the table that are not counted as too many.
const SLACK: usize = 1000;
/// Texts in all: one long text may be shown by a million cells.
const MOST_TEXT: usize = 128 * 1024 * 1024;
/// Cells, the empty ones between included: 50,000 rows of a hundred columns.
const MOST_CELLS: usize = 5_000_000;
const MINUTES_A_DAY: f64 = 1440.0;

/// How a spreadsheet is packed.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// XLSX or ODS.
    Zipped,
    Xls,
}

/// Reads the first sheet that has the headings.
pub(crate) fn read<C: Heading>(bytes: &[u8], kind: Kind) -> Result<Table<C>> {
    // A file made to make the library panic is a damaged file, not the end of the program.
    let read = catch_unwind(AssertUnwindSafe(|| match kind {
        Kind::Zipped => match bounds::unpack(bytes)? {
            Zipped::Xlsx => xlsx(bytes),
            Zipped::Ods => whole(
                Ods::new(Cursor::new(bytes)).map_err(|_| Error::DamagedSheet)?,
                "ODS",
            ),
        },
        Kind::Xls => {
            bounds::bounded_xls(bytes)?;
            whole(
                Xls::new(Cursor::new(bytes)).map_err(|_| Error::DamagedSheet)?,
                "XLS",
            )
        }
    }));
    read.unwrap_or(Err(Error::DamagedSheet))
}

fn xlsx<C: Heading>(bytes: &[u8]) -> Result<Table<C>> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| Error::DamagedSheet)?;
    let mut answer = Err(Error::NoHeadings(C::NONE_FOUND));
    for name in visible(book.sheets_metadata()) {
        let mut rows = Rows::default();
        // Chart sheets have no cells to read.
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else {
            continue;
        };
        while let Some(cell) = cells.next_cell().map_err(|_| Error::DamagedSheet)? {
            let (row, column) = cell.get_position();
            match cell.get_value() {
                DataRef::Empty => {}
                DataRef::SharedString(text) => rows.put(row, column, text)?,
                DataRef::String(text) => rows.put(row, column, text)?,
                other => rows.put(row, column, &shown(&Data::from(other.clone())))?,
            }
        }
        match table(rows.finish(), "XLSX", &name) {
            Some(table) => return Ok(table),
            None => answer = Err(Error::NoHeadings(C::NONE_FOUND)),
        }
    }
    answer
}

fn whole<'a, C: Heading, R: Reader<Cursor<&'a [u8]>>>(
    mut book: R,
    format: &str,
) -> Result<Table<C>> {
    for name in visible(book.sheets_metadata()) {
        let range: Range<Data> = book
            .worksheet_range(&name)
            .map_err(|_| Error::DamagedSheet)?;
        let (top, left) = range.start().unwrap_or_default();
        let mut rows = Rows::default();
        for (row, column, cell) in range.used_cells() {
            let place = |index: usize, first: u32| {
                u32::try_from(index)
                    .unwrap_or(u32::MAX)
                    .saturating_add(first)
            };
            rows.put(place(row, top), place(column, left), &shown(cell))?;
        }
        if let Some(table) = table(rows.finish(), format, &name) {
            return Ok(table);
        }
    }
    Err(Error::NoHeadings(C::NONE_FOUND))
}

fn visible(sheets: &[calamine::Sheet]) -> Vec<String> {
    sheets
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect()
}

fn table<C: Heading>(mut lines: Vec<Line>, format: &str, sheet: &str) -> Option<Table<C>> {
    let (place, headings) =
        Headings::best(lines.iter().take(DEEPEST).map(|line| line.cells.iter()))?;
    lines.drain(..=place);
    let format = format!("{format}, foglio «{sheet}»");
    Some(Table {
        source: String::new(),
        format,
        headings,
        lines,
    })
}

/// Cells put back into rows, within bounds.
#[derive(Default)]
struct Rows {
    lines: Vec<Line>,
    row: Option<u32>,
    cells: Vec<String>,
    text: usize,
    /// Cells of all the rows together.
    all: usize,
}

impl Rows {
    fn put(&mut self, row: u32, column: u32, text: &str) -> Result<()> {
        if text.trim().is_empty() {
            return Ok(());
        }
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column >= MOST_COLUMNS {
            return Err(Error::SheetTooBig);
        }
        if self.row != Some(row) {
            // Cells come row by row; a file that jumps back was not written by a spreadsheet.
            if self.row.is_some_and(|last| last > row) {
                return Err(Error::DamagedSheet);
            }
            self.close();
            self.row = Some(row);
        }
        self.text += text.len();
        if self.text > MOST_TEXT {
            return Err(Error::SheetTooBig);
        }
        if self.lines.len() > MOST_ROWS + SLACK {
            return Err(Error::TooManyRows);
        }
        if self.cells.len() <= column {
            self.all += column + 1 - self.cells.len();
            if self.all > MOST_CELLS {
                return Err(Error::SheetTooBig);
            }
            self.cells.resize(column + 1, String::new());
        }
        if let Some(cell) = self.cells.get_mut(column) {
            text.clone_into(cell);
        }
        Ok(())
    }

    fn close(&mut self) {
        if let Some(row) = self.row.take() {
            let cells = StringRecord::from(std::mem::take(&mut self.cells));
            self.lines.push(Line {
                number: row.saturating_add(1),
                cells,
                broken: false,
            });
        }
    }

    fn finish(mut self) -> Vec<Line> {
        self.close();
        self.lines
    }
}

/// What a person sees in a cell.
fn shown(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) | Data::DateTimeIso(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number_shown(*number),
        Data::Bool(yes) => if *yes { "VERO" } else { "FALSO" }.to_owned(),
        Data::DateTime(moment) => moment_shown(moment),
        Data::DurationIso(text) => duration_shown(text).unwrap_or_else(|| text.clone()),
    }
}

/// `44`, `1672,5`: what binary fractions add beyond the sixth decimal is not the user's.
fn number_shown(number: f64) -> String {
    let text = format!("{number:.6}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    text.replace('.', ",")
}

fn moment_shown(moment: &ExcelDateTime) -> String {
    let days = moment.as_f64();
    if moment.is_duration() || (0.0..1.0).contains(&days) {
        return clock(days * MINUTES_A_DAY);
    }
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    let date = format!("{day:02}/{month:02}/{year:04}");
    if hour == 0 && minute == 0 {
        date
    } else {
        format!("{date} {hour:02}:{minute:02}")
    }
}

/// `PT44H00M00S`, as ODS writes a length of time.
fn duration_shown(text: &str) -> Option<String> {
    let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
    let minutes = rest.split_once('M').map_or("0", |(minutes, _)| minutes);
    let (hours, minutes): (f64, f64) = (hours.parse().ok()?, minutes.parse().ok()?);
    Some(clock(hours * 60.0 + minutes))
}

fn clock(minutes: f64) -> String {
    // Held well within what a number of minutes can be: a cast of a float saturates.
    let minutes = minutes.round() as i64;
    format!(
        "{:02}:{:02}",
        minutes.div_euclid(60),
        minutes.rem_euclid(60)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta};

    #[test]
    fn numbers_dates_and_times_read_as_a_person_sees_them() {
        assert_eq!(shown(&Data::Float(44.0)), "44");
        assert_eq!(shown(&Data::Float(1672.5)), "1672,5");
        assert_eq!(shown(&Data::Float(151.999_999_999_7)), "152");
        let date = |days| shown(&Data::DateTime(ExcelDateTime::new(days, DateTime, false)));
        assert_eq!(date(44742.0), "30/06/2022");
        assert_eq!(date(44742.5), "30/06/2022 12:00");
        assert_eq!(date(4.0 / 24.0), "04:00");
        let time = ExcelDateTime::new(44.0 / 24.0, TimeDelta, false);
        assert_eq!(shown(&Data::DateTime(time)), "44:00");
        assert_eq!(shown(&Data::DurationIso("PT44H30M00S".into())), "44:30");
    }

    #[test]
    fn a_sheet_of_empty_columns_is_refused_before_it_fills_the_memory() {
        let last = u32::try_from(MOST_COLUMNS - 1).unwrap_or(u32::MAX);
        let mut rows = Rows::default();
        let refused = (0..200_000).find_map(|row| rows.put(row, last, "x").err());
        assert_eq!(refused, Some(Error::SheetTooBig), "{} cells held", rows.all);
        assert!(rows.all <= MOST_CELLS + MOST_COLUMNS);
    }
}
