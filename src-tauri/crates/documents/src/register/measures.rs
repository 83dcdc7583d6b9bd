//! The sizes of the register's page, after the drawn model: margins, type, rules, and the room that
//! signatures need. In points unless a constructor says millimetres.

use crate::pdf::{PageSize, Rect, Type, mm};

pub const PAPER: PageSize = PageSize::A4_LANDSCAPE;
pub const LEFT: f32 = mm(11.0);
pub const TOP: f32 = mm(9.0);
pub const BOTTOM: f32 = PAPER.height - mm(8.0);
pub const WIDTH: f32 = PAPER.width - 2.0 * LEFT;
pub const RIGHT: f32 = LEFT + WIDTH;

/// Running text, the smallest there is: it must survive a photocopy.
pub const TEXT: Type = Type::new(9.0, 1.22);
/// The values that identify the register, and the totals.
pub const VALUE: Type = Type::new(10.0, 1.22);
pub const SERVICE: Type = Type::new(11.0, 1.22);
pub const TITLE: Type = Type::new(15.0, 1.22);
pub const COLUMN_HEAD: Type = Type::new(9.0, 1.12);
pub const FOOTER: Type = Type::new(9.0, 1.3);

pub const HAIR: f32 = mm(0.18);
pub const RULE: f32 = mm(0.35);
pub const HEAVY: f32 = mm(0.6);

/// A signature needs 14 mm; the rest keeps the row from looking cramped.
pub const ROW: f32 = mm(16.5);
/// Room for three lines of handwriting.
pub const BLANK_ROW: f32 = mm(19.5);
pub const WRITING_PITCH: f32 = mm(6.0);
/// Between two blocks of the page.
pub const GAP: f32 = mm(2.4);
/// Less than this cannot be mistaken for room to write in, nor hold the words that bar it.
pub const LEAST_BARRED: f32 = mm(8.0);
/// The line that says where the register goes on.
pub const CONTINUES: f32 = mm(1.2) + TEXT.leading;
/// Top edge of the footer.
pub const FOOT: f32 = BOTTOM - mm(1.2) - 2.0 * FOOTER.leading;

pub const TICK: f32 = mm(2.9);
pub const TICK_GAP: f32 = mm(1.0);

/// The box to tick that stands beside a baseline.
pub fn tick(x: f32, baseline: f32) -> Rect {
    Rect {
        x,
        y: baseline + mm(0.35) - TICK,
        width: TICK,
        height: TICK,
    }
}
