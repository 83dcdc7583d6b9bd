//! Papers of invented people.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use affianca_documents::{Block, Column, Paper, Run, paper_pdf};
use affianca_domain::PrintedDocument;
use chrono::NaiveDate;

use super::{REFERENCE, keep_bytes, run, validate};

pub fn plain(text: &str) -> Run {
    Run {
        text: text.to_owned(),
        bold: false,
    }
}

pub fn strong(text: &str) -> Run {
    Run {
        text: text.to_owned(),
        bold: true,
    }
}

pub fn heading(level: u8, text: &str) -> Block {
    Block::Heading {
        level,
        text: text.to_owned(),
    }
}

pub fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![plain(text)])
}

pub fn list(ordered: bool, items: &[&str]) -> Block {
    Block::List {
        ordered,
        items: items.iter().map(|text| vec![plain(text)]).collect(),
    }
}

pub fn column(head: &str, share: f32, right: bool) -> Column {
    Column {
        head: head.to_owned(),
        share,
        right,
    }
}

pub fn cells(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|&cell| cell.to_owned()).collect()
}

fn facts(facts: &[(&str, &str)]) -> Vec<(String, String)> {
    let own = |&(label, value): &(&str, &str)| (label.to_owned(), value.to_owned());
    facts.iter().map(own).collect()
}

const FOOTER: &str = "Documento redatto con Affianca e conservato agli atti presso la sede operativa dell’ente \
     erogatore; non è generato dal portale regionale.";

/// A paper with nothing in it but what stands on every one.
pub fn bare(blocks: Vec<Block>) -> Paper {
    Paper {
        kind: "PIANO DI COACHING".to_owned(),
        service: "Job Coach".to_owned(),
        title: "Piano di coaching – JC-1-1103/002".to_owned(),
        reference_text: REFERENCE.to_owned(),
        facts: facts(&[
            ("Data di redazione", "16/05/2022"),
            ("Id voucher · tipo", "40217 · rinforzato"),
            ("Codice OPAL", "JC-1-1103/002"),
            ("Destinatario (titolare del voucher)", "Bortolin Nicolò"),
            ("Codice fiscale", "BRTNCL99P05L407N"),
            (
                "Ente titolare ed erogatore",
                "Passolieve soc. coop. sociale, Treviso, via Roggia 12",
            ),
            ("Centro per l’Impiego", "CPI Treviso"),
            ("Datore di lavoro", "Vivai Sile soc. agr., Casier (TV)"),
            ("Coach", "Giulia Ferraresso"),
        ]),
        blocks,
        signatures: vec![
            "Il coach: Giulia Ferraresso".to_owned(),
            "Il titolare del voucher: Bortolin Nicolò".to_owned(),
        ],
        footer: FOOTER.to_owned(),
        drafted: NaiveDate::from_ymd_opt(2022, 5, 16)
            .unwrap()
            .and_hms_opt(18, 5, 0)
            .unwrap(),
        landscape: false,
        journal: super::journal_head(),
        codes: None,
    }
}

/// A coaching plan of a page and something.
pub fn plan() -> Paper {
    let sentence = "Nicolò ha 23 anni, un diploma di agraria e un’esperienza di sei mesi in una \
        serra didattica. Nel colloquio ha raccontato con precisione le lavorazioni che conosce e \
        ha chiesto di poter vedere il posto di lavoro prima di cominciare; l’incontro in azienda \
        con la referente ha confermato l’interesse e chiarito i turni.";
    bare(vec![
        heading(2, "Quadro di partenza"),
        paragraph(sentence),
        Block::Paragraph(vec![
            plain("Punti di forza: "),
            strong("precisione nei compiti ripetuti, memoria per le piante, puntualità."),
            plain(" Da sostenere: il passaggio da un compito all’altro e le richieste improvvise."),
        ]),
        heading(2, "Obiettivi"),
        paragraph("Entro la fine del percorso la persona:"),
        list(
            true,
            &[
                "esegue rinvaso, etichettatura e posizionamento in serra senza richiami, con la \
                 scheda di lavoro alla mano;",
                "prepara un ordine di venti piante leggendo la distinta e verificando le quantità;",
                "chiede aiuto alla referente quando una richiesta non è chiara, invece di fermarsi.",
            ],
        ),
        heading(2, "Azioni e strumenti"),
        heading(3, "In azienda"),
        paragraph(sentence),
        list(
            false,
            &[
                "schede illustrate delle lavorazioni, preparate insieme;",
                "affiancamento alla postazione, con graduale riduzione della presenza;",
                "verifica settimanale con la referente aziendale.",
            ],
        ),
        heading(3, "Allo sportello"),
        paragraph(sentence),
        heading(2, "Calendario e ore"),
        hours_table(6),
        heading(2, "Verifica"),
        paragraph(&[sentence; 3].join(" ")),
        paragraph(sentence),
    ])
}

pub fn hours_table(rows: usize) -> Block {
    const ACTIVITIES: [(&str, &str, &str, &str); 5] = [
        ("JC-AN", "Analisi del quadro generale", "4:00", "152,00 €"),
        (
            "JC-DE",
            "Definizione del programma di accompagnamento",
            "8:00",
            "304,00 €",
        ),
        (
            "JC-PU",
            "Puntualizzazione delle problematiche",
            "4:00",
            "152,00 €",
        ),
        ("JC-SU", "Supervisione delle attività", "4:00", "152,00 €"),
        (
            "JC-AL-R",
            "Allenamento e affiancamento rinforzato",
            "52:00",
            "1.976,00 €",
        ),
    ];
    Block::Table {
        caption: Some("Ore e importi concordati per attività".to_owned()),
        columns: vec![
            column("n.", 0.4, true),
            column("attività", 1.0, false),
            column("descrizione", 3.0, false),
            column("ore concordate", 1.0, true),
            column("importo", 1.0, true),
        ],
        rows: (0..rows)
            .map(|row| {
                let (code, title, hours, amount) = ACTIVITIES[row % 5];
                cells(&[&(row + 1).to_string(), code, title, hours, amount])
            })
            .collect(),
        total: Some(cells(&["", "", "totale", "72:00", "2.736,00 €"])),
    }
}

