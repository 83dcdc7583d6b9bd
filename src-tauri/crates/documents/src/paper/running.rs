//! What stands at the head of the pages after the first, and at the foot of all.

use super::measures::{Page, RULE, SMALL};
use super::model::Paper;
use crate::italian;
use crate::pdf::{Artifact, Draft, Fonts, Line, Mark, Tag, bold, mm, regular, wrap_at_most};

const BETWEEN: f32 = mm(6.0);
const UNDER_RULE: f32 = mm(1.2);
const FOOTER_LINES: usize = 4;

/// The head of the pages after the first.
pub struct Head {
    page: Page,
    kind: Vec<Line>,
    number: Vec<Line>,
}

impl Head {
    pub fn new(fonts: &Fonts, page: Page, paper: &Paper, number: usize, pages: usize) -> Self {
        let (number, pages) = (number.to_string(), pages.to_string());
        let number = [
            regular("pagina "),
            bold(&number),
            regular(" di "),
            bold(&pages),
        ];
        let number = wrap_at_most(fonts, &number, SMALL.size, page.width, 1);
        let room = page.width - number.first().map_or(0.0, |line| line.width) - BETWEEN;
        let service = format!(" · {}", paper.service);
        let mut spans = vec![bold(&paper.kind)];
        if !paper.service.trim().is_empty() {
            spans.push(regular(&service));
        }
        let kind = wrap_at_most(fonts, &spans, SMALL.size, room, 1);
        Self { page, kind, number }
    }

    /// The height under it, the same on every page.
    pub fn bottom(page: Page) -> f32 {
        page.top + SMALL.leading + mm(0.9) + mm(3.5)
    }

    pub fn draw(&self, draft: &mut Draft) {
        let page = self.page;
        draft.draw(Mark::Artifact(Artifact::Pagination), |canvas| {
            let baseline = page.top + canvas.baseline(0, SMALL);
            for line in &self.kind {
                canvas.line(line, page.left, baseline, SMALL.size);
            }
            for line in &self.number {
                canvas.line(line, page.right - line.width, baseline, SMALL.size);
            }
            let y = page.top + SMALL.leading + mm(0.9);
            canvas.rule((page.left, y), (page.right, y), RULE);
        });
    }
}

/// The foot of the pages: what the paper is, and what ties it to its data.
pub struct Foot {
    page: Page,
    left: Vec<Line>,
    right: [Vec<Line>; 2],
}

impl Foot {
    pub fn new(fonts: &Fonts, page: Page, paper: &Paper) -> Self {
        let drafted = format!(
            "redatto il {} alle {}",
            italian::date(paper.drafted.date()),
            paper.drafted.format("%H:%M")
        );
        let hash = format!(
            "SHA-256 dei dati {}",
            italian::short_hash(&paper.data_hash())
        );
        let set = |text: &str, width: f32, most: usize| {
            wrap_at_most(fonts, &[regular(text)], SMALL.size, width, most)
        };
        let right = [set(&drafted, page.width, 1), set(&hash, page.width, 1)];
        let widest = right.iter().flatten().map(|line| line.width);
        let room = page.width - widest.fold(0.0, f32::max) - BETWEEN;
        Self {
            page,
            left: set(&paper.footer, room, FOOTER_LINES),
            right,
        }
    }

    /// Its upper edge.
    pub fn top(&self) -> f32 {
        let lines = self.left.len().max(self.right.len()) as f32;
        self.page.bottom - lines * SMALL.leading - UNDER_RULE
    }

    /// Draws the foot. It is part of what the document says once, at its end.
    pub fn draw(&self, draft: &mut Draft, last: bool) {
        let (page, top) = (self.page, self.top());
        draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
            canvas.rule((page.left, top), (page.right, top), RULE);
        });
        let text = top + UNDER_RULE;
        let left = (self.left.as_slice(), 0, false);
        let right = self.right.iter().enumerate();
        let right = right.map(|(line, lines)| (lines.as_slice(), line, true));
        for (lines, below, at_right) in std::iter::once(left).chain(right) {
            if lines.is_empty() {
                continue;
            }
            let mark = if last {
                let root = draft.root();
                Mark::Content(draft.element(root, Tag::P))
            } else {
                Mark::Artifact(Artifact::Pagination)
            };
            draft.draw(mark, |canvas| {
                for (index, line) in lines.iter().enumerate() {
                    let x = if at_right {
                        page.right - line.width
                    } else {
                        page.left
                    };
                    let baseline = text + canvas.baseline(index + below, SMALL);
                    canvas.line(line, x, baseline, SMALL.size);
                }
            });
        }
    }
}
