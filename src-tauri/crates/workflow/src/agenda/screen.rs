//! The screen *Agenda* put together.

use std::collections::HashSet;

use affianca_domain::{
    AgendaPeriod, BeneficiaryId, Capacity, DateOf, Limits, TimeOfDay, holiday, parse_date,
    why_fixed,
};
use affianca_store::rows::programme::Programmes;
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::Connection;

use super::loads::{self, Loads};
use super::marks::{Away, Marks, Patrons};
use super::questions::{AgendaRow, Weight, gathered, is_wanted, one_person, with_others};
use super::{Agenda, AgendaDay, AgendaFilter, AgendaQuery, AgendaSession, Loaded, choices};
use crate::sessions::{buttons, component, may_be_held, terms};
use crate::{Archive, Result};

impl Archive {
    /// The days of a view around a day: what is in them, how full they are, what marks them.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn agenda(&self, query: &AgendaQuery, now: NaiveDateTime) -> Result<Agenda> {
        self.read(|connection| {
            let (day, day_problem) = day(&query.day, now.date());
            let period = AgendaPeriod::around(query.view, day);
            let programmes = Programmes::load(connection)?;
            let limits = &programmes.for_day(day)?.limits;
            let filter = query.filter;
            let all = gathered(connection, filter, period.whole_weeks())?;
            let one = match filter.person {
                Some(id) => one_person(connection, id)?,
                None => None,
            };
            let (loaded, loads) = loads(connection, filter, &all)?;
            let mut weeks = loads::weeks(&period, loads.as_ref(), limits);
            let wanted = |it: &&AgendaRow| is_wanted(it, filter, one.as_deref());
            if let [week] = weeks.as_mut_slice() {
                let others = beside(connection, filter, &all, &period)?;
                let weights = all.iter().map(Weight::from).chain(others);
                week.people = loads::people(all.iter().filter(wanted), weights, limits);
            }
            let marks = Marks {
                patrons: Patrons::of(connection, filter.branch, &all)?,
                away: Away::of(connection, filter)?,
            };
            let sessions = all
                .iter()
                .filter(wanted)
                .filter(|it| (period.from..=period.to).contains(&it.session.date))
                .map(|it| shown(it, &programmes, now))
                .collect::<Result<_>>()?;
            let today = now.date();
            Ok(Agenda {
                view: query.view,
                day,
                day_problem,
                days: days(&period, query, day, &marks, loads.as_ref(), limits),
                weeks,
                sessions,
                loaded,
                people: choices::people(connection, filter)?,
                coaches: choices::coaches(connection, filter.coach)?,
                branches: choices::branches(connection, filter.branch)?,
                today,
                now: (period.from..=period.to)
                    .contains(&today)
                    .then(|| TimeOfDay::from(now.time())),
                earliest: limits.earliest,
                latest: limits.latest,
                from: period.from,
                to: period.to,
                title: period.title,
                week: period.week,
                previous: period.previous,
                next: period.next,
            })
        })
    }
}

/// The day that was typed; today, and why, where it is none.
fn day(typed: &str, today: NaiveDate) -> (NaiveDate, Option<String>) {
    if typed.trim().is_empty() {
        return (today, None);
    }
    match parse_date(typed, DateOf::Appointment, today) {
        Ok(day) => (day, None),
        Err(why) => (today, Some(why.to_string())),
    }
}

/// Whose hours are added up, and they.
fn loads(
    connection: &Connection,
    filter: AgendaFilter,
    all: &[AgendaRow],
) -> Result<(Option<Loaded>, Option<Loads>)> {
    Ok(match (filter.coach, filter.person) {
        (Some(_), _) => (
            Some(Loaded::Coach),
            Some(Loads::of(all.iter(), Capacity::default())),
        ),
        (None, Some(person)) => (
            Some(Loaded::Person),
            Some(Loads::of(all.iter(), capacity(connection, person)?)),
        ),
        (None, None) => (None, None),
    })
}

fn capacity(connection: &Connection, person: BeneficiaryId) -> Result<Capacity> {
    let limits = connection
        .prepare_cached("SELECT daily_limit, weekly_limit FROM beneficiary WHERE id = ?1")?
        .first(values![person], |row| -> Result<_> {
            let (daily, weekly) = (row.read(0)?, row.read(1)?);
            Ok(Capacity { daily, weekly })
        })?;
    Ok(limits.unwrap_or_default())
}

/// What the people of a coach's week have with others: of a person, and of everybody, all is there.
fn beside(
    connection: &Connection,
    filter: AgendaFilter,
    all: &[AgendaRow],
    period: &AgendaPeriod,
) -> Result<Vec<Weight>> {
    let Some(coach) = filter.coach else {
        return Ok(Vec::new());
    };
    let people: HashSet<BeneficiaryId> = all.iter().map(|it| it.session.beneficiary).collect();
    let people: Vec<BeneficiaryId> = people.into_iter().collect();
    with_others(connection, coach, &people, period.whole_weeks())
}

fn days(
    period: &AgendaPeriod,
    query: &AgendaQuery,
    day: NaiveDate,
    marks: &Marks,
    loads: Option<&Loads>,
    limits: &Limits,
) -> Vec<AgendaDay> {
    period
        .days()
        .map(|date| AgendaDay {
            date,
            outside: query.view == affianca_domain::AgendaView::Month && month(date) != month(day),
            holiday: holiday(date).map(str::to_owned),
            patron: marks.patrons.on(date),
            away: marks.away.on(date),
            load: loads.map(|loads| loads.day(date, limits)),
        })
        .collect()
}

fn month(date: NaiveDate) -> (i32, u32) {
    use chrono::Datelike as _;
    (date.year(), date.month())
}

fn shown(it: &AgendaRow, programmes: &Programmes, now: NaiveDateTime) -> Result<AgendaSession> {
    let (session, activity) = (&it.session, &it.activity);
    let programme = programmes.of(&it.programme)?;
    let component = component(programme, activity)?;
    let terms = terms(
        (it.request, it.voucher_ends),
        activity,
        programme,
        component,
    );
    Ok(AgendaSession {
        id: session.id,
        number: session.id.counter(),
        request: activity.request,
        activity: activity.id,
        code: activity.code.clone(),
        title: activity.title.clone(),
        person: session.beneficiary,
        surname: it.surname.clone(),
        name: it.name.clone(),
        coach: it.coach.clone(),
        date: session.date,
        start: session.start,
        end: session.end,
        minutes: session.minutes(),
        place: session.held_at(&it.branch),
        state: session.state,
        may_be_held: may_be_held(session, terms, now),
        steps: buttons(session, terms, now),
        fixed: why_fixed(session.state, activity.state),
    })
}
