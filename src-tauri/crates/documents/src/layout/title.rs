//! The title over a heavy rule, with the name of the service beside it and the number of the page at
//! the right.

use super::measures::{HEAVY, Page, SERVICE};
use super::page::mark_once;
use super::text::Text;
use crate::pdf::{Artifact, Draft, Fonts, Mark, Span, Tag, Type, bold, mm, regular};

const BETWEEN: f32 = mm(5.0);
const OVER_RULE: f32 = mm(1.2);

/// How a title is set.
#[derive(Clone, Copy, Debug)]
pub struct TitleStyle {
    /// The title itself.
    pub title: Type,
    /// How many lines of it are printed at most.
    pub most_lines: usize,
    /// What stands at the right.
    pub number: Type,
    /// Widest that may be.
    pub number_width: f32,
    /// A service that does not fit beside the title goes under it; otherwise it is cut.
    pub service_below: bool,
}

/// What a title says.
#[derive(Clone, Copy, Debug)]
pub struct TitleText<'a> {
    pub title: &'a str,
    pub service: &'a str,
    /// What stands at the right: the number of the page at least.
    pub number: &'a [Span<'a>],
}

/// A title, measured.
pub struct Title {
    page: Page,
    title: Text,
    service: Text,
    below: bool,
    number: Text,
}

impl Title {
    pub fn new(fonts: &Fonts, page: Page, style: TitleStyle, text: &TitleText<'_>) -> Self {
        let number = Text::cut(fonts, text.number, style.number, style.number_width, 1);
        let room = page.width - number.width() - BETWEEN;
        let title = [bold(text.title)];
        let title = Text::cut(fonts, &title, style.title, room, style.most_lines);
        let beside = room - title.last_width() - BETWEEN;
        let set = |width| Text::cut(fonts, &[regular(text.service)], SERVICE, width, 1);
        let whole = set(f32::INFINITY);
        let fits = whole.width() <= beside;
        let below = style.service_below && !fits;
        let service = match (fits, below) {
            (true, _) => whole,
            (false, true) => set(page.width),
            (false, false) => set(beside),
        };
        Self {
            page,
            title,
            service,
            below,
            number,
        }
    }

    /// The height under the rule.
    pub fn bottom(&self) -> f32 {
        self.rule() + HEAVY
    }

    fn lines_bottom(&self) -> f32 {
        self.page.top + self.title.height().max(self.title.kind.leading)
    }

    fn rule(&self) -> f32 {
        let below = if self.below { SERVICE.leading } else { 0.0 };
        self.lines_bottom() + below + OVER_RULE
    }

    /// Draws the title. It is part of what the document says once, on its first page.
    pub fn draw(&self, draft: &mut Draft, first: bool) {
        let page = self.page;
        draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
            let y = self.rule() + HEAVY / 2.0;
            canvas.rule((page.left, y), (page.right, y), HEAVY);
        });
        let mark = mark_once(draft, Tag::H1, first);
        draft.draw(mark, |canvas| self.title.draw(canvas, page.left, page.top));
        if !self.service.is_empty() {
            let mark = mark_once(draft, Tag::P, first);
            draft.draw(mark, |canvas| {
                if self.below {
                    self.service.draw(canvas, page.left, self.lines_bottom());
                    return;
                }
                let last = self.title.lines.len().saturating_sub(1);
                let after = if self.title.is_empty() { 0.0 } else { BETWEEN };
                let x = page.left + self.title.last_width() + after;
                let baseline = page.top + canvas.baseline(last, self.title.kind);
                self.service.draw_on(canvas, x, baseline);
            });
        }
        let mark = mark_once(draft, Tag::P, first);
        draft.draw(mark, |canvas| {
            let baseline = page.top + canvas.baseline(0, self.title.kind);
            let x = page.right - self.number.width();
            self.number.draw_on(canvas, x, baseline);
        });
    }
}
