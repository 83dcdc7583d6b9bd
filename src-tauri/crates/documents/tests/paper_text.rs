//! What a paper says, read back from the file: on the paper, and to who listens to it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use affianca_documents::{Block, Paper, person_paper};
use affianca_domain::{PersonSheet, PersonTable, PrintedDocument};
use support::papers::{
    bare, bars, cells, column, heading, hours_table, list, pages, paragraph, plain, plan, print,
    statement, strong, wordy,
};
use support::{assert_in_order, keep_bytes, run, words_on_paper};

/// The structure tree with the text of its elements.
fn tree(pdf: &PrintedDocument, name: &str) -> String {
    let path = keep_bytes(&pdf.pdf, "papers", name);
    run("pdfinfo", &["-struct-text", path.to_str().unwrap()])
}

/// The text in the order of the structure tree, as a screen reader finds it, on one line.
fn spoken(pdf: &PrintedDocument, name: &str) -> String {
    support::spoken(&keep_bytes(&pdf.pdf, "papers", name))
}

/// The elements in order, without their text.
fn elements(pdf: &PrintedDocument, name: &str) -> Vec<String> {
    let tree = tree(pdf, name);
    let element = |line: &str| {
        let line = line.trim();
        let says_or_describes = line.starts_with(['"', '/']);
        (!says_or_describes).then(|| line.split([' ', ':']).next().unwrap().to_owned())
    };
    tree.lines().filter_map(element).collect()
}

#[test]
fn it_is_read_in_the_order_it_is_written_in() {
    let spoken = spoken(&print(&plan()), "read-plan");
    assert_in_order(
        &spoken,
        &[
            "PIANO DI COACHING",
            "Job Coach",
            "pagina 1 di 2",
            "Fondo Regionale per l'Occupazione",
            "D.G.R. 1103 del 09/08/2021\"",
            "Data di redazione 16/05/2022",
            "Id voucher · tipo 40217 · rinforzato",
            "Destinatario (titolare del voucher) Bortolin Nicolò",
            "Codice fiscale BRTNCL99P05L407N",
            "Quadro di partenza",
            "Punti di forza: precisione nei compiti ripetuti",
            "Da sostenere:",
            "Entro la fine del percorso la persona:",
            "1. esegue rinvaso",
            "2. prepara un ordine",
            "3. chiede aiuto",
            "Azioni e strumenti",
            "In azienda",
            "• schede illustrate",
            "Calendario e ore",
            "Ore e importi concordati per attività",
            "n. attività descrizione ore concordate importo",
            "1 JC-AN Analisi del quadro generale 4:00 152,00 €",
            "6 JC-AN",
            "totale 72:00 2.736,00 €",
            "Verifica",
            "Il coach: Giulia Ferraresso luogo e data firma",
            "Il titolare del voucher: Bortolin Nicolò luogo e data firma",
            "Documento redatto con Affianca",
            "redatto il 16/05/2022 alle 18:05",
        ],
    );
    assert_eq!(spoken.matches("PIANO DI COACHING").count(), 1, "{spoken}");
}

#[test]
fn what_is_held_of_a_person_is_a_table_for_each_thing_that_is() {
    let table = |heading: &str, columns: &[(&str, f32)], rows: &[&[&str]]| PersonTable {
        heading: heading.into(),
        columns: columns
            .iter()
            .map(|(head, share)| ((*head).into(), *share))
            .collect(),
        rows: rows
            .iter()
            .map(|row| row.iter().map(|cell| (*cell).into()).collect())
            .collect(),
    };
    let session = [
        "JC-1-1103/009",
        "JC-AL",
        "28/06/2022",
        "10:00",
        "12:00",
        "EROGATA",
        "Ferraresso Giulia",
        "Treviso",
        "Vivai Sile, Casier",
        "Affiancamento al banco vendita, con il collega che chiude la cassa.",
        "",
        "Stanco dopo le undici: proporre la mattina presto.",
        "",
        "EROGATA 37",
    ];
    let sheet = PersonSheet {
        provider: "Bussola Gialla coop. sociale".into(),
        person: "Bortolin Nicolò".into(),
        tax_code: "BRTNCL99P05L407N".into(),
        tables: vec![
            table(
                "Che cosa c’è nel file",
                &[("file", 2.0), ("che cos’è", 2.0)],
                &[
                    &["dati.pdf", "questo documento"],
                    &["registri/registro-2022-001-v1.pdf", "registro"],
                ],
            ),
            table(
                "Erogazioni",
                &[
                    ("OPAL", 1.3),
                    ("attività", 0.9),
                    ("data", 1.1),
                    ("inizio", 0.7),
                    ("fine", 0.7),
                    ("stato", 1.3),
                    ("coach", 1.4),
                    ("sportello", 1.1),
                    ("luogo", 1.3),
                    ("descrizione", 2.4),
                    ("note", 1.6),
                    ("nota riservata", 2.2),
                    ("motivo", 1.4),
                    ("sul portale", 1.2),
                ],
                &[&session, &session],
            ),
        ],
        made: plan().drafted,
        journal: None,
    };
    let spoken = spoken(&print(&person_paper(&sheet)), "read-person");
    assert_in_order(
        &spoken,
        &[
            "DATI DI UNA PERSONA",
            "Bortolin Nicolò",
            "BRTNCL99P05L407N",
            "artt. 15 e 20",
            "Che cosa c’è nel file",
            "registri/registro-2022-001-v1.pdf",
            "Erogazioni",
            "nota riservata",
            "JC-1-1103/009",
            "Stanco dopo le undici",
            "EROGATA 37",
        ],
    );
}

