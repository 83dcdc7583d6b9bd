//! What stands around the text of a paper: its title on the first page, a line at the head of the
//! others, and the foot of all.

use affianca_domain::{format_date, printed};

use super::measures::{SMALL, page, title};
use super::model::Paper;
use crate::layout::{Codes, Foot, Frame, Page, PageNumber, RULE, Room, Text, Title, TitleText};
use crate::pdf::{Artifact, Draft, Fonts, Mark, bold, mm, regular};

const BETWEEN: f32 = mm(6.0);
const FOOTER_LINES: usize = 4;
const UNDER_TITLE: f32 = mm(2.0);
/// From the words at the head of a page to the rule under them, and from that to the text.
const TO_RULE: f32 = mm(0.9);
const UNDER_HEAD: f32 = mm(3.5);
const OVER_FOOT: f32 = mm(3.0);

/// The frame of one paper.
pub struct PaperFrame<'a> {
    fonts: &'static Fonts,
    page: Page,
    paper: &'a Paper,
    foot: Foot,
    codes: Codes,
}

impl<'a> PaperFrame<'a> {
    pub fn new(fonts: &'static Fonts, paper: &'a Paper, data_hash: &str) -> Self {
        let page = page(paper.landscape);
        let codes = Codes::new(page, paper.codes.as_ref(), fonts, SMALL);
        Self {
            fonts,
            page,
            paper,
            foot: foot(fonts, codes.beside_lower(), paper, data_hash),
            codes,
        }
    }

    /// The title as it stands on a document of so many pages.
    fn title(&self, pages: usize) -> Title {
        let pages = pages.to_string();
        let text = TitleText {
            title: &self.paper.kind,
            service: &self.paper.service,
            number: &[regular("pagina "), bold("1"), regular(" di "), bold(&pages)],
        };
        Title::new(
            self.fonts,
            self.codes.beside_upper(),
            title(self.page),
            &text,
        )
    }

    /// Top of the words at the head of a page: its rule ends where the code beside it does.
    fn line_top(&self) -> f32 {
        (self.codes.upper_end() - TO_RULE - SMALL.leading).max(self.page.top)
    }

    /// Top of the code in letters.
    fn over_foot(&self) -> f32 {
        self.foot.top() - SMALL.leading - TO_RULE
    }

    fn draw_line(&self, draft: &mut Draft, number: PageNumber) {
        let (fonts, page, paper) = (self.fonts, self.codes.beside_upper(), self.paper);
        let top = self.line_top();
        let (own, of) = (number.number.to_string(), number.of.to_string());
        let spans = [regular("pagina "), bold(&own), regular(" di "), bold(&of)];
        let number = Text::cut(fonts, &spans, SMALL, page.width, 1);
        let room = page.width - number.width() - BETWEEN;
        let service = format!(" · {}", paper.service);
        let mut spans = vec![bold(&paper.kind)];
        if !paper.service.trim().is_empty() {
            spans.push(regular(&service));
        }
        let kind = Text::cut(fonts, &spans, SMALL, room, 1);
        draft.draw(Mark::Artifact(Artifact::Pagination), |canvas| {
            kind.draw(canvas, page.left, top);
            number.draw_to(canvas, page.right, top);
            let y = top + SMALL.leading + TO_RULE;
            canvas.rule((page.left, y), (page.right, y), RULE);
        });
    }
}

impl Frame for PaperFrame<'_> {
    fn room(&self) -> Room {
        Room {
            first: (self.title(1).bottom() + UNDER_TITLE).max(self.codes.under_upper()),
            top: self.line_top() + SMALL.leading + TO_RULE + UNDER_HEAD,
            bottom: (self.foot.top() - OVER_FOOT).min(self.codes.over_lower()),
            continues: 0.0,
            least_barred: None,
        }
    }

    fn draw_head(&self, draft: &mut Draft, page: PageNumber) {
        if page.is_first() {
            self.title(page.of).draw(draft, true);
        } else {
            self.draw_line(draft, page);
        }
    }

    fn draw_foot(&self, draft: &mut Draft, page: PageNumber) {
        self.foot.draw(draft, page.is_last());
        self.codes.draw(draft, page, self.over_foot());
    }
}

fn foot(fonts: &Fonts, page: Page, paper: &Paper, data_hash: &str) -> Foot {
    let drafted = format!(
        "redatto il {} alle {}",
        format_date(paper.drafted.date()),
        paper.drafted.format("%H:%M")
    );
    let hash = format!("SHA-256 dei dati {}", printed::short_hash(data_hash));
    let set = |text: &str, width: f32, most: usize| {
        Text::cut(fonts, &[regular(text)], SMALL, width, most)
    };
    let mut right = vec![set(&drafted, page.width, 1), set(&hash, page.width, 1)];
    if let Some(head) = &paper.journal {
        right.push(set(&format!("giornale, {head}"), page.width, 1));
    }
    let widest = right.iter().map(Text::width).fold(0.0, f32::max);
    let room = page.width - widest - BETWEEN;
    let left = vec![set(&paper.footer, room, FOOTER_LINES)];
    Foot::new(page, SMALL, left, right)
}
