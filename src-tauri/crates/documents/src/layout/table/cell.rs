//! What a cell of a table holds: words, or room for a pen.

use super::super::marks::{AFTER_TICK, TICK, draw_tick};
use super::super::measures::HAIR;
use super::super::text::Text;
use super::TableStyle;
use crate::pdf::{Canvas, Line, mm};

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
    Free,
    /// Lines to write on by hand, one every `pitch`.
    ToWrite { lines: u8, pitch: f32 },
    /// Crossed out, so that nobody signs in it.
    Crossed,
    /// Words with a box to tick before each, at the foot of the cell.
    Choices(Vec<Text>),
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
            Self::Free | Self::ToWrite { .. } | Self::Crossed | Self::Choices(_) => &[],
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
        for (text, x, baseline) in self.choices(canvas, place, style) {
            text.draw_on(canvas, x + TICK + AFTER_TICK, baseline);
        }
    }

    /// Draws everything that is no word.
    pub fn draw_marks(&self, canvas: &mut Canvas<'_>, place: CellPlace, style: &TableStyle) {
        match self {
            Self::Text(_) | Self::Free => {}
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
            Self::Choices(_) => {
                for (_, x, baseline) in self.choices(canvas, place, style) {
                    draw_tick(canvas, x, baseline);
                }
            }
        }
    }

    /// The choices, where the box before each starts, and their baseline.
    fn choices(
        &self,
        canvas: &Canvas<'_>,
        place: CellPlace,
        style: &TableStyle,
    ) -> Vec<(&Text, f32, f32)> {
        let Self::Choices(texts) = self else {
            return Vec::new();
        };
        let mut x = place.left + style.pad_x;
        let mut choices = Vec::new();
        for text in texts {
            let top = place.bottom - UNDER_CHOICES - text.kind.leading;
            choices.push((text, x, top + canvas.baseline(0, text.kind)));
            x += TICK + AFTER_TICK + text.width() + BETWEEN_CHOICES;
        }
        choices
    }
}
