//! A list of people, read however it is written; every file that is not one; arbitrary bytes.
#![allow(clippy::unwrap_used, clippy::panic)]

mod containers;
mod sheets;

use std::io::{Cursor, Write};

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::{Error, Flaw, LineFault, MOST_BYTES, MOST_ROWS, Table, read, read_pasted};

crate::columns! {
    /// A column of a list of people.
    Column,
    2,
    "Non si trovano le intestazioni.",
    |has| {
        use Column::{Hours, Name, Surname};
        let needed = [Surname, Name].into_iter().filter(|column| !has(*column));
        let mut missing: Vec<Column> = needed.collect();
        if !has(Hours) && !has(Column::Affinity) {
            missing.push(Hours);
        }
        missing
    };
    Surname = "Cognome";
    Name = "Nome";
    Hours = "Ore" | "Ore:minuti";
    Affinity = "Affinità";
    Born = "Nato il";
}

const PEOPLE: &str =
    "Cognome;Nome;Ore;Nato il\nNicolè;Anna;44;30/06/1992\nD'Este;Ivo;1672,5;01/02/1980\n";

/// Every row with its number, its cells under the four headings of [`PEOPLE`].
fn rows(table: &Table<Column>) -> Vec<(u32, String)> {
    let cells = |line: &crate::Line| {
        [Column::Surname, Column::Name, Column::Hours, Column::Born]
            .map(|column| line.get(&table.headings, column).into_owned())
            .join("|")
    };
    table
        .lines
        .iter()
        .map(|line| (line.number, cells(line)))
        .collect()
}

fn people(first: u32) -> Vec<(u32, String)> {
    vec![
        (first, "Nicolè|Anna|44|30/06/1992".into()),
        (first + 1, "D'Este|Ivo|1672,5|01/02/1980".into()),
    ]
}

fn refusal(bytes: &[u8]) -> Error {
    read::<Column>(bytes, "prova.csv").unwrap_err()
}

/// The people as Excel keeps them: numbers and dates, under a title and after an empty sheet.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "Esportazione").unwrap();
    let sheet = book.add_worksheet().set_name("Persone").unwrap();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write(0, 0, "Elenco delle persone").unwrap();
    for (column, heading) in (1..).zip(["Cognome", "Nome", "Ore", "Nato il"]) {
        sheet.write(3, column, heading).unwrap();
    }
    for (row, (surname, name, hours, day)) in (4..).zip([
        ("Nicolè", "Anna", 44.0, (1992, 6, 30)),
        ("D'Este", "Ivo", 1672.5, (1980, 2, 1)),
    ]) {
        sheet.write(row, 1, surname).unwrap();
        sheet.write(row, 2, name).unwrap();
        sheet.write(row, 3, hours).unwrap();
        let day = ExcelDateTime::from_ymd(day.0, day.1, day.2).unwrap();
        sheet.write_with_format(row, 4, day, &date).unwrap();
    }
    book.save_to_buffer().unwrap()
}

fn zipped(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in entries {
        zip.start_file(*name, options).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A spreadsheet of LibreOffice.
fn open_document(rows: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet><table:table table:name=\"Foglio1\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let manifest = "<?xml version=\"1.0\"?><manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"></manifest:manifest>";
    zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
        ("META-INF/manifest.xml", manifest),
    ])
}

