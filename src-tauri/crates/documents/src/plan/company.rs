//! The list for the company: who comes when, and with which coach. Nothing else concerns it.

use affianca_domain::{Meeting, PlanSheet, day_in_words, hours_in_words, period_in_words};

use super::frame::{Head, PlanFrame};
use super::look::{COMPANY, TABLE};
use super::sentences::Sentences;
use crate::italian::capital;
use crate::layout::{Cell, Column, Frame as _, Part, Row, Table, Text};
use crate::pdf::{Fonts, bold, regular};

/// The part of the page's width that each column takes.
const SHARES: [f32; 4] = [0.27, 0.29, 0.23, 0.21];
const HEADS: [&str; 4] = ["giorno", "ora", "persona", "coach"];
/// The part of a page that an unbroken row may take.
const UNBROKEN: f32 = 0.5;
const UNCONFIRMED: &str =
    "«Da confermare» vuol dire che l’incontro può cambiare: lo dirà il coach.";

pub fn head(sheet: &PlanSheet, name: &str, contact: &str) -> Head {
    let mut under = vec![name.to_owned()];
    if !contact.trim().is_empty() {
        under.push(format!("Per {contact}"));
    }
    under.push(capital(&period_in_words(sheet.from, sheet.to)));
    Head::new(sheet, "Incontri in azienda".to_owned(), under)
}

pub fn parts(fonts: &Fonts, sheet: &PlanSheet, frame: &PlanFrame) -> Vec<Part> {
    if sheet.meetings.is_empty() {
        let nothing = Sentences::new(fonts, &COMPANY, &[sheet.nothing()]);
        return vec![Part::new(nothing)];
    }
    let room = frame.room();
    let mut parts = vec![Part::new(table(
        fonts,
        sheet,
        (room.bottom - room.top) * UNBROKEN,
    ))];
    if sheet.has_unconfirmed() {
        parts.push(Part::new(Sentences::new(fonts, &COMPANY, &[UNCONFIRMED])));
    }
    parts
}

fn table(fonts: &Fonts, sheet: &PlanSheet, highest: f32) -> Table {
    let widths = SHARES.map(|share| share * COMPANY.page.width);
    let room = |width: f32| width - 2.0 * TABLE.pad_x;
    let columns = HEADS.iter().zip(widths).map(|(head, width)| Column {
        head: Text::cut(fonts, &[bold(head)], TABLE.head, room(width), 1),
        width,
        right: false,
    });
    let rows = sheet.meetings.iter().map(|meeting| Row {
        cells: cells(meeting)
            .iter()
            .zip(widths)
            .map(|(text, width)| {
                Cell::Text(Text::whole(
                    fonts,
                    &[regular(text)],
                    TABLE.text,
                    room(width),
                ))
            })
            .collect(),
        least_height: 0.0,
        total: false,
    });
    Table::new(
        COMPANY.page,
        TABLE,
        columns.collect(),
        rows.collect(),
        highest,
    )
}

fn cells(meeting: &Meeting) -> [String; 4] {
    let mut hours = hours_in_words(meeting.hours);
    if !meeting.confirmed {
        hours.push_str("\nda confermare");
    }
    [
        day_in_words(meeting.date),
        hours,
        meeting.person.clone(),
        meeting.coach.clone(),
    ]
}