#[test]
fn every_part_is_tagged_as_what_it_is() {
    let paper = bare(vec![
        heading(3, "Prima di ogni altra"),
        heading(3, "Dentro la prima"),
        heading(9, "Più in basso di così"),
        list(false, &["uno"]),
        hours_table(1),
        bars(1),
    ]);
    let elements = elements(&print(&paper), "tags").join(" ");
    assert_in_order(
        &elements,
        &[
            "Document H1 P P P P P P P P P P P P H2",
            "H3 H3 L LI Lbl LBody Table Caption THead TR TH TH TH TH TH TBody TR TD TH TD TD TD",
            "TR TD TH TD TD TD P Figure P P P P P P P P P",
        ],
    );
}

#[test]
fn a_chart_is_said_in_words() {
    let path = keep_bytes(&print(&bare(vec![bars(2)])).pdf, "papers", "chart");
    let document = lopdf::Document::load(&path).unwrap();
    let figure = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .find(|object| object.get(b"S").and_then(|tag| tag.as_name()).ok() == Some(b"Figure"))
        .unwrap();
    let alt = lopdf::decode_text_string(figure.get(b"Alt").unwrap()).unwrap();
    assert_eq!(
        alt,
        "Grafico a barre (ore). gennaio 2022: erogate 12, programmate 4, bozze 0, libere 20; \
         febbraio 2022: erogate 15, programmate 5, bozze 1, libere 19."
    );
    let place = figure.get(b"A").unwrap().as_dict().unwrap();
    let corners = place.get(b"BBox").unwrap().as_array().unwrap();
    let corners: Vec<f32> = corners.iter().map(|c| c.as_float().unwrap()).collect();
    let (width, height) = (corners[2] - corners[0], corners[3] - corners[1]);
    assert!((width - 481.9).abs() < 0.1, "{corners:?}");
    assert!(height > 40.0 && height < 100.0, "{corners:?}");
}

#[test]
fn every_page_says_what_it_belongs_to() {
    let paper = statement(120, false);
    let pdf = print(&paper);
    let pages = pages(&pdf, "read-statement");
    assert_eq!(pages.len(), pdf.pages as usize);
    assert!(pages.len() > 2);
    let hash = paper.data_hash();
    for (index, page) in pages.iter().enumerate() {
        let number = format!("pagina {} di {}", index + 1, pages.len());
        let hash = format!("SHA-256 dei dati {} {}", &hash[..4], &hash[4..8]);
        for part in [
            "RENDICONTO",
            "Job Coach",
            "non è generato dal portale",
            "descrizione",
            &number,
            &hash,
        ] {
            assert!(page.contains(part), "page {index} lacks {part:?}:\n{page}");
        }
    }
    assert!(pages.last().unwrap().contains("totale"));
    assert!(pages.last().unwrap().contains("luogo e data"));
}

#[test]
fn a_heading_is_never_alone_at_the_foot_of_a_page() {
    for lines in 28..44 {
        let filler: Vec<Block> = (0..lines).map(|_| paragraph("riga")).collect();
        let tail = [
            heading(2, "Titolo di parte"),
            heading(3, "Titolo interno"),
            paragraph("Testo che segue il titolo."),
        ];
        let paper = bare(filler.into_iter().chain(tail).collect());
        let pages = pages(&print(&paper), "heading");
        let page = pages.iter().find(|page| page.contains("Titolo di parte"));
        let page = page.unwrap();
        for text in ["Titolo interno", "Testo che segue"] {
            assert!(page.contains(text), "{lines} lines before:\n{page}");
        }
    }
}