fn document_rows() -> String {
    let cell = |text: &str| {
        let text = text.replace('\'', "&apos;");
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    PEOPLE
        .lines()
        .map(|line| {
            let cells: String = line.split(';').map(cell).collect();
            format!("<table:table-row>{cells}<table:table-cell table:number-columns-repeated=\"16380\"/></table:table-row>")
        })
        .collect()
}

#[test]
fn every_separator_and_encoding_reads_the_same() {
    let windows: Vec<u8> = PEOPLE
        .chars()
        .map(|letter| u8::try_from(u32::from(letter)).unwrap())
        .collect();
    let utf16: Vec<u8> = std::iter::once(0xFEFF)
        .chain(PEOPLE.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let commas: String = PEOPLE
        .lines()
        .map(|line| format!("\"{}\"\r\n", line.replace(';', "\",\"")))
        .collect();
    for (bytes, format) in [
        (PEOPLE.as_bytes().to_vec(), "CSV con «;», UTF-8"),
        (windows, "CSV con «;», Windows-1252"),
        (utf16, "CSV con «;», UTF-16"),
        (
            format!("\u{FEFF}{PEOPLE}").into_bytes(),
            "CSV con «;», UTF-8",
        ),
        (
            PEOPLE.replace(';', "\t").into_bytes(),
            "CSV con tabulazioni, UTF-8",
        ),
        (commas.into_bytes(), "CSV con «,», UTF-8"),
    ] {
        let table = read::<Column>(&bytes, "/casa/persone.csv").unwrap();
        assert_eq!(
            (table.format.as_str(), table.source.as_str()),
            (format, "persone.csv")
        );
        assert_eq!(rows(&table), people(2), "{format}");
    }
}

#[test]
fn a_spreadsheet_reads_as_a_person_sees_it_with_its_own_row_numbers() {
    let table = read::<Column>(&workbook(), "C:\\casa\\persone.xlsx").unwrap();
    assert_eq!(table.format, "XLSX, foglio «Persone»");
    assert_eq!(table.source, "persone.xlsx");
    assert_eq!(rows(&table), people(5));

    let table = read::<Column>(&open_document(&document_rows()), "persone.ods").unwrap();
    assert_eq!(table.format, "ODS, foglio «Foglio1»");
    assert_eq!(rows(&table), people(2));
}

#[test]
fn pasted_text_says_that_it_was_pasted() {
    let table = read_pasted::<Column>(&PEOPLE.replace(';', "\t")).unwrap();
    assert_eq!(
        (table.source.as_str(), table.format.as_str()),
        ("testo incollato", "tabella con tabulazioni")
    );
    assert_eq!(rows(&table), people(2));
    assert_eq!(read_pasted::<Column>("  ").unwrap_err(), Error::EmptyText);
    let long = "x".repeat(MOST_BYTES + 1);
    assert_eq!(read_pasted::<Column>(&long).unwrap_err(), Error::TextTooBig);
}

#[test]
fn files_that_are_no_table_are_told_what_they_are() {
    let long = vec![b'x'; MOST_BYTES + 1];
    for (bytes, error) in [
        (&b""[..], Error::EmptyFile),
        (b" \r\n\t ", Error::EmptyFile),
        (&long, Error::FileTooBig),
        (b"%PDF-1.7 ...", Error::OtherKind("un PDF")),
        (b"\x89PNG\r\n\x1a\n", Error::OtherKind("un’immagine")),
        (b"PK\x03\x04 rubbish", Error::DamagedSheet),
        (
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 rubbish",
            Error::DamagedSheet,
        ),
        (b"\x00\x01\x02\x03\xFF\xFE", Error::Binary),
        (
            b"ciao\na tutti\n",
            Error::NoHeadings("Non si trovano le intestazioni."),
        ),
        (b"Cognome;Ore\na;4\n", Error::ColumnsMissing(vec!["Nome"])),
        (b"Cognome;Nome;Ore\n", Error::NoRows),
        (b"Cognome;Nome;Ore\n;;\n\n", Error::NoRows),
    ] {
        assert_eq!(refusal(bytes), error);
    }
    let wide = format!("Cognome;Nome;Ore\n{}\n", ";".repeat(501));
    assert_eq!(refusal(wide.as_bytes()), Error::TooManyColumns);
    assert_eq!(
        Error::TooManyColumns.to_string(),
        "Una riga ha più di 500 colonne: non è una tabella da importare."
    );
}

#[test]
fn too_many_rows_are_refused_and_not_half_read() {
    let rows = |many: usize| format!("Cognome;Nome;Ore\n{}", ";;A\n".repeat(many));
    assert_eq!(refusal(rows(MOST_ROWS + 1).as_bytes()), Error::TooManyRows);
    assert!(read::<Column>(rows(MOST_ROWS).as_bytes(), "").is_ok());
}

#[test]
fn a_compressed_file_that_is_no_spreadsheet_is_told_so() {
    let document = zipped(&[
        ("word/document.xml", "<w/>"),
        ("[Content_Types].xml", "<t/>"),
    ]);
    assert_eq!(refusal(&document), Error::NotASpreadsheet);
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "Ciao").unwrap();
    assert_eq!(
        refusal(&book.save_to_buffer().unwrap()),
        Error::NoHeadings("Non si trovano le intestazioni.")
    );
}

#[test]
fn a_spreadsheet_that_would_fill_the_memory_is_refused() {
    let wide = "<table:table-row><table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"string\"><text:p>Ore</text:p></table:table-cell></table:table-row>";
    assert_eq!(
        refusal(&open_document(&wide.repeat(1000))),
        Error::SheetTooBig
    );
    let strings = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" uniqueCount = '99999999999999'></sst>";
    let bytes = zipped(&[
        ("xl/workbook.xml", "<workbook/>"),
        ("xl/sharedStrings.xml", strings),
    ]);
    assert_eq!(refusal(&bytes), Error::SheetTooBig);
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 600, "Cognome").unwrap();
    assert_eq!(refusal(&book.save_to_buffer().unwrap()), Error::SheetTooBig);
}

