//! Gathers what a plan prints: the sessions that stand, each told only as far as its reader needs it.

use affianca_domain::workplace::kind_of_place;
use affianca_domain::{
    ActivityState, BeneficiaryId, Meeting, PlaceKind, PlanReader, PlanSheet, ProgrammeCode,
    RequestId, SessionState, Span, Workplace, session,
};
use affianca_store::rows::programme::Programmes;
use affianca_store::settings::coach_at_work;
use affianca_store::{ReadColumn as _, ReadRows as _, named_values, values};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, Params, Row};

use super::{PlanFor, PlanOrder, days};
use crate::directory::provider;
use crate::{Archive, Error, Result, requests};

/// More meetings than this are read on the screen: on paper they would be too many pages.
const MOST_PRINTED: usize = 500;

macro_rules! meetings_where {
    ($place:literal) => {
        concat!(
            "SELECT s.date, s.start, s.\"end\", s.place, s.state, a.state AS activity_state, a.code,
                    r.programme, b.name AS branch, b.municipality AS branch_town,
                    e.name AS employer, e.municipality AS employer_town,
                    p.surname, p.name, c.surname AS coach_surname, c.name AS coach_name
             FROM session s
             JOIN activity a ON a.id = s.activity_id
             JOIN request r ON r.id = a.request_id
             JOIN beneficiary p ON p.id = s.beneficiary_id
             JOIN branch b ON b.id = s.branch_id
             JOIN coach c ON c.id = s.coach_id
             LEFT JOIN employer e ON e.id = r.employer_id
             WHERE ",
            $place,
            " AND s.date BETWEEN :from AND :to ORDER BY s.date, s.start, s.id"
        )
    };
}

/// Of a person.
const OF_PERSON: &str = meetings_where!("s.beneficiary_id = :person");
/// Of the requests of an employer, of all of them or of one person.
const OF_EMPLOYER: &str =
    meetings_where!("r.employer_id = :employer AND (:everybody OR r.beneficiary_id = :person)");
/// Of a coach, or of all.
const OF_COACH: &str = meetings_where!("(:coach IS NULL OR s.coach_id = :coach)");

impl Archive {
    /// Everything that stands on a plan.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `from`, `to`, or `days` where there is too much for paper; on `reader` for
    /// the company of a request without one; [`Error::NotFound`].
    pub fn plan_sheet(&self, order: &PlanOrder, now: NaiveDateTime) -> Result<PlanSheet> {
        let days = days::read(&order.days, now.date())?;
        let sheet = self.read_at_length(|connection| sheet(connection, order.reader, days, now))?;
        if sheet.meetings.len() > MOST_PRINTED {
            let message = format!(
                "Sono {} incontri: su carta ne stanno al massimo {MOST_PRINTED}. Scegli meno giorni.",
                sheet.meetings.len()
            );
            return Err(Error::invalid("days", message));
        }
        Ok(sheet)
    }
}

fn sheet(
    connection: &Connection,
    reader: PlanFor,
    (from, to): (NaiveDate, NaiveDate),
    now: NaiveDateTime,
) -> Result<PlanSheet> {
    let empty = PlanSheet {
        reader: PlanReader::Coach {
            name: String::new(),
        },
        from,
        to,
        meetings: Vec::new(),
        provider: String::new(),
        made: now,
    };
    match reader {
        PlanFor::Person { request } => Ok(PlanSheet {
            reader: PlanReader::Person {
                name: person(connection, request)?.1,
            },
            meetings: of_person(connection, request, (from, to))?,
            ..empty
        }),
        PlanFor::Employer { request, everybody } => {
            let (name, contact) = company(connection, request)?;
            Ok(PlanSheet {
                reader: PlanReader::Employer { name, contact },
                meetings: of_employer(connection, (request, everybody), (from, to))?,
                ..empty
            })
        }
        PlanFor::Coach { coach } => {
            let coach = match coach {
                Some(coach) => Some(coach),
                None => coach_at_work(connection)?,
            };
            let name = match coach {
                Some(coach) => connection
                    .prepare_cached("SELECT surname || ' ' || name FROM coach WHERE id = ?1")?
                    .first(values![coach], |row| -> Result<String> { Ok(row.read(0)?) })?
                    .ok_or(Error::NotFound("Il coach"))?,
                None => String::new(),
            };
            let values = named_values! {":coach": coach, ":from": from, ":to": to};
            let found = found(connection, OF_COACH, values)?;
            Ok(PlanSheet {
                reader: PlanReader::Coach { name },
                meetings: found.into_iter().map(Found::for_coach).collect(),
                provider: provider(connection)?.name,
                ..empty
            })
        }
    }
}

