//! The one way to change anything: a transaction, the operation, one journal row, commit.

use std::cell::Cell;

use affianca_domain::{CoachId, RegisterNumber, RequestId, Series};
use chrono::{Datelike as _, NaiveDateTime};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use serde_json::{Value, json};

use crate::integrity::IntegrityReport;
use crate::journal::{self, Action, Apart, PROGRAM};
use crate::numbers::Numbered;
use crate::{
    Error, ReadColumn as _, ReadRows as _, Result, RowId, Store, derived, ids, numbers, records,
    settings, values,
};

/// An operation under way: the transaction, its moment, and what the journal will say of it.
pub struct Write<'a> {
    transaction: Transaction<'a>,
    /// Europe/Rome local time of the operation.
    pub now: NaiveDateTime,
    who: String,
    subject: String,
    request: Option<RequestId>,
    also: Vec<RequestId>,
    detail: Value,
    apart: Apart,
    numbered: Cell<bool>,
}

impl std::ops::Deref for Write<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.transaction
    }
}

impl Write<'_> {
    /// The id of a row about to be made: the only place ids come from.
    ///
    /// # Errors
    /// When the archive refuses, or no id is left.
    pub fn new_id<I: RowId>(&self) -> Result<I> {
        ids::next(&self.transaction)
    }

    /// The next number of this year's registers or attestations, in the archive's series.
    ///
    /// # Errors
    /// When the archive cannot be read, or no number is left.
    pub fn next_number(&self, of: Numbered) -> Result<RegisterNumber> {
        let (year, series) = (self.now.year(), settings::series(&self.transaction)?);
        let letters = series.as_ref().map_or("", Series::as_str);
        let seen = settings::numbers_seen(&self.transaction)?;
        let issued = self
            .transaction
            .prepare_cached(match of {
                Numbered::Register => {
                    "SELECT coalesce(max(serial), 0) FROM register WHERE year = ?1 AND series = ?2"
                }
                Numbered::Attestation => {
                    "SELECT coalesce(max(serial), 0) FROM attestation WHERE year = ?1 AND series = ?2"
                }
            })?
            .one::<_, Error>(values![year, letters], |row| row.read(0))?;
        let last = numbers::last(&seen, of, year, letters).max(issued);
        self.numbered.set(true);
        RegisterNumber::after(last, year, series)
            .map_err(|error| Error::Internal(error.to_string()))
    }

    /// Names what the operation is about, in a user's words: `erogazione 37`.
    pub fn about(&mut self, subject: impl Into<String>) {
        self.subject = subject.into();
    }

    /// Ties the journal row to a request, so that its history can be read.
    pub fn within(&mut self, request: RequestId) {
        self.request = Some(request);
    }

    /// Has the journal row stand in the history of a further request, for what touches many at once.
    pub fn touches(&mut self, request: RequestId) {
        self.also.push(request);
    }

    /// Adds a detail to the journal row.
    pub fn note(&mut self, key: &str, value: impl Into<Value>) {
        if let Value::Object(map) = &mut self.detail {
            map.insert(key.to_owned(), value.into());
        }
    }

    /// As [`Write::note`], for what may name a person or say something of one: names of files and of
    /// who signed, reasons, warnings. The words stand apart from the row, which holds their hash.
    pub fn note_apart(&mut self, key: &str, value: impl Into<Value>) {
        let told = self.apart.put(value.into());
        self.note(key, told);
    }

    /// From here on `coach` is at work, and carries out this operation.
    pub(crate) fn by(&mut self, coach: CoachId) -> Result<()> {
        settings::set_coach_at_work(&self.transaction, coach)?;
        self.who = settings::coach_at_work_name(&self.transaction)?;
        Ok(())
    }

    /// Who carries out the operation, as the journal will name them.
    #[must_use]
    pub fn who(&self) -> &str {
        &self.who
    }
}

impl Store {
    /// Carries out one operation as the coach at work: all of it with its journal row, or nothing.
    ///
    /// # Errors
    /// Whatever `run` refuses with, or the archive itself; nothing is changed then.
    pub fn write<T, E: From<Error>>(
        &self,
        action: Action,
        now: NaiveDateTime,
        run: impl FnOnce(&mut Write) -> Result<T, E>,
    ) -> Result<T, E> {
        self.write_as(None, action, now, run)
    }

