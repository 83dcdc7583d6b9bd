//! Everything about an activity that the rules of its sessions look at, loaded once.

use affianca_domain::{
    ActivityId, ActivityState, Booking, BranchId, Capacity, Circumstances, CoachId, Component,
    Minutes, Moment, PatronDay, Plan, Programme, SessionId, TimeOfDay, Violation, fold,
};
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Weekday};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::directory::programme_of;
use crate::numbering::{minutes, time};
use crate::requests::{Hours, Record as Request, hours_of};
use crate::{Error, Result, StoreError};

/// An activity with its request, its person and its employer.
#[derive(Debug)]
pub(crate) struct Context {
    pub activity: ActivityId,
    pub code: String,
    pub title: String,
    pub state: ActivityState,
    pub agreed: Minutes,
    pub amount: affianca_domain::Cents,
    pub request: Request,
    pub programme: Programme,
    pub component: Component,
    pub surname: String,
    pub name: String,
    pub capacity: Capacity,
    pub hours: Hours,
    pub employer: Option<Workplace>,
    /// Where this activity's sessions were held last.
    pub last_place: Option<String>,
}

/// The employer as a place of work.
#[derive(Debug, Default)]
pub(crate) struct Workplace {
    pub name: String,
    pub municipality: String,
    pub patron_day: String,
}

/// A session as the rules are about to see it.
pub(crate) struct Candidate<'a> {
    pub moment: Moment,
    pub plan: &'a Plan,
    pub branch: BranchId,
    pub coach: CoachId,
    /// The session itself, so that it is not counted against itself.
    pub itself: Option<SessionId>,
    /// The day it was entered; none when it is being entered now.
    pub entered: Option<NaiveDate>,
}

impl Context {
    /// Loads an activity with all that surrounds it.
    pub fn load(connection: &Connection, id: ActivityId) -> Result<Self> {
        let (request, code, title, agreed, amount, state) = connection
            .prepare_cached(
                "SELECT request_id, code, title, minutes, amount, state FROM activity WHERE id = ?1",
            )?
            .query_row([id.0], |row| {
                Ok((
                    row.get::<_, i64>(0)?,
                    row.get::<_, String>(1)?,
                    row.get::<_, String>(2)?,
                    row.get::<_, i64>(3)?,
                    row.get::<_, i64>(4)?,
                    row.get::<_, String>(5)?,
                ))
            })
            .optional()?
            .ok_or(Error::NotFound("L’attività"))?;
        let request = Request::load(connection, request.into())?;
        let programme = programme_of(connection, &request.programme)?;
        let component = programme
            .component(&code)
            .cloned()
            .ok_or_else(|| StoreError::Damaged(format!("component {code} not in programme")))?;
        let (surname, name, daily, weekly) = connection
            .prepare_cached(
                "SELECT surname, name, daily_limit, weekly_limit FROM beneficiary WHERE id = ?1",
            )?
            .query_row([request.beneficiary.0], |row| {
                Ok((
                    row.get(0)?,
                    row.get(1)?,
                    row.get::<_, Option<i64>>(2)?,
                    row.get::<_, Option<i64>>(3)?,
                ))
            })?;
        Ok(Self {
            activity: id,
            code,
            title,
            state: state
                .parse()
                .map_err(|_| StoreError::Damaged(format!("activity state {state}")))?,
            agreed: minutes(agreed),
            amount: affianca_domain::Cents(amount),
            programme,
            component,
            surname,
            name,
            capacity: Capacity {
                daily: daily.map(minutes),
                weekly: weekly.map(minutes),
            },
            hours: hours_of(connection, id)?,
            employer: employer(connection, &request)?,
            last_place: last_place(connection, id)?,
            request,
        })
    }

    /// Where a new session of this activity most likely takes place.
    pub fn usual_place(&self) -> Option<String> {
        self.last_place.clone().or_else(|| {
            let employer = self
                .employer
                .as_ref()
                .filter(|_| self.component.at_employer)?;
            Some(employer.place())
        })
    }

