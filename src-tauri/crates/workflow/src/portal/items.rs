//! Entries of the queue, read in sets: sessions, answers to requests, concluded activities.

use affianca_domain::{
    ActivityId, ActivityState, PortalStep, RequestId, RequestState, SessionId, SessionState,
    format_date, portal,
};
use chrono::NaiveDate;
use rusqlite::{Connection, Row, ToSql, named_params};

use super::form::Filled;
use super::{PortalButton, PortalItem, PortalKind, PortalSubject, PortalValue, words};
use crate::{Error, Result, StoreError};

/// The values of a query, by name.
pub(super) type Named<'a> = &'a [(&'a str, &'a dyn ToSql)];

/// The sessions that `chosen` selects by `session_id`.
pub(super) fn sessions(
    connection: &Connection,
    chosen: &str,
    params: Named,
    today: NaiveDate,
) -> Result<Vec<PortalItem>> {
    let sql = format!(
        "WITH chosen AS ({chosen})
         SELECT s.id, s.activity_id, a.request_id, r.opal, a.code, b.surname, b.name, s.state,
                s.revision, s.branch_id AS s_branch_id, s.coach_id AS s_coach_id, s.date AS s_date,
                s.start AS s_start, s.\"end\" AS s_end, s.place AS s_place, s.note AS s_note,
                sb.name AS s_branch, sc.surname || ' ' || sc.name AS s_coach,
                p.branch_id AS p_branch_id, p.coach_id AS p_coach_id, p.date AS p_date,
                p.start AS p_start, p.\"end\" AS p_end, p.place AS p_place, p.note AS p_note,
                coalesce(pb.name, '') AS p_branch,
                coalesce(pc.surname || ' ' || pc.name, '') AS p_coach,
                p.known, p.portal_id, p.due, coalesce(rp.differs, 0) AS answer_first,
                coalesce(ap.ended, 0) AS ended_there
         FROM chosen
         CROSS JOIN session_portal p ON p.session_id = chosen.session_id
         JOIN session s ON s.id = p.session_id
         JOIN activity a ON a.id = s.activity_id
         JOIN request r ON r.id = a.request_id
         JOIN beneficiary b ON b.id = s.beneficiary_id
         JOIN branch sb ON sb.id = s.branch_id
         JOIN coach sc ON sc.id = s.coach_id
         LEFT JOIN branch pb ON pb.id = p.branch_id
         LEFT JOIN coach pc ON pc.id = p.coach_id
         LEFT JOIN request_portal rp ON rp.request_id = r.id
         LEFT JOIN activity_portal ap ON ap.activity_id = a.id"
    );
    all(connection, &sql, params, |row| session(row, today))
}

fn session(row: &Row, today: NaiveDate) -> Result<PortalItem> {
    let word: Option<String> = row.get("known")?;
    let known = word.as_deref().map(state::<SessionState>).transpose()?;
    let true_state: SessionState = state(&row.get::<_, String>("state")?)?;
    let now = Filled::read(row, "s_")?.ok_or_else(|| StoreError::Damaged("session form".into()))?;
    let held = Filled::read(row, "p_")?;
    let edited = held.as_ref().is_some_and(|held| held.form != now.form);
    let steps = portal::steps(known, true_state, edited);
    let mends = steps.contains(&PortalStep::Edit);
    let enters = steps.first() == Some(&PortalStep::Enter);
    let due = term(row.get("due")?);
    let (consequence, paragraph) = match due {
        Some(due) => {
            let urgency = portal::urgency(Some(due), today);
            words::of_session(urgency, due, now.form.date, enters, today)
        }
        None => (words::NO_TERM.to_owned(), "§3.2"),
    };
    let waits_for = if row.get("ended_there")? {
        Some(words::ENDED_THERE)
    } else {
        row.get::<_, bool>("answer_first")?
            .then_some(words::ANSWER_FIRST)
    };
    let revision: i64 = row.get("revision")?;
    Ok(PortalItem {
        subject: PortalSubject {
            kind: PortalKind::Session,
            id: row.get("id")?,
        },
        number: Some(SessionId(row.get("id")?).counter()),
        activity: Some(ActivityId(row.get("activity_id")?)),
        date: Some(now.form.date),
        start: Some(now.form.start),
        portal_id: row.get("portal_id")?,
        changed: match &held {
            Some(held) if mends => now.changes_since(held),
            _ => Vec::new(),
        },
        values: now.values(),
        consequence,
        paragraph: paragraph.to_owned(),
        waits_for: waits_for.filter(|_| !steps.is_empty()).map(str::to_owned),
        possible: portal::possible(true_state)
            .into_iter()
            .map(|held| held.map(|held| held.to_string()))
            .collect(),
        stamp: stamp(word.as_deref(), true_state.as_str(), revision),
        ..common(row, word, true_state.as_str(), &steps, due, today)?
    })
}

