//! Sheets of invented people, and the tools that read a PDF back.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod papers;

use std::path::{Path, PathBuf};
use std::process::Command;

use affianca_documents::register_pdf;
use affianca_domain::{PrintedDocument, RegisterRow, RegisterSheet, RegisterTotal};
use chrono::{Days, NaiveDate};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use proptest::collection::vec;
use proptest::prelude::*;

pub const REFERENCE: &str = "Fondo Regionale per l'Occupazione delle persone con Disabilità. Decreto Direttoriale di \
Veneto Lavoro n. 18 del 30/03/2022 \"Approvazione e adozione dell'Avviso pubblico per la realizzazione di interventi \
di accompagnamento al lavoro delle persone con disabilità di cui alla D.G.R. 1103 del 09/08/2021\"";

const SESSIONS: [(&str, &str, u32, usize, &str, &str); 10] = [
    (
        "09:00",
        "11:00",
        120,
        0,
        "Sportello Treviso",
        "Colloquio di conoscenza; raccolta di interessi ed esperienze di lavoro.",
    ),
    (
        "09:00",
        "11:00",
        120,
        0,
        "Vivai Sile, Casier (TV)",
        "Incontro in azienda con il referente; osservazione delle mansioni di vivaio.",
    ),
    (
        "09:00",
        "11:00",
        120,
        1,
        "Sportello Treviso",
        "Definizione degli obiettivi e dei tempi dell’affiancamento.",
    ),
    (
        "14:00",
        "16:00",
        120,
        1,
        "Sportello Treviso",
        "Stesura condivisa del piano di coaching e del calendario.",
    ),
    (
        "08:30",
        "12:30",
        240,
        4,
        "Vivai Sile, Casier (TV)",
        "Rinvaso e posizionamento in serra: dimostrazione e prova guidata.",
    ),
    (
        "08:30",
        "12:30",
        240,
        4,
        "Vivai Sile, Casier (TV)",
        "Potatura.",
    ),
    (
        "08:30",
        "12:30",
        240,
        4,
        "Vivai Sile, Casier (TV)",
        "Preparazione degli ordini: lettura della scheda e controllo delle quantità.",
    ),
    (
        "08:30",
        "12:30",
        240,
        4,
        "Vivai Sile, Casier (TV)",
        "Irrigazione e pulizia dei bancali in autonomia, con verifica finale.",
    ),
    (
        "11:00",
        "12:00",
        60,
        3,
        "Sportello Treviso",
        "Verifica dell’andamento del piano di coaching.",
    ),
    (
        "08:30",
        "12:30",
        240,
        4,
        "Vivai Sile, Casier (TV)",
        "Uso del carrello e delle protezioni; giro di consegna interno.",
    ),
];
const ACTIVITIES: [(&str, &str, u32); 5] = [
    ("JC-AN", "Analisi del quadro generale", 240),
    ("JC-DE", "Definizione del programma", 480),
    ("JC-PU", "Puntualizzazione delle problematiche", 240),
    ("JC-SU", "Supervisione delle attività", 240),
    ("JC-AL-R", "Allenamento e affiancamento rinforzato", 3120),
];

/// What the foot of a paper says of the journal.
pub const HEAD: &str = "riga 12345: 9f3c 71ab 0e42 d85b";

/// What the codes of an issued paper follow from.
pub fn codes(paper: &str) -> Option<affianca_domain::PageCodes> {
    let key = affianca_domain::CodeKey::of_archive(b"the secret of an invented archive");
    Some(key.codes(paper.parse().unwrap()))
}

/// The journal's head when a paper was issued.
pub fn journal_head() -> Option<affianca_domain::JournalHead> {
    Some(affianca_domain::JournalHead {
        number: 12345,
        hash: "9f3c71ab0e42d85b".repeat(4),
    })
}

/// A register of the given number of sessions, the sixth of each ten closed negatively.
pub fn sheet(rows: usize) -> RegisterSheet {
    let first = NaiveDate::from_ymd_opt(2022, 5, 9).unwrap();
    let rows: Vec<RegisterRow> = (0..rows)
        .map(|index| {
            let (start, end, minutes, activity, place, description) =
                SESSIONS[index % SESSIONS.len()];
            RegisterRow {
                date: first.checked_add_days(Days::new(index as u64 * 2)).unwrap(),
                start: start.to_owned(),
                end: end.to_owned(),
                minutes,
                activity_code: ACTIVITIES[activity].0.to_owned(),
                activity_title: ACTIVITIES[activity].1.to_owned(),
                place: place.to_owned(),
                description: description.to_owned(),
                struck: index % SESSIONS.len() == 5,
                origin: String::new(),
            }
        })
        .collect();
    let totals = ACTIVITIES.iter().map(|&(code, _, agreed)| RegisterTotal {
        code: code.to_owned(),
        agreed,
        delivered: rows
            .iter()
            .filter(|row| row.activity_code == code && !row.struck)
            .map(|row| row.minutes)
            .sum(),
    });
    RegisterSheet {
        number: "2022/017".to_owned(),
        version: 1,
        service: "Job Coach".to_owned(),
        reference_text: REFERENCE.to_owned(),
        provider: "Passolieve soc. coop. sociale".to_owned(),
        branch: "Treviso, via Roggia 12".to_owned(),
        opal: "JC-1-1103/002".to_owned(),
        voucher_id: "40217".to_owned(),
        voucher_kind: "rinforzato".to_owned(),
        beneficiary: "Bortolin Nicolò".to_owned(),
        tax_code: "BRTNCL99P05L407N".to_owned(),
        centre: "CPI Treviso".to_owned(),
        employer: Some("Vivai Sile soc. agr., Casier (TV)".to_owned()),
        contact: Some("Roberta Cendron".to_owned()),
        coach: "Giulia Ferraresso".to_owned(),
        provider_referent: Some("Marco Silvestrin".to_owned()),
        period: "09/05/2022 – 31/05/2022".to_owned(),
        scope: "intera OPAL".to_owned(),
        blank: false,
        issued: NaiveDate::from_ymd_opt(2022, 5, 31)
            .unwrap()
            .and_hms_opt(18, 5, 0)
            .unwrap(),
        totals: totals.collect(),
        rows,
        journal: journal_head(),
        codes: codes("R1:2022-017-1"),
    }
}

