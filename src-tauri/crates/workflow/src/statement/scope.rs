//! Which activities a statement is of: those of admitted requests that fit the criteria. Hours are
//! agreed only under an admitted request (§3).

use std::collections::HashMap;

use affianca_domain::words::sought;
use affianca_domain::{
    ActivityId, ActivityState, Cents, RequestId, RequestState, SessionState, StatementActivity,
    StatementGrouping, left_out_because,
};
use affianca_store::{Column as _, ReadColumn as _, ReadRows as _};
use chrono::NaiveDateTime;
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};

use super::criteria::Criteria;
use super::{LeftOut, LeftOutOpal};
use crate::Result;
use affianca_store::rows::programme::Programmes;

/// More OPAL left out than this are counted and not named.
const MOST_LEFT_OUT: u32 = 20;

/// The branch an OPAL is with: the one its request names, else that of its last session. `[I]`
const BRANCH: &str = "coalesce(r.branch_id, (
    SELECT s.branch_id FROM activity o JOIN session s ON s.activity_id = o.id
    WHERE o.request_id = r.id ORDER BY s.id DESC LIMIT 1), 0)";

/// An activity in the selection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scoped {
    pub id: ActivityId,
    pub request: RequestId,
    /// The row it belongs to; for codes, where it stands among [`Scope::codes`].
    pub row: i64,
    pub activity: StatementActivity,
}

/// The selection.
#[derive(Debug, Default)]
pub(super) struct Scope {
    /// In order of id.
    pub activities: Vec<Scoped>,
    /// Codes and titles of activities, when the rows are activities; the programme's own order.
    pub codes: Vec<(i64, String, String)>,
    /// OPAL met.
    pub requests: u32,
    /// Worth of an hour under each programme met.
    pub rates: Vec<Cents>,
}

