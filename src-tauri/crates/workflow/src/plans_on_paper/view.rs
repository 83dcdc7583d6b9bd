//! What is asked for: whose plan, and of which days.

use affianca_domain::{CoachId, RequestId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whose plan it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum PlanFor {
    /// The person of a request: all their meetings.
    Person {
        /// The request.
        request: RequestId,
    },
    /// The company of a request: the meetings held there.
    Employer {
        /// The request.
        request: RequestId,
        /// Also those of the other people followed there.
        everybody: bool,
    },
    /// A coach; the one at work when none is named, and everybody where nobody is.
    Coach {
        /// The coach.
        coach: Option<CoachId>,
    },
}

/// Of which days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum PlanDays {
    /// From Monday to Sunday.
    ThisWeek,
    /// The week after.
    NextWeek,
    /// From its first day to its last.
    ThisMonth,
    /// The month after.
    NextMonth,
    /// Others, as they were typed.
    Days {
        /// First day.
        from: String,
        /// Last day.
        to: String,
    },
}

/// A plan to print.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct PlanOrder {
    /// Whose.
    pub reader: PlanFor,
    /// Of which days.
    pub days: PlanDays,
}
