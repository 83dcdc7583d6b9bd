//! *Pianifica…*: the hours that are left become a plan to look at, then drafts entered in one step.
//!
//! What is asked is read from the archive once ([`PreparedPlan`]); the planner itself, which may take a
//! while, holds nothing of the archive.

mod accept;
mod beginning;
mod desk;
mod form;
mod gather;
mod propose;
mod several;
mod taken;
mod undo;
mod view;
mod weeks;
mod words;

pub use propose::PreparedPlan;
pub use several::PreparedPlans;
pub use view::*;