#[test]
fn a_row_that_cannot_be_trusted_says_why() {
    let text = "Cognome;Nome;Ore\na;\"b;c\nd;e\";f\ng;h;4;i\nj;k\u{FFFD};4;;\nl;m;4\n";
    let table = read::<Column>(text.as_bytes(), "prova.csv").unwrap();
    let faults: Vec<Vec<LineFault>> = table
        .lines
        .iter()
        .map(|line| line.faults(&table.headings))
        .collect();
    assert_eq!(
        faults,
        [
            vec![LineFault::MisplacedQuote],
            vec![LineFault::TooManyCells {
                cells: 4,
                headings: 3
            }],
            vec![LineFault::Cell {
                column: "Nome",
                flaw: Flaw::Unreadable("k\u{FFFD}".into())
            }],
            vec![],
        ]
    );
}

/// What fuzzing begins with, and what it found.
fn seeds() -> impl Iterator<Item = Vec<u8>> {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../tests/data/fuzz/table"
    );
    let entries = std::fs::read_dir(folder).unwrap();
    entries.map(|entry| std::fs::read(entry.unwrap().path()).unwrap())
}

#[test]
fn every_seed_is_read_or_refused_with_a_reason() {
    let mut tables = 0;
    for bytes in seeds() {
        match read::<Column>(&bytes, "prova") {
            Ok(_) => tables += 1,
            Err(error) => assert!(!error.to_string().is_empty()),
        }
        if let Err(error) = read_pasted::<Column>(&String::from_utf8_lossy(&bytes)) {
            assert!(!error.to_string().is_empty());
        }
    }
    assert!(tables > 0);
}

/// Files that look like tables: rubbish, cells at random, signatures of spreadsheets with rubbish
/// behind, and good files with some bytes changed.
fn any_file() -> impl Strategy<Value = Vec<u8>> {
    let rubbish = prop::collection::vec(any::<u8>(), 0..400);
    let cells = "[;\",\n\r\t A-Za-z0-9€à/:-]{0,300}"
        .prop_map(|text| format!("Cognome;Nome;Ore\n{text}").into_bytes());
    let signatures = prop::sample::select(vec![
        &b"PK\x03\x04"[..],
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        b"\xFF\xFE",
        b"\xEF\xBB\xBF",
    ]);
    let signed = (signatures, prop::collection::vec(any::<u8>(), 0..300))
        .prop_map(|(signature, rest)| [signature, rest.as_slice()].concat());
    let whole = vec![
        workbook(),
        open_document(&document_rows()),
        include_bytes!("../../../../../tests/data/richieste-manuale.xls").to_vec(),
        PEOPLE.as_bytes().to_vec(),
    ];
    let whole = whole.into_iter().chain(seeds()).collect::<Vec<_>>();
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40);
    let changed = (prop::sample::select(whole), changes).prop_map(|(mut bytes, changes)| {
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            *bytes.get_mut(place).unwrap() = byte;
        }
        bytes
    });
    prop_oneof![rubbish, cells, signed, changed]
}

proptest! {
    #[test]
    fn whatever_the_bytes_a_table_has_rows_or_a_reason_is_given(bytes in any_file()) {
        match read::<Column>(&bytes, "prova") {
            Ok(table) => prop_assert!(!table.lines.is_empty()),
            Err(Error::Parser(why)) => prop_assert!(false, "{}", why),
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }
}
