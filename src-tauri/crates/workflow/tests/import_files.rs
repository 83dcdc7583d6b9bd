//! Every way a table of requests is written.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;

use affianca_workflow::Error;
use affianca_workflow::import::{self, HeldChoices, ImportOutcome};
use common::{HEADINGS, MANUAL, Request, at, one, open, preview, problems, take};

fn refusal(bytes: &[u8]) -> Error {
    import::read(bytes, "prova.csv").expect_err("a refusal")
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
        assert_eq!(shown.read.format, format);
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
        (shown.new, shown.faulty, shown.read.lines),
        (2, 0, 10),
        "{:?}",
        problems(&shown)
    );
    assert_eq!(
        (shown.read.source.as_str(), shown.read.format.as_str()),
        ("testo incollato", "tabella con tabulazioni")
    );
    assert_eq!(
        archive
            .run_import(
                &prepared,
                &HeldChoices::default(),
                at("2022-07-01T09:00"),
                &mut |_, _| true
            )
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
    assert_eq!(shown.read.ignored_columns, ["Colore"]);
    assert_eq!(report.imported, 3, "{:?}", problems(&shown));
}

#[test]
fn a_table_that_cannot_be_read_is_refused_with_its_reason() {
    for (bytes, words) in [
        (&b""[..], "Il file è vuoto"),
        (b"%PDF-1.7 ...", "è un PDF"),
        (b"ciao\na tutti\n", "tabella delle richieste"),
        (
            b"Codice OPAL;Cognome;Nome;Ore\na;b;c;4\n",
            "«Codice fiscale»",
        ),
    ] {
        let error = refusal(bytes);
        assert!(matches!(error, Error::Table(_)), "{error:?}");
        assert!(error.message().contains(words), "{}", error.message());
    }
    let long = vec![b'x'; affianca_tables::MOST_BYTES + 1];
    assert!(matches!(
        refusal(&long),
        Error::Table(affianca_tables::Error::FileTooBig)
    ));
    // The counter of the portal's page is no row.
    let counter = format!("{HEADINGS}Record trovati: 0\n");
    assert!(matches!(
        refusal(counter.as_bytes()),
        Error::Table(affianca_tables::Error::NoRows)
    ));
    assert!(matches!(
        import::pasted("  "),
        Err(Error::Table(affianca_tables::Error::EmptyText))
    ));
}

#[test]
fn a_half_broken_file_says_at_which_row() {
    let text = format!("{HEADINGS}{}", Request::new(1).csv()).replace(";Rossi;", ";\"Rossi;");
    let error = refusal(text.as_bytes());
    assert!(matches!(
        error,
        Error::Table(affianca_tables::Error::OpenQuote(2))
    ));
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
fn fifty_thousand_rows_come_in() {
    let (_home, archive) = open();
    let text = common::many(10_000);
    let (shown, report) = take(&archive, text.as_bytes());
    assert_eq!(
        (shown.read.lines, shown.new, shown.faulty),
        (50_000, 10_000, 0)
    );
    assert_eq!(report.imported, 10_000);
}
