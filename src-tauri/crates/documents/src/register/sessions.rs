//! The table of sessions. A row is never broken over two pages; only one that is higher than a whole
//! page goes on in a second row of the same number, which says so, and is signed where it ends.

use affianca_domain::{
    FieldUse, RecipientKind, RegisterRow, RegisterSheet, Signer, format_date, weekday_short,
};

use super::measures::{BLANK_ROW, PAGE, ROW, SESSIONS, TEXT, WRITING_PITCH};
use crate::italian;
use crate::layout::{Cell, Choice, Column, Room, Row, Table, Text};
use crate::pdf::{Fonts, Line, Span, bold, mm, regular};

/// The columns and their widths. A signature needs 40 mm.
const COLUMNS: [(&str, f32); 10] = [
    ("n.", mm(8.0)),
    ("data", mm(21.0)),
    ("inizio", mm(12.5)),
    ("fine", mm(12.5)),
    ("ore", mm(12.5)),
    ("attività", mm(36.0)),
    ("luogo", mm(28.0)),
    ("descrizione dell’attività svolta", mm(49.5)),
    ("firma del coach", mm(42.0)),
    (
        "firma del destinatario\no del referente aziendale",
        mm(53.0),
    ),
];
const DESCRIPTION: usize = 7;
/// Longer ones end in an ellipsis: only the description may make a row as high as it likes.
const MOST_LINES: usize = 8;
const MOST_LINES_OF_FIGURES: usize = 2;

/// What the cells for signatures, and the description, are there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    /// To be signed.
    Sign,
    /// To be signed, and described by hand.
    WriteAndSign,
    /// Not held: every text is struck and nobody signs.
    Struck,
}

/// The table of all sessions, for pages with so much room.
pub fn table(fonts: &Fonts, sheet: &RegisterSheet, room: Room) -> Table {
    let columns: Vec<Column> = COLUMNS
        .iter()
        .enumerate()
        .map(|(index, (title, width))| Column {
            head: Text::whole(fonts, &[bold(title)], SESSIONS.head, self::room(index)),
            width: *width,
            right: index == 0,
        })
        .collect();
    let head = Table::head_height_of(&SESSIONS, &columns);
    let highest = room.bottom - room.top - head - room.continues;
    let rows = sheet.rows.iter().enumerate().flat_map(|(index, row)| {
        let row = measure(fonts, index + 1, row, sheet.blank);
        split(fonts, row, highest)
    });
    Table::new(PAGE, SESSIONS, columns, rows.collect(), f32::INFINITY)
}

/// Room for text in a column.
fn room(column: usize) -> f32 {
    COLUMNS[column].1 - 2.0 * SESSIONS.pad_x
}

fn measure(fonts: &Fonts, number: usize, row: &RegisterRow, blank: bool) -> Row {
    let purpose = match (row.struck, blank) {
        (true, _) => Purpose::Struck,
        (false, true) => Purpose::WriteAndSign,
        (false, false) => Purpose::Sign,
    };
    let set = |column: usize, spans: &[Span<'_>], most: usize| {
        let text = Text::cut(fonts, spans, TEXT, room(column), most);
        if purpose == Purpose::Struck {
            Cell::Struck(text)
        } else {
            Cell::Text(text)
        }
    };
    let figures = |column: usize, text: &str| set(column, &[regular(text)], MOST_LINES_OF_FIGURES);
    let date = format!("{}\n{}", weekday_short(row.date), format_date(row.date));
    let hours = italian::hours(u64::from(row.minutes));
    let title = format!(" {}", row.activity_title);
    let [description, coach, recipient] = by_purpose(fonts, purpose, number, &described(row));
    Row {
        cells: vec![
            figures(0, &number.to_string()),
            figures(1, &date),
            figures(2, &row.start),
            figures(3, &row.end),
            figures(4, &hours),
            set(5, &[bold(&row.activity_code), regular(&title)], MOST_LINES),
            set(6, &[regular(&row.place)], MOST_LINES),
            description,
            coach,
            recipient,
        ],
        least_height: if purpose == Purpose::WriteAndSign {
            BLANK_ROW
        } else {
            ROW
        },
        total: false,
    }
}

