//! The coach's own plan: everybody, a table a week, on a page lying down.

use affianca_domain::{Meeting, Minutes, PlanSheet, iso_week, period_in_words, weekday_short};
use chrono::{Datelike as _, NaiveDate};

use crate::italian::capital;
use crate::paper::parts::{column, fact, heading, regular};
use crate::{Block, Column, Paper};

pub fn paper(sheet: &PlanSheet, name: &str) -> Paper {
    let everybody = name.trim().is_empty();
    let mut facts = vec![
        fact("Coach", if everybody { "tutti" } else { name }),
        fact("Periodo", period_in_words(sheet.from, sheet.to)),
        fact("Incontri", sheet.meetings.len().to_string()),
        fact("Ore", sheet.minutes().to_string()),
    ];
    if !sheet.provider.is_empty() {
        facts.push(fact("Ente", sheet.provider.clone()));
    }
    Paper {
        kind: "PIANO DEGLI INCONTRI".to_owned(),
        service: String::new(),
        title: super::file_title(sheet),
        reference_text: String::new(),
        facts,
        blocks: blocks(sheet, everybody),
        signatures: Vec::new(),
        footer: "Promemoria del coach fatto con Affianca: non è un registro, e gli incontri da confermare \
                 non sono ancora programmati."
            .to_owned(),
        drafted: sheet.made,
        landscape: true,
        journal: None,
        codes: None,
    }
}

fn blocks(sheet: &PlanSheet, everybody: bool) -> Vec<Block> {
    if sheet.meetings.is_empty() {
        return vec![Block::Paragraph(vec![regular(sheet.nothing())])];
    }
    let weeks = sheet
        .meetings
        .chunk_by(|one, next| iso_week(one.date) == iso_week(next.date));
    let alone = weeks.clone().count() == 1;
    let week = |meetings: &[Meeting]| {
        let title = meetings.first().filter(|_| !alone).map(|meeting| {
            let (monday, sunday) = iso_week(meeting.date);
            heading(&capital(&period_in_words(monday, sunday)))
        });
        title
            .into_iter()
            .chain([table(meetings, everybody)])
            .collect::<Vec<_>>()
    };
    weeks.flat_map(week).collect()
}

fn columns(everybody: bool) -> Vec<Column> {
    let mut columns = vec![
        column("giorno", 1.2, false),
        column("ora", 1.2, false),
        column("ore", 0.7, true),
        column("persona", 3.0, false),
        column("attività", 1.2, false),
        column("luogo", 3.6, false),
    ];
    if everybody {
        columns.push(column("coach", 2.2, false));
    }
    columns.push(column("nota", 1.3, false));
    columns
}

fn table(meetings: &[Meeting], everybody: bool) -> Block {
    let columns = columns(everybody);
    let total: Minutes = meetings.iter().map(Meeting::minutes).sum();
    let mut last = vec![String::new(); columns.len()];
    for (cell, text) in last.iter_mut().zip(["totale", "", &total.to_string()]) {
        text.clone_into(cell);
    }
    Block::Table {
        caption: None,
        columns,
        rows: meetings
            .iter()
            .map(|meeting| row(meeting, everybody))
            .collect(),
        total: Some(last),
    }
}

fn row(meeting: &Meeting, everybody: bool) -> Vec<String> {
    let mut cells = vec![
        day(meeting.date),
        meeting.hours.to_string(),
        meeting.minutes().to_string(),
        meeting.person.clone(),
        meeting.activity.clone(),
        meeting.place.clone(),
    ];
    if everybody {
        cells.push(meeting.coach.clone());
    }
    let note = if meeting.confirmed {
        ""
    } else {
        "da confermare"
    };
    cells.push(note.to_owned());
    cells
}

/// «lun 06/06».
fn day(date: NaiveDate) -> String {
    format!(
        "{} {:02}/{:02}",
        weekday_short(date),
        date.day(),
        date.month()
    )
}
