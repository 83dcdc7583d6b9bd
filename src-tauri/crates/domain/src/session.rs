//! One delivery of an activity («erogazione», §3.1–3.2): what it is, whatever asks.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{ActivityId, BeneficiaryId, BranchId, CoachId, SessionId};
use crate::portal::{self, PortalForm};
use crate::programme::Limits;
use crate::quantities::{Minutes, Span, TimeOfDay};
use crate::rules::Plan;
use crate::states::{ActivityState, ForbiddenStep, SessionState, SessionStep, days_after};

mod origin;

pub use origin::{OnPortal, SessionOrigin};

/// A session as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// Its number.
    pub id: SessionId,
    /// The activity it delivers.
    pub activity: ActivityId,
    /// The person served.
    pub beneficiary: BeneficiaryId,
    /// The branch it is delivered by.
    pub branch: BranchId,
    /// Who delivers it.
    pub coach: CoachId,
    /// Its day.
    pub date: NaiveDate,
    /// When it starts.
    pub start: TimeOfDay,
    /// When it ends.
    pub end: TimeOfDay,
    /// Where; empty at the branch.
    pub place: String,
    /// «Note» of the form.
    pub note: String,
    /// Printed on the register, so without a health detail.
    pub description: String,
    /// Never printed on a register.
    pub private_note: String,
    /// Its state.
    pub state: SessionState,
    /// Why it was closed negatively or given up.
    pub reason: Option<String>,
    /// Whether it was carried on here, or the portal held it before this program did.
    pub origin: SessionOrigin,
    /// Why it was recorded afterwards, where it was.
    pub origin_why: Option<String>,
    /// Rises at every change.
    pub revision: u32,
    /// When it was first entered.
    pub entered_at: NaiveDateTime,
    /// When it was scheduled.
    pub scheduled_at: Option<NaiveDateTime>,
    /// When it was started.
    pub started_at: Option<NaiveDateTime>,
    /// When it was concluded.
    pub concluded_at: Option<NaiveDateTime>,
    /// When it was closed negatively or given up.
    pub closed_at: Option<NaiveDateTime>,
}

impl Session {
    /// A session just entered (§3.1): when and by whom, nothing said of it yet.
    #[must_use]
    pub const fn entered_now(
        id: SessionId,
        (activity, beneficiary): (ActivityId, BeneficiaryId),
        (branch, coach): (BranchId, CoachId),
        (date, span): (NaiveDate, Span),
        now: NaiveDateTime,
    ) -> Self {
        Self {
            id,
            activity,
            beneficiary,
            branch,
            coach,
            date,
            start: span.start,
            end: span.end,
            place: String::new(),
            note: String::new(),
            description: String::new(),
            private_note: String::new(),
            state: SessionState::Entered,
            reason: None,
            origin: SessionOrigin::Here,
            origin_why: None,
            revision: 1,
            entered_at: now,
            scheduled_at: None,
            started_at: None,
            concluded_at: None,
            closed_at: None,
        }
    }

    /// The hours it takes.
    #[must_use]
    pub const fn span(&self) -> Span {
        Span {
            start: self.start,
            end: self.end,
        }
    }

    /// How long it lasts.
    #[must_use]
    pub fn minutes(&self) -> Minutes {
        self.span().length()
    }

    /// When and where, as the rules want it.
    #[must_use]
    pub fn plan(&self) -> Plan {
        let place = self.place.trim();
        Plan {
            date: self.date,
            start: self.start,
            end: self.end,
            place: (!place.is_empty()).then(|| place.to_owned()),
        }
    }

    /// The form of it that the portal has (§3.1).
    #[must_use]
    pub fn portal_form(&self) -> PortalForm {
        PortalForm {
            branch: self.branch,
            coach: self.coach,
            date: self.date,
            start: self.start,
            end: self.end,
            place: self.place.clone(),
            note: self.note.clone(),
        }
    }

    /// Where it is held: its place, else its branch by name.
    #[must_use]
    pub fn held_at(&self, branch: &str) -> String {
        held_at(&self.place, branch)
    }

