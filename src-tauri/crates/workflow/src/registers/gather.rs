//! Gathers what a register prints: its rows, its heading and its totals.

use affianca_domain::{
    ActivityId, Minutes, RegisterRow, RegisterSheet, RegisterTotal, Request, SessionId,
    SessionState, TimeOfDay, format_date,
};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, Row, named_params};
use serde_json::{Value, json};

use super::RegisterOrder;
use super::scope::Scope;
use crate::directory::{programme_of, provider};
use crate::numbering::{minutes, time};
use crate::requests;
use crate::{Result, StoreError};

/// One session as a register prints it.
#[derive(Clone, Debug)]
pub(crate) struct Printed {
    pub session: SessionId,
    pub activity: ActivityId,
    pub code: String,
    pub title: String,
    pub date: NaiveDate,
    pub start: TimeOfDay,
    pub end: TimeOfDay,
    pub minutes: Minutes,
    pub place: String,
    pub description: String,
    pub coach: String,
    pub state: SessionState,
}

impl Printed {
    /// Whether it was closed negatively: printed struck, not counted.
    pub fn struck(&self) -> bool {
        self.state == SessionState::ClosedNegatively
    }

    /// Whether it was given up or closed negatively: it is not held.
    pub fn dropped(&self) -> bool {
        matches!(
            self.state,
            SessionState::Cancelled | SessionState::ClosedNegatively
        )
    }

    /// What paper says of the session; when this differs later, the register is outdated.
    /// A blank one leaves the description to be written by hand, and outlives its delivery.
    pub fn mark(&self, blank: bool) -> Value {
        let mut mark = json!({
            "data": format_date(self.date),
            "inizio": self.start.to_string(),
            "fine": self.end.to_string(),
            "attività": self.code,
            "luogo": self.place,
            "operatore": self.coach,
        });
        if let Value::Object(map) = &mut mark {
            if blank {
                let state = if self.dropped() {
                    "non svolta"
                } else {
                    "prevista"
                };
                map.insert("stato".into(), json!(state));
            } else {
                map.insert("descrizione".into(), json!(self.description));
                map.insert("stato".into(), json!(self.state.as_str()));
            }
        }
        mark
    }
}

const COLUMNS: &str =
    "SELECT s.id, s.activity_id, a.code, a.title, s.date, s.start, s.\"end\", s.minutes,
        CASE WHEN s.place = '' THEN 'Sportello ' || b.name ELSE s.place END AS place,
        s.description, c.name || ' ' || c.surname AS coach, s.state
 FROM session s
 JOIN activity a ON a.id = s.activity_id
 JOIN branch b ON b.id = s.branch_id
 JOIN coach c ON c.id = s.coach_id";

/// Every session of a request within a scope, by date and hour, whatever its state.
pub(super) fn sessions(
    connection: &Connection,
    order: &RegisterOrder,
    scope: &Scope,
) -> Result<Vec<Printed>> {
    let mut statement = connection.prepare_cached(&format!(
        "{COLUMNS} WHERE a.request_id = :request AND (:activity IS NULL OR a.id = :activity)
           AND s.date BETWEEN :from AND :to
         ORDER BY s.date, s.start, s.id"
    ))?;
    // Dates beyond the calendar people use would not compare as text.
    let text = |date: NaiveDate, edge: &str| {
        if date == NaiveDate::MIN || date == NaiveDate::MAX {
            edge.to_owned()
        } else {
            date.to_string()
        }
    };
    statement
        .query_map(
            named_params! {
                ":request": order.request.0,
                ":activity": scope.activity.map(|id| id.0),
                ":from": text(scope.from, "0000-01-01"),
                ":to": text(scope.to, "9999-12-31"),
            },
            |row| Ok(printed(row)),
        )?
        .map(|row| row?)
        .collect()
}

/// One session, as it would be printed now.
pub(crate) fn session(connection: &Connection, id: SessionId) -> Result<Printed> {
    connection
        .prepare_cached(&format!("{COLUMNS} WHERE s.id = ?1"))?
        .query_row([id.0], |row| Ok(printed(row)))?
}

fn printed(row: &Row) -> Result<Printed> {
    let state: String = row.get("state")?;
    Ok(Printed {
        session: SessionId(row.get("id")?),
        activity: ActivityId(row.get("activity_id")?),
        code: row.get("code")?,
        title: row.get("title")?,
        date: row.get("date")?,
        start: time(row.get("start")?)?,
        end: time(row.get("end")?)?,
        minutes: minutes(row.get("minutes")?),
        place: row.get("place")?,
        description: row.get("description")?,
        coach: row.get("coach")?,
        state: state
            .parse()
            .map_err(|_| StoreError::Damaged(format!("session state {state}")))?,
    })
}

