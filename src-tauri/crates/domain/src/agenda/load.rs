//! How full a day or a week is.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::hours::SessionHours;
use crate::quantities::Minutes;

/// The hours of a day or a week beside the most there may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct WorkLoad {
    /// By what became of them.
    pub hours: SessionHours,
    /// Delivered, scheduled and drafts together.
    pub total: Minutes,
    /// The most there may be.
    pub limit: Minutes,
    /// Whether the limit is the person's own and not the programme's (§3.2).
    pub own: bool,
    /// Whether it is passed.
    pub over: bool,
}

impl WorkLoad {
    /// Hours beside the programme's limit, or the person's own where that is lower.
    #[must_use]
    pub fn new(hours: SessionHours, limit: Minutes, own: Option<Minutes>) -> Self {
        let own = own.filter(|own| *own < limit);
        let limit = own.unwrap_or(limit);
        let total = hours.taken();
        Self {
            hours,
            total,
            limit,
            own: own.is_some(),
            over: total > limit,
        }
    }
}
