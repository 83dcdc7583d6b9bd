//! One activity of a request (§3.1, §3.3): its page and its conclusion.

mod detail;
mod end;
mod view;

pub use view::*;
