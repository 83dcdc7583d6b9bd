//! A whole request, as its page shows it (§2).

use affianca_domain::{Programme, RequestId, session, untold, untold_sentence};
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, Row};

use super::{NextSession, RequestDetail, corrections, envelopes, load};
use crate::directory::programme_of;
use crate::{Archive, Result};

impl Archive {
    /// One request with its person, its activities and their hours.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn request_detail(&self, id: RequestId, now: NaiveDateTime) -> Result<RequestDetail> {
        self.read(|connection| detail(connection, id, now.date()))
    }
}

fn detail(connection: &Connection, id: RequestId, today: NaiveDate) -> Result<RequestDetail> {
    let request = load(connection, id)?;
    let programme = programme_of(connection, &request.programme)?;
    let activities = envelopes(connection, &[id], programme.rate)?
        .remove(&id)
        .unwrap_or_default();
    let total = activities.iter().map(|activity| &activity.envelope).sum();
    let answer_by = request.answer_deadline(&programme.limits);
    let days_left = request.days_left(today, &programme.limits);
    let next_session = next_session(connection, id, &programme)?;
    let corrections = corrections::allowed(connection, id)?;
    let voucher_end = programme.voucher_end(request.voucher_ends);
    let voucher_end_told = voucher_end.map(|end| end.told(today));
    let lacks = if activities.iter().all(|it| it.state.is_ended()) {
        Vec::new()
    } else {
        let (branch, employer) = (request.branch.is_some(), request.employer.is_some());
        let end = request.voucher_ends.is_some() || programme.validity.is_none();
        untold(request.state, &request.voucher_id, branch, employer, end)
    };
    let mut statement = connection.prepare_cached(
        "SELECT b.surname, b.name, b.tax_code, b.birth_date, b.birthplace, b.phone, b.email,
                b.daily_limit, b.weekly_limit, c.name AS centre, s.name AS branch,
                CASE WHEN e.municipality = '' THEN e.name ELSE e.name || ', ' || e.municipality END
                    AS employer,
                trim(k.surname || ' ' || k.name) AS contact
         FROM request r
         JOIN beneficiary b ON b.id = r.beneficiary_id
         JOIN centre c ON c.id = r.centre_id
         LEFT JOIN branch s ON s.id = r.branch_id
         LEFT JOIN employer e ON e.id = r.employer_id
         LEFT JOIN contact k ON k.id = r.contact_id
         WHERE r.id = ?1",
    )?;
    statement.one(values![id], |row| {
        Ok(RequestDetail {
            id,
            opal: request.opal,
            description: request.description,
            state: request.state,
            programme: programme.title,
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
            centre_name: row.read("centre")?,
            branch: request.branch,
            branch_name: row.read("branch")?,
            voucher_kind: request.voucher_kind,
            voucher_id: request.voucher_id,
            voucher_ends: request.voucher_ends,
            voucher_end_told,
            beneficiary: request.beneficiary,
            surname: row.read("surname")?,
            name: row.read("name")?,
            tax_code: row.read("tax_code")?,
            birth_date: row.read("birth_date")?,
            birthplace: row.read("birthplace")?,
            phone: row.read("phone")?,
            email: row.read("email")?,
            daily_limit: row.read("daily_limit")?,
            weekly_limit: row.read("weekly_limit")?,
            employer: request.employer,
            employer_name: row.read("employer")?,
            contact: request.contact,
            contact_name: row.read("contact")?,
            rate: programme.rate,
            activities,
            total,
            next_session,
            untold: untold_sentence(&lacks),
            person_fixed: corrections.person_fixed.map(str::to_owned),
            hours_fixed: corrections.hours_fixed.map(str::to_owned),
        })
    })
}

/// The session that comes next, of what still goes on.
fn next_session(
    connection: &Connection,
    id: RequestId,
    programme: &Programme,
) -> Result<Option<NextSession>> {
    connection
        .prepare_cached(
            "SELECT s.id, s.activity_id, a.code, s.date, s.start, s.\"end\", s.place, s.state
             FROM activity_by_state a JOIN session_by_state s ON s.activity_id = a.id
             WHERE a.request_id = ?1 AND a.running AND s.planned
             ORDER BY s.date, s.start LIMIT 1",
        )?
        .first(values![id], |row: &Row| {
            let date = row.read("date")?;
            Ok(NextSession {
                id: row.read("id")?,
                activity: row.read("activity_id")?,
                code: row.read("code")?,
                date,
                start: row.read("start")?,
                end: row.read("end")?,
                place: row.read("place")?,
                state: row.read("state")?,
                until: session::last_day(date, &programme.limits),
            })
        })
}
