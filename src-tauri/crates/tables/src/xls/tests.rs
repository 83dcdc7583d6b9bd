#![allow(clippy::unwrap_used)]
//! Books made to take the program down, and one that is a table.

use calamine::{Reader, Xls};

use super::*;

/// What an XLS of the Workbook's records holds, as a file.
fn file(sheets: &[Vec<u8>]) -> Vec<u8> {
    file_with(sheets, &[])
}

fn file_with(sheets: &[Vec<u8>], before: &[u8]) -> Vec<u8> {
    let mut book = beginning(5);
    let mut told = Vec::new();
    for number in 0..sheets.len() {
        told.push(book.len() + 4);
        let name = format!("Foglio{number:02}");
        let mut data = vec![0, 0, 0, 0, 0, 0, 8, 0];
        data.extend_from_slice(name.as_bytes());
        book.extend(record(BOUND_SHEET, &data));
    }
    book.extend_from_slice(before);
    end(&mut book);
    for (sheet, told) in sheets.iter().zip(told) {
        let begins = u32::try_from(book.len()).unwrap().to_le_bytes();
        book.get_mut(told..told + 4)
            .unwrap()
            .copy_from_slice(&begins);
        book.extend(beginning(0x10));
        book.extend_from_slice(sheet);
        end(&mut book);
    }
    packed(&book).unwrap()
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
}

fn beginning(of: u8) -> Vec<u8> {
    record(BEGINNING, &[0, 6, of, 0, 0, 0, 0, 0])
}

fn number(row: u16, column: u16) -> Vec<u8> {
    let head = [row, column, 0].map(u16::to_le_bytes).concat();
    record(NUMBER, &[head.as_slice(), &1_f64.to_le_bytes()].concat())
}

fn formula(row: u16, column: u16, made_of: &[u8]) -> Vec<u8> {
    let head = [row, column, 0].map(u16::to_le_bytes).concat();
    let rest = [head.as_slice(), &2_f64.to_le_bytes(), &[0; 6], made_of].concat();
    record(FORMULA, &rest)
}

fn shared(row: u16, column: u16, text: u32) -> Vec<u8> {
    let head = [row, column, 0].map(u16::to_le_bytes).concat();
    record(
        SHARED_LABEL,
        &[head.as_slice(), &text.to_le_bytes()].concat(),
    )
}

#[test]
fn two_cells_at_the_corners_are_refused() {
    let corners = [number(0, 0), number(65_535, 255)].concat();
    assert_eq!(rebuilt(&file(&[corners])), Err(Error::SheetTooBig));
    for far in [256, 65_535] {
        let sheet = [number(0, 0), number(65_535, far)].concat();
        assert_eq!(rebuilt(&file(&[sheet])), Err(Error::DamagedSheet));
    }
}

#[test]
fn twenty_sheets_with_two_corners_are_as_bad_as_one() {
    let corners = [number(0, 0), number(4000, 99)].concat();
    assert!(rebuilt(&file(std::slice::from_ref(&corners))).is_ok());
    assert_eq!(rebuilt(&file(&vec![corners; 20])), Err(Error::SheetTooBig));
}

#[test]
fn a_size_that_is_only_announced_reaches_nobody() {
    // The records of a size have ten bytes, fourteen or, from some programs, sixteen.
    let long = [0_u32, u32::MAX].map(u32::to_le_bytes).concat();
    let sizes: [Vec<u8>; 3] = [
        [0_u16, 65_535, 0, 65_535, 0].map(u16::to_le_bytes).concat(),
        [long.as_slice(), &[0, 0, 0xFF, 0xFF, 0, 0]].concat(),
        [long.as_slice(), &[0, 0, 0xFF, 0xFF, 0, 0, 0, 0]].concat(),
    ];
    for size in sizes {
        let sheet = [record(0x0200, &size), number(3, 2)].concat();
        let new = rebuilt(&file(&[sheet])).unwrap();
        let mut book: Xls<_> = Xls::new(Cursor::new(new)).unwrap();
        let range = book.worksheet_range("Foglio00").unwrap();
        assert_eq!(range.start(), Some((3, 2)), "{size:?}");
        assert_eq!(range.get_size(), (1, 1));
    }
}

#[test]
fn a_formula_keeps_its_value_and_loses_what_it_is_made_of() {
    let sheet = [number(0, 0), formula(0, 1, &[]), formula(0, 2, &[255; 300])].concat();
    let new = rebuilt(&file(&[sheet])).unwrap();
    let mut book: Xls<_> = Xls::new(Cursor::new(new)).unwrap();
    let range = book.worksheet_range("Foglio00").unwrap();
    let values: Vec<String> = range.rows().flatten().map(ToString::to_string).collect();
    assert_eq!(values, ["1", "2", "2"]);
}

#[test]
fn one_long_text_shown_by_a_thousand_cells_is_refused() {
    let text = [b"\x40\x1F\0".as_slice(), &[b'a'; 8000]].concat();
    let table = record(TEXTS, &[&[0; 8], text.as_slice()].concat());
    let cells = |many: u16| -> Vec<u8> { (0..many).flat_map(|row| shared(row, 0, 0)).collect() };
    assert!(rebuilt(&file_with(&[cells(1000)], &table)).is_ok());
    assert_eq!(
        rebuilt(&file_with(&[cells(20_000)], &table)),
        Err(Error::SheetTooBig)
    );
}

#[test]
fn sheets_that_share_their_records_are_refused() {
    let sheet: Vec<u8> = (0..500).flat_map(|row| number(row, 0)).collect();
    let good = file(&[sheet, Vec::new()]);
    let mut records = book(&good).unwrap();
    // Both sheets are said to begin where the first does.
    let first: [u8; 4] = records.get(16..20).unwrap().try_into().unwrap();
    let second = 16 + 4 + 16;
    records
        .get_mut(second..second + 4)
        .unwrap()
        .copy_from_slice(&first);
    assert!(rebuilt(&good).is_ok());
    assert_eq!(
        rebuilt(&packed(&records).unwrap()),
        Err(Error::DamagedSheet)
    );
}

#[test]
fn a_record_that_reaches_beyond_the_book_is_refused() {
    let mut records = book(&file(&[number(0, 0)])).unwrap();
    records.truncate(records.len() - 10);
    assert_eq!(
        rebuilt(&packed(&records).unwrap()),
        Err(Error::DamagedSheet)
    );
}

#[test]
fn the_table_of_the_manual_says_the_same_when_rebuilt() {
    let bytes = include_bytes!("../../../../../tests/data/richieste-manuale.xls");
    let cells = |bytes: &[u8]| {
        let mut book: Xls<_> = Xls::new(Cursor::new(bytes.to_vec())).unwrap();
        book.worksheets()
    };
    let new = rebuilt(bytes).unwrap();
    assert_eq!(format!("{:?}", cells(&new)), format!("{:?}", cells(bytes)));
}
