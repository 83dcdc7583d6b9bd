//! What the rules say of a session that the portal has already accepted: told beside it, never in its way.

use affianca_domain::{
    Booking, Circumstances, Minutes, Moment, RuleId, Session, Severity, Violation, iso_week,
};
use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::Context;
use super::judge::Candidate;
use crate::Result;

impl Context {
    /// Every rule that a session not in the archive yet breaks by what it is ([`Moment::Held`]); a recommended
    /// place is none of them. `beside` are others that are not there yet either, and count before this one.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub(crate) fn told_of_history(
        &self,
        connection: &Connection,
        session: &Session,
        beside: &[Booking],
        now: NaiveDateTime,
    ) -> Result<Vec<Violation>> {
        let plan = session.plan();
        let candidate = Candidate {
            moment: Moment::Held,
            plan: &plan,
            branch: Some(session.branch),
            coach: Some(session.coach),
            itself: None,
            entered: None,
        };
        let (monday, sunday) = iso_week(session.date);
        let mut neighbours = self.neighbours(connection, &candidate, (monday, sunday))?;
        let around = beside
            .iter()
            .filter(|other| (monday..=sunday).contains(&other.date));
        neighbours.extend(around.cloned());
        let own = beside
            .iter()
            .filter(|other| other.activity_id == self.activity.id && other.state.counted());
        let case = Circumstances {
            counted: self.counted_without(None) + own.map(Booking::length).sum::<Minutes>(),
            neighbours: &neighbours,
            capacity: self.capacity,
            patron: self.patron(connection, &candidate)?,
            ..Circumstances::alone(self.terms(), candidate.moment, &plan, now)
        };
        let mut told = affianca_domain::check(&case);
        told.retain(|violation| {
            !matches!(violation.rule, RuleId::Place | RuleId::Admitted)
                && violation.severity != Severity::Information
        });
        Ok(told)
    }
}

/// The rules in sentences, for the journal.
pub(crate) fn told_of(told: &[Violation]) -> Vec<String> {
    told.iter().map(Violation::sentence).collect()
}
