//! Who signs a paper, and where.

use super::flow::{Flow, Place, Unit};
use super::measures::{HAIR, Page, RULE, SMALL, VALUE};
use crate::pdf::{
    Artifact, Draft, Fonts, Line, Mark, Rect, Tag, bold, mm, regular, wrap, wrap_at_most,
};

const SPACE: f32 = mm(4.0);
const ABOVE: f32 = mm(7.0);
const PAD_X: f32 = mm(2.2);
const PAD_Y: f32 = mm(1.6);
/// Room for a name by hand.
const TO_WRITE: f32 = mm(8.0);
const MOST_LINES: usize = 4;
/// From the line for place and date to the one for the signature: room for a hand.
const HAND: f32 = SMALL.leading + mm(8.0);

/// Somebody's role and name.
struct Signer {
    role: Vec<Line>,
    name: Vec<Line>,
}

impl Signer {
    /// The name, or the line to write it on.
    fn height(&self) -> f32 {
        let name = if self.name.is_empty() {
            TO_WRITE
        } else {
            self.name.len() as f32 * VALUE.leading
        };
        self.role.len() as f32 * SMALL.leading + name
    }
}

/// The boxes, measured.
pub struct Signatures {
    page: Page,
    width: f32,
    rows: Vec<Vec<Signer>>,
    /// Of every box.
    height: f32,
    words: [Vec<Line>; 2],
    keep: bool,
}

impl Signatures {
    /// The boxes: all of them on one page unless they are higher than `highest`.
    pub fn new(fonts: &Fonts, page: Page, signers: &[String], highest: f32) -> Self {
        let across = page.signers_across;
        let width = (page.width - (across - 1) as f32 * SPACE) / across as f32;
        let room = width - 2.0 * PAD_X;
        let signer = |text: &String| {
            let (role, name) = match text.split_once(':') {
                Some((role, name)) => (format!("{role}:"), name),
                None => (text.clone(), ""),
            };
            Signer {
                role: wrap_at_most(fonts, &[regular(&role)], SMALL.size, room, MOST_LINES),
                name: wrap_at_most(fonts, &[bold(name)], VALUE.size, room, MOST_LINES),
            }
        };
        let mut signers = signers.iter().map(signer);
        let mut rows: Vec<Vec<Signer>> = Vec::new();
        loop {
            let row: Vec<Signer> = signers.by_ref().take(across).collect();
            if row.is_empty() {
                break;
            }
            rows.push(row);
        }
        let word = |text: &str| wrap(fonts, &[regular(text)], SMALL.size, room);
        let height = box_height(&rows);
        let all = (height + SPACE) * rows.len() as f32;
        Self {
            page,
            width,
            height,
            keep: all <= highest,
            rows,
            words: [word("luogo e data"), word("firma")],
        }
    }

    /// Whether nobody signs.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

fn box_height(rows: &[Vec<Signer>]) -> f32 {
    let signers = rows.iter().flatten();
    let names = signers.map(Signer::height).fold(0.0, f32::max);
    PAD_Y + names + mm(3.0) + HAND + SMALL.leading + PAD_Y
}

impl Flow for Signatures {
    fn units(&self) -> Vec<Unit> {
        let unit = |index: usize| Unit {
            above: if index == 0 { ABOVE } else { SPACE },
            height: self.height,
            again: 0.0,
            keep: self.keep && index + 1 < self.rows.len(),
        };
        (0..self.rows.len()).map(unit).collect()
    }

    fn draw(&mut self, draft: &mut Draft, unit: usize, place: Place) {
        let Some(row) = self.rows.get(unit) else {
            return;
        };
        // Alone, a signature stands at the right, where one looks for it.
        let alone = self.rows.len() == 1 && row.len() == 1;
        let start = if alone {
            self.page.right - self.width
        } else {
            self.page.left
        };
        for (index, signer) in row.iter().enumerate() {
            let frame = Rect {
                x: start + index as f32 * (self.width + SPACE),
                y: place.top,
                width: self.width,
                height: self.height,
            };
            self.draw_box(draft, signer, frame);
        }
    }
}

impl Signatures {
    fn draw_box(&self, draft: &mut Draft, signer: &Signer, frame: Rect) {
        let (x, end) = (frame.x + PAD_X, frame.right() - PAD_X);
        let top = frame.y + PAD_Y;
        let name_top = top + signer.role.len() as f32 * SMALL.leading;
        draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
            canvas.frame(frame, RULE);
            if signer.name.is_empty() {
                let y = name_top + TO_WRITE;
                canvas.rule((x, y), (end, y), HAIR);
            }
        });
        let root = draft.root();
        if !(signer.role.is_empty() && signer.name.is_empty()) {
            let element = draft.element(root, Tag::P);
            draft.draw(Mark::Content(element), |canvas| {
                canvas.lines(&signer.role, x, top, SMALL);
                canvas.lines(&signer.name, x, name_top, VALUE);
            });
        }
        let firma_top = frame.bottom() - PAD_Y - SMALL.leading;
        for (words, line_top) in self.words.iter().zip([firma_top - HAND, firma_top]) {
            let width = words.first().map_or(0.0, |line| line.width);
            draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
                let y = line_top + canvas.baseline(0, SMALL) + mm(0.4);
                canvas.rule((x + width + mm(1.5), y), (end, y), HAIR);
            });
            let element = draft.element(root, Tag::P);
            draft.draw(Mark::Content(element), |canvas| {
                canvas.lines(words, x, line_top, SMALL);
            });
        }
    }
}
