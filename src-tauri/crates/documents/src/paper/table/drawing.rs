//! Draws a table, row by row, wherever its rows were put.

use super::super::flow::{Flow, Place, Unit};
use super::super::measures::{ABOVE_BLOCK, CAPTION, HAIR, HEAVY, RULE, SMALL};
use super::{PAD_X, PAD_Y, Part, Table};
use crate::pdf::{Artifact, Canvas, Draft, Line, Mark, Scope, Tag};

impl Flow for Table {
    /// The caption with the head, then the rows.
    fn units(&self) -> Vec<Unit> {
        let head = self.head_height();
        let first = Unit {
            above: ABOVE_BLOCK,
            height: self.caption_height() + head,
            again: 0.0,
            keep: true,
        };
        if self.parts.is_empty() {
            let nothing = Unit {
                height: SMALL.leading + 2.0 * PAD_Y,
                ..Unit::default()
            };
            return vec![first, nothing];
        }
        let rows = self.parts.iter().enumerate().map(|(index, part)| Unit {
            above: 0.0,
            height: part.height(),
            again: head + self.over(part),
            keep: self
                .parts
                .get(index + 1)
                .is_some_and(|next| part.ends && self.rows[next.row].total),
        });
        std::iter::once(first).chain(rows).collect()
    }

    fn draw(&mut self, draft: &mut Draft, unit: usize, place: Place) {
        if unit == 0 {
            self.draw_caption(draft, place.top);
            self.draw_head(draft, place.top + self.caption_height());
        } else if self.parts.is_empty() {
            self.draw_nothing(draft, place.top);
        } else {
            if place.opens {
                self.draw_head_again(draft, unit - 1, place);
            }
            self.draw_part(draft, unit - 1, place);
        }
    }
}

impl Table {
    fn draw_caption(&mut self, draft: &mut Draft, top: f32) {
        let root = draft.root();
        let parent = if self.parts.is_empty() {
            None
        } else {
            let table = draft.element(root, Tag::Table);
            self.element = Some(table);
            Some(table)
        };
        if self.caption.is_empty() {
            return;
        }
        let element = match parent {
            Some(table) => draft.element(table, Tag::Caption),
            None => draft.element(root, Tag::P),
        };
        draft.draw(Mark::Content(element), |canvas| {
            canvas.lines(&self.caption, self.page.left, top, CAPTION);
        });
    }

    /// Draws the head under `top`. It belongs to the table once and is a repetition afterwards; a
    /// table with no rows is a drawing only, since PDF/UA knows no head without a body.
    fn draw_head(&self, draft: &mut Draft, top: f32) {
        let height = self.head_height();
        let bottom = top + height;
        draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
            self.draw_uprights(canvas, top, bottom);
            let (left, right) = (self.page.left, self.page.right);
            canvas.rule((left, top), (right, top), RULE);
            canvas.rule((left, bottom), (right, bottom), HEAVY);
        });
        let row = self.element.filter(|_| self.body.is_none()).map(|table| {
            let head = draft.element(table, Tag::THead);
            draft.element(head, Tag::TR)
        });
        for (column, lines) in self.head.iter().enumerate() {
            let mark = match row {
                Some(row) => Mark::Content(draft.element(row, Tag::TH(Scope::Column))),
                None => Mark::Artifact(Artifact::Pagination),
            };
            let top = bottom - PAD_Y - lines.len() as f32 * SMALL.leading;
            draft.draw(mark, |canvas| self.draw_cell(canvas, column, lines, top));
        }
    }

    fn draw_head_again(&self, draft: &mut Draft, index: usize, place: Place) {
        let over = self.parts.get(index).map_or(0.0, |part| self.over(part));
        self.draw_head(draft, place.top - over - self.head_height());
    }

    /// Space between a repeated head and a row that goes on under it.
    fn over(&self, part: &Part) -> f32 {
        if part.begins { 0.0 } else { PAD_Y }
    }

    fn draw_nothing(&self, draft: &mut Draft, top: f32) {
        let (left, right) = (self.page.left, self.page.right);
        let bottom = top + SMALL.leading + 2.0 * PAD_Y;
        draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
            canvas.rule((left, top), (left, bottom), RULE);
            canvas.rule((right, top), (right, bottom), RULE);
            canvas.rule((left, bottom), (right, bottom), RULE);
        });
        let root = draft.root();
        let element = draft.element(root, Tag::P);
        draft.draw(Mark::Content(element), |canvas| {
            canvas.lines(&self.nothing, left + PAD_X, top + PAD_Y, SMALL);
        });
    }

    fn draw_part(&mut self, draft: &mut Draft, index: usize, place: Place) {
        let (Some(table), Some(part)) = (self.element, self.parts.get(index).cloned()) else {
            return;
        };
        let body = *self
            .body
            .get_or_insert_with(|| draft.element(table, Tag::TBody));
        let total = self.rows[part.row].total;
        let bottom = place.top + part.height();
        let last = index + 1 == self.parts.len();
        let over = if place.opens { self.over(&part) } else { 0.0 };
        draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
            let (left, right) = (self.page.left, self.page.right);
            self.draw_uprights(canvas, place.top - over, bottom);
            if total && part.begins {
                canvas.rule((left, place.top), (right, place.top), HEAVY);
            }
            if last {
                canvas.rule((left, bottom), (right, bottom), RULE);
            } else if part.ends || place.ends {
                canvas.rule((left, bottom), (right, bottom), HAIR);
            }
        });
        if part.begins {
            let named_by = self.right.iter().position(|right| !right);
            let row = draft.element(body, Tag::TR);
            self.cells = (0..self.widths.len())
                .map(|column| {
                    let names = Some(column) == named_by;
                    let tag = if names { Tag::TH(Scope::Row) } else { Tag::TD };
                    draft.element(row, tag)
                })
                .collect();
        }
        let top = place.top + if part.begins { PAD_Y } else { 0.0 };
        for (column, lines) in self.rows[part.row].cells.iter().enumerate() {
            let end = part.lines.end.min(lines.len());
            let lines = &lines[part.lines.start.min(end)..end];
            if !lines.is_empty() {
                draft.draw(Mark::Content(self.cells[column]), |canvas| {
                    self.draw_cell(canvas, column, lines, top);
                });
            }
        }
    }

    fn draw_cell(&self, canvas: &mut Canvas<'_>, column: usize, lines: &[Line], top: f32) {
        let left = self.page.left + self.widths[..column].iter().sum::<f32>();
        for (index, line) in lines.iter().enumerate() {
            let x = if self.right[column] {
                left + self.widths[column] - PAD_X - line.width
            } else {
                left + PAD_X
            };
            canvas.line(line, x, top + canvas.baseline(index, SMALL), SMALL.size);
        }
    }

    /// Uprights between the columns and at both ends.
    fn draw_uprights(&self, canvas: &mut Canvas<'_>, top: f32, bottom: f32) {
        let mut x = self.page.left;
        for width in &self.widths[..self.widths.len() - 1] {
            x += width;
            canvas.rule((x, top), (x, bottom), HAIR);
        }
        for x in [self.page.left, self.page.right] {
            canvas.rule((x, top), (x, bottom), RULE);
        }
    }
}
