//! Registers (§3.2): issuing, the list, signatures.

mod view;

pub use view::*;
