//! The agenda: the sessions of some days, how full days and weeks are, what marks them.

mod choices;
mod loads;
mod marks;
mod questions;
mod screen;
mod view;

pub use questions::{AgendaFilter, AgendaRow, sessions_between};
pub use view::*;
