//! One activity of a request (§3.1, §3.3): its page and its conclusion.

mod detail;
mod end;
mod open_matters;
mod view;

pub use view::*;
