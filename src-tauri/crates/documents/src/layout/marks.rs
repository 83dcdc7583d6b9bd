//! What people mark with a pen.

use crate::pdf::{Canvas, Rect, mm};

/// Side of a box to tick.
pub const TICK: f32 = mm(2.9);
/// From such a box to its words.
pub const AFTER_TICK: f32 = mm(1.0);

/// Where the box to tick is that stands on a baseline.
pub fn tick_place(x: f32, baseline: f32) -> Rect {
    Rect {
        x,
        y: baseline + mm(0.35) - TICK,
        width: TICK,
        height: TICK,
    }
}

/// Draws it.
pub fn draw_tick(canvas: &mut Canvas<'_>, x: f32, baseline: f32) {
    canvas.frame(tick_place(x, baseline), mm(0.25));
}
