//! What spreadsheets say beside the values of their cells.

use rust_xlsxwriter::Formula;

use super::*;

/// An XLSX of one sheet, made of its rows as they stand in the file.
fn sheet(rows: &str, after: &str, book: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\">{HEADINGS}</row>{rows}</sheetData>{after}</worksheet>"
    );
    let book = format!(
        "<?xml version=\"1.0\"?><workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Gente &amp; co\" sheetId=\"1\" r:id=\"rId7\"/></sheets>{book}</workbook>"
    );
    zipped(&[
        (
            "[Content_Types].xml",
            "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>",
        ),
        (
            "_rels/.rels",
            "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
        ),
        ("xl/workbook.xml", &book),
        (
            "xl/_rels/workbook.xml.rels",
            "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId7\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ),
        ("xl/worksheets/sheet1.xml", &content),
    ])
}

const HEADINGS: &str = "<c r=\"A1\" t=\"inlineStr\"><is><t>Cognome</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>Nome</t></is></c><c r=\"C1\" t=\"inlineStr\"><is><t>Ore</t></is></c>";

fn flaws(bytes: &[u8]) -> Vec<(u32, LineFault)> {
    let table = read::<Column>(bytes, "prova").unwrap();
    let faults = |line: &crate::Line| {
        let number = line.number;
        let faults = line.faults(&table.headings).into_iter();
        faults.map(move |fault| (number, fault)).collect::<Vec<_>>()
    };
    table.lines.iter().flat_map(faults).collect()
}

fn flawed(row: u32, column: &'static str, flaw: Flaw) -> (u32, LineFault) {
    (row, LineFault::Cell { column, flaw })
}

#[test]
fn errors_and_formulas_without_a_result_are_told_with_row_and_column() {
    let rows = "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Rossi</t></is></c><c r=\"B2\" t=\"e\"><f>VLOOKUP(1,A:A,1)</f><v>#N/A</v></c><c r=\"C2\"><f>A1</f><v></v></c></row>
        <row r=\"3\"><c r=\"A3\" t=\"e\"><f>A2:A9</f><v>#SPILL!</v></c><c r=\"B3\"><f>B2</f></c><c r=\"C3\"><v>4</v></c></row>
        <row r=\"5\"><c r=\"C5\" t=\"e\"><v>#VALUE!</v></c></row>
        <row r=\"6\"><c r=\"A6\" t=\"str\"><f>IF(1,\"\",\"\")</f><v></v></c><c r=\"B6\" t=\"str\"><f>B1</f><v>Ada</v></c><c r=\"C6\"><f>1-1</f><v>0</v></c></row>";
    let error = |text: &str| Flaw::Error(text.into());
    let mut wanted = vec![
        flawed(2, "Nome", error("#N/D")),
        flawed(2, "Ore", Flaw::NoResult),
        flawed(3, "Cognome", error("#ESPANSIONE!")),
        flawed(3, "Nome", Flaw::NoResult),
        flawed(5, "Ore", error("#VALORE!")),
    ];
    assert_eq!(flaws(&sheet(rows, "", "")), wanted);
    // A book that asks to be worked out when it is opened keeps 0 in every formula.
    let book = "<calcPr calcId=\"1\" fullCalcOnLoad=\"1\"/>";
    wanted.push(flawed(6, "Ore", Flaw::NoResult));
    assert_eq!(flaws(&sheet(rows, "", book)), wanted);
}

#[test]
fn a_program_that_leaves_formulas_to_excel_is_not_believed() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0..).zip(["Cognome", "Nome", "Ore"]) {
        sheet.write(0, column, heading).unwrap();
        sheet.write(1, column, "a").unwrap();
    }
    sheet.write_formula(1, 2, Formula::new("=2+2")).unwrap();
    sheet
        .write_formula(2, 2, Formula::new("=2+2").set_result("4"))
        .unwrap();
    assert_eq!(
        flaws(&book.save_to_buffer().unwrap()),
        [flawed(2, "Ore", Flaw::NoResult)]
    );
}

