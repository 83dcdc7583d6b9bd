//! The journal taken out of the archive: as CSV for a spreadsheet, as data for a paper. Taking it
//! out is itself an operation, and leaves its row.

use std::io::Write;

use affianca_domain::{JournalLine, JournalSheet, RequestId, format_date};
use affianca_store::journal::head;
use affianca_store::{ReadColumn, ReadRows};
use affianca_tables::CsvWriter;
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::filter::{JournalFilter, Question, in_words};
use super::list::{by_number, selection, what};
use super::render;
use crate::directory::provider;
use crate::{Action, Archive, Error, Refusal, Result, StoreError};

/// Nobody reads a longer paper; a spreadsheet holds it.
const MOST_PRINTED: u32 = 2000;

/// How the journal is taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub enum JournalFormat {
    /// For a spreadsheet.
    #[serde(rename = "CSV")]
    Csv,
    /// For paper.
    #[serde(rename = "PDF")]
    Pdf,
}

impl JournalFormat {
    /// As the journal names it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Pdf => "PDF",
        }
    }
}

/// What is being taken out: the rows a filter finds, oldest first.
pub struct JournalExport<'a> {
    connection: &'a Connection,
    filter: &'a JournalFilter,
    question: Question,
    now: NaiveDateTime,
    rows: u32,
}

impl Archive {
    /// Whether the rows `filter` finds can be taken out, to know it before asking where to.
    ///
    /// # Errors
    /// As [`Archive::export_journal`].
    pub fn check_journal_export(
        &self,
        filter: &JournalFilter,
        format: JournalFormat,
        now: NaiveDateTime,
    ) -> Result<()> {
        let question = Question::read(filter, now.date())?;
        self.read_at_length(|connection| how_many(connection, &question, format))?;
        Ok(())
    }

    /// The rows of one request, or all of them, as CSV; there may be none.
    ///
    /// # Errors
    /// The disk, or the archive.
    pub(crate) fn journal_csv(
        &self,
        request: Option<RequestId>,
        now: NaiveDateTime,
        out: &mut dyn Write,
    ) -> Result<()> {
        let filter = JournalFilter {
            request,
            ..JournalFilter::default()
        };
        self.read_at_length(|connection| {
            let export = JournalExport {
                connection,
                filter: &filter,
                question: Question::read(&filter, now.date())?,
                now,
                rows: 0,
            };
            export.csv(out)
        })
    }

    /// Takes out the rows `filter` finds: `save` writes them where the user said. The journal says
    /// that it was done, and how; when `save` fails it says nothing.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `from` and `to`; `Refusal::JournalEmpty`; `Refusal::JournalTooLong` for a paper; whatever
    /// `save` refuses with.
    pub fn export_journal<T>(
        &self,
        filter: &JournalFilter,
        format: JournalFormat,
        now: NaiveDateTime,
        save: impl FnOnce(&JournalExport) -> Result<T>,
    ) -> Result<T> {
        self.write(Action::ExportJournal, now, |step| {
            let question = Question::read(filter, now.date())?;
            let rows = how_many(step, &question, format)?;
            let words = in_words(filter, step, now.date())?;
            let saved = save(&JournalExport {
                connection: step,
                filter,
                question,
                now,
                rows,
            })?;
            step.about("giornale");
            if let Some(request) = filter.request {
                step.within(request);
            }
            step.note("formato", format.label());
            step.note("righe", rows);
            for (key, value) in words {
                step.note(&key.to_lowercase(), value);
            }
            Ok(saved)
        })
    }
}

/// How many rows there are to take out: some, and no more than the format holds.
fn how_many(connection: &Connection, question: &Question, format: JournalFormat) -> Result<u32> {
    let rows: u32 = connection
        .prepare(&format!(
            "SELECT count(*) FROM journal AS j {} WHERE {}",
            question.index,
            question.place()
        ))?
        .one::<_, StoreError>(question.values().as_slice(), |row| row.read(0))?;
    if rows == 0 {
        return Err(Refusal::JournalEmpty.into());
    }
    if format == JournalFormat::Pdf && rows > MOST_PRINTED {
        return Err(Refusal::JournalTooLong {
            rows,
            most: MOST_PRINTED,
        }
        .into());
    }
    Ok(rows)
}

