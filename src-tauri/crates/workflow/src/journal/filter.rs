//! What the journal is asked for, as conditions that one of its indexes answers: no question reads
//! more rows than it shows, in an archive of ten years too.
//!
//! Rows stand in order of their moment. It is the order they were written in, but for a clock that
//! was set back; the number of a row says which.

use affianca_domain::{BeneficiaryId, DateOf, RequestId, format_date, parse_date};
use affianca_store::{Action, Column, ReadColumn, ReadRows, values};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use rusqlite::types::Value;
use rusqlite::{Connection, ToSql};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::list::opal;
use crate::{Error, FieldProblem, Result, StoreError};

/// What the journal is asked for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
pub struct JournalFilter {
    /// What touched one request.
    pub request: Option<RequestId>,
    /// What touched one person's requests.
    pub person: Option<BeneficiaryId>,
    /// Who did it, as the journal names them; empty for anybody.
    pub who: String,
    /// One kind of operation.
    pub action: Option<Action>,
    /// First day, as typed; empty for no bound.
    pub from: String,
    /// Last day, as typed; empty for no bound.
    pub to: String,
    /// Which page.
    pub turn: JournalTurn,
    /// The row *older* and *newer* start from.
    pub seq: Option<i32>,
    /// 10, 25 or 50.
    pub page_size: u32,
}

/// Which page of the journal, told by a row and not by a number: in a million rows the last page is
/// as near as the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub enum JournalTurn {
    /// The newest rows.
    #[default]
    Newest,
    /// The rows right before one.
    Older,
    /// The rows right after one.
    Newer,
    /// The oldest rows.
    Oldest,
}

/// A question as SQL: what stands after `FROM journal AS j`, with its values.
pub(super) struct Question {
    /// Which index answers it.
    pub index: &'static str,
    conditions: Vec<&'static str>,
    values: Vec<(&'static str, Value)>,
    /// Nothing narrows it.
    pub whole: bool,
}

impl Question {
    /// What `filter` asks, its dates read.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `from` and `to`.
    pub fn read(filter: &JournalFilter, today: NaiveDate) -> Result<Self> {
        let (from, to) = days(filter, today)?;
        let mut question = Self {
            index: "INDEXED BY journal_at",
            conditions: Vec::new(),
            values: Vec::new(),
            whole: false,
        };
        if !filter.who.is_empty() {
            question.add("j.who = :who", ":who", &filter.who);
            question.index = "INDEXED BY journal_who";
        }
        if let Some(action) = filter.action {
            question.add("j.action = :action", ":action", &action.code().to_owned());
            question.index = if filter.who.is_empty() {
                "INDEXED BY journal_action"
            } else {
                "INDEXED BY journal_who_action"
            };
        }
        if let Some(request) = filter.request {
            let of_request = "j.seq IN (SELECT seq FROM journal INDEXED BY journal_request
                                        WHERE request_id = :request
                                        UNION ALL
                                        SELECT seq FROM journal_also WHERE request_id = :request)";
            question.add(of_request, ":request", &request);
            question.index = "NOT INDEXED";
        }
        if let Some(person) = filter.person {
            let of_person =
                "j.seq IN (SELECT seq FROM journal INDEXED BY journal_request
                           WHERE request_id IN (SELECT id FROM request WHERE beneficiary_id = :person)
                           UNION ALL
                           SELECT seq FROM journal_also
                           WHERE request_id IN (SELECT id FROM request WHERE beneficiary_id = :person))";
            question.add(of_person, ":person", &person);
            question.index = "NOT INDEXED";
        }
        if let Some(from) = from {
            let moment = from.and_time(NaiveTime::MIN);
            question.add("j.at >= :from", ":from", &moment);
        }
        if let Some(after) = to.and_then(|to| to.succ_opt()) {
            let moment = after.and_time(NaiveTime::MIN);
            question.add("j.at < :until", ":until", &moment);
        }
        question.whole = question.conditions.is_empty();
        Ok(question)
    }

    fn add(&mut self, condition: &'static str, name: &'static str, value: &impl Column) {
        self.conditions.push(condition);
        self.values.push((name, value.value()));
    }

    /// Bounds the question to the rows before or after `seq`; `false` when there is no such row.
    pub fn start_at(&mut self, connection: &Connection, seq: i32, older: bool) -> Result<bool> {
        let at: Option<NaiveDateTime> = connection
            .prepare_cached("SELECT seq, at FROM journal WHERE seq = ?1")?
            .first::<_, StoreError>(values![seq], |row| row.read("at"))?;
        let Some(at) = at else {
            return Ok(false);
        };
        let bound = if older {
            "(j.at, j.seq) < (:at, :seq)"
        } else {
            "(j.at, j.seq) > (:at, :seq)"
        };
        self.add(bound, ":at", &at);
        self.values.push((":seq", seq.value()));
        Ok(true)
    }

    /// The conditions, or one that always holds.
    pub fn place(&self) -> String {
        if self.conditions.is_empty() {
            "1".to_owned()
        } else {
            self.conditions.join(" AND ")
        }
    }

    /// Its values by name.
    pub fn values(&self) -> Vec<(&str, &dyn ToSql)> {
        self.values
            .iter()
            .map(|(name, value)| (*name, value as &dyn ToSql))
            .collect()
    }
}

fn days(
    filter: &JournalFilter,
    today: NaiveDate,
) -> Result<(Option<NaiveDate>, Option<NaiveDate>)> {
    let mut problems = Vec::new();
    let mut day = |field: &str, typed: &str| {
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        parse_date(typed, DateOf::Event, today)
            .map_err(|error| problems.push(FieldProblem::new(field, error.to_string())))
            .ok()
    };
    let (from, to) = (day("from", &filter.from), day("to", &filter.to));
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        let message = format!("È prima del {}: scambia le due date.", format_date(from));
        problems.push(FieldProblem::new("to", message));
    }
    if problems.is_empty() {
        Ok((from, to))
    } else {
        Err(Error::Invalid(problems))
    }
}

/// The filter in a user's words, for the journal row of an export: without anybody's name.
pub(super) fn in_words(
    filter: &JournalFilter,
    connection: &Connection,
    today: NaiveDate,
) -> Result<Vec<(String, String)>> {
    let mut words = Vec::new();
    let mut tell = |what: &str, value: String| words.push((what.to_owned(), value));
    if let Some(request) = filter.request {
        let opal = opal(connection, request)?.ok_or(Error::NotFound("La richiesta"))?;
        tell("Richiesta", opal);
    }
    if let Some(person) = filter.person {
        let opals: Option<String> = connection
            .prepare_cached(
                "SELECT group_concat(opal, ', ') FROM request WHERE beneficiary_id = ?1",
            )?
            .one::<_, StoreError>(values![person], |row| row.read(0))?;
        let opals = opals.unwrap_or_else(|| format!("nessuno (n. {person})"));
        tell("Destinatario con OPAL", opals);
    }
    if !filter.who.is_empty() {
        tell("Chi", filter.who.clone());
    }
    if let Some(action) = filter.action {
        tell("Operazione", action.describe().to_owned());
    }
    let (from, to) = days(filter, today)?;
    if let Some(from) = from {
        tell("Dal", format_date(from));
    }
    if let Some(to) = to {
        tell("Al", format_date(to));
    }
    Ok(words)
}
