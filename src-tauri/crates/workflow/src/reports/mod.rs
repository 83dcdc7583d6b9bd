//! The final report of a request (§3.2): written as a draft, made ready as a PDF that never changes,
//! handed over to the CPI.

mod deliver;
mod draft;
mod ready;
mod screen;
mod store;
mod view;

pub use view::*;
