//! Registers printed, signed by pens that do not exist and photographed by cameras that do not either: no
//! paper was ever touched.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod bound;
pub mod camera;
pub mod chance;
pub mod folder;
pub mod page;
pub mod pen;
pub mod tally;

use affianca_documents::register_pdf;
use affianca_domain::{
    CodeKey, CodedPaper, PrintedDocument, RegisterRow, RegisterSheet, RegisterTotal,
};
use affianca_sheets::Picture;
use chance::Chance;
use chrono::{Days, NaiveDate, NaiveDateTime};

/// The archive they are of.
pub fn key() -> CodeKey {
    CodeKey::of_archive(b"the secret of an invented archive")
}

/// What a register of the measures looks like.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    pub rows: usize,
    /// One row in so many is struck; 0 for none.
    pub struck: usize,
    pub blank: bool,
}

pub const SHAPES: [Shape; 5] = [
    Shape {
        rows: 6,
        struck: 0,
        blank: false,
    },
    Shape {
        rows: 1,
        struck: 0,
        blank: false,
    },
    Shape {
        rows: 12,
        struck: 4,
        blank: false,
    },
    Shape {
        rows: 6,
        struck: 0,
        blank: true,
    },
    Shape {
        rows: 40,
        struck: 7,
        blank: false,
    },
];

const PLACES: [&str; 3] = [
    "Sportello Treviso",
    "Vivai Sile, Casier (TV)",
    "Officine Piave, Susegana",
];
const DONE: [&str; 4] = [
    "Colloquio di conoscenza; raccolta di interessi ed esperienze di lavoro.",
    "Rinvaso e posizionamento in serra: dimostrazione e prova guidata.",
    "Verifica con il referente.",
    "Preparazione degli ordini: lettura della scheda, controllo delle quantità e prova in autonomia.",
];
const ACTIVITIES: [(&str, &str); 3] = [
    ("JC-AN", "Analisi del quadro generale"),
    ("JC-DE", "Definizione del programma"),
    ("JC-AL-R", "Allenamento e affiancamento rinforzato"),
];

fn moment() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2022, 5, 31)
        .unwrap()
        .and_hms_opt(18, 5, 0)
        .unwrap()
}

/// A register of a shape, its number drawn.
pub fn register(shape: Shape, chance: &mut Chance) -> (CodedPaper, PrintedDocument) {
    let number = format!("2022/{:03}", 1 + chance.below(900));
    let paper = CodedPaper::Register {
        number: number.parse().unwrap(),
        version: 1,
    };
    let rows = (0..shape.rows).map(|at| {
        let (code, title) = ACTIVITIES[chance.below(3)];
        RegisterRow {
            date: NaiveDate::from_ymd_opt(2022, 5, 9).unwrap() + Days::new(at as u64),
            start: "09:00".to_owned(),
            end: "11:00".to_owned(),
            minutes: 120,
            activity_code: code.to_owned(),
            activity_title: title.to_owned(),
            place: PLACES[chance.below(3)].to_owned(),
            description: if shape.blank {
                String::new()
            } else {
                DONE[chance.below(4)].to_owned()
            },
            struck: shape.struck > 0 && at % shape.struck == shape.struck - 1,
            origin: String::new(),
        }
    });
    let sheet = RegisterSheet {
        number,
        version: 1,
        service: "Job Coach".to_owned(),
        reference_text: "Fondo Regionale per l'Occupazione delle persone con Disabilità. Decreto Direttoriale di \
            Veneto Lavoro n. 18 del 30/03/2022".to_owned(),
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
        provider_referent: Some("Marta Zanchetta".to_owned()),
        period: "09/05/2022 – 31/05/2022".to_owned(),
        scope: "intera OPAL".to_owned(),
        blank: shape.blank,
        issued: moment(),
        rows: rows.collect(),
        totals: ACTIVITIES
            .iter()
            .map(|(code, _)| RegisterTotal { code: (*code).to_owned(), agreed: 600, delivered: 480 })
            .collect(),
        journal: None,
        codes: Some(key().codes(paper)),
    };
    (paper, register_pdf(&sheet).unwrap())
}

/// A page of a document as a picture, as fine as it comes.
pub fn drawn(document: &PrintedDocument, page: u32) -> Picture {
    affianca_sheets::read_page(&document.pdf, page as usize - 1).unwrap()
}