/// The same register printed before the sessions.
pub fn blank(rows: usize) -> RegisterSheet {
    RegisterSheet {
        blank: true,
        ..sheet(rows)
    }
}

/// A register in which every text is as long as a form lets it be.
pub fn wordy(rows: usize) -> RegisterSheet {
    let long = "Cooperativa sociale per l’accompagnamento al lavoro delle persone con disabilità della Marca trevigiana e \
                del Veneto orientale, impresa sociale, sede di Castelfranco Veneto, borgo Treviso 164/E";
    let mut sheet = sheet(rows);
    sheet.reference_text = [REFERENCE; 4].join(" ");
    for text in [
        &mut sheet.provider,
        &mut sheet.branch,
        &mut sheet.opal,
        &mut sheet.voucher_kind,
        &mut sheet.beneficiary,
        &mut sheet.centre,
        &mut sheet.coach,
        &mut sheet.period,
        &mut sheet.scope,
        &mut sheet.service,
    ] {
        *text = long.to_owned();
    }
    sheet.employer = Some(long.to_owned());
    sheet.contact = Some(long.to_owned());
    sheet.provider_referent = Some(long.to_owned());
    for row in &mut sheet.rows {
        row.place = long.to_owned();
        row.activity_title = long.to_owned();
        row.description = [long; 3].join(" ");
    }
    sheet
}

/// Prints a sheet and holds it to PDF/A-2a and PDF/UA-1.
pub fn print(sheet: &RegisterSheet) -> PrintedDocument {
    let pdf = register_pdf(sheet).expect("a register can always be printed");
    validate(&pdf.pdf);
    pdf
}

/// Holds a file to PDF/A-2a and PDF/UA-1.
pub fn validate(bytes: &[u8]) {
    for profile in [ValidationProfile::PdfA2a, ValidationProfile::PdfUa1] {
        let report =
            validate_pdf_bytes(bytes, &ValidationOptions::default().profile(profile)).unwrap();
        assert!(report.is_compliant, "{profile:?}: {:#?}", report.failures);
    }
}

/// Keeps a file to look at, under the build's own folder, and says where.
pub fn keep_bytes(bytes: &[u8], folder: &str, name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("{name}.pdf"));
    std::fs::write(&path, bytes).unwrap();
    path
}

/// Keeps a register in the gallery and says where.
pub fn keep(pdf: &PrintedDocument, name: &str) -> PathBuf {
    keep_bytes(&pdf.pdf, "registers", name)
}

/// Runs a tool of the machine and returns what it prints.
pub fn run(tool: &str, arguments: &[&str]) -> String {
    let output = Command::new(tool).args(arguments).output();
    let output = output.unwrap_or_else(|error| {
        panic!("{tool} is needed by this test and could not be run: {error}")
    });
    let (said, complained) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(
        output.status.success(),
        "{tool} {arguments:?}: {said}{complained}"
    );
    said.into_owned()
}

/// The text of a register as it lies on the paper.
pub fn text(pdf: &PrintedDocument, name: &str) -> String {
    let path = keep(pdf, name);
    run("pdftotext", &["-layout", path.to_str().unwrap(), "-"])
}

/// The text in the order of the structure tree, as a screen reader finds it, on one line.
pub fn spoken(path: &Path) -> String {
    let tree = run("pdfinfo", &["-struct-text", path.to_str().unwrap()]);
    let words = tree
        .lines()
        .filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix('"'));
    words
        .collect::<Vec<_>>()
        .join(" ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Fails unless the parts follow one another in the text.
pub fn assert_in_order(text: &str, parts: &[&str]) {
    let mut rest = text;
    for part in parts {
        let Some(at) = rest.find(part) else {
            panic!("{part:?} is missing, or not in its place, in: {text}")
        };
        rest = &rest[at + part.len()..];
    }
}

/// Every word with its left, top, right and bottom edges, in points from the upper left corner.
pub fn words_on_paper(path: &Path) -> Vec<(String, [f32; 4])> {
    let boxes = run("pdftotext", &["-bbox", path.to_str().unwrap(), "-"]);
    let word = |line: &str| {
        let value = |name: &str| -> f32 {
            let from = line.find(name).unwrap() + name.len() + 2;
            line[from..].split('"').next().unwrap().parse().unwrap()
        };
        let edges = ["xMin", "yMin", "xMax", "yMax"].map(value);
        (line.to_owned(), edges)
    };
    boxes
        .lines()
        .filter(|line| line.trim().starts_with("<word"))
        .map(word)
        .collect()
}

prop_compose! {
    /// Texts of every kind that a form, or a paste into it, can bring.
    pub fn any_text()(parts in vec(prop_oneof![
        4 => "[A-Za-zàèéìòù’ .,/()-]{0,40}",
        1 => "\\PC{0,20}",
        1 => any::<String>(),
        1 => "[\\x00-\\x1f\u{80}-\u{9f}\u{200b}-\u{200f}\u{2028}\u{e000}\u{ffff}]{0,6}",
        1 => "[一-鿿א-ת؀-ۿ]{0,12}",
        1 => "[a-z]{60,200}",
    ], 0..4)) -> String { parts.join(" ") }
}
