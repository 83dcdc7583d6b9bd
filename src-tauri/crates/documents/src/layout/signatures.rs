//! Boxes to sign in: who signs, and the lines for place, date and signature.

use super::flow::{Flow, Place, Unit};
use affianca_domain::FieldUse;

use super::marks::{AFTER_TICK, TICK, draw_tick, tick_place};
use super::measures::{HAIR, Page, RULE};
use super::text::Text;
use crate::pdf::{Artifact, Canvas, Draft, Fonts, Mark, Rect, Tag, Type, mm, regular};

/// From a baseline down to the line to write on, and from the words before it.
const UNDER_BASELINE: f32 = mm(0.4);
const AFTER_WORDS: f32 = mm(1.5);

/// How boxes for signatures are set.
#[derive(Clone, Copy, Debug)]
pub struct SignaturesStyle {
    /// Space over the first row of boxes.
    pub above: f32,
    /// Between two boxes.
    pub space: f32,
    /// How many boxes stand side by side.
    pub across: usize,
    pub pad_x: f32,
    pub pad_y: f32,
    /// Of «luogo e data» and «firma».
    pub words: Type,
    /// Between the names and those words.
    pub under_names: f32,
    /// From the line for place and date to the one for the signature: room for a hand.
    pub hand: f32,
    /// Of a box.
    pub least_height: f32,
}

impl SignaturesStyle {
    /// Width of one box.
    pub fn box_width(&self, page: Page) -> f32 {
        (page.width - (self.across - 1) as f32 * self.space) / self.across as f32
    }

    /// Width for text in one box; less where a box to tick stands before it.
    pub fn room(&self, page: Page, ticked: bool) -> f32 {
        let tick = if ticked { TICK + AFTER_TICK } else { 0.0 };
        self.box_width(page) - 2.0 * self.pad_x - tick
    }
}

/// Where a name that is not known is written by hand.
#[derive(Clone, Copy, Debug, Default)]
pub enum ByHand {
    /// The name is printed.
    #[default]
    No,
    /// On the first line of the text, after its last words.
    Beside,
    /// Under the text, in a space of its own with a line at `line`.
    Under { height: f32, line: f32 },
}

/// Somebody's role and name.
#[derive(Default)]
pub struct Signer {
    /// One under the other.
    pub texts: Vec<Text>,
    /// One of several who may sign.
    pub ticked: bool,
    /// What the box to tick is for, where a scan of it is to be read.
    pub tick: Option<FieldUse>,
    /// What the place to sign is for, where a scan of it is to be read.
    pub signed: Option<FieldUse>,
    pub by_hand: ByHand,
}

impl Signer {
    fn text_height(&self) -> f32 {
        self.texts.iter().map(Text::height).sum()
    }

    fn height(&self) -> f32 {
        let by_hand = match self.by_hand {
            ByHand::Under { height, .. } => height,
            ByHand::No | ByHand::Beside => 0.0,
        };
        self.text_height() + by_hand
    }

    fn draw(&self, draft: &mut Draft, x: f32, top: f32, right: f32) {
        let left = if self.ticked {
            x + TICK + AFTER_TICK
        } else {
            x
        };
        draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
            if self.ticked
                && let Some(text) = self.texts.first()
            {
                draw_tick(canvas, x, top + canvas.baseline(0, text.kind));
            }
            self.draw_line(canvas, left, top, right);
        });
        if let (Some(tick), Some(text)) = (self.tick, self.texts.first()) {
            let baseline = top + draft.baseline(0, text.kind);
            draft.expect_pen(tick_place(x, baseline), tick);
        }
        if self.texts.iter().all(Text::is_empty) {
            return;
        }
        let root = draft.root();
        let element = draft.element(root, Tag::P);
        draft.draw(Mark::Content(element), |canvas| {
            let mut y = top;
            for text in &self.texts {
                text.draw(canvas, left, y);
                y += text.height();
            }
        });
    }

    fn draw_line(&self, canvas: &mut Canvas<'_>, left: f32, top: f32, right: f32) {
        match (self.by_hand, self.texts.last()) {
            (ByHand::Under { line, .. }, _) => {
                let y = top + self.text_height() + line;
                canvas.rule((left, y), (right, y), HAIR);
            }
            (ByHand::Beside, Some(text)) => {
                let y = top + canvas.baseline(0, text.kind) + UNDER_BASELINE;
                let left = left + text.last_width() + AFTER_WORDS;
                canvas.rule((left, y), (right, y), HAIR);
            }
            (ByHand::Beside, None) | (ByHand::No, _) => {}
        }
    }
}

