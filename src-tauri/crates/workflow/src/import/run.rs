//! Taking in what was previewed: one transaction, one journal row, nothing doubled.

use affianca_domain::{BranchId, PortalChoice, RequestState, untold};
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension};

use super::plan::PreparedImport;
use super::{HeldChoices, ImportReport, known};
use crate::directory::programme_of;
use crate::requests::{NewRequest, insert};
use crate::{Action, Archive, Error, Refusal, Result, Write};

/// Requests between one word on progress and the next.
const STRIDE: usize = 50;

impl Archive {
    /// Takes in what was previewed. What has meanwhile come into the archive by another way is
    /// left as it is. `progress` is told how many of how many requests are in; answering `false`
    /// leaves everything as it was.
    ///
    /// # Errors
    /// [`Refusal::ListChanged`] when a request to be changed differs in something else than was shown;
    /// [`Error::Cancelled`] when `progress` says so; whatever the archive refuses with.
    pub fn run_import(
        &self,
        prepared: &PreparedImport,
        choices: &HeldChoices,
        now: NaiveDateTime,
        progress: &mut dyn FnMut(u32, u32) -> bool,
    ) -> Result<ImportReport> {
        let mut report = ImportReport {
            known: prepared.known,
            skipped: prepared.skipped,
            ..ImportReport::default()
        };
        let settles = prepared
            .differing
            .iter()
            .any(|(new, _)| chosen(choices, new, &PortalChoice::ALL) != PortalChoice::Leave);
        if prepared.planned.is_empty() && !settles {
            report.left = u32::try_from(prepared.differing.len()).unwrap_or(u32::MAX);
            return Ok(report);
        }
        let total = u32::try_from(prepared.planned.len()).unwrap_or(u32::MAX);
        self.write(Action::Import, now, |step| {
            let people = people(step)?;
            for (index, planned) in prepared.planned.iter().enumerate() {
                if index % STRIDE == 0 && !progress(u32::try_from(index).unwrap_or(u32::MAX), total)
                {
                    return Err(Error::Cancelled);
                }
                if is_known(step, &planned.opal)? {
                    report.known += 1;
                    continue;
                }
                let planned = current(step, planned, now)?;
                let request = insert(step, &planned)?;
                step.touches(request);
                report.imported += 1;
                let lacks = untold(
                    planned.state,
                    &planned.voucher_id,
                    planned.branch.is_some(),
                    planned.employer.is_some(),
                    planned.voucher_ends.is_some(),
                );
                report.incomplete += u32::from(!lacks.is_empty());
            }
            settle(step, prepared, choices, &mut report)?;
            report.people = u32::try_from(self::people(step)? - people).unwrap_or(0);
            if !progress(total, total) {
                return Err(Error::Cancelled);
            }
            step.about(match report.imported {
                1 => "1 richiesta".to_owned(),
                more => format!("{more} richieste"),
            });
            step.note_apart("origine", prepared.source.as_str());
            step.note("importate", report.imported);
            step.note("già presenti", report.known);
            step.note("scartate", report.skipped);
            step.note("persone nuove", report.people);
            Ok(report)
        })
    }
}

/// What is to be done of a request told otherwise.
fn chosen(choices: &HeldChoices, new: &NewRequest, possible: &[PortalChoice]) -> PortalChoice {
    choices.of(choices.different, &new.opal, possible)
}

/// Does what was chosen of the requests told otherwise: of no other difference than was shown.
fn settle(
    step: &mut Write,
    prepared: &PreparedImport,
    choices: &HeldChoices,
    report: &mut ImportReport,
) -> Result<()> {
    let opals: Vec<&str> = prepared
        .differing
        .iter()
        .map(|(new, _)| new.opal.as_str())
        .collect();
    let here = known::among(step, &opals)?;
    let (mut taken, mut kept) = (Vec::new(), Vec::new());
    for (new, shown) in &prepared.differing {
        let known = here.get(&new.opal);
        let differences = known
            .map(|known| known.differences(new))
            .unwrap_or_default();
        let chosen = chosen(choices, new, &known::choices(&differences));
        let Some(known) = known.filter(|_| chosen != PortalChoice::Leave) else {
            report.left += 1;
            continue;
        };
        if !differences.iter().map(|it| &it.told).eq(shown) {
            return Err(Refusal::ListChanged.into());
        }
        let done = known::settle(step, known, new, (&differences, chosen))?;
        if done.is_empty() {
            report.left += 1;
            continue;
        }
        step.touches(known.id);
        if chosen == PortalChoice::Take {
            report.taken += 1;
            taken.extend(done);
        } else {
            report.kept += 1;
            kept.extend(done);
        }
    }
    for (what, lines) in [
        ("come sul portale", taken),
        ("da riportare sul portale", kept),
    ] {
        if !lines.is_empty() {
            step.note(what, lines);
        }
    }
    Ok(())
}

/// The request as it is right today: midnight may have passed since the preview.
fn current(
    connection: &Connection,
    planned: &NewRequest,
    now: NaiveDateTime,
) -> Result<NewRequest> {
    let mut request = planned.clone();
    request.branch = only_branch(connection)?;
    if request.notified_guessed {
        let limits = programme_of(connection, &request.programme)?.limits;
        request.notified_date =
            RequestState::likely_notification(request.request_date, now.date(), &limits);
    }
    Ok(request)
}

/// The branch in use, when there is one only: the portal's table tells none.
pub(super) fn only_branch(connection: &Connection) -> Result<Option<BranchId>> {
    let found: Vec<BranchId> = connection
        .prepare_cached("SELECT id FROM branch WHERE archived = 0 LIMIT 2")?
        .all(values![], |row| -> Result<_> { Ok(row.read(0)?) })?;
    Ok(match found.as_slice() {
        [only] => Some(*only),
        _ => None,
    })
}

fn is_known(connection: &Connection, opal: &str) -> Result<bool> {
    Ok(connection
        .prepare_cached("SELECT 1 FROM request WHERE opal = ?1")?
        .query_row([opal], |_| Ok(()))
        .optional()?
        .is_some())
}

fn people(connection: &Connection) -> Result<i64> {
    Ok(connection.query_row("SELECT count(*) FROM beneficiary", [], |row| row.get(0))?)
}
