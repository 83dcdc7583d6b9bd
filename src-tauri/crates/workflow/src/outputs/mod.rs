//! Outputs of the activities (§3.2): documents written here, kept in numbered versions, the
//! models they start from, and files from elsewhere beside them.

mod attach;
mod draft;
mod elsewhere;
mod gather;
mod list;
mod missing;
mod record;
mod start;
mod templates;
mod versions;
mod view;

pub(crate) use attach::standing_for;
pub(crate) use missing::missing_remark;
pub use view::*;
