//! Tables: a head repeated on every page, and rows that are broken over two pages only when they
//! are higher than a table may let them be.

mod cell;
mod drawing;

use std::ops::Range;

use super::flow::{Flow, Place, Unit};
use super::measures::Page;
use super::text::Text;
use crate::pdf::{Draft, ElementId, Type, mm};

pub use cell::{Cell, Choice};

const UNDER_CAPTION: f32 = mm(1.2);

/// Where the words of a row stand that is higher than they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Top,
    Middle,
}

/// How a table is set.
#[derive(Clone, Copy, Debug)]
pub struct TableStyle {
    /// Space over it.
    pub above: f32,
    /// Inside a cell, at the sides and over and under the words.
    pub pad_x: f32,
    pub pad_y: f32,
    pub head: Type,
    /// Of the rows: baselines stand as this type puts them, also under words of another size.
    pub text: Type,
    pub align: Align,
    /// Thickness of the line under the head, and of the one that ends the table.
    pub head_rule: f32,
    pub end_rule: f32,
    /// The column that names its row.
    pub named_by: Option<usize>,
}

/// A column, measured.
#[derive(Clone, Debug)]
pub struct Column {
    pub head: Text,
    pub width: f32,
    /// Its words stand at the right.
    pub right: bool,
}

/// A row, measured.
#[derive(Clone, Debug)]
pub struct Row {
    pub cells: Vec<Cell>,
    pub least_height: f32,
    /// Sums up the rows before it, and stays with the last of them.
    pub total: bool,
}

impl Row {
    fn lines(&self) -> usize {
        let lines = self.cells.iter().map(|cell| cell.lines().len());
        lines.max().unwrap_or(0).max(1)
    }

    /// Height of the whole row.
    pub fn height(&self, style: &TableStyle) -> f32 {
        let words = self.lines() as f32 * style.text.leading + 2.0 * style.pad_y;
        words.max(self.least_height)
    }
}

/// A stretch of a row.
#[derive(Clone)]
struct Part {
    row: usize,
    lines: Range<usize>,
    begins: bool,
    ends: bool,
    height: f32,
}

/// A table, measured.
pub struct Table {
    page: Page,
    style: TableStyle,
    columns: Vec<Column>,
    rows: Vec<Row>,
    parts: Vec<Part>,
    caption: Option<Text>,
    /// Said in the place of rows where there are none.
    nothing: Option<Text>,
    element: Option<ElementId>,
    body: Option<ElementId>,
    /// The cells of the row being drawn.
    cells: Vec<ElementId>,
    /// Where the table begins on the page being drawn.
    stretch_top: f32,
}

impl Table {
    /// A table whose rows are broken when they are higher than `highest`.
    pub fn new(
        page: Page,
        style: TableStyle,
        columns: Vec<Column>,
        rows: Vec<Row>,
        highest: f32,
    ) -> Self {
        Self {
            page,
            parts: parts(&rows, &style, highest),
            style,
            columns,
            rows,
            caption: None,
            nothing: None,
            element: None,
            body: None,
            cells: Vec::new(),
            stretch_top: 0.0,
        }
    }

    /// The table with a caption over it.
    pub fn captioned(mut self, caption: Text) -> Self {
        self.caption = Some(caption).filter(|caption| !caption.is_empty());
        self
    }

    /// The table with words said in the place of rows where there are none.
    pub fn or_nothing(mut self, words: Text) -> Self {
        self.nothing = Some(words);
        self
    }

    /// Height of a head over columns.
    pub fn head_height_of(style: &TableStyle, columns: &[Column]) -> f32 {
        let lines = columns.iter().map(|column| column.head.lines.len());
        let lines = lines.max().unwrap_or(0).max(1);
        lines as f32 * style.head.leading + 2.0 * style.pad_y
    }

    /// Height of the whole table, on one page.
    pub fn height(&self) -> f32 {
        self.units().iter().map(|unit| unit.height).sum()
    }

