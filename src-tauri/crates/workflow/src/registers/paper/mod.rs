//! Registers kept on paper before Affianca: recorded with their sessions, so that those are not asked
//! for again; corrected while nothing of ours rests on them, or withdrawn.

mod change;
mod form;
mod record;
mod screen;
mod view;

pub(super) use screen::{expected, view};
pub use view::*;
