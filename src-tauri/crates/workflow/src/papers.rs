//! A request's path as its papers tell it (§3.2): who it is about, and what was done, when and where.
//! The final report and the attestation read it here, so that they cannot disagree.

use affianca_domain::{DocumentHead, PathActivity, PathSession, PathSoFar, SessionState};
use rusqlite::{Connection, Row};

use crate::Result;
use crate::directory::{programme_of, provider};
use crate::numbering::{minutes, time};
use crate::requests::Record as Request;

/// What was delivered or closed negatively, activity by activity.
pub(crate) fn so_far(connection: &Connection, request: &Request) -> Result<PathSoFar> {
    let mut activities = connection
        .prepare_cached(
            "SELECT code, title, minutes FROM activity WHERE request_id = ?1 ORDER BY position",
        )?
        .query_map([request.id.0], |row| {
            Ok(PathActivity {
                code: row.get(0)?,
                title: row.get(1)?,
                agreed: minutes(row.get(2)?),
                sessions: Vec::new(),
            })
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let mut statement = connection.prepare_cached(
        "SELECT a.code, s.date, s.start, s.\"end\", s.\"end\" - s.start AS minutes, s.description, s.state,
                CASE WHEN s.place = '' THEN 'Sportello ' || b.name ELSE s.place END AS place,
                c.name || ' ' || c.surname AS coach
         FROM activity a
         JOIN session s ON s.activity_id = a.id
         JOIN branch b ON b.id = s.branch_id
         JOIN coach c ON c.id = s.coach_id
         WHERE a.request_id = ?1 AND s.state IN ('EROGATA', 'CHIUSA NEGATIVAMENTE')
         ORDER BY s.date, s.start, s.id",
    )?;
    let mut rows = statement.query([request.id.0])?;
    while let Some(row) = rows.next()? {
        let code: String = row.get("code")?;
        let session = session(row)?;
        if let Some(activity) = activities.iter_mut().find(|activity| activity.code == code) {
            activity.sessions.push(session);
        }
    }
    Ok(PathSoFar {
        employer: employer(connection, request)?,
        activities,
    })
}

fn session(row: &Row) -> Result<PathSession> {
    Ok(PathSession {
        date: row.get("date")?,
        start: time(row.get("start")?)?,
        end: time(row.get("end")?)?,
        minutes: minutes(row.get("minutes")?),
        place: row.get("place")?,
        coach: row.get("coach")?,
        description: row.get("description")?,
        delivered: row.get::<_, String>("state")? == SessionState::Delivered.as_str(),
    })
}

fn employer(connection: &Connection, request: &Request) -> Result<Option<String>> {
    Ok(connection
        .prepare_cached(
            "SELECT e.name || CASE WHEN e.municipality = '' THEN '' ELSE ', ' || e.municipality END
             FROM request r LEFT JOIN employer e ON e.id = r.employer_id WHERE r.id = ?1",
        )?
        .query_row([request.id.0], |row| row.get(0))?)
}

/// The head of a paper about the request.
pub(crate) fn head(
    connection: &Connection,
    request: &Request,
    path: &PathSoFar,
) -> Result<DocumentHead> {
    let programme = programme_of(connection, &request.programme)?;
    let provider = provider(connection)?;
    let head = connection
        .prepare_cached(
            "SELECT coalesce(s.name || CASE WHEN s.address = '' THEN '' ELSE ', ' || s.address END, '')
                        AS branch,
                    b.surname, b.name, b.tax_code, c.name AS centre
             FROM request r
             JOIN beneficiary b ON b.id = r.beneficiary_id
             JOIN centre c ON c.id = r.centre_id
             LEFT JOIN branch s ON s.id = r.branch_id
             WHERE r.id = ?1",
        )?
        .query_row([request.id.0], |row| {
            Ok(DocumentHead {
                service: programme.service,
                reference_text: programme.reference_text,
                provider: provider.name,
                branch: row.get("branch")?,
                opal: request.opal.clone(),
                voucher_id: request.voucher_id.clone(),
                voucher_kind: request.voucher_kind.to_string(),
                surname: row.get("surname")?,
                name: row.get("name")?,
                tax_code: row.get("tax_code")?,
                centre: row.get("centre")?,
                employer: path.employer.clone(),
                coach: coaches(path),
            })
        })?;
    Ok(head)
}

/// Who delivered the sessions, in order of first appearance.
fn coaches(path: &PathSoFar) -> String {
    let mut names: Vec<&str> = Vec::new();
    let sessions = path
        .activities
        .iter()
        .flat_map(|activity| &activity.sessions);
    for session in sessions.filter(|session| session.delivered) {
        if !names.contains(&session.coach.as_str()) {
            names.push(&session.coach);
        }
    }
    names.join(", ")
}
