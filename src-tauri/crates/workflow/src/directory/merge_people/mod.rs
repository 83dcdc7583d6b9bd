//! One person entered under two codes becomes one (§3.2 counts the hours of a person): the requests move
//! to the one who stays, with the definitive code; the other is put aside and leads there. Nothing is
//! erased, and what was issued keeps the code it was issued with.

mod doubles;
mod part;
mod prepare;
mod view;

use affianca_domain::BeneficiaryId;
use affianca_store::journal::MOMENT;
use chrono::NaiveDateTime;
use rusqlite::params;
use serde_json::Value;

pub use view::{PeopleDoubles, PeopleMerge, PeopleOrder, PersonDouble};

use super::beneficiaries::subject;
use crate::{Action, Archive, Refusal, Result, Write};
use prepare::{Prepared, prepare};

impl Archive {
    /// What merging `merge` into `keep` would do; changes nothing.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn check_people_merge(
        &self,
        keep: BeneficiaryId,
        merge: BeneficiaryId,
    ) -> Result<PeopleMerge> {
        self.read(|connection| Ok(prepare(connection, keep, merge)?.preview))
    }

    /// Merges two people as previewed.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`]; `Refusal::CannotMerge` with the reason; `Refusal::MergeChanged` when
    /// it would do something else than was shown; `Refusal::PeopleUnconfirmed` while warnings have not
    /// been taken on.
    pub fn merge_people(&self, order: &PeopleOrder, now: NaiveDateTime) -> Result<()> {
        self.write(Action::MergePeople, now, |step| {
            let prepared = prepare(step, order.keep, order.merge)?;
            if let Some(reason) = &prepared.preview.forbidden {
                return Err(Refusal::CannotMerge(reason.clone()).into());
            }
            if prepared.preview.stamp != order.stamp {
                return Err(Refusal::MergeChanged.into());
            }
            if !order.confirmed && !prepared.preview.warnings.is_empty() {
                return Err(Refusal::PeopleUnconfirmed.into());
            }
            carry_out(step, &prepared)?;
            tell(step, &prepared);
            Ok(())
        })
    }
}

fn carry_out(step: &Write, prepared: &Prepared) -> Result<()> {
    let (keep, merge) = (prepared.preview.keep.id, prepared.preview.merge.id);
    for column in &prepared.filled {
        step.execute(
            &format!(
                "UPDATE beneficiary SET {column} = (SELECT {column} FROM beneficiary WHERE id = ?2)
                 WHERE id = ?1"
            ),
            params![keep.0, merge.0],
        )?;
    }
    note(step, prepared)?;
    for moved in ["request", "session"] {
        step.execute(
            &format!("UPDATE {moved} SET beneficiary_id = ?2 WHERE beneficiary_id = ?1"),
            params![merge.0, keep.0],
        )?;
    }
    // Whoever had been merged into the one put aside follows: nobody leads to somebody out of use.
    step.execute(
        "UPDATE beneficiary SET merged_into = ?2 WHERE merged_into = ?1",
        params![merge.0, keep.0],
    )?;
    step.execute(
        "UPDATE beneficiary SET merged_into = ?2, merged_at = ?3 WHERE id = ?1",
        params![merge.0, keep.0, step.now.format(MOMENT).to_string()],
    )?;
    step.execute(
        "DELETE FROM beneficiary_apart WHERE one = ?1 OR other = ?1",
        [merge.0],
    )?;
    Ok(())
}

/// Keeps what is about to move, so that it can go back.
fn note(step: &Write, prepared: &Prepared) -> Result<()> {
    let preview = &prepared.preview;
    let requests: Vec<i64> = preview.requests.iter().map(|it| it.id.0).collect();
    let followers: Vec<i64> = preview.merge.absorbed.iter().map(|it| it.id.0).collect();
    step.execute(
        "INSERT INTO beneficiary_merge (merged, seq, requests, followers, filled)
         VALUES (?1, (SELECT coalesce(max(seq), 0) + 1 FROM journal), ?2, ?3, ?4)",
        params![
            preview.merge.id.0,
            serde_json::to_string(&requests)?,
            serde_json::to_string(&followers)?,
            serde_json::to_string(&prepared.filled)?,
        ],
    )?;
    Ok(())
}

/// Who became one by their OPALs, and what moved: the journal is never erased, so no name and no code
/// is in it.
fn tell(step: &mut Write, prepared: &Prepared) {
    let preview = &prepared.preview;
    let (kept, merged) = (subject(&preview.keep), subject(&preview.merge));
    step.about(format!("{merged}, unito al {kept}"));
    let opals: Vec<&str> = preview.requests.iter().map(|it| it.opal.as_str()).collect();
    step.note("richieste spostate", opals);
    let labels: Vec<&str> = preview.filled.iter().map(|it| it.0.as_str()).collect();
    if !labels.is_empty() {
        step.note("campi completati", labels);
    }
    if !preview.warnings.is_empty() {
        let seen: Vec<Value> = preview
            .warnings
            .iter()
            .map(|it| it.as_str().into())
            .collect();
        step.note_apart("avvisi confermati", seen);
    }
    for request in &preview.requests {
        step.touches(request.id);
    }
}
