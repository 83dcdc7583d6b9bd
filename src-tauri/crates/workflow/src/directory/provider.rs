//! The accredited body and who is at work for it; both are set at the first start.

use std::collections::BTreeMap;

use affianca_domain::{BranchId, CoachId};
use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, params};

use super::changes::{self, Labelled};
use super::{CreateArchive, Directory, Provider, branches, centres, coaches};
use crate::fields::Fields;
use crate::{Action, Archive, Error, FieldProblem, Refusal, Result, StoreError, Write};
use affianca_store::{ReadColumn as _, ReadRows as _, settings, values};

impl Archive {
    /// Provider, branches, coaches and employment centres.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn directory(&self) -> Result<Directory> {
        self.read(|connection| {
            let (at_branch, with_coach) = open(connection)?;
            Ok(Directory {
                provider: provider(connection)?,
                branches: branches::branches(connection)?,
                coaches: coaches::coaches(connection)?,
                centres: centres::centres(connection)?,
                open_at_branch: at_branch.into_iter().collect(),
                open_with_coach: with_coach.into_iter().collect(),
            })
        })
    }

    /// Changes the body's data.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field at fault.
    pub fn save_provider(&self, form: &Provider, now: NaiveDateTime) -> Result<()> {
        let mut fields = Fields::new("");
        let form = checked(form, &mut fields);
        fields.finish()?;
        self.write(Action::SaveProvider, now, |step| save(step, &form))
    }

    /// Chooses who is at work: new sessions are theirs, the journal names them.
    ///
    /// # Errors
    /// [`Error::NotFound`]; `Refusal::CoachArchived` for one put aside; `Refusal::CoachByKey` where each
    /// has a passphrase of their own, which says it.
    pub fn set_coach_at_work(&self, coach: CoachId, now: NaiveDateTime) -> Result<()> {
        self.write(Action::CoachAtWork, now, |step| {
            if !settings::key_coaches(step)?.is_empty() {
                return Err(Refusal::CoachByKey.into());
            }
            let name = coaches::active_name(step, coach)?;
            step.about(format!("coach «{name}»"));
            Ok(settings::set_coach_at_work(step, coach)?)
        })
    }

    /// Fills a new archive with its body, first branch and first coach, who is at work.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field at fault, named like `provider.name`.
    pub fn set_up(&self, input: &CreateArchive, now: NaiveDateTime) -> Result<()> {
        refuse_problems(input)?;
        self.write(Action::SaveProvider, now, |step| set_up(step, input))
    }
}

impl Archive {
    /// The names anybody can look up: of the body, its branches and its coaches. A passphrase made of them
    /// is soon guessed.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn known_names(&self) -> Result<Vec<String>> {
        self.read(|connection| Ok(known_names_in(connection)?))
    }
}

/// As [`Archive::known_names`].
pub(crate) fn known_names_in(connection: &Connection) -> Result<Vec<String>, StoreError> {
    connection
        .prepare_cached(
            "SELECT name || ' ' || referent FROM provider
             UNION ALL SELECT name || ' ' || address || ' ' || municipality FROM branch
             UNION ALL SELECT name || ' ' || surname FROM coach",
        )?
        .all(values![], |row| -> Result<_, StoreError> { row.read(0) })
}

impl CreateArchive {
    /// As [`Archive::known_names`], of an archive about to be made.
    #[must_use]
    pub fn known_names(&self) -> Vec<String> {
        let Self {
            provider,
            branch,
            coach,
            ..
        } = self;
        [
            &provider.name,
            &provider.referent,
            &branch.name,
            &branch.address,
            &branch.municipality,
            &coach.name,
            &coach.surname,
        ]
        .map(String::clone)
        .to_vec()
    }
}

