//! Imports previewed and not yet carried out.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use affianca_workflow::calendar_file::PreparedCalendar;
use affianca_workflow::import::{
    PreparedDetails, PreparedEmployers, PreparedImport, PreparedSessions, RequestTable,
};

/// An import previewed, and whether the user has asked to stop it meanwhile.
#[derive(Clone)]
pub struct Pending {
    /// What is to be stored.
    pub prepared: Prepared,
    /// Set to stop it: nothing is stored then.
    pub stop: Arc<AtomicBool>,
}

/// What an import previewed would store.
#[derive(Clone)]
pub enum Prepared {
    /// Requests, from the portal's table, which stays to be mended.
    Requests(Arc<PreparedImport>, Arc<RequestTable>),
    /// Employers, from a list.
    Employers(Arc<PreparedEmployers>),
    /// The portal's sessions.
    Sessions(Arc<PreparedSessions>),
    /// Details of people or coaches, from a list.
    Details(Arc<PreparedDetails>),
    /// A coach's own commitments, from a calendar file.
    Calendar(Arc<PreparedCalendar>),
}
