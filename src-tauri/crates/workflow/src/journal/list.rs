//! The journal as a readable history, by pages.

use affianca_domain::{BeneficiaryId, RequestId};
use affianca_store::{Action, ReadColumn, ReadRows, values};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::filter::{JournalFilter, JournalTurn, Question};
use super::render::{details, whole};
use crate::{Archive, Result, StoreError};

/// Rows are counted up to here: beyond, nobody reads the figure, and counting a million takes longer
/// than showing a page.
const MOST_COUNTED: u32 = 1000;

/// One page of the journal, newest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct JournalPage {
    /// How many rows there are; at least so many when `more`.
    pub found: u32,
    /// There are more than `found`.
    pub more: bool,
    /// There are newer rows than these.
    pub newer: bool,
    /// There are older rows than these.
    pub older: bool,
    /// The rows.
    pub rows: Vec<JournalEntry>,
    /// Every operation the filter can choose: code and words.
    pub actions: Vec<(String, String)>,
    /// Everybody the journal names.
    pub whos: Vec<String>,
    /// Whose requests the rows are about, when asked: surname and name.
    pub person: Option<(String, String)>,
    /// Which request the rows are about, when asked.
    pub opal: Option<String>,
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
    /// The OPAL of that request.
    pub opal: Option<String>,
    /// The details, as `key: value` in Italian.
    pub details: Vec<(String, String)>,
}

impl Archive {
    /// One page of the journal, newest first.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] on `from` and `to`; when the archive cannot be read.
    pub fn journal(&self, filter: &JournalFilter, now: NaiveDateTime) -> Result<JournalPage> {
        self.read(|connection| page(connection, filter, now.date()))
    }
}

fn page(connection: &Connection, filter: &JournalFilter, today: NaiveDate) -> Result<JournalPage> {
    let (found, more) = counted(connection, &Question::read(filter, today)?)?;
    let (rows, newer, older) = turned(connection, filter, today)?;
    let actions = Action::ALL
        .iter()
        .map(|action| (action.code().to_owned(), action.describe().to_owned()))
        .collect();
    Ok(JournalPage {
        found,
        more,
        newer,
        older,
        rows,
        actions,
        whos: whos(connection)?,
        person: filter
            .person
            .map(|id| person(connection, id))
            .transpose()?
            .flatten(),
        opal: filter
            .request
            .map(|id| opal(connection, id))
            .transpose()?
            .flatten(),
    })
}

/// The rows of the page asked for, newest first, and whether there are newer and older ones.
fn turned(
    connection: &Connection,
    filter: &JournalFilter,
    today: NaiveDate,
) -> Result<(Vec<JournalEntry>, bool, bool)> {
    let size = match filter.page_size {
        size @ (10 | 25 | 50) => size,
        _ => 10,
    };
    let fits = |rows: &[JournalEntry]| rows.len() <= size as usize;
    let mut question = Question::read(filter, today)?;
    let turn = match (filter.turn, filter.seq) {
        (JournalTurn::Older | JournalTurn::Newer, None) => JournalTurn::Newest,
        (turn @ (JournalTurn::Older | JournalTurn::Newer), Some(seq)) => {
            let older = turn == JournalTurn::Older;
            if question.start_at(connection, seq, older)? {
                turn
            } else {
                JournalTurn::Newest
            }
        }
        (turn, _) => turn,
    };
    let ascending = matches!(turn, JournalTurn::Newer | JournalTurn::Oldest);
    let mut rows = some(connection, &question, ascending, size + 1)?;
    if turn == JournalTurn::Newer && fits(&rows) {
        // The first page is shown whole, not only what is newer than where one stood.
        let filter = JournalFilter {
            turn: JournalTurn::Newest,
            ..filter.clone()
        };
        return turned(connection, &filter, today);
    }
    let further = !fits(&rows);
    rows.truncate(size as usize);
    if ascending {
        rows.reverse();
    }
    Ok(match turn {
        JournalTurn::Newest => (rows, false, further),
        JournalTurn::Older => (rows, true, further),
        JournalTurn::Newer => (rows, further, true),
        JournalTurn::Oldest => (rows, further, false),
    })
}

