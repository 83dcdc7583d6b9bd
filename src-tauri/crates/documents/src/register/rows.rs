//! The rows of the register, measured: what each cell says, broken into lines, and how high the row
//! must be. A row is never broken over two pages; only one that is higher than a whole page goes on
//! in a second row of the same number, which says so, and is signed where it ends.

use super::measures::{BLANK_ROW, ROW, TEXT};
use super::{RegisterRow, RegisterSheet};
use crate::italian;
use crate::pdf::{Fonts, Line, Span, bold, mm, regular, wrap, wrap_at_most};

/// Cells that hold text; the two after them are for signatures.
pub const TEXT_CELLS: usize = 8;
const DESCRIPTION: usize = 7;
pub const PAD_X: f32 = mm(1.2);
pub const PAD_Y: f32 = mm(1.0);
/// Longer ones end in an ellipsis: only the description may make a row as high as it likes.
const MOST_LINES: usize = 8;
const MOST_LINES_OF_FIGURES: usize = 2;

/// Widths of the columns: the text cells, then coach and recipient. A signature needs 40 mm.
pub const WIDTHS: [f32; TEXT_CELLS + 2] = [
    mm(8.0),
    mm(21.0),
    mm(12.5),
    mm(12.5),
    mm(12.5),
    mm(36.0),
    mm(28.0),
    mm(49.5),
    mm(42.0),
    mm(53.0),
];

/// What a signature cell, or the description, is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To be signed.
    Sign,
    /// To be signed, and described by hand.
    WriteAndSign,
    /// Not held: every text is struck and nobody signs.
    Struck,
    /// Goes on in the next row, and is signed there.
    GoesOn,
}

/// One row, measured.
#[derive(Clone, Debug)]
pub struct Row {
    pub cells: [Vec<Line>; TEXT_CELLS],
    pub purpose: Purpose,
}

impl Row {
    pub fn height(&self) -> f32 {
        let lines = self.cells.iter().map(Vec::len).max().unwrap_or_default() as f32;
        let least = if self.purpose == Purpose::WriteAndSign {
            BLANK_ROW
        } else {
            ROW
        };
        least.max(lines * TEXT.leading + 2.0 * PAD_Y)
    }

    /// Whether a cell's text is struck; not the one that says why.
    pub fn strikes(&self, cell: usize) -> bool {
        self.purpose == Purpose::Struck && cell != DESCRIPTION
    }
}

/// Room for text in a column.
fn room(column: usize) -> f32 {
    WIDTHS[column] - 2.0 * PAD_X
}

/// Measures all rows; none is higher than `highest`.
pub fn measure(fonts: &Fonts, sheet: &RegisterSheet, highest: f32) -> Vec<Row> {
    let rows = sheet.rows.iter().enumerate();
    rows.flat_map(|(index, row)| {
        split(
            fonts,
            measure_row(fonts, index + 1, row, sheet.blank),
            highest,
        )
    })
    .collect()
}

fn measure_row(fonts: &Fonts, number: usize, row: &RegisterRow, blank: bool) -> Row {
    let set = |column: usize, spans: &[Span<'_>], most: usize| {
        wrap_at_most(fonts, spans, TEXT.size, room(column), most)
    };
    let figures = |column: usize, text: &str| set(column, &[regular(text)], MOST_LINES_OF_FIGURES);
    let date = format!(
        "{}\n{}",
        italian::weekday(row.date),
        italian::date(row.date)
    );
    let title = format!(" {}", row.activity_title);
    let purpose = match (row.struck, blank) {
        (true, _) => Purpose::Struck,
        (false, true) => Purpose::WriteAndSign,
        (false, false) => Purpose::Sign,
    };
    // Why a session was not held may be nobody else's business: the register says only that.
    let description = match purpose {
        Purpose::Struck => wrap(
            fonts,
            &[bold("CHIUSA NEGATIVAMENTE")],
            TEXT.size,
            room(DESCRIPTION),
        ),
        Purpose::WriteAndSign => Vec::new(),
        Purpose::Sign | Purpose::GoesOn => wrap(
            fonts,
            &[regular(&row.description)],
            TEXT.size,
            room(DESCRIPTION),
        ),
    };
    Row {
        cells: [
            figures(0, &number.to_string()),
            figures(1, &date),
            figures(2, &row.start),
            figures(3, &row.end),
            figures(4, &italian::hours(u64::from(row.minutes))),
            set(5, &[bold(&row.activity_code), regular(&title)], MOST_LINES),
            set(6, &[regular(&row.place)], MOST_LINES),
            description,
        ],
        purpose,
    }
}

/// A row no higher than `highest`, or several that are not.
fn split(fonts: &Fonts, row: Row, highest: f32) -> Vec<Row> {
    if row.height() <= highest {
        return vec![row];
    }
    let notice = |text: &str| wrap(fonts, &[bold(text)], TEXT.size, room(DESCRIPTION));
    let (goes_on, went_before) = (
        notice("(segue; si firma dove la riga finisce)"),
        notice("(seguito)"),
    );
    let notices = goes_on.len() + went_before.len();
    let most = ((highest - 2.0 * PAD_Y) / TEXT.leading) as usize;
    let chunks: Vec<&[Line]> = row.cells[DESCRIPTION]
        .chunks(most.saturating_sub(notices).max(1))
        .collect();
    let last = chunks.len() - 1;
    let part = |(index, lines): (usize, &&[Line])| {
        let mut part = row.clone();
        let before = if index > 0 {
            went_before.as_slice()
        } else {
            &[]
        };
        let after = if index < last {
            goes_on.as_slice()
        } else {
            &[]
        };
        part.cells[DESCRIPTION] = [before, lines, after].concat();
        if index < last {
            part.purpose = Purpose::GoesOn;
        }
        part
    };
    chunks.iter().enumerate().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::super::measures::WIDTH;
    use super::*;

    #[test]
    fn columns_fill_the_page_and_leave_room_to_sign() {
        assert!((WIDTHS.iter().sum::<f32>() - WIDTH).abs() < 0.01);
        assert!(WIDTHS[TEXT_CELLS..].iter().all(|&width| width >= mm(40.0)));
        assert!(ROW >= mm(14.0) && BLANK_ROW >= mm(14.0));
    }
}