/// The last day for what is left to do of a session; none where it can be done at any time.
pub(super) fn term(stored: NaiveDate) -> Option<NaiveDate> {
    let never = NaiveDate::from_ymd_opt(9999, 12, 31);
    Some(stored).filter(|due| Some(*due) != never)
}

/// The answered requests that `chosen` selects by `request_id`.
pub(super) fn requests(
    connection: &Connection,
    chosen: &str,
    params: Named,
    today: NaiveDate,
) -> Result<Vec<PortalItem>> {
    let sql = format!(
        "WITH chosen AS ({chosen})
         SELECT r.id, r.id AS request_id, r.opal, '' AS code, b.surname, b.name, r.state, r.reason,
                p.known, p.due
         FROM chosen
         CROSS JOIN request_portal p ON p.request_id = chosen.request_id
         JOIN request r ON r.id = p.request_id
         JOIN beneficiary b ON b.id = r.beneficiary_id"
    );
    all(connection, &sql, params, |row| request(row, today))
}

fn request(row: &Row, today: NaiveDate) -> Result<PortalItem> {
    let word: String = row.get("known")?;
    let known: RequestState = state(&word)?;
    let true_state: RequestState = state(&row.get::<_, String>("state")?)?;
    let steps: Vec<_> = portal::request_step(known, true_state)
        .into_iter()
        .collect();
    let due: NaiveDate = row.get("due")?;
    let reason: Option<String> = row.get("reason")?;
    let values = reason
        .filter(|_| true_state == RequestState::Refused)
        .map(|reason| PortalValue {
            label: "Motivazione".to_owned(),
            value: reason,
            personal: true,
        });
    Ok(PortalItem {
        values: values.into_iter().collect(),
        consequence: words::of_answer(portal::urgency(Some(due), today), due),
        paragraph: "§2".to_owned(),
        possible: [RequestState::Proposed, true_state]
            .into_iter()
            .map(|held| Some(held.to_string()))
            .collect(),
        stamp: stamp(Some(&word), true_state.as_str(), 0),
        subject: PortalSubject {
            kind: PortalKind::Request,
            id: row.get("id")?,
        },
        ..common(
            row,
            Some(word),
            true_state.as_str(),
            &steps,
            Some(due),
            today,
        )?
    })
}

/// The concluded activities that `chosen` selects by `activity_id`.
pub(super) fn activities(
    connection: &Connection,
    chosen: &str,
    params: Named,
    today: NaiveDate,
) -> Result<Vec<PortalItem>> {
    let sql = format!(
        "WITH chosen AS ({chosen})
         SELECT a.id, a.request_id, r.opal, a.code, b.surname, b.name, a.state, p.ended,
                coalesce(rp.differs, 0) AS answer_first,
                EXISTS (SELECT 1 FROM session s JOIN session_portal sp ON sp.session_id = s.id
                        WHERE s.activity_id = a.id AND sp.differs = 1 AND sp.due >= :today)
                    AS sessions_first
         FROM chosen
         CROSS JOIN activity_portal p ON p.activity_id = chosen.activity_id
         JOIN activity a ON a.id = p.activity_id
         JOIN request r ON r.id = a.request_id
         JOIN beneficiary b ON b.id = r.beneficiary_id
         LEFT JOIN request_portal rp ON rp.request_id = r.id"
    );
    all(connection, &sql, params, |row| activity(row, today))
}

