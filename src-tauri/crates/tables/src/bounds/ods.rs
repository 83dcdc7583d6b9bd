//! What the content of an ODS would have its reader hold: its cells and texts with their repetitions,
//! and the area they reach over.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::{Error, Result};

/// Cells that repeated columns or rows may stand for, and cells of the areas of all sheets together.
const MOST_CELLS: u64 = 4_000_000;
/// Bytes of what cells say, each as often as it is repeated.
const MOST_TEXT: u64 = 256 * 1024 * 1024;
/// Columns of a sheet: what is repeated beyond them is dropped by the reader.
const COLUMNS: u64 = 16_384;

/// Refuses a content that its reader would unfold into more than memory should hold. Empty cells to
/// the end of a row, and empty rows to the end of a sheet, are announced by the million and never
/// stored: everything else that is repeated counts.
pub(super) fn bounded(content: &[u8]) -> Result<()> {
    let mut reader = Reader::from_reader(content);
    reader.config_mut().expand_empty_elements = true;
    let mut sheets = Sheets::default();
    let mut cell_begins = 0;
    let mut buffer = Vec::new();
    loop {
        let before = reader.buffer_position();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => match element.name().as_ref() {
                "table:table" => sheets.sheet_ends()?,
                "table:table-row" => {
                    sheets.rows = repeated(&element, "table:number-rows-repeated")?;
                }
                "table:table-cell" | "table:covered-table-cell" => {
                    sheets.columns = repeated(&element, "table:number-columns-repeated")?;
                    sheets.is_filled = says_something(&element)?;
                    cell_begins = before;
                }
                _ => {}
            },
            Ok(Event::End(element)) => match element.name().as_ref() {
                "table:table-cell" | "table:covered-table-cell" => {
                    sheets.cell_ends(reader.buffer_position().saturating_sub(cell_begins))?;
                }
                "table:table-row" => sheets.row_ends()?,
                _ => {}
            },
            Ok(Event::Eof) => break,
            // The reader of the cells says so too, of whatever it reaches.
            Err(_) => return Err(Error::DamagedSheet),
            Ok(_) => {}
        }
        buffer.clear();
    }
    sheets.sheet_ends()
}

/// How often an element is repeated: only plain figures are written by spreadsheets.
fn repeated(element: &BytesStart<'_>, attribute: &str) -> Result<u64> {
    let mut most = 1;
    for found in element.attributes().with_checks(false) {
        let found = found.map_err(|_| Error::DamagedSheet)?;
        if found.key.as_ref() != attribute {
            continue;
        }
        let value: &str = &found.value;
        if value.is_empty() || !value.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Error::DamagedSheet);
        }
        most = most.max(value.parse().unwrap_or(u64::MAX));
    }
    Ok(most)
}

