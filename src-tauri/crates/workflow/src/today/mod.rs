//! *Oggi*: what is due, for the coach between two visits.

mod beginnings;
mod choice;
mod facts;
mod outlook;
mod people;
mod screen;
mod view;

pub(crate) use facts::pressing;
pub use view::*;

/// Nobody reads further than this on one screen; the counter still tells how many there are.
pub const MOST_DEADLINES: usize = 200;
/// As above, for the requests to complete.
pub const MOST_INCOMPLETE: usize = 50;
/// As above, for the paths with hours left.
pub const MOST_PEOPLE: usize = 50;
