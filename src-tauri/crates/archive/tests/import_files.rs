//! Every way a table of requests is written, and every file that is not one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;

use std::io::{Cursor, Write};

use affianca_archive::Error;
use affianca_archive::import::{self, ImportOutcome};
use common::{HEADINGS, MANUAL, Request, at, one, open, preview, problems, take};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fn refusal(bytes: &[u8]) -> Error {
    import::read(bytes, "prova.csv").expect_err("a refusal")
}

/// The manual's table as Excel would keep it: numbers, dates and durations, under a title.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet()
        .write(0, 0, "Esportazione delle richieste")
        .unwrap();
    let sheet = book.add_worksheet().set_name("Richieste").unwrap();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let money = Format::new().set_num_format("#,##0.00 €");
    let hours = Format::new().set_num_format("[h]:mm");
    sheet
        .write(0, 0, "Indice richieste attivazione servizi")
        .unwrap();
    for (row, line) in (2..).zip(MANUAL.lines()) {
        for (column, cell) in (0..).zip(line.split(';')) {
            match column {
                _ if cell.is_empty() => {}
                1 if row > 2 => {
                    let (day, month) = (cell.get(..2).unwrap(), cell.get(3..5).unwrap());
                    let value =
                        ExcelDateTime::from_ymd(2022, month.parse().unwrap(), day.parse().unwrap());
                    sheet
                        .write_with_format(row, column, value.unwrap(), &date)
                        .unwrap();
                }
                11 if row == 3 => {
                    sheet
                        .write_number_with_format(row, column, 44.0 / 24.0, &hours)
                        .unwrap();
                }
                11 if row > 2 => {
                    sheet
                        .write(row, column, cell.parse::<f64>().unwrap())
                        .unwrap();
                }
                12 if row > 2 => {
                    let euros = cell
                        .trim_end_matches(" €")
                        .replace('.', "")
                        .replace(',', ".");
                    sheet
                        .write_with_format(row, column, euros.parse::<f64>().unwrap(), &money)
                        .unwrap();
                }
                _ => {
                    sheet.write(row, column, cell).unwrap();
                }
            }
        }
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

/// A spreadsheet of LibreOffice with the rows of the manual's table.
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
    let cell = |(column, text): (usize, &str)| match (column, text) {
        (_, "") => "<table:table-cell/>".to_owned(),
        (1, date) if date.starts_with(char::is_numeric) => {
            let parts: Vec<&str> = date.split('-').rev().collect();
            format!(
                "<table:table-cell office:value-type=\"date\" office:date-value=\"{}\"><text:p>{date}</text:p></table:table-cell>",
                parts.join("-")
            )
        }
        (11, hours) if hours.starts_with(char::is_numeric) => {
            format!(
                "<table:table-cell office:value-type=\"time\" office:time-value=\"PT{hours}H00M00S\"><text:p>{hours}:00</text:p></table:table-cell>"
            )
        }
        (_, text) => format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>",
            text.replace('\'', "&apos;")
        ),
    };
    MANUAL
        .lines()
        .map(|line| {
            let cells: String = line.split(';').enumerate().map(cell).collect();
            format!("<table:table-row>{cells}<table:table-cell table:number-columns-repeated=\"16371\"/></table:table-row>")
        })
        .collect()
}

