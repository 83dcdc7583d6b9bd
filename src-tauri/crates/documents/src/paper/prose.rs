//! Headings and paragraphs: text that runs over as many lines and pages as it needs.

use std::ops::Range;

use super::flow::{Flow, Place, Unit};
use super::measures::{ABOVE_BLOCK, ABOVE_TEXT, BODY, HAIR, HEADING, Page, SMALL, SUBHEADING};
use super::model::Run;
use crate::pdf::{
    Artifact, Draft, ElementId, Fonts, Line, Mark, Span, Tag, Type, bold, mm, regular, wrap,
};

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

/// The lines that stay together: at least two at the foot of a page and two at the top of the next.
pub fn stretches(lines: usize) -> Vec<Range<usize>> {
    if lines <= 3 {
        return std::iter::once(0..lines).collect();
    }
    let middle = (2..lines - 2).map(|line| line..line + 1);
    std::iter::once(0..2)
        .chain(middle)
        .chain(std::iter::once(lines - 2..lines))
        .collect()
}

/// One element of text.
pub struct Prose {
    page: Page,
    lines: Vec<Line>,
    kind: Type,
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
            lines: wrap(fonts, &[regular(text)], SMALL.size, page.width),
            kind: SMALL,
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
            lines: wrap(fonts, &[bold(text)], kind.size, page.width),
            kind,
            tag,
            above,
            keep: true,
            ruled: !inside,
            element: None,
        }
    }

    /// A paragraph. One that ends in a colon stays with what it announces.
    pub fn paragraph(fonts: &Fonts, page: Page, runs: &[Run]) -> Self {
        let text: String = runs.iter().map(|run| run.text.as_str()).collect();
        Self {
            page,
            lines: wrap(fonts, &spans(runs), BODY.size, page.width),
            kind: BODY,
            tag: Tag::P,
            above: ABOVE_TEXT,
            keep: text.trim_end().ends_with(':'),
            ruled: false,
            element: None,
        }
    }

    /// Whether there is anything to print.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

impl Flow for Prose {
    fn units(&self) -> Vec<Unit> {
        let stretches = stretches(self.lines.len());
        let last = stretches.len() - 1;
        let unit = |(index, lines): (usize, Range<usize>)| {
            let rule = if self.ruled && index == last {
                TO_RULE
            } else {
                0.0
            };
            Unit {
                above: if index == 0 { self.above } else { 0.0 },
                height: lines.len() as f32 * self.kind.leading + rule,
                again: 0.0,
                keep: self.keep && index == last,
            }
        };
        stretches.into_iter().enumerate().map(unit).collect()
    }

    fn draw(&mut self, draft: &mut Draft, unit: usize, place: Place) {
        let stretches = stretches(self.lines.len());
        let Some(lines) = stretches.get(unit) else {
            return;
        };
        let root = draft.root();
        let tag = self.tag;
        let element = *self.element.get_or_insert_with(|| draft.element(root, tag));
        draft.draw(Mark::Content(element), |canvas| {
            let lines = &self.lines[lines.clone()];
            canvas.lines(lines, self.page.left, place.top, self.kind);
        });
        if self.ruled && unit + 1 == stretches.len() {
            draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
                let y = place.top + lines.len() as f32 * self.kind.leading + TO_RULE;
                canvas.rule((self.page.left, y), (self.page.right, y), HAIR);
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_of_a_paragraph_is_left_alone() {
        let together = stretches(3);
        assert_eq!((together.len(), together[0].clone()), (1, 0..3));
        assert_eq!(stretches(4), [0..2, 2..4]);
        assert_eq!(stretches(6), [0..2, 2..3, 3..4, 4..6]);
    }
}