    /// Carries out one operation in the program's own name (automatic cancellation).
    ///
    /// # Errors
    /// As [`Store::write`].
    pub fn write_as_program<T, E: From<Error>>(
        &self,
        action: Action,
        now: NaiveDateTime,
        run: impl FnOnce(&mut Write) -> Result<T, E>,
    ) -> Result<T, E> {
        self.write_as(Some(PROGRAM), action, now, run)
    }

    fn write_as<T, E: From<Error>>(
        &self,
        who: Option<&str>,
        action: Action,
        now: NaiveDateTime,
        run: impl FnOnce(&mut Write) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut writer = self.writer()?;
        let (answer, numbered) = carry_out(&mut writer, who, action, now, run)?;
        if numbered {
            self.keep_seen(&writer);
        }
        Ok(answer)
    }

    /// Keeps what is being written, without a journal row: the one exception to [`Store::write`].
    /// A draft is saved every few seconds while one types, and a row each time would bury the
    /// history. Only drafts go this way, and the notification date the program itself guesses; what
    /// they become (a version, an issued paper, a date told by somebody) is journalled.
    ///
    /// # Errors
    /// Whatever `run` refuses with, or the archive itself; nothing is changed then.
    pub fn keep_draft<T, E: From<Error>>(
        &self,
        run: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut writer = self.writer()?;
        let transaction = writer
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(Error::from)?;
        let answer = run(&transaction)?;
        derived::refresh(&transaction, None)?;
        records::forget(&transaction)?;
        transaction.commit().map_err(Error::from)?;
        Ok(answer)
    }

    /// Asks a short question of the archive. Nothing may be written from within it.
    ///
    /// # Errors
    /// Whatever `ask` refuses with, or the archive itself.
    pub fn read<T, E: From<Error>>(
        &self,
        ask: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut reader = self.reader()?;
        let transaction = reader.transaction().map_err(Error::from)?;
        ask(&transaction)
    }

    /// Asks a question that takes longer than a moment, so that no step has to wait for it: every
    /// one of its answers is of the moment it was begun.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn read_at_length<T, E: From<Error>>(
        &self,
        ask: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut reader = self.second_reader()?;
        let transaction = reader.transaction().map_err(Error::from)?;
        ask(&transaction)
    }

    /// Walks the whole journal, a stride at a time, since it may be long and grow meanwhile; and where
    /// it holds, compares every record with what its last row left.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn verify_journal(&self) -> Result<IntegrityReport> {
        let mut report =
            journal::verify(|walk| self.read_at_length(|connection| walk.stride(connection)))?;
        if report.broken.is_none() {
            let compared =
                records::compare(|it| self.read_at_length(|connection| it.stride(connection)))?;
            report.matters.extend(compared.matter());
        }
        Ok(report)
    }
}

/// One operation with its journal row; whether it gave out a number.
fn carry_out<T, E: From<Error>>(
    writer: &mut Connection,
    who: Option<&str>,
    action: Action,
    now: NaiveDateTime,
    run: impl FnOnce(&mut Write) -> Result<T, E>,
) -> Result<(T, bool), E> {
    let transaction = writer
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(Error::from)?;
    let who = match who {
        Some(name) => name.to_owned(),
        None => settings::coach_at_work_name(&transaction)?,
    };
    let mut step = Write {
        transaction,
        now,
        who,
        subject: String::new(),
        request: None,
        also: Vec::new(),
        detail: json!({}),
        apart: Apart::default(),
        numbered: Cell::new(false),
    };
    let answer = run(&mut step)?;
    let outdated = derived::refresh(&step.transaction, Some(now))?;
    if !outdated.is_empty() {
        step.note("registro superato", outdated.join(", "));
    }
    let Write {
        transaction,
        who,
        subject,
        request,
        also,
        detail,
        mut apart,
        numbered,
        now: _,
    } = step;
    let detail = apart.seal(detail)?;
    let touched = records::touched(&transaction)?;
    let seq = journal::append(
        &transaction,
        &journal::Row {
            at: now,
            who: &who,
            action,
            subject: &subject,
            request,
            also: &also,
            detail: &detail,
            records: &records::digest(&touched),
        },
    )?;
    records::keep(&transaction, seq, &touched)?;
    apart.keep(&transaction, seq)?;
    transaction.commit().map_err(Error::from)?;
    Ok((answer, numbered.get()))
}