#[test]
fn signatures_share_a_page_with_the_end_of_the_text() {
    for lines in 20..40 {
        let mut blocks: Vec<Block> = (0..lines).map(|_| paragraph("riga")).collect();
        blocks.push(paragraph("Ultime parole."));
        let pages = pages(&print(&bare(blocks)), "signatures");
        let last = pages.last().unwrap();
        assert!(last.contains("Ultime parole."), "{lines} lines:\n{last}");
        assert!(last.contains("luogo e data"), "{lines} lines:\n{last}");
    }
}

#[test]
fn a_row_higher_than_a_page_goes_on_and_loses_nothing() {
    let words: Vec<String> = (0..1500).map(|word| format!("parola{word:04}")).collect();
    let paper = bare(vec![Block::Table {
        caption: None,
        columns: vec![
            column("voce", 1.0, false),
            column("testo", 2.0, false),
            column("ore", 0.5, true),
        ],
        rows: vec![
            cells(&["prima", "breve", "1"]),
            cells(&["seconda", &words.join(" "), "2"]),
            cells(&["terza", "breve", "3"]),
        ],
        total: None,
    }]);
    let pdf = print(&paper);
    assert!(pdf.pages > 2);
    let spoken = spoken(&pdf, "long-row");
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    assert_in_order(&spoken, &words);
    assert_in_order(
        &spoken,
        &["prima breve 1", "seconda parola0000", "terza breve 3"],
    );
}

#[test]
fn numbers_are_not_broken_where_a_text_can_be() {
    let paper = bare(vec![Block::Table {
        caption: None,
        columns: vec![column("voce", 50.0, false), column("importo", 0.1, true)],
        rows: vec![cells(&[&"parola ".repeat(40), "123.456.789,00 €"])],
        total: None,
    }]);
    assert!(pages(&print(&paper), "numbers")[0].contains("123.456.789,00 €"));
}

#[test]
fn bold_inside_a_word_does_not_part_it() {
    let runs = vec![plain("ri"), strong("tiro"), plain(" del\nfoglio")];
    let pdf = print(&bare(vec![Block::Paragraph(runs)]));
    let spoken = spoken(&pdf, "bold");
    assert!(spoken.contains("ritiro del foglio") || spoken.contains("ri tiro del foglio"));
    assert!(pages(&pdf, "bold")[0].contains("ritiro del"));
}

#[test]
fn what_is_empty_says_so_or_is_left_out() {
    let paper = Paper {
        facts: vec![("Datore di lavoro".to_owned(), " ".to_owned())],
        signatures: vec!["Il coach:".to_owned()],
        ..bare(vec![
            heading(2, ""),
            paragraph(" "),
            list(true, &["", "uno", "", "due"]),
            Block::Table {
                caption: Some("Ore".to_owned()),
                columns: vec![column("attività", 1.0, false)],
                rows: Vec::new(),
                total: None,
            },
            bars(0),
        ])
    };
    let text = pages(&print(&paper), "empty-parts").concat();
    for part in [
        "Datore di lavoro",
        "–",
        "1. uno",
        "2. due",
        "attività",
        "nessuna voce",
        "nessun dato",
        "Il coach:",
    ] {
        assert!(text.contains(part), "{part:?} is missing:\n{text}");
    }
}

#[test]
fn nothing_leaves_the_paper_and_no_type_is_under_9_points() {
    for (name, paper) in [
        ("small-plan", plan()),
        ("small-statement", statement(50, false)),
        ("small-lying", statement(50, true)),
        ("small-wordy", wordy()),
    ] {
        let (width, height) = if paper.landscape {
            (842.0, 595.0)
        } else {
            (595.0, 842.0)
        };
        let path = keep_bytes(&print(&paper).pdf, "papers", name);
        for (word, [left, top, right, bottom]) in words_on_paper(&path) {
            assert!(
                left >= 39.0 && right <= width - 39.0 && top >= 30.0 && bottom <= height - 25.0,
                "{name}: {word}"
            );
            assert!(bottom - top >= 9.0 * 1.16, "{name}: {word}");
        }
    }
}

#[test]
fn the_title_of_the_file_is_the_one_given() {
    let path = keep_bytes(&print(&plan()).pdf, "papers", "title");
    let about = run("pdfinfo", &[path.to_str().unwrap()]);
    let metadata = run("pdfinfo", &["-meta", path.to_str().unwrap()]);
    assert!(
        about.contains("Piano di coaching – JC-1-1103/002"),
        "{about}"
    );
    for personal in ["Bortolin", "Ferraresso", "BRTNCL99P05L407N"] {
        assert!(!about.contains(personal) && !metadata.contains(personal));
    }
}
