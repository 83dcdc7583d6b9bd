//! The sessions of a person or a coach as a calendar file. Those given up go out too, as cancelled: a
//! calendar that had them takes them off, and one that had not has nothing to take.

use affianca_domain::{ActivityState, SessionId, SessionState, Span, TimeOfDay, Whose};
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use affianca_tables::calendar::{Appointment, Certainty, write_calendar};
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use rusqlite::{Connection, Row};

use super::CalendarOrder;
use crate::directory::owner;
use crate::fields::Fields;
use crate::{Action, Archive, Error, Result};

/// Before and after every session.
const EVER: (&str, &str) = ("0000-01-01", "9999-12-31");

/// A calendar file that is ready.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarFile {
    /// The name it is offered under: nobody's.
    pub name: String,
    /// What is in it.
    pub text: String,
    /// How many sessions.
    pub sessions: usize,
}

impl Archive {
    /// A person's or a coach's sessions as a calendar file.
    ///
    /// # Errors
    /// [`Error::Invalid`] for days that cannot be read, or where there is no session;
    /// [`Error::NotFound`].
    pub fn calendar_file(&self, order: &CalendarOrder, now: NaiveDateTime) -> Result<CalendarFile> {
        let period = Period::read(order, now.date())?;
        self.read_at_length(|connection| {
            owner(connection, order.whose)?;
            let appointments = appointments(connection, order, &period)?;
            if appointments.is_empty() {
                let message = "In questo periodo non c’è nessuna erogazione.";
                return Err(Error::invalid("from", message));
            }
            Ok(CalendarFile {
                name: format!("calendario-{}.ics", now.date()),
                sessions: appointments.len(),
                text: write_calendar(&appointments, now)
                    .map_err(|error| Error::Document(error.to_string()))?,
            })
        })
    }

    /// Hands a calendar file over: `deliver` writes it and gives where it is. The journal tells who took
    /// out what, and only if the file was written.
    ///
    /// # Errors
    /// Whatever `deliver` refuses with; the archive's own.
    pub fn hand_over_calendar(
        &self,
        order: &CalendarOrder,
        file: &CalendarFile,
        now: NaiveDateTime,
        deliver: impl FnOnce() -> Result<String>,
    ) -> Result<String> {
        let period = Period::read(order, now.date())?;
        self.write(Action::ExportCalendar, now, |step| {
            step.about(owner(step, order.whose)?.subject);
            step.note("erogazioni", file.sessions);
            step.note("periodo", period.told());
            step.note("con cognomi", order.surnames);
            deliver()
        })
    }
}

/// From a day to another, both open where nobody said.
struct Period {
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
}

impl Period {
    fn read(order: &CalendarOrder, today: NaiveDate) -> Result<Self> {
        let mut fields = Fields::new("");
        let from = fields.date("from", &order.from, today);
        let to = fields.date("to", &order.to, today);
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            fields.problem("to", "L’ultimo giorno viene prima del primo.");
        }
        fields.finish()?;
        Ok(Self { from, to })
    }

    fn told(&self) -> String {
        let day = affianca_domain::format_date;
        match (self.from, self.to) {
            (None, None) => "tutto".to_owned(),
            (Some(from), None) => format!("dal {}", day(from)),
            (None, Some(to)) => format!("fino al {}", day(to)),
            (Some(from), Some(to)) => format!("dal {} al {}", day(from), day(to)),
        }
    }
}

fn appointments(
    connection: &Connection,
    order: &CalendarOrder,
    period: &Period,
) -> Result<Vec<Appointment>> {
    let (column, id): (&str, i64) = match order.whose {
        Whose::Person(id) => ("beneficiary_id", id.into()),
        Whose::Coach(id) => ("coach_id", id.into()),
        Whose::Employer(_) => {
            return Err(Error::invalid(
                "whose",
                "Si esporta il calendario di una persona o di un coach.",
            ));
        }
    };
    let iso =
        |day: Option<NaiveDate>, ever: &str| day.map_or(ever.to_owned(), |day| day.to_string());
    let found = connection
        .prepare_cached(&format!(
            "SELECT s.id, s.date, s.start, s.\"end\", s.place, s.state, s.revision, a.code,
                    a.state AS activity_state, p.surname, p.name, b.name AS branch
             FROM session s JOIN activity a ON a.id = s.activity_id
             JOIN beneficiary p ON p.id = s.beneficiary_id JOIN branch b ON b.id = s.branch_id
             WHERE s.{column} = ?1 AND s.date BETWEEN ?2 AND ?3 ORDER BY s.date, s.start, s.id"
        ))?
        .all(
            values![id, iso(period.from, EVER.0), iso(period.to, EVER.1)],
            |row| appointment(row, order.surnames),
        )?;
    Ok(found)
}

fn appointment(row: &Row, surnames: bool) -> Result<Appointment> {
    let id: SessionId = row.read("id")?;
    let state: SessionState = row.read("state")?;
    let ended = row.read::<ActivityState>("activity_state")? == ActivityState::Ended;
    let (place, branch): (String, String) = (row.read("place")?, row.read("branch")?);
    let place = if place.is_empty() { branch } else { place };
    let (surname, name): (String, String) = (row.read("surname")?, row.read("name")?);
    let who = if surnames {
        surname
    } else {
        initials(&surname, &name)
    };
    let code: String = row.read("code")?;
    // What an ended activity leaves open is over, though nothing of the session itself has changed.
    let left_open = ended && state != SessionState::Delivered;
    let revision: u32 = row.read("revision")?;
    let span = Span {
        start: row.read("start")?,
        end: row.read("end")?,
    };
    let date = row.read("date")?;
    Ok(Appointment {
        uid: uid(id),
        revision: revision + u32::from(left_open),
        start: moment(date, span.start),
        end: moment(date, span.end),
        title: format!("{who} · {code} · {place}"),
        place,
        certainty: if left_open {
            Certainty::Cancelled
        } else {
            certainty(state)
        },
    })
}

const fn certainty(state: SessionState) -> Certainty {
    match state {
        SessionState::Entered => Certainty::Tentative,
        SessionState::Scheduled | SessionState::Started | SessionState::Delivered => {
            Certainty::Confirmed
        }
        SessionState::Cancelled | SessionState::ClosedNegatively => Certainty::Cancelled,
    }
}

/// The same at each export and in no two archives: the site of the archive stands in it.
fn uid(id: SessionId) -> String {
    let site = id.site().map_or(0, affianca_domain::Site::number);
    format!("erogazione-{site}-{}@affianca", id.counter())
}

/// «N. B.».
fn initials(surname: &str, name: &str) -> String {
    let letters = [name, surname]
        .into_iter()
        .filter_map(|word| word.chars().find(|letter| letter.is_alphabetic()))
        .map(|letter| format!("{}.", letter.to_uppercase()));
    letters.collect::<Vec<_>>().join(" ")
}

/// 24:00 is the midnight that ends the day.
fn moment(date: NaiveDate, time: TimeOfDay) -> NaiveDateTime {
    if time == TimeOfDay::END {
        let next = date.checked_add_days(Days::new(1)).unwrap_or(date);
        return next.and_time(NaiveTime::MIN);
    }
    date.and_time(NaiveTime::MIN) + TimeDelta::minutes(i64::from(time.minutes()))
}