/// Whether a cell may hold a value or a formula, by its attributes.
fn says_something(element: &BytesStart<'_>) -> Result<bool> {
    for found in element.attributes().with_checks(false) {
        let found = found.map_err(|_| Error::DamagedSheet)?;
        let key: &str = found.key.as_ref();
        if key.starts_with("office:") || key.starts_with("calcext:") || key == "table:formula" {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What has been counted so far.
#[derive(Default)]
struct Sheets {
    /// Of the row being read: how often it is repeated, its cells up to the last filled one, the empty
    /// ones after it.
    rows: u64,
    width: u64,
    waiting: u64,
    /// Of the cell being read.
    columns: u64,
    is_filled: bool,
    /// Of the sheet being read: rows up to the last filled one, the empty ones after it, the widest.
    height: u64,
    empty: u64,
    widest: u64,
    /// Of all sheets.
    cells: u64,
    area: u64,
    text: u64,
}

impl Sheets {
    fn cell_ends(&mut self, bytes: u64) -> Result<()> {
        if !self.is_filled {
            self.waiting = self.waiting.saturating_add(self.columns);
            return Ok(());
        }
        let columns = self.columns.min(COLUMNS);
        self.width = self
            .width
            .saturating_add(self.waiting)
            .saturating_add(self.columns)
            .min(COLUMNS);
        self.waiting = 0;
        let times = columns.saturating_mul(self.rows);
        self.text = self.text.saturating_add(bytes.saturating_mul(times));
        within(self.text, MOST_TEXT)
    }

    fn row_ends(&mut self) -> Result<()> {
        if self.width == 0 {
            self.empty = self.empty.saturating_add(self.rows);
        } else {
            // Empty rows before the first filled one are not stored.
            if self.height > 0 {
                self.height = self.height.saturating_add(self.empty);
            }
            self.empty = 0;
            self.height = self.height.saturating_add(self.rows);
            self.widest = self.widest.max(self.width);
            let cells = self.width.saturating_mul(self.rows);
            self.cells = self.cells.saturating_add(cells);
        }
        (self.width, self.waiting) = (0, 0);
        within(self.cells, MOST_CELLS)
    }

    fn sheet_ends(&mut self) -> Result<()> {
        let area = self.height.saturating_mul(self.widest);
        self.area = self.area.saturating_add(area);
        (self.height, self.empty, self.widest) = (0, 0, 0);
        within(self.area, MOST_CELLS)
    }
}

fn within(found: u64, most: u64) -> Result<()> {
    if found > most {
        return Err(Error::SheetTooBig);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const CELL: &str = "<table:table-cell office:value=\"1\"/>";

    fn sheet(rows: &str) -> Result<()> {
        bounded(format!("<table:table>{rows}</table:table>").as_bytes())
    }

    fn row(cells: &str) -> String {
        format!("<table:table-row>{cells}</table:table-row>")
    }

    #[test]
    fn empty_ends_of_rows_and_sheets_do_not_count() {
        let full = row(&format!(
            "{CELL}<table:table-cell table:number-columns-repeated=\"16383\"/>"
        ));
        let end = "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
        assert_eq!(sheet(&format!("{}{end}", full.repeat(1000))), Ok(()));
        assert_eq!(sheet(&format!("{end}{}", full.repeat(1000))), Ok(()));
    }

    #[test]
    fn filled_cells_repeated_by_the_million_are_refused() {
        let wide =
            row("<table:table-cell table:number-columns-repeated='16384' office:value='1'/>");
        assert_eq!(sheet(&wide.repeat(300)), Err(Error::SheetTooBig));
        let rows = "<table:table-row table:number-rows-repeated=\"5000000\"><table:table-cell office:value=\"1\"/></table:table-row>";
        assert_eq!(sheet(rows), Err(Error::SheetTooBig));
    }

    #[test]
    fn a_few_cells_far_from_each_other_are_refused() {
        let far = row(&format!(
            "<table:table-cell table:number-columns-repeated=\"16383\"/>{CELL}"
        ));
        let near = row(CELL);
        assert_eq!(
            sheet(&format!("{far}{}", near.repeat(300))),
            Err(Error::SheetTooBig)
        );
        let gap = "<table:table-row table:number-rows-repeated=\"900000\"><table:table-cell/></table:table-row>";
        let six = row(&CELL.repeat(6));
        assert_eq!(sheet(&format!("{six}{gap}{near}")), Err(Error::SheetTooBig));
        // Each sheet is held at once: twenty with two corners are as bad as one.
        let corners = format!("{far}{}", near.repeat(20));
        let twenty = format!("<table:table>{corners}</table:table>").repeat(20);
        assert_eq!(bounded(twenty.as_bytes()), Err(Error::SheetTooBig));
    }

    #[test]
    fn a_long_text_repeated_over_a_row_is_refused() {
        let text = "a".repeat(100_000);
        let rows = row(&format!(
            "<table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        ));
        assert_eq!(sheet(&rows), Err(Error::SheetTooBig));
    }

    #[test]
    fn a_number_written_so_as_not_to_be_found_is_refused() {
        for number in ["+5000000", "&#53;000000", "", " 5000000"] {
            let rows = format!(
                "<table:table-row table:number-rows-repeated=\"{number}\">{CELL}</table:table-row>"
            );
            assert_eq!(sheet(&rows), Err(Error::DamagedSheet), "{number}");
        }
        let hidden = "<table:table-row table:number-rows-repeated='5000000'><table:table-cell office:value-type='string'><text:p><![CDATA[<table:table-row>]]></text:p></table:table-cell></table:table-row>";
        assert_eq!(sheet(hidden), Err(Error::SheetTooBig));
    }
}
