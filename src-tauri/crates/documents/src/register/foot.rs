//! What stands at the foot of every page: what ties the paper to the data it was printed from.

use super::RegisterSheet;
use super::measures::{CONTINUES, FOOT, FOOTER, LEFT, RIGHT, RULE, TEXT, WIDTH};
use crate::italian;
use crate::pdf::{Artifact, Draft, Fonts, Line, Mark, Tag, mm, regular, wrap_at_most};

const LEFT_WIDTH: f32 = mm(160.0);
const STRUCK: &str = "La riga barrata è un’erogazione chiusa negativamente: non si è svolta e le sue ore non sono contate.";
const KEPT: &str = "Conservato agli atti presso la sede operativa dell’ente erogatore.";

/// The foot of the pages, measured.
pub struct Foot {
    left: [Vec<Line>; 2],
    right: [Vec<Line>; 2],
}

impl Foot {
    pub fn new(fonts: &Fonts, sheet: &RegisterSheet) -> Self {
        let issued = format!(
            "emesso il {} alle {}",
            italian::date(sheet.issued.date()),
            sheet.issued.format("%H:%M")
        );
        let identity = format!(
            "registro {}-{} · SHA-256 dei dati {}",
            sheet.number,
            sheet.version,
            italian::short_hash(&sheet.data_hash())
        );
        let set =
            |text: &str, width: f32| wrap_at_most(fonts, &[regular(text)], FOOTER.size, width, 1);
        let right = WIDTH - LEFT_WIDTH - mm(4.0);
        Self {
            left: [set(STRUCK, LEFT_WIDTH), set(KEPT, LEFT_WIDTH)],
            right: [set(&issued, right), set(&identity, right)],
        }
    }

    /// Draws the foot. It is part of what the document says once, at its end.
    pub fn draw(&self, draft: &mut Draft, last: bool) {
        draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
            canvas.rule((LEFT, FOOT), (RIGHT, FOOT), RULE);
        });
        let root = draft.root();
        for (side, at_right) in [(&self.left, false), (&self.right, true)] {
            for (index, lines) in side.iter().enumerate() {
                let mark = if last {
                    Mark::Content(draft.element(root, Tag::P))
                } else {
                    Mark::Artifact(Artifact::Pagination)
                };
                draft.draw(mark, |canvas| {
                    let baseline = FOOT + mm(1.2) + canvas.baseline(index, FOOTER);
                    for line in lines {
                        let x = if at_right { RIGHT - line.width } else { LEFT };
                        canvas.line(line, x, baseline, FOOTER.size);
                    }
                });
            }
        }
    }
}

/// Says, above the foot, where the register goes on.
pub fn draw_continues(draft: &mut Draft, fonts: &Fonts, next: usize) {
    let lines = wrap_at_most(
        fonts,
        &[regular(&format!("segue a pagina {next}"))],
        TEXT.size,
        WIDTH,
        1,
    );
    draft.draw(Mark::Artifact(Artifact::Pagination), |canvas| {
        for line in &lines {
            let baseline = FOOT - CONTINUES + mm(0.6) + canvas.baseline(0, TEXT);
            canvas.line(line, RIGHT - line.width, baseline, TEXT.size);
        }
    });
}