    /// Every rule a session breaks, the other sessions of person and coach considered.
    pub fn judge(
        &self,
        connection: &Connection,
        candidate: &Candidate,
        now: NaiveDateTime,
    ) -> Result<Vec<Violation>> {
        let neighbours = self.neighbours(connection, candidate)?;
        let patron = self.patron(connection, candidate)?;
        let usual = self.usual_place();
        let case = self.case(
            candidate,
            now,
            &neighbours,
            patron,
            usual.as_deref(),
            connection,
        )?;
        let mut violations = affianca_domain::check(&case);
        violations.extend(affianca_domain::notices(&case));
        Ok(violations)
    }

    fn case<'a>(
        &'a self,
        candidate: &'a Candidate,
        now: NaiveDateTime,
        neighbours: &'a [Booking],
        patron: Option<(String, PatronDay)>,
        usual_place: Option<&'a str>,
        connection: &Connection,
    ) -> Result<Circumstances<'a>> {
        Ok(Circumstances {
            moment: candidate.moment,
            now,
            entered: candidate.entered.unwrap_or(now.date()),
            plan: candidate.plan,
            request: self.request.state,
            activity: self.state,
            component: &self.component,
            agreed: self.agreed,
            counted: self.counted_without(connection, candidate.itself)?,
            neighbours,
            capacity: self.capacity,
            patron,
            usual_place,
            limits: &self.programme.limits,
        })
    }

    /// Why a step that looks at nothing but dates and states is not possible now, if so.
    pub fn blocked(&self, moment: Moment, plan: &Plan, now: NaiveDateTime) -> Option<Violation> {
        let case = Circumstances {
            moment,
            now,
            // Too late to be entered is a warning: it blocks nothing.
            entered: now.date(),
            plan,
            request: self.request.state,
            activity: self.state,
            component: &self.component,
            agreed: self.agreed,
            counted: Minutes::ZERO,
            neighbours: &[],
            capacity: self.capacity,
            patron: None,
            usual_place: None,
            limits: &self.programme.limits,
        };
        affianca_domain::check(&case)
            .into_iter()
            .find(|violation| violation.severity == affianca_domain::Severity::Error)
    }

    /// Minutes that already count, `itself` left out.
    pub fn counted_without(
        &self,
        connection: &Connection,
        itself: Option<SessionId>,
    ) -> Result<Minutes> {
        let Some(id) = itself else {
            return Ok(self.hours.counted());
        };
        let own: i64 = connection
            .prepare_cached(
                "SELECT coalesce(sum(\"end\" - start), 0) FROM session
                 WHERE id = ?1 AND activity_id = ?2
                   AND state IN ('PROGRAMMATA', 'AVVIATA', 'EROGATA')",
            )?
            .query_row([id.0, self.activity.0], |row| row.get(0))?;
        Ok(self.hours.counted().saturating_sub(minutes(own)))
    }

    fn neighbours(&self, connection: &Connection, candidate: &Candidate) -> Result<Vec<Booking>> {
        let (monday, sunday) = iso_week(candidate.plan.date);
        let mut statement = connection.prepare_cached(
            "SELECT s.id, s.date, s.start, s.\"end\", s.state, a.code,
                    b.surname || ' ' || b.name, s.beneficiary_id = :person, s.coach_id = :coach
             FROM session s
             JOIN activity a ON a.id = s.activity_id
             JOIN beneficiary b ON b.id = s.beneficiary_id
             WHERE s.id IN (
                 SELECT id FROM session WHERE beneficiary_id = :person AND date BETWEEN :monday AND :sunday
                 UNION
                 SELECT id FROM session WHERE coach_id = :coach AND date BETWEEN :monday AND :sunday)
               AND s.state IN ('PROGRAMMATA', 'AVVIATA', 'EROGATA') AND s.id IS NOT :itself
             ORDER BY s.date, s.start",
        )?;
        let mut rows = statement.query(named_params! {
            ":person": self.request.beneficiary.0,
            ":coach": candidate.coach.0,
            ":monday": monday,
            ":sunday": sunday,
            ":itself": candidate.itself.map(|id| id.0),
        })?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let state: String = row.get(4)?;
            found.push(Booking {
                id: SessionId(row.get(0)?),
                date: row.get(1)?,
                start: time(row.get(2)?)?,
                end: time(row.get(3)?)?,
                state: state
                    .parse()
                    .map_err(|_| StoreError::Damaged(format!("session state {state}")))?,
                activity: row.get(5)?,
                person: row.get(6)?,
                same_beneficiary: row.get(7)?,
                same_coach: row.get(8)?,
            });
        }
        Ok(found)
    }

    /// The patron day of where the session is held: the employer's when it is held there. `[I]`
    fn patron(
        &self,
        connection: &Connection,
        candidate: &Candidate,
    ) -> Result<Option<(String, PatronDay)>> {
        let branch: Workplace = connection
            .prepare_cached("SELECT name, municipality, patron_day FROM branch WHERE id = ?1")?
            .query_row([candidate.branch.0], Workplace::read)
            .optional()?
            .unwrap_or_default();
        let place = candidate.plan.place.as_deref().map(fold);
        let held_at = self
            .employer
            .as_ref()
            .filter(|employer| match &place {
                Some(place) => employer.is_meant_by(place, &branch, self.component.at_employer),
                None => self.component.at_employer,
            })
            .unwrap_or(&branch);
        let day = PatronDay::parse(&held_at.patron_day).ok();
        let day = day.or_else(|| affianca_domain::known_patron(&held_at.municipality));
        Ok(day.map(|day| (held_at.municipality.clone(), day)))
    }
}

