//! Tables written as text: the separator found out, the rows parted.

use csv::{ReaderBuilder, StringRecord};

use crate::headings::{DEEPEST, Heading, Headings};
use crate::table::{Line, Table};
use crate::{Error, MOST_COLUMNS, MOST_ROWS, Result};

/// As much of the text as the headings are looked for in.
const HEAD: usize = 64 * 1024;
/// Rows above the table that are not counted as too many.
const SLACK: usize = 1000;

/// Reads a text file, written in `encoding`.
pub(crate) fn read<C: Heading>(text: &str, encoding: &str) -> Result<Table<C>> {
    let (mut table, separator) = table(text)?;
    table.format = format!("CSV con {}, {encoding}", separator.name());
    Ok(table)
}

/// Reads pasted text.
pub(crate) fn read_pasted<C: Heading>(text: &str) -> Result<Table<C>> {
    let (mut table, separator) = table(text)?;
    table.format = format!("tabella con {}", separator.name());
    Ok(table)
}

/// What parts the cells of a row.
#[derive(Clone, Copy, Debug)]
enum Separator {
    Semicolon,
    Tab,
    Comma,
    Bar,
}

impl Separator {
    const fn byte(self) -> u8 {
        match self {
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Comma => b',',
            Self::Bar => b'|',
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Semicolon => "«;»",
            Self::Tab => "tabulazioni",
            Self::Comma => "«,»",
            Self::Bar => "«|»",
        }
    }
}

fn table<C: Heading>(text: &str) -> Result<(Table<C>, Separator)> {
    if is_binary(text) {
        return Err(Error::Binary);
    }
    let text = with_newlines(text);
    let cut = (0..=HEAD.min(text.len()))
        .rev()
        .find(|place| text.is_char_boundary(*place));
    let head = text.get(..cut.unwrap_or_default()).unwrap_or_default();
    let (separator, place, headings) = [
        Separator::Semicolon,
        Separator::Tab,
        Separator::Comma,
        Separator::Bar,
    ]
    .into_iter()
    .filter_map(|separator| {
        let (place, headings) = headings(head, separator)?;
        Some((separator, place, headings))
    })
    .reduce(|best, next| {
        if next.2.known() > best.2.known() {
            next
        } else {
            best
        }
    })
    .ok_or(Error::NoHeadings(C::NONE_FOUND))?;
    let lines = lines(&text, separator, place, headings.width)?;
    Ok((
        Table {
            source: String::new(),
            format: String::new(),
            headings,
            lines,
            notices: Vec::new(),
            with_hidden: false,
        },
        separator,
    ))
}

/// A text has no NUL, and hardly any other control character.
fn is_binary(text: &str) -> bool {
    let odd = text
        .chars()
        .filter(|letter| letter.is_control() && !matches!(letter, '\t'..='\r'))
        .count();
    text.contains('\0') || odd.saturating_mul(100) > text.len()
}

/// Rows may end as on old Macs, which the parser of CSV counts no lines for.
fn with_newlines(text: &str) -> std::borrow::Cow<'_, str> {
    if text.contains('\r') && !text.contains('\n') {
        text.replace('\r', "\n").into()
    } else {
        text.into()
    }
}

fn parser(text: &str, separator: Separator) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(separator.byte())
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

fn headings<C: Heading>(head: &str, separator: Separator) -> Option<(usize, Headings<C>)> {
    let rows: Vec<StringRecord> = parser(head, separator)
        .into_records()
        .take(DEEPEST)
        .filter_map(std::result::Result::ok)
        .collect();
    Headings::best(rows.iter())
}

fn lines(text: &str, separator: Separator, above: usize, width: usize) -> Result<Vec<Line>> {
    let mark = char::from(separator.byte());
    if text
        .lines()
        .any(|line| line.matches(mark).count() > MOST_COLUMNS)
    {
        return Err(Error::TooManyColumns);
    }
    let mut parser = parser(text, separator);
    let mut lines = Vec::new();
    let mut record = StringRecord::new();
    // Newlines inside cells: a spreadsheet counts such a row once.
    let mut inner = 0;
    let mut index = 0;
    // Text in memory with rows of any length: nothing here can go wrong.
    while parser
        .read_record(&mut record)
        .map_err(|error| Error::Parser(error.to_string()))?
    {
        let (start, line) = record
            .position()
            .map_or((0, 1), |place| (place.byte(), place.line()));
        let end = usize::try_from(parser.position().byte())
            .unwrap_or(usize::MAX)
            .min(text.len());
        let raw = text
            .get(usize::try_from(start).unwrap_or(usize::MAX)..end)
            .unwrap_or_default();
        let blank = raw.len() - raw.trim_start_matches(['\r', '\n']).len();
        let skipped = newlines(raw.get(..blank).unwrap_or_default());
        let within = record.iter().map(newlines).sum::<u64>();
        let number = u32::try_from(line + skipped - inner).unwrap_or(u32::MAX);
        inner += within;
        if within > 0 && raw.matches('"').count() % 2 == 1 {
            return Err(Error::OpenQuote(number));
        }
        index += 1;
        if index <= above + 1 {
            continue;
        }
        let broken = within > 0 && is_mixed(&record, mark, width);
        lines.push(Line {
            number,
            cells: std::mem::take(&mut record),
            broken,
            ..Line::default()
        });
        if lines.len() > MOST_ROWS + SLACK {
            return Err(Error::TooManyRows);
        }
    }
    Ok(lines)
}

/// A cell over several lines may be meant so; one that swallowed other cells is not.
fn is_mixed(record: &StringRecord, mark: char, width: usize) -> bool {
    let many = (width / 3).max(2);
    record.len() != width
        || record
            .iter()
            .any(|cell| newlines(cell) > 0 && cell.matches(mark).count() >= many)
}

fn newlines(text: &str) -> u64 {
    text.bytes().filter(|byte| *byte == b'\n').count() as u64
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::tests::Column;

    const HEADINGS: &str = "Codice OPAL;Cognome;Nome\n";

    fn rows(text: &str) -> Vec<(u32, Vec<String>)> {
        let (table, _) = table::<Column>(text).unwrap();
        table
            .lines
            .iter()
            .map(|line| (line.number, line.cells.iter().map(str::to_owned).collect()))
            .collect()
    }

    #[test]
    fn rows_keep_the_number_a_spreadsheet_gives_them() {
        let text = format!("Richieste\n\n{HEADINGS}a;b;c\n\n\nd;\"e\nf\";g\r\nh;i;j\n");
        let numbers: Vec<u32> = rows(&text).iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, [4, 7, 8]);
    }

    #[test]
    fn a_quote_that_never_closes_is_refused_with_its_row() {
        let text = format!("{HEADINGS}a;b;c\nd;\"e;f\ng;h;i\n");
        assert_eq!(table::<Column>(&text).unwrap_err(), Error::OpenQuote(3));
    }

    #[test]
    fn a_quote_closed_too_late_marks_its_row() {
        let text = format!("{HEADINGS}a;\"b;c\nd;e\";f\ng;h;i\n");
        let (table, _) = table::<Column>(&text).unwrap();
        assert!(table.lines.first().unwrap().broken);
        assert_eq!(table.lines.last().unwrap().cells.get(0), Some("g"));
    }

    #[test]
    fn rows_may_end_as_on_old_macs() {
        assert_eq!(
            rows(&format!("{HEADINGS}a;b;c\nd;e;f").replace('\n', "\r"))
                .last()
                .unwrap()
                .0,
            3
        );
    }
}