/// Finds the activities.
pub(super) fn find(connection: &Connection, criteria: &Criteria) -> Result<Scope> {
    let programmes = Programmes::load(connection)?;
    let (wheres, values) = conditions(criteria, true);
    let key = match criteria.filter.grouping {
        StatementGrouping::Activity => "a.position",
        StatementGrouping::Opal => "r.id",
        StatementGrouping::Person => "r.beneficiary_id",
        StatementGrouping::Branch => BRANCH,
        StatementGrouping::Centre => "r.centre_id",
        StatementGrouping::Coach | StatementGrouping::Month => "0",
    };
    let sql = format!(
        "SELECT a.id, a.request_id, a.minutes, a.amount, a.state, r.programme, {key},
                a.code, a.title
         FROM activity a JOIN request r ON r.id = a.request_id
         WHERE {wheres} ORDER BY a.id"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params_from_iter(values))?;
    let mut scope = Scope::default();
    let mut met = std::collections::HashSet::new();
    let by_code = criteria.filter.grouping == StatementGrouping::Activity;
    let mut keys: HashMap<String, i64> = HashMap::new();
    while let Some(row) = rows.next()? {
        let mut scoped = read(row, &programmes)?;
        if by_code {
            scoped.row = code_key(row, scoped.row, &mut keys, &mut scope.codes)?;
        }
        met.insert(scoped.request);
        if !scope.rates.contains(&scoped.activity.rate) {
            scope.rates.push(scoped.activity.rate);
        }
        scope.activities.push(scoped);
    }
    scope.requests = u32::try_from(met.len()).unwrap_or(u32::MAX);
    Ok(scope)
}

fn read(row: &Row, programmes: &Programmes) -> Result<Scoped> {
    let state: ActivityState = row.read(4)?;
    Ok(Scoped {
        id: row.read(0)?,
        request: row.read(1)?,
        row: row.read(6)?,
        activity: StatementActivity {
            agreed: row.read(2)?,
            amount: row.read(3)?,
            rate: programmes.of(&row.read(5)?)?.rate,
            ended: state.is_ended(),
        },
    })
}

/// The number a code goes by: new ones are noted with their place in the programme and their title.
fn code_key(
    row: &Row,
    position: i64,
    keys: &mut HashMap<String, i64>,
    codes: &mut Vec<(i64, String, String)>,
) -> Result<i64> {
    let code: String = row.read(7)?;
    if let Some(key) = keys.get(&code) {
        return Ok(*key);
    }
    let key = i64::try_from(codes.len()).unwrap_or(i64::MAX);
    keys.insert(code.clone(), key);
    codes.push((position, code, row.read(8)?));
    Ok(key)
}

/// Admitted OPAL that fit every criterion but the period: the first of them, and how many there are.
/// Who asks for a coach knows that the others are not there.
pub(super) fn left_out(connection: &Connection, criteria: &Criteria) -> Result<LeftOut> {
    if !criteria.narrows() || criteria.filter.coach.is_some() {
        return Ok(LeftOut::default());
    }
    let (wheres, values) = conditions(criteria, false);
    let found = connection
        .prepare_cached(&format!("SELECT count(*) FROM request r WHERE {wheres}"))?
        .one(params_from_iter(&values), |row| -> Result<_> {
            Ok(row.read(0)?)
        })?;
    let first = connection
        .prepare_cached(&format!(
            "SELECT r.id, r.opal, r.decided_at, r.request_date FROM request r WHERE {wheres}
             ORDER BY r.request_date DESC, r.id DESC LIMIT {MOST_LEFT_OUT}"
        ))?
        .all(params_from_iter(&values), |row| -> Result<_> {
            let decided: Option<NaiveDateTime> = row.read("decided_at")?;
            let admitted = decided.map(|at| at.date());
            Ok(LeftOutOpal {
                request: row.read("id")?,
                opal: row.read("opal")?,
                why: left_out_because(admitted, row.read("request_date")?),
            })
        })?;
    Ok(LeftOut { found, first })
}

/// With `inside` the selection; without, what its period leaves out.
fn conditions(criteria: &Criteria, inside: bool) -> (String, Vec<Value>) {
    let filter = &criteria.filter;
    let mut wheres = Vec::new();
    let mut values: Vec<Value> = Vec::new();
    let mut also = |condition: &str, value: Value| {
        values.push(value);
        wheres.push(condition.replace('?', &format!("?{}", values.len())));
    };
    also("r.state = ?", RequestState::Admitted.value());
    if let Some(person) = filter.person {
        also("r.beneficiary_id = ?", person.value());
    }
    if let Some(centre) = filter.centre {
        also("r.centre_id = ?", centre.value());
    }
    if let Some(branch) = filter.branch {
        also(&format!("{BRANCH} = ?"), branch.value());
    }
    if let Some(kind) = filter.voucher {
        also("r.voucher_kind = ?", kind.value());
    }
    let opal = filter.opal.trim();
    if !opal.is_empty() {
        // As the list of requests finds it; what has no letter or figure is part of none.
        also(
            "instr((SELECT opal FROM request_listing WHERE request_id = r.id), nullif(?, '')) > 0",
            sought(opal).value(),
        );
    }
    if criteria.narrows() {
        let touched = touched(criteria, &mut values);
        wheres.push(format!(
            "r.id {} ({touched})",
            if inside { "IN" } else { "NOT IN" }
        ));
    }
    (wheres.join(" AND "), values)
}

/// OPAL with a session in the selection; by period also those admitted in it, which have agreed
/// hours before they have sessions. Of an admission that came with an import no day is known: the
/// request's own stands for it. `[I]`
fn touched(criteria: &Criteria, values: &mut Vec<Value>) -> String {
    let mut of_requests = Vec::new();
    let mut of_imported = vec!["decided_at IS NULL".to_owned()];
    let mut next = |value: Value| {
        values.push(value);
        values.len()
    };
    let mut of_sessions = vec![format!(
        "state <> ?{}",
        next(SessionState::Cancelled.value())
    )];
    if let Some(from) = criteria.from {
        let at = next(from.value());
        of_sessions.push(format!("date >= ?{at}"));
        of_requests.push(format!("decided_at >= ?{at}"));
        of_imported.push(format!("request_date >= ?{at}"));
    }
    if let Some(to) = criteria.to {
        let at = next(to.value());
        of_sessions.push(format!("date <= ?{at}"));
        // A moment of that day is longer than the day alone, and so comes after it.
        of_requests.push(format!("decided_at <= ?{at} || 'T99'"));
        of_imported.push(format!("request_date <= ?{at}"));
    }
    if let Some(coach) = criteria.filter.coach {
        let at = next(coach.value());
        of_sessions.push(format!("coach_id = ?{at}"));
        of_requests.clear();
    }
    let sessions = of_sessions.join(" AND ");
    let mut requests = format!(
        "SELECT request_id FROM activity WHERE id IN (SELECT activity_id FROM session WHERE {sessions})"
    );
    if !of_requests.is_empty() {
        for admitted in [of_requests, of_imported] {
            requests.push_str(" UNION SELECT id FROM request WHERE ");
            requests.push_str(&admitted.join(" AND "));
        }
    }
    requests
}
