//! The meetings of some days on paper: for the person served, for the company, for the coach. Taking one
//! out of the archive leaves its row in the journal.

mod days;
mod gather;
mod hand_over;
mod view;

pub use hand_over::{Handed, plan_file_name};
pub use view::{PlanDays, PlanFor, PlanOrder};
