//! *Segna come pronta* and *Riapri*: a report is frozen as a PDF once it holds all it must, and a
//! frozen one is never changed but followed by another version.

use affianca_domain::{CodedPaper, PrintedDocument, ReportId, ReportSheet, RequestId};
use affianca_store::{ReadColumn, ReadRows, journal, settings::code_key, values};
use chrono::NaiveDateTime;
use rusqlite::Row;

use super::store;
use crate::requests;
use crate::{Action, Archive, Error, FieldProblem, Refusal, Result, StoreError, Write, papers};

impl Archive {
    /// *Segna come pronta*: prints the report and keeps it as it is, a new version each time.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every mandatory part that is empty; `Refusal::ReportChanged` when the draft was saved
    /// elsewhere meanwhile; `Refusal::NotAdmitted`, `Refusal::ReportReady`; whatever `render` refuses with.
    pub fn ready_report(
        &self,
        request: RequestId,
        revision: u32,
        now: NaiveDateTime,
        render: impl FnOnce(&ReportSheet) -> Result<PrintedDocument>,
    ) -> Result<ReportId> {
        self.write(Action::ReadyReport, now, |step| {
            let request = store::writable(step, request)?;
            let draft = super::draft::expected(step, &request, revision)?.draft;
            let missing = draft.missing(&request.voucher_id);
            let (true, Some(outcome)) = (missing.is_empty(), draft.outcome) else {
                let problems = missing
                    .iter()
                    .map(|gap| FieldProblem::new(gap.field(), format!("Manca: {}.", gap.label())));
                return Err(Error::Invalid(problems.collect()));
            };
            let so_far = papers::so_far(step, &request)?;
            let id: ReportId = step.new_id()?;
            let sheet = ReportSheet {
                head: papers::head(step, &request, &so_far)?,
                version: next_version(step, request.id)?,
                outcome,
                chapters: ReportSheet::chapters_of(&draft, outcome),
                author: step.who().to_owned(),
                drafted: now,
                journal: journal::head(step)?,
                codes: Some(code_key(step)?.codes(CodedPaper::Report(id))),
            };
            let printed = render(&sheet)?;
            store_version(step, id, request.id, &sheet, &printed)?;
            step.about(format!(
                "relazione {} versione {}",
                request.opal, sheet.version
            ));
            step.within(request.id);
            step.note("esito", outcome.label());
            step.note("impronta", printed.data_hash);
            Ok(id)
        })
    }

    /// *Riapri*: the version in force stays as it is but no longer holds, and the draft can be
    /// written again.
    ///
    /// # Errors
    /// [`Error::NotFound`]; `Refusal::ReportReopened` for a version opened again already.
    pub fn reopen_report(&self, id: ReportId, now: NaiveDateTime) -> Result<()> {
        self.write(Action::ReopenReport, now, |step| {
            let InForce {
                request,
                version,
                delivered,
                ..
            } = in_force(step, id)?;
            step.execute(
                "UPDATE report SET reopened_at = ?2 WHERE id = ?1",
                values![id, now],
            )?;
            let opal = requests::load(step, request)?.opal;
            step.about(format!("relazione {opal} versione {version}"));
            step.within(request);
            if delivered {
                step.note("era", "consegnata");
            }
            Ok(())
        })
    }
}

/// A version that still holds.
pub(super) struct InForce {
    pub request: RequestId,
    pub version: u32,
    /// When it was made ready.
    pub ready_at: NaiveDateTime,
    /// Whether it was handed over.
    pub delivered: bool,
}

/// The version, if it still holds.
pub(super) fn in_force(step: &Write, id: ReportId) -> Result<InForce> {
    let read = |row: &Row| -> Result<(InForce, Option<NaiveDateTime>), StoreError> {
        let version = InForce {
            request: row.read("request_id")?,
            version: row.read("version")?,
            ready_at: row.read("ready_at")?,
            delivered: row.read("delivered")?,
        };
        Ok((version, row.read("reopened_at")?))
    };
    let (version, reopened) = step
        .prepare_cached(
            "SELECT id, request_id, version, ready_at, delivered_on IS NOT NULL AS delivered,
                    reopened_at
             FROM report WHERE id = ?1",
        )?
        .first(values![id], read)?
        .ok_or(Error::NotFound("La relazione"))?;
    if reopened.is_some() {
        return Err(Refusal::ReportReopened.into());
    }
    Ok(version)
}

fn next_version(step: &Write, request: RequestId) -> Result<u32> {
    let last: Option<u32> = step
        .prepare_cached("SELECT max(version) FROM report WHERE request_id = ?1")?
        .one::<_, StoreError>(values![request], |row| row.read(0))?;
    Ok(last.unwrap_or(0) + 1)
}

fn store_version(
    step: &Write,
    id: ReportId,
    request: RequestId,
    sheet: &ReportSheet,
    printed: &PrintedDocument,
) -> Result<()> {
    step.execute(
        "INSERT INTO report (id, request_id, version, data_hash, pages, uncovered, ready_at, ready_by,
             content, pdf)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        values![
            id,
            request,
            sheet.version,
            printed.data_hash,
            printed.pages,
            printed.uncovered,
            step.now,
            step.who(),
            printed.content,
            printed.pdf,
        ],
    )?;
    Ok(())
}