/// Whether a register of this kind prints a session: what was held or closed negatively, or,
/// for a blank one, what is still to come.
pub(super) fn belongs(session: &Printed, blank: bool) -> bool {
    if blank {
        matches!(
            session.state,
            SessionState::Scheduled | SessionState::Started
        )
    } else {
        matches!(
            session.state,
            SessionState::Delivered | SessionState::ClosedNegatively
        )
    }
}

/// The whole sheet.
pub(super) fn sheet(
    connection: &Connection,
    order: &RegisterOrder,
    scope: &Scope,
    printed: &[Printed],
    (number, version): (String, u32),
    now: NaiveDateTime,
) -> Result<RegisterSheet> {
    let request = requests::load(connection, order.request)?;
    let programme = programme_of(connection, request.programme)?;
    let provider = provider(connection)?;
    let heading = heading(connection, &request)?;
    Ok(RegisterSheet {
        number,
        version,
        service: programme.service,
        reference_text: programme.reference_text,
        provider: provider.name,
        branch: heading.branch,
        opal: request.opal,
        voucher_id: request.voucher_id,
        voucher_kind: request.voucher_kind.to_string(),
        beneficiary: heading.beneficiary,
        tax_code: heading.tax_code,
        centre: heading.centre,
        employer: heading.employer,
        contact: heading.contact,
        coach: coaches(printed),
        provider_referent: Some(provider.referent).filter(|name| !name.is_empty()),
        period: period(printed),
        scope: scope.label.clone(),
        blank: order.blank,
        issued: now,
        rows: printed
            .iter()
            .map(|session| row(session, order.blank))
            .collect(),
        totals: totals(connection, order, scope, printed)?,
    })
}

fn row(session: &Printed, blank: bool) -> RegisterRow {
    RegisterRow {
        date: session.date,
        start: session.start.to_string(),
        end: session.end.to_string(),
        minutes: session.minutes.0,
        activity_code: session.code.clone(),
        activity_title: session.title.clone(),
        place: session.place.clone(),
        description: if blank {
            String::new()
        } else {
            session.description.clone()
        },
        struck: session.struck(),
    }
}

struct Heading {
    branch: String,
    beneficiary: String,
    tax_code: String,
    centre: String,
    employer: Option<String>,
    contact: Option<String>,
}

fn heading(connection: &Connection, request: &Request) -> Result<Heading> {
    let heading = connection
        .prepare_cached(
            "SELECT coalesce(s.name || CASE WHEN s.address = '' THEN '' ELSE ', ' || s.address END, '')
                        AS branch,
                    b.surname || ' ' || b.name AS beneficiary, b.tax_code, c.name AS centre,
                    e.name || CASE WHEN e.municipality = '' THEN '' ELSE ', ' || e.municipality END
                        AS employer,
                    trim(k.name || ' ' || k.surname) AS contact
             FROM request r
             JOIN beneficiary b ON b.id = r.beneficiary_id
             JOIN centre c ON c.id = r.centre_id
             LEFT JOIN branch s ON s.id = r.branch_id
             LEFT JOIN employer e ON e.id = r.employer_id
             LEFT JOIN contact k ON k.id = r.contact_id
             WHERE r.id = ?1",
        )?
        .query_row([request.id.0], |row| {
            Ok(Heading {
                branch: row.get("branch")?,
                beneficiary: row.get("beneficiary")?,
                tax_code: row.get("tax_code")?,
                centre: row.get("centre")?,
                employer: row.get("employer")?,
                contact: row.get("contact")?,
            })
        })?;
    Ok(heading)
}

fn coaches(printed: &[Printed]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for session in printed {
        if !names.contains(&session.coach.as_str()) {
            names.push(&session.coach);
        }
    }
    names.join(", ")
}

fn period(printed: &[Printed]) -> String {
    match (printed.first(), printed.last()) {
        (Some(first), Some(last)) if first.date != last.date => {
            format!("{} – {}", format_date(first.date), format_date(last.date))
        }
        (Some(only), _) => format_date(only.date),
        _ => String::new(),
    }
}

fn totals(
    connection: &Connection,
    order: &RegisterOrder,
    scope: &Scope,
    printed: &[Printed],
) -> Result<Vec<RegisterTotal>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, code, minutes FROM activity
         WHERE request_id = ?1 AND (?2 IS NULL OR id = ?2) ORDER BY position",
    )?;
    let rows = statement.query_map((order.request.0, scope.activity.map(|id| id.0)), |row| {
        Ok((
            ActivityId(row.get(0)?),
            row.get::<_, String>(1)?,
            row.get::<_, u32>(2)?,
        ))
    })?;
    rows.map(|row| {
        let (activity, code, agreed) = row?;
        let delivered = printed
            .iter()
            .filter(|session| session.activity == activity)
            .filter(|session| session.state == SessionState::Delivered)
            .map(|session| session.minutes)
            .sum::<Minutes>();
        Ok(RegisterTotal {
            code,
            agreed,
            delivered: delivered.0,
        })
    })
    .collect()
}
