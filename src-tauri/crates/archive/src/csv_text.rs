//! Tables as CSV the way Italian spreadsheets open them: «;» between cells, UTF-8 with its mark,
//! CRLF; written row by row, however long they are.

use std::io::Write;

use affianca_domain::{CSV_MARK, CSV_SEPARATOR, csv_cell};
use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};

use crate::{Error, Result, StoreError};

/// A table being written, row by row.
pub(crate) struct CsvText<W: Write>(Writer<W>);

impl<W: Write> CsvText<W> {
    /// Begins with the mark that makes spreadsheets read UTF-8.
    pub(crate) fn new(mut out: W) -> Result<Self> {
        out.write_all(CSV_MARK.as_bytes())?;
        let writer = WriterBuilder::new()
            .delimiter(CSV_SEPARATOR)
            .terminator(Terminator::CRLF)
            .quote_style(QuoteStyle::Necessary)
            .from_writer(out);
        Ok(Self(writer))
    }

    /// One row.
    pub(crate) fn row<S: AsRef<str>>(&mut self, cells: &[S]) -> Result<()> {
        let cells = cells
            .iter()
            .map(|cell| csv_cell(cell.as_ref()).into_owned());
        self.0.write_record(cells).map_err(disk)
    }

    /// Writes what is still held.
    pub(crate) fn finish(mut self) -> Result<()> {
        Ok(self.0.flush()?)
    }
}

fn disk(error: csv::Error) -> Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => StoreError::Io(error).into(),
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
