//! Sentences in large print, one idea each.

use super::look::Look;
use crate::layout::{Flow, Page, Place, Text, Unit};
use crate::pdf::{Draft, Fonts, Mark, Tag, mm, regular};

const BETWEEN: f32 = mm(1.2);

/// Sentences one under the other, measured.
pub struct Sentences {
    page: Page,
    above: f32,
    lines: Vec<Text>,
}

impl Sentences {
    pub fn new(fonts: &Fonts, look: &Look, sentences: &[&str]) -> Self {
        let set = |text: &&str| Text::whole(fonts, &[regular(text)], look.text, look.page.width);
        Self {
            page: look.page,
            above: look.pad * 1.5,
            lines: sentences.iter().map(set).collect(),
        }
    }
}

impl Flow for Sentences {
    fn units(&self) -> Vec<Unit> {
        let last = self.lines.len().saturating_sub(1);
        let unit = |(index, text): (usize, &Text)| Unit {
            above: if index == 0 { self.above } else { BETWEEN },
            height: text.height(),
            keep: index < last,
            ..Unit::default()
        };
        self.lines.iter().enumerate().map(unit).collect()
    }

    fn draw(&mut self, draft: &mut Draft, unit: usize, place: Place) {
        let Some(text) = self.lines.get(unit) else {
            return;
        };
        let root = draft.root();
        let element = draft.element(root, Tag::P);
        draft.draw(Mark::Content(element), |canvas| {
            text.draw(canvas, self.page.left, place.top);
        });
    }
}
