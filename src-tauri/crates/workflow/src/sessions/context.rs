//! Everything about an activity that the rules of its sessions look at, loaded once.

use std::collections::{BTreeSet, HashMap};

use affianca_domain::{
    Activity, ActivityId, ActivityTerms, BranchId, Capacity, Component, EmployerId, Programme,
    Request, RequestState, Session, SessionHours, Workplace,
};
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use crate::directory::programme_of;
use crate::{Error, Result, requests};

/// An activity with its request, its person and its employer.
#[derive(Debug)]
pub(crate) struct Context {
    pub activity: Activity,
    pub request: Request,
    pub programme: Programme,
    pub component: Component,
    pub surname: String,
    pub name: String,
    pub capacity: Capacity,
    pub hours: SessionHours,
    pub employer: Option<Workplace>,
    /// Where this activity's sessions were held last.
    pub last_place: Option<String>,
}

impl Context {
    /// Loads an activity with all that surrounds it.
    pub fn load(connection: &Connection, id: ActivityId) -> Result<Self> {
        let activity = requests::load_activity(connection, id)?;
        let request = requests::load(connection, activity.request)?;
        let programme = programme_of(connection, &request.programme)?;
        let component = component(&programme, &activity)?.clone();
        let (surname, name, capacity) = connection
            .prepare_cached(
                "SELECT surname, name, daily_limit, weekly_limit FROM beneficiary WHERE id = ?1",
            )?
            .one(values![request.beneficiary], |row| -> Result<_> {
                let (daily, weekly) = (row.read(2)?, row.read(3)?);
                Ok((row.read(0)?, row.read(1)?, Capacity { daily, weekly }))
            })?;
        let employer = match request.employer {
            Some(id) => employer(connection, id)?,
            None => None,
        };
        Ok(Self {
            hours: requests::hours_of(connection, &activity)?,
            last_place: last_place(connection, id)?,
            activity,
            request,
            programme,
            component,
            surname,
            name,
            capacity,
            employer,
        })
    }

    /// The same of every activity that sessions are of, each once.
    pub fn load_all(
        connection: &Connection,
        sessions: &[Session],
    ) -> Result<HashMap<ActivityId, Self>> {
        let activities: BTreeSet<ActivityId> = sessions.iter().map(|it| it.activity).collect();
        activities
            .into_iter()
            .map(|id| Ok((id, Self::load(connection, id)?)))
            .collect()
    }

    /// Where a new session of this activity most likely takes place.
    pub fn usual_place(&self) -> Option<String> {
        self.last_place.clone().or_else(|| {
            let employer = self.employer.as_ref();
            let held_there = employer.filter(|_| self.component.at_employer);
            held_there.map(Workplace::place)
        })
    }

    /// Whether a session of a day can no longer be entered, while the activity still takes some (§3.2).
    pub fn is_past_term(&self, date: NaiveDate, today: NaiveDate) -> bool {
        self.activity.cannot_add(self.request.state).is_none()
            && today > affianca_domain::session::last_day(date, &self.programme.limits)
    }

    /// What its sessions are judged by.
    pub fn terms(&self) -> ActivityTerms<'_> {
        terms(
            (self.request.state, self.request.voucher_ends),
            &self.activity,
            &self.programme,
            &self.component,
        )
    }
}

/// What the sessions of an activity are judged by: the state of its request and the voucher's end among
/// others.
pub(crate) fn terms<'a>(
    (request, voucher_ends): (RequestState, Option<NaiveDate>),
    activity: &Activity,
    programme: &'a Programme,
    component: &'a Component,
) -> ActivityTerms<'a> {
    ActivityTerms {
        request,
        activity: activity.state,
        component,
        agreed: activity.agreed,
        limits: &programme.limits,
        voucher: programme.voucher_end(voucher_ends),
    }
}

/// The part of the programme that an activity delivers.
pub(crate) fn component<'a>(
    programme: &'a Programme,
    activity: &Activity,
) -> Result<&'a Component> {
    let component = programme.component(&activity.code);
    component.ok_or_else(|| {
        let (code, programme) = (&activity.code, &programme.code);
        Error::Internal(format!("no component {code} in programme {programme}"))
    })
}

/// A branch as a place of work.
pub(super) fn branch(connection: &Connection, id: BranchId) -> Result<Option<Workplace>> {
    connection
        .prepare_cached(
            "SELECT id, name, municipality, nullif(patron_day, '') AS patron_day
             FROM branch WHERE id = ?1",
        )?
        .first(values![id], workplace)
}

fn employer(connection: &Connection, id: EmployerId) -> Result<Option<Workplace>> {
    connection
        .prepare_cached(
            "SELECT id, name, municipality, nullif(patron_day, '') AS patron_day
             FROM employer WHERE id = ?1",
        )?
        .first(values![id], workplace)
}

fn workplace(row: &Row) -> Result<Workplace> {
    Ok(Workplace {
        name: row.read("name")?,
        municipality: row.read("municipality")?,
        patron_day: row.read("patron_day")?,
    })
}

fn last_place(connection: &Connection, activity: ActivityId) -> Result<Option<String>> {
    connection
        .prepare_cached(
            "SELECT place FROM session WHERE activity_id = ?1 AND place <> ''
             ORDER BY id DESC LIMIT 1",
        )?
        .first(values![activity], |row| Ok(row.read(0)?))
}
