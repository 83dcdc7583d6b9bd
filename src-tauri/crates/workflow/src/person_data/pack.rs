//! The file itself: a ZIP with the paper, the data, the journal and the documents, and the list of them.

use std::io::{self, Seek, Write};

use affianca_domain::PersonTable;
use affianca_tables::CsvWriter;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::papers::Packed;
use super::{PersonData, data};
use crate::journal::{HEADINGS, cells};
use crate::{Error, Result};

/// What is read first.
const PAPER: &str = "dati.pdf";
/// The same for another program.
const DATA: &str = "dati.json";
/// The rows of the journal, each with its hash.
const JOURNAL: &str = "giornale.csv";

/// What the file contains, as the first table of its paper.
pub(super) fn contents(papers: &[Packed]) -> PersonTable {
    let row = |place: &str, what: &str| vec![place.to_owned(), what.to_owned()];
    let mut rows = vec![
        row(PAPER, "questo documento"),
        row(
            DATA,
            "gli stessi dati per un altro programma (JSON), con i testi ancora in bozza",
        ),
        row(
            JOURNAL,
            "il giornale per un foglio di calcolo, con le impronte",
        ),
    ];
    rows.extend(papers.iter().map(|paper| match &paper.place {
        Ok(place) => row(place, paper.what),
        Err(why) => row("–", &format!("{}: {why}", paper.what)),
    }));
    PersonTable {
        heading: "Che cosa c’è nel file".to_owned(),
        columns: vec![("file".to_owned(), 2.0), ("che cos’è".to_owned(), 2.0)],
        rows,
    }
}

/// Writes all of it.
pub(super) fn zip(whole: &PersonData, paper: &[u8], out: impl Write + Seek) -> Result<()> {
    let mut zip = ZipWriter::new(out);
    put(&mut zip, PAPER, paper)?;
    let told = data::json(whole.connection, whole.person, whole.now)?;
    put(
        &mut zip,
        DATA,
        &serde_json::to_vec_pretty(&told).map_err(io::Error::from)?,
    )?;
    put(&mut zip, JOURNAL, &journal(whole)?)?;
    for paper in &whole.papers {
        if let Ok(place) = &paper.place {
            put(&mut zip, place, &paper.bytes(whole.archive)?)?;
        }
    }
    zip.finish().map_err(failed)?;
    Ok(())
}

fn put(zip: &mut ZipWriter<impl Write + Seek>, name: &str, bytes: &[u8]) -> Result<()> {
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    zip.start_file(name, stored).map_err(failed)?;
    Ok(zip.write_all(bytes)?)
}

fn failed(error: zip::result::ZipError) -> Error {
    io::Error::other(error).into()
}

fn journal(whole: &PersonData) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut table = CsvWriter::new(&mut bytes)?;
    table.row(&HEADINGS)?;
    for (line, hash) in &whole.history {
        table.row(&cells(line, hash))?;
    }
    table.finish()?;
    Ok(bytes)
}
