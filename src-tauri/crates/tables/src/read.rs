//! Bytes or pasted text to a table, whatever they turn out to be.

use crate::table::Table;
use crate::{Error, Heading, MOST_BYTES, Result, encoding, page, sheet, text, xml_sheet};

/// Reads a file: CSV, XLSX, ODS, XLS or a web page, told apart by what is in it and not by its name.
///
/// # Errors
/// Why it cannot be read, and what to do.
pub fn read<C: Heading>(bytes: &[u8], name: &str) -> Result<Table<C>> {
    if bytes.len() > MOST_BYTES {
        return Err(Error::FileTooBig);
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Error::EmptyFile);
    }
    let table = match kind(bytes) {
        Kind::Spreadsheet(kind) => sheet::read(bytes, kind)?,
        Kind::Text => written(bytes)?,
        Kind::Other(what) => return Err(Error::OtherKind(what)),
    };
    let source = name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned();
    finish(table, source)
}

/// Reads a table copied in the browser or in a spreadsheet and pasted as text.
///
/// # Errors
/// Why it cannot be read, and what to do.
pub fn read_pasted<C: Heading>(text: &str) -> Result<Table<C>> {
    if text.len() > MOST_BYTES {
        return Err(Error::TextTooBig);
    }
    if text.trim().is_empty() {
        return Err(Error::EmptyText);
    }
    finish(text::read_pasted(text)?, "testo incollato".into())
}

/// Reads what is written as text, whatever it is named.
fn written<C: Heading>(bytes: &[u8]) -> Result<Table<C>> {
    let (text, encoding) = match page::encoding(bytes) {
        Some(told) => encoding::named(told, bytes),
        None => encoding::decode(bytes),
    };
    if xml_sheet::is_xml_sheet(&text) {
        xml_sheet::read(&text)
    } else if page::is_page(&text) {
        page::read(&text)
    } else {
        text::read(&text, encoding)
    }
}

fn finish<C: Heading>(mut table: Table<C>, source: String) -> Result<Table<C>> {
    table.headings.check()?;
    table.source = source;
    let columns: Vec<usize> = table.headings.places().collect();
    for line in &mut table.lines {
        line.look_at(&columns);
    }
    table.lines.retain(|line| !line.is_blank());
    table.check_length()?;
    Ok(table)
}

enum Kind {
    Spreadsheet(sheet::Kind),
    Text,
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
    Kind::Text
}
