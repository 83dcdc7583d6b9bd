//! The sizes of a paper's page: margins, type, rules. In points unless a constructor says
//! millimetres. Type and rules are the register's, so that the papers of one file look alike.

use crate::pdf::{Line, PageSize, Type, mm};

/// Text that identifies or counts; the smallest there is: it must survive a photocopy.
pub const SMALL: Type = Type::new(9.0, 1.25);
/// The values of the facts.
pub const VALUE: Type = Type::new(10.0, 1.25);
/// Running text.
pub const BODY: Type = Type::new(10.0, 1.45);
pub const TITLE: Type = Type::new(16.0, 1.2);
pub const SERVICE: Type = Type::new(11.0, 1.22);
pub const HEADING: Type = Type::new(12.0, 1.25);
pub const SUBHEADING: Type = Type::new(10.5, 1.3);
pub const CAPTION: Type = Type::new(9.5, 1.3);

pub const HAIR: f32 = mm(0.18);
pub const RULE: f32 = mm(0.35);
pub const HEAVY: f32 = mm(0.6);

/// Space over a paragraph, a table, a chart.
pub const ABOVE_TEXT: f32 = mm(2.2);
pub const ABOVE_BLOCK: f32 = mm(4.2);

/// The part of a page that things which must not be broken may take. What is higher is broken
/// after all, or a heading before it could not stand on the same page.
pub const UNBROKEN: f32 = 0.7;

/// The page: its size and where things may stand on it.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    pub size: PageSize,
    pub left: f32,
    pub right: f32,
    pub width: f32,
    pub top: f32,
    pub bottom: f32,
    /// How many boxes for signatures stand side by side: each must have room for a hand.
    pub signers_across: usize,
}

impl Page {
    pub fn of(landscape: bool) -> Self {
        let (size, side, top, bottom, signers_across) = if landscape {
            (PageSize::A4_LANDSCAPE, mm(14.0), mm(12.0), mm(9.0), 3)
        } else {
            (PageSize::A4_PORTRAIT, mm(20.0), mm(15.0), mm(11.0), 2)
        };
        Self {
            size,
            left: side,
            right: size.width - side,
            width: size.width - 2.0 * side,
            top,
            bottom: size.height - bottom,
            signers_across,
        }
    }
}

/// Width of what was set on one line.
pub fn first_width(lines: &[Line]) -> f32 {
    lines.first().map_or(0.0, |line| line.width)
}
