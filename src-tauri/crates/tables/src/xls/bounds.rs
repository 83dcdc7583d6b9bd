//! How much the records of an XLS would have their reader hold.

use super::records::{MERGED, RESULT, Record, SHARED_LABEL, SHORT_NUMBERS, short};
use crate::{Error, Result};

/// Cells, and those of the rectangles they reach over, of all sheets together.
const MOST_CELLS: u64 = 5_000_000;
/// Bytes of what cells say, each text as often as it is named.
const MOST_TEXT: u64 = 256 * 1024 * 1024;
/// Regions of merged cells.
const MOST_MERGED: u64 = 200_000;
/// Columns of a sheet of an XLS.
const COLUMNS: u16 = 256;

/// What has been counted so far.
pub(super) struct Bounds {
    /// Bytes of records that may still be walked over: sheets do not share them.
    left: usize,
    /// The size of each text of the book.
    lengths: Vec<u32>,
    cells: u64,
    area: u64,
    text: u64,
    merged: u64,
    /// Where the cells of this sheet stand, and where its last formula does.
    reach: Option<Reach>,
    has_formulas: bool,
    formula: (u16, u16),
}

#[derive(Clone, Copy)]
struct Reach {
    top: u16,
    bottom: u16,
    left: u16,
    right: u16,
}

impl Bounds {
    /// Of a book of so many bytes, whose texts are so long.
    pub fn new(bytes: usize, lengths: Vec<u32>) -> Self {
        Self {
            left: bytes,
            lengths,
            cells: 0,
            area: 0,
            text: 0,
            merged: 0,
            reach: None,
            has_formulas: false,
            formula: (0, 0),
        }
    }

    pub fn sheet_begins(&mut self) {
        self.reach = None;
        self.has_formulas = false;
        self.formula = (0, 0);
    }

    /// Goes past a record of a sheet.
    pub fn walk(&mut self, bytes: usize) -> Result<()> {
        self.left = self.left.checked_sub(bytes).ok_or(Error::DamagedSheet)?;
        Ok(())
    }

    /// Counts a formula with its value.
    pub fn formula(&mut self, record: &Record<'_>) -> Result<()> {
        self.formula = (record.short(0)?, record.short(2)?);
        self.has_formulas = true;
        self.put(self.formula, self.formula.1)
    }

    /// Counts the cells of a record, or the regions it merges.
    pub fn cells(&mut self, record: &Record<'_>) -> Result<()> {
        match record.kind {
            MERGED => {
                self.merged += u64::from(record.short(0)?);
                return within(self.merged, MOST_MERGED);
            }
            // The text that the formula before it gave.
            RESULT => {
                self.says(record.data.len())?;
                return self.put(self.formula, self.formula.1);
            }
            _ => {}
        }
        let place = (record.short(0)?, record.short(2)?);
        let last = match record.kind {
            SHORT_NUMBERS => short(record.data, record.data.len().saturating_sub(2))?,
            _ => place.1,
        };
        if record.kind == SHARED_LABEL {
            let text = usize::try_from(record.long(6)?).unwrap_or(usize::MAX);
            let length = self.lengths.get(text).copied().unwrap_or_default();
            self.says(usize::try_from(length).unwrap_or(usize::MAX))?;
        } else {
            self.says(record.data.len())?;
        }
        self.put(place, last)
    }

    fn says(&mut self, bytes: usize) -> Result<()> {
        self.text = self.text.saturating_add(bytes as u64);
        within(self.text, MOST_TEXT)
    }

    fn put(&mut self, (row, column): (u16, u16), last: u16) -> Result<()> {
        if column > last || last >= COLUMNS {
            return Err(Error::DamagedSheet);
        }
        self.cells += u64::from(last - column) + 1;
        let reach = self.reach.get_or_insert(Reach {
            top: row,
            bottom: row,
            left: column,
            right: last,
        });
        reach.top = reach.top.min(row);
        reach.bottom = reach.bottom.max(row);
        reach.left = reach.left.min(column);
        reach.right = reach.right.max(last);
        within(self.cells, MOST_CELLS)
    }

    /// Counts the rectangle of a sheet, twice when its formulas have one too.
    pub fn sheet_ends(&mut self) -> Result<()> {
        if let Some(reach) = self.reach.take() {
            let rows = u64::from(reach.bottom - reach.top) + 1;
            let columns = u64::from(reach.right - reach.left) + 1;
            let times = if self.has_formulas { 2 } else { 1 };
            self.area += rows * columns * times;
        }
        within(self.area, MOST_CELLS)
    }
}

fn within(found: u64, most: u64) -> Result<()> {
    if found > most {
        return Err(Error::SheetTooBig);
    }
    Ok(())
}
