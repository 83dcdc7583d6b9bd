//! The facts deadlines are worked out from: only what still waits for somebody is read.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use affianca_domain::{
    ActivityFacts, ActivityId, ActivityState, DayAhead, Minutes, ProgrammeCode, RegisterFacts,
    ReportFacts, RequestFacts, RequestId, RequestState, SessionFacts, Signer, due, gathered,
    to_complete, to_complete_line,
};
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use chrono::NaiveDate;
use rusqlite::Connection;

use super::Incomplete;
use crate::Result;
use crate::filing::missing_at;
use affianca_store::rows::programme::Programmes;
use affianca_store::rows::register::{self, WAITING};

/// Requests turned down. Their activities are never ended, and are told by this.
const NOT_ADMITTED: &str = "SELECT id FROM request_by_state WHERE not_admitted";

/// The activities that still go on, those of one request together, and so in the index.
const RUNNING: &str = "SELECT id, request_id, code, state, minutes
     FROM activity_by_state WHERE running ORDER BY request_id, position";

/// All the activities of requests whose report is due.
const REPORTED: &str = "SELECT a.id, request_id, code, state, minutes
     FROM report_due CROSS JOIN activity_by_state a USING (request_id) WHERE a.ended
     ORDER BY request_id, position";

const OPEN_SESSIONS: &str = "SELECT activity_id, id, coach_id, date, start, \"end\", state
     FROM session_by_state WHERE open ORDER BY date, start";

/// What was delivered of the activities in a list of identifiers.
const DELIVERED: &str = "SELECT activity_id, sum(minutes) FROM session_by_state
     WHERE delivered AND activity_id IN (SELECT value FROM json_each(?1)) GROUP BY activity_id";

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
    /// What nobody has told yet of the request.
    lacks: Option<String>,
    /// What people are sorted by.
    folded: String,
}

impl<'a> Facts<'a> {
    /// Gathers them for some days: first what waits, each kind by its own index, then the requests it
    /// is of.
    pub fn load(
        connection: &Connection,
        programmes: &'a Programmes,
        (from, to): (NaiveDate, NaiveDate),
    ) -> Result<Self> {
        let turned_down: HashSet<RequestId> = ids(connection, NOT_ADMITTED)?;
        let mut running = activities(connection, RUNNING)?;
        running.retain(|(request, _)| !turned_down.contains(request));
        let mut places: HashMap<ActivityId, usize> = HashMap::with_capacity(running.len());
        for (place, (_, activity)) in running.iter().enumerate() {
            places.insert(activity.id, place);
        }
        open_sessions(connection, &mut running, &places)?;
        let reports: BTreeSet<RequestId> = ids(connection, "SELECT request_id FROM report_due")?;
        let registers = registers(connection)?;
        let unregistered = unregistered(connection)?;
        let mut waiting = reports.clone();
        waiting.extend(running.iter().map(|(request, _)| *request));
        waiting.extend(registers.iter().map(|(request, _)| *request));
        waiting.extend(unregistered.iter().map(|(request, _)| *request));
        let (mut facts, owners) = requests(connection, programmes, &waiting, &reports)?;
        let told_left: HashSet<RequestId> = facts
            .values()
            .filter(|request| request.tells_hours_left(from, to))
            .map(|request| request.id)
            .collect();
        delivered(connection, &mut running, &places, &told_left)?;
        running.extend(activities(connection, REPORTED)?);
        for (request, activity) in running {
            if let Some(request) = facts.get_mut(&request) {
                request.activities.push(activity);
            }
        }
        for (request, register) in registers {
            if let Some(request) = facts.get_mut(&request) {
                request.registers.push(register);
            }
        }
        for (request, sessions) in unregistered {
            if let Some(request) = facts.get_mut(&request) {
                request.unregistered = sessions;
            }
        }
        Ok(Self {
            requests: facts.into_values().collect(),
            owners,
        })
    }

