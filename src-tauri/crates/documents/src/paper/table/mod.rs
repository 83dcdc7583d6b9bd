//! Tables: a head repeated on every page, rows that are broken over two pages only when they are
//! higher than most of one, and a last row of totals.

mod drawing;

use std::ops::Range;

use super::measures::{CAPTION, Page, SMALL};
use super::model::Column;
use super::prose::stretches;
use super::widths::widths;
use crate::DocumentError;
use crate::pdf::{ElementId, Fonts, Line, Span, bold, mm, regular, wrap, wrap_at_most};

const PAD_X: f32 = mm(1.4);
const PAD_Y: f32 = mm(0.9);
/// The narrowest column in which anything can be read.
const LEAST: f32 = mm(7.5);
const HEAD_LINES: usize = 4;
const UNDER_CAPTION: f32 = mm(1.2);

struct Row {
    cells: Vec<Vec<Line>>,
    total: bool,
}

impl Row {
    fn lines(&self) -> usize {
        self.cells.iter().map(Vec::len).max().unwrap_or(0).max(1)
    }
}

/// A stretch of a row.
#[derive(Clone)]
struct Part {
    row: usize,
    lines: Range<usize>,
    begins: bool,
    ends: bool,
}

/// What a table is made of, as the paper gives it.
pub struct Given<'a> {
    pub caption: Option<&'a str>,
    pub columns: &'a [Column],
    pub rows: &'a [Vec<String>],
    pub total: Option<&'a [String]>,
}

/// A table, measured.
pub struct Table {
    page: Page,
    caption: Vec<Line>,
    head: Vec<Vec<Line>>,
    right: Vec<bool>,
    widths: Vec<f32>,
    rows: Vec<Row>,
    parts: Vec<Part>,
    /// Said in the place of rows where there are none.
    nothing: Vec<Line>,
    element: Option<ElementId>,
    body: Option<ElementId>,
    /// The cells of the row being drawn.
    cells: Vec<ElementId>,
}

impl Table {
    /// A table whose unbroken rows are no higher than `highest`.
    ///
    /// # Errors
    /// [`DocumentError::Unfit`] when the columns are more than the page can hold, or a row has more
    /// cells than there are columns.
    pub fn new(
        fonts: &Fonts,
        page: Page,
        given: &Given<'_>,
        highest: f32,
    ) -> Result<Self, DocumentError> {
        let columns = given.columns;
        if columns.len() as f32 * LEAST > page.width {
            let count = columns.len();
            return Err(DocumentError::Unfit(format!("a table of {count} columns")));
        }
        let all = given.rows.iter().map(Vec::as_slice).chain(given.total);
        if let Some(cells) = all
            .map(<[String]>::len)
            .find(|&cells| cells > columns.len())
        {
            let count = columns.len();
            let message = format!("a row of {cells} cells in a table of {count} columns");
            return Err(DocumentError::Unfit(message));
        }
        let widths = measure(fonts, page, given);
        let set = |cells: &[String], total: bool| Row {
            cells: (0..columns.len())
                .map(|column| {
                    let text = cells.get(column).map_or("", String::as_str);
                    let room = widths[column] - 2.0 * PAD_X;
                    wrap(fonts, &[span(text, total)], SMALL.size, room)
                })
                .collect(),
            total,
        };
        let rows: Vec<Row> = given
            .rows
            .iter()
            .map(|cells| set(cells, false))
            .chain(given.total.map(|cells| set(cells, true)))
            .collect();
        let head = columns.iter().zip(&widths).map(|(column, width)| {
            let room = width - 2.0 * PAD_X;
            wrap_at_most(fonts, &[bold(&column.head)], SMALL.size, room, HEAD_LINES)
        });
        let caption = given.caption.unwrap_or_default();
        Ok(Self {
            page,
            caption: wrap_at_most(
                fonts,
                &[bold(caption)],
                CAPTION.size,
                page.width,
                HEAD_LINES,
            ),
            head: head.collect(),
            right: columns.iter().map(|column| column.right).collect(),
            parts: parts(&rows, highest),
            rows,
            nothing: wrap(fonts, &[regular("nessuna voce")], SMALL.size, page.width),
            widths,
            element: None,
            body: None,
            cells: Vec::new(),
        })
    }

    fn caption_height(&self) -> f32 {
        if self.caption.is_empty() {
            0.0
        } else {
            self.caption.len() as f32 * CAPTION.leading + UNDER_CAPTION
        }
    }

    fn head_height(&self) -> f32 {
        let lines = self.head.iter().map(Vec::len).max().unwrap_or(0).max(1);
        lines as f32 * SMALL.leading + 2.0 * PAD_Y
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
        (widest + 2.0 * PAD_X + 0.1).min(page.width / 2.0)
    };
    let needs: Vec<f32> = given.columns.iter().enumerate().map(need).collect();
    let shares: Vec<f32> = given.columns.iter().map(|column| column.share).collect();
    widths(&shares, &needs, page.width, LEAST)
}

fn parts(rows: &[Row], highest: f32) -> Vec<Part> {
    let part = |(row, measured): (usize, &Row)| {
        let lines = measured.lines();
        let stretches = if lines as f32 * SMALL.leading + 2.0 * PAD_Y <= highest {
            std::iter::once(0..lines).collect()
        } else {
            stretches(lines)
        };
        let part = move |stretch: Range<usize>| Part {
            row,
            begins: stretch.start == 0,
            ends: stretch.end == lines,
            lines: stretch,
        };
        stretches.into_iter().map(part).collect::<Vec<_>>()
    };
    rows.iter().enumerate().flat_map(part).collect()
}

impl Part {
    fn height(&self) -> f32 {
        let pads = u8::from(self.begins) + u8::from(self.ends);
        self.lines.len() as f32 * SMALL.leading + f32::from(pads) * PAD_Y
    }
}