impl JournalExport<'_> {
    /// The rows as CSV, each with the hash that binds it to the one before.
    ///
    /// # Errors
    /// The disk, or the archive.
    pub fn csv(&self, out: &mut dyn Write) -> Result<()> {
        let mut table = CsvWriter::new(out)?;
        table.row(&HEADINGS)?;
        self.each(|row| {
            let line = line(self.connection, row, true)?;
            Ok(table.row(&cells(&line, &row.read::<String>("hash")?))?)
        })?;
        Ok(table.finish()?)
    }

    /// Everything a paper of it says.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn sheet(&self) -> Result<JournalSheet> {
        let mut lines = Vec::with_capacity(self.rows as usize);
        let mut last_hash = String::new();
        self.each(|row| {
            lines.push(line(self.connection, row, false)?);
            last_hash = row.read("hash")?;
            Ok(())
        })?;
        Ok(JournalSheet {
            provider: provider(self.connection)?.name,
            filters: in_words(self.filter, self.connection, self.now.date())?,
            lines,
            last_hash,
            printed: self.now,
            journal: head(self.connection)?,
        })
    }

    fn each(&self, mut take: impl FnMut(&Row) -> Result<()>) -> Result<()> {
        let sql = format!("{} ORDER BY j.at, j.seq", selection(&self.question));
        let mut statement = self.connection.prepare(&sql)?;
        let mut rows = statement.query(self.question.values().as_slice())?;
        while let Some(row) = rows.next()? {
            take(row)?;
        }
        Ok(())
    }
}

/// What stands over the columns of a table of the journal.
pub(crate) const HEADINGS: [&str; 9] = [
    "N.",
    "Data",
    "Ora",
    "Chi",
    "Operazione",
    "Su che cosa",
    "Codice OPAL",
    "Dettagli",
    "Impronta",
];

/// A row of such a table.
pub(crate) fn cells(line: &JournalLine, hash: &str) -> [String; 9] {
    [
        line.number.to_string(),
        format_date(line.at.date()),
        line.at.format("%H:%M:%S").to_string(),
        line.who.clone(),
        line.what.clone(),
        line.subject.clone(),
        line.opal.clone(),
        line.details.clone(),
        hash.to_owned(),
    ]
}

/// A row by its number, with its hash.
pub(crate) fn line_of(connection: &Connection, seq: i64) -> Result<(JournalLine, String)> {
    let mut statement = connection.prepare_cached(&by_number())?;
    let mut rows = statement.query([seq])?;
    match rows.next()? {
        Some(row) => Ok((line(connection, row, false)?, row.read("hash")?)),
        None => Err(Error::NotFound("La riga del giornale")),
    }
}

fn line(connection: &Connection, row: &Row, whole: bool) -> Result<JournalLine> {
    let told = render::whole(connection, row.read("seq")?, row.read_json("detail")?)?;
    let told: Vec<String> = render::details(told, whole)
        .into_iter()
        .map(|(key, text)| format!("{key}: {text}"))
        .collect();
    let opal: Option<String> = row.read("opal")?;
    Ok(JournalLine {
        number: row.read("seq")?,
        at: row.read("at")?,
        who: row.read("who")?,
        what: what(row.read("action")?),
        subject: row.read("subject")?,
        opal: opal.unwrap_or_default(),
        details: told.join(" · "),
    })
}

/// The name of the file the journal is saved in.
#[must_use]
pub fn journal_file_name(format: JournalFormat, today: NaiveDate) -> String {
    format!("giornale-{today}.{}", format.label().to_lowercase())
}