    /// The requests of which something is still untold, by surname.
    pub fn incomplete(&self) -> Vec<Incomplete> {
        let mut found: Vec<_> = self
            .requests
            .iter()
            .filter_map(|request| {
                let owner = self.owners.get(&request.id)?;
                Some((&owner.folded, request, owner, owner.lacks.as_ref()?))
            })
            .collect();
        found.sort_unstable_by_key(|(folded, request, ..)| (*folded, request.id));
        found
            .into_iter()
            .map(|(_, request, owner, lacks)| Incomplete {
                request: request.id,
                opal: request.opal.clone(),
                surname: owner.surname.clone(),
                name: owner.name.clone(),
                lacks: lacks.clone(),
            })
            .collect()
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
    let (Some(first), Some(last)) = (days.first(), days.last()) else {
        return Ok(Vec::new());
    };
    let facts = Facts::load(connection, &programmes, (*first, *last))?;
    Ok(days
        .iter()
        .map(|day| DayAhead::of(*day, &gathered(due(&facts.requests, *day))))
        .collect())
}

/// How many lines of *Oggi* are due today, or late already.
pub(crate) fn pressing(connection: &Connection, today: NaiveDate) -> Result<u32> {
    let programmes = Programmes::load(connection)?;
    let facts = Facts::load(connection, &programmes, (today, today))?;
    let lines = gathered(due(&facts.requests, today));
    let pressing = lines.iter().filter(|it| it.presses()).count();
    Ok(u32::try_from(pressing).unwrap_or(u32::MAX))
}

type Requests<'a> = BTreeMap<RequestId, RequestFacts<'a>>;

/// What waits, each with the request it belongs to.
type Of<T> = Vec<(RequestId, T)>;

fn ids<C: FromIterator<RequestId>>(connection: &Connection, question: &str) -> Result<C> {
    let found: Vec<RequestId> = connection
        .prepare_cached(question)?
        .all(values![], |row| -> Result<_> { Ok(row.read(0)?) })?;
    Ok(found.into_iter().collect())
}

/// The requests something waits in, and those to answer.
fn requests<'a>(
    connection: &Connection,
    programmes: &'a Programmes,
    waiting: &BTreeSet<RequestId>,
    reports: &BTreeSet<RequestId>,
) -> Result<(Requests<'a>, HashMap<RequestId, Owner>)> {
    let mut statement = connection.prepare_cached(
        "SELECT r.id, r.opal, r.beneficiary_id, b.surname, b.name, b.folded, c.name, r.state,
                r.notified_date, r.notified_guessed, r.programme, r.voucher_ends, r.voucher_id,
                r.branch_id IS NOT NULL, r.employer_id IS NOT NULL
         FROM (
             SELECT id FROM request WHERE state = ?1
             UNION ALL SELECT value FROM json_each(?2)) due
         CROSS JOIN request r ON r.id = due.id
         JOIN beneficiary b ON b.id = r.beneficiary_id
         JOIN centre c ON c.id = r.centre_id",
    )?;
    let mut rows = statement.query(rusqlite::params![
        RequestState::Proposed.as_str(),
        list(waiting.iter().copied())?
    ])?;
    let (mut facts, mut owners) = (BTreeMap::new(), HashMap::new());
    while let Some(row) = rows.next()? {
        let id = row.read(0)?;
        let ends: Option<NaiveDate> = row.read(11)?;
        let voucher_id: String = row.read(12)?;
        let lacks = to_complete(
            row.read(7)?,
            row.read(9)?,
            &voucher_id,
            row.read(13)?,
            row.read(14)?,
            ends.is_some(),
        );
        let owner = Owner {
            lacks: to_complete_line(&lacks),
            surname: row.read(3)?,
            name: row.read(4)?,
            folded: row.read(5)?,
            programme: row.read(10)?,
        };
        let programme = programmes.of(&owner.programme)?;
        let request = RequestFacts {
            id,
            opal: row.read(1)?,
            beneficiary: row.read(2)?,
            person: format!("{} {}", owner.surname, owner.name),
            centre: row.read(6)?,
            state: row.read(7)?,
            notified: row.read(8)?,
            notified_guessed: row.read(9)?,
            limits: &programme.limits,
            voucher: programme.voucher_end(ends),
            activities: Vec::new(),
            registers: Vec::new(),
            unregistered: 0,
            report: ReportFacts {
                handed_over: !reports.contains(&id),
            },
        };
        facts.insert(id, request);
        owners.insert(id, owner);
    }
    Ok((facts, owners))
}

/// Ids as SQLite takes a list of them.
pub(super) fn list<I: Into<i64>>(ids: impl Iterator<Item = I>) -> Result<String> {
    Ok(serde_json::to_string(
        &ids.map(Into::into).collect::<Vec<i64>>(),
    )?)
}

