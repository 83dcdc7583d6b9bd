//! A whole request, as its page shows it (§2).

use affianca_domain::{ActivityId, Programme, RequestId, RequestState, SessionId, SessionState};
use chrono::{Days, NaiveDate, NaiveDateTime};
use rusqlite::{Connection, OptionalExtension};

use super::{NextSession, Record, RequestDetail, agreed, envelopes};
use crate::directory::programme_of;
use crate::numbering::{minutes, time};
use crate::{Archive, Result, StoreError};

impl Archive {
    /// One request with its person, its activities and their hours.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn request_detail(&self, id: RequestId, now: NaiveDateTime) -> Result<RequestDetail> {
        self.read(|connection| detail(connection, id, now.date()))
    }
}

fn detail(connection: &Connection, id: RequestId, today: NaiveDate) -> Result<RequestDetail> {
    let request = Record::load(connection, id)?;
    let programme = programme_of(connection, &request.programme)?;
    let activities = envelopes::envelopes(connection, &[id], programme.rate)?
        .remove(&id)
        .unwrap_or_default();
    let total = envelopes::total(activities.iter().map(|activity| &activity.envelope));
    let answer_by = RequestState::answer_deadline(request.notified_date, &programme.limits);
    let days_left = (request.state == RequestState::Proposed)
        .then(|| i32::try_from((answer_by - today).num_days()).unwrap_or(i32::MAX));
    let next_session = next_session(connection, id, &programme)?;
    let fixed = agreed::fixed(connection, id)?;
    let mut statement = connection.prepare_cached(
        "SELECT b.surname, b.name, b.tax_code, b.birth_date, b.birthplace, b.phone, b.email,
                b.daily_limit, b.weekly_limit, c.name AS centre, s.name AS branch,
                CASE WHEN e.municipality = '' THEN e.name ELSE e.name || ', ' || e.municipality END
                    AS employer,
                trim(k.name || ' ' || k.surname) AS contact
         FROM request r
         JOIN beneficiary b ON b.id = r.beneficiary_id
         JOIN centre c ON c.id = r.centre_id
         LEFT JOIN branch s ON s.id = r.branch_id
         LEFT JOIN employer e ON e.id = r.employer_id
         LEFT JOIN contact k ON k.id = r.contact_id
         WHERE r.id = ?1",
    )?;
    let detail = statement.query_row([id.0], |row| {
        Ok(RequestDetail {
            id,
            opal: request.opal,
            description: request.description,
            state: request.state,
            programme: programme.title.clone(),
            holder: request.holder,
            request_date: request.request_date,
            notified_date: request.notified_date,
            notified_guessed: request.notified_guessed,
            answer_by,
            days_left,
            decided_at: request.decided_at,
            decided_by: request.decided_by,
            reason: request.reason,
            centre: request.centre,
            centre_name: row.get("centre")?,
            branch: request.branch,
            branch_name: row.get("branch")?,
            voucher_kind: request.voucher_kind,
            voucher_id: request.voucher_id,
            beneficiary: request.beneficiary,
            surname: row.get("surname")?,
            name: row.get("name")?,
            tax_code: row.get("tax_code")?,
            birth_date: row.get("birth_date")?,
            birthplace: row.get("birthplace")?,
            phone: row.get("phone")?,
            email: row.get("email")?,
            daily_limit: row.get::<_, Option<i64>>("daily_limit")?.map(minutes),
            weekly_limit: row.get::<_, Option<i64>>("weekly_limit")?.map(minutes),
            employer: request.employer,
            employer_name: row.get("employer")?,
            contact: request.contact,
            contact_name: row.get("contact")?,
            rate: programme.rate,
            activities,
            total,
            next_session,
            person_fixed: fixed.person.map(str::to_owned),
            hours_fixed: fixed.hours.map(str::to_owned),
        })
    })?;
    Ok(detail)
}

fn next_session(
    connection: &Connection,
    id: RequestId,
    programme: &Programme,
) -> Result<Option<NextSession>> {
    let mut statement = connection.prepare_cached(
        "SELECT s.id, s.activity_id, a.code, s.date, s.start, s.\"end\", s.place, s.state
         FROM activity a JOIN session s ON s.activity_id = a.id
         WHERE a.request_id = ?1 AND a.state <> 'TERMINATA' AND s.state IN ('PROGRAMMATA', 'AVVIATA')
         ORDER BY s.date, s.start LIMIT 1",
    )?;
    let found = statement
        .query_row([id.0], |row| {
            Ok((
                SessionId(row.get(0)?),
                ActivityId(row.get(1)?),
                row.get::<_, String>(2)?,
                row.get::<_, NaiveDate>(3)?,
                row.get::<_, i64>(4)?,
                row.get::<_, i64>(5)?,
                row.get::<_, String>(6)?,
                row.get::<_, String>(7)?,
            ))
        })
        .optional()?;
    let Some((session, activity, code, date, start, end, place, state)) = found else {
        return Ok(None);
    };
    let late = Days::new(programme.limits.late_days.unsigned_abs());
    Ok(Some(NextSession {
        id: session,
        activity,
        code,
        date,
        start: time(start)?,
        end: time(end)?,
        place,
        state: state
            .parse::<SessionState>()
            .map_err(|_| StoreError::Damaged(format!("session state {state}")))?,
        until: date.checked_add_days(late).unwrap_or(date),
    }))
}