/// What is wrong with the first start's forms, before anything is made; the passphrase is
/// judged where the archive is created.
#[must_use]
pub fn check_set_up(input: &CreateArchive) -> Vec<FieldProblem> {
    let (mut provider, mut branch, mut coach) = (
        Fields::new("provider."),
        Fields::new("branch."),
        Fields::new("coach."),
    );
    checked(&input.provider, &mut provider);
    branches::checked(&input.branch, &mut branch);
    coaches::checked(&input.coach, &mut coach);
    [provider, branch, coach]
        .into_iter()
        .flat_map(Fields::problems)
        .collect()
}

/// As [`check_set_up`], refusing.
///
/// # Errors
/// [`Error::Invalid`] with every field at fault.
pub fn refuse_problems(input: &CreateArchive) -> Result<()> {
    let problems = check_set_up(input);
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Error::Invalid(problems))
    }
}

/// As [`Archive::set_up`], within an operation under way; the forms are already checked.
pub(crate) fn set_up(step: &mut Write, input: &CreateArchive) -> Result<()> {
    let mut fields = Fields::new("");
    let branch = branches::save(step, None, &branches::checked(&input.branch, &mut fields))?;
    let mut coach = coaches::checked(&input.coach, &mut fields);
    coach.branch = Some(branch);
    let coach = coaches::save(step, None, &coach)?;
    settings::set_coach_at_work(step, coach)?;
    save(step, &checked(&input.provider, &mut fields))
}

fn checked(form: &Provider, fields: &mut Fields) -> Provider {
    Provider {
        name: fields.mandatory("name", &form.name, "Scrivi il nome dell’ente."),
        tax_code: fields.body_code("taxCode", &form.tax_code),
        referent: fields.text("referent", &form.referent),
    }
}

fn save(step: &mut Write, form: &Provider) -> Result<()> {
    let before = provider(step)?;
    step.execute(
        "INSERT INTO provider (id, name, tax_code, referent) VALUES (1, ?1, ?2, ?3)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, tax_code = excluded.tax_code,
            referent = excluded.referent",
        params![form.name, form.tax_code, form.referent],
    )?;
    step.about(format!("ente «{}»", form.name));
    changes::tell(step, Some(labelled(&before)), labelled(form));
    Ok(())
}

fn labelled(form: &Provider) -> [Labelled<'_>; 3] {
    [
        ("Nome", &form.name),
        ("Codice fiscale", &form.tax_code),
        ("Referente", &form.referent),
    ]
}

/// The body; empty before the first start is finished.
pub(crate) fn provider(connection: &Connection) -> Result<Provider> {
    let found = connection
        .prepare_cached("SELECT name, tax_code, referent FROM provider WHERE id = 1")?
        .query_row([], |row| {
            Ok(Provider {
                name: row.get(0)?,
                tax_code: row.get(1)?,
                referent: row.get(2)?,
            })
        })
        .optional()?;
    Ok(found.unwrap_or_default())
}

/// How many sessions are still open, at each branch and with each coach. Only those that are open are read:
/// in the order of coaches SQLite would go through all.
const OPEN: &str = "SELECT s.branch_id, s.coach_id, count(*)
    FROM session_by_state s CROSS JOIN activity_by_state a ON a.id = s.activity_id
    WHERE s.open AND a.running GROUP BY +s.branch_id, +s.coach_id";

type Open = (BTreeMap<BranchId, u32>, BTreeMap<CoachId, u32>);

fn open(connection: &Connection) -> Result<Open> {
    let (mut at_branch, mut with_coach) = Open::default();
    let counts: Vec<(BranchId, CoachId, u32)> = connection
        .prepare_cached(OPEN)?
        .all(values![], |row| -> Result<_> {
            Ok((row.read(0)?, row.read(1)?, row.read(2)?))
        })?;
    for (branch, coach, count) in counts {
        *at_branch.entry(branch).or_default() += count;
        *with_coach.entry(coach).or_default() += count;
    }
    Ok((at_branch, with_coach))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::query_plan;

    #[test]
    fn only_open_sessions_are_read_to_be_counted() {
        let connection = query_plan::in_memory().unwrap();
        let plan = query_plan::plan(&connection, OPEN, []).unwrap();
        assert!(plan.contains("USING COVERING INDEX session_open"), "{plan}");
    }
}