fn of_person(
    connection: &Connection,
    request: RequestId,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<Meeting>> {
    let (person, _) = person(connection, request)?;
    let values = named_values! {":person": person, ":from": from, ":to": to};
    let found = found(connection, OF_PERSON, values)?;
    Ok(found.into_iter().map(Found::for_person).collect())
}

fn of_employer(
    connection: &Connection,
    (request, everybody): (RequestId, bool),
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<Meeting>> {
    let request = requests::load(connection, request)?;
    let values = named_values! {
        ":employer": request.employer, ":everybody": everybody, ":person": request.beneficiary,
        ":from": from, ":to": to
    };
    let found = found(connection, OF_EMPLOYER, values)?;
    Ok(found
        .into_iter()
        .filter(|found| found.meeting.place_kind == PlaceKind::Work)
        .map(Found::for_company)
        .collect())
}

/// The person of a request, and how they are called.
fn person(connection: &Connection, request: RequestId) -> Result<(BeneficiaryId, String)> {
    connection
        .prepare_cached(
            "SELECT p.id, p.name FROM request r JOIN beneficiary p ON p.id = r.beneficiary_id
             WHERE r.id = ?1",
        )?
        .first(values![request], |row| -> Result<_> {
            Ok((row.read(0)?, row.read(1)?))
        })?
        .ok_or(Error::NotFound("La richiesta"))
}

/// The company of a request, and its contact.
fn company(connection: &Connection, request: RequestId) -> Result<(String, String)> {
    let found: Option<(Option<String>, String)> = connection
        .prepare_cached(
            "SELECT e.name, coalesce(trim(k.name || ' ' || k.surname), '')
             FROM request r
             LEFT JOIN employer e ON e.id = r.employer_id
             LEFT JOIN contact k ON k.id = r.contact_id
             WHERE r.id = ?1",
        )?
        .first(values![request], |row| -> Result<_> {
            Ok((row.read(0)?, row.read(1)?))
        })?;
    let (name, contact) = found.ok_or(Error::NotFound("La richiesta"))?;
    let missing = || Error::invalid("reader", "La richiesta non ha un datore di lavoro.");
    Ok((name.ok_or_else(missing)?, contact))
}

/// A session that stands, with all its names.
struct Found {
    meeting: Meeting,
    person: Name,
    coach: Name,
}

struct Name {
    surname: String,
    name: String,
}

impl Name {
    fn spoken(&self) -> String {
        format!("{} {}", self.name, self.surname)
    }

    fn listed(&self) -> String {
        format!("{} {}", self.surname, self.name)
    }
}

impl Found {
    /// No code, and no name but the coach's.
    fn for_person(self) -> Meeting {
        Meeting {
            coach: self.coach.spoken(),
            activity: String::new(),
            ..self.meeting
        }
    }

    /// Who comes, and with whom.
    fn for_company(self) -> Meeting {
        Meeting {
            person: self.person.spoken(),
            coach: self.coach.spoken(),
            activity: String::new(),
            place: String::new(),
            ..self.meeting
        }
    }

    fn for_coach(self) -> Meeting {
        Meeting {
            person: self.person.listed(),
            coach: self.coach.listed(),
            ..self.meeting
        }
    }
}

fn found(connection: &Connection, question: &str, values: impl Params) -> Result<Vec<Found>> {
    let programmes = Programmes::load(connection)?;
    let found = connection
        .prepare_cached(question)?
        .all(values, |row| read(row, &programmes))?;
    Ok(found.into_iter().flatten().collect())
}

/// `None` for what was cancelled, or left open in an activity that is over.
fn read(row: &Row, programmes: &Programmes) -> Result<Option<Found>> {
    let (state, activity): (SessionState, ActivityState) =
        (row.read("state")?, row.read("activity_state")?);
    if !state.stands_in(activity) {
        return Ok(None);
    }
    let workplace = |name, municipality| Workplace {
        name,
        municipality,
        patron_day: None,
    };
    let branch = workplace(row.read("branch")?, row.read("branch_town")?);
    let employer: Option<String> = row.read("employer")?;
    let town: Option<String> = row.read("employer_town")?;
    let employer = employer.map(|name| workplace(name, town.unwrap_or_default()));
    let (place, code): (String, String) = (row.read("place")?, row.read("code")?);
    let programme: ProgrammeCode = row.read("programme")?;
    let component = programmes.of(&programme)?.component(&code);
    let usually = component.is_some_and(|component| component.at_employer);
    Ok(Some(Found {
        meeting: Meeting {
            date: row.read("date")?,
            hours: Span {
                start: row.read("start")?,
                end: row.read("end")?,
            },
            place_kind: kind_of_place(employer.as_ref(), &branch, &place, usually),
            place: session::held_at(&place, &branch.name),
            person: String::new(),
            coach: String::new(),
            activity: code,
            confirmed: state != SessionState::Entered,
        },
        person: Name {
            surname: row.read("surname")?,
            name: row.read("name")?,
        },
        coach: Name {
            surname: row.read("coach_surname")?,
            name: row.read("coach_name")?,
        },
    }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::query_plan::{in_memory, plan};

    #[test]
    fn no_plan_reads_all_sessions_there_are() {
        let connection = in_memory().unwrap();
        for (question, values) in [
            (OF_PERSON, &[":person", ":from", ":to"][..]),
            (OF_COACH, &[":coach", ":from", ":to"]),
            (
                OF_EMPLOYER,
                &[":employer", ":everybody", ":person", ":from", ":to"],
            ),
        ] {
            let values: Vec<(&str, &dyn rusqlite::ToSql)> =
                values.iter().map(|name| (*name, &1 as _)).collect();
            let steps = plan(&connection, question, values.as_slice()).unwrap();
            assert!(!steps.contains("SCAN"), "{question}: {steps}");
        }
    }
}
