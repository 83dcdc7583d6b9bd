//! The marks of a sheet of an XLSX.

use std::io::{BufRead, BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::{Marks, Place, attribute, number};
use crate::Flaw;

/// Reads the marks of a sheet; none when the file says nothing that can be read.
pub(crate) fn read(bytes: &[u8], sheet: &str) -> Marks {
    marks(bytes, sheet).unwrap_or_default()
}

fn marks(bytes: &[u8], sheet: &str) -> Option<Marks> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let book = part(&mut archive, "xl/workbook.xml")?;
    let mut relation = None;
    let mut uncomputed = false;
    each(&mut reader(book.as_bytes()), |element| {
        match element.local_name().as_ref() {
            "sheet" if attribute(element, "name").is_some_and(|name| name == sheet) => {
                relation = attribute(element, "id");
            }
            // A program that leaves the working out to Excel keeps 0 in every formula.
            "calcPr" => {
                uncomputed = attribute(element, "fullCalcOnLoad")
                    .is_some_and(|full| full == "1" || full == "true");
            }
            _ => {}
        }
    })?;
    let relation = relation?;
    let relations = part(&mut archive, "xl/_rels/workbook.xml.rels")?;
    let mut target = None;
    each(&mut reader(relations.as_bytes()), |element| {
        if element.local_name().as_ref() == "Relationship"
            && attribute(element, "Id").is_some_and(|id| id == relation)
        {
            target = attribute(element, "Target");
        }
    })?;
    let target = target?;
    let path = match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("xl/{target}"),
    };
    let entry = archive.by_name(&path).ok()?;
    let mut sheet = Sheet {
        uncomputed,
        ..Sheet::default()
    };
    sheet.read(&mut reader(BufReader::new(entry)));
    Some(sheet.marks)
}

fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<String> {
    let mut text = String::new();
    archive.by_name(name).ok()?.read_to_string(&mut text).ok()?;
    Some(text)
}

fn reader<R: BufRead>(source: R) -> Reader<R> {
    let mut reader = Reader::from_reader(source);
    reader.config_mut().expand_empty_elements = true;
    reader
}

fn each(reader: &mut Reader<&[u8]>, mut told: impl FnMut(&BytesStart<'_>)) -> Option<()> {
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) => told(&element),
            Event::Eof => return Some(()),
            _ => {}
        }
    }
}

/// A sheet being read, cell by cell.
#[derive(Default)]
struct Sheet {
    marks: Marks,
    uncomputed: bool,
    /// Where the next cell stands that does not say it.
    next: Place,
    place: Place,
    kind: String,
    is_formula: bool,
    in_value: bool,
    value: String,
}

impl Sheet {
    fn read<R: BufRead>(&mut self, reader: &mut Reader<R>) {
        let mut buffer = Vec::new();
        // What cannot be read to its end is refused by the reader of the cells.
        while let Ok(event) = reader.read_event_into(&mut buffer) {
            match event {
                Event::Start(element) => self.start(&element),
                Event::Text(text) if self.in_value => self.value.push_str(&text),
                Event::End(element) => match element.local_name().as_ref() {
                    "v" | "t" => self.in_value = false,
                    "c" => self.cell(),
                    "row" => self.next = (self.next.0.saturating_add(1), 0),
                    _ => {}
                },
                Event::Eof => return,
                _ => {}
            }
            buffer.clear();
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "row" => {
                if let Some(row) = number(element, "r") {
                    self.next = (row.saturating_sub(1), 0);
                }
                if attribute(element, "hidden")
                    .is_some_and(|hidden| hidden == "1" || hidden == "true")
                {
                    self.marks.hide(self.next.0, self.next.0);
                }
            }
            "c" => {
                self.place = attribute(element, "r")
                    .and_then(|reference| place(&reference))
                    .unwrap_or(self.next);
                self.next = (self.place.0, self.place.1.saturating_add(1));
                self.kind = attribute(element, "t").unwrap_or_default();
                self.is_formula = false;
                self.value.clear();
            }
            "f" => self.is_formula = true,
            "v" | "t" => self.in_value = true,
            "mergeCell" => {
                let merged = attribute(element, "ref").and_then(|reference| {
                    let (first, last) = reference.split_once(':')?;
                    Some((place(first)?, place(last)?))
                });
                if let Some((first, last)) = merged {
                    self.marks.merge(first, last);
                }
            }
            _ => {}
        }
    }

    fn cell(&mut self) {
        let value = self.value.trim();
        let flaw = if self.kind == "e" {
            Some(Flaw::Error(in_italian(value)))
        // A formula that answers with no text says so by its type.
        } else if self.is_formula
            && (value.is_empty() && self.kind != "str" || self.uncomputed && value == "0")
        {
            Some(Flaw::NoResult)
        } else {
            None
        };
        if let Some(flaw) = flaw {
            self.marks.flaw(self.place, flaw);
        }
    }
}

/// `B7`, also as `$B$7`.
fn place(reference: &str) -> Option<Place> {
    let reference = reference.replace('$', "");
    let figures = reference.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, row) = reference.split_at_checked(figures)?;
    let column = letters.bytes().try_fold(0_u32, |sum, letter| {
        let letter = letter.to_ascii_uppercase();
        let worth = u32::from(letter.checked_sub(b'A')?) + 1;
        sum.checked_mul(26)?.checked_add(worth)
    })?;
    Some((
        row.parse::<u32>().ok()?.checked_sub(1)?,
        column.checked_sub(1)?,
    ))
}

/// As Excel shows it in Italian: files keep the English name.
pub(crate) fn in_italian(error: &str) -> String {
    match error {
        "#N/A" => "#N/D",
        "#VALUE!" => "#VALORE!",
        "#REF!" => "#RIF!",
        "#NAME?" => "#NOME?",
        "#NULL!" => "#NULLO!",
        "#SPILL!" => "#ESPANSIONE!",
        "" => "#ERRORE!",
        known => known,
    }
    .to_owned()
}