#[test]
fn every_separator_and_encoding_reads_the_same() {
    let windows: Vec<u8> = MANUAL
        .chars()
        .map(|letter| match letter {
            '€' => 0x80,
            'à' => 0xE0,
            other => u8::try_from(u32::from(other)).unwrap(),
        })
        .collect();
    let utf16: Vec<u8> = std::iter::once(0xFEFF)
        .chain(MANUAL.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let commas: String = MANUAL
        .lines()
        .map(|line| {
            line.split(';')
                .map(|cell| format!("\"{cell}\""))
                .collect::<Vec<_>>()
                .join(",")
                + "\r\n"
        })
        .collect();
    for (bytes, format) in [
        (windows, "CSV con «;», Windows-1252"),
        (utf16, "CSV con «;», UTF-16"),
        (
            format!("\u{FEFF}{MANUAL}").into_bytes(),
            "CSV con «;», UTF-8",
        ),
        (
            MANUAL.replace(';', "\t").into_bytes(),
            "CSV con tabulazioni, UTF-8",
        ),
        (commas.into_bytes(), "CSV con «,», UTF-8"),
    ] {
        let (_home, archive) = open();
        let (shown, report) = take(&archive, &bytes);
        assert_eq!(shown.format, format);
        assert_eq!(report.imported, 3, "{format}: {:?}", problems(&shown));
        assert_eq!(
            one(&archive, "JC-1-1103/022")
                .activities
                .last()
                .unwrap()
                .amount
                .to_string(),
            "1.672,00 €"
        );
    }
}

#[test]
fn a_table_copied_from_the_portal_s_page_is_read_with_its_furniture() {
    // As a browser copies it: counter, headings on each page, no cells under the spanned ones.
    let mut text =
        String::from("Indice richieste attivazione servizi\nRecord trovati: 2 - pagina 1 di 2\n");
    for number in 1..=2 {
        text.push_str(&HEADINGS.replace(';', "\t"));
        for (index, row) in Request::new(number).csv().lines().enumerate() {
            let cells: Vec<&str> = row.split(';').collect();
            text.push_str(&if index == 0 {
                cells.join("\t")
            } else {
                cells.get(8..).unwrap().join("\t")
            });
            text.push('\n');
        }
        text.push_str("Record trovati: 2 - pagina 2 di 2\n");
    }
    let (_home, archive) = open();
    let table = import::pasted(&text).unwrap();
    let (shown, prepared) = archive
        .preview_import(&table, at("2022-07-01T09:00"))
        .unwrap();
    assert_eq!(
        (shown.new, shown.faulty, shown.lines),
        (2, 0, 10),
        "{:?}",
        problems(&shown)
    );
    assert_eq!(
        (shown.source.as_str(), shown.format.as_str()),
        ("testo incollato", "tabella con tabulazioni")
    );
    assert_eq!(
        archive
            .run_import(&prepared, at("2022-07-01T09:00"), &mut |_, _| true)
            .unwrap()
            .imported,
        2
    );
}

#[test]
fn columns_come_in_any_order_and_unknown_ones_are_told() {
    let turned: String = MANUAL
        .lines()
        .enumerate()
        .map(|(index, line)| {
            let mut cells: Vec<&str> = line.split(';').collect();
            cells.reverse();
            format!(
                "{};{}\n",
                cells.join(";"),
                if index == 0 { "Colore" } else { "verde" }
            )
        })
        .collect();
    let turned = turned.replacen("Importo;Ore;", "IMPORTO €;Ore:minuti;", 1);
    let (_home, archive) = open();
    let (shown, report) = take(&archive, turned.as_bytes());
    assert_eq!(shown.ignored_columns, ["Colore"]);
    assert_eq!(report.imported, 3, "{:?}", problems(&shown));
}

#[test]
fn files_that_are_no_table_are_told_what_they_are() {
    let long = "x".repeat(64 * 1024 * 1024 + 1);
    for (bytes, code, words) in [
        (&b""[..], "IMPORT_EMPTY", "Il file è vuoto"),
        (b" \r\n\t ", "IMPORT_EMPTY", "Il file è vuoto"),
        (long.as_bytes(), "IMPORT_TOO_BIG", "64 MB"),
        (b"%PDF-1.7 ...", "IMPORT_NOT_A_TABLE", "è un PDF"),
        (b"\x89PNG\r\n\x1a\n", "IMPORT_NOT_A_TABLE", "un’immagine"),
        (
            b"<!DOCTYPE html><html><table>",
            "IMPORT_NOT_A_TABLE",
            "pagina web salvata",
        ),
        (b"PK\x03\x04 rubbish", "IMPORT_NOT_A_TABLE", "danneggiato"),
        (
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 rubbish",
            "IMPORT_NOT_A_TABLE",
            "danneggiato",
        ),
        (
            b"\x00\x01\x02\x03\xFF\xFE",
            "IMPORT_NOT_A_TABLE",
            "dati binari",
        ),
        (b"ciao\na tutti\n", "IMPORT_NO_HEADINGS", "intestazioni"),
        (
            b"Codice OPAL;Cognome;Nome;Ore\na;b;c;4\n",
            "IMPORT_COLUMNS",
            "«Codice fiscale»",
        ),
    ] {
        let error = refusal(bytes);
        assert_eq!(error.code(), code, "{}", error.message());
        assert!(error.message().contains(words), "{}", error.message());
    }
    assert_eq!(refusal(HEADINGS.as_bytes()).code(), "IMPORT_EMPTY");
    assert_eq!(import::pasted("  ").unwrap_err().code(), "IMPORT_EMPTY");
}

#[test]
fn a_half_broken_file_says_at_which_row() {
    let text = format!("{HEADINGS}{}", Request::new(1).csv()).replace(";Rossi;", ";\"Rossi;");
    let error = refusal(text.as_bytes());
    assert_eq!(error.code(), "IMPORT_BROKEN");
    assert!(
        error.message().contains("Alla riga 2 "),
        "{}",
        error.message()
    );
    // Cut in the middle of a row: what stands is read, what is missing is named.
    let (_home, archive) = open();
    let whole = format!(
        "{HEADINGS}{}{}",
        Request::new(1).csv(),
        Request::new(2).csv()
    );
    let cut = whole.get(..whole.len() - 180).unwrap();
    let (shown, report) = take(&archive, cut.as_bytes());
    assert_eq!((report.imported, shown.faulty), (1, 1));
}

#[test]
fn more_than_two_hundred_requests_show_the_two_hundred_that_matter() {
    let (_home, archive) = open();
    let mut text = common::many(249);
    text.push_str(&Request::new(999).tax_code("X").csv());
    let (shown, _) = preview(&archive, text.as_bytes());
    assert_eq!(
        (shown.rows.len(), shown.more, shown.new, shown.faulty),
        (200, 50, 249, 1)
    );
    assert_eq!(shown.rows.first().unwrap().outcome, ImportOutcome::Faulty);
}

#[test]
fn too_many_rows_are_refused_and_not_half_read() {
    let mut text = String::from(HEADINGS);
    text.push_str(&";;A;;;;;;;;;;\n".repeat(200_001));
    let error = refusal(text.as_bytes());
    assert_eq!(error.code(), "IMPORT_TOO_BIG");
    assert!(error.message().contains("200.000 righe"));
}

#[test]
fn fifty_thousand_rows_come_in() {
    let (_home, archive) = open();
    let text = common::many(10_000);
    let (shown, report) = take(&archive, text.as_bytes());
    assert_eq!((shown.lines, shown.new, shown.faulty), (50_000, 10_000, 0));
    assert_eq!(report.imported, 10_000);
}

#[test]
fn a_spreadsheet_reads_as_a_person_sees_it() {
    let xls = include_bytes!("../../../../tests/data/richieste-manuale.xls");
    for (bytes, format) in [
        (workbook(), "XLSX, foglio «Richieste»"),
        (open_document(&document_rows()), "ODS, foglio «Foglio1»"),
        (xls.to_vec(), "XLS, foglio «Richieste»"),
    ] {
        let (_home, archive) = open();
        let (shown, report) = take(&archive, &bytes);
        assert_eq!(shown.format, format);
        assert_eq!(report.imported, 3, "{format}: {:?}", problems(&shown));
        let base = one(&archive, "JC-1-1103/022");
        assert_eq!(base.request_date.to_string(), "2022-06-30", "{format}");
        let training = base.activities.last().unwrap();
        assert_eq!(
            (training.minutes.to_string(), training.amount.to_string()),
            ("44:00".into(), "1.672,00 €".into()),
            "{format}"
        );
    }
}

#[test]
fn a_row_of_a_spreadsheet_is_told_by_its_own_number() {
    let (_home, archive) = open();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in
        (4..).zip(format!("{HEADINGS}{}", Request::new(1).tax_code("X").csv()).lines())
    {
        for (column, cell) in (2..).zip(line.split(';')) {
            sheet.write(row, column, cell).unwrap();
        }
    }
    let (shown, _) = preview(&archive, &book.save_to_buffer().unwrap());
    assert!(
        problems(&shown)
            .first()
            .unwrap()
            .starts_with("6 Codice fiscale: "),
        "{:?}",
        problems(&shown)
    );
}

#[test]
fn a_spreadsheet_that_would_fill_the_memory_is_refused() {
    let wide = "<table:table-row><table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"string\"><text:p>Ore</text:p></table:table-cell></table:table-row>";
    assert_eq!(
        refusal(&open_document(&wide.repeat(1000))).code(),
        "IMPORT_TOO_BIG"
    );
    let strings = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" uniqueCount = '99999999999999'></sst>";
    let bytes = zipped(&[
        ("xl/workbook.xml", "<workbook/>"),
        ("xl/sharedStrings.xml", strings),
    ]);
    assert_eq!(refusal(&bytes).code(), "IMPORT_TOO_BIG");
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 600, "Codice OPAL").unwrap();
    assert_eq!(
        refusal(&book.save_to_buffer().unwrap()).code(),
        "IMPORT_TOO_BIG"
    );
}

