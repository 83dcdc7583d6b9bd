//! What a register says, read back from the file: on the paper, and to who listens to it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use affianca_domain::PrintedDocument;
use support::{assert_in_order, blank, keep, print, run, sheet, text, words_on_paper};

/// The pages as they lie on paper.
fn pages(pdf: &PrintedDocument, name: &str) -> Vec<String> {
    text(pdf, name)
        .split_terminator('\u{0C}')
        .map(str::to_owned)
        .collect()
}

/// The text in the order of the structure tree, as a screen reader finds it, on one line.
fn spoken(pdf: &PrintedDocument, name: &str) -> String {
    support::spoken(&keep(pdf, name))
}

#[test]
fn every_page_says_whose_register_it_is() {
    let pdf = print(&sheet(40));
    let pages = pages(&pdf, "read-40");
    assert_eq!(pages.len(), pdf.pages as usize);
    for (index, page) in pages.iter().enumerate() {
        for part in [
            "REGISTRO ATTIVITÀ",
            "Job Coach",
            "Decreto Direttoriale di Veneto Lavoro n. 18 del 30/03/2022",
            "Passolieve soc. coop. sociale",
            "Treviso, via Roggia 12",
            "JC-1-1103/002",
            "40217 · rinforzato",
            "Bortolin Nicolò",
            "BRTNCL99P05L407N",
            "CPI Treviso",
            "Vivai Sile soc. agr., Casier (TV)",
            "Roberta Cendron",
            "Giulia Ferraresso",
            "09/05/2022 – 31/05/2022",
            "intera OPAL",
            "descrizione dell’attività",
            "firma del coach",
            &format!("codice del foglio R1:2022-017-1:{}/8:", index + 1),
            "La riga barrata è un’erogazione chiusa negativamente",
            support::HEAD,
            &format!(
                "Registro n. 2022/017 · versione 1 · pagina {} di 8",
                index + 1
            ),
        ] {
            assert!(
                page.contains(part),
                "page {} lacks {part:?}:\n{page}",
                index + 1
            );
        }
        let goes_on = format!("segue a pagina {}", index + 2);
        assert_eq!(page.contains(&goes_on), index < 7, "page {}", index + 1);
    }
}

#[test]
fn it_is_read_in_the_order_it_is_written_in() {
    let spoken = spoken(&print(&sheet(10)), "read-10");
    assert_in_order(
        &spoken,
        &[
            "REGISTRO ATTIVITÀ",
            "Job Coach",
            "Registro n. 2022/017 · versione 1 · pagina 1 di 3",
            "Fondo Regionale per l'Occupazione",
            "Ente titolare ed erogatore Passolieve soc. coop. sociale",
            "Sportello Treviso, via Roggia 12",
            "Destinatario (titolare del voucher) Bortolin Nicolò",
            "Ambito intera OPAL",
            "n. data inizio fine ore attività luogo descrizione dell’attività svolta firma del coach",
            "1 lun 09/05/2022 09:00 11:00 02:00 JC-AN Analisi del quadro generale Sportello Treviso Colloquio di conoscenza",
            "destinatario referente",
            "6 gio 19/05/2022",
            "CHIUSA NEGATIVAMENTE",
            "10 ven 27/05/2022",
            "spazio non utilizzato",
            "Totali (ore:minuti) JC-AN JC-DE JC-PU JC-SU JC-AL-R totale",
            "ore concordate 04:00 08:00 04:00 04:00 52:00 72:00",
            "ore erogate 04:00 04:00 00:00 01:00 16:00 25:00",
            "Il coach Giulia Ferraresso luogo e data firma",
            "Il titolare del voucher: Bortolin Nicolò Il referente aziendale: Roberta Cendron",
            "Il referente dell’ente erogatore Marco Silvestrin",
            "La riga barrata è un’erogazione chiusa negativamente",
            "emesso il 31/05/2022 alle 18:05",
        ],
    );
    // Said once, though printed on both pages.
    assert_eq!(spoken.matches("Bortolin Nicolò").count(), 2);
    assert_eq!(spoken.matches("firma del coach").count(), 1);
}

