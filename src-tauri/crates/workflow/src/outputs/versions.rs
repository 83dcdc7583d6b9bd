//! Versions: kept with a number and a PDF, never changed, looked at and taken up again as a draft.

use affianca_domain::{OutputId, OutputKind, OutputSheet, OutputVersionId, PrintedDocument};
use affianca_store::{ReadColumn, ReadRows, values};
use chrono::NaiveDateTime;
use rusqlite::{Connection, Row};

use super::record::Output;
use super::{OutputDetail, OutputVersion, gather, templates};
use crate::files::StoredFile;
use crate::{Action, Archive, Error, FieldProblem, Refusal, Result, StoreError};

impl Archive {
    /// One document: its draft, its versions, what it must carry.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn output_detail(&self, id: OutputId, now: NaiveDateTime) -> Result<OutputDetail> {
        self.read(|connection| {
            let output = Output::load(connection, id)?;
            let sheet = gather::sheet(connection, &output, None, now)?;
            let (code, title) = sheet.activity.split_once(" – ").unwrap_or_default();
            Ok(OutputDetail {
                ahead: output.is_ahead(),
                id,
                request: output.request,
                contents: gather::contents(&sheet, templates::is_written(connection, &output)?),
                activity: output.activity,
                activity_code: code.to_owned(),
                activity_title: title.to_owned(),
                opal: sheet.opal,
                kind: output.kind,
                kind_title: sheet.kind,
                title: output.title,
                drafted: output.drafted,
                text: output.text,
                revision: output.revision,
                saved: output.saved,
                versions: versions(connection, id)?,
            })
        })
    }

    /// *Salva versione*: numbers the draft, has it printed by `render`, keeps it for good.
    ///
    /// # Errors
    /// `Refusal::StateChanged`; [`Error::Invalid`] for an empty text or a date to come; `Refusal::Unchanged` when
    /// the last version says the same; whatever `render` refuses with.
    pub fn keep_version(
        &self,
        id: OutputId,
        revision: u32,
        now: NaiveDateTime,
        render: impl FnOnce(&OutputSheet) -> Result<PrintedDocument>,
    ) -> Result<u32> {
        self.write(Action::KeepOutput, now, |step| {
            let output = Output::load(step, id)?;
            output.expect(revision)?;
            refuse_unfit(&output, templates::is_written(step, &output)?, now)?;
            let number = output.versions + 1;
            let version: OutputVersionId = step.new_id()?;
            let kept = gather::Kept {
                number,
                id: version,
            };
            let sheet = gather::sheet(step, &output, Some(kept), now)?;
            let printed = render(&sheet)?;
            step.execute(
                "INSERT INTO output_version (id, output_id, number, title, drafted, data_hash, pages,
                     uncovered, kept_at, kept_by, body, content, pdf)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
                values![
                    version,
                    id,
                    number,
                    output.title,
                    output.drafted,
                    printed.data_hash,
                    printed.pages,
                    printed.uncovered,
                    now,
                    step.who(),
                    output.text,
                    printed.content,
                    printed.pdf,
                ],
            )?;
            step.execute(
                "UPDATE output SET versions = ?2, kept_revision = revision WHERE id = ?1",
                values![id, number],
            )?;
            step.about(format!("{} versione {number}, {}", sheet.kind, sheet.opal));
            step.within(output.request);
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
    /// [`Error::NotFound`], `Refusal::StateChanged`.
    pub fn restore_version(
        &self,
        id: OutputId,
        number: u32,
        revision: u32,
        now: NaiveDateTime,
    ) -> Result<()> {
        self.write(Action::RestoreOutput, now, |step| {
            let output = Output::load(step, id)?;
            output.expect(revision)?;
            let changed = step.execute(
                "UPDATE output SET revision = revision + 1, saved_at = ?3,
                     (title, drafted, body) = (SELECT title, drafted, body FROM output_version
                         WHERE output_id = ?1 AND number = ?2)
                 WHERE id = ?1
                   AND EXISTS (SELECT 1 FROM output_version WHERE output_id = ?1 AND number = ?2)",
                values![id, number, now],
            )?;
            if changed == 0 {
                return Err(Error::NotFound("La versione"));
            }
            let sheet = gather::sheet(step, &output, None, now)?;
            step.about(format!("{} versione {number}, {}", sheet.kind, sheet.opal));
            step.within(output.request);
            Ok(())
        })
    }

    /// The PDF of a version, as kept.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn version_pdf(&self, id: OutputId, number: u32) -> Result<StoredFile> {
        let file = |row: &Row| -> Result<StoredFile, StoreError> {
            let kind: OutputKind = row.read("kind")?;
            Ok(StoredFile {
                name: format!("{kind}-{id}-v{number}.pdf"),
                bytes: row.read("pdf")?,
            })
        };
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT o.id, o.kind, v.pdf
                     FROM output_version v JOIN output o ON o.id = v.output_id
                     WHERE v.output_id = ?1 AND v.number = ?2",
                )?
                .first(values![id, number], file)?
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
            let output = Output::load(connection, id)?;
            Ok((gather::sheet(connection, &output, None, now)?, output.kind))
        })?;
        let printed = render(&sheet)?;
        Ok(StoredFile {
            name: format!("{kind}-{id}-bozza.pdf"),
            bytes: printed.pdf,
        })
    }
}

fn refuse_unfit(output: &Output, written: bool, now: NaiveDateTime) -> Result<()> {
    let text = (!written).then_some((
        "text",
        "Il documento ha solo le tracce del modello: scrivi il testo prima di salvarne una versione.",
    ));
    let drafted = (output.drafted > now.date())
        .then_some(("drafted", "La data di redazione non può essere nel futuro."));
    let problems: Vec<FieldProblem> = [drafted, text]
        .into_iter()
        .flatten()
        .map(|(field, message)| FieldProblem::new(field, message))
        .collect();
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    if !output.is_ahead() {
        return Err(Refusal::Unchanged.into());
    }
    Ok(())
}

fn versions(connection: &Connection, id: OutputId) -> Result<Vec<OutputVersion>> {
    let read = |row: &Row| -> Result<OutputVersion, StoreError> {
        Ok(OutputVersion {
            number: row.read("number")?,
            title: row.read("title")?,
            drafted: row.read("drafted")?,
            kept: row.read("kept_at")?,
            kept_by: row.read("kept_by")?,
            pages: row.read("pages")?,
            data_hash: row.read("data_hash")?,
            uncovered: row.read("uncovered")?,
        })
    };
    Ok(connection
        .prepare_cached(
            "SELECT id, number, title, drafted, kept_at, kept_by, pages, data_hash, uncovered
             FROM output_version WHERE output_id = ?1 ORDER BY number DESC",
        )?
        .all(values![id], read)?)
}
