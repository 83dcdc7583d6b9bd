//! *Segna come pronta* and *Riapri*: a report is frozen as a PDF once it holds all it must, and a
//! frozen one is never changed but followed by another version.

use affianca_domain::{PrintedDocument, ReportId, ReportSheet, RequestId};
use chrono::NaiveDateTime;
use rusqlite::{OptionalExtension, params};

use super::store;
use crate::{Action, Archive, Error, FieldProblem, Refusal, Result, Write, papers};
use affianca_store::journal::MOMENT;

impl Archive {
    /// *Segna come pronta*: prints the report and keeps it as it is, a new version each time.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every mandatory part that is empty; `STALE` when the draft was saved
    /// elsewhere meanwhile; `NOT_ADMITTED`, `REPORT_READY`; whatever `render` refuses with.
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
            let sheet = ReportSheet {
                head: papers::head(step, &request, &so_far)?,
                version: next_version(step, request.id)?,
                outcome,
                chapters: ReportSheet::chapters_of(&draft, outcome),
                author: step.who().to_owned(),
                drafted: now,
            };
            let printed = render(&sheet)?;
            let id = store_version(step, request.id, &sheet, &printed)?;
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
    /// [`Error::NotFound`]; `STALE` for a version opened again already.
    pub fn reopen_report(&self, id: ReportId, now: NaiveDateTime) -> Result<()> {
        self.write(Action::ReopenReport, now, |step| {
            let (request, version, delivered) = in_force(step, id)?;
            step.execute(
                "UPDATE report SET reopened_at = ?2 WHERE id = ?1",
                params![id.0, now.format(MOMENT).to_string()],
            )?;
            step.execute(
                "INSERT OR IGNORE INTO report_due (request_id)
                 SELECT ?1 WHERE EXISTS (SELECT 1 FROM activity WHERE request_id = ?1)
                   AND NOT EXISTS
                       (SELECT 1 FROM activity WHERE request_id = ?1 AND state <> 'TERMINATA')",
                [request.0],
            )?;
            let opal: String = step.query_row(
                "SELECT opal FROM request WHERE id = ?1",
                [request.0],
                |row| row.get(0),
            )?;
            step.about(format!("relazione {opal} versione {version}"));
            step.within(request);
            if delivered {
                step.note("era", "consegnata");
            }
            Ok(())
        })
    }
}

/// Request, version and whether it was delivered, of a version that still holds.
pub(super) fn in_force(step: &Write, id: ReportId) -> Result<(RequestId, u32, bool)> {
    let (request, version, delivered, reopened) = step
        .query_row(
            "SELECT request_id, version, delivered_on IS NOT NULL, reopened_at IS NOT NULL
             FROM report WHERE id = ?1",
            [id.0],
            |row| {
                Ok((
                    RequestId(row.get(0)?),
                    row.get(1)?,
                    row.get(2)?,
                    row.get::<_, bool>(3)?,
                ))
            },
        )
        .optional()?
        .ok_or(Error::NotFound("La relazione"))?;
    if reopened {
        return Err(Refusal::ReportReopened.into());
    }
    Ok((request, version, delivered))
}

fn next_version(step: &Write, request: RequestId) -> Result<u32> {
    let last: Option<u32> = step.query_row(
        "SELECT max(version) FROM report WHERE request_id = ?1",
        [request.0],
        |row| row.get(0),
    )?;
    Ok(last.unwrap_or(0) + 1)
}

fn store_version(
    step: &Write,
    request: RequestId,
    sheet: &ReportSheet,
    printed: &PrintedDocument,
) -> Result<ReportId> {
    let id: ReportId = step.new_id()?;
    step.execute(
        "INSERT INTO report (id, request_id, version, data_hash, pages, uncovered, ready_at, ready_by,
             content, pdf)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            id.0,
            request.0,
            sheet.version,
            printed.data_hash,
            printed.pages,
            printed.uncovered,
            step.now.format(MOMENT).to_string(),
            step.who(),
            printed.content,
            printed.pdf,
        ],
    )?;
    Ok(id)
}
