//! The journal as it is printed: who did what, when, as plain data.

use chrono::NaiveDateTime;

use crate::journal_head::JournalHead;

/// Everything printed of a journal.
#[derive(Clone, Debug, PartialEq)]
pub struct JournalSheet {
    /// The body whose archive it is.
    pub provider: String,
    /// What the rows were chosen by, as label and value; empty for the whole journal.
    pub filters: Vec<(String, String)>,
    /// Oldest first.
    pub lines: Vec<JournalLine>,
    /// The hash of the last row printed, in hexadecimal: it binds every row before it.
    pub last_hash: String,
    /// When it was taken out, Europe/Rome local time.
    pub printed: NaiveDateTime,
    /// The journal's head when it was taken out.
    pub journal: Option<JournalHead>,
}

/// One operation.
#[derive(Clone, Debug, PartialEq)]
pub struct JournalLine {
    /// Its number in the journal.
    pub number: i64,
    /// When, Europe/Rome local time.
    pub at: NaiveDateTime,
    /// Who did it.
    pub who: String,
    /// What was done, in Italian.
    pub what: String,
    /// On what.
    pub subject: String,
    /// The OPAL of the request it belongs to; empty when it belongs to none.
    pub opal: String,
    /// The details in words, empty when there are none.
    pub details: String,
}
