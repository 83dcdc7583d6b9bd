//! The table `coach`: who delivers sessions («operatori»). A coach with sessions is put aside,
//! never deleted.

use affianca_domain::{BranchId, CoachId};
use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::changes::{self, Labelled};
use super::{Coach, CoachForm, branches};
use crate::fields::Fields;
use crate::{Action, Archive, Error, Refusal, Result, Write};
use affianca_store::settings::{coach_at_work, key_coaches};

impl Archive {
    /// Adds a coach, or changes the one with `id`.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field at fault; [`Error::NotFound`].
    pub fn save_coach(
        &self,
        id: Option<CoachId>,
        form: &CoachForm,
        now: NaiveDateTime,
    ) -> Result<CoachId> {
        let mut fields = Fields::new("");
        let form = checked(form, &mut fields);
        fields.finish()?;
        self.write(Action::SaveCoach, now, |step| save(step, id, &form))
    }

    /// Puts a coach aside, or takes one back.
    ///
    /// # Errors
    /// [`Error::NotFound`]; `Refusal::CoachAtWork` for who is at work; `Refusal::CoachHasKey` for who
    /// still opens the archive.
    pub fn archive_coach(&self, id: CoachId, archived: bool, now: NaiveDateTime) -> Result<()> {
        self.write(Action::ArchiveCoach, now, |step| {
            let coach = load(step, id)?;
            if archived && coach_at_work(step)? == Some(id) {
                return Err(Refusal::CoachAtWork.into());
            }
            if archived && key_coaches(step)?.contains(&id) {
                return Err(Refusal::CoachHasKey(full_name(&coach.form)).into());
            }
            step.execute(
                "UPDATE coach SET archived = ?2 WHERE id = ?1",
                params![id.0, archived],
            )?;
            step.about(format!("coach «{}»", full_name(&coach.form)));
            step.note("stato", if archived { "archiviato" } else { "ripreso" });
            Ok(())
        })
    }
}

pub(super) fn checked(form: &CoachForm, fields: &mut Fields) -> CoachForm {
    CoachForm {
        surname: fields.mandatory("surname", &form.surname, "Scrivi il cognome del coach."),
        name: fields.mandatory("name", &form.name, "Scrivi il nome del coach."),
        branch: form.branch,
    }
}

pub(super) fn save(step: &mut Write, id: Option<CoachId>, form: &CoachForm) -> Result<CoachId> {
    let before = id.map(|id| load(step, id)).transpose()?;
    let branch_name = branch_name(step, form.branch)?;
    let saved = write(step, id, form)?;
    step.about(format!("coach «{}»", full_name(form)));
    let before = before
        .as_ref()
        .map(|coach| labelled(&coach.form, coach.branch_name.as_deref()));
    changes::tell(step, before, labelled(form, branch_name.as_deref()));
    Ok(saved)
}

/// Writes a coach's row.
pub(crate) fn write(step: &Write, id: Option<CoachId>, form: &CoachForm) -> Result<CoachId> {
    let saved = id.map_or_else(|| step.new_id(), Ok)?;
    step.execute(
        "INSERT INTO coach (id, surname, name, branch_id) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (id) DO UPDATE SET surname = excluded.surname, name = excluded.name,
            branch_id = excluded.branch_id",
        params![saved.0, form.surname, form.name, form.branch.map(i64::from)],
    )?;
    Ok(saved)
}

/// Adds a coach named by a table.
pub(crate) fn insert(step: &Write, form: &CoachForm) -> Result<CoachId> {
    let id: CoachId = step.new_id()?;
    step.execute(
        "INSERT INTO coach (id, surname, name, branch_id) VALUES (?1, ?2, ?3, ?4)",
        params![id.0, form.surname, form.name, form.branch.map(i64::from)],
    )?;
    Ok(id)
}

fn branch_name(connection: &Connection, branch: Option<BranchId>) -> Result<Option<String>> {
    let Some(branch) = branch else {
        return Ok(None);
    };
    match branches::load(connection, branch) {
        Ok(branch) => Ok(Some(branch.form.name)),
        Err(Error::NotFound(_)) => Err(Error::invalid(
            "branch",
            "Scegli uno sportello dell’elenco.",
        )),
        Err(error) => Err(error),
    }
}

fn labelled<'a>(form: &'a CoachForm, branch: Option<&'a str>) -> [Labelled<'a>; 3] {
    [
        ("Cognome", &form.surname),
        ("Nome", &form.name),
        ("Sportello", branch.unwrap_or_default()),
    ]
}

pub(super) fn full_name(form: &CoachForm) -> String {
    format!("{} {}", form.name, form.surname)
}

/// Every coach, those put aside last.
pub(crate) fn coaches(connection: &Connection) -> Result<Vec<Coach>> {
    let mut statement = connection.prepare_cached(
        "SELECT c.*, b.name AS branch_name FROM coach c LEFT JOIN branch b ON b.id = c.branch_id
         ORDER BY c.archived, c.surname COLLATE NOCASE, c.name COLLATE NOCASE, c.id",
    )?;
    let rows = statement.query_map([], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The coaches one can choose from: all but those put aside.
pub(crate) fn active_coaches(connection: &Connection) -> Result<Vec<Coach>> {
    let mut found = coaches(connection)?;
    found.retain(|coach| !coach.archived);
    Ok(found)
}

/// The name of a coach who can be at work.
pub(crate) fn active_name(connection: &Connection, id: CoachId) -> Result<String> {
    let coach = load(connection, id)?;
    let name = full_name(&coach.form);
    if coach.archived {
        return Err(Refusal::CoachArchived(name).into());
    }
    Ok(name)
}

pub(super) fn load(connection: &Connection, id: CoachId) -> Result<Coach> {
    connection
        .prepare_cached(
            "SELECT c.*, b.name AS branch_name FROM coach c
             LEFT JOIN branch b ON b.id = c.branch_id WHERE c.id = ?1",
        )?
        .query_row([id.0], read)
        .optional()?
        .ok_or(Error::NotFound("Il coach"))
}

fn read(row: &Row) -> rusqlite::Result<Coach> {
    Ok(Coach {
        id: CoachId(row.get("id")?),
        form: CoachForm {
            surname: row.get("surname")?,
            name: row.get("name")?,
            branch: row.get::<_, Option<i64>>("branch_id")?.map(BranchId),
        },
        branch_name: row.get("branch_name")?,
        archived: row.get("archived")?,
    })
}
