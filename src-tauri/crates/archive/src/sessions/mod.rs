//! Sessions (*erogazioni*, §3.1–3.2): entering, editing, and the steps of their life.

mod view;

pub use view::*;
