//! The foot of every page: what the document is, and what ties it to its data.

use super::measures::{Page, RULE};
use super::page::mark_once;
use super::text::Text;
use crate::pdf::{Artifact, Draft, Mark, Tag, Type, mm};

const UNDER_RULE: f32 = mm(1.2);

/// The foot of the pages, measured: paragraphs at the left and at the right, all in one type.
pub struct Foot {
    page: Page,
    kind: Type,
    left: Vec<Text>,
    right: Vec<Text>,
}

impl Foot {
    /// A foot of texts set in `kind`.
    pub fn new(page: Page, kind: Type, left: Vec<Text>, right: Vec<Text>) -> Self {
        Self {
            page,
            kind,
            left,
            right,
        }
    }

    /// Its upper edge.
    pub fn top(&self) -> f32 {
        let lines = |texts: &[Text]| -> usize { texts.iter().map(|text| text.lines.len()).sum() };
        let most = lines(&self.left).max(lines(&self.right));
        self.page.bottom - most as f32 * self.kind.leading - UNDER_RULE
    }

    /// Draws the foot. It is part of what the document says once, at its end.
    pub fn draw(&self, draft: &mut Draft, last: bool) {
        let (page, top) = (self.page, self.top());
        draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
            canvas.rule((page.left, top), (page.right, top), RULE);
        });
        for (texts, at_right) in [(&self.left, false), (&self.right, true)] {
            let mut y = top + UNDER_RULE;
            for text in texts.iter().filter(|text| !text.is_empty()) {
                let mark = mark_once(draft, Tag::P, last);
                draft.draw(mark, |canvas| {
                    if at_right {
                        text.draw_to(canvas, page.right, y);
                    } else {
                        text.draw(canvas, page.left, y);
                    }
                });
                y += text.height();
            }
        }
    }
}
