//! Registers (§3.2): issuing, those kept on paper before, the list, signatures, and when one is
//! outdated by a change.

mod check;
mod find;
mod gather;
mod issue;
mod list;
mod outdated;
mod paper;
mod printing;
mod scan_page;
mod scan_rows;
mod scan_rows_view;
mod scans;
mod scope;
mod sign;
mod signed;
mod signed_view;
mod store;
mod view;

pub use paper::{PaperCheck, PaperForm, PaperOrder, PaperSession, PaperView};
pub(crate) use printing::{printing, unsigned_remark};
pub use scan_rows::ScanToRead;
pub use scan_rows_view::*;
pub use signed_view::{Attached, FileSignatureView, SignedFileView, ToldView};
pub use view::*;
