//! Sums up the sessions in one pass. They come in the order of their activities, as the index has them,
//! so that nothing is sorted and nothing is kept but the sums.

use std::fmt::Write as _;

use affianca_domain::{ActivityId, CoachId, StatementFold, StatementMonth, StatementSession};
use affianca_store::{ReadColumn as _, values};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row, Rows};

use super::criteria::Criteria;
use super::scope::{Scope, Scoped};
use crate::Result;

/// Above this many activities the whole index is read rather than so many places of it.
const MANY: usize = 20_000;

/// Sums up the sessions of a selection.
pub(super) fn add_up(
    connection: &Connection,
    criteria: &Criteria,
    scope: &Scope,
) -> Result<StatementFold> {
    let mut fold = StatementFold::new(criteria.filter.grouping);
    let columns = "SELECT activity_id, date, coach_id, state, \"end\" - start FROM session";
    if scope.activities.len() > MANY {
        let sql = format!("{columns} INDEXED BY session_activity ORDER BY activity_id");
        let mut statement = connection.prepare_cached(&sql)?;
        walk(statement.query([])?, criteria, &scope.activities, &mut fold)?;
    } else {
        let sql = format!(
            "{columns} INDEXED BY session_activity
             WHERE activity_id IN (SELECT value FROM json_each(?1)) ORDER BY activity_id"
        );
        let mut statement = connection.prepare_cached(&sql)?;
        let rows = statement.query(values![ids(&scope.activities)])?;
        walk(rows, criteria, &scope.activities, &mut fold)?;
    }
    Ok(fold)
}

fn ids(activities: &[Scoped]) -> String {
    let mut text = String::with_capacity(activities.len() * 8 + 2);
    text.push('[');
    for (order, scoped) in activities.iter().enumerate() {
        let comma = if order == 0 { "" } else { "," };
        // Writing into a string does not fail.
        let _ = write!(text, "{comma}{}", i64::from(scoped.id));
    }
    text.push(']');
    text
}

/// Activities and sessions side by side, both in order of the activity's id.
fn walk(
    mut rows: Rows,
    criteria: &Criteria,
    activities: &[Scoped],
    fold: &mut StatementFold,
) -> Result<()> {
    let bounds = Bounds::of(criteria);
    let mut waiting = activities.iter();
    let mut at = waiting.next();
    let mut sessions: Vec<StatementSession> = Vec::new();
    while let Some(row) = rows.next()? {
        let id: ActivityId = row.read(0)?;
        while let Some(scoped) = at.filter(|scoped| scoped.id < id) {
            fold.add(scoped.row, scoped.activity, &sessions);
            sessions.clear();
            at = waiting.next();
        }
        match at {
            None => break,
            Some(scoped) if scoped.id == id => sessions.push(session(row, &bounds)?),
            // Of an activity that is not in the selection.
            Some(_) => {}
        }
    }
    for scoped in at.into_iter().chain(waiting) {
        fold.add(scoped.row, scoped.activity, &sessions);
        sessions.clear();
    }
    Ok(())
}

/// The bounds of the selection as they are stored, to be compared without reading a date.
struct Bounds {
    from: Option<String>,
    to: Option<String>,
    coach: Option<CoachId>,
}

impl Bounds {
    fn of(criteria: &Criteria) -> Self {
        Self {
            from: criteria.from.map(|date| date.to_string()),
            to: criteria.to.map(|date| date.to_string()),
            coach: criteria.filter.coach,
        }
    }

    fn hold(&self, date: &str, coach: CoachId) -> bool {
        self.from.as_deref().is_none_or(|from| date >= from)
            && self.to.as_deref().is_none_or(|to| date <= to)
            && self.coach.is_none_or(|only| coach == only)
    }

    /// The month of a stored date and whether the selection holds it, read as text: there may be a
    /// million of them.
    fn of_date(
        &self,
        stored: ValueRef<'_>,
        coach: CoachId,
    ) -> Result<(StatementMonth, bool), String> {
        let date = stored.as_str().map_err(|_| "no text".to_owned())?;
        let month = StatementMonth::of_iso(date).ok_or_else(|| "no date".to_owned())?;
        Ok((month, self.hold(date, coach)))
    }
}

fn session(row: &Row, bounds: &Bounds) -> Result<StatementSession> {
    let coach = row.read(2)?;
    let (month, chosen) = row.read_as(1, |stored| bounds.of_date(stored, coach))?;
    Ok(StatementSession {
        month,
        coach,
        state: row.read(3)?,
        minutes: row.read(4)?,
        chosen,
    })
}
