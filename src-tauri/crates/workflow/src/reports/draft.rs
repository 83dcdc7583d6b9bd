//! Writing a report: autosaved as one types, with its first section brought up to date on demand.

use affianca_domain::typed::{too_long, visible_lines};
use affianca_domain::{
    ReportDraft, ReportGap, ReportSection, Request, RequestId, Skeleton,
    final_report::LONGEST_SECTION,
};
use affianca_store::values;
use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::screen::gaps;
use super::store::{self, Kept};
use super::{ReportRefreshed, ReportSaved};
use crate::fields::Fields;
use crate::{Archive, Refusal, Result, papers};

impl Archive {
    /// Keeps what is being written. It leaves no journal row: savings come every few seconds, and
    /// the history tells what was made ready, opened again and handed over.
    ///
    /// # Errors
    /// `Refusal::NotAdmitted`, `Refusal::ReportReady`; `Refusal::ReportChanged` when it was saved elsewhere meanwhile;
    /// [`Error::Invalid`] for a section that is too long.
    pub fn save_report_draft(
        &self,
        request: RequestId,
        revision: u32,
        draft: &ReportDraft,
        now: NaiveDateTime,
    ) -> Result<ReportSaved> {
        self.keep_draft(|connection| {
            let request = store::writable(connection, request)?;
            let before = expected(connection, &request, revision)?;
            let draft = cleaned(draft)?;
            save(connection, &request, &Kept { draft, ..before }, now)
        })
    }

    /// Brings *Attività svolte* up to date with the sessions and keeps the draft: what was typed
    /// stays. No journal row, as with every saving of a draft.
    ///
    /// # Errors
    /// As [`Archive::save_report_draft`].
    pub fn refresh_report_draft(
        &self,
        request: RequestId,
        revision: u32,
        draft: &ReportDraft,
        now: NaiveDateTime,
    ) -> Result<ReportRefreshed> {
        self.keep_draft(|connection| {
            let request = store::writable(connection, request)?;
            let before = expected(connection, &request, revision)?;
            let mut draft = cleaned(draft)?;
            let fresh = Skeleton::of(&papers::so_far(connection, &request)?);
            let refreshed = fresh.refresh(&draft.activities, &before.skeleton);
            draft.activities.clone_from(&refreshed.text);
            refuse_too_long(&draft)?;
            let saved = save(
                connection,
                &request,
                &Kept {
                    draft,
                    skeleton: fresh,
                    ..before
                },
                now,
            )?;
            Ok(ReportRefreshed {
                saved,
                text: refreshed.text,
                replaced: u32::try_from(refreshed.replaced).unwrap_or(u32::MAX),
                added: u32::try_from(refreshed.added).unwrap_or(u32::MAX),
            })
        })
    }
}

/// What is stored, if it is what the screen has been working on.
pub(super) fn expected(connection: &Connection, request: &Request, revision: u32) -> Result<Kept> {
    let kept = match store::kept(connection, request.id)? {
        Some(kept) => kept,
        None => Kept {
            skeleton: Skeleton::of(&papers::so_far(connection, request)?),
            ..Kept::default()
        },
    };
    if kept.revision == revision {
        return Ok(kept);
    }
    Err(Refusal::ReportChanged.into())
}

fn save(
    connection: &Connection,
    request: &Request,
    kept: &Kept,
    now: NaiveDateTime,
) -> Result<ReportSaved> {
    let revision = kept.revision.saturating_add(1);
    connection
        .prepare_cached(
            "INSERT INTO report_draft (request_id, revision, saved_at, skeleton, draft)
             VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (request_id) DO UPDATE SET revision = excluded.revision,
                 saved_at = excluded.saved_at, skeleton = excluded.skeleton, draft = excluded.draft",
        )?
        .execute(values![
            request.id,
            revision,
            now,
            serde_json::to_string(&kept.skeleton)?,
            serde_json::to_string(&kept.draft)?,
        ])?;
    let missing = gaps(&kept.draft.missing(&request.voucher_id));
    Ok(ReportSaved {
        revision,
        saved_at: now,
        missing,
    })
}

/// The draft cleaned as every text is; blanks around a section stay while it is being written.
fn cleaned(draft: &ReportDraft) -> Result<ReportDraft> {
    let mut draft = draft.clone();
    for section in ReportSection::ALL {
        let text = draft.text_mut(section);
        *text = visible_lines(text);
    }
    refuse_too_long(&draft)?;
    Ok(draft)
}

fn refuse_too_long(draft: &ReportDraft) -> Result<()> {
    let mut fields = Fields::new("");
    for section in ReportSection::ALL {
        if let Some(message) = too_long(draft.text(section), LONGEST_SECTION) {
            fields.problem(ReportGap::Section(section).field(), message);
        }
    }
    fields.finish()
}
