//! What the rules are asked about a session, and what they answer (domain `rules`).

use affianca_domain::{
    Booking, BranchId, Circumstances, CoachId, Minutes, Moment, PatronDay, Plan, Session,
    Violation, Workplace, iso_week, workplace,
};
use affianca_store::{ReadColumn as _, ReadRows as _, named_values};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, Row};

use super::Context;
use super::context::branch;
use crate::Result;
use crate::directory::under_one_code;

/// A session as the rules are about to see it.
pub(crate) struct Candidate<'a> {
    pub moment: Moment,
    pub plan: &'a Plan,
    pub branch: Option<BranchId>,
    pub coach: Option<CoachId>,
    /// The session itself, so that it is not counted against itself.
    pub itself: Option<&'a Session>,
    /// The day it was entered; none when it is being entered now.
    pub entered: Option<NaiveDate>,
}

/// What stands beside a session: what else counts, and the feast of where it is held.
pub(crate) struct Beside<'a> {
    pub counted: Minutes,
    pub neighbours: &'a [Booking],
    pub patron: Option<(String, PatronDay)>,
}

impl Context {
    /// Every rule a session breaks, the other sessions of person and coach considered.
    pub(crate) fn judge(
        &self,
        connection: &Connection,
        candidate: &Candidate,
        now: NaiveDateTime,
    ) -> Result<Vec<Violation>> {
        let week = iso_week(candidate.plan.date);
        let beside = Beside {
            counted: self.counted_without(candidate.itself),
            neighbours: &self.neighbours(connection, candidate, week)?,
            patron: self.patron(connection, candidate)?,
        };
        Ok(self.judge_beside(candidate, &beside, now))
    }

    /// The same, of what was gathered before: many sessions are judged from one reading.
    pub(crate) fn judge_beside(
        &self,
        candidate: &Candidate,
        beside: &Beside,
        now: NaiveDateTime,
    ) -> Vec<Violation> {
        self.weigh(candidate, beside, now, |case| {
            let mut violations = affianca_domain::check(case);
            violations.extend(affianca_domain::notices(case));
            violations
        })
    }

    /// Asks the rules whatever is to be known of a session, beside what was gathered.
    pub(super) fn weigh<T>(
        &self,
        candidate: &Candidate,
        beside: &Beside,
        now: NaiveDateTime,
        ask: impl FnOnce(&Circumstances) -> T,
    ) -> T {
        let usual_place = self.usual_place();
        let case = Circumstances {
            entered: candidate.entered.unwrap_or(now.date()),
            counted: beside.counted,
            neighbours: beside.neighbours,
            capacity: self.capacity,
            patron: beside.patron.clone(),
            usual_place: usual_place.as_deref(),
            ..Circumstances::alone(self.terms(), candidate.moment, candidate.plan, now)
        };
        ask(&case)
    }

    /// Minutes that already count, `itself` left out.
    pub(crate) fn counted_without(&self, itself: Option<&Session>) -> Minutes {
        let own = itself
            .filter(|it| it.activity == self.activity.id && it.counts_in(self.activity.state))
            .map(Session::minutes);
        self.hours.counted().saturating_sub(own.unwrap_or_default())
    }

    /// The counted sessions of person and coach in some weeks.
    pub(super) fn neighbours(
        &self,
        connection: &Connection,
        candidate: &Candidate,
        (monday, sunday): (NaiveDate, NaiveDate),
    ) -> Result<Vec<Booking>> {
        let people = under_one_code(connection, self.request.beneficiary)?;
        let people: Vec<i64> = people.into_iter().map(Into::into).collect();
        let found = connection
            .prepare_cached(
                "SELECT s.id, s.date, s.start, s.\"end\", s.state, a.id AS activity_id, a.code,
                        a.state AS activity_state,
                        b.surname || ' ' || b.name AS person,
                        s.beneficiary_id IN (SELECT value FROM json_each(:people)) AS same_beneficiary,
                        s.coach_id IS :coach AS same_coach
                 FROM session s
                 JOIN activity a ON a.id = s.activity_id
                 JOIN beneficiary b ON b.id = s.beneficiary_id
                 WHERE s.id IN (
                     SELECT id FROM session
                     WHERE beneficiary_id IN (SELECT value FROM json_each(:people))
                       AND date BETWEEN :monday AND :sunday
                     UNION
                     SELECT id FROM session
                     WHERE coach_id = :coach AND date BETWEEN :monday AND :sunday)
                   AND s.id IS NOT :itself
                 ORDER BY s.date, s.start",
            )?
            .all(
                named_values! {
                    ":people": serde_json::to_string(&people)?,
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
    pub(crate) fn patron(
        &self,
        connection: &Connection,
        candidate: &Candidate,
    ) -> Result<Option<(String, PatronDay)>> {
        let branch = match candidate.branch {
            Some(id) => branch(connection, id)?.unwrap_or_default(),
            None => Workplace::default(),
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
        activity_id: row.read("activity_id")?,
        activity: row.read("code")?,
        person: row.read("person")?,
        same_beneficiary: row.read("same_beneficiary")?,
        same_coach: row.read("same_coach")?,
    };
    let counted = booking.state.counts_in(row.read("activity_state")?);
    Ok(counted.then_some(booking))
}