/// The boxes, measured.
pub struct Signatures {
    page: Page,
    style: SignaturesStyle,
    rows: Vec<Vec<Vec<Signer>>>,
    /// Of every box.
    height: f32,
    words: [Text; 2],
    keep: bool,
}

impl Signatures {
    /// Boxes with one signer or more in each: all of them on one page unless they are higher than
    /// `highest`.
    pub fn new(
        fonts: &Fonts,
        page: Page,
        style: SignaturesStyle,
        boxes: Vec<Vec<Signer>>,
        highest: f32,
    ) -> Self {
        let word = |text: &str| {
            let room = style.room(page, false);
            Text::whole(fonts, &[regular(text)], style.words, room)
        };
        let names = boxes.iter().map(|signers| names_height(signers));
        let names = names.fold(0.0, f32::max);
        let height = (style.pad_y
            + names
            + style.under_names
            + style.hand
            + style.words.leading
            + style.pad_y)
            .max(style.least_height);
        let mut boxes = boxes.into_iter().peekable();
        let mut rows: Vec<Vec<Vec<Signer>>> = Vec::new();
        while boxes.peek().is_some() {
            rows.push(boxes.by_ref().take(style.across).collect());
        }
        Self {
            page,
            style,
            keep: (height + style.space) * rows.len() as f32 <= highest,
            rows,
            height,
            words: [word("luogo e data"), word("firma")],
        }
    }

    /// Whether nobody signs.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Height of one row of boxes.
    pub fn row_height(&self) -> f32 {
        self.height
    }

    /// Draws one row of boxes under `top`.
    pub fn draw_row(&self, draft: &mut Draft, row: usize, top: f32) {
        let Some(row) = self.rows.get(row) else {
            return;
        };
        let width = self.style.box_width(self.page);
        // Alone, a signature stands at the right, where one looks for it.
        let alone = self.rows.len() == 1 && row.len() == 1;
        let start = if alone {
            self.page.right - width
        } else {
            self.page.left
        };
        for (index, signers) in row.iter().enumerate() {
            let frame = Rect {
                x: start + index as f32 * (width + self.style.space),
                y: top,
                width,
                height: self.height,
            };
            self.draw_box(draft, signers, frame);
        }
    }

    fn draw_box(&self, draft: &mut Draft, signers: &[Signer], frame: Rect) {
        let style = self.style;
        let (left, right) = (frame.x + style.pad_x, frame.right() - style.pad_x);
        draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
            canvas.frame(frame, RULE);
        });
        let mut y = frame.y + style.pad_y;
        for signer in signers {
            signer.draw(draft, left, y, right);
            y += signer.height();
        }
        let sign_top = frame.bottom() - style.pad_y - style.words.leading;
        if let Some(signed) = signers.iter().find_map(|signer| signer.signed) {
            // From the line for place and date down to the lower edge of the box.
            let top = sign_top - style.hand + style.words.leading;
            let place = Rect {
                x: frame.x,
                y: top,
                width: frame.width,
                height: frame.bottom() - top,
            };
            draft.expect_pen(place, signed);
        }
        for (words, top) in self.words.iter().zip([sign_top - style.hand, sign_top]) {
            draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
                let y = top + canvas.baseline(0, style.words) + UNDER_BASELINE;
                let left = left + words.width() + AFTER_WORDS;
                canvas.rule((left, y), (right, y), HAIR);
            });
            let root = draft.root();
            let element = draft.element(root, Tag::P);
            draft.draw(Mark::Content(element), |canvas| {
                words.draw(canvas, left, top);
            });
        }
    }
}

fn names_height(signers: &[Signer]) -> f32 {
    signers.iter().map(Signer::height).sum()
}

impl Flow for Signatures {
    fn units(&self) -> Vec<Unit> {
        let unit = |row: usize| Unit {
            above: if row == 0 {
                self.style.above
            } else {
                self.style.space
            },
            height: self.height,
            keep: self.keep && row + 1 < self.rows.len(),
            ..Unit::default()
        };
        (0..self.rows.len()).map(unit).collect()
    }

    fn draw(&mut self, draft: &mut Draft, unit: usize, place: Place) {
        self.draw_row(draft, unit, place.top);
    }
}
