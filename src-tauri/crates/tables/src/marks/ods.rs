//! The marks of a sheet of an ODS.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::{BufRead, BufReader, Cursor};
use zip::ZipArchive;

use super::{Marks, Place, attribute, number};
use crate::Flaw;

/// Reads the marks of a sheet; none when the file says nothing that can be read.
pub(crate) fn read(bytes: &[u8], sheet: &str) -> Marks {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return Marks::default();
    };
    let Ok(content) = archive.by_name("content.xml") else {
        return Marks::default();
    };
    let mut reader = Reader::from_reader(BufReader::new(content));
    reader.config_mut().expand_empty_elements = true;
    let mut table = Table::default();
    table.read(&mut reader, sheet);
    table.marks
}

/// A sheet being read, cell by cell.
#[derive(Default)]
struct Table {
    marks: Marks,
    is_here: bool,
    /// Where the next cell stands.
    next: Place,
    rows: u32,
    is_hidden: bool,
    cell: Option<Cell>,
    /// Notes in cells hold text of their own.
    notes: u32,
    in_text: bool,
}

struct Cell {
    columns: u32,
    is_formula: bool,
    has_value: bool,
    is_error: bool,
    text: String,
}

impl Table {
    fn read<R: BufRead>(&mut self, reader: &mut Reader<R>, sheet: &str) {
        let mut buffer = Vec::new();
        // What cannot be read to its end is refused by the reader of the cells.
        while let Ok(event) = reader.read_event_into(&mut buffer) {
            match event {
                Event::Start(element) => self.start(&element, sheet),
                Event::Text(text) if self.in_text && self.notes == 0 => {
                    if let Some(cell) = &mut self.cell {
                        cell.text.push_str(&text);
                    }
                }
                Event::End(element) => match element.local_name().as_ref() {
                    "table" if self.is_here => return,
                    "table-row" if self.is_here => self.row_ends(),
                    "table-cell" | "covered-table-cell" => self.cell_ends(),
                    "annotation" => self.notes = self.notes.saturating_sub(1),
                    "p" => self.in_text = false,
                    _ => {}
                },
                Event::Eof => return,
                _ => {}
            }
            buffer.clear();
        }
    }

    fn start(&mut self, element: &BytesStart<'_>, sheet: &str) {
        match element.local_name().as_ref() {
            "table" => self.is_here = attribute(element, "name").is_some_and(|name| name == sheet),
            _ if !self.is_here => {}
            "table-row" => {
                self.rows = number(element, "number-rows-repeated").unwrap_or(1);
                self.is_hidden = attribute(element, "visibility")
                    .is_some_and(|shown| shown == "collapse" || shown == "filter");
            }
            "table-cell" | "covered-table-cell" => self.cell_starts(element),
            "annotation" => self.notes += 1,
            "p" => self.in_text = true,
            _ => {}
        }
    }

    fn cell_starts(&mut self, element: &BytesStart<'_>) {
        let span = |name| number(element, name).unwrap_or(1).saturating_sub(1);
        let (down, along) = (span("number-rows-spanned"), span("number-columns-spanned"));
        if down > 0 || along > 0 {
            let (row, column) = self.next;
            self.marks.merge(
                self.next,
                (row.saturating_add(down), column.saturating_add(along)),
            );
        }
        let kinds: Vec<_> = element
            .attributes()
            .with_checks(false)
            .filter_map(Result::ok)
            .filter(|attribute| attribute.key.local_name().as_ref() == "value-type")
            .map(|attribute| attribute.value.into_owned())
            .collect();
        self.cell = Some(Cell {
            columns: number(element, "number-columns-repeated").unwrap_or(1),
            is_formula: attribute(element, "formula").is_some(),
            has_value: !kinds.is_empty(),
            is_error: kinds.iter().any(|kind| kind == "error"),
            text: String::new(),
        });
    }

    fn cell_ends(&mut self) {
        let Some(cell) = self.cell.take() else {
            return;
        };
        // A formula that failed keeps a value, and shows the error.
        let shown = Flaw::of(&cell.text).filter(|flaw| matches!(flaw, Flaw::Error(_)));
        let flaw = if cell.is_error || cell.is_formula && shown.is_some() {
            shown.or(Some(Flaw::Error(cell.text.trim().to_owned())))
        } else if cell.is_formula && !cell.has_value {
            Some(Flaw::NoResult)
        } else {
            None
        };
        if let Some(flaw) = flaw {
            self.marks.flaw(self.next, flaw);
        }
        self.next.1 = self.next.1.saturating_add(cell.columns);
    }

    fn row_ends(&mut self) {
        let after = self.next.0.saturating_add(self.rows);
        if self.is_hidden {
            self.marks.hide(self.next.0, after.saturating_sub(1));
        }
        self.next = (after, 0);
    }
}
