//! What a cell of a table holds: words, or room for a pen.

use affianca_domain::FieldUse;

use super::super::marks::{AFTER_TICK, TICK, draw_tick, tick_place};
use super::super::measures::HAIR;
use super::super::text::Text;
use super::TableStyle;
use crate::pdf::{Canvas, Draft, Line, Rect, mm};

/// Thickness of what crosses out words or a cell.
const STRIKE: f32 = mm(0.3);
const CROSS: f32 = mm(0.25);
/// How far over the baseline words are struck, in parts of the size of the type.
const STRIKE_HEIGHT: f32 = 0.28;
/// Under the words of a choice, and between two of them.
const UNDER_CHOICES: f32 = mm(0.8);
const BETWEEN_CHOICES: f32 = mm(2.4);

/// A cell, measured.
#[derive(Clone, Debug)]
pub enum Cell {
    /// Words.
    Text(Text),
    /// Words that are struck through.
    Struck(Text),
    /// Nothing: room to sign in.
    ToSign(FieldUse),
    /// Lines to write on by hand, one every `pitch`.
    ToWrite { lines: u8, pitch: f32 },
    /// Crossed out, so that nobody signs in it.
    Crossed,
    /// Words with a box to tick before each, at the foot of the cell, and room to sign in over them.
    Choices {
        words: Vec<Choice>,
        signed: FieldUse,
    },
}

/// Words with a box to tick before them.
#[derive(Clone, Debug)]
pub struct Choice {
    pub words: Text,
    pub ticked: FieldUse,
}

/// Where a cell is drawn: its lines between `top` and `bottom`, its first line under `text_top`.
#[derive(Clone, Copy, Debug)]
pub struct CellPlace {
    pub left: f32,
    pub width: f32,
    pub top: f32,
    pub bottom: f32,
    pub text_top: f32,
    /// Words stand at the right.
    pub right: bool,
}

impl CellPlace {
    fn line_left(&self, line: &Line, pad: f32) -> f32 {
        if self.right {
            self.left + self.width - pad - line.width
        } else {
            self.left + pad
        }
    }
}

impl Cell {
    /// The lines that may be broken over pages, or make a row higher.
    pub fn lines(&self) -> &[Line] {
        match self {
            Self::Text(text) | Self::Struck(text) => &text.lines,
            Self::ToSign(_) | Self::ToWrite { .. } | Self::Crossed | Self::Choices { .. } => &[],
        }
    }

    /// Draws some of the words.
    pub fn draw_lines(
        &self,
        canvas: &mut Canvas<'_>,
        lines: &[Line],
        place: CellPlace,
        style: &TableStyle,
    ) {
        let (Self::Text(Text { kind, .. }) | Self::Struck(Text { kind, .. })) = self else {
            return;
        };
        for (index, line) in lines.iter().enumerate() {
            let baseline = place.text_top + canvas.baseline(index, style.text);
            canvas.line(
                line,
                place.line_left(line, style.pad_x),
                baseline,
                kind.size,
            );
        }
    }

    /// Draws the words of the choices, which are part of what the document says.
    pub fn draw_choices(&self, canvas: &mut Canvas<'_>, place: CellPlace, style: &TableStyle) {
        let over = |text: &Text| canvas.baseline(0, text.kind);
        for (choice, x, baseline) in self.choices(over, place, style) {
            choice
                .words
                .draw_on(canvas, x + TICK + AFTER_TICK, baseline);
        }
    }

    /// Says where in the cell a pen is expected.
    pub fn expect_pens(&self, draft: &mut Draft, place: CellPlace, style: &TableStyle) {
        let whole = Rect {
            x: place.left,
            y: place.top,
            width: place.width,
            height: place.bottom - place.top,
        };
        match self {
            Self::Text(_) | Self::Struck(_) | Self::ToWrite { .. } | Self::Crossed => {}
            Self::ToSign(signed) => draft.expect_pen(whole, *signed),
            Self::Choices { signed, words } => {
                let choices = words.iter().map(|choice| choice.words.kind.leading);
                let under = UNDER_CHOICES + choices.fold(0.0, f32::max);
                let over = Rect {
                    height: whole.height - under,
                    ..whole
                };
                draft.expect_pen(over, *signed);
                let ticks: Vec<(Rect, FieldUse)> = self
                    .choices(|text| draft.baseline(0, text.kind), place, style)
                    .into_iter()
                    .map(|(choice, x, baseline)| (tick_place(x, baseline), choice.ticked))
                    .collect();
                for (tick, ticked) in ticks {
                    draft.expect_pen(tick, ticked);
                }
            }
        }
    }

    /// Draws everything that is no word.
    pub fn draw_marks(&self, canvas: &mut Canvas<'_>, place: CellPlace, style: &TableStyle) {
        match self {
            Self::Text(_) | Self::ToSign(_) => {}
            Self::Struck(text) => {
                for (index, line) in text.lines.iter().enumerate() {
                    let x = place.line_left(line, style.pad_x);
                    let baseline = place.text_top + canvas.baseline(index, style.text);
                    let y = baseline - STRIKE_HEIGHT * text.kind.size;
                    canvas.rule((x, y), (x + line.width, y), STRIKE);
                }
            }
            Self::ToWrite { lines, pitch } => {
                let (left, right) = (
                    place.left + style.pad_x,
                    place.left + place.width - style.pad_x,
                );
                for line in 1..=*lines {
                    let y = place.top + f32::from(line) * pitch;
                    canvas.rule((left, y), (right, y), HAIR);
                }
            }
            Self::Crossed => {
                let corner = (place.left + place.width, place.top);
                canvas.rule((place.left, place.bottom), corner, CROSS);
            }
            Self::Choices { .. } => {
                let over = |text: &Text| canvas.baseline(0, text.kind);
                for (_, x, baseline) in self.choices(over, place, style) {
                    draw_tick(canvas, x, baseline);
                }
            }
        }
    }

    /// The choices, where the box before each starts, and their baseline.
    fn choices(
        &self,
        baseline: impl Fn(&Text) -> f32,
        place: CellPlace,
        style: &TableStyle,
    ) -> Vec<(&Choice, f32, f32)> {
        let Self::Choices { words, .. } = self else {
            return Vec::new();
        };
        let mut x = place.left + style.pad_x;
        let mut choices = Vec::new();
        for choice in words {
            let text = &choice.words;
            let top = place.bottom - UNDER_CHOICES - text.kind.leading;
            choices.push((choice, x, top + baseline(text)));
            x += TICK + AFTER_TICK + text.width() + BETWEEN_CHOICES;
        }
        choices
    }
}
