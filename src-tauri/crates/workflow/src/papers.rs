//! A request's path as its papers tell it (§3.2): who it is about, and what was done, when and where.
//! The final report and the attestation read it here, so that they cannot disagree.

use affianca_domain::register::belongs;
use affianca_domain::{
    ActivityId, DocumentHead, PathActivity, PathSession, PathSoFar, Request, SessionState,
};
use affianca_store::rows::{self, session};
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use rusqlite::Connection;

use crate::Result;
use crate::directory::{programme_of, provider};

/// What was delivered or closed negatively, activity by activity.
pub(crate) fn so_far(connection: &Connection, request: &Request) -> Result<PathSoFar> {
    let stored = rows::activity::of_request(connection, request.id)?;
    let mut path: Vec<(ActivityId, PathActivity)> = stored
        .into_iter()
        .map(|activity| {
            let shown = PathActivity {
                code: activity.code,
                title: activity.title,
                agreed: activity.agreed,
                sessions: Vec::new(),
            };
            (activity.id, shown)
        })
        .collect();
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {}, branch.name, coach.name || ' ' || coach.surname
         FROM activity
         JOIN session ON session.activity_id = activity.id
         JOIN branch ON branch.id = session.branch_id
         JOIN coach ON coach.id = session.coach_id
         WHERE activity.request_id = ?1
         ORDER BY session.date, session.start, session.id",
        session::COLUMNS
    ))?;
    let mut rows = statement.query(values![request.id])?;
    while let Some(row) = rows.next()? {
        let session = session::read(row)?;
        if !belongs(session.state, false) {
            continue;
        }
        if let Some((_, activity)) = path.iter_mut().find(|(id, _)| *id == session.activity) {
            activity.sessions.push(PathSession {
                date: session.date,
                start: session.start,
                end: session.end,
                minutes: session.minutes(),
                place: session.held_at(&row.read::<String>(session::WIDTH)?),
                coach: row.read(session::WIDTH + 1)?,
                delivered: session.state == SessionState::Delivered,
                description: session.description,
            });
        }
    }
    Ok(PathSoFar {
        employer: employer(connection, request)?,
        activities: path.into_iter().map(|(_, activity)| activity).collect(),
    })
}

fn employer(connection: &Connection, request: &Request) -> Result<Option<String>> {
    let Some(employer) = request.employer else {
        return Ok(None);
    };
    connection
        .prepare_cached(
            "SELECT name || CASE WHEN municipality = '' THEN '' ELSE ', ' || municipality END
             FROM employer WHERE id = ?1",
        )?
        .first(values![employer], |row| Ok(row.read(0)?))
}

/// The head of a paper about the request.
pub(crate) fn head(
    connection: &Connection,
    request: &Request,
    path: &PathSoFar,
) -> Result<DocumentHead> {
    let programme = programme_of(connection, &request.programme)?;
    let provider = provider(connection)?;
    connection
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
        .one(values![request.id], |row| {
            Ok(DocumentHead {
                service: programme.service,
                reference_text: programme.reference_text,
                provider: provider.name,
                branch: row.read("branch")?,
                opal: request.opal.clone(),
                voucher_id: request.voucher_id.clone(),
                voucher_kind: request.voucher_kind.to_string(),
                surname: row.read("surname")?,
                name: row.read("name")?,
                tax_code: row.read("tax_code")?,
                centre: row.read("centre")?,
                employer: path.employer.clone(),
                coach: coaches(path),
            })
        })
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