fn activities(connection: &Connection, question: &str) -> Result<Of<ActivityFacts>> {
    connection
        .prepare_cached(question)?
        .all(values![], |row| -> Result<_> {
            Ok((
                row.read(1)?,
                ActivityFacts {
                    id: row.read(0)?,
                    code: row.read(2)?,
                    state: row.read(3)?,
                    agreed: row.read(4)?,
                    delivered: Minutes::ZERO,
                    sessions: Vec::new(),
                },
            ))
        })
}

/// Puts each open session where its activity's are. Those of activities already ended have no
/// place: they stay open for ever, and ask for nothing.
fn open_sessions(
    connection: &Connection,
    running: &mut Of<ActivityFacts>,
    places: &HashMap<ActivityId, usize>,
) -> Result<()> {
    let mut statement = connection.prepare_cached(OPEN_SESSIONS)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let place = places.get(&row.read(0)?);
        let Some((_, activity)) = place.and_then(|place| running.get_mut(*place)) else {
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

/// Adds up what was delivered of the activities begun that have no open session, and of those of
/// requests whose hours left are told: only of those do deadlines ask it, and they are few.
fn delivered(
    connection: &Connection,
    running: &mut Of<ActivityFacts>,
    places: &HashMap<ActivityId, usize>,
    told_left: &HashSet<RequestId>,
) -> Result<()> {
    let idle = running
        .iter()
        .filter(|(_, it)| it.state == ActivityState::Started)
        .filter(|(request, it)| it.sessions.is_empty() || told_left.contains(request))
        .map(|(_, it)| it.id);
    let idle = list(idle)?;
    let mut statement = connection.prepare_cached(DELIVERED)?;
    let mut rows = statement.query([idle])?;
    while let Some(row) = rows.next()? {
        let place = places.get(&row.read(0)?);
        if let Some((_, activity)) = place.and_then(|place| running.get_mut(*place)) {
            activity.delivered = row.read(1)?;
        }
    }
    Ok(())
}

fn unregistered(connection: &Connection) -> Result<Of<u32>> {
    connection
        .prepare_cached("SELECT request_id, count(*) FROM unregistered GROUP BY request_id")?
        .all(values![], |row| -> Result<_> {
            Ok((row.read(0)?, row.read(1)?))
        })
}

fn registers(connection: &Connection) -> Result<Of<RegisterFacts>> {
    let mut found: Of<RegisterFacts> = connection
        .prepare_cached(&format!(
            "SELECT r.id, r.request_id, r.year, r.series, r.serial, r.paper_number,
                    r.outdated_at IS NOT NULL AS outdated, r.rows_signed, r.rows_missing,
                    EXISTS (SELECT 1 FROM signature WHERE register_id = r.id AND signer = ?1) AS coach,
                    EXISTS (SELECT 1 FROM signature WHERE register_id = r.id AND signer = ?2) AS recipient
             FROM register r INDEXED BY register_waiting
             WHERE {WAITING}",
        ))?
        .all(values![Signer::Coach, Signer::Recipient], |row| -> Result<_> {
            Ok((
                row.read(1)?,
                RegisterFacts {
                    id: row.read(0)?,
                    number: register::number_as_told(row)?,
                    on_paper: row.read::<Option<String>>("paper_number")?.is_some(),
                    activity: None,
                    superseded: false,
                    outdated: row.read("outdated")?,
                    coach_signed: row.read("coach")?,
                    recipient_signed: row.read("recipient")?,
                    rows_signed: row.read("rows_signed")?,
                    rows_missing: row.read("rows_missing")?,
                    missing_at: Vec::new(),
                },
            ))
        })?;
    for (_, register) in found.iter_mut().filter(|(_, it)| it.rows_missing > 0) {
        register.missing_at = missing_at(connection, register.id)?;
    }
    Ok(found)
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
            (RUNNING, &["activity_running"] as &[&str]),
            (NOT_ADMITTED, &["request_state"]),
            (OPEN_SESSIONS, &["session_open"]),
            (DELIVERED, &["session_activity"]),
        ] {
            let none = question.contains("?1").then_some("[]");
            let values = rusqlite::params_from_iter(none);
            let plan = query_plan::plan(&connection, question, values).unwrap();
            for index in indexes {
                let covering = format!("COVERING INDEX {index}");
                assert!(plan.contains(&covering), "{question}: {plan}");
            }
        }
    }
}