    /// Draws the whole table on one page.
    pub fn draw_all(&mut self, draft: &mut Draft, mut top: f32) {
        let units = self.units();
        for (index, unit) in units.iter().enumerate() {
            let place = Place {
                top,
                opens: false,
                ends: index + 1 == units.len(),
            };
            self.draw(draft, index, place);
            top += unit.height;
        }
    }

    fn head_height(&self) -> f32 {
        Self::head_height_of(&self.style, &self.columns)
    }

    fn caption_height(&self) -> f32 {
        self.caption
            .as_ref()
            .map_or(0.0, |caption| caption.height() + UNDER_CAPTION)
    }

    /// Space between a repeated head and a row that goes on under it.
    fn over(&self, part: &Part) -> f32 {
        if part.begins { 0.0 } else { self.style.pad_y }
    }
}

impl Flow for Table {
    /// The caption with the head, then the rows.
    fn units(&self) -> Vec<Unit> {
        let head = self.head_height();
        let first = Unit {
            above: self.style.above,
            height: self.caption_height() + head,
            keep: !self.parts.is_empty() || self.nothing.is_some(),
            ..Unit::default()
        };
        let nothing = self.nothing.iter().filter(|_| self.parts.is_empty());
        let nothing = nothing.map(|words| Unit {
            height: words.kind.leading + 2.0 * self.style.pad_y,
            ..Unit::default()
        });
        let rows = self.parts.iter().enumerate().map(|(index, part)| Unit {
            height: part.height,
            again: head + self.over(part),
            keep: self
                .parts
                .get(index + 1)
                .is_some_and(|next| part.ends && self.rows[next.row].total),
            ..Unit::default()
        });
        std::iter::once(first).chain(nothing).chain(rows).collect()
    }

    fn draw(&mut self, draft: &mut Draft, unit: usize, place: Place) {
        if unit == 0 {
            self.draw_caption(draft, place.top);
            let top = place.top + self.caption_height();
            self.draw_head(draft, top, place.ends || self.parts.is_empty());
        } else if self.parts.is_empty() {
            self.draw_nothing(draft, place.top);
        } else {
            self.draw_part(draft, unit - 1, place);
        }
    }
}

fn parts(rows: &[Row], style: &TableStyle, highest: f32) -> Vec<Part> {
    let part = |(index, row): (usize, &Row)| {
        let count = row.lines();
        let whole = row.height(style);
        let stretches = if whole <= highest {
            std::iter::once(0..count).collect()
        } else {
            lines_kept_together(count)
        };
        let part = move |lines: Range<usize>| {
            let (begins, ends) = (lines.start == 0, lines.end == count);
            let pads = f32::from(u8::from(begins) + u8::from(ends)) * style.pad_y;
            let height = if begins && ends {
                whole
            } else {
                lines.len() as f32 * style.text.leading + pads
            };
            Part {
                row: index,
                lines,
                begins,
                ends,
                height,
            }
        };
        stretches.into_iter().map(part).collect::<Vec<_>>()
    };
    rows.iter().enumerate().flat_map(part).collect()
}

/// The lines of a text that stay together: at least two at the foot of a page and two at the top of
/// the next.
pub fn lines_kept_together(lines: usize) -> Vec<Range<usize>> {
    if lines <= 3 {
        return std::iter::once(0..lines).collect();
    }
    let middle = (2..lines - 2).map(|line| line..line + 1);
    std::iter::once(0..2)
        .chain(middle)
        .chain(std::iter::once(lines - 2..lines))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_of_a_text_is_left_alone() {
        let together = lines_kept_together(3);
        assert_eq!((together.len(), together[0].clone()), (1, 0..3));
        assert_eq!(lines_kept_together(4), [0..2, 2..4]);
        assert_eq!(lines_kept_together(6), [0..2, 2..3, 3..4, 4..6]);
    }
}