#[test]
fn a_compressed_file_that_is_no_spreadsheet_is_told_so() {
    let document = zipped(&[
        ("word/document.xml", "<w/>"),
        ("[Content_Types].xml", "<t/>"),
    ]);
    assert!(
        refusal(&document)
            .message()
            .contains("non un foglio di calcolo")
    );
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "Ciao").unwrap();
    assert_eq!(
        refusal(&book.save_to_buffer().unwrap()).code(),
        "IMPORT_NO_HEADINGS"
    );
}

#[test]
fn whatever_the_bytes_nothing_breaks_and_nothing_changes() {
    let (home, archive) = open();
    let before = common::content(&home);
    let sheets = [workbook(), open_document(&document_rows())];
    let rubbish = prop::collection::vec(any::<u8>(), 0..400);
    let cells = "[;\",\n\r\t A-Za-z0-9€àJC/:-]{0,300}"
        .prop_map(|text| format!("{HEADINGS}{text}").into_bytes());
    let signed =
        (0..4_usize, prop::collection::vec(any::<u8>(), 0..300)).prop_map(|(which, rest)| {
            let signatures: [&[u8]; 4] = [
                b"PK\x03\x04",
                b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
                b"\xFF\xFE",
                b"\xEF\xBB\xBF",
            ];
            [signatures.get(which).unwrap(), rest.as_slice()].concat()
        });
    let bitten = (
        0..3_usize,
        prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
    )
        .prop_map(move |(which, bites)| {
            let mut bytes = sheets
                .get(which)
                .cloned()
                .unwrap_or_else(|| MANUAL.as_bytes().to_vec());
            for (place, byte) in bites {
                let place = place.index(bytes.len());
                *bytes.get_mut(place).unwrap() = byte;
            }
            bytes
        });
    let any_file = prop_oneof![rubbish, cells, signed, bitten];
    TestRunner::default()
        .run(&any_file, |bytes| {
            if let Ok(table) = import::read(&bytes, "prova") {
                archive
                    .preview_import(&table, at("2022-07-01T09:00"))
                    .unwrap();
            }
            Ok(())
        })
        .unwrap();
    assert_eq!(common::content(&home), before);
}