/// What was done; under it, where the record comes from when it was not carried on step by step.
fn described(row: &RegisterRow) -> String {
    match (row.description.trim(), row.origin.as_str()) {
        (_, "") => row.description.clone(),
        ("", origin) => format!("({origin})"),
        (description, origin) => format!("{description}\n({origin})"),
    }
}

/// The description and the two cells to sign in.
fn by_purpose(fonts: &Fonts, purpose: Purpose, row: usize, description: &str) -> [Cell; 3] {
    let row = u32::try_from(row).unwrap_or(u32::MAX);
    let coach = Cell::ToSign(FieldUse::Row {
        row,
        signer: Signer::Coach,
    });
    let set = |span: Span<'_>| Cell::Text(Text::whole(fonts, &[span], TEXT, room(DESCRIPTION)));
    match purpose {
        Purpose::Sign => [set(regular(description)), coach, recipient(fonts, row)],
        Purpose::WriteAndSign => {
            let by_hand = Cell::ToWrite {
                lines: 3,
                pitch: WRITING_PITCH,
            };
            [by_hand, coach, recipient(fonts, row)]
        }
        // Why a session was not held may be nobody else's business: the register says only that.
        Purpose::Struck => {
            let words = set(bold("CHIUSA NEGATIVAMENTE"));
            [words, Cell::Crossed, Cell::Crossed]
        }
    }
}

/// Who may sign for the recipient.
fn recipient(fonts: &Fonts, row: u32) -> Cell {
    let choice = |recipient: RecipientKind| Choice {
        words: Text::whole(fonts, &[regular(recipient.as_str())], TEXT, PAGE.width),
        ticked: FieldUse::RowTick { row, recipient },
    };
    Cell::Choices {
        words: RecipientKind::ALL.map(choice).to_vec(),
        signed: FieldUse::Row {
            row,
            signer: Signer::Recipient,
        },
    }
}

/// A row no higher than `highest`, or several that are not.
fn split(fonts: &Fonts, row: Row, highest: f32) -> Vec<Row> {
    if row.height(&SESSIONS) <= highest {
        return vec![row];
    }
    let notice = |text: &str| Text::whole(fonts, &[bold(text)], TEXT, room(DESCRIPTION)).lines;
    let (goes_on, went_before) = (
        notice("(segue; si firma dove la riga finisce)"),
        notice("(seguito)"),
    );
    let notices = goes_on.len() + went_before.len();
    let most = ((highest - 2.0 * SESSIONS.pad_y) / TEXT.leading) as usize;
    let chunks: Vec<&[Line]> = row.cells[DESCRIPTION]
        .lines()
        .chunks(most.saturating_sub(notices).max(1))
        .collect();
    let last = chunks.len().saturating_sub(1);
    let part = |(index, lines): (usize, &&[Line])| {
        let before = if index > 0 { &went_before[..] } else { &[] };
        let after = if index < last { &goes_on[..] } else { &[] };
        let mut part = row.clone();
        part.cells[DESCRIPTION] = Cell::Text(Text {
            lines: [before, lines, after].concat(),
            kind: TEXT,
        });
        if index < last {
            part.cells[DESCRIPTION + 1..].fill(Cell::Crossed);
        }
        part
    };
    chunks.iter().enumerate().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_page_and_leave_room_to_sign() {
        let widths = COLUMNS.map(|(_, width)| width);
        assert!((widths.iter().sum::<f32>() - PAGE.width).abs() < 0.01);
        assert!(
            widths[DESCRIPTION + 1..]
                .iter()
                .all(|&width| width >= mm(40.0))
        );
        assert!(ROW >= mm(14.0) && BLANK_ROW >= mm(14.0));
    }
}