fn some(
    connection: &Connection,
    question: &Question,
    ascending: bool,
    most: u32,
) -> Result<Vec<JournalEntry>> {
    let order = if ascending {
        "j.at, j.seq"
    } else {
        "j.at DESC, j.seq DESC"
    };
    let sql = format!("{} ORDER BY {order} LIMIT {most}", selection(question));
    connection
        .prepare_cached(&sql)?
        .all(question.values().as_slice(), |row| entry(connection, row))
}

/// Every column of a row.
const COLUMNS: &str = "SELECT j.seq, j.at, j.who, j.action, j.subject, j.request_id, j.detail, j.hash, r.opal FROM journal AS j";
/// The request it is of.
const OF: &str = "LEFT JOIN request r ON r.id = j.request_id";

/// Every column of a row by its number.
pub(super) fn by_number() -> String {
    format!("{COLUMNS} {OF} WHERE j.seq = ?1")
}

/// Every column of the rows a question finds.
pub(super) fn selection(question: &Question) -> String {
    format!(
        "{COLUMNS} {} {OF} WHERE {}",
        question.index,
        question.place()
    )
}

fn counted(connection: &Connection, question: &Question) -> Result<(u32, bool)> {
    if question.whole {
        // Rows are numbered without a gap: the last number is how many there are.
        let last: Option<u32> = connection
            .prepare_cached("SELECT max(seq) FROM journal")?
            .one::<_, StoreError>(values![], |row| row.read(0))?;
        return Ok((last.unwrap_or(0), false));
    }
    let found: u32 = connection
        .prepare_cached(&format!(
            "SELECT count(*) FROM (SELECT 1 FROM journal AS j {} WHERE {} LIMIT {})",
            question.index,
            question.place(),
            MOST_COUNTED + 1
        ))?
        .one::<_, StoreError>(question.values().as_slice(), |row| row.read(0))?;
    Ok((found.min(MOST_COUNTED), found > MOST_COUNTED))
}

/// Everybody the journal names, by stepping from name to name in the index.
fn whos(connection: &Connection) -> Result<Vec<String>> {
    Ok(connection
        .prepare_cached(
            "WITH RECURSIVE named (who) AS (
                 SELECT min(who) FROM journal
                 UNION ALL
                 SELECT (SELECT min(who) FROM journal WHERE who > named.who) FROM named
                 WHERE named.who IS NOT NULL
             )
             SELECT who FROM named WHERE who <> ''",
        )?
        .all::<_, StoreError>(values![], |row| row.read(0))?)
}

fn person(connection: &Connection, id: BeneficiaryId) -> Result<Option<(String, String)>> {
    Ok(connection
        .prepare_cached("SELECT id, surname, name FROM beneficiary WHERE id = ?1")?
        .first::<_, StoreError>(values![id], |row| {
            Ok((row.read("surname")?, row.read("name")?))
        })?)
}

/// The OPAL of a request, if it is there.
pub(super) fn opal(connection: &Connection, id: RequestId) -> Result<Option<String>> {
    Ok(connection
        .prepare_cached("SELECT id, opal FROM request WHERE id = ?1")?
        .first::<_, StoreError>(values![id], |row| row.read("opal"))?)
}

fn entry(connection: &Connection, row: &Row) -> Result<JournalEntry> {
    let told = whole(connection, row.read("seq")?, row.read_json("detail")?)?;
    Ok(JournalEntry {
        seq: row.read("seq")?,
        at: row.read("at")?,
        who: row.read("who")?,
        what: what(row.read("action")?),
        subject: row.read("subject")?,
        request: row.read("request_id")?,
        opal: row.read("opal")?,
        details: details(told, false),
    })
}

/// An operation in words; one of a newer program by its code.
pub(super) fn what(code: String) -> String {
    let known = Action::ALL.iter().find(|action| action.code() == code);
    known.map_or(code, |action| action.describe().to_owned())
}
