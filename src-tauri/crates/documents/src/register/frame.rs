//! What stands on every page of a register: whose it is, so that a sheet that comes loose from the
//! others still says all of it, and what ties the paper to the data it was printed from.

use std::ops::Range;

use affianca_domain::{RegisterSheet, format_date, printed};

use super::measures::{
    CONTINUES, FACTS, FOOTER, LEAST_BARRED, PAGE, REFERENCE, REFERENCE_LINES, TEXT, TITLE_STYLE,
};
use crate::layout::{
    Codes, Facts, Foot, Frame, Page, PageNumber, RULE, Room, Text, Title, TitleText, mark_once,
};
use crate::pdf::{Artifact, Draft, Fonts, Mark, Rect, Tag, bold, mm, regular};

/// Columns of the boxes, in relation to one another.
const SHARES: [f32; 4] = [1.16, 1.1, 1.06, 0.9];
const OVER_REFERENCE: f32 = mm(1.5);
const UNDER_REFERENCE: f32 = mm(1.7);
const UNDER_FACTS: f32 = mm(2.2);

const FOOT_LEFT: f32 = mm(150.0);
const FOOT_BETWEEN: f32 = mm(4.0);
const STRUCK: &str = "La riga barrata è un’erogazione chiusa negativamente: non si è svolta e le sue ore non sono contate.";
const KEPT: &str = "Conservato agli atti presso la sede operativa dell’ente erogatore.";

/// The frame of one register, measured.
pub struct RegisterFrame<'a> {
    fonts: &'static Fonts,
    sheet: &'a RegisterSheet,
    reference: Text,
    facts: Facts,
    foot: Foot,
    codes: Codes,
}

impl<'a> RegisterFrame<'a> {
    pub fn new(fonts: &'static Fonts, sheet: &'a RegisterSheet, data_hash: &str) -> Self {
        let codes = Codes::new(PAGE, sheet.codes.as_ref(), fonts, FOOTER);
        let reference = [regular(&sheet.reference_text)];
        let room = codes.beside_upper().width;
        Self {
            fonts,
            sheet,
            reference: Text::cut(fonts, &reference, REFERENCE, room, REFERENCE_LINES),
            facts: facts(fonts, sheet),
            foot: foot(fonts, sheet, data_hash, codes.beside_lower()),
            codes,
        }
    }

    fn title(&self, page: PageNumber) -> Title {
        let sheet = self.sheet;
        let version = sheet.version.to_string();
        let (number, of) = (page.number.to_string(), page.of.to_string());
        let text = TitleText {
            title: if sheet.blank {
                "REGISTRO ATTIVITÀ DA FIRMARE"
            } else {
                "REGISTRO ATTIVITÀ"
            },
            service: &sheet.service,
            number: &[
                regular("Registro n. "),
                bold(&sheet.number),
                regular(" · versione "),
                bold(&version),
                regular(" · pagina "),
                bold(&number),
                regular(" di "),
                bold(&of),
            ],
        };
        Title::new(self.fonts, self.codes.beside_upper(), TITLE_STYLE, &text)
    }

    fn reference_top(&self, title: &Title) -> f32 {
        title.bottom() + OVER_REFERENCE
    }

    fn facts_top(&self, title: &Title) -> f32 {
        let under = self.reference_top(title) + self.reference.height() + UNDER_REFERENCE;
        under.max(self.codes.under_upper())
    }

    /// The line over the foot.
    fn over_foot(&self) -> f32 {
        self.foot.top() - CONTINUES + mm(0.6)
    }

    /// Says, above the foot, where the register goes on.
    fn draw_continues(&self, draft: &mut Draft, next: usize) {
        let words = format!("segue a pagina {next}");
        let words = Text::cut(self.fonts, &[regular(&words)], TEXT, PAGE.width, 1);
        draft.draw(Mark::Artifact(Artifact::Pagination), |canvas| {
            let top = self.over_foot();
            words.draw_to(canvas, PAGE.right, top);
        });
    }
}

