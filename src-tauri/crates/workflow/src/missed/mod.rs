//! A day that went wrong: a session, or all of some days, not held, with where each could be held instead.

mod days;
mod one;
mod places;
mod reasons;
mod view;

pub use view::*;
