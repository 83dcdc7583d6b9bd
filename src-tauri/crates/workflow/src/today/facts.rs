//! The facts deadlines are worked out from: only what still waits for somebody is read.

use std::collections::{BTreeMap, HashMap, HashSet};

use affianca_domain::{
    ActivityFacts, ActivityId, BeneficiaryId, CoachId, DayAhead, Due, Limits, ProgrammeCode,
    RegisterFacts, RegisterId, ReportFacts, RequestFacts, RequestId, SessionFacts, SessionId,
    Urgency,
};
use chrono::NaiveDate;
use rusqlite::Connection;

use crate::directory::programme_of;
use crate::numbering::{minutes, time};
use crate::{Result, StoreError};
use affianca_store::rows::register::WAITING;

/// Admitted requests with an activity not ended. The activities of a request that was turned down
/// are never ended: told by its state, they need not be looked at.
pub(super) const RUNNING: &str = "SELECT request_id FROM (
         SELECT DISTINCT request_id FROM activity INDEXED BY activity_running
         WHERE state IN ('PROPOSTA', 'INIZIATA')
         EXCEPT SELECT id FROM request INDEXED BY request_state
         WHERE state IN ('PROPOSTA', 'RIFIUTATA', 'CANCELLATA'))";

/// Works on every deadline there is today, the most urgent first.
pub(super) fn due<T>(
    connection: &Connection,
    today: NaiveDate,
    work: impl FnOnce(Vec<Due<'_>>) -> T,
) -> Result<T> {
    with_facts(connection, |facts| work(affianca_domain::due(facts, today)))
}

/// How much is due on each of these days, if nothing is done meanwhile.
pub(super) fn ahead(connection: &Connection, days: &[NaiveDate]) -> Result<Vec<DayAhead>> {
    with_facts(connection, |facts| {
        days.iter()
            .map(|day| DayAhead::of(*day, &affianca_domain::due(facts, *day)))
            .collect()
    })
}

fn with_facts<T>(
    connection: &Connection,
    work: impl FnOnce(&[RequestFacts<'_>]) -> T,
) -> Result<T> {
    let requests = requests(connection)?;
    let limits = limits(connection, &requests)?;
    let mut facts: BTreeMap<RequestId, RequestFacts> = BTreeMap::new();
    let reports = reports_due(connection)?;
    for request in requests {
        let Some(limits) = limits.get(&request.programme) else {
            continue;
        };
        let report = ReportFacts {
            handed_over: !reports.contains(&request.id),
        };
        facts.insert(request.id, request.facts(limits, report));
    }
    activities(connection, &mut facts)?;
    registers(connection, &mut facts)?;
    unregistered(connection, &mut facts)?;
    let facts: Vec<RequestFacts> = facts.into_values().collect();
    Ok(work(&facts))
}

/// How many deadlines there are, and whether one expires today or already has.
pub(crate) fn counts(connection: &Connection, today: NaiveDate) -> Result<(u32, bool)> {
    due(connection, today, |due| {
        let hot = due
            .first()
            .is_some_and(|first| matches!(first.urgency, Urgency::Overdue | Urgency::Today));
        (u32::try_from(due.len()).unwrap_or(u32::MAX), hot)
    })
}

struct Waiting {
    id: RequestId,
    opal: String,
    beneficiary: BeneficiaryId,
    person: String,
    centre: String,
    state: String,
    notified: NaiveDate,
    programme: ProgrammeCode,
}

impl Waiting {
    fn facts(self, limits: &Limits, report: ReportFacts) -> RequestFacts<'_> {
        RequestFacts {
            id: self.id,
            opal: self.opal,
            beneficiary: self.beneficiary,
            person: self.person,
            centre: self.centre,
            state: self
                .state
                .parse()
                .unwrap_or(affianca_domain::RequestState::Cancelled),
            notified: self.notified,
            limits,
            activities: Vec::new(),
            registers: Vec::new(),
            unregistered: 0,
            report,
        }
    }
}

/// Requests to answer, with an activity still running, with a register to see to, or with a report
/// to hand over.
fn requests(connection: &Connection) -> Result<Vec<Waiting>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT r.id, r.opal, r.beneficiary_id, b.surname || ' ' || b.name, c.name, r.state,
                r.notified_date, r.programme
         FROM (
             SELECT id FROM request WHERE state = 'PROPOSTA'
             UNION {RUNNING}
             UNION SELECT request_id FROM register INDEXED BY register_waiting
                   WHERE {WAITING}
             UNION SELECT request_id FROM unregistered
             UNION SELECT request_id FROM report_due) due
         CROSS JOIN request r ON r.id = due.id
         JOIN beneficiary b ON b.id = r.beneficiary_id
         JOIN centre c ON c.id = r.centre_id"
    ))?;
    let rows = statement.query_map([], |row| {
        Ok(Waiting {
            id: RequestId(row.get(0)?),
            opal: row.get(1)?,
            beneficiary: BeneficiaryId(row.get(2)?),
            person: row.get(3)?,
            centre: row.get(4)?,
            state: row.get(5)?,
            notified: row.get(6)?,
            programme: ProgrammeCode(row.get(7)?),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn limits(connection: &Connection, requests: &[Waiting]) -> Result<HashMap<ProgrammeCode, Limits>> {
    let mut limits = HashMap::new();
    for request in requests {
        if let std::collections::hash_map::Entry::Vacant(entry) =
            limits.entry(request.programme.clone())
        {
            entry.insert(programme_of(connection, &request.programme)?.limits);
        }
    }
    Ok(limits)
}

fn activities(
    connection: &Connection,
    facts: &mut BTreeMap<RequestId, RequestFacts>,
) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "SELECT id, request_id, position, code, state, minutes,
                iif(state = 'PROPOSTA', 0, (
                    SELECT coalesce(sum(s.\"end\" - s.start), 0)
                    FROM session s INDEXED BY session_activity
                    WHERE s.activity_id = activity.id AND s.state = 'EROGATA'))
         FROM activity INDEXED BY activity_running WHERE state IN ('PROPOSTA', 'INIZIATA')
         UNION ALL
         SELECT a.id, request_id, position, code, state, minutes, 0
         FROM report_due CROSS JOIN activity a USING (request_id) WHERE state = 'TERMINATA'
         ORDER BY request_id, position",
    )?;
    let mut places = HashMap::new();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let owner = RequestId(row.get(1)?);
        let Some(request) = facts.get_mut(&owner) else {
            continue;
        };
        let id = ActivityId(row.get(0)?);
        let state: String = row.get(4)?;
        places.insert(id, (owner, request.activities.len()));
        request.activities.push(ActivityFacts {
            id,
            code: row.get(3)?,
            state: state
                .parse()
                .map_err(|_| StoreError::Damaged(format!("activity state {state}")))?,
            agreed: minutes(row.get(5)?),
            delivered: minutes(row.get(6)?),
            sessions: Vec::new(),
        });
    }
    open_sessions(connection, facts, &places)
}

/// Requests all concluded whose report the CPI still waits for.
fn reports_due(connection: &Connection) -> Result<HashSet<RequestId>> {
    let mut statement = connection.prepare_cached("SELECT request_id FROM report_due")?;
    let rows = statement.query_map([], |row| row.get(0).map(RequestId))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Puts each open session where its activity's are. Those of activities already ended have no
/// place: they stay open for ever, and ask for nothing.
fn open_sessions(
    connection: &Connection,
    facts: &mut BTreeMap<RequestId, RequestFacts>,
    places: &HashMap<ActivityId, (RequestId, usize)>,
) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "SELECT activity_id, id, coach_id, date, start, \"end\", state
         FROM session INDEXED BY session_open
         WHERE state IN ('INSERITA', 'PROGRAMMATA', 'AVVIATA') ORDER BY date, start",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let Some((owner, place)) = places.get(&ActivityId(row.get(0)?)) else {
            continue;
        };
        let request = facts.get_mut(owner);
        let Some(activity) = request.and_then(|request| request.activities.get_mut(*place)) else {
            continue;
        };
        let state: String = row.get(6)?;
        activity.sessions.push(SessionFacts {
            id: SessionId(row.get(1)?),
            coach: CoachId(row.get(2)?),
            date: row.get(3)?,
            start: time(row.get(4)?)?,
            end: time(row.get(5)?)?,
            state: state
                .parse()
                .map_err(|_| StoreError::Damaged(format!("session state {state}")))?,
        });
    }
    Ok(())
}

fn unregistered(
    connection: &Connection,
    facts: &mut BTreeMap<RequestId, RequestFacts>,
) -> Result<()> {
    let mut statement = connection
        .prepare_cached("SELECT request_id, count(*) FROM unregistered GROUP BY request_id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(request) = facts.get_mut(&RequestId(row.get(0)?)) {
            request.unregistered = row.get(1)?;
        }
    }
    Ok(())
}

fn registers(connection: &Connection, facts: &mut BTreeMap<RequestId, RequestFacts>) -> Result<()> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT r.id, r.request_id, r.year, r.serial, r.outdated_at IS NOT NULL,
                EXISTS (SELECT 1 FROM signature WHERE register_id = r.id AND signer = 'coach'),
                EXISTS (SELECT 1 FROM signature WHERE register_id = r.id AND signer = 'recipient')
         FROM register r INDEXED BY register_waiting
         WHERE {WAITING}",
    ))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let Some(request) = facts.get_mut(&RequestId(row.get(1)?)) else {
            continue;
        };
        request.registers.push(RegisterFacts {
            id: RegisterId(row.get(0)?),
            number: format!("{}/{:03}", row.get::<_, i64>(2)?, row.get::<_, i64>(3)?),
            activity: None,
            superseded: false,
            outdated: row.get(4)?,
            coach_signed: row.get(5)?,
            recipient_signed: row.get(6)?,
        });
    }
    Ok(())
}
