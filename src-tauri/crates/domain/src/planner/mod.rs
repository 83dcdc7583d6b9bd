//! Plans the hours of a voucher: drafts that break no rule, neither as an error nor as a warning.
//!
//! The best plan for one person is exact: no remainder when a full plan exists, else the least there can be,
//! and of those the one with the fewest [`points`]. Several people are planned one after the other. The same
//! ask always gives the same plan.

mod ask;
mod beginning;
mod bound;
mod diary;
mod fits;
mod layer;
mod order;
mod paths;
pub mod points;
mod proposal;
mod relief;
mod scene;
mod several;
mod stages;
#[cfg(test)]
mod tests;
mod track;
mod undo;
mod verdict;

pub use ask::{Ask, CannotPlan, Free, MOST_A_DAY, Planned, Taken, Wanted, Wish};
pub use beginning::OFFERED;
pub use order::PlanningOrder;
pub use paths::GoOn;
pub use points::QUARTER;
pub use proposal::{Left, Proposal};
pub use relief::{Limit, Relief};
pub use several::{Moved, Several, plan_several};
pub use undo::can_be_undone;
pub use verdict::of_plan as objections;

/// The best plan for one person beside all sessions there are, and what would help when hours are left.
/// `go_on` is asked now and then whether somebody still waits.
///
/// # Errors
/// An ask that cannot be planned, with what is wrong; nobody waits any more.
pub fn plan(ask: &Ask<'_>, taken: &[Taken], go_on: GoOn<'_>) -> Result<Proposal, CannotPlan> {
    let proposal = proposal::best(ask, taken, go_on)?;
    relief::told(proposal, ask, taken, go_on)
}