pub fn bars(groups: usize) -> Block {
    const MONTHS: [&str; 12] = [
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ];
    let group = |index: usize| {
        let number = index as u32;
        let name = format!("{} {}", MONTHS[index % 12], 2022 + index / 12);
        let values = vec![
            12 + 3 * number % 29,
            4 + number % 7,
            number % 3,
            20 - number % 13,
        ];
        (name, values)
    };
    Block::Bars {
        caption: "Ore per mese e per stato".to_owned(),
        unit: "ore".to_owned(),
        series: cells(&["erogate", "programmate", "bozze", "libere"]),
        groups: (0..groups).map(group).collect(),
    }
}

/// An attestation of the sessions of a request, activity by activity.
pub fn attestation(sessions: usize) -> Paper {
    let columns = vec![
        column("data", 1.2, false),
        column("inizio", 0.8, true),
        column("fine", 0.8, true),
        column("ore", 0.8, true),
        column("luogo", 3.0, false),
        column("importo", 1.0, true),
    ];
    let table = |title: &str, count: usize| Block::Table {
        caption: Some(title.to_owned()),
        columns: columns.clone(),
        rows: (0..count)
            .map(|day| {
                let date = format!("lun {:02}/05/2022", day % 28 + 1);
                let place = ["Sportello Treviso", "Vivai Sile soc. agr., Casier (TV)"][day % 2];
                cells(&[&date, "09:00", "13:00", "04:00", place, "152,00 €"])
            })
            .collect(),
        total: Some(cells(&["totale", "", "", "52:00", "", "1.976,00 €"])),
    };
    Paper {
        kind: "ATTESTAZIONE DEL SERVIZIO EROGATO".to_owned(),
        title: "Attestazione del servizio erogato – JC-1-1103/002".to_owned(),
        signatures: vec![
            "Il coach: Giulia Ferraresso".to_owned(),
            "Il titolare del voucher:".to_owned(),
            "Il referente dell’ente erogatore: Marco Silvestrin".to_owned(),
        ],
        ..bare(vec![
            paragraph(
                "Si attesta che nell’ambito del servizio Job Coach sono state erogate le attività \
                 che seguono; sono contate le sole erogazioni nello stato EROGATA.",
            ),
            heading(2, "Attività ed erogazioni"),
            table("JC-AN · Analisi del quadro generale", 2),
            table("JC-AL-R · Allenamento e affiancamento rinforzato", sessions),
            heading(2, "Ore per mese"),
            bars(3),
        ])
    }
}

/// A statement of hours.
pub fn statement(rows: usize, landscape: bool) -> Paper {
    Paper {
        kind: "RENDICONTO".to_owned(),
        title: "Rendiconto maggio–ottobre 2022".to_owned(),
        signatures: vec!["Il referente dell’ente erogatore:".to_owned()],
        landscape,
        ..bare(vec![bars(6), hours_table(rows)])
    }
}

/// A paper in which every text is as long as a form lets it be.
pub fn wordy() -> Paper {
    let long = "Cooperativa sociale per l’accompagnamento al lavoro delle persone con disabilità \
        della Marca trevigiana e del Veneto orientale, impresa sociale, sede di Castelfranco Veneto";
    let mut paper = plan();
    paper.kind = format!("ATTESTAZIONE DEL SERVIZIO EROGATO {}", long.to_uppercase());
    paper.service = long.to_owned();
    paper.reference_text = [REFERENCE; 6].join("\n");
    for (label, value) in &mut paper.facts {
        *label = long.to_owned();
        *value = [long; 4].join(" ");
    }
    paper.footer = [FOOTER; 5].join(" ");
    paper.signatures = vec![format!("Il coach: {}", [long; 5].join(" ")); 7];
    paper.blocks.push(heading(2, &[long; 4].join(" ")));
    paper.blocks.push(heading(3, long));
    paper.blocks.push(Block::Table {
        caption: Some([long; 3].join(" ")),
        columns: vec![
            column(long, 1.0, false),
            column(long, f32::NAN, true),
            column(long, 1000.0, false),
        ],
        rows: vec![vec![[long; 20].join(" "), long.to_owned(), [long; 9].join(" ")]; 3],
        total: Some(vec![long.to_owned(), [long; 20].join(" ")]),
    });
    paper.blocks.push(Block::Bars {
        caption: long.to_owned(),
        unit: long.to_owned(),
        series: vec![long.to_owned(); 6],
        groups: vec![(long.to_owned(), vec![u32::MAX; 6]); 40],
    });
    paper
}

/// Prints a paper and holds it to PDF/A-2a and PDF/UA-1.
pub fn print(paper: &Paper) -> PrintedDocument {
    let pdf = paper_pdf(paper).expect("a paper can always be printed");
    validate(&pdf.pdf);
    pdf
}

/// The pages as they lie on paper.
pub fn pages(pdf: &PrintedDocument, name: &str) -> Vec<String> {
    let path = keep_bytes(&pdf.pdf, "papers", name);
    let text = run("pdftotext", &["-layout", path.to_str().unwrap(), "-"]);
    text.split_terminator('\u{0C}').map(str::to_owned).collect()
}
