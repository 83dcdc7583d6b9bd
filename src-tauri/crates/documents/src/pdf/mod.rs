//! Tagged, archivable pages (PDF/A-2a and PDF/UA-1) for any document of this crate. A layout draws
//! on a [`Draft`] from the top of the page down, in points, and says what each piece is; here it
//! becomes fonts, marked content, structure tree and metadata. Nothing in here knows a register.

mod content;
mod draft;
mod finish;
mod fonts;
mod structure;
mod subset;
mod text;
mod xmp;

pub use draft::{Artifact, Canvas, Draft, Mark, PageSize, Rect};
pub use finish::Metadata;
pub use fonts::{Fonts, Weight};
pub use structure::{ElementId, Numbering, Scope, Tag};
pub use text::{Line, Span, Type, bold, regular, wrap, wrap_at_most};

/// Millimetres in points, the unit of every other length here.
pub const fn mm(millimetres: f32) -> f32 {
    millimetres * 72.0 / 25.4
}

/// Points in millimetres.
pub const fn in_millimetres(points: f32) -> f32 {
    points * 25.4 / 72.0
}
