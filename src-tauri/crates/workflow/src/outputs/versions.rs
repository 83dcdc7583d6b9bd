//! Versions: kept with a number and a PDF, never changed, looked at and taken up again as a draft.

use affianca_domain::{OutputId, OutputSheet, OutputVersionId, PrintedDocument};
use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, params};

use super::record::Record;
use super::{OutputDetail, OutputVersion, gather, standing};
use crate::registers::StoredFile;
use crate::{Action, Archive, Error, Refusal, Result};
use affianca_store::journal::MOMENT;

impl Archive {
    /// One document: its draft, its versions, what it must carry.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn output_detail(&self, id: OutputId, now: NaiveDateTime) -> Result<OutputDetail> {
        self.read(|connection| {
            let record = Record::load(connection, id)?;
            let sheet = gather::sheet(connection, &record, None, now)?;
            let (code, title) = sheet.activity.split_once(" – ").unwrap_or_default();
            Ok(OutputDetail {
                id,
                request: record.request,
                contents: gather::contents(&sheet),
                activity: record.activity,
                activity_code: code.to_owned(),
                activity_title: title.to_owned(),
                opal: sheet.opal,
                kind: record.kind,
                kind_title: sheet.kind,
                title: record.title,
                drafted: record.drafted,
                text: record.text,
                revision: record.revision,
                saved: record.saved,
                ahead: record.revision > record.kept_revision,
                versions: versions(connection, id)?,
            })
        })
    }

    /// *Salva versione*: numbers the draft, has it printed by `render`, keeps it for good.
    ///
    /// # Errors
    /// [`Error::Stale`]; [`Error::Invalid`] for an empty text or a date to come; `UNCHANGED` when
    /// the last version says the same; whatever `render` refuses with.
    pub fn keep_version(
        &self,
        id: OutputId,
        revision: u32,
        now: NaiveDateTime,
        render: impl FnOnce(&OutputSheet) -> Result<PrintedDocument>,
    ) -> Result<u32> {
        self.write(Action::KeepOutput, now, |step| {
            let record = Record::load(step, id)?;
            record.expect(revision)?;
            refuse_unfit(&record, now)?;
            let number = record.versions + 1;
            let sheet = gather::sheet(step, &record, Some(number), now)?;
            let printed = render(&sheet)?;
            let version: OutputVersionId = step.new_id()?;
            step.execute(
                "INSERT INTO output_version (id, output_id, number, title, drafted, data_hash, pages,
                     uncovered, kept_at, kept_by, body, content, pdf)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
                params![
                    version.0,
                    id.0,
                    number,
                    record.title,
                    record.drafted,
                    printed.data_hash,
                    printed.pages,
                    printed.uncovered,
                    now.format(MOMENT).to_string(),
                    step.who(),
                    record.text.to_json(),
                    printed.content,
                    printed.pdf,
                ],
            )?;
            step.execute(
                "UPDATE output SET versions = ?2, kept_revision = revision WHERE id = ?1",
                params![id.0, number],
            )?;
            standing::refresh(step, record.request)?;
            step.about(format!("{} versione {number}, {}", sheet.kind, sheet.opal));
            step.within(record.request);
            step.note("impronta", printed.data_hash);
            if sheet.voucher_id.is_empty() {
                step.note("avviso", "senza Id voucher");
            }
            Ok(number)
        })
    }

    /// Takes the words of a version up again as the draft; the versions stay as they are.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Stale`].
    pub fn restore_version(
        &self,
        id: OutputId,
        number: u32,
        revision: u32,
        now: NaiveDateTime,
    ) -> Result<()> {
        self.write(Action::RestoreOutput, now, |step| {
            let record = Record::load(step, id)?;
            record.expect(revision)?;
            let changed = step.execute(
                "UPDATE output SET revision = revision + 1, saved_at = ?3,
                     (title, drafted, body) = (SELECT title, drafted, body FROM output_version
                         WHERE output_id = ?1 AND number = ?2)
                 WHERE id = ?1
                   AND EXISTS (SELECT 1 FROM output_version WHERE output_id = ?1 AND number = ?2)",
                params![id.0, number, now.format(MOMENT).to_string()],
            )?;
            if changed == 0 {
                return Err(Error::NotFound("La versione"));
            }
            let sheet = gather::sheet(step, &record, None, now)?;
            step.about(format!("{} versione {number}, {}", sheet.kind, sheet.opal));
            step.within(record.request);
            Ok(())
        })
    }

    /// The PDF of a version, as kept.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn version_pdf(&self, id: OutputId, number: u32) -> Result<StoredFile> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT o.kind, v.pdf FROM output_version v JOIN output o ON o.id = v.output_id
                     WHERE v.output_id = ?1 AND v.number = ?2",
                )?
                .query_row([id.0, number.into()], |row| {
                    let kind: String = row.get(0)?;
                    Ok(StoredFile {
                        name: format!("{kind}-{id}-v{number}.pdf"),
                        bytes: row.get(1)?,
                    })
                })
                .optional()?
                .ok_or(Error::NotFound("La versione"))
        })
    }

    /// The draft printed as it stands; nothing is kept of it.
    ///
    /// # Errors
    /// [`Error::NotFound`], and whatever `render` refuses with.
    pub fn draft_pdf(
        &self,
        id: OutputId,
        now: NaiveDateTime,
        render: impl FnOnce(&OutputSheet) -> Result<PrintedDocument>,
    ) -> Result<StoredFile> {
        let (sheet, kind) = self.read(|connection| {
            let record = Record::load(connection, id)?;
            Ok((gather::sheet(connection, &record, None, now)?, record.kind))
        })?;
        let printed = render(&sheet)?;
        Ok(StoredFile {
            name: format!("{kind}-{id}-bozza.pdf"),
            bytes: printed.pdf,
        })
    }
}

fn refuse_unfit(record: &Record, now: NaiveDateTime) -> Result<()> {
    if !record.text.is_filled() {
        return Err(Error::invalid(
            "text",
            "Il documento non ha ancora un testo: scrivilo prima di conservarne una versione.",
        ));
    }
    if record.drafted > now.date() {
        return Err(Error::invalid(
            "drafted",
            "La data di redazione non può essere nel futuro.",
        ));
    }
    if record.revision == record.kept_revision {
        return Err(Refusal::Unchanged.into());
    }
    Ok(())
}

fn versions(connection: &Connection, id: OutputId) -> Result<Vec<OutputVersion>> {
    let mut statement = connection.prepare_cached(
        "SELECT number, title, drafted, kept_at, kept_by, pages, data_hash, uncovered
         FROM output_version WHERE output_id = ?1 ORDER BY number DESC",
    )?;
    let rows = statement.query_map([id.0], |row| {
        Ok(OutputVersion {
            number: row.get(0)?,
            title: row.get(1)?,
            drafted: row.get(2)?,
            kept: row.get(3)?,
            kept_by: row.get(4)?,
            pages: row.get(5)?,
            data_hash: row.get(6)?,
            uncovered: row.get(7)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
