//! The table of requests (§2): derived columns kept folded for sorting, and one page of it.

use affianca_domain::{Limits, RequestId, SessionState, fold};
use affianca_store::rows::{activity, request};
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, Row};

use super::find::find;
use super::{ActivityLine, RequestFilter, RequestPage, RequestRow, RequestSort};
use crate::paging::Found;
use crate::{Archive, Result};
use affianca_store::rows::programme::Programmes;

impl Archive {
    /// One page of requests.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn list_requests(&self, filter: &RequestFilter, now: NaiveDateTime) -> Result<RequestPage> {
        self.read(|connection| page(connection, filter, now.date()))
    }
}

fn page(connection: &Connection, filter: &RequestFilter, today: NaiveDate) -> Result<RequestPage> {
    let Found {
        found,
        page,
        pages,
        ids,
    } = find(connection, filter)?;
    let programmes = Programmes::load(connection)?;
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {}, b.surname, b.name, b.tax_code, c.name AS centre, l.minutes, l.amount
         FROM request_listing l
         JOIN request ON request.id = l.request_id
         JOIN beneficiary b ON b.id = request.beneficiary_id
         JOIN centre c ON c.id = request.centre_id
         WHERE l.request_id = ?1",
        request::COLUMNS
    ))?;
    let rows = ids
        .into_iter()
        .map(|id| statement.one(values![id], |row| request_row(row, &programmes, today)))
        .collect::<Result<Vec<_>>>()?;
    Ok(RequestPage {
        found,
        page,
        pages,
        rows: with_activities(connection, rows, filter)?,
    })
}

fn request_row(row: &Row, programmes: &Programmes, today: NaiveDate) -> Result<RequestRow> {
    let request = request::read(row)?;
    let limits: &Limits = &programmes.of(&request.programme)?.limits;
    Ok(RequestRow {
        id: request.id,
        days_left: request.days_left(today, limits),
        notified_guessed: request.notified_guessed,
        opal: request.opal,
        state: request.state,
        request_date: request.request_date,
        holder: request.holder,
        surname: row.read("surname")?,
        name: row.read("name")?,
        tax_code: row.read("tax_code")?,
        centre: row.read("centre")?,
        minutes: row.read("minutes")?,
        amount: row.read("amount")?,
        activities: Vec::new(),
    })
}

fn with_activities(
    connection: &Connection,
    mut rows: Vec<RequestRow>,
    filter: &RequestFilter,
) -> Result<Vec<RequestRow>> {
    let ids = serde_json::to_string(&rows.iter().map(|row| row.id).collect::<Vec<_>>())?;
    let lines = connection
        .prepare_cached(&format!(
            "SELECT {},
                    (SELECT coalesce(sum(s.\"end\" - s.start), 0)
                     FROM session s INDEXED BY session_activity
                     WHERE s.activity_id = activity.id AND s.state = ?2) AS delivered
             FROM activity WHERE request_id IN (SELECT value FROM json_each(?1))
             ORDER BY request_id, position",
            activity::COLUMNS
        ))?
        .all(values![ids, SessionState::Delivered], activity_line)?;
    for (request, line) in lines {
        if let Some(owner) = rows.iter_mut().find(|owner| owner.id == request) {
            owner.activities.push(line);
        }
    }
    for row in &mut rows {
        match filter.sort {
            RequestSort::ActivityState => row.activities.sort_by_key(|line| line.state),
            RequestSort::Component => row.activities.sort_by_key(|line| fold(&line.title)),
            RequestSort::Expense => row.activities.sort_by(|a, b| a.code.cmp(&b.code)),
            _ => continue,
        }
        if filter.descending {
            row.activities.reverse();
        }
    }
    Ok(rows)
}

fn activity_line(row: &Row) -> Result<(RequestId, ActivityLine)> {
    let activity = activity::read(row)?;
    let line = ActivityLine {
        id: activity.id,
        state: activity.state,
        code: activity.code,
        title: activity.title,
        minutes: activity.agreed,
        amount: activity.amount,
        delivered: row.read(activity::WIDTH)?,
    };
    Ok((activity.request, line))
}
