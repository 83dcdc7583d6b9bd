//! Who signs the whole register: coach, recipient (the voucher's holder or the company contact,
//! §3.2) and the provider's referent. A name that is not known is left to be written.

use super::RegisterSheet;
use super::measures::{HAIR, LEFT, RULE, TEXT, TICK, TICK_GAP, WIDTH, tick};
use crate::pdf::{
    Artifact, Draft, Fonts, Line, Mark, Rect, Span, Tag, Type, bold, mm, regular, wrap_at_most,
};

const SPACE: f32 = mm(4.0);
const BOX: f32 = (WIDTH - 2.0 * SPACE) / 3.0;
const PAD_X: f32 = mm(2.0);
const PAD_Y: f32 = mm(1.4);
const NAMES: Type = Type::new(9.0, 1.35);
const MOST_LINES: usize = 3;
/// From the line for place and date to the one for the signature: room for a hand.
const HAND: f32 = TEXT.leading + mm(6.6);

/// Somebody's role and name.
struct Signer {
    lines: Vec<Line>,
    /// One of two who may sign.
    ticked: bool,
    /// No name: a line to write it on.
    unnamed: bool,
}

/// The three boxes, measured.
pub struct Signatures {
    fonts: &'static Fonts,
    boxes: [Vec<Signer>; 3],
}

impl Signatures {
    pub fn new(fonts: &'static Fonts, sheet: &RegisterSheet) -> Self {
        let alone = |role: &str, name: Option<&str>| {
            let name = name.filter(|name| !name.trim().is_empty());
            let mut lines = set(fonts, &[regular(role)], 1, false);
            lines.extend(
                name.map(|name| set(fonts, &[bold(name)], MOST_LINES, false))
                    .unwrap_or_default(),
            );
            Signer {
                lines,
                ticked: false,
                unnamed: name.is_none(),
            }
        };
        let either = |role: &str, name: Option<&str>| {
            let name = name.filter(|name| !name.trim().is_empty());
            let spans = [regular(role), regular(" "), bold(name.unwrap_or_default())];
            Signer {
                lines: set(fonts, &spans, MOST_LINES, true),
                ticked: true,
                unnamed: name.is_none(),
            }
        };
        let boxes = [
            vec![alone("Il coach", Some(&sheet.coach))],
            vec![
                either("Il titolare del voucher:", Some(&sheet.beneficiary)),
                either("Il referente aziendale:", sheet.contact.as_deref()),
            ],
            vec![alone(
                "Il referente dell’ente erogatore",
                sheet.provider_referent.as_deref(),
            )],
        ];
        Self { fonts, boxes }
    }

    pub fn height(&self) -> f32 {
        let names = self
            .boxes
            .iter()
            .map(|signers| names_height(signers))
            .fold(0.0, f32::max);
        (PAD_Y + names + mm(2.0) + HAND + TEXT.leading + PAD_Y).max(mm(30.0))
    }

    pub fn draw(&self, draft: &mut Draft, top: f32) {
        let root = draft.root();
        let height = self.height();
        let firma_top = top + height - PAD_Y - TEXT.leading;
        for (index, signers) in self.boxes.iter().enumerate() {
            let x = LEFT + index as f32 * (BOX + SPACE);
            let end = x + BOX - PAD_X;
            draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
                canvas.frame(
                    Rect {
                        x,
                        y: top,
                        width: BOX,
                        height,
                    },
                    RULE,
                );
            });
            let mut y = top + PAD_Y;
            for signer in signers {
                self.draw_signer(draft, signer, x + PAD_X, y, end);
                y += signer.height();
            }
            for (words, line_top) in [("luogo e data", firma_top - HAND), ("firma", firma_top)] {
                let lines = wrap_at_most(self.fonts, &[regular(words)], TEXT.size, BOX, 1);
                let width = lines.first().map_or(0.0, |line| line.width);
                draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
                    let y = line_top + canvas.baseline(0, TEXT) + mm(0.4);
                    canvas.rule((x + PAD_X + width + mm(1.5), y), (end, y), HAIR);
                });
                let element = draft.element(root, Tag::P);
                draft.draw(Mark::Content(element), |canvas| {
                    canvas.lines(&lines, x + PAD_X, line_top, TEXT);
                });
            }
        }
    }

    fn draw_signer(&self, draft: &mut Draft, signer: &Signer, x: f32, top: f32, end: f32) {
        let text_left = if signer.ticked {
            x + TICK + TICK_GAP
        } else {
            x
        };
        draft.draw(Mark::Artifact(Artifact::Layout), |canvas| {
            if signer.ticked {
                canvas.frame(tick(x, top + canvas.baseline(0, NAMES)), mm(0.25));
            }
            if signer.unnamed {
                let after = if signer.ticked {
                    signer.lines.last().map_or(0.0, |line| line.width) + mm(1.5)
                } else {
                    0.0
                };
                let line = if signer.ticked { 0 } else { signer.lines.len() };
                let y = top + canvas.baseline(line, NAMES) + mm(0.4);
                canvas.rule((text_left + after, y), (end, y), HAIR);
            }
        });
        let root = draft.root();
        let element = draft.element(root, Tag::P);
        draft.draw(Mark::Content(element), |canvas| {
            canvas.lines(&signer.lines, text_left, top, NAMES);
        });
    }
}

impl Signer {
    fn height(&self) -> f32 {
        let to_write = usize::from(self.unnamed && !self.ticked);
        (self.lines.len() + to_write) as f32 * NAMES.leading
    }
}

fn names_height(signers: &[Signer]) -> f32 {
    signers.iter().map(Signer::height).sum()
}

fn set(fonts: &Fonts, spans: &[Span<'_>], most: usize, ticked: bool) -> Vec<Line> {
    let beside = if ticked { TICK + TICK_GAP } else { 0.0 };
    wrap_at_most(fonts, spans, NAMES.size, BOX - 2.0 * PAD_X - beside, most)
}
