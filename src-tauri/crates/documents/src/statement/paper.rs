//! The statement as a paper: criteria, hours, amounts, the chart by month, and how it was reckoned.

use affianca_domain::{MonthHours, SessionHours, StatementFigure, StatementSheet, format_date};
use chrono::Datelike;

use super::columns::{STATES, Sum, heads, names, sums};
use crate::paper::parts::{column, fact, heading, regular};
use crate::{Block, Column, Paper};

/// More months than this are drawn as years.
const MOST_MONTHS: usize = 36;

/// The statement as a paper.
#[must_use]
pub fn statement_paper(sheet: &StatementSheet) -> Paper {
    let mut facts = vec![
        fact("Data di redazione", format_date(sheet.made.date())),
        fact("Ente titolare ed erogatore", &sheet.provider),
        fact("Periodo", period(sheet)),
        fact("Righe per", sheet.grouping.label()),
        fact("OPAL nella selezione", sheet.requests.to_string()),
    ];
    facts.extend(sheet.criteria.iter().cloned());
    let mut blocks = vec![
        heading(&format!("Ore per {}", sheet.grouping)),
        table(sheet, |figure| figure.minutes.to_string()),
        heading(&format!("Importi per {}", sheet.grouping)),
        table(sheet, |figure| figure.amount.to_string()),
        heading("Ore per mese e per stato"),
    ];
    blocks.extend(chart(&sheet.months));
    blocks.push(heading("Come si conta"));
    blocks.push(Block::List {
        ordered: false,
        items: sheet.rules.iter().map(|rule| vec![regular(rule)]).collect(),
    });
    Paper {
        kind: "RENDICONTO".to_owned(),
        service: sheet.service.clone(),
        title: format!("Rendiconto delle ore e degli importi per {}", sheet.grouping),
        reference_text: sheet.reference_text.clone(),
        facts,
        blocks,
        signatures: vec!["Il referente dell’ente:".to_owned()],
        footer: "Rendiconto prodotto dall’ente con Affianca, dalle erogazioni registrate nel programma; non è \
                 generato dal portale regionale."
            .to_owned(),
        drafted: sheet.made,
        landscape: true,
        journal: sheet.journal.clone(),
        codes: None,
    }
}

fn period(sheet: &StatementSheet) -> String {
    match (sheet.from, sheet.to) {
        (None, None) => "tutto l’archivio".to_owned(),
        (Some(from), None) => format!("dal {}", format_date(from)),
        (None, Some(to)) => format!("fino al {}", format_date(to)),
        (Some(from), Some(to)) => format!("dal {} al {}", format_date(from), format_date(to)),
    }
}

fn table(sheet: &StatementSheet, write: fn(StatementFigure) -> String) -> Block {
    let sums = sums(sheet);
    let heads = heads(sheet.grouping);
    let mut columns: Vec<Column> = heads.iter().map(|head| column(head, 2.2, false)).collect();
    columns.extend(sums.iter().map(|sum| column(sum.word, 1.0, true)));
    let rows = sheet.rows.iter().map(|row| {
        let mut cells: Vec<String> = names(sheet.grouping, row)
            .into_iter()
            .map(str::to_owned)
            .collect();
        cells.extend(sums.iter().map(|sum: &Sum| {
            if sum.in_rows {
                write((sum.of)(&row.figures))
            } else {
                "–".to_owned()
            }
        }));
        cells
    });
    let mut total = vec![String::new(); heads.len()];
    if let Some(first) = total.first_mut() {
        "totale".clone_into(first);
    }
    total.extend(sums.iter().map(|sum| write((sum.of)(&sheet.total))));
    Block::Table {
        caption: None,
        columns,
        rows: rows.collect(),
        total: Some(total),
    }
}

/// Bars in whole hours, and the same to the minute.
fn chart(months: &[MonthHours]) -> [Block; 2] {
    let (word, groups) = spans(months);
    let bars = groups.iter().map(|(label, hours)| {
        let values = STATES.map(|(_, of)| (of(hours).0 + 30) / 60);
        (label.clone(), values.to_vec())
    });
    let rows = groups.iter().map(|(label, hours)| {
        let mut cells = vec![label.clone()];
        cells.extend(STATES.map(|(_, of)| of(hours).to_string()));
        cells
    });
    let whole = groups
        .iter()
        .fold(SessionHours::default(), |sum, (_, hours)| sum + *hours);
    let mut total = vec!["totale".to_owned()];
    total.extend(STATES.map(|(_, of)| of(&whole).to_string()));
    let mut columns = vec![column(word, 2.0, false)];
    columns.extend(STATES.map(|(word, _)| column(word, 1.0, true)));
    [
        Block::Bars {
            caption: format!("Ore per {word}, arrotondate all’ora"),
            unit: "ore".to_owned(),
            series: STATES.map(|(word, _)| word.to_owned()).to_vec(),
            groups: bars.collect(),
        },
        Block::Table {
            caption: Some(format!("Le stesse ore al minuto, per {word}")),
            columns,
            rows: rows.collect(),
            total: Some(total),
        },
    ]
}

/// Months as they are, or summed up to years where they would be too many to look at.
fn spans(months: &[MonthHours]) -> (&'static str, Vec<(String, SessionHours)>) {
    if months.len() <= MOST_MONTHS {
        let groups = months
            .iter()
            .map(|month| (month.label.clone(), month.hours));
        return ("mese", groups.collect());
    }
    let mut years: Vec<(String, SessionHours)> = Vec::new();
    for month in months {
        let year = month.month.year().to_string();
        match years.last_mut() {
            Some((last, hours)) if *last == year => *hours = *hours + month.hours,
            _ => years.push((year, month.hours)),
        }
    }
    ("anno", years)
}
