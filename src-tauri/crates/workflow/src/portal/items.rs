//! Entries of the queue, read in sets: sessions, answers to requests, concluded activities.

use affianca_domain::{
    ActivityId, ActivityState, BranchId, PortalKind, PortalStep, RequestId, RequestState,
    SessionId, SessionState, format_date, portal,
};
use affianca_store::{ReadColumn, ReadRows, named_values};
use chrono::NaiveDate;
use rusqlite::{Connection, Row, ToSql};

use super::form::Filled;
use super::{PortalButton, PortalItem, PortalSubject, PortalValue, marks, words};
use crate::{Error, Result};
use affianca_store::rows::programme::Programmes;

/// The values of a query, by name.
pub(super) type Named<'a> = &'a [(&'a str, &'a dyn ToSql)];

/// The sessions that `chosen` selects by `session_id`.
pub(super) fn sessions(
    connection: &Connection,
    chosen: &str,
    params: Named,
    today: NaiveDate,
) -> Result<Vec<PortalItem>> {
    let programmes = Programmes::load(connection)?;
    connection
        .prepare_cached(&format!(
            "WITH chosen AS ({chosen})
             SELECT s.id, s.activity_id, a.request_id, r.programme, r.opal, a.code, b.surname,
                    b.name, s.state, s.revision,
                    s.branch_id AS s_branch_id, s.coach_id AS s_coach_id, s.date AS s_date,
                    s.start AS s_start, s.\"end\" AS s_end, s.place AS s_place, s.note AS s_note,
                    sb.name AS s_branch, sc.surname || ' ' || sc.name AS s_coach,
                    p.branch_id AS p_branch_id, p.coach_id AS p_coach_id, p.date AS p_date,
                    p.start AS p_start, p.\"end\" AS p_end, p.place AS p_place, p.note AS p_note,
                    coalesce(pb.name, '') AS p_branch,
                    coalesce(pc.surname || ' ' || pc.name, '') AS p_coach,
                    p.known, p.portal_id, coalesce(rp.differs, 0) AS answer_first,
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
        ))?
        .all(params, |row| session(row, &programmes, today))
}

