//! Tables of requests in spreadsheets, and arbitrary bytes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;

use std::io::{Cursor, Write};

use affianca_domain::ActivityState;
use affianca_workflow::import;
use common::{HEADINGS, MANUAL, Request, at, one, open, preview, problems, take};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

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
fn a_spreadsheet_reads_as_a_person_sees_it() {
    let xls = include_bytes!("../../../../tests/data/richieste-manuale.xls");
    for (bytes, format) in [
        (workbook(), "XLSX, foglio «Richieste»"),
        (open_document(&document_rows()), "ODS, foglio «Foglio1»"),
        (xls.to_vec(), "XLS, foglio «Richieste»"),
    ] {
        let (_home, archive) = open();
        let (shown, report) = take(&archive, &bytes);
        assert_eq!(shown.read.format, format);
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

/// Two requests in a workbook, changed by hand before it is written.
fn two_requests(change: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let text = format!(
        "{HEADINGS}{}{}",
        Request::new(1).csv(),
        Request::new(2).csv()
    );
    for (row, line) in (0..).zip(text.lines()) {
        for (column, cell) in (0..).zip(line.split(';')) {
            sheet.write(row, column, cell).unwrap();
        }
    }
    change(sheet);
    book.save_to_buffer().unwrap()
}

#[test]
fn rows_hidden_or_filtered_away_stay_out_until_they_are_asked_for() {
    let (_home, archive) = open();
    let bytes = two_requests(|sheet| {
        for row in 6..11 {
            sheet.set_row_hidden(row).unwrap();
        }
    });
    let mut table = import::read(&bytes, "a.xlsx").unwrap();
    let now = at("2022-07-01T09:00");
    let (shown, _) = archive.preview_import(&table, now).unwrap();
    let hidden = shown.read.hidden.unwrap();
    assert_eq!((shown.new, shown.rows.len(), hidden.taken), (1, 1, false));
    assert_eq!(
        hidden.message,
        "5 righe nascoste o filtrate nel foglio restano fuori."
    );
    table.with_hidden = true;
    let (shown, _) = archive.preview_import(&table, now).unwrap();
    let hidden = shown.read.hidden.unwrap();
    assert_eq!((shown.new, hidden.taken), (2, true));
    assert_eq!(
        hidden.message,
        "5 righe nascoste o filtrate nel foglio sono lette come le altre."
    );
}

#[test]
fn a_request_half_hidden_is_read_whole_and_never_goes_to_the_one_above() {
    // The first row of the second request, with its OPAL, and one of its activities.
    let bytes = two_requests(|sheet| {
        sheet.set_row_hidden(6).unwrap();
        sheet.set_row_hidden(8).unwrap();
    });
    let (_home, archive) = open();
    let (shown, report) = take(&archive, &bytes);
    assert_eq!((shown.new, report.imported), (2, 2));
    assert_eq!(shown.read.hidden, None);
    assert_eq!(one(&archive, "JC-1-1103/902").activities.len(), 5);
    let told = problems(&shown);
    for row in [7, 9] {
        let wanted = format!("{row} : La riga è nascosta nel foglio");
        assert!(
            told.iter().any(|line| line.starts_with(&wanted)),
            "{told:?}"
        );
    }
}

#[test]
fn cells_merged_over_a_request_speak_of_it_but_figures_must_stand_by_their_activity() {
    let plain = Format::new();
    let bytes = two_requests(|sheet| {
        sheet
            .merge_range(1, 2, 5, 2, "JC-1-1103/901", &plain)
            .unwrap();
        sheet.merge_range(1, 8, 5, 8, "INIZIATA", &plain).unwrap();
        sheet
            .merge_range(1, 0, 5, 0, "AMMESSO AL SERVIZIO", &plain)
            .unwrap();
    });
    let (_home, archive) = open();
    let (shown, report) = take(&archive, &bytes);
    assert_eq!(report.imported, 2, "{:?}", problems(&shown));
    let request = one(&archive, "JC-1-1103/901");
    assert!(
        request
            .activities
            .iter()
            .all(|it| it.state == ActivityState::Started)
    );
    let bytes = two_requests(|sheet| {
        sheet
            .merge_range(1, 12, 5, 12, "2.432,00 €", &plain)
            .unwrap();
    });
    let (_home, archive) = open();
    let (shown, _) = preview(&archive, &bytes);
    let told = problems(&shown);
    assert_eq!((shown.new, shown.faulty), (1, 1));
    assert!(
        told.iter()
            .any(|line| line.starts_with("3 Importo: La cella è unita a quelle sopra")),
        "{told:?}"
    );
}

#[test]
fn other_sheets_with_the_same_columns_are_told() {
    let (_home, archive) = open();
    let mut book = Workbook::new();
    for name in ["2022", "2023"] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        let text = format!("{HEADINGS}{}", Request::new(1).csv());
        for (row, line) in (0..).zip(text.lines()) {
            for (column, cell) in (0..).zip(line.split(';')) {
                sheet.write(row, column, cell).unwrap();
            }
        }
    }
    let (shown, _) = preview(&archive, &book.save_to_buffer().unwrap());
    assert_eq!(shown.read.notices.len(), 1);
    assert!(
        shown
            .read
            .notices
            .iter()
            .all(|told| told.contains("Anche il foglio «2023»"))
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
