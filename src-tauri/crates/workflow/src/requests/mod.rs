//! Requests for service (§2): the list, one request, entering it, answering it.

mod agreed;
mod answer;
mod create;
mod detail;
mod envelopes;
mod find;
mod form;
pub mod listing;
mod reading;
mod record;
mod view;

pub(crate) use create::{Agreed, CentreRef, NewRequest, PersonRef, insert};
pub(crate) use envelopes::{Hours, envelope, envelopes, hours_of, total};
pub(crate) use find::{as_indexed, holding, quoted};
pub(crate) use record::Record;
pub use view::*;
