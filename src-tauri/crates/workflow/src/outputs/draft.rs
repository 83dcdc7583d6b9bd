//! The working draft: kept every second or so while it is written.
//!
//! An autosave has no journal row of its own ([`Archive::keep_draft`]): it is not a step somebody
//! decided on. What counts in the history is journalled: beginning, each version kept, taking one
//! up again, throwing a draft away.

use affianca_domain::{DateOf, OutputId, parse_date};
use affianca_store::values;
use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::record::Output;
use super::{DraftKept, OutputDraft};
use crate::fields::Fields;
use crate::{Archive, Result};

impl Archive {
    /// Keeps the draft as it stands, on the disk before it answers. A date or a title that
    /// cannot be taken stays as it was and is named; the text is kept all the same.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`]; `Refusal::StateChanged` when it went on elsewhere meanwhile.
    pub fn keep_output_draft(
        &self,
        id: OutputId,
        draft: &OutputDraft,
        now: NaiveDateTime,
    ) -> Result<DraftKept> {
        self.keep_draft(|connection| keep(connection, id, draft, now))
    }
}

fn keep(
    connection: &Connection,
    id: OutputId,
    draft: &OutputDraft,
    now: NaiveDateTime,
) -> Result<DraftKept> {
    let output = Output::load(connection, id)?;
    output.expect(draft.revision)?;
    let mut title = Fields::new("");
    let typed = title.mandatory("title", &draft.title, "Scrivi il titolo.");
    let mut fields = Fields::new("");
    let drafted = fields
        .take(
            "drafted",
            parse_date(&draft.drafted, DateOf::Event, now.date()),
        )
        .unwrap_or(output.drafted);
    let (title, mut problems) = if title.are_right() {
        (typed, Vec::new())
    } else {
        (output.title.clone(), title.problems())
    };
    problems.extend(fields.problems());
    let unchanged = title == output.title && drafted == output.drafted && draft.text == output.text;
    if unchanged {
        return Ok(DraftKept {
            revision: output.revision,
            saved: output.saved,
            fields: problems,
        });
    }
    let revision = output.revision + 1;
    connection.execute(
        "UPDATE output SET title = ?2, drafted = ?3, body = ?4, revision = ?5, saved_at = ?6
             WHERE id = ?1",
        values![id, title, drafted, draft.text, revision, now],
    )?;
    Ok(DraftKept {
        revision,
        saved: now,
        fields: problems,
    })
}
