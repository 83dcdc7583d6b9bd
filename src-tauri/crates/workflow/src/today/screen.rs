//! The screen *Oggi* put together.

use affianca_domain::{
    ActivityState, CoachId, Deadline, Due, Minutes, SessionState, due, gathered, holiday,
    holiday_note,
};
use affianca_store::rows::{activity, session};
use affianca_store::settings::coach_at_work;
use affianca_store::{ReadColumn as _, ReadRows as _, named_values};
use chrono::{Days, NaiveDate, NaiveDateTime};
use rusqlite::{Connection, Row};

use super::facts::Facts;
use super::{
    DeadlineCoach, DeadlinePerson, MOST_DEADLINES, MOST_INCOMPLETE, NextDay, Today, TodayFilter,
    TodaySession, beginnings, choice, people,
};
use crate::sessions::{buttons, component, may_be_held, terms};
use crate::{Archive, Result};
use affianca_store::rows::programme::Programmes;

/// How many days ahead are shown, holidays included.
const AHEAD: u64 = 6;

impl Archive {
    /// What is due today: the sessions of the coach at work (everybody's when nobody was chosen),
    /// and the deadlines the filter asks for.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn today(&self, filter: TodayFilter, now: NaiveDateTime) -> Result<Today> {
        self.read(|connection| {
            let date = now.date();
            let coach = coach_at_work(connection)?;
            let programmes = Programmes::load(connection)?;
            let facts = Facts::load(connection, &programmes, (date, date))?;
            let due = asked(connection, due(&facts.requests, date), filter)?;
            let (people, people_found) = people::people(connection, &programmes, &facts)?;
            let sessions = sessions(connection, &programmes, coach, now)?;
            let mut incomplete = facts.incomplete();
            let incomplete_found = u32::try_from(incomplete.len()).unwrap_or(u32::MAX);
            incomplete.truncate(MOST_INCOMPLETE);
            Ok(Today {
                date,
                note: holiday_note(date),
                minutes: sessions.iter().map(|session| session.counted).sum(),
                sessions: sessions.into_iter().map(|session| session.shown).collect(),
                daily_limit: programmes.for_day(date)?.limits.daily,
                deadlines: due.deadlines,
                deadlines_found: due.found,
                deadline_people: due.people,
                deadline_coaches: due.coaches,
                people,
                people_found,
                next_days: next_days(connection, coach, date)?,
                incomplete,
                incomplete_found,
                first_steps: beginnings::steps(connection)?,
            })
        })
    }
}

/// The deadlines the filter asks for, the first of them in words, and whom it can choose.
struct Asked {
    deadlines: Vec<Deadline>,
    found: u32,
    people: Vec<DeadlinePerson>,
    coaches: Vec<DeadlineCoach>,
}

fn asked(connection: &Connection, mut due: Vec<Due>, filter: TodayFilter) -> Result<Asked> {
    let people = choice::people(&due);
    let coaches = choice::coaches(connection, &due)?;
    choice::keep(connection, &mut due, filter)?;
    let due = gathered(due);
    Ok(Asked {
        deadlines: due.iter().take(MOST_DEADLINES).map(Due::told).collect(),
        found: u32::try_from(due.len()).unwrap_or(u32::MAX),
        people,
        coaches,
    })
}

/// Today's sessions that may still be held, with all that their buttons look at.
fn sessions(
    connection: &Connection,
    programmes: &Programmes,
    coach: Option<CoachId>,
    now: NaiveDateTime,
) -> Result<Vec<OfToday>> {
    connection
        .prepare_cached(&format!(
            "SELECT {}, {}, request.state, request.voucher_ends, request.programme, person.surname, person.name,
                    branch.name, coach.surname || ' ' || coach.name
             FROM session_by_state session
             JOIN activity ON activity.id = session.activity_id
             JOIN request ON request.id = activity.request_id
             JOIN beneficiary person ON person.id = request.beneficiary_id
             JOIN branch ON branch.id = session.branch_id
             JOIN coach ON coach.id = session.coach_id
             WHERE session.date = :today AND (:coach IS NULL OR session.coach_id = :coach)
               AND NOT session.dropped
             ORDER BY session.start, session.id LIMIT 100",
            session::COLUMNS,
            activity::COLUMNS
        ))?
        .all(
            named_values! {":today": now.date(), ":coach": coach},
            |row| of_today(row, programmes, now),
        )
        .map(|sessions| sessions.into_iter().flatten().collect())
}

/// A session of today, and how long it lasts where it counts.
struct OfToday {
    shown: TodaySession,
    counted: Minutes,
}

/// `None` for one left open in an activity `TERMINATA`: it is over.
fn of_today(row: &Row, programmes: &Programmes, now: NaiveDateTime) -> Result<Option<OfToday>> {
    let session = session::read(row)?;
    let activity = activity::read_at(row, session::WIDTH)?;
    if !session.state.stands_in(activity.state) {
        return Ok(None);
    }
    let mut beside = session::WIDTH + activity::WIDTH..;
    let mut next = || beside.next().unwrap_or_default();
    let (request, voucher_ends) = (row.read(next())?, row.read(next())?);
    let programme = programmes.of(&row.read(next())?)?;
    let terms = terms(
        (request, voucher_ends),
        &activity,
        programme,
        component(programme, &activity)?,
    );
    let counts = session.counts_in(activity.state);
    Ok(Some(OfToday {
        counted: if counts {
            session.minutes()
        } else {
            Minutes::ZERO
        },
        shown: TodaySession {
            id: session.id,
            number: session.id.counter(),
            request: activity.request,
            activity: activity.id,
            steps: buttons(&session, terms, now),
            may_be_held: may_be_held(&session, terms, now),
            code: activity.code,
            surname: row.read(next())?,
            name: row.read(next())?,
            start: session.start,
            end: session.end,
            place: session.held_at(&row.read::<String>(next())?),
            coach: row.read(next())?,
            state: session.state,
        },
    }))
}

/// What is planned on each of the days to come.
fn next_days(
    connection: &Connection,
    coach: Option<CoachId>,
    today: NaiveDate,
) -> Result<Vec<NextDay>> {
    let mut days: Vec<NextDay> = (1..=AHEAD)
        .filter_map(|ahead| today.checked_add_days(Days::new(ahead)))
        .map(|date| NextDay {
            date,
            holiday: holiday(date).map(str::to_owned),
            scheduled: 0,
            drafts: 0,
            minutes: Minutes::ZERO,
        })
        .collect();
    let last = days.last().map(|day| day.date);
    let mut statement = connection.prepare_cached(
        "SELECT s.date, s.state, a.state, count(*), sum(s.\"end\" - s.start)
         FROM session s CROSS JOIN activity a ON a.id = s.activity_id
         WHERE s.date > :today AND s.date <= :last AND (:coach IS NULL OR s.coach_id = :coach)
         GROUP BY s.date, s.state, a.state",
    )?;
    let mut rows =
        statement.query(named_values! {":today": today, ":last": last, ":coach": coach})?;
    while let Some(row) = rows.next()? {
        let (date, state): (NaiveDate, SessionState) = (row.read(0)?, row.read(1)?);
        let activity: ActivityState = row.read(2)?;
        let Some(day) = days.iter_mut().find(|day| day.date == date) else {
            continue;
        };
        let (sessions, minutes): (u32, Minutes) = (row.read(3)?, row.read(4)?);
        if state.counts_in(activity) {
            day.scheduled += sessions;
            day.minutes = day.minutes + minutes;
        } else if state.is_open_in(activity) {
            day.drafts += sessions;
        }
    }
    Ok(days)
}
