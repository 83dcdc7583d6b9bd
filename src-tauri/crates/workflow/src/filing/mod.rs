//! Signed sheets that come home (§3.2): files are read page by page, each page finds its register by the code
//! printed on it, what its places show is told, and somebody's key files it. Until then it lies on a desk in
//! memory; nothing is recorded by itself.

mod accept;
mod desk;
mod file;
mod find;
mod known;
mod look;
mod missing;
mod read;
mod view;

pub use accept::Binder;
pub use desk::Desk;
pub use file::SheetFile;
pub use known::{Known, Printed};
pub(crate) use look::{called, missing_told, picture_address};
pub(crate) use missing::{missing_at, missing_rows};
pub use read::{PageBefore, ReadPage};
pub use view::*;
