//! What the rules say of the sessions to come in, told beside each.

use affianca_domain::{Booking, Session, Violation};
use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::coaches::Operator;
use super::columns::SessionColumn;
use super::comparison::{Held, Work};
use super::places::Places;
use crate::Result;
use crate::import::ImportProblem;

/// Tells beside each session to come in what the rules say of it, those before it in time counted.
pub(super) fn judge(
    connection: &Connection,
    places: &Places,
    held: &mut [Held],
    now: NaiveDateTime,
) -> Result<()> {
    let mut order: Vec<usize> = (0..held.len()).collect();
    order.retain(|place| held.get(*place).and_then(Held::moment).is_some());
    order.sort_by_key(|place| held.get(*place).and_then(Held::moment));
    let mut before: Vec<(Session, Operator, String)> = Vec::new();
    for place in order {
        let Some(Held {
            row,
            work: Work::New(coming),
        }) = held.get_mut(place)
        else {
            continue;
        };
        let Some(of) = places.all.get(&coming.activity) else {
            continue;
        };
        let session = &coming.session;
        if !session.counts_in(of.context.activity.state) {
            continue;
        }
        let beside: Vec<Booking> = before
            .iter()
            .filter_map(|(other, operator, code)| {
                booking(other, code, session, *operator == coming.operator)
            })
            .collect();
        let told = of
            .context
            .told_of_history(connection, session, &beside, now)?;
        let number = row.row.unwrap_or_default();
        row.problems
            .extend(told.iter().map(|violation| warning(number, violation)));
        before.push((
            session.clone(),
            coming.operator.clone(),
            of.context.activity.code.clone(),
        ));
    }
    Ok(())
}

/// A session to come in as another is judged beside it; `None` where they have nobody in common.
fn booking(other: &Session, code: &str, session: &Session, same_coach: bool) -> Option<Booking> {
    let same_beneficiary = other.beneficiary == session.beneficiary;
    (same_beneficiary || same_coach).then(|| Booking {
        id: other.id,
        date: other.date,
        start: other.start,
        end: other.end,
        state: other.state,
        activity_id: other.activity,
        activity: code.to_owned(),
        person: String::new(),
        same_beneficiary,
        same_coach,
    })
}

fn warning(row: u32, violation: &Violation) -> ImportProblem {
    let column = match violation.field.as_deref() {
        Some("date") => SessionColumn::Date,
        Some("start") => SessionColumn::Start,
        Some("end") => SessionColumn::End,
        Some("coach") => SessionColumn::Coach,
        _ => SessionColumn::Hours,
    };
    ImportProblem::warning(row, column.label(), violation.sentence())
}
