//! The facts deadlines are worked out from: only what still waits for somebody is read.

use std::collections::{BTreeMap, HashMap};

use affianca_domain::{
    ActivityFacts, ActivityId, DayAhead, ProgrammeCode, RegisterFacts, ReportFacts, RequestFacts,
    RequestId, RequestState, SessionFacts, Signer, due, gathered,
};
use affianca_store::{ReadColumn as _, values};
use chrono::NaiveDate;
use rusqlite::Connection;

use crate::Result;
use affianca_store::rows::programme::Programmes;
use affianca_store::rows::register::{self, WAITING};

/// Admitted requests with an activity not ended. The activities of a request that was turned down
/// are never ended: told by its state, they need not be looked at.
const RUNNING: &str = "SELECT request_id FROM (
         SELECT DISTINCT request_id FROM activity_by_state WHERE running
         EXCEPT SELECT id FROM request_by_state WHERE not_admitted)";

/// The activities that still go on, with what was delivered of each that is begun; and all those of
/// requests whose report is due.
const ACTIVITIES: &str = "SELECT id, request_id, position, code, state, minutes,
            iif(begun, (SELECT coalesce(sum(s.minutes), 0) FROM session_by_state s
                        WHERE s.activity_id = activity.id AND s.delivered), 0)
     FROM activity_by_state activity WHERE running
     UNION ALL
     SELECT a.id, request_id, position, code, state, minutes, 0
     FROM report_due CROSS JOIN activity_by_state a USING (request_id) WHERE a.ended
     ORDER BY request_id, position";

const OPEN_SESSIONS: &str = "SELECT activity_id, id, coach_id, date, start, \"end\", state
     FROM session_by_state WHERE open ORDER BY date, start";

/// Every request that waits for somebody, with what its deadlines are worked out from.
pub(super) struct Facts<'a> {
    pub requests: Vec<RequestFacts<'a>>,
    owners: HashMap<RequestId, Owner>,
}

/// Whose path a request is, and under which programme.
pub(super) struct Owner {
    pub surname: String,
    pub name: String,
    pub programme: ProgrammeCode,
    /// What people are sorted by.
    folded: String,
}

impl<'a> Facts<'a> {
    /// Gathers them.
    pub fn load(connection: &Connection, programmes: &'a Programmes) -> Result<Self> {
        let (mut facts, owners) = requests(connection, programmes)?;
        activities(connection, &mut facts)?;
        registers(connection, &mut facts)?;
        unregistered(connection, &mut facts)?;
        Ok(Self {
            requests: facts.into_values().collect(),
            owners,
        })
    }

    /// The open paths, by surname: admitted requests with an activity not ended.
    pub fn paths(&self) -> Vec<(&RequestFacts<'a>, &Owner)> {
        let open = |request: &&RequestFacts| {
            let mut activities = request.activities.iter();
            request.state == RequestState::Admitted && activities.any(|it| !it.state.is_ended())
        };
        let mut paths: Vec<_> = self
            .requests
            .iter()
            .filter(open)
            .filter_map(|request| Some((request, self.owners.get(&request.id)?)))
            .collect();
        paths.sort_by(|(one, owner), (other, other_owner)| {
            (&owner.folded, one.id).cmp(&(&other_owner.folded, other.id))
        });
        paths
    }
}

/// How much is due on each of these days, if nothing is done meanwhile.
pub(super) fn ahead(connection: &Connection, days: &[NaiveDate]) -> Result<Vec<DayAhead>> {
    let programmes = Programmes::load(connection)?;
    let facts = Facts::load(connection, &programmes)?;
    Ok(days
        .iter()
        .map(|day| DayAhead::of(*day, &gathered(due(&facts.requests, *day))))
        .collect())
}

/// How many lines of *Oggi* are due today, or late already.
pub(crate) fn pressing(connection: &Connection, today: NaiveDate) -> Result<u32> {
    let programmes = Programmes::load(connection)?;
    let facts = Facts::load(connection, &programmes)?;
    let lines = gathered(due(&facts.requests, today));
    let pressing = lines.iter().filter(|it| it.presses()).count();
    Ok(u32::try_from(pressing).unwrap_or(u32::MAX))
}

type Requests<'a> = BTreeMap<RequestId, RequestFacts<'a>>;

