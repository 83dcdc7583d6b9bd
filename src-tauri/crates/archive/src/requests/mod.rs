//! Requests for service (§2): the list, one request, entering it, answering it.

mod view;

pub use view::*;
