//! A table as read: its columns known, its rows with their place in the file.

use std::borrow::Cow;

use csv::StringRecord;

use super::headings::{Column, Heading, Headings};
use super::{MOST_BYTES, MOST_ROWS, sheet, text};
use crate::{Error, Result};

/// A table, not yet understood.
#[derive(Clone, Debug)]
pub struct Table<C: Heading = Column> {
    /// Name of the file, or `testo incollato`.
    pub(super) source: String,
    /// How it was written, in a user's words.
    pub(super) format: String,
    pub(super) headings: Headings<C>,
    pub(super) lines: Vec<Line>,
}

/// One row of the table.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Row in the file, from 1.
    pub number: u32,
    /// Its cells as they stand.
    pub cells: StringRecord,
    /// A quote in it does not close where it should.
    pub broken: bool,
}

/// Reads a file with a table of requests: CSV, XLSX, ODS or XLS, told apart by what is in it and not
/// by its name.
///
/// # Errors
/// `IMPORT_EMPTY`, `IMPORT_TOO_BIG`, `IMPORT_NOT_A_TABLE`, `IMPORT_BROKEN`,
/// `IMPORT_NO_HEADINGS`, `IMPORT_COLUMNS`; each says what to do.
pub fn read(bytes: &[u8], name: &str) -> Result<Table> {
    as_the_portal_writes(file(bytes, name)?)
}

/// Reads a table of requests copied in the browser or in a spreadsheet and pasted as text.
///
/// # Errors
/// As [`read`].
pub fn pasted(text: &str) -> Result<Table> {
    as_the_portal_writes(clipboard(text)?)
}

/// Reads a file with any table.
pub(super) fn file<C: Heading>(bytes: &[u8], name: &str) -> Result<Table<C>> {
    if bytes.len() > MOST_BYTES {
        return Err(Error::refused(
            "IMPORT_TOO_BIG",
            "Il file supera i 64 MB: non può essere una tabella da importare.",
        ));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(empty("Il file è vuoto."));
    }
    let table = match kind(bytes) {
        Kind::Spreadsheet(kind) => sheet::read(bytes, kind)?,
        Kind::Text => text::read(bytes)?,
        Kind::WebPage => {
            return Err(not_a_table(
                "Il file è una pagina web salvata: aprila nel browser, seleziona la tabella, copiala e incollala qui.",
            ));
        }
        Kind::Other(what) => {
            return Err(not_a_table(format!(
                "Il file è {what}, non una tabella: servono un CSV o un foglio di calcolo (XLSX, ODS, XLS)."
            )));
        }
    };
    let source = name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned();
    finish(table, source)
}

/// Reads any table pasted as text.
pub(super) fn clipboard<C: Heading>(text: &str) -> Result<Table<C>> {
    if text.len() > MOST_BYTES {
        return Err(Error::refused(
            "IMPORT_TOO_BIG",
            "Il testo incollato supera i 64 MB.",
        ));
    }
    if text.trim().is_empty() {
        return Err(empty(
            "Non c’è testo da leggere: copia la tabella, con le intestazioni, e incollala.",
        ));
    }
    finish(text::pasted(text)?, "testo incollato".into())
}

fn finish<C: Heading>(mut table: Table<C>, source: String) -> Result<Table<C>> {
    table.headings.check()?;
    table.source = source;
    table.lines.retain(|line| !is_blank(line));
    checked_length(table)
}

/// What only the portal's pages bring along is taken away.
fn as_the_portal_writes(mut table: Table) -> Result<Table> {
    table
        .lines
        .retain(|line| !is_furniture(line, &table.headings));
    for line in &mut table.lines {
        realign(line, &table.headings);
    }
    checked_length(table)
}

fn checked_length<C: Heading>(table: Table<C>) -> Result<Table<C>> {
    if table.lines.len() > MOST_ROWS {
        return Err(too_many_rows());
    }
    if table.lines.is_empty() {
        return Err(empty(
            "La tabella ha le intestazioni ma nessuna riga sotto.",
        ));
    }
    Ok(table)
}

fn is_blank(line: &Line) -> bool {
    line.cells.iter().all(|cell| cell.trim().is_empty())
}

