//! The journal as a readable history.

use affianca_domain::RequestId;
use chrono::NaiveDateTime;
use rusqlite::{Connection, Row, named_params};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::Action;
use crate::numbering::{count, paging};
use crate::{Archive, Result};

/// What the journal is asked for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs)]
pub struct JournalFilter {
    pub request: Option<RequestId>,
    pub action: Option<Action>,
    pub page: u32,
    pub page_size: u32,
}

/// One page of the journal, newest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct JournalPage {
    pub found: u32,
    pub page: u32,
    pub pages: u32,
    pub rows: Vec<JournalEntry>,
    /// Every operation the filter can choose: code and words.
    pub actions: Vec<(String, String)>,
}

/// One operation in the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct JournalEntry {
    pub seq: i32,
    pub at: NaiveDateTime,
    pub who: String,
    /// What was done, in Italian.
    pub what: String,
    pub subject: String,
    pub request: Option<RequestId>,
    /// The details, as `key: value` in Italian.
    pub details: Vec<(String, String)>,
}

impl Archive {
    /// One page of the journal, newest first.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn journal(&self, filter: &JournalFilter) -> Result<JournalPage> {
        self.read(|connection| page(connection, filter))
    }
}

fn page(connection: &Connection, filter: &JournalFilter) -> Result<JournalPage> {
    let mut conditions = Vec::new();
    let request = filter.request.map(|id| id.0);
    let action = filter.action.map(Action::code);
    // Only the conditions asked for, so that the right index is taken; the others stay mentioned.
    conditions.push(if request.is_some() {
        "request_id = :request"
    } else {
        ":request IS NULL"
    });
    conditions.push(if action.is_some() {
        "action = :action"
    } else {
        ":action IS NULL"
    });
    let place = conditions.join(" AND ");
    let found: i64 = connection
        .prepare_cached(&format!("SELECT count(*) FROM journal WHERE {place}"))?
        .query_row(
            named_params! {":request": request, ":action": action},
            |row| row.get(0),
        )?;
    let found = count(found);
    let (page, pages, size) = paging(found, filter.page, filter.page_size);
    let mut statement = connection.prepare_cached(&format!(
        "SELECT seq, at, who, action, subject, request_id, detail FROM journal
         WHERE {place} ORDER BY seq DESC LIMIT :size OFFSET :skip"
    ))?;
    let rows = statement
        .query_map(
            named_params! {
                ":request": request, ":action": action,
                ":size": size, ":skip": size * page.saturating_sub(1),
            },
            entry,
        )?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let actions = Action::ALL
        .iter()
        .map(|a| (a.code().to_owned(), a.describe().to_owned()))
        .collect();
    Ok(JournalPage {
        found,
        page,
        pages,
        rows,
        actions,
    })
}

fn entry(row: &Row) -> rusqlite::Result<JournalEntry> {
    let code: String = row.get("action")?;
    let detail: String = row.get("detail")?;
    let what = Action::ALL.iter().find(|action| action.code() == code);
    Ok(JournalEntry {
        seq: row.get("seq")?,
        at: row.get("at")?,
        who: row.get("who")?,
        what: what.map_or(code, |action| action.describe().to_owned()),
        subject: row.get("subject")?,
        request: row.get::<_, Option<i64>>("request_id")?.map(RequestId),
        details: details(&detail),
    })
}

fn details(json: &str) -> Vec<(String, String)> {
    let Ok(Value::Object(map)) = serde_json::from_str::<Value>(json) else {
        return Vec::new();
    };
    map.into_iter()
        .map(|(key, value)| {
            let text = match value {
                Value::String(text) => text,
                Value::Array(items) => items
                    .iter()
                    .map(|item| {
                        item.as_str()
                            .map_or_else(|| item.to_string(), str::to_owned)
                    })
                    .collect::<Vec<_>>()
                    .join("; "),
                other => other.to_string(),
            };
            (key, text)
        })
        .collect()
}