fn session(row: &Row, programmes: &Programmes, today: NaiveDate) -> Result<PortalItem> {
    let known: Option<SessionState> = row.read("known")?;
    let true_state: SessionState = row.read("state")?;
    let now = Filled::read(row, "s_")?;
    let held = match row.read::<Option<BranchId>>("p_branch_id")? {
        Some(_) => Some(Filled::read(row, "p_")?),
        None => None,
    };
    let edited = held.as_ref().is_some_and(|held| held.form != now.form);
    let steps = portal::steps(known, true_state, edited);
    let limits = &programmes.of(&row.read("programme")?)?.limits;
    let due = portal::last_day(known, true_state, now.form.date, limits);
    let (consequence, paragraph) = match due {
        Some(due) => {
            let urgency = portal::urgency(Some(due), today);
            let enters = steps.first() == Some(&PortalStep::Enter);
            words::of_session(urgency, due, now.form.date, enters, today)
        }
        None => (words::NO_TERM.to_owned(), "§3.2"),
    };
    let waits_for = if row.read("ended_there")? {
        Some(words::ENDED_THERE)
    } else {
        row.read::<bool>("answer_first")?
            .then_some(words::ANSWER_FIRST)
    };
    let stands = Stands {
        subject: PortalSubject::session(row.read("id")?),
        known: known.map(SessionState::as_str),
        true_state: true_state.as_str(),
        revision: row.read("revision")?,
        due,
    };
    Ok(PortalItem {
        activity: Some(row.read("activity_id")?),
        date: Some(now.form.date),
        start: Some(now.form.start),
        portal_id: row.read("portal_id")?,
        changed: match &held {
            Some(held) if steps.contains(&PortalStep::Edit) => now.changes_since(held),
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
        ..common(row, &stands, &steps, today)?
    })
}

/// The answered requests that `chosen` selects by `request_id`.
pub(super) fn requests(
    connection: &Connection,
    chosen: &str,
    params: Named,
    today: NaiveDate,
) -> Result<Vec<PortalItem>> {
    let programmes = Programmes::load(connection)?;
    connection
        .prepare_cached(&format!(
            "WITH chosen AS ({chosen})
             SELECT r.id, r.id AS request_id, r.programme, r.opal, '' AS code, b.surname, b.name,
                    r.state, r.reason, r.notified_date, r.notified_guessed, p.known
             FROM chosen
             CROSS JOIN request_portal p ON p.request_id = chosen.request_id
             JOIN request r ON r.id = p.request_id
             JOIN beneficiary b ON b.id = r.beneficiary_id"
        ))?
        .all(params, |row| request(row, &programmes, today))
}

fn request(row: &Row, programmes: &Programmes, today: NaiveDate) -> Result<PortalItem> {
    let (known, true_state): (RequestState, RequestState) =
        (row.read("known")?, row.read("state")?);
    let steps: Vec<_> = portal::request_step(known, true_state)
        .into_iter()
        .collect();
    let limits = &programmes.of(&row.read("programme")?)?.limits;
    let due = RequestState::answer_deadline(row.read("notified_date")?, limits);
    let reason: Option<String> = row.read("reason")?;
    let values = reason
        .filter(|_| true_state == RequestState::Refused)
        .map(|reason| PortalValue {
            label: "Motivazione".to_owned(),
            value: reason,
            personal: true,
        });
    let stands = Stands {
        subject: PortalSubject::request(row.read("id")?),
        known: Some(known.as_str()),
        true_state: true_state.as_str(),
        revision: 0,
        due: Some(due),
    };
    Ok(PortalItem {
        values: values.into_iter().collect(),
        consequence: words::of_answer(
            portal::urgency(Some(due), today),
            due,
            row.read("notified_guessed")?,
        ),
        paragraph: "§2".to_owned(),
        possible: [RequestState::Proposed, true_state]
            .into_iter()
            .map(|held| Some(held.to_string()))
            .collect(),
        ..common(row, &stands, &steps, today)?
    })
}

/// The concluded activities that `chosen` selects by `activity_id`.
pub(super) fn activities(
    connection: &Connection,
    chosen: &str,
    params: Named,
    today: NaiveDate,
) -> Result<Vec<PortalItem>> {
    connection
        .prepare_cached(&format!(
            "WITH chosen AS ({chosen})
             SELECT a.id, a.request_id, r.opal, a.code, b.surname, b.name, a.state, p.ended,
                    coalesce(rp.differs, 0) AS answer_first
             FROM chosen
             CROSS JOIN activity_portal p ON p.activity_id = chosen.activity_id
             JOIN activity a ON a.id = p.activity_id
             JOIN request r ON r.id = a.request_id
             JOIN beneficiary b ON b.id = r.beneficiary_id
             LEFT JOIN request_portal rp ON rp.request_id = r.id"
        ))?
        .all(params, |row| activity(connection, row, today))
}

fn activity(connection: &Connection, row: &Row, today: NaiveDate) -> Result<PortalItem> {
    let id: ActivityId = row.read("id")?;
    let ended: bool = row.read("ended")?;
    let true_state: ActivityState = row.read("state")?;
    let steps: Vec<_> = portal::activity_step(ended, true_state)
        .into_iter()
        .collect();
    let waits_for = if steps.is_empty() {
        None
    } else if row.read("answer_first")? {
        Some(words::ANSWER_FIRST)
    } else {
        marks::any_left(connection, id, today)?.then_some(words::SESSIONS_FIRST)
    };
    let stands = Stands {
        subject: PortalSubject::activity(id),
        known: ended.then(|| ActivityState::Ended.as_str()),
        true_state: true_state.as_str(),
        revision: 0,
        due: None,
    };
    Ok(PortalItem {
        activity: Some(id),
        consequence: "Il manuale non dà un termine.".to_owned(),
        paragraph: "§3.3".to_owned(),
        waits_for: waits_for.map(str::to_owned),
        possible: vec![None, Some(ActivityState::Ended.to_string())],
        ..common(row, &stands, &steps, today)?
    })
}

/// What an entry is about and how it stands, there and here.
struct Stands {
    subject: PortalSubject,
    known: Option<&'static str>,
    true_state: &'static str,
    revision: u32,
    due: Option<NaiveDate>,
}

impl Stands {
    /// Changes with every change, so that a stale screen is refused.
    fn stamp(&self) -> String {
        let known = self.known.unwrap_or("niente");
        format!("{known}>{}@{}", self.true_state, self.revision)
    }

    fn days_left(&self, today: NaiveDate) -> Option<i32> {
        let days = self.due?.signed_duration_since(today).num_days();
        Some(i32::try_from(days).unwrap_or(i32::MAX))
    }
}

/// What every entry has alike.
fn common(
    row: &Row,
    stands: &Stands,
    steps: &[PortalStep],
    today: NaiveDate,
) -> Result<PortalItem> {
    Ok(PortalItem {
        subject: stands.subject,
        number: match stands.subject.kind {
            PortalKind::Session => Some(SessionId(stands.subject.id).counter()),
            PortalKind::Request | PortalKind::Activity => None,
        },
        request: row.read("request_id")?,
        activity: None,
        opal: row.read("opal")?,
        code: row.read("code")?,
        surname: row.read("surname")?,
        name: row.read("name")?,
        date: None,
        start: None,
        known: stands.known.map(str::to_owned),
        true_state: stands.true_state.to_owned(),
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
        due: stands.due,
        days_left: stands.days_left(today),
        urgency: portal::urgency(stands.due, today),
        consequence: String::new(),
        paragraph: String::new(),
        waits_for: None,
        possible: Vec::new(),
        stamp: stands.stamp(),
    })
}

/// One entry by what it is about, whether or not anything is left to repeat.
pub(super) fn one(
    connection: &Connection,
    subject: PortalSubject,
    today: NaiveDate,
) -> Result<PortalItem> {
    let id = named_values! {":id": subject.id};
    let (found, what) = match subject.kind {
        PortalKind::Session => (
            sessions(connection, "SELECT :id AS session_id", id, today)?,
            "L’erogazione",
        ),
        PortalKind::Request => (
            requests(connection, "SELECT :id AS request_id", id, today)?,
            "La richiesta",
        ),
        PortalKind::Activity => (
            activities(connection, "SELECT :id AS activity_id", id, today)?,
            "L’attività",
        ),
    };
    found.into_iter().next().ok_or(Error::NotFound(what))
}

impl PortalSubject {
    /// A session.
    #[must_use]
    pub const fn session(id: SessionId) -> Self {
        Self {
            kind: PortalKind::Session,
            id: id.0,
        }
    }

    /// The answer to a request.
    #[must_use]
    pub const fn request(id: RequestId) -> Self {
        Self {
            kind: PortalKind::Request,
            id: id.0,
        }
    }

    /// The conclusion of an activity.
    #[must_use]
    pub const fn activity(id: ActivityId) -> Self {
        Self {
            kind: PortalKind::Activity,
            id: id.0,
        }
    }
}

impl PortalItem {
    /// How the journal names it.
    pub(super) fn title(&self) -> String {
        match self.subject.kind {
            PortalKind::Session => {
                let day = self.date.map(format_date).unwrap_or_default();
                let session = SessionId(self.subject.id);
                format!(
                    "erogazione {session} del {day}, {} {}",
                    self.opal, self.code
                )
            }
            PortalKind::Request => format!("richiesta {}", self.opal),
            PortalKind::Activity => format!("attività {} {}", self.opal, self.code),
        }
    }
}
