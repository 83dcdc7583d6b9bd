//! What the planner is asked about requests, read with a constant number of questions.

use std::collections::{BTreeMap, HashMap};

use affianca_domain::{
    Activity, ActivityId, Availability, BeneficiaryId, BranchId, Capacity, Component, EmployerId,
    Minutes, Programme, Request, RequestId, SessionHours, SessionState, TaxCode, Workplace,
};
use affianca_store::rows::programme::Programmes;
use affianca_store::rows::{activity, request};
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use rusqlite::{Connection, Row};

use crate::sessions::{self, branch_workplace};
use crate::{Error, Result, availability};

/// A request whose hours are to be planned, with all that surrounds it.
#[derive(Clone, Debug)]
pub(super) struct Path {
    pub request: Request,
    pub surname: String,
    pub name: String,
    pub capacity: Capacity,
    pub programme: Programme,
    pub employer: Option<(EmployerId, Workplace)>,
    /// Its activities, in the programme's order.
    pub parts: Vec<Part>,
    /// The codes under which the person is there, their own among them.
    pub codes: Vec<BeneficiaryId>,
    pub person_free: Availability,
    pub employer_free: Availability,
}

/// An activity of it.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub activity: Activity,
    pub component: Component,
    pub hours: SessionHours,
    /// Where its sessions were held last.
    pub last_place: Option<String>,
}

impl Part {
    /// Hours that are left to plan.
    pub fn left(&self) -> Minutes {
        self.hours.left(self.activity.agreed)
    }
}

impl Path {
    /// An activity of this request.
    pub fn part(&self, id: ActivityId) -> Result<&Part> {
        let part = self.parts.iter().find(|part| part.activity.id == id);
        part.ok_or(Error::NotFound("L’attività"))
    }

    /// Where an activity is held until somebody says otherwise; empty where that is at an employer nobody
    /// has named yet.
    pub fn usual_place(&self, part: &Part, branch: &Workplace) -> String {
        if let Some(last) = &part.last_place {
            return last.clone();
        }
        if part.component.at_employer {
            let employer = self.employer.as_ref();
            return employer.map_or_else(String::new, |(_, employer)| employer.place());
        }
        branch.as_branch()
    }

    /// Hours that are left of the activities that still take sessions.
    pub fn left(&self) -> Minutes {
        let open = self
            .parts
            .iter()
            .filter(|part| part.activity.cannot_add(self.request.state).is_none());
        open.map(Part::left).sum()
    }
}

/// The requests named, in that order.
pub(super) fn paths(connection: &Connection, ids: &[RequestId]) -> Result<Vec<Path>> {
    let list = serde_json::to_string(ids)?;
    let programmes = Programmes::load(connection)?;
    let mut parts = parts(connection, &list)?;
    let mut found = HashMap::new();
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {}, b.surname, b.name, b.daily_limit, b.weekly_limit, e.name, e.municipality,
                nullif(e.patron_day, '')
         FROM request JOIN beneficiary b ON b.id = request.beneficiary_id
         LEFT JOIN employer e ON e.id = request.employer_id
         WHERE request.id IN (SELECT value FROM json_each(?1))",
        request::COLUMNS
    ))?;
    for (request, person, employer) in statement.all(values![list], person)? {
        let own = parts.remove(&request.id).unwrap_or_default();
        let programme = programmes.of(&request.programme)?;
        let parts = own
            .into_iter()
            .map(|(activity, hours, last_place)| {
                let component = sessions::component(programme, &activity)?.clone();
                Ok(Part {
                    activity,
                    component,
                    hours,
                    last_place,
                })
            })
            .collect::<Result<Vec<Part>>>()?;
        let (surname, name, capacity) = person;
        let path = Path {
            surname,
            name,
            capacity,
            programme: programme.clone(),
            employer: request.employer.zip(employer),
            parts,
            codes: vec![request.beneficiary],
            person_free: Availability::default(),
            employer_free: Availability::default(),
            request,
        };
        found.insert(path.request.id, path);
    }
    let mut paths = ids
        .iter()
        .map(|id| found.remove(id).ok_or(Error::NotFound("La richiesta")))
        .collect::<Result<Vec<Path>>>()?;
    codes(connection, &mut paths)?;
    for path in &mut paths {
        path.person_free = availability::of_person(connection, path.request.beneficiary)?;
        if let Some((employer, _)) = path.employer {
            path.employer_free = availability::of_employer(connection, employer)?;
        }
    }
    Ok(paths)
}

