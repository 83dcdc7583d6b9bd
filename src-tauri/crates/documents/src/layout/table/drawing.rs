//! Draws a table, row by row, wherever its rows were put.

use super::super::flow::Place;
use super::super::measures::{HAIR, HEAVY, RULE};
use super::cell::{Cell, CellPlace};
use super::{Align, Part, Table};
use crate::pdf::{Artifact, Canvas, Draft, Mark, Scope, Tag};

impl Table {
    pub(super) fn draw_caption(&mut self, draft: &mut Draft, top: f32) {
        let root = draft.root();
        self.element = (!self.parts.is_empty()).then(|| draft.element(root, Tag::Table));
        let Some(caption) = &self.caption else { return };
        let element = match self.element {
            Some(table) => draft.element(table, Tag::Caption),
            None => draft.element(root, Tag::P),
        };
        draft.draw(Mark::Content(element), |canvas| {
            caption.draw(canvas, self.page.left, top);
        });
    }

    /// Draws the head under `top`, `alone` where no row follows it on its page. It belongs to the
    /// table once and is a repetition afterwards; a table with no rows is a drawing only, since
    /// PDF/UA knows no head without a body.
    pub(super) fn draw_head(&mut self, draft: &mut Draft, top: f32, alone: bool) {
        let bottom = top + self.head_height();
        self.stretch_top = top;
        draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
            let (left, right) = (self.page.left, self.page.right);
            canvas.rule((left, top), (right, top), RULE);
            canvas.rule((left, bottom), (right, bottom), self.style.head_rule);
            if alone {
                self.draw_uprights(canvas, bottom, 0.0);
            }
        });
        let row = self.element.filter(|_| self.body.is_none()).map(|table| {
            let head = draft.element(table, Tag::THead);
            draft.element(head, Tag::TR)
        });
        let (pad_x, pad_y) = (self.style.pad_x, self.style.pad_y);
        let mut left = self.page.left;
        for column in &self.columns {
            let mark = match row {
                Some(row) => Mark::Content(draft.element(row, Tag::TH(Scope::Column))),
                None => Mark::Artifact(Artifact::Pagination),
            };
            let top = bottom - pad_y - column.head.height();
            draft.draw(mark, |canvas| {
                if column.right {
                    column
                        .head
                        .draw_to(canvas, left + column.width - pad_x, top);
                } else {
                    column.head.draw(canvas, left + pad_x, top);
                }
            });
            left += column.width;
        }
    }

    pub(super) fn draw_nothing(&self, draft: &mut Draft, top: f32) {
        let Some(words) = &self.nothing else { return };
        let (left, right) = (self.page.left, self.page.right);
        let bottom = top + words.kind.leading + 2.0 * self.style.pad_y;
        draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
            for x in [left, right] {
                canvas.rule((x, top), (x, bottom + RULE / 2.0), RULE);
            }
            canvas.rule((left, bottom), (right, bottom), RULE);
        });
        let root = draft.root();
        let element = draft.element(root, Tag::P);
        draft.draw(Mark::Content(element), |canvas| {
            words.draw(canvas, left + self.style.pad_x, top + self.style.pad_y);
        });
    }

    pub(super) fn draw_part(&mut self, draft: &mut Draft, index: usize, place: Place) {
        let (Some(table), Some(part)) = (self.element, self.parts.get(index).cloned()) else {
            return;
        };
        if place.opens {
            let top = place.top - self.over(&part) - self.head_height();
            self.draw_head(draft, top, false);
        }
        let body = *self
            .body
            .get_or_insert_with(|| draft.element(table, Tag::TBody));
        draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
            self.draw_part_lines(canvas, &part, place, index + 1 == self.parts.len());
        });
        if part.begins {
            let row = draft.element(body, Tag::TR);
            let tag = |column| {
                let names = Some(column) == self.style.named_by;
                if names { Tag::TH(Scope::Row) } else { Tag::TD }
            };
            self.cells = (0..self.columns.len())
                .map(|column| draft.element(row, tag(column)))
                .collect();
        }
        for (column, cell) in self.rows[part.row].cells.iter().enumerate() {
            if part.begins {
                cell.expect_pens(draft, self.cell_place(&part, column, place), &self.style);
            }
            let lines = cell.lines();
            let end = part.lines.end.min(lines.len());
            let lines = &lines[part.lines.start.min(end)..end];
            let choices = matches!(cell, Cell::Choices { .. });
            if lines.is_empty() && !choices {
                continue;
            }
            let place = self.cell_place(&part, column, place);
            draft.draw(Mark::Content(self.cells[column]), |canvas| {
                cell.draw_lines(canvas, lines, place, &self.style);
                cell.draw_choices(canvas, place, &self.style);
            });
        }
    }

    /// Everything in a part of a row that is no word, and the uprights where it ends its page.
    fn draw_part_lines(&self, canvas: &mut Canvas<'_>, part: &Part, place: Place, last: bool) {
        let (left, right) = (self.page.left, self.page.right);
        let bottom = place.top + part.height;
        let row = &self.rows[part.row];
        if row.total && part.begins {
            canvas.rule((left, place.top), (right, place.top), HEAVY);
        }
        if last {
            canvas.rule((left, bottom), (right, bottom), self.style.end_rule);
            self.draw_uprights(canvas, bottom, self.style.end_rule / 2.0);
        } else if place.ends {
            canvas.rule((left, bottom), (right, bottom), HAIR);
            self.draw_uprights(canvas, bottom, 0.0);
        } else if part.ends {
            canvas.rule((left, bottom), (right, bottom), HAIR);
        }
        if part.begins {
            for (column, cell) in row.cells.iter().enumerate() {
                cell.draw_marks(canvas, self.cell_place(part, column, place), &self.style);
            }
        }
    }

    fn cell_place(&self, part: &Part, column: usize, place: Place) -> CellPlace {
        let left = self.page.left;
        let before = self.columns[..column].iter().map(|column| column.width);
        let lines = self.rows[part.row].cells[column].lines().len();
        let text_top = match self.style.align {
            Align::Middle if part.begins && part.ends => {
                let words = lines as f32 * self.style.text.leading;
                place.top + (part.height - words) / 2.0
            }
            _ if part.begins => place.top + self.style.pad_y,
            _ => place.top,
        };
        CellPlace {
            left: left + before.sum::<f32>(),
            width: self.columns[column].width,
            top: place.top,
            bottom: place.top + part.height,
            text_top,
            right: self.columns[column].right,
        }
    }

    /// Uprights between the columns and at both ends, all the way down from the head of the page;
    /// the outer ones go so far `beyond` as to close the corners.
    fn draw_uprights(&self, canvas: &mut Canvas<'_>, bottom: f32, beyond: f32) {
        let top = self.stretch_top;
        let mut x = self.page.left;
        for column in &self.columns[..self.columns.len().saturating_sub(1)] {
            x += column.width;
            canvas.rule((x, top), (x, bottom), HAIR);
        }
        for x in [self.page.left, self.page.right] {
            canvas.rule((x, top - RULE / 2.0), (x, bottom + beyond), RULE);
        }
    }
}
