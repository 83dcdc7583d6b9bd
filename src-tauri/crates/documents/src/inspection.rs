//! The table of contents of a *fascicolo per la verifica* said as a [`Paper`].

use affianca_domain::printed::short_hash;
use affianca_domain::{InspectionFile, InspectionSheet, format_date};

use crate::paper::parts::{column, fact, heading, regular};
use crate::{Block, Paper};

/// The most files the paper lists one by one: nobody reads a longer one, and the table beside it lists
/// them all.
const MOST_LISTED: usize = 2000;

/// The table of contents as a paper.
#[must_use]
pub fn inspection_paper(sheet: &InspectionSheet) -> Paper {
    let mut blocks = vec![Block::Paragraph(vec![regular(
        "Le carte dell’archivio dell’ente, com’erano quando sono state emesse o allegate, con il giornale \
         delle operazioni. L’impronta (SHA-256) di ogni file sta in SHA256SUMS: si controlla con «sha256sum \
         -c SHA256SUMS». La testa del giornale, in fondo a ogni pagina, si confronta con l’archivio in \
         Archivio, Giornale, «Confronta…».",
    )])];
    blocks.extend(left_out(sheet));
    if sheet.files.len() > MOST_LISTED {
        blocks.push(Block::Paragraph(vec![regular(
            "I file sono troppi per elencarli qui uno per uno: l’elenco intero, con le impronte, è in \
             indice.csv.",
        )]));
        blocks.push(counted(sheet));
    } else {
        for (opal, files) in of_each(sheet) {
            blocks.push(heading(if opal.is_empty() {
                "Di tutto il fascicolo"
            } else {
                opal
            }));
            blocks.push(listed(&files));
        }
    }
    Paper {
        kind: "FASCICOLO PER LA VERIFICA".to_owned(),
        service: "Affianca".to_owned(),
        title: format!("Fascicolo per la verifica del {}", format_date(sheet.made.date())),
        reference_text: String::new(),
        facts: vec![
            fact("Ente", sheet.provider.clone()),
            fact("Contiene", sheet.scope.clone()),
            fact("File", sheet.files.len().to_string()),
        ],
        blocks,
        signatures: Vec::new(),
        footer: "Fascicolo tratto dall’archivio dell’ente in Affianca; non è generato dal portale regionale."
            .to_owned(),
        drafted: sheet.made,
        landscape: true,
        journal: sheet.journal.clone(),
        codes: None,
    }
}

/// The files of each OPAL, in order.
fn of_each(sheet: &InspectionSheet) -> Vec<(&str, Vec<&InspectionFile>)> {
    let mut groups: Vec<(&str, Vec<&InspectionFile>)> = Vec::new();
    for file in &sheet.files {
        match groups.iter_mut().find(|(opal, _)| *opal == file.opal) {
            Some((_, files)) => files.push(file),
            None => groups.push((&file.opal, vec![file])),
        }
    }
    groups
}

fn listed(files: &[&InspectionFile]) -> Block {
    let row = |file: &&InspectionFile| {
        vec![
            file.what.clone(),
            file.place.clone(),
            file.size.to_string(),
            short_hash(&file.sha256),
        ]
    };
    Block::Table {
        caption: None,
        columns: vec![
            column("che cos’è", 2.6, false),
            column("file", 3.4, false),
            column("byte", 0.8, true),
            column("impronta (inizio)", 1.5, false),
        ],
        rows: files.iter().map(row).collect(),
        total: None,
    }
}

fn counted(sheet: &InspectionSheet) -> Block {
    let rows = of_each(sheet).into_iter();
    Block::Table {
        caption: None,
        columns: vec![column("OPAL", 3.0, false), column("file", 1.0, true)],
        rows: rows
            .filter(|(opal, _)| !opal.is_empty())
            .map(|(opal, files)| vec![opal.to_owned(), files.len().to_string()])
            .collect(),
        total: None,
    }
}

fn left_out(sheet: &InspectionSheet) -> Vec<Block> {
    if sheet.left_out.is_empty() {
        return Vec::new();
    }
    let rows = sheet.left_out.iter();
    vec![
        heading("Manca, e perché"),
        Block::Table {
            caption: None,
            columns: vec![
                column("OPAL", 1.2, false),
                column("che cos’è", 2.0, false),
                column("perché", 4.0, false),
            ],
            rows: rows
                .map(|it| vec![it.opal.clone(), it.what.clone(), it.why.clone()])
                .collect(),
            total: None,
        },
    ]
}