/// The one request named.
pub(super) fn path(connection: &Connection, id: RequestId) -> Result<Path> {
    let mut paths = paths(connection, &[id])?;
    paths.pop().ok_or(Error::NotFound("La richiesta"))
}

/// The branch sessions are delivered by; of none chosen, nothing is known.
pub(super) fn branch(connection: &Connection, id: Option<BranchId>) -> Result<Workplace> {
    let found = match id {
        Some(id) => branch_workplace(connection, id)?,
        None => None,
    };
    Ok(found.unwrap_or_default())
}

type Person = (String, String, Capacity);

fn person(row: &Row) -> Result<(Request, Person, Option<Workplace>)> {
    let at = request::WIDTH;
    let (daily, weekly) = (row.read(at + 2)?, row.read(at + 3)?);
    let name: Option<String> = row.read(at + 4)?;
    let employer = match name {
        Some(name) => Some(Workplace {
            name,
            municipality: row.read(at + 5)?,
            patron_day: row.read(at + 6)?,
        }),
        None => None,
    };
    let person = (row.read(at)?, row.read(at + 1)?, Capacity { daily, weekly });
    Ok((request::read(row)?, person, employer))
}

type Parts = HashMap<RequestId, Vec<(Activity, SessionHours, Option<String>)>>;

/// The activities of the requests, each with its hours and where it was held last.
fn parts(connection: &Connection, requests: &str) -> Result<Parts> {
    let mut last = connection
        .prepare_cached(
            "SELECT activity_id, place FROM session WHERE id IN (
                 SELECT max(session.id) FROM activity JOIN session ON session.activity_id = activity.id
                 WHERE activity.request_id IN (SELECT value FROM json_each(?1)) AND session.place <> ''
                 GROUP BY activity.id)",
        )?
        .all(values![requests], |row| -> Result<(ActivityId, String)> {
            Ok((row.read(0)?, row.read(1)?))
        })?
        .into_iter()
        .collect::<HashMap<_, _>>();
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {}, session.state, coalesce(sum(session.\"end\" - session.start), 0)
         FROM activity LEFT JOIN session ON session.activity_id = activity.id
         WHERE activity.request_id IN (SELECT value FROM json_each(?1))
         GROUP BY activity.request_id, activity.position, activity.id, session.state",
        activity::COLUMNS
    ))?;
    let rows = statement.all(values![requests], |row| -> Result<_> {
        let state: Option<SessionState> = row.read(activity::WIDTH)?;
        Ok((activity::read(row)?, state, row.read(activity::WIDTH + 1)?))
    })?;
    let mut parts = Parts::new();
    for (activity, state, minutes) in rows {
        let own = parts.entry(activity.request).or_default();
        if own
            .last()
            .is_none_or(|(before, ..)| before.id != activity.id)
        {
            let place = last.remove(&activity.id);
            own.push((activity, SessionHours::default(), place));
        }
        if let (Some((activity, hours, _)), Some(state)) = (own.last_mut(), state) {
            hours.take(state, activity.is_ended(), minutes);
        }
    }
    Ok(parts)
}

/// People are there under more than one code when one of them was given in the place of another.
fn codes(connection: &Connection, paths: &mut [Path]) -> Result<()> {
    let people = paths.iter().map(|path| path.request.beneficiary);
    let list = serde_json::to_string(&people.map(i64::from).collect::<Vec<i64>>())?;
    let alike = connection
        .prepare_cached(
            "SELECT p.id, p.tax_code, o.id, o.tax_code
             FROM beneficiary p JOIN beneficiary o
                 ON o.tax_code >= substr(p.tax_code, 1, 6) AND o.tax_code < substr(p.tax_code, 1, 6) || '~'
             WHERE p.id IN (SELECT value FROM json_each(?1)) AND o.id <> p.id
                 AND length(p.tax_code) = 16",
        )?
        .all(values![list], |row| -> Result<_> {
            let codes: (String, String) = (row.read(1)?, row.read(3)?);
            Ok((row.read::<BeneficiaryId>(0)?, row.read::<BeneficiaryId>(2)?, codes))
        })?;
    let mut others: BTreeMap<BeneficiaryId, Vec<BeneficiaryId>> = BTreeMap::new();
    for (person, other, (code, other_code)) in alike {
        let same = TaxCode::parse(&code)
            .ok()
            .zip(TaxCode::parse(&other_code).ok())
            .is_some_and(|(one, other)| one.is_same_but_for_omocodia(&other));
        if same {
            others.entry(person).or_default().push(other);
        }
    }
    for path in paths {
        let own = others.get(&path.request.beneficiary).into_iter().flatten();
        path.codes.extend(own.copied());
    }
    Ok(())
}
