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

/// Registers that wait for a signature or for a new version, as the index `register_waiting` has them.
pub(crate) const WAITING: &str =
    "replaced_by IS NULL AND unused = 0 AND (signed = 0 OR outdated_at IS NOT NULL)";

pub(crate) use gather::session as printed_now;
pub(crate) use outdated::{outdate, printing, unsigned_remark};
pub use store::StoredFile;
pub use view::*;
