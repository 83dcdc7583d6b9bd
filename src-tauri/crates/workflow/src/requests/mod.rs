//! Requests for service (§2): the list, one request, entering it, answering it.

mod answer;
mod corrections;
mod create;
mod detail;
mod envelopes;
mod find;
mod form;
pub mod listing;
mod reading;
mod view;

use affianca_domain::{Activity, ActivityId, Request, RequestId};
use affianca_store::rows;
use rusqlite::Connection;

use crate::{Error, Result};

pub(crate) use corrections::allowed as corrections;
pub(crate) use create::{Agreed, CentreRef, NewRequest, PersonRef, centre, insert};
pub(crate) use envelopes::{envelopes, hours_of};
pub(crate) use find::{as_indexed, holding, quoted};
pub use view::*;

/// A request that must be there.
pub(crate) fn load(connection: &Connection, id: RequestId) -> Result<Request> {
    rows::request::find(connection, id)?.ok_or(Error::NotFound("La richiesta"))
}

/// An activity that must be there.
pub(crate) fn load_activity(connection: &Connection, id: ActivityId) -> Result<Activity> {
    rows::activity::find(connection, id)?.ok_or(Error::NotFound("L’attività"))
}