#[test]
fn the_foot_ties_the_paper_to_its_data() {
    let sheet = sheet(3);
    let hash = sheet.data_hash();
    let text = text(&print(&sheet), "foot");
    let short = format!(
        "{} {} {} {}",
        &hash[..4],
        &hash[4..8],
        &hash[8..12],
        &hash[12..16]
    );
    assert!(
        text.contains(&format!("registro 2022/017-1 · SHA-256 dei dati {short}")),
        "{text}"
    );
}

#[test]
fn a_session_closed_negatively_keeps_its_reason_to_itself() {
    let text = text(&print(&sheet(6)), "struck");
    assert!(text.contains("CHIUSA NEGATIVAMENTE"));
    assert!(!text.contains("Potatura"), "{text}");
}

#[test]
fn a_register_to_sign_leaves_the_description_to_be_written() {
    let text = text(&print(&blank(3)), "blank");
    assert!(text.contains("REGISTRO ATTIVITÀ DA FIRMARE"));
    assert!(text.contains("ore erogate all’emissione"));
    assert!(!text.contains("Colloquio di conoscenza"), "{text}");
}

#[test]
fn a_register_without_sessions_says_so() {
    let text = text(&print(&sheet(0)), "empty");
    assert!(
        text.contains("nessuna erogazione – spazio non utilizzato"),
        "{text}"
    );
    assert!(text.contains("Il coach"), "{text}");
}

#[test]
fn totals_and_signatures_stand_on_one_page_with_the_last_row() {
    for rows in [1, 4, 5, 7, 8, 11, 12] {
        let pdf = print(&sheet(rows));
        let pages = pages(&pdf, "together");
        let last = pages.last().unwrap();
        assert!(
            last.contains("Totali (ore:minuti)")
                && last.contains("Il referente dell’ente erogatore"),
            "{rows}"
        );
        let date = support::sheet(rows).rows[rows - 1]
            .date
            .format("%d/%m/%Y")
            .to_string();
        assert!(
            last.contains(&date),
            "{rows} rows: the last is not with the signatures\n{last}"
        );
    }
}

#[test]
fn a_description_longer_than_a_page_goes_on_and_loses_nothing() {
    let mut sheet = sheet(3);
    let words: Vec<String> = (0..900).map(|word| format!("parola{word:03}")).collect();
    sheet.rows[1].description = words.join(" ");
    let pdf = print(&sheet);
    let spoken = spoken(&pdf, "long");
    assert_in_order(
        &spoken,
        &words.iter().map(String::as_str).collect::<Vec<_>>(),
    );
    let parts = spoken.matches("2 mer 11/05/2022").count();
    assert!(parts > 1, "{parts}");
    assert_eq!(
        spoken
            .matches("(segue; si firma dove la riga finisce)")
            .count(),
        parts - 1
    );
    assert_eq!(spoken.matches("(seguito)").count(), parts - 1);
    assert_eq!(
        spoken.matches("destinatario referente").count(),
        3,
        "each session is signed once"
    );
}

#[test]
fn nothing_leaves_the_paper_and_no_type_is_under_9_points() {
    for (name, sheet) in [
        ("small-10", sheet(10)),
        ("small-wordy", support::wordy(4)),
        ("small-blank", blank(4)),
    ] {
        let path = keep(&print(&sheet), name);
        let words = words_on_paper(&path);
        assert!(words.len() > 50, "{name}");
        for (word, [left, top, right, bottom]) in words {
            assert!(
                left >= 30.0 && right <= 812.0 && top >= 20.0 && bottom <= 576.0,
                "{name}: {word}"
            );
            assert!(bottom - top >= 9.0 * 1.16, "{name}: {word}");
        }
    }
}

#[test]
fn the_title_of_the_file_names_nobody() {
    let path = keep(&print(&sheet(1)), "title");
    let about = run("pdfinfo", &[path.to_str().unwrap()]);
    assert!(
        about.contains("Registro attività 2022/017 – versione 1 – intera OPAL"),
        "{about}"
    );
    let metadata = run("pdfinfo", &["-meta", path.to_str().unwrap()]);
    for personal in ["Bortolin", "Cendron", "Ferraresso", "BRTNCL99P05L407N"] {
        assert!(
            !about.contains(personal) && !metadata.contains(personal),
            "{personal}"
        );
    }
}