#[test]
fn hidden_rows_are_read_and_marked() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(["Cognome Nome Ore", "a b 1", "c d 2", "e f 3", "g h 4"]) {
        for (column, cell) in (0..).zip(cells.split(' ')) {
            sheet.write(row, column, cell).unwrap();
        }
    }
    sheet.set_row_hidden(2).unwrap();
    sheet.set_row_hidden(3).unwrap();
    let open = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>Cognome</text:p></table:table-cell><table:table-cell office:value-type=\"string\"><text:p>Nome</text:p></table:table-cell><table:table-cell office:value-type=\"string\"><text:p>Ore</text:p></table:table-cell></table:table-row>";
    let row = |shown: &str| {
        format!(
            "<table:table-row{shown}><table:table-cell table:number-columns-repeated=\"3\" office:value-type=\"string\"><text:p>a</text:p></table:table-cell></table:table-row>"
        )
    };
    let document = [
        open,
        &row(""),
        &row(" table:visibility=\"filter\" table:number-rows-repeated=\"2\""),
        &row(""),
    ]
    .concat();
    for bytes in [book.save_to_buffer().unwrap(), open_document(&document)] {
        let table = read::<Column>(&bytes, "prova").unwrap();
        let hidden: Vec<bool> = table.lines.iter().map(|line| line.hidden).collect();
        assert_eq!(hidden, [false, true, true, false], "{}", table.format);
    }
}

#[test]
fn cells_merged_downwards_speak_for_every_row() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0..).zip(["Cognome", "Nome", "Ore"]) {
        sheet.write(0, column, heading).unwrap();
    }
    let plain = Format::new();
    sheet.merge_range(1, 0, 3, 0, "Rossi", &plain).unwrap();
    sheet.merge_range(1, 1, 2, 1, "Ada", &plain).unwrap();
    for row in 1..5 {
        sheet.write(row, 2, row).unwrap();
    }
    let table = read::<Column>(&book.save_to_buffer().unwrap(), "a.xlsx").unwrap();
    assert_eq!(
        rows(&table),
        [
            (2, "Rossi|Ada|1|".into()),
            (3, "Rossi|Ada|2|".into()),
            (4, "Rossi||3|".into()),
            (5, "||4|".into())
        ]
    );
    let merged: Vec<bool> = table
        .lines
        .iter()
        .map(|line| line.is_merged(&table.headings, Column::Surname))
        .collect();
    assert_eq!(merged, [false, true, true, false]);
}

#[test]
fn errors_of_an_open_document_are_told() {
    let text = |text: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let rows = format!(
        "<table:table-row>{}{}{}</table:table-row><table:table-row>{}<table:table-cell table:formula=\"of:=X\" office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"><text:p>#N/D</text:p></table:table-cell><table:table-cell table:formula=\"of:=1/0\" office:value-type=\"float\" office:value=\"0\"><text:p>Err:502</text:p></table:table-cell></table:table-row><table:table-row>{}<table:table-cell table:formula=\"of:=[.A1]\"/><table:table-cell office:value-type=\"float\" office:value=\"4\"><text:p>###</text:p></table:table-cell></table:table-row>",
        text("Cognome"),
        text("Nome"),
        text("Ore"),
        text("Rossi"),
        text("Verdi")
    );
    assert_eq!(
        flaws(&open_document(&rows)),
        [
            flawed(2, "Nome", Flaw::Error("#N/D".into())),
            flawed(2, "Ore", Flaw::Error("Err:502".into())),
            flawed(3, "Nome", Flaw::NoResult),
        ]
    );
}

#[test]
fn errors_and_formulas_kept_as_text_are_told_and_what_guards_a_code_is_not_part_of_it() {
    let text = "Cognome;Nome;Ore\nRossi;#N/D;=A1\nVerdi;=\"0123\";'+4\n";
    assert_eq!(
        flaws(text.as_bytes()),
        [
            flawed(2, "Nome", Flaw::Error("#N/D".into())),
            flawed(2, "Ore", Flaw::NoResult),
        ]
    );
    let table = read::<Column>(text.as_bytes(), "a.csv").unwrap();
    assert_eq!(rows(&table).last().unwrap().1, "Verdi|0123|+4|");
}

