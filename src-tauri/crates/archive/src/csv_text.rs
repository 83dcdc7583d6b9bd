//! Tables as CSV the way Italian spreadsheets open them: «;» between cells, UTF-8 with its mark,
//! CRLF. A text that a spreadsheet would take for a formula is kept a text.

use std::io::Write;

use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};

use crate::{Error, Result};

/// A table being written, row by row.
pub(crate) struct CsvText<W: Write>(Writer<W>);

impl<W: Write> CsvText<W> {
    /// Begins with the mark that makes spreadsheets read UTF-8.
    pub(crate) fn new(mut out: W) -> Result<Self> {
        out.write_all("\u{FEFF}".as_bytes())?;
        let writer = WriterBuilder::new()
            .delimiter(b';')
            .terminator(Terminator::CRLF)
            .quote_style(QuoteStyle::Necessary)
            .from_writer(out);
        Ok(Self(writer))
    }

    /// One row.
    pub(crate) fn row<S: AsRef<str>>(&mut self, cells: &[S]) -> Result<()> {
        let cells = cells.iter().map(|cell| harmless(cell.as_ref()));
        self.0.write_record(cells.map(String::from)).map_err(disk)
    }

    /// Writes what is still held.
    pub(crate) fn finish(mut self) -> Result<()> {
        Ok(self.0.flush()?)
    }
}

/// A cell that begins like a formula gets an apostrophe before it.
fn harmless(cell: &str) -> std::borrow::Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{cell}").into()
    } else {
        cell.into()
    }
}

fn disk(error: csv::Error) -> Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => Error::Io(error),
        other => Error::Internal(format!("{other:?}")),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn spreadsheets_open_it_and_run_nothing() {
        let mut bytes = Vec::new();
        let mut table = CsvText::new(&mut bytes).unwrap();
        table.row(&["Città", "Importo"]).unwrap();
        table.row(&["=1+1", "a;b"]).unwrap();
        table.row(&["@x", "due\nrighe \"qui\""]).unwrap();
        table.finish().unwrap();
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            "\u{FEFF}Città;Importo\r\n'=1+1;\"a;b\"\r\n'@x;\"due\nrighe \"\"qui\"\"\"\r\n"
        );
    }
}
