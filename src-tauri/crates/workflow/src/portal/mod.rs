//! The portal's mirror: what the regional portal is known to hold beside what is true here, and the
//! queue of what somebody still has to repeat there by hand. Affianca sends nothing anywhere.

mod correct;
mod form;
mod items;
mod known;
mod marks;
mod queue;
mod report;
mod view;
mod words;

pub(crate) use known::{
    forget_session, hold_as_here, id_taken, keep_activity, keep_request, keep_session_as,
};
pub(crate) use marks::{marks, remark};
pub(crate) use queue::pressing;
pub use view::*;

/// Nobody repeats more than this in one sitting; the counter still tells how many there are.
pub const MOST_WAITING: u32 = 300;
/// What can no longer be repeated, the latest of it.
pub const MOST_LOST: u32 = 100;
