//! Boxes with a label and a value each, in rows: what a document is about.

use super::flow::{Flow, Place, Unit};
use super::measures::{HAIR, Page, RULE};
use super::page::mark_once;
use super::text::Text;
use crate::pdf::{Artifact, Canvas, Draft, Fonts, Mark, Tag, Type, bold, regular};

/// How boxes are set.
#[derive(Clone, Copy, Debug)]
pub struct FactsStyle {
    /// Space over the first row.
    pub over: f32,
    /// Inside a box: at the sides, over the label, under the value.
    pub pad: f32,
    pub above: f32,
    pub below: f32,
    pub label: Type,
    pub label_lines: usize,
    pub value: Type,
    /// A value of more lines than this is set in `small`.
    pub value_lines: usize,
    pub small: Type,
    /// Beyond these a value is cut with an ellipsis: it is kept whole where it comes from.
    pub most_lines: usize,
    /// Of a row.
    pub least_height: f32,
}

impl FactsStyle {
    /// Width of a box in which label and value are not broken.
    pub fn natural_width(&self, fonts: &Fonts, label: &str, value: &str) -> f32 {
        let label = Text::cut(fonts, &[regular(label)], self.label, f32::INFINITY, 1);
        let value = Text::cut(fonts, &[bold(value)], self.value, f32::INFINITY, 1);
        label.width().max(value.width()) + 2.0 * self.pad
    }
}

struct Fact {
    label: Text,
    value: Text,
    width: f32,
}

/// The boxes, measured.
pub struct Facts {
    page: Page,
    style: FactsStyle,
    rows: Vec<Vec<Fact>>,
}

impl Facts {
    /// Rows of a label, a value and the width of the box. An empty value is printed as a dash.
    pub fn new(
        fonts: &Fonts,
        page: Page,
        style: FactsStyle,
        rows: &[Vec<(&str, &str, f32)>],
    ) -> Self {
        let fact = |&(label, value, width): &(&str, &str, f32)| {
            let room = width - 2.0 * style.pad;
            let blank = Text::cut(fonts, &[bold(value)], style.small, room, 1).is_empty();
            let value = [bold(if blank { "–" } else { value })];
            let whole = Text::whole(fonts, &value, style.value, room);
            let kind = if whole.lines.len() <= style.value_lines {
                style.value
            } else {
                style.small
            };
            let label = [regular(label)];
            Fact {
                label: Text::cut(fonts, &label, style.label, room, style.label_lines),
                value: Text::cut(fonts, &value, kind, room, style.most_lines),
                width,
            }
        };
        let rows = rows.iter().map(|row| row.iter().map(fact).collect());
        Self {
            page,
            style,
            rows: rows.collect(),
        }
    }

    /// Whether there is anything to print.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Height of all rows.
    pub fn height(&self) -> f32 {
        self.rows.iter().map(|row| self.row_height(row)).sum()
    }

    fn row_height(&self, row: &[Fact]) -> f32 {
        let style = self.style;
        row.iter()
            .map(|fact| style.above + fact.label.height() + fact.value.height() + style.below)
            .fold(style.least_height, f32::max)
    }

    /// Draws all rows under `top`, as part of what the document says or as a repetition of it.
    pub fn draw_all(&self, draft: &mut Draft, top: f32, said: bool) {
        self.draw_rows(draft, &self.rows, top, (true, true), said);
    }

    /// Draws rows one under the other: whether they begin and end a block of boxes says how heavy
    /// its edges are.
    fn draw_rows(
        &self,
        draft: &mut Draft,
        rows: &[Vec<Fact>],
        top: f32,
        (begins, ends): (bool, bool),
        said: bool,
    ) {
        draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
            if begins {
                canvas.rule((self.page.left, top), (self.page.right, top), RULE);
            }
            self.draw_lines(canvas, rows, top, ends);
        });
        let mut y = top;
        for row in rows {
            let mut x = self.page.left + self.style.pad;
            for fact in row {
                let mark = mark_once(draft, Tag::P, said);
                draft.draw(mark, |canvas| {
                    let label_top = y + self.style.above;
                    fact.label.draw(canvas, x, label_top);
                    fact.value.draw(canvas, x, label_top + fact.label.height());
                });
                x += fact.width;
            }
            y += self.row_height(row);
        }
    }

    fn draw_lines(&self, canvas: &mut Canvas<'_>, rows: &[Vec<Fact>], top: f32, ends: bool) {
        let (left, right) = (self.page.left, self.page.right);
        let mut y = top;
        for (index, row) in rows.iter().enumerate() {
            let bottom = y + self.row_height(row);
            let last = ends && index + 1 == rows.len();
            let thickness = if last { RULE } else { HAIR };
            canvas.rule((left, bottom), (right, bottom), thickness);
            let mut x = left;
            for fact in &row[..row.len().saturating_sub(1)] {
                x += fact.width;
                canvas.rule((x, y), (x, bottom), HAIR);
            }
            y = bottom;
        }
        for x in [left, right] {
            canvas.rule((x, top - RULE / 2.0), (x, y + RULE / 2.0), RULE);
        }
    }
}

impl Flow for Facts {
    fn units(&self) -> Vec<Unit> {
        let unit = |(index, row): (usize, &Vec<Fact>)| Unit {
            above: if index == 0 { self.style.over } else { 0.0 },
            height: self.row_height(row),
            ..Unit::default()
        };
        self.rows.iter().enumerate().map(unit).collect()
    }

    fn draw(&mut self, draft: &mut Draft, unit: usize, place: Place) {
        let begins = unit == 0 || place.opens;
        let ends = unit + 1 == self.rows.len() || place.ends;
        if let Some(rows) = self.rows.get(unit..=unit) {
            self.draw_rows(draft, rows, place.top, (begins, ends), true);
        }
    }
}