impl Workplace {
    fn read(row: &Row) -> rusqlite::Result<Self> {
        Ok(Self {
            name: row.get(0)?,
            municipality: row.get(1)?,
            patron_day: row.get(2)?,
        })
    }

    /// Whether this employer, and not the branch, is where a place (folded) is: it names one of them
    /// or its municipality; else it is where the activity is usually held.
    fn is_meant_by(&self, place: &str, branch: &Self, usually: bool) -> bool {
        let named = |word: &str| !word.trim().is_empty() && place.contains(&fold(word));
        if named(&self.name) {
            return true;
        }
        match (named(&self.municipality), named(&branch.municipality)) {
            (true, false) => true,
            (false, true) => false,
            _ => usually && !named(&branch.name),
        }
    }

    /// `Vivai Sile soc. agr., Casier`.
    pub fn place(&self) -> String {
        if self.municipality.is_empty() {
            self.name.clone()
        } else {
            format!("{}, {}", self.name, self.municipality)
        }
    }
}

fn employer(connection: &Connection, request: &Request) -> Result<Option<Workplace>> {
    let Some(id) = request.employer else {
        return Ok(None);
    };
    Ok(connection
        .prepare_cached("SELECT name, municipality, patron_day FROM employer WHERE id = ?1")?
        .query_row([id.0], Workplace::read)
        .optional()?)
}

fn last_place(connection: &Connection, activity: ActivityId) -> Result<Option<String>> {
    Ok(connection
        .prepare_cached(
            "SELECT place FROM session WHERE activity_id = ?1 AND place <> ''
             ORDER BY id DESC LIMIT 1",
        )?
        .query_row([activity.0], |row| row.get(0))
        .optional()?)
}

/// Monday and Sunday of the ISO week a date is in.
pub(crate) fn iso_week(date: NaiveDate) -> (NaiveDate, NaiveDate) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_means_the_employer_or_the_branch() {
        let place = |name: &str, municipality: &str| Workplace {
            name: name.into(),
            municipality: municipality.into(),
            patron_day: String::new(),
        };
        let employer = place("Vivai Sile soc. agr.", "Treviso");
        let branch = place("Padova centro", "Padova");
        for (words, usually, meant) in [
            ("Vivai Sile soc. agr., serra 3", false, true),
            ("Vivaio, Treviso", false, true),
            ("Serra grande", true, true),
            ("Serra grande", false, false),
            ("Sala riunioni, Padova", true, false),
            ("Sportello Padova centro", true, false),
        ] {
            assert_eq!(
                employer.is_meant_by(&fold(words), &branch, usually),
                meant,
                "{words}"
            );
        }
    }
}
