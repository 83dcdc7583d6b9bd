//! Registers (§3.2): issuing, the list, signatures, and when one is outdated by a change.

mod check;
mod find;
mod gather;
mod issue;
mod list;
mod outdated;
mod printing;
mod scope;
mod sign;
mod store;
mod view;

pub(crate) use printing::{printing, unsigned_remark};
pub use view::*;
