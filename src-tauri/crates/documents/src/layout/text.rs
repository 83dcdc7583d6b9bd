//! Text broken into lines and measured, with the type it is set in.

use crate::pdf::{Canvas, Fonts, Line, Span, Type, wrap, wrap_at_most};

/// Lines set in one type.
#[derive(Clone, Debug)]
pub struct Text {
    pub lines: Vec<Line>,
    pub kind: Type,
}

impl Text {
    /// All of a text, on as many lines as it needs.
    pub fn whole(fonts: &Fonts, spans: &[Span<'_>], kind: Type, width: f32) -> Self {
        Self {
            lines: wrap(fonts, spans, kind.size, width),
            kind,
        }
    }

    /// A text of at most so many lines; an ellipsis says where more was cut.
    pub fn cut(fonts: &Fonts, spans: &[Span<'_>], kind: Type, width: f32, most: usize) -> Self {
        Self {
            lines: wrap_at_most(fonts, spans, kind.size, width, most),
            kind,
        }
    }

    /// Whether there is nothing to print.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Height of all lines.
    pub fn height(&self) -> f32 {
        self.lines.len() as f32 * self.kind.leading
    }

    /// Width of the widest line.
    pub fn width(&self) -> f32 {
        self.lines.iter().map(|line| line.width).fold(0.0, f32::max)
    }

    /// Width of the last line.
    pub fn last_width(&self) -> f32 {
        self.lines.last().map_or(0.0, |line| line.width)
    }

    /// Draws the lines under `top`.
    pub fn draw(&self, canvas: &mut Canvas<'_>, x: f32, top: f32) {
        canvas.lines(&self.lines, x, top, self.kind);
    }

    /// Draws the lines under `top`, each ending at `right`.
    pub fn draw_to(&self, canvas: &mut Canvas<'_>, right: f32, top: f32) {
        for (index, line) in self.lines.iter().enumerate() {
            let baseline = top + canvas.baseline(index, self.kind);
            canvas.line(line, right - line.width, baseline, self.kind.size);
        }
    }

    /// Draws a text of one line on a baseline that is not its own.
    pub fn draw_on(&self, canvas: &mut Canvas<'_>, x: f32, baseline: f32) {
        for line in &self.lines {
            canvas.line(line, x, baseline, self.kind.size);
        }
    }
}
