//! What stands around the meetings: the title on the first page, the same words again on the others, and
//! at the foot when the paper was made.

use affianca_domain::PlanSheet;
use chrono::Datelike as _;

use super::look::Look;
use crate::layout::{Foot, Frame, HEAVY, PageNumber, Room, Text, mark_once};
use crate::pdf::{Artifact, Draft, Fonts, Mark, Tag, bold, mm, regular};

const UNDER_TITLE: f32 = mm(1.0);
const OVER_RULE: f32 = mm(2.2);
const OVER_FOOT: f32 = mm(3.0);
const TITLE_LINES: usize = 3;
const LINES: usize = 4;

/// What is said over the meetings.
pub struct Head {
    /// What the paper is.
    pub title: String,
    /// Under it, a line each.
    pub under: Vec<String>,
    /// At the foot.
    pub made: String,
}

impl Head {
    pub fn new(sheet: &PlanSheet, title: String, under: Vec<String>) -> Self {
        let day = affianca_domain::day_in_words(sheet.made.date());
        let made = format!("Scritto {day} {}.", sheet.made.year());
        Self { title, under, made }
    }
}

/// The frame of one plan.
pub struct PlanFrame {
    fonts: &'static Fonts,
    look: &'static Look,
    title: Text,
    under: Vec<Text>,
    /// The title on the pages after the first.
    again: Text,
    made: Text,
}

impl PlanFrame {
    pub fn new(fonts: &'static Fonts, look: &'static Look, head: &Head) -> Self {
        let width = look.page.width;
        let again = format!("{} (continua)", head.title);
        Self {
            fonts,
            look,
            title: Text::cut(fonts, &[bold(&head.title)], look.title, width, TITLE_LINES),
            under: head
                .under
                .iter()
                .map(|line| Text::cut(fonts, &[regular(line)], look.period, width, LINES))
                .filter(|line| !line.is_empty())
                .collect(),
            again: Text::cut(fonts, &[bold(&again)], look.period, width, 1),
            made: Text::cut(fonts, &[regular(&head.made)], look.text, width / 1.5, LINES),
        }
    }

    /// Under the words of the head: on the first page, or on another.
    fn rule(&self, first: bool) -> f32 {
        let under: f32 = self.under.iter().map(Text::height).sum();
        let words = if first {
            self.title.height() + UNDER_TITLE + under
        } else {
            self.again.height()
        };
        self.look.page.top + words + OVER_RULE
    }

    fn foot(&self, page: PageNumber) -> Foot {
        let number = if page.of > 1 {
            format!("Pagina {} di {}", page.number, page.of)
        } else {
            String::new()
        };
        let (text, width) = (self.look.text, self.look.page.width);
        let number = Text::cut(self.fonts, &[regular(&number)], text, width, 1);
        Foot::new(self.look.page, text, vec![self.made.clone()], vec![number])
    }
}

impl Frame for PlanFrame {
    fn room(&self) -> Room {
        // The number of a page takes no more than the line that is there anyway.
        let foot = self.foot(PageNumber { number: 1, of: 1 });
        Room {
            first: self.rule(true) + HEAVY,
            top: self.rule(false) + HEAVY,
            bottom: foot.top() - OVER_FOOT,
            continues: 0.0,
            least_barred: None,
        }
    }

    fn draw_head(&self, draft: &mut Draft, number: PageNumber) {
        let page = self.look.page;
        let first = number.is_first();
        draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
            let y = self.rule(first) + HEAVY / 2.0;
            canvas.rule((page.left, y), (page.right, y), HEAVY);
        });
        let (title, tag) = if first {
            (&self.title, Tag::H1)
        } else {
            (&self.again, Tag::P)
        };
        let mark = mark_once(draft, tag, first);
        draft.draw(mark, |canvas| title.draw(canvas, page.left, page.top));
        if !first {
            return;
        }
        let mut y = page.top + self.title.height() + UNDER_TITLE;
        for line in &self.under {
            let mark = mark_once(draft, Tag::P, true);
            draft.draw(mark, |canvas| line.draw(canvas, page.left, y));
            y += line.height();
        }
    }

    fn draw_foot(&self, draft: &mut Draft, page: PageNumber) {
        self.foot(page).draw(draft, page.is_last());
    }
}
