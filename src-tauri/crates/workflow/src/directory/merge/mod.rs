//! Employers entered twice become one (§3.1 names where training takes place): requests and contacts
//! move to the one that stays, the other is put aside and points to it. Nothing is erased, and what
//! was issued keeps the name it was issued with.

mod doubles;
mod prepare;
mod view;

use affianca_domain::EmployerId;
use chrono::NaiveDateTime;
use rusqlite::params;
use serde_json::Value;

pub use view::{
    EmployerDouble, EmployerDoubles, MergeOrder, MergePreview, MergedField, MovedRequest,
};

use super::{EmployerForm, employers};
use crate::{Action, Archive, Refusal, Result, Write};
use affianca_store::journal::MOMENT;
use prepare::{Prepared, prepare};

impl Archive {
    /// What merging `merge` into `keep` would do; changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn check_merge(&self, keep: EmployerId, merge: EmployerId) -> Result<MergePreview> {
        self.read(|connection| Ok(prepare(connection, keep, merge)?.preview))
    }

    /// Merges two employers as previewed.
    ///
    /// # Errors
    /// [`Error::NotFound`]; `Refusal::CannotMerge` with the reason; `Refusal::MergeChanged` when it would do something
    /// else than was shown; `Refusal::MergeUnconfirmed` while warnings have not been taken on.
    pub fn merge_employers(&self, order: &MergeOrder, now: NaiveDateTime) -> Result<()> {
        self.write(Action::MergeEmployers, now, |step| {
            let prepared = prepare(step, order.keep, order.merge)?;
            if let Some(reason) = &prepared.preview.forbidden {
                return Err(Refusal::CannotMerge(reason.clone()).into());
            }
            if prepared.preview.stamp != order.stamp {
                return Err(Refusal::MergeChanged.into());
            }
            if !order.confirmed && !prepared.preview.warnings.is_empty() {
                return Err(Refusal::MergeUnconfirmed.into());
            }
            carry_out(step, &prepared)?;
            tell(step, &prepared);
            Ok(())
        })
    }
}

fn carry_out(step: &Write, prepared: &Prepared) -> Result<()> {
    let (keep, merge) = (prepared.preview.keep.id, prepared.preview.merge.id);
    employers::store(step, keep, &prepared.form)?;
    for contact in &prepared.moved {
        step.execute(
            "UPDATE contact SET employer_id = ?2 WHERE id = ?1",
            params![contact.0, keep.0],
        )?;
    }
    for (left, stays, form) in &prepared.joined {
        step.execute(
            "UPDATE contact SET name = ?2, role = ?3, phone = ?4, email = ?5 WHERE id = ?1",
            params![stays.0, form.name, form.role, form.phone, form.email],
        )?;
        step.execute(
            "UPDATE request SET contact_id = ?2 WHERE employer_id = ?3 AND contact_id = ?1",
            params![left.0, stays.0, merge.0],
        )?;
    }
    step.execute(
        "UPDATE request SET employer_id = ?2 WHERE employer_id = ?1",
        params![merge.0, keep.0],
    )?;
    // What had been merged into the one put aside follows it: a pointer never leads to a pointer.
    step.execute(
        "UPDATE employer SET merged_into = ?2 WHERE merged_into = ?1",
        params![merge.0, keep.0],
    )?;
    step.execute(
        "UPDATE employer SET merged_into = ?2, merged_at = ?3 WHERE id = ?1",
        params![merge.0, keep.0, step.now.format(MOMENT).to_string()],
    )?;
    step.execute(
        "DELETE FROM employer_apart WHERE one = ?1 OR other = ?1",
        [merge.0],
    )?;
    Ok(())
}

/// Both as they were, and what moved; people are counted, since the journal is never erased.
fn tell(step: &mut Write, prepared: &Prepared) {
    let preview = &prepared.preview;
    step.about(format!(
        "datore di lavoro «{}», unito a «{}»",
        preview.merge.form.name, preview.keep.form.name
    ));
    step.note("resta, com’era", state(&preview.keep.form));
    step.note("unito, com’era", state(&preview.merge.form));
    if !preview.filled.is_empty() {
        step.note("resta, ora", state(&prepared.form));
    }
    let opals: Vec<&str> = prepared
        .requests
        .iter()
        .map(|it| it.opal.as_str())
        .collect();
    step.note("richieste spostate", opals);
    step.note("referenti spostati", prepared.moved.len());
    step.note("referenti uniti", prepared.joined.len());
    if !preview.warnings.is_empty() {
        let seen: Vec<Value> = preview
            .warnings
            .iter()
            .map(|it| it.as_str().into())
            .collect();
        step.note_apart("avvisi confermati", seen);
    }
    for request in &prepared.requests {
        step.touches(request.id);
    }
}

fn state(form: &EmployerForm) -> String {
    let fields = [
        ("", &form.name),
        ("", &form.address),
        ("", &form.municipality),
        ("patrono ", &form.patron_day),
        ("C.F. ", &form.tax_code),
    ];
    let told: Vec<String> = fields
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(label, value)| format!("{label}{value}"))
        .collect();
    told.join(", ")
}