/// What a browser copies along with the table: its counter, and the headings of each page.
fn is_furniture(line: &Line, headings: &Headings<Column>) -> bool {
    let mut filled = line.cells.iter().filter(|cell| !cell.trim().is_empty());
    let first = filled.next().unwrap_or_default().trim_start();
    if filled.next().is_none() {
        return first.starts_with("Record trovati");
    }
    headings
        .place(Column::Opal)
        .and_then(|place| line.cells.get(place))
        .is_some_and(|cell| cell.trim().eq_ignore_ascii_case(Column::Opal.label()))
}

/// A browser leaves out the cells that a request's first row spans over the rows below: such a
/// row is short, and its expense stands where another column should.
fn realign(line: &mut Line, headings: &Headings<Column>) {
    let Some(place) = headings.place(Column::Expense) else {
        return;
    };
    let Some(short) = headings
        .width
        .checked_sub(line.cells.len())
        .filter(|short| *short > 0)
    else {
        return;
    };
    let is_expense = |place: usize| {
        line.cells
            .get(place)
            .is_some_and(|cell| cell.trim_start().as_bytes().get(2) == Some(&b'-'))
    };
    if line.broken || is_expense(place) || !place.checked_sub(short).is_some_and(is_expense) {
        return;
    }
    line.cells = std::iter::repeat_n("", short)
        .chain(line.cells.iter())
        .collect();
}

impl Line {
    /// The cell under a column, cleaned; empty when there is none.
    pub fn get<C: Heading>(&self, headings: &Headings<C>, column: C) -> Cow<'_, str> {
        headings
            .place(column)
            .and_then(|place| self.cells.get(place))
            .map(clean)
            .unwrap_or_default()
    }
}

/// A cell on one line, without what cannot be seen.
pub(super) fn clean(cell: &str) -> Cow<'_, str> {
    let trimmed = cell.trim();
    let plain = trimmed.bytes().all(|byte| (b' '..0x7F).contains(&byte));
    if plain && !trimmed.contains("  ") {
        return Cow::Borrowed(trimmed);
    }
    let visible: String = trimmed
        .chars()
        .filter(|letter| !is_invisible(*letter))
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    Cow::Owned(visible.split_whitespace().collect::<Vec<_>>().join(" "))
}

const fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

enum Kind {
    Spreadsheet(sheet::Kind),
    Text,
    WebPage,
    Other(&'static str),
}

fn kind(bytes: &[u8]) -> Kind {
    const SIGNATURES: [(&[u8], &str); 8] = [
        (b"%PDF", "un PDF"),
        (b"\x89PNG", "un’immagine"),
        (b"\xFF\xD8\xFF", "un’immagine"),
        (b"GIF8", "un’immagine"),
        (b"{\\rtf", "un documento di testo"),
        (b"\x1F\x8B", "un archivio compresso"),
        (b"Rar!", "un archivio compresso"),
        (b"7z\xBC\xAF", "un archivio compresso"),
    ];
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Kind::Spreadsheet(sheet::Kind::Zipped);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Kind::Spreadsheet(sheet::Kind::Xls);
    }
    if let Some((_, what)) = SIGNATURES
        .iter()
        .find(|(start, _)| bytes.starts_with(start))
    {
        return Kind::Other(what);
    }
    let head = bytes
        .get(..bytes.len().min(1024))
        .unwrap_or_default()
        .to_ascii_lowercase();
    let holds = |tag: &[u8]| head.windows(tag.len()).any(|window| window == tag);
    if [&b"<html"[..], b"<table", b"<!doctype html"]
        .into_iter()
        .any(holds)
    {
        return Kind::WebPage;
    }
    Kind::Text
}

pub(super) fn empty(message: &str) -> Error {
    Error::refused("IMPORT_EMPTY", message)
}

pub(super) fn not_a_table(message: impl Into<String>) -> Error {
    Error::refused("IMPORT_NOT_A_TABLE", message)
}

pub(super) fn too_many_rows() -> Error {
    Error::refused(
        "IMPORT_TOO_BIG",
        "La tabella ha più di 200.000 righe: dividila in più file e importali uno alla volta.",
    )
}
