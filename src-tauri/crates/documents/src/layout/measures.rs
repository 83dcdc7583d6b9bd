//! Sizes that all documents share, so that the papers of one file look alike. In points unless a
//! constructor says millimetres.

use crate::pdf::{PageSize, Type, mm};

/// The name of the service, beside the title.
pub const SERVICE: Type = Type::new(11.0, 1.22);

/// Thickness of the lines inside a table or a box.
pub const HAIR: f32 = mm(0.18);
/// Thickness of the lines around one.
pub const RULE: f32 = mm(0.35);
/// Thickness of the lines under a title or the head of a table.
pub const HEAVY: f32 = mm(0.6);

/// The page: its size and where things may stand on it.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    pub size: PageSize,
    pub left: f32,
    pub right: f32,
    pub width: f32,
    pub top: f32,
    pub bottom: f32,
}

impl Page {
    /// A page with the same margin at both sides.
    pub const fn new(size: PageSize, side: f32, top: f32, bottom: f32) -> Self {
        Self {
            size,
            left: side,
            right: size.width - side,
            width: size.width - 2.0 * side,
            top,
            bottom: size.height - bottom,
        }
    }
}
