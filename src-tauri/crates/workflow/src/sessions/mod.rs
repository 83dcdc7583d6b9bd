//! Sessions (*erogazioni*, §3.1–3.2): entering, editing, and the steps of their life.

mod context;
mod enter;
mod form;
mod record;
mod rows;
mod steps;
mod view;

pub(crate) use context::Context;
pub(crate) use form::is_aside;
pub(crate) use record::Record;
pub(crate) use rows::{buttons, rows};
pub use view::*;
