//! The boxes of the first page, which say what a paper is about.

use super::flow::{Flow, Place, Unit};
use super::measures::{HAIR, Page, RULE, SMALL, VALUE, first_width};
use crate::pdf::{Artifact, Draft, Fonts, Line, Mark, Tag, Type, bold, mm, regular, wrap_at_most};

/// A row of the grid is divided in six; a fact takes two of them at least.
const UNITS: usize = 6;
const LEAST: usize = 2;
const LEAST_LYING: usize = 1;
const PAD: f32 = mm(1.8);
const ABOVE: f32 = mm(0.8);
const BELOW: f32 = mm(1.1);
/// Beyond these a value is cut with an ellipsis: it is kept whole where it comes from.
const VALUE_LINES: usize = 6;
const LABEL_LINES: usize = 2;

struct Fact {
    label: Vec<Line>,
    value: Vec<Line>,
    kind: Type,
    width: f32,
}

/// The boxes, measured: rows of one to three (six, lying), each as wide as its value asks.
pub struct Facts {
    page: Page,
    rows: Vec<Vec<Fact>>,
}

impl Facts {
    pub fn new(fonts: &Fonts, page: Page, facts: &[(String, String)], landscape: bool) -> Self {
        let least = if landscape { LEAST_LYING } else { LEAST };
        let step = page.width / UNITS as f32;
        let natural = |(label, value): &(String, String)| -> usize {
            let label = wrap_at_most(fonts, &[regular(label)], SMALL.size, f32::INFINITY, 1);
            let value = wrap_at_most(fonts, &[bold(value)], VALUE.size, f32::INFINITY, 1);
            let wide = first_width(&label).max(first_width(&value)) + 2.0 * PAD;
            ((wide / step).ceil() as usize).clamp(least, UNITS)
        };
        let spans: Vec<usize> = facts.iter().map(natural).collect();
        let mut facts = facts.iter();
        let rows = rows(&spans)
            .into_iter()
            .map(|row| {
                row.into_iter()
                    .zip(facts.by_ref())
                    .map(|(span, (label, value))| {
                        Fact::new(fonts, label, value, span as f32 * step)
                    })
                    .collect()
            })
            .collect();
        Self { page, rows }
    }

    /// Whether there is anything to print.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

/// Puts facts in rows, in their order; what is left of a row goes to its narrowest.
fn rows(spans: &[usize]) -> Vec<Vec<usize>> {
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for &span in spans {
        match rows.last_mut() {
            Some(row) if row.iter().sum::<usize>() + span <= UNITS => row.push(span),
            _ => rows.push(vec![span]),
        }
    }
    for row in &mut rows {
        while row.iter().sum::<usize>() < UNITS {
            let narrowest = row.iter_mut().rev().min_by_key(|span| **span);
            if let Some(span) = narrowest {
                *span += 1;
            }
        }
    }
    rows
}

impl Fact {
    /// A value too long for its box is set smaller before it is cut.
    fn new(fonts: &Fonts, label: &str, value: &str, width: f32) -> Self {
        let room = width - 2.0 * PAD;
        let set = |kind: Type, text: &str, most| {
            wrap_at_most(fonts, &[bold(text)], kind.size, room, most)
        };
        let value = if set(SMALL, value, 1).is_empty() {
            "–"
        } else {
            value
        };
        let fits = set(VALUE, value, usize::MAX).len() <= 2;
        let kind = if fits { VALUE } else { SMALL };
        Self {
            label: wrap_at_most(fonts, &[regular(label)], SMALL.size, room, LABEL_LINES),
            value: set(kind, value, VALUE_LINES),
            kind,
            width,
        }
    }

    fn height(&self) -> f32 {
        let label = self.label.len() as f32 * SMALL.leading;
        ABOVE + label + self.value.len() as f32 * self.kind.leading + BELOW
    }
}

fn row_height(row: &[Fact]) -> f32 {
    row.iter().map(Fact::height).fold(0.0, f32::max)
}

impl Flow for Facts {
    fn units(&self) -> Vec<Unit> {
        let unit = |(index, row): (usize, &Vec<Fact>)| Unit {
            above: if index == 0 { mm(2.4) } else { 0.0 },
            height: row_height(row),
            ..Unit::default()
        };
        self.rows.iter().enumerate().map(unit).collect()
    }

    fn draw(&mut self, draft: &mut Draft, unit: usize, place: Place) {
        let Some(row) = self.rows.get(unit) else {
            return;
        };
        let (page, top, height) = (self.page, place.top, row_height(row));
        let (begins, ends) = (
            unit == 0 || place.opens,
            unit + 1 == self.rows.len() || place.ends,
        );
        draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
            let bottom = top + height;
            if begins {
                canvas.rule((page.left, top), (page.right, top), RULE);
            }
            let thickness = if ends { RULE } else { HAIR };
            canvas.rule((page.left, bottom), (page.right, bottom), thickness);
            let mut x = page.left;
            for fact in &row[..row.len() - 1] {
                x += fact.width;
                canvas.rule((x, top), (x, bottom), HAIR);
            }
            for x in [page.left, page.right] {
                canvas.rule((x, top - RULE / 2.0), (x, bottom + RULE / 2.0), RULE);
            }
        });
        let root = draft.root();
        let mut x = page.left + PAD;
        for fact in row {
            let element = draft.element(root, Tag::P);
            draft.draw(Mark::Content(element), |canvas| {
                canvas.lines(&fact.label, x, top + ABOVE, SMALL);
                let under = fact.label.len() as f32 * SMALL.leading;
                canvas.lines(&fact.value, x, top + ABOVE + under, fact.kind);
            });
            x += fact.width;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_fill_their_rows() {
        assert_eq!(
            rows(&[2, 2, 2, 3, 2, 6, 2]),
            [vec![2, 2, 2], vec![3, 3], vec![6], vec![6]]
        );
    }

    #[test]
    fn of_two_alike_the_last_is_widened_first() {
        assert_eq!(rows(&[2, 3, 6]), [vec![3, 3], vec![6]]);
        assert_eq!(rows(&[4, 1, 6]), [vec![4, 2], vec![6]]);
    }
}
