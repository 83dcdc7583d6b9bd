//! The journal said as a [`Paper`]: a table of operations, oldest first, on a page lying down.

use affianca_domain::printed::short_hash;
use affianca_domain::{JournalLine, JournalSheet, format_date};

use crate::paper::parts::{column, fact, regular};
use crate::{Block, Paper};

/// The journal as a paper.
#[must_use]
pub fn journal_paper(sheet: &JournalSheet) -> Paper {
    let mut facts = vec![
        fact("Ente", sheet.provider.clone()),
        fact("Operazioni", sheet.lines.len().to_string()),
        fact("Periodo", period(sheet)),
    ];
    if sheet.filters.is_empty() {
        facts.push(fact("Scelta", "tutto il giornale"));
    }
    facts.extend(sheet.filters.iter().cloned());
    if let Some(last) = sheet.lines.last() {
        let hash = short_hash(&sheet.last_hash);
        let last = format!("n. {}, impronta {hash}", last.number);
        facts.push(fact("Ultima riga", last));
    }
    Paper {
        kind: "GIORNALE DELLE OPERAZIONI".to_owned(),
        service: "Affianca".to_owned(),
        title: format!(
            "Giornale delle operazioni al {}",
            format_date(sheet.printed.date())
        ),
        reference_text: String::new(),
        facts,
        blocks: vec![
            Block::Paragraph(vec![regular(
                "Ogni riga è legata alla precedente da un’impronta (SHA-256): una riga tolta o \
                 cambiata si scopre con «Verifica integrità», in Archivio, Giornale.",
            )]),
            table(sheet),
        ],
        signatures: Vec::new(),
        footer: "Giornale di Affianca: documento dell’ente, tratto dal suo archivio; non è generato dal \
                 portale regionale."
            .to_owned(),
        drafted: sheet.printed,
        landscape: true,
        journal: sheet.journal.clone(),
        codes: None,
    }
}

fn table(sheet: &JournalSheet) -> Block {
    Block::Table {
        caption: None,
        columns: vec![
            column("n.", 0.6, true),
            column("quando", 1.3, false),
            column("chi", 1.5, false),
            column("operazione", 2.0, false),
            column("su che cosa", 2.6, false),
            column("dettagli", 3.4, false),
        ],
        rows: sheet.lines.iter().map(row).collect(),
        total: None,
    }
}

fn row(line: &JournalLine) -> Vec<String> {
    // Most subjects name the OPAL already.
    let subject = if line.opal.is_empty() || line.subject.contains(&line.opal) {
        line.subject.clone()
    } else {
        format!("{} ({})", line.subject, line.opal)
    };
    vec![
        line.number.to_string(),
        format!(
            "{} {}",
            format_date(line.at.date()),
            line.at.format("%H:%M")
        ),
        line.who.clone(),
        line.what.clone(),
        subject,
        line.details.clone(),
    ]
}

fn period(sheet: &JournalSheet) -> String {
    match (sheet.lines.first(), sheet.lines.last()) {
        (Some(first), Some(last)) => format!(
            "dal {} al {}",
            format_date(first.at.date()),
            format_date(last.at.date())
        ),
        _ => String::new(),
    }
}