#[test]
fn the_sheet_that_knows_most_is_read_and_the_others_are_told() {
    let mut book = Workbook::new();
    let mut write = |name: &str, headings: &[&str], hidden: bool| {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        sheet.set_hidden(hidden);
        for (column, heading) in (0..).zip(headings) {
            sheet.write(0, column, *heading).unwrap();
            sheet.write(1, column, name).unwrap();
        }
    };
    write("Riepilogo", &["Cognome", "Nome"], false);
    write("2022", &["Cognome", "Nome", "Ore"], false);
    write("2023", &["Cognome", "Nome", "Ore"], false);
    write("Vecchio", &["Cognome", "Nome", "Ore"], true);
    let table = read::<Column>(&book.save_to_buffer().unwrap(), "a.xlsx").unwrap();
    assert_eq!(rows(&table), [(2, "2022|2022|2022|".into())]);
    assert_eq!(
        table.notices,
        [
            "Anche il foglio «2023» ha queste colonne: qui si legge solo «2022», l’altro va importato a parte.",
            "Il foglio «Vecchio» è nascosto e non si legge: se serve, mostralo e riprova."
        ]
    );
}

#[test]
fn dates_counted_from_1904_are_the_same_dates() {
    let styles = "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>a</t></is></c><c r=\"B2\" t=\"inlineStr\"><is><t>b</t></is></c><c r=\"C2\" t=\"d\"><v>2022-06-30T00:00:00</v></c></row>";
    let table = read::<Column>(&sheet(styles, "", ""), "a.xlsx").unwrap();
    assert_eq!(rows(&table), [(2, "a|b|30/06/2022|".into())]);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    for (column, heading) in (0..).zip(["Cognome", "Nome", "Ore"]) {
        sheet.write(0, column, heading).unwrap();
        sheet.write(1, column, "a").unwrap();
    }
    sheet
        .write_number_with_format(1, 2, 43280.0, &date)
        .unwrap();
    let bytes = with_1904(&book.save_to_buffer().unwrap());
    let table = read::<Column>(&bytes, "a.xlsx").unwrap();
    assert_eq!(rows(&table), [(2, "a|a|30/06/2022|".into())]);
}

/// The same workbook, its days counted from 1904.
fn with_1904(bytes: &[u8]) -> Vec<u8> {
    let mut book = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut entries = Vec::new();
    for index in 0..book.len() {
        let mut entry = book.by_index(index).unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut entry, &mut text).unwrap();
        let text = text.replace("<workbookPr", "<workbookPr date1904=\"1\"");
        entries.push((entry.name().unwrap().to_string(), text));
    }
    let entries: Vec<_> = entries
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    zipped(&entries)
}

/// The manual's table in an XLS, with one of its rows hidden.
#[test]
fn hidden_rows_of_an_xls_are_marked() {
    const ROW: [u8; 2] = 0x0208_u16.to_le_bytes();
    let bytes = include_bytes!("../../../../../tests/data/richieste-manuale.xls");
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes.to_vec())).unwrap();
    let mut book = Vec::new();
    let mut stream = file.open_stream("/Workbook").unwrap();
    std::io::Read::read_to_end(&mut stream, &mut book).unwrap();
    let mut place = 0;
    let mut hidden = 0;
    while let Some([kind0, kind1, length0, length1]) = book.get(place..place + 4) {
        let length = usize::from(u16::from_le_bytes([*length0, *length1]));
        let is_row = [*kind0, *kind1] == ROW;
        let number = book.get(place + 4..place + 6).unwrap_or_default();
        if is_row && number == 4_u16.to_le_bytes() {
            *book.get_mut(place + 4 + 12).unwrap() |= 0x20;
            hidden += 1;
        }
        place += 4 + length;
    }
    assert_eq!(hidden, 1);
    drop(stream);
    let mut stream = file.open_stream("/Workbook").unwrap();
    stream.write_all(&book).unwrap();
    drop(stream);
    let bytes = file.into_inner().into_inner();
    let table = read::<Column>(&bytes, "a.xls").unwrap();
    let numbers: Vec<u32> = table
        .lines
        .iter()
        .filter(|line| line.hidden)
        .map(|line| line.number)
        .collect();
    assert_eq!(numbers, [5]);
}
