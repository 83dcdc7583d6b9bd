//! The spreadsheets in XML that Excel 2003 and many programs write under the name `.xls`.

use chrono::{NaiveDate, NaiveDateTime};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::headings::Heading;
use crate::marks::{Marks, Place, attribute, failed, number};
use crate::rows::Rows;
use crate::sheets::Sheets;
use crate::shown::{clock, iso_shown, number_shown};
use crate::table::Table;
use crate::{Error, Flaw, Result};

/// Whether a text is such a spreadsheet.
pub(crate) fn is_xml_sheet(text: &str) -> bool {
    let head: String = text.chars().take(2048).collect();
    head.contains("urn:schemas-microsoft-com:office:spreadsheet") && head.contains("Workbook")
}

/// Reads the sheet that knows most headings.
pub(crate) fn read<C: Heading>(text: &str) -> Result<Table<C>> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut sheets = Sheets::new("XLS (XML)");
    let mut sheet = Sheet::default();
    loop {
        match reader.read_event().map_err(|_| Error::DamagedSheet)? {
            Event::Start(element) => sheet.start(&element),
            Event::Text(text) => sheet.take(&text),
            Event::CData(text) => sheet.take(&text),
            Event::GeneralRef(entity) => {
                let letter = entity.resolve_char_ref().ok().flatten();
                let named = quick_xml::escape::resolve_xml_entity(&entity);
                match (letter, named) {
                    (Some(letter), _) => sheet.take(letter.encode_utf8(&mut [0; 4])),
                    (None, Some(named)) => sheet.take(named),
                    (None, None) => {}
                }
            }
            Event::End(element) => match element.local_name().as_ref() {
                "Cell" => sheet.cell()?,
                "Row" => sheet.next = (sheet.after, 0),
                "Data" => sheet.in_data = false,
                "Worksheet" => {
                    let Sheet {
                        name,
                        is_hidden,
                        rows,
                        marks,
                        ..
                    } = std::mem::take(&mut sheet);
                    sheets.consider(&name, !is_hidden, rows, || marks)?;
                }
                _ => {}
            },
            Event::Eof => return sheets.finish(),
            _ => {}
        }
    }
}

/// A sheet being read, cell by cell.
#[derive(Default)]
struct Sheet {
    name: String,
    is_hidden: bool,
    rows: Rows,
    marks: Marks,
    next: Place,
    /// The row after this one.
    after: u32,
    across: u32,
    is_formula: bool,
    kind: String,
    in_data: bool,
    text: String,
}

impl Sheet {
    fn start(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "Worksheet" => self.name = attribute(element, "Name").unwrap_or_default(),
            "Row" => {
                let row = number(element, "Index").map_or(self.next.0, |row| row.saturating_sub(1));
                let span = number(element, "Span").unwrap_or(0);
                self.next = (row, 0);
                self.after = row.saturating_add(span).saturating_add(1);
                if attribute(element, "Hidden").is_some_and(|hidden| hidden == "1") {
                    self.marks.hide(row, row);
                }
            }
            "Cell" => {
                if let Some(column) = number(element, "Index") {
                    self.next.1 = column.saturating_sub(1);
                }
                let (row, column) = self.next;
                self.across = number(element, "MergeAcross").unwrap_or(0);
                if let Some(down) = number(element, "MergeDown").filter(|down| *down > 0) {
                    self.marks
                        .merge(self.next, (row.saturating_add(down), column));
                }
                self.is_formula = attribute(element, "Formula").is_some();
                self.kind.clear();
                self.text.clear();
            }
            "Data" => {
                self.kind = attribute(element, "Type").unwrap_or_default();
                self.in_data = true;
            }
            // Said of a sheet among its options.
            "Visible" => self.is_hidden = true,
            _ => {}
        }
    }

    fn take(&mut self, text: &str) {
        if self.in_data {
            self.text.push_str(text);
        }
    }

    fn cell(&mut self) -> Result<()> {
        let text = self.text.trim();
        if self.kind == "Error" {
            self.marks.flaw(self.next, Flaw::Error(failed(text)));
        } else if self.is_formula && text.is_empty() && self.kind != "String" {
            self.marks.flaw(self.next, Flaw::NoResult);
        } else {
            let shown = match self.kind.as_str() {
                "Number" => text.parse().map_or_else(|_| text.to_owned(), number_shown),
                "DateTime" => moment_shown(text),
                "Boolean" => if text == "1" { "VERO" } else { "FALSO" }.to_owned(),
                _ => self.text.clone(),
            };
            self.rows.put(self.next.0, self.next.1, &shown)?;
        }
        self.next.1 = self.next.1.saturating_add(1).saturating_add(self.across);
        Ok(())
    }
}

/// A length of time is written as a moment counted from the last day of 1899.
fn moment_shown(text: &str) -> String {
    let moment = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").ok();
    let start = NaiveDate::from_ymd_opt(1899, 12, 31).and_then(|day| day.and_hms_opt(0, 0, 0));
    match (moment, start) {
        (Some(moment), Some(start)) if moment - start < chrono::TimeDelta::days(366) => {
            clock((moment - start).as_seconds_f64() / 60.0)
        }
        _ => iso_shown(text),
    }
}
