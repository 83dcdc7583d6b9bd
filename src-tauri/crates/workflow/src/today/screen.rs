//! The screen *Oggi* put together.

use affianca_domain::{CoachId, Deadline, Due, RequestId, SessionId, holiday, weekday_name};
use chrono::{Days, NaiveDate, NaiveDateTime};
use rusqlite::{Connection, named_params};

use super::{
    DeadlineCoach, DeadlinePerson, MOST_DEADLINES, NextDay, Today, TodayFilter, TodaySession,
    choice, facts, people,
};
use crate::directory::programme_for;
use crate::numbering::{count, minutes};
use crate::sessions::{Context, Record, buttons};
use crate::{Archive, Result};
use affianca_store::settings::coach_at_work;

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
            let due = facts::due(connection, date, |due| asked(connection, due, filter))??;
            let (people, people_found) = people::people(connection)?;
            let sessions = sessions(connection, coach, now)?;
            let minutes = sessions
                .iter()
                .filter(|session| session.state.counted())
                .filter_map(|session| session.end.minus(session.start))
                .sum();
            Ok(Today {
                date,
                note: note(date),
                sessions,
                minutes,
                daily_limit: programme_for(connection, date)?.1.limits.daily,
                deadlines: due.deadlines,
                deadlines_found: due.found,
                deadline_people: due.people,
                deadline_coaches: due.coaches,
                people,
                people_found,
                next_days: next_days(connection, coach, date)?,
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
    Ok(Asked {
        deadlines: due.iter().take(MOST_DEADLINES).map(Due::told).collect(),
        found: u32::try_from(due.len()).unwrap_or(u32::MAX),
        people,
        coaches,
    })
}

fn note(date: NaiveDate) -> Option<String> {
    if let Some(name) = holiday(date) {
        return Some(format!("Oggi è festivo ({name}): niente erogazioni."));
    }
    let tomorrow = date.succ_opt()?;
    let name = holiday(tomorrow).filter(|_| weekday_name(tomorrow) != "domenica")?;
    Some(format!("Domani è festivo ({name}): niente erogazioni."))
}

fn sessions(
    connection: &Connection,
    coach: Option<CoachId>,
    now: NaiveDateTime,
) -> Result<Vec<TodaySession>> {
    let mut statement = connection.prepare_cached(
        "SELECT s.id, CASE WHEN s.place = '' THEN 'Sportello ' || b.name ELSE s.place END,
                c.surname || ' ' || c.name
         FROM session s
         JOIN branch b ON b.id = s.branch_id
         JOIN coach c ON c.id = s.coach_id
         WHERE s.date = :today AND (:coach IS NULL OR s.coach_id = :coach)
           AND s.state NOT IN ('ANNULLATA', 'CHIUSA NEGATIVAMENTE')
         ORDER BY s.start, s.id LIMIT 100",
    )?;
    let found = statement
        .query_map(
            named_params! {":today": now.date(), ":coach": coach.map(|id| id.0)},
            |row| Ok((SessionId(row.get(0)?), row.get(1)?, row.get(2)?)),
        )?
        .collect::<rusqlite::Result<Vec<(SessionId, String, String)>>>()?;
    found
        .into_iter()
        .map(|(id, place, coach)| {
            let session = Record::load(connection, id)?;
            let context = Context::load(connection, session.activity)?;
            Ok(TodaySession {
                id,
                number: id.counter(),
                request: RequestId(context.request.id.0),
                activity: session.activity,
                steps: buttons(&session, &context, now),
                code: context.code,
                surname: context.surname,
                name: context.name,
                start: session.start,
                end: session.end,
                place,
                coach,
                state: session.state,
            })
        })
        .collect()
}

fn next_days(
    connection: &Connection,
    coach: Option<CoachId>,
    today: NaiveDate,
) -> Result<Vec<NextDay>> {
    let mut statement = connection.prepare_cached(
        "SELECT sum(state IN ('PROGRAMMATA', 'AVVIATA', 'EROGATA')), sum(state = 'INSERITA'),
                coalesce(sum(CASE WHEN state IN ('PROGRAMMATA', 'AVVIATA', 'EROGATA')
                                  THEN \"end\" - start END), 0)
         FROM session WHERE date = :date AND (:coach IS NULL OR coach_id = :coach)",
    )?;
    (1..=AHEAD)
        .filter_map(|ahead| today.checked_add_days(Days::new(ahead)))
        .map(|date| {
            let (scheduled, drafts, counted) = statement.query_row(
                named_params! {":date": date, ":coach": coach.map(|id| id.0)},
                |row| {
                    Ok((
                        row.get::<_, Option<i64>>(0)?.unwrap_or(0),
                        row.get::<_, Option<i64>>(1)?.unwrap_or(0),
                        row.get::<_, i64>(2)?,
                    ))
                },
            )?;
            Ok(NextDay {
                date,
                holiday: holiday(date).map(str::to_owned),
                scheduled: count(scheduled),
                drafts: count(drafts),
                minutes: minutes(counted),
            })
        })
        .collect()
}