fn activity(row: &Row, today: NaiveDate) -> Result<PortalItem> {
    let ended: bool = row.get("ended")?;
    let true_state: ActivityState = state(&row.get::<_, String>("state")?)?;
    let steps: Vec<_> = portal::activity_step(ended, true_state)
        .into_iter()
        .collect();
    let word = ended.then(|| ActivityState::Ended.to_string());
    let waits_for = if row.get("answer_first")? {
        Some(words::ANSWER_FIRST)
    } else {
        row.get::<_, bool>("sessions_first")?
            .then_some(words::SESSIONS_FIRST)
    };
    Ok(PortalItem {
        activity: Some(ActivityId(row.get("id")?)),
        consequence: "Il manuale non dà un termine.".to_owned(),
        paragraph: "§3.3".to_owned(),
        waits_for: waits_for.filter(|_| !steps.is_empty()).map(str::to_owned),
        possible: vec![None, Some(ActivityState::Ended.to_string())],
        stamp: stamp(word.as_deref(), true_state.as_str(), 0),
        subject: PortalSubject {
            kind: PortalKind::Activity,
            id: row.get("id")?,
        },
        ..common(row, word, true_state.as_str(), &steps, None, today)?
    })
}

/// What every entry has alike.
fn common(
    row: &Row,
    known: Option<String>,
    true_state: &str,
    steps: &[PortalStep],
    due: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<PortalItem> {
    let days = due.map(|due| due.signed_duration_since(today).num_days());
    Ok(PortalItem {
        subject: PortalSubject {
            kind: PortalKind::Request,
            id: 0,
        },
        number: None,
        request: RequestId(row.get("request_id")?),
        activity: None,
        opal: row.get("opal")?,
        code: row.get("code")?,
        surname: row.get("surname")?,
        name: row.get("name")?,
        date: None,
        start: None,
        known,
        true_state: true_state.to_owned(),
        portal_id: String::new(),
        steps: steps
            .iter()
            .map(|step| PortalButton {
                step: *step,
                label: step.label().to_owned(),
            })
            .collect(),
        values: Vec::new(),
        changed: Vec::new(),
        due,
        days_left: days.map(|days| i32::try_from(days).unwrap_or(i32::MAX)),
        urgency: portal::urgency(due, today),
        consequence: String::new(),
        paragraph: String::new(),
        waits_for: None,
        possible: Vec::new(),
        stamp: String::new(),
    })
}

/// One entry by what it is about, whether or not anything is left to repeat.
pub(super) fn one(
    connection: &Connection,
    subject: PortalSubject,
    today: NaiveDate,
) -> Result<PortalItem> {
    let id = named_params! {":id": subject.id, ":today": today};
    let (found, what) = match subject.kind {
        PortalKind::Session => (
            sessions(
                connection,
                "SELECT :id AS session_id WHERE :today IS :today",
                id,
                today,
            )?,
            "L’erogazione",
        ),
        PortalKind::Request => (
            requests(
                connection,
                "SELECT :id AS request_id WHERE :today IS :today",
                id,
                today,
            )?,
            "La richiesta",
        ),
        PortalKind::Activity => (
            activities(
                connection,
                "SELECT :id AS activity_id WHERE :today IS :today",
                id,
                today,
            )?,
            "L’attività",
        ),
    };
    found.into_iter().next().ok_or(Error::NotFound(what))
}

impl PortalItem {
    /// How the journal names it.
    pub(super) fn title(&self) -> String {
        match self.subject.kind {
            PortalKind::Session => {
                let day = self.date.map(format_date).unwrap_or_default();
                format!(
                    "erogazione {} del {day}, {} {}",
                    SessionId(self.subject.id),
                    self.opal,
                    self.code
                )
            }
            PortalKind::Request => format!("richiesta {}", self.opal),
            PortalKind::Activity => format!("attività {} {}", self.opal, self.code),
        }
    }
}

fn stamp(known: Option<&str>, true_state: &str, revision: i64) -> String {
    format!("{}>{true_state}@{revision}", known.unwrap_or("niente"))
}

fn state<T: std::str::FromStr>(word: &str) -> Result<T> {
    word.parse()
        .map_err(|_| StoreError::Damaged(format!("state {word}")).into())
}

fn all(
    connection: &Connection,
    sql: &str,
    params: Named,
    read: impl Fn(&Row) -> Result<PortalItem>,
) -> Result<Vec<PortalItem>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    let mut items = Vec::new();
    while let Some(row) = rows.next()? {
        items.push(read(row)?);
    }
    Ok(items)
}
