//! Tables under another name than their kind: pages called `.xls`, spreadsheets called `.csv`.

use super::*;

fn page(rows: &str) -> String {
    format!("<html><head><meta charset=\"windows-1252\"></head><body>{rows}</body></html>")
}

const TABLE: &str = "<table><tr><th>Cognome</th><th>Nome</th><th>Ore</th><th>Nato il</th></tr>
    <tr><td>Nicol\u{e8}</td><td>Anna</td><td>44</td><td>30/06/1992</td></tr>
    <tr><td>D&#39;Este</td><td>Ivo</td><td>1672,5</td><td>01/02/1980</td></tr></table>";

#[test]
fn a_page_called_xls_is_read_by_its_table() {
    let menu = "<table><tr><td>Menu</td><td>Richieste</td></tr></table>";
    let layout = format!("<table><tr><td>{menu}{TABLE}</td></tr></table>");
    for text in [page(TABLE), page(&layout), TABLE.to_owned()] {
        let bytes: Vec<u8> = if text.contains("windows-1252") {
            text.chars()
                .map(|letter| u8::try_from(u32::from(letter)).unwrap())
                .collect()
        } else {
            text.into_bytes()
        };
        let table = read::<Column>(&bytes, "richieste.xls").unwrap();
        assert_eq!(table.format, "pagina web");
        assert_eq!(rows(&table), people(2));
    }
}

#[test]
fn a_page_without_the_table_is_told_so() {
    for text in [
        "<!DOCTYPE html><html><table>",
        "<html><body>Sessione scaduta</body></html>",
    ] {
        assert_eq!(refusal(text.as_bytes()), Error::WebPage);
    }
}

#[test]
fn cells_of_a_page_that_reach_down_speak_for_the_rows_beside_them() {
    let text = page(
        "<table><tr><td>Cognome<td>Nome<td>Ore</tr>
         <tr><td rowspan=2>Rossi<br>Bianchi<td rowspan=\"2\">Ada<td>4</tr><tr><td>8</tr>
         <tr style='display: none'><td>Verdi<td>Ugo<td>3</tr></table>",
    );
    let table = read::<Column>(text.as_bytes(), "a.xls").unwrap();
    assert_eq!(
        rows(&table),
        [
            (2, "Rossi Bianchi|Ada|4|".into()),
            (3, "Rossi Bianchi|Ada|8|".into()),
            (4, "Verdi|Ugo|3|".into())
        ]
    );
    let hidden: Vec<bool> = table.lines.iter().map(|line| line.hidden).collect();
    assert_eq!(hidden, [false, false, true]);
    assert!(
        table
            .lines
            .get(1)
            .unwrap()
            .is_merged(&table.headings, Column::Name)
    );
}

#[test]
fn a_spreadsheet_in_xml_reads_as_a_person_sees_it() {
    let text = r#"<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Persone"><Table>
<Row ss:Index="3"><Cell><Data ss:Type="String">Cognome</Data></Cell><Cell><Data ss:Type="String">Nome</Data></Cell><Cell><Data ss:Type="String">Ore</Data></Cell><Cell><Data ss:Type="String">Nato il</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">Nicol&#232;</Data></Cell><Cell><Data ss:Type="String">Anna</Data></Cell><Cell><Data ss:Type="DateTime">1900-01-01T20:00:00.000</Data></Cell><Cell><Data ss:Type="DateTime">1992-06-30T00:00:00.000</Data></Cell></Row>
<Row ss:Hidden="1"><Cell><Data ss:Type="String">D'Este</Data></Cell><Cell ss:Index="3" ss:Formula="=NA()"><Data ss:Type="Error">#N/A</Data></Cell></Row>
</Table></Worksheet></Workbook>"#;
    let table = read::<Column>(text.as_bytes(), "persone.xls").unwrap();
    assert_eq!(table.format, "XLS (XML), foglio «Persone»");
    assert_eq!(
        rows(&table),
        [
            (4, "Nicolè|Anna|44:00|30/06/1992".into()),
            (5, "D'Este|||".into())
        ]
    );
    let last = table.lines.last().unwrap();
    assert!(last.hidden);
    assert_eq!(
        last.flaw(&table.headings, Column::Hours),
        Some(&Flaw::Error("#N/D".into()))
    );
}

#[test]
fn a_spreadsheet_called_csv_is_a_spreadsheet() {
    let table = read::<Column>(&workbook(), "persone.csv").unwrap();
    assert_eq!(rows(&table), people(5));
}

#[test]
fn what_no_reader_takes_says_what_to_do() {
    let binary = zipped(&[("xl/workbook.bin", "x"), ("[Content_Types].xml", "<t/>")]);
    assert_eq!(refusal(&binary), Error::BinarySheet);
}