impl Frame for RegisterFrame<'_> {
    fn room(&self) -> Room {
        let title = self.title(PageNumber { number: 1, of: 1 });
        let top = self.facts_top(&title) + self.facts.height() + UNDER_FACTS;
        Room {
            first: top,
            top,
            bottom: self.foot.top().min(self.codes.over_lower()),
            // Beside the square there is room for it.
            continues: if self.codes.are_there() {
                0.0
            } else {
                CONTINUES
            },
            least_barred: Some(LEAST_BARRED),
        }
    }

    /// Draws the head. It is part of what the document says once, on the first page.
    fn draw_head(&self, draft: &mut Draft, page: PageNumber) {
        let title = self.title(page);
        title.draw(draft, page.is_first());
        if !self.reference.is_empty() {
            let mark = mark_once(draft, Tag::P, page.is_first());
            draft.draw(mark, |canvas| {
                let top = self.reference_top(&title);
                self.reference.draw(canvas, PAGE.left, top);
            });
        }
        let top = self.facts_top(&title);
        self.facts.draw_all(draft, top, page.is_first());
    }

    /// Bars the space no row has used, so that nothing can be added by hand; the words are said
    /// once, at the end of the rows.
    fn draw_unused(&self, draft: &mut Draft, space: Range<f32>, page: PageNumber) {
        let words = if self.sheet.rows.is_empty() {
            "nessuna erogazione – spazio non utilizzato"
        } else {
            "spazio non utilizzato"
        };
        let words = Text::whole(self.fonts, &[regular(words)], TEXT, PAGE.width);
        let space = Rect {
            x: PAGE.left,
            y: space.start,
            width: PAGE.width,
            height: space.end - space.start,
        };
        let mark = mark_once(draft, Tag::P, page.is_last());
        draw_barred(draft, space, &words, mark);
    }

    fn draw_foot(&self, draft: &mut Draft, page: PageNumber) {
        if !page.is_last() {
            self.draw_continues(draft, page.number + 1);
        }
        self.foot.draw(draft, page.is_last());
        self.codes.draw(draft, page, self.over_foot());
    }
}

fn facts(fonts: &Fonts, sheet: &RegisterSheet) -> Facts {
    let voucher = format!("{} · {}", sheet.voucher_id, sheet.voucher_kind);
    let employer = sheet.employer.as_deref().unwrap_or_default();
    let contact = sheet.contact.as_deref().unwrap_or_default();
    let rows: [[(&str, &str); 4]; 3] = [
        [
            ("Ente titolare ed erogatore", &sheet.provider),
            ("Sportello", &sheet.branch),
            ("Codice OPAL", &sheet.opal),
            ("Id voucher · tipo", &voucher),
        ],
        [
            ("Destinatario (titolare del voucher)", &sheet.beneficiary),
            ("Codice fiscale", &sheet.tax_code),
            ("Centro per l’Impiego", &sheet.centre),
            ("Periodo", &sheet.period),
        ],
        [
            ("Datore di lavoro", employer),
            ("Referente aziendale", contact),
            ("Coach", &sheet.coach),
            ("Ambito", &sheet.scope),
        ],
    ];
    let shares: f32 = SHARES.iter().sum();
    let widths = SHARES.map(|share| share / shares * PAGE.width);
    let row = |row: [(&'static str, _); 4]| {
        let boxes = row.into_iter().zip(widths);
        boxes
            .map(|((label, value), width)| (label, value, width))
            .collect()
    };
    Facts::new(fonts, PAGE, FACTS, &rows.map(row))
}

fn foot(fonts: &Fonts, sheet: &RegisterSheet, data_hash: &str, page: Page) -> Foot {
    let issued = format!(
        "emesso il {} alle {}",
        format_date(sheet.issued.date()),
        sheet.issued.format("%H:%M")
    );
    let identity = format!(
        "registro {}-{} · SHA-256 dei dati {}",
        sheet.number,
        sheet.version,
        printed::short_hash(data_hash)
    );
    let room = page.width - FOOT_LEFT - FOOT_BETWEEN;
    let set = |text: &str, width: f32| Text::cut(fonts, &[regular(text)], FOOTER, width, 1);
    let left = vec![set(STRUCK, FOOT_LEFT), set(KEPT, FOOT_LEFT)];
    let mut right = vec![set(&issued, room), set(&identity, room)];
    if let Some(head) = &sheet.journal {
        right.push(set(&format!("giornale, {head}"), room));
    }
    Foot::new(page, FOOTER, left, right)
}

/// Draws a box with a stroke through it that leaves out the words in its middle.
fn draw_barred(draft: &mut Draft, space: Rect, words: &Text, mark: Mark) {
    let width = words.width();
    let (x, y) = (space.x + space.width / 2.0, space.y + space.height / 2.0);
    // As long as the words are, or as high where the stroke is steep.
    let slope = space.height / space.width;
    let half = (width / 2.0 + mm(3.0)).min(TEXT.leading / slope);
    let drop = slope * half;
    draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
        canvas.frame(space, RULE);
        canvas.rule((space.x, space.bottom()), (x - half, y + drop), mm(0.25));
        canvas.rule((x + half, y - drop), (space.right(), space.y), mm(0.25));
    });
    draft.draw(mark, |canvas| {
        words.draw(canvas, x - width / 2.0, y - TEXT.leading / 2.0);
    });
}
