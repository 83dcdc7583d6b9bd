//! The title at the top of the first page.

use super::measures::{HEAVY, Page, SERVICE, TITLE, VALUE, first_width};
use super::model::Paper;
use crate::pdf::{Artifact, Draft, Fonts, Line, Mark, Tag, bold, mm, regular, wrap_at_most};

const TITLE_LINES: usize = 4;
const BETWEEN: f32 = mm(5.0);
const UNDER_TITLE: f32 = mm(1.2);

/// The title at the top of the first page, measured.
pub struct Title {
    page: Page,
    title: Vec<Line>,
    service: Vec<Line>,
    /// The service does not fit beside the title.
    below: bool,
    number: Vec<Line>,
}

impl Title {
    pub fn new(fonts: &Fonts, page: Page, paper: &Paper, pages: usize) -> Self {
        let pages = pages.to_string();
        let number = [regular("pagina "), bold("1"), regular(" di "), bold(&pages)];
        let number = wrap_at_most(fonts, &number, VALUE.size, page.width, 1);
        let room = page.width - first_width(&number) - BETWEEN;
        let title = wrap_at_most(fonts, &[bold(&paper.kind)], TITLE.size, room, TITLE_LINES);
        let beside = room - title.last().map_or(0.0, |line| line.width) - BETWEEN;
        let set = |width| wrap_at_most(fonts, &[regular(&paper.service)], SERVICE.size, width, 1);
        let whole = set(f32::INFINITY);
        let below = first_width(&whole) > beside;
        Self {
            page,
            title,
            service: if below { set(page.width) } else { whole },
            below,
            number,
        }
    }

    fn lines(&self) -> f32 {
        self.title.len().max(1) as f32 * TITLE.leading
    }

    /// The height under the rule that ends it.
    pub fn bottom(&self) -> f32 {
        let service = if self.below { SERVICE.leading } else { 0.0 };
        self.page.top + self.lines() + service + UNDER_TITLE + HEAVY + mm(2.0)
    }

    pub fn draw(&self, draft: &mut Draft) {
        let (page, top) = (self.page, self.page.top);
        draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
            let y = self.bottom() - mm(2.0) - HEAVY / 2.0;
            canvas.rule((page.left, y), (page.right, y), HEAVY);
        });
        let root = draft.root();
        let element = draft.element(root, Tag::H1);
        draft.draw(Mark::Content(element), |canvas| {
            canvas.lines(&self.title, page.left, top, TITLE);
        });
        if !self.service.is_empty() {
            let element = draft.element(root, Tag::P);
            draft.draw(Mark::Content(element), |canvas| {
                if self.below {
                    canvas.lines(&self.service, page.left, top + self.lines(), SERVICE);
                    return;
                }
                let last = self.title.len().saturating_sub(1);
                let x = page.left + self.title.last().map_or(0.0, |line| line.width + BETWEEN);
                let baseline = top + canvas.baseline(last, TITLE);
                for line in &self.service {
                    canvas.line(line, x, baseline, SERVICE.size);
                }
            });
        }
        let element = draft.element(root, Tag::P);
        draft.draw(Mark::Content(element), |canvas| {
            let baseline = top + canvas.baseline(0, TITLE);
            for line in &self.number {
                canvas.line(line, page.right - line.width, baseline, VALUE.size);
            }
        });
    }
}
