//! The tables of a paper: columns as wide as their words ask, and a last row of totals.

use super::measures::{CAPTION, SMALL, TABLE};
use super::model::Column;
use super::widths::widths;
use crate::DocumentError;
use crate::layout::{self, Cell, Page, Row, Table, TableStyle, Text};
use crate::pdf::{Fonts, Span, bold, mm, regular, wrap};

/// The narrowest column in which anything can be read.
const LEAST: f32 = mm(7.5);
const HEAD_LINES: usize = 4;

/// What a table is made of, as the paper gives it.
pub struct Given<'a> {
    pub caption: Option<&'a str>,
    pub columns: &'a [Column],
    pub rows: &'a [Vec<String>],
    pub total: Option<&'a [String]>,
}

/// A table whose unbroken rows are no higher than `highest`.
///
/// # Errors
/// [`DocumentError::Unfit`] when the columns are more than the page can hold, or a row has more
/// cells than there are columns.
pub fn table(
    fonts: &Fonts,
    page: Page,
    given: &Given<'_>,
    highest: f32,
) -> Result<Table, DocumentError> {
    given.fits(page)?;
    let widths = measure(fonts, page, given);
    let rooms: Vec<f32> = widths
        .iter()
        .map(|width| width - 2.0 * TABLE.pad_x)
        .collect();
    let set = |cells: &[String], total: bool| Row {
        cells: rooms
            .iter()
            .enumerate()
            .map(|(column, room)| {
                let text = cells.get(column).map_or("", String::as_str);
                Cell::Text(Text::whole(fonts, &[span(text, total)], SMALL, *room))
            })
            .collect(),
        least_height: 0.0,
        total,
    };
    let rows = given.rows.iter().map(|cells| set(cells, false));
    let rows = rows.chain(given.total.map(|cells| set(cells, true)));
    let columns = given.columns.iter().zip(&rooms).zip(&widths);
    let columns = columns.map(|((column, room), width)| layout::Column {
        head: Text::cut(fonts, &[bold(&column.head)], SMALL, *room, HEAD_LINES),
        width: *width,
        right: column.right,
    });
    let caption = [bold(given.caption.unwrap_or_default())];
    let nothing = [regular("nessuna voce")];
    let style = TableStyle {
        named_by: given.columns.iter().position(|column| !column.right),
        ..TABLE
    };
    let table = Table::new(page, style, columns.collect(), rows.collect(), highest)
        .captioned(Text::cut(fonts, &caption, CAPTION, page.width, HEAD_LINES))
        .or_nothing(Text::whole(fonts, &nothing, SMALL, page.width));
    Ok(table)
}

impl Given<'_> {
    fn fits(&self, page: Page) -> Result<(), DocumentError> {
        let count = self.columns.len();
        if count as f32 * LEAST > page.width {
            return Err(DocumentError::Unfit(format!("a table of {count} columns")));
        }
        let mut rows = self.rows.iter().map(Vec::as_slice).chain(self.total);
        match rows.find(|cells| cells.len() > count) {
            None => Ok(()),
            Some(cells) => Err(DocumentError::Unfit(format!(
                "a row of {} cells in a table of {count} columns",
                cells.len()
            ))),
        }
    }
}

fn span(text: &str, strong: bool) -> Span<'_> {
    if strong { bold(text) } else { regular(text) }
}

/// The widths of the columns. A number needs its whole width, a text that of its longest word.
fn measure(fonts: &Fonts, page: Page, given: &Given<'_>) -> Vec<f32> {
    let longest = |text: &str, strong: bool, whole: bool| -> f32 {
        let set = |text: &str| {
            let lines = wrap(fonts, &[span(text, strong)], SMALL.size, f32::INFINITY);
            lines.iter().map(|line| line.width).fold(0.0, f32::max)
        };
        if whole {
            set(text)
        } else {
            text.split_whitespace().map(set).fold(0.0, f32::max)
        }
    };
    let need = |(index, column): (usize, &Column)| {
        let cells = given.rows.iter().map(|cells| (cells.get(index), false));
        let total = given.total.iter().map(|cells| (cells.get(index), true));
        let cells = cells
            .chain(total)
            .filter_map(|(cell, strong)| Some(longest(cell?, strong, column.right)));
        let widest = cells.fold(longest(&column.head, true, false), f32::max);
        // A rounding error must not break what was just measured.
        (widest + 2.0 * TABLE.pad_x + 0.1).min(page.width / 2.0)
    };
    let needs: Vec<f32> = given.columns.iter().enumerate().map(need).collect();
    let shares: Vec<f32> = given.columns.iter().map(|column| column.share).collect();
    widths(&shares, &needs, page.width, LEAST)
}
