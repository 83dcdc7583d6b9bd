//! The accredited body and who is at work for it; both are set at the first start.

use affianca_domain::CoachId;
use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, params};

use super::changes::{self, Labelled};
use super::{CreateArchive, Directory, Provider, branches, centres, coaches};
use crate::fields::Fields;
use crate::{Action, Archive, Error, FieldProblem, Result, Write};
use affianca_store::settings;

impl Archive {
    /// Provider, branches, coaches and employment centres.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn directory(&self) -> Result<Directory> {
        self.read(|connection| {
            Ok(Directory {
                provider: provider(connection)?,
                branches: branches::branches(connection)?,
                coaches: coaches::coaches(connection)?,
                centres: centres::centres(connection)?,
                open_at_branch: open(connection, "branch_id")?,
                open_with_coach: open(connection, "coach_id")?,
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
    /// [`Error::NotFound`]; `Refusal::CoachArchived` for one put aside.
    pub fn set_coach_at_work(&self, coach: CoachId, now: NaiveDateTime) -> Result<()> {
        self.write(Action::CoachAtWork, now, |step| {
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

pub(crate) fn refuse_problems(input: &CreateArchive) -> Result<()> {
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

/// How many sessions are still open, by `column`.
fn open<Id: From<i64>>(connection: &Connection, column: &str) -> Result<Vec<(Id, u32)>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT s.{column}, count(*)
         FROM session_by_state s CROSS JOIN activity_by_state a ON a.id = s.activity_id
         WHERE s.open AND a.running GROUP BY s.{column}"
    ))?;
    let rows = statement.query_map([], |row| Ok((Id::from(row.get(0)?), row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
