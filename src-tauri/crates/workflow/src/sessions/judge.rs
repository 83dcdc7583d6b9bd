//! What the rules are asked about a session, and what they answer (domain `rules`).

use affianca_domain::{
    Activity, Booking, BranchId, Capacity, Circumstances, CoachId, Component, Limits, Minutes,
    Moment, PatronDay, Plan, RequestState, Session, SessionStep, Severity, TimeOfDay, Violation,
    workplace,
};
use affianca_store::{ReadColumn as _, ReadRows as _, named_values};
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Weekday};
use rusqlite::{Connection, Row};

use super::Context;
use super::context::branch;
use crate::Result;

/// A session as the rules are about to see it.
pub(super) struct Candidate<'a> {
    pub moment: Moment,
    pub plan: &'a Plan,
    pub branch: Option<BranchId>,
    pub coach: Option<CoachId>,
    /// The session itself, so that it is not counted against itself.
    pub itself: Option<&'a Session>,
    /// The day it was entered; none when it is being entered now.
    pub entered: Option<NaiveDate>,
}

/// An activity with what stands above it: all that a session's buttons look at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing<'a> {
    pub request: RequestState,
    pub activity: &'a Activity,
    pub component: &'a Component,
    pub limits: &'a Limits,
}

impl<'a> Standing<'a> {
    /// What the rules look at when nothing but states and dates is known: no other session, no
    /// limit of the person's own, no workplace.
    fn case(&self, moment: Moment, plan: &'a Plan, now: NaiveDateTime) -> Circumstances<'a> {
        Circumstances {
            moment,
            now,
            // Too late to be entered is a warning: it blocks nothing.
            entered: now.date(),
            plan,
            request: self.request,
            activity: self.activity.state,
            component: self.component,
            agreed: self.activity.agreed,
            counted: Minutes::ZERO,
            neighbours: &[],
            capacity: Capacity::default(),
            patron: None,
            usual_place: None,
            limits: self.limits,
        }
    }

    /// Why a step is not possible now, whatever the other sessions; `None` for one that may be.
    pub fn blocked(self, step: SessionStep, plan: &Plan, now: NaiveDateTime) -> Option<Violation> {
        let moment = step.moment()?;
        affianca_domain::check(&self.case(moment, plan, now))
            .into_iter()
            .find(|violation| violation.severity == Severity::Error)
    }
}

impl Context {
    /// Every rule a session breaks, the other sessions of person and coach considered.
    pub(super) fn judge(
        &self,
        connection: &Connection,
        candidate: &Candidate,
        now: NaiveDateTime,
    ) -> Result<Vec<Violation>> {
        let neighbours = self.neighbours(connection, candidate)?;
        let usual_place = self.usual_place();
        let case = Circumstances {
            entered: candidate.entered.unwrap_or(now.date()),
            counted: self.counted_without(candidate.itself),
            neighbours: &neighbours,
            capacity: self.capacity,
            patron: self.patron(connection, candidate)?,
            usual_place: usual_place.as_deref(),
            ..self.standing().case(candidate.moment, candidate.plan, now)
        };
        let mut violations = affianca_domain::check(&case);
        violations.extend(affianca_domain::notices(&case));
        Ok(violations)
    }

    /// Minutes that already count, `itself` left out.
    pub(super) fn counted_without(&self, itself: Option<&Session>) -> Minutes {
        let own = itself
            .filter(|it| it.activity == self.activity.id && it.counts_in(self.activity.state))
            .map(Session::minutes);
        self.hours.counted().saturating_sub(own.unwrap_or_default())
    }

    /// The counted sessions of person and coach in the week of a session.
    fn neighbours(&self, connection: &Connection, candidate: &Candidate) -> Result<Vec<Booking>> {
        let (monday, sunday) = iso_week(candidate.plan.date);
        let found = connection
            .prepare_cached(
                "SELECT s.id, s.date, s.start, s.\"end\", s.state, a.code, a.state AS activity_state,
                        b.surname || ' ' || b.name AS person,
                        s.beneficiary_id IS :person AS same_beneficiary,
                        s.coach_id IS :coach AS same_coach
                 FROM session s
                 JOIN activity a ON a.id = s.activity_id
                 JOIN beneficiary b ON b.id = s.beneficiary_id
                 WHERE s.id IN (
                     SELECT id FROM session
                     WHERE beneficiary_id = :person AND date BETWEEN :monday AND :sunday
                     UNION
                     SELECT id FROM session
                     WHERE coach_id = :coach AND date BETWEEN :monday AND :sunday)
                   AND s.id IS NOT :itself
                 ORDER BY s.date, s.start",
            )?
            .all(
                named_values! {
                    ":person": self.request.beneficiary,
                    ":coach": candidate.coach,
                    ":monday": monday,
                    ":sunday": sunday,
                    ":itself": candidate.itself.map(|session| session.id),
                },
                booking,
            )?;
        Ok(found.into_iter().flatten().collect())
    }

    /// The patron day of where the session is held. `[I]`
    fn patron(
        &self,
        connection: &Connection,
        candidate: &Candidate,
    ) -> Result<Option<(String, PatronDay)>> {
        let branch = match candidate.branch {
            Some(id) => branch(connection, id)?.unwrap_or_default(),
            None => workplace::Workplace::default(),
        };
        let place = candidate.plan.place.as_deref();
        let usually_there = self.component.at_employer;
        let held = workplace::held_at(self.employer.as_ref(), &branch, place, usually_there);
        Ok(held.patron().map(|day| (held.municipality.clone(), day)))
    }
}

/// A session beside another; `None` for one that does not count.
fn booking(row: &Row) -> Result<Option<Booking>> {
    let booking = Booking {
        id: row.read("id")?,
        date: row.read("date")?,
        start: row.read("start")?,
        end: row.read("end")?,
        state: row.read("state")?,
        activity: row.read("code")?,
        person: row.read("person")?,
        same_beneficiary: row.read("same_beneficiary")?,
        same_coach: row.read("same_coach")?,
    };
    let counted = booking.state.counts_in(row.read("activity_state")?);
    Ok(counted.then_some(booking))
}

/// Monday and Sunday of the ISO week a date is in.
fn iso_week(date: NaiveDate) -> (NaiveDate, NaiveDate) {
    let week = date.iso_week();
    let monday = NaiveDate::from_isoywd_opt(week.year(), week.week(), Weekday::Mon).unwrap_or(date);
    (
        monday,
        monday.checked_add_days(Days::new(6)).unwrap_or(date),
    )
}

/// A probe of one minute, to judge a date before the hours are typed.
pub(super) fn probe(date: NaiveDate, earliest: TimeOfDay) -> Option<Plan> {
    Some(Plan {
        date,
        start: earliest,
        end: earliest.plus(Minutes(1))?,
        place: None,
    })
}