/// Requests to answer, with an activity still running, with a register to see to, or with a report
/// to hand over.
fn requests<'a>(
    connection: &Connection,
    programmes: &'a Programmes,
) -> Result<(Requests<'a>, HashMap<RequestId, Owner>)> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT r.id, r.opal, r.beneficiary_id, b.surname, b.name, b.folded, c.name, r.state,
                r.notified_date, r.programme,
                EXISTS (SELECT 1 FROM report_due WHERE request_id = r.id)
         FROM (
             SELECT id FROM request WHERE state = ?1
             UNION {RUNNING}
             UNION SELECT request_id FROM register INDEXED BY register_waiting
                   WHERE {WAITING}
             UNION SELECT request_id FROM unregistered
             UNION SELECT request_id FROM report_due) due
         CROSS JOIN request r ON r.id = due.id
         JOIN beneficiary b ON b.id = r.beneficiary_id
         JOIN centre c ON c.id = r.centre_id"
    ))?;
    let mut rows = statement.query(values![RequestState::Proposed])?;
    let (mut facts, mut owners) = (BTreeMap::new(), HashMap::new());
    while let Some(row) = rows.next()? {
        let id = row.read(0)?;
        let owner = Owner {
            surname: row.read(3)?,
            name: row.read(4)?,
            folded: row.read(5)?,
            programme: row.read(9)?,
        };
        let report_due: bool = row.read(10)?;
        let request = RequestFacts {
            id,
            opal: row.read(1)?,
            beneficiary: row.read(2)?,
            person: format!("{} {}", owner.surname, owner.name),
            centre: row.read(6)?,
            state: row.read(7)?,
            notified: row.read(8)?,
            limits: &programmes.of(&owner.programme)?.limits,
            activities: Vec::new(),
            registers: Vec::new(),
            unregistered: 0,
            report: ReportFacts {
                handed_over: !report_due,
            },
        };
        facts.insert(id, request);
        owners.insert(id, owner);
    }
    Ok((facts, owners))
}

fn activities(connection: &Connection, facts: &mut Requests) -> Result<()> {
    let mut statement = connection.prepare_cached(ACTIVITIES)?;
    let mut places = HashMap::new();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let owner = row.read(1)?;
        let Some(request) = facts.get_mut(&owner) else {
            continue;
        };
        let id = row.read(0)?;
        places.insert(id, (owner, request.activities.len()));
        request.activities.push(ActivityFacts {
            id,
            code: row.read(3)?,
            state: row.read(4)?,
            agreed: row.read(5)?,
            delivered: row.read(6)?,
            sessions: Vec::new(),
        });
    }
    open_sessions(connection, facts, &places)
}

/// Puts each open session where its activity's are. Those of activities already ended have no
/// place: they stay open for ever, and ask for nothing.
fn open_sessions(
    connection: &Connection,
    facts: &mut Requests,
    places: &HashMap<ActivityId, (RequestId, usize)>,
) -> Result<()> {
    let mut statement = connection.prepare_cached(OPEN_SESSIONS)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let Some((owner, place)) = places.get(&row.read(0)?) else {
            continue;
        };
        let request = facts.get_mut(owner);
        let Some(activity) = request.and_then(|request| request.activities.get_mut(*place)) else {
            continue;
        };
        activity.sessions.push(SessionFacts {
            id: row.read(1)?,
            coach: row.read(2)?,
            date: row.read(3)?,
            start: row.read(4)?,
            end: row.read(5)?,
            state: row.read(6)?,
        });
    }
    Ok(())
}

fn unregistered(connection: &Connection, facts: &mut Requests) -> Result<()> {
    let mut statement = connection
        .prepare_cached("SELECT request_id, count(*) FROM unregistered GROUP BY request_id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(request) = facts.get_mut(&row.read(0)?) {
            request.unregistered = row.read(1)?;
        }
    }
    Ok(())
}

fn registers(connection: &Connection, facts: &mut Requests) -> Result<()> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT r.id, r.request_id, r.year, r.series, r.serial, r.outdated_at IS NOT NULL AS outdated,
                EXISTS (SELECT 1 FROM signature WHERE register_id = r.id AND signer = ?1) AS coach,
                EXISTS (SELECT 1 FROM signature WHERE register_id = r.id AND signer = ?2) AS recipient
         FROM register r INDEXED BY register_waiting
         WHERE {WAITING}",
    ))?;
    let mut rows = statement.query(values![Signer::Coach, Signer::Recipient])?;
    while let Some(row) = rows.next()? {
        let Some(request) = facts.get_mut(&row.read(1)?) else {
            continue;
        };
        request.registers.push(RegisterFacts {
            id: row.read(0)?,
            number: register::number(row)?.to_string(),
            activity: None,
            superseded: false,
            outdated: row.read("outdated")?,
            coach_signed: row.read("coach")?,
            recipient_signed: row.read("recipient")?,
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;
    use crate::query_plan;

    #[test]
    fn what_waits_is_found_in_indexes_alone() {
        let connection = query_plan::in_memory().unwrap();
        for (question, indexes) in [
            (RUNNING, &["activity_running", "request_state"] as &[&str]),
            (ACTIVITIES, &["activity_running", "session_activity"]),
            (OPEN_SESSIONS, &["session_open"]),
        ] {
            let plan = query_plan::plan(&connection, question, []).unwrap();
            for index in indexes {
                let covering = format!("COVERING INDEX {index}");
                assert!(plan.contains(&covering), "{question}: {plan}");
            }
        }
    }
}
