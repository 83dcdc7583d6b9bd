//! An output of an activity (§3.2) said as a [`Paper`]: what stands on its first page, its words,
//! who signs. What it says is written by the coach; here only how it reads.

use affianca_domain::{OutputSheet, RichBlock, RichRun, format_date};

use crate::paper::parts::fact;
use crate::{Block, Paper, Run};

/// An output as a paper; without a version it says that it is a draft.
#[must_use]
pub fn output_paper(sheet: &OutputSheet) -> Paper {
    let version = match sheet.version {
        Some(number) => format!("versione {number}"),
        None => "bozza".to_owned(),
    };
    Paper {
        kind: sheet.kind.to_uppercase(),
        service: sheet.service.clone(),
        title: format!("{} – {}, {version}", sheet.kind, sheet.opal),
        reference_text: sheet.reference_text.clone(),
        facts: facts(sheet, &version),
        blocks: blocks(sheet),
        signatures: vec![format!("Il coach: {}", sheet.author)],
        footer: footer(sheet, &version),
        drafted: sheet.printed,
        landscape: false,
        journal: sheet.journal.clone(),
        codes: sheet.codes.clone(),
    }
}

fn facts(sheet: &OutputSheet, version: &str) -> Vec<(String, String)> {
    vec![
        fact("Data di redazione", format_date(sheet.drafted)),
        fact("Id voucher", sheet.voucher_id.clone()),
        fact(
            "Destinatario (titolare del voucher)",
            format!("{} {}", sheet.surname, sheet.name),
        ),
        fact("Codice fiscale", sheet.tax_code.clone()),
        fact("Codice OPAL", sheet.opal.clone()),
        fact("Attività", sheet.activity.clone()),
        fact("Ente", sheet.provider.clone()),
        fact("Sportello", sheet.branch.clone()),
        fact("Documento", version),
    ]
}

fn footer(sheet: &OutputSheet, version: &str) -> String {
    let standing = match sheet.version {
        Some(_) => "conservato agli atti presso la sede operativa dell’ente erogatore (§3.2)",
        None => "in lavorazione: non è ancora una versione da conservare agli atti",
    };
    format!(
        "{}, {version}: documento dell’ente redatto con Affianca, {standing}; non è generato dal portale regionale.",
        sheet.kind
    )
}

/// Its own title first, where the coach gave it one, then the words.
fn blocks(sheet: &OutputSheet) -> Vec<Block> {
    let own = (sheet.title != sheet.kind).then(|| Block::Heading {
        level: 2,
        text: sheet.title.clone(),
    });
    own.into_iter()
        .chain(sheet.text.blocks().iter().map(block))
        .collect()
}

fn block(block: &RichBlock) -> Block {
    match block {
        // The kind of document is the paper's own first heading.
        RichBlock::Heading { level, runs } => Block::Heading {
            level: level + 1,
            text: runs.iter().map(|run| run.text.as_str()).collect(),
        },
        RichBlock::Paragraph { runs } => Block::Paragraph(printed(runs)),
        RichBlock::List { ordered, items } => Block::List {
            ordered: *ordered,
            items: items.iter().map(|item| printed(item)).collect(),
        },
    }
}

fn printed(runs: &[RichRun]) -> Vec<Run> {
    runs.iter()
        .map(|run| Run {
            text: run.text.clone(),
            bold: run.bold,
        })
        .collect()
}
