//! Registers (§3.2): issuing, the list, signatures, and when one is outdated by a change.

mod check;
mod find;
mod gather;
mod issue;
mod list;
mod outdated;
mod scope;
mod sign;
mod store;
mod view;

pub use issue::Rendered;
pub(crate) use outdated::{outdate, printing, unsigned_remark};
pub use store::StoredFile;
pub use view::*;
