//! *Rendiconto*: hours and amounts agreed, delivered, scheduled, lost and free, by whatever one asks.
//! The sums and their rounding are the domain's; here is which activities and sessions they are of.

mod criteria;
mod export;
mod rows;
mod scope;
mod screen;
mod sums;
mod view;

use view::LEFT_OUT;
pub use view::{LeftOut, LeftOutOpal, Statement, StatementFilter, StatementFormat};