    /// The day it was first entered.
    #[must_use]
    pub fn entered(&self) -> NaiveDate {
        self.entered_at.date()
    }

    /// The last day on which it can be started and concluded: day 7 after its date (§3.2).
    #[must_use]
    pub fn last_day(&self, limits: &Limits) -> NaiveDate {
        last_day(self.date, limits)
    }

    /// Whether its time counts against hours and limits while its activity goes on.
    #[must_use]
    pub const fn counted(&self) -> bool {
        self.state.counted()
    }

    /// Whether its time counts in an activity: once that is `TERMINATA`, only what was delivered
    /// does. `[I]`
    #[must_use]
    pub const fn counts_in(&self, activity: ActivityState) -> bool {
        self.state.counts_in(activity)
    }

    /// Whether something is still to be done with it.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.state.is_open()
    }

    /// Whether it was started, so that its activity is under way.
    #[must_use]
    pub const fn is_begun(&self) -> bool {
        self.state.is_begun()
    }

    /// Whether it will never be held.
    #[must_use]
    pub const fn is_dropped(&self) -> bool {
        self.state.is_dropped()
    }

    /// Whether its whole form can be changed: a draft, while its activity goes on (§3.1, §3.3).
    #[must_use]
    pub const fn is_editable_in(&self, activity: ActivityState) -> bool {
        matches!(self.state, SessionState::Entered) && !activity.is_ended()
    }

    /// Whether description and private note can be written: what «Programma» freezes is the
    /// appointment, not the account of it. `[I]`
    #[must_use]
    pub const fn is_describable_in(&self, activity: ActivityState) -> bool {
        !self.is_dropped() && !activity.is_ended()
    }

    /// The states in which the portal may already hold it, once its term has passed before it was carried
    /// on here (§3.2): empty while its own buttons still work, and in an activity `TERMINATA`.
    #[must_use]
    pub fn held_past_term(
        &self,
        activity: ActivityState,
        today: NaiveDate,
        limits: &Limits,
    ) -> Vec<SessionState> {
        if activity.is_ended() || today <= self.last_day(limits) {
            return Vec::new();
        }
        portal::held_past_term(self.state)
    }

    /// Its buttons, the next step first; none once its activity is `TERMINATA` (§3.3).
    #[must_use]
    pub const fn steps_in(&self, activity: ActivityState) -> &'static [SessionStep] {
        if activity.is_ended() {
            &[]
        } else {
            self.state.steps()
        }
    }

    /// The session once a step was taken at `now`; a reason given before stays where none is given. What came
    /// from the portal and is carried on here is of here.
    ///
    /// # Errors
    /// Its state has no such step.
    pub fn after(
        mut self,
        step: SessionStep,
        reason: Option<String>,
        now: NaiveDateTime,
    ) -> Result<Self, ForbiddenStep> {
        self.state = self.state.after(step)?;
        let moment = match step {
            SessionStep::Schedule => &mut self.scheduled_at,
            SessionStep::Start => &mut self.started_at,
            SessionStep::Conclude => &mut self.concluded_at,
            SessionStep::Cancel | SessionStep::CloseNegatively => &mut self.closed_at,
        };
        *moment = Some(now);
        self.origin = SessionOrigin::Here;
        self.origin_why = None;
        self.reason = reason.or(self.reason);
        Ok(self.changed())
    }

    /// The session with its change counted, so that a screen that shows it as it was is told.
    #[must_use]
    pub fn changed(self) -> Self {
        Self {
            revision: self.revision.saturating_add(1),
            ..self
        }
    }
}

/// Where a session is held: its place, else its branch by name.
#[must_use]
pub fn held_at(place: &str, branch: &str) -> String {
    if place.is_empty() {
        format!("Sportello {branch}")
    } else {
        place.to_owned()
    }
}

/// The last day on which a session of a date can be started and concluded: day 7 after it (§3.2).
#[must_use]
pub fn last_day(date: NaiveDate, limits: &Limits) -> NaiveDate {
    days_after(date, limits.late_days)
}

#[cfg(test)]
pub(crate) mod tests;
