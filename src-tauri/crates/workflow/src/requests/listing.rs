//! The table of requests (§2): derived columns kept folded for sorting, and one page of it.

use affianca_domain::{Cents, Limits, Minutes, RequestId, fold, format_date};
use affianca_store::rows::{activity, request};
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params, params_from_iter};

use super::find::find;
use super::{ActivityLine, RequestFilter, RequestPage, RequestRow, RequestSort};
use crate::directory::Programmes;
use crate::paging::Found;
use crate::{Archive, Result, outputs};

impl Archive {
    /// One page of requests.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn list_requests(&self, filter: &RequestFilter, now: NaiveDateTime) -> Result<RequestPage> {
        self.read(|connection| page(connection, filter, now.date()))
    }
}

/// Writes the derived row of a request anew, after anything it shows has changed.
///
/// # Errors
/// When the archive refuses.
pub fn refresh(connection: &Connection, request: RequestId) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "SELECT r.state, r.branch_id, r.centre_id, r.beneficiary_id, r.request_date, r.opal,
                r.holder, b.surname, b.name, b.tax_code, c.name AS centre,
                r.description, r.voucher_id, r.voucher_kind,
                coalesce(sum(a.minutes), 0) AS minutes, coalesce(sum(a.amount), 0) AS amount,
                coalesce(sum(CASE a.state WHEN 'TERMINATA' THEN 2 WHEN 'INIZIATA' THEN 1 ELSE 0 END), 0)
                    AS stage
         FROM request r
         JOIN beneficiary b ON b.id = r.beneficiary_id
         JOIN centre c ON c.id = r.centre_id
         LEFT JOIN activity a ON a.request_id = r.id
         WHERE r.id = ?1 GROUP BY r.id",
    )?;
    let activities = activity_words(connection, request)?;
    let row = statement.query_row([request.0], |row| {
        Ok(Listed {
            words: words(row, &activities)?,
            columns: vec![
                row.get("state")?,
                row.get("branch_id")?,
                row.get("centre_id")?,
                row.get("beneficiary_id")?,
                row.get("request_date")?,
                folded(row, "opal")?,
                folded(row, "holder")?,
                folded(row, "surname")?,
                folded(row, "name")?,
                folded(row, "tax_code")?,
                folded(row, "centre")?,
                row.get("minutes")?,
                row.get("amount")?,
                row.get("stage")?,
            ],
        })
    })?;
    let mut values = vec![Value::Integer(request.0)];
    values.extend(row.columns);
    values.push(Value::Text(row.words.clone()));
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO request_listing
             (request_id, state, branch_id, centre_id, beneficiary_id, request_date, opal, holder,
              surname, name, tax_code, centre, minutes, amount, stage, words)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
        )?
        .execute(params_from_iter(values))?;
    connection
        .prepare_cached("INSERT OR REPLACE INTO request_words (rowid, words) VALUES (?1, ?2)")?
        .execute(params![request.0, row.words])?;
    outputs::refresh(connection, request)
}

struct Listed {
    columns: Vec<Value>,
    words: String,
}

fn folded(row: &Row, column: &str) -> rusqlite::Result<Value> {
    Ok(Value::Text(fold(&row.get::<_, String>(column)?)))
}

/// What the table shows of the activities: component and expense, state, hours and amount.
fn activity_words(connection: &Connection, request: RequestId) -> rusqlite::Result<String> {
    let mut statement = connection.prepare_cached(
        "SELECT code, title, state, minutes, amount FROM activity
         WHERE request_id = ?1 ORDER BY position",
    )?;
    let lines = statement.query_map([request.0], |row| {
        let text = |column| row.get::<_, String>(column);
        let (code, title, state) = (text(0)?, text(1)?, text(2)?);
        let (minutes, amount) = (Minutes(row.get(3)?), Cents(row.get(4)?));
        Ok(format!("{code} - {title} | {state} | {minutes} | {amount}"))
    })?;
    Ok(lines.collect::<rusqlite::Result<Vec<_>>>()?.join(" | "))
}

fn words(row: &Row, activities: &str) -> rusqlite::Result<String> {
    let text = |column: &str| row.get::<_, String>(column);
    let date: NaiveDate = row.get("request_date")?;
    let (surname, name) = (text("surname")?, text("name")?);
    // Both orders, so that a name is found as people say it and as tables write it.
    let person = format!("{surname} {name} {surname}");
    let parts = [
        text("state")?,
        format_date(date),
        text("opal")?,
        text("description")?,
        text("holder")?,
        person,
        text("tax_code")?,
        text("centre")?,
        text("voucher_id")?,
        text("voucher_kind")?,
        activities.to_owned(),
        Cents(row.get("amount")?).to_string(),
    ];
    Ok(fold(&parts.join(" | ")))
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
                     WHERE s.activity_id = activity.id AND s.state = 'EROGATA') AS delivered
             FROM activity WHERE request_id IN (SELECT value FROM json_each(?1))
             ORDER BY request_id, position",
            activity::COLUMNS
        ))?
        .all(values![ids], activity_line)?;
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
