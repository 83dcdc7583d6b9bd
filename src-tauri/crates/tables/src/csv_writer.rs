//! Tables as CSV the way Italian spreadsheets open them: «;» between cells, UTF-8 with its mark,
//! CRLF; written row by row, however long they are.

use std::io::{self, Write};

use affianca_domain::{CSV_MARK, CSV_SEPARATOR, csv_cell};
use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};

/// A table being written, row by row.
pub struct CsvWriter<W: Write>(Writer<W>);

impl<W: Write> CsvWriter<W> {
    /// Begins with the mark that makes spreadsheets read UTF-8.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn new(mut out: W) -> io::Result<Self> {
        out.write_all(CSV_MARK.as_bytes())?;
        let writer = WriterBuilder::new()
            .delimiter(CSV_SEPARATOR)
            .terminator(Terminator::CRLF)
            .quote_style(QuoteStyle::Necessary)
            .from_writer(out);
        Ok(Self(writer))
    }

    /// One row, with as many cells as the first one.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn row<S: AsRef<str>>(&mut self, cells: &[S]) -> io::Result<()> {
        let cells = cells
            .iter()
            .map(|cell| csv_cell(cell.as_ref()).into_owned());
        Ok(self.0.write_record(cells)?)
    }

    /// Writes what is still held.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn spreadsheets_open_it_and_run_nothing() {
        let mut bytes = Vec::new();
        let mut table = CsvWriter::new(&mut bytes).unwrap();
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
