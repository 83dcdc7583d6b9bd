//! Headings and paragraphs: text that runs over as many lines and pages as it needs.

use std::ops::Range;

use super::measures::{ABOVE_BLOCK, ABOVE_TEXT, BODY, HEADING, SMALL, SUBHEADING};
use super::model::Run;
use crate::layout::{Flow, HAIR, Page, Place, Text, Unit, lines_kept_together};
use crate::pdf::{Artifact, Draft, ElementId, Fonts, Mark, Span, Tag, bold, mm, regular};

/// From the foot of a heading to the rule under it.
const TO_RULE: f32 = mm(0.7);

/// The stretches of a paragraph, ready to be broken into lines.
pub fn spans(runs: &[Run]) -> Vec<Span<'_>> {
    runs.iter()
        .map(|run| {
            if run.bold {
                bold(&run.text)
            } else {
                regular(&run.text)
            }
        })
        .collect()
}

/// One element of text.
pub struct Prose {
    page: Page,
    text: Text,
    tag: Tag,
    above: f32,
    keep: bool,
    ruled: bool,
    element: Option<ElementId>,
}

impl Prose {
    /// The legal reference.
    pub fn reference(fonts: &Fonts, page: Page, text: &str) -> Self {
        Self {
            page,
            text: Text::whole(fonts, &[regular(text)], SMALL, page.width),
            tag: Tag::P,
            above: 0.0,
            keep: false,
            ruled: false,
            element: None,
        }
    }

    /// A heading: of a part, with a rule under it, or inside a part.
    pub fn heading(fonts: &Fonts, page: Page, text: &str, inside: bool) -> Self {
        let (kind, tag, above) = if inside {
            (SUBHEADING, Tag::H3, ABOVE_BLOCK)
        } else {
            (HEADING, Tag::H2, mm(6.5))
        };
        Self {
            page,
            text: Text::whole(fonts, &[bold(text)], kind, page.width),
            tag,
            above,
            keep: true,
            ruled: !inside,
            element: None,
        }
    }

    /// A paragraph. One that ends in a colon stays with what it announces.
    pub fn paragraph(fonts: &Fonts, page: Page, runs: &[Run]) -> Self {
        let words: String = runs.iter().map(|run| run.text.as_str()).collect();
        Self {
            page,
            text: Text::whole(fonts, &spans(runs), BODY, page.width),
            tag: Tag::P,
            above: ABOVE_TEXT,
            keep: words.trim_end().ends_with(':'),
            ruled: false,
            element: None,
        }
    }

    /// Whether there is anything to print.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

impl Flow for Prose {
    fn units(&self) -> Vec<Unit> {
        let stretches = lines_kept_together(self.text.lines.len());
        let last = stretches.len() - 1;
        let unit = |(index, lines): (usize, Range<usize>)| {
            let rule = if self.ruled && index == last {
                TO_RULE
            } else {
                0.0
            };
            Unit {
                above: if index == 0 { self.above } else { 0.0 },
                height: lines.len() as f32 * self.text.kind.leading + rule,
                keep: self.keep && index == last,
                ..Unit::default()
            }
        };
        stretches.into_iter().enumerate().map(unit).collect()
    }

    fn draw(&mut self, draft: &mut Draft, unit: usize, place: Place) {
        let stretches = lines_kept_together(self.text.lines.len());
        let Some(lines) = stretches.get(unit) else {
            return;
        };
        let root = draft.root();
        let tag = self.tag;
        let element = *self.element.get_or_insert_with(|| draft.element(root, tag));
        draft.draw(Mark::Content(element), |canvas| {
            let words = &self.text.lines[lines.clone()];
            canvas.lines(words, self.page.left, place.top, self.text.kind);
        });
        if self.ruled && unit + 1 == stretches.len() {
            draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
                let y = place.top + lines.len() as f32 * self.text.kind.leading + TO_RULE;
                canvas.rule((self.page.left, y), (self.page.right, y), HAIR);
            });
        }
    }
}
