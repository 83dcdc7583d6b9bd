//! The patterns that tell the series of a chart apart where there is no colour. The first four are
//! the ones that the program shows on the screen.

use crate::pdf::{Canvas, Rect, mm};

const LINE: f32 = mm(0.2);
const OUTLINE: f32 = mm(0.25);
const PITCH: f32 = mm(1.1);
const DOT: f32 = mm(0.24);

/// How an area is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    Solid,
    Diagonal,
    Dots,
    Empty,
    Grid,
    Lines,
}

impl Pattern {
    /// All of them, in the order the series take them.
    pub const ALL: [Self; 6] = [
        Self::Solid,
        Self::Diagonal,
        Self::Dots,
        Self::Empty,
        Self::Grid,
        Self::Lines,
    ];

    /// Fills and outlines a box.
    pub fn draw(self, canvas: &mut Canvas<'_>, rect: Rect) {
        match self {
            Self::Solid => canvas.fill(corners(rect)),
            Self::Diagonal => diagonals(canvas, rect),
            Self::Dots => dots(canvas, rect),
            Self::Empty => {}
            Self::Grid => {
                horizontals(canvas, rect);
                for x in steps(rect.x, rect.right()) {
                    canvas.rule((x, rect.y), (x, rect.bottom()), LINE);
                }
            }
            Self::Lines => horizontals(canvas, rect),
        }
        canvas.frame(rect, OUTLINE);
    }
}

fn corners(rect: Rect) -> Vec<(f32, f32)> {
    vec![
        (rect.x, rect.y),
        (rect.right(), rect.y),
        (rect.right(), rect.bottom()),
        (rect.x, rect.bottom()),
    ]
}

/// Positions strictly between two edges. They are counted from the edge of the sheet, so that a
/// pattern goes on unbroken from one box to the next.
fn steps(from: f32, to: f32) -> impl Iterator<Item = f32> {
    let (first, last) = (
        (from / PITCH).floor() as i32 + 1,
        (to / PITCH).ceil() as i32,
    );
    (first..last).map(|step| step as f32 * PITCH)
}

fn horizontals(canvas: &mut Canvas<'_>, rect: Rect) {
    for y in steps(rect.y, rect.bottom()) {
        canvas.rule((rect.x, y), (rect.right(), y), LINE);
    }
}

/// Rising strokes, cut where they leave the box.
fn diagonals(canvas: &mut Canvas<'_>, rect: Rect) {
    for sum in steps(rect.x + rect.y, rect.right() + rect.bottom()) {
        let left = (sum - rect.bottom()).max(rect.x);
        let right = (sum - rect.y).min(rect.right());
        if left < right {
            canvas.rule((left, sum - left), (right, sum - right), mm(0.3));
        }
    }
}

fn dots(canvas: &mut Canvas<'_>, rect: Rect) {
    let inside = |from: f32, to: f32| steps(from + DOT, to - DOT);
    for y in inside(rect.y, rect.bottom()) {
        for x in inside(rect.x, rect.right()) {
            canvas.fill(octagon(x, y));
        }
    }
}

/// As round as a dot of half a millimetre can be seen to be.
fn octagon(x: f32, y: f32) -> Vec<(f32, f32)> {
    let near = DOT * std::f32::consts::FRAC_1_SQRT_2;
    [
        (DOT, 0.0),
        (near, near),
        (0.0, DOT),
        (-near, near),
        (-DOT, 0.0),
        (-near, -near),
        (0.0, -DOT),
        (near, -near),
    ]
    .map(|(dx, dy)| (x + dx, y + dy))
    .to_vec()
}
