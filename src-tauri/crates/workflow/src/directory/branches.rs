//! The table `branch`: the provider's territorial seats («sportelli»), with the patron day of
//! each one's municipality. A branch in use is put aside, never deleted.

use affianca_domain::BranchId;
use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::changes::{self, Labelled};
use super::{Branch, BranchForm};
use crate::fields::Fields;
use crate::{Action, Archive, Error, Refusal, Result, Write};

impl Archive {
    /// Adds a branch, or changes the one with `id`.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field at fault; [`Error::NotFound`].
    pub fn save_branch(
        &self,
        id: Option<BranchId>,
        form: &BranchForm,
        now: NaiveDateTime,
    ) -> Result<BranchId> {
        let mut fields = Fields::new("");
        let form = checked(form, &mut fields);
        fields.finish()?;
        self.write(Action::SaveBranch, now, |step| save(step, id, &form))
    }

    /// Puts a branch aside, or takes it back.
    ///
    /// # Errors
    /// [`Error::NotFound`]; `Refusal::LastBranch` for the only one left.
    pub fn archive_branch(&self, id: BranchId, archived: bool, now: NaiveDateTime) -> Result<()> {
        self.write(Action::ArchiveBranch, now, |step| {
            let branch = load(step, id)?;
            let others: i64 = step.query_row(
                "SELECT count(*) FROM branch WHERE archived = 0 AND id <> ?1",
                [id.0],
                |row| row.get(0),
            )?;
            if archived && others == 0 {
                return Err(Refusal::LastBranch.into());
            }
            step.execute(
                "UPDATE branch SET archived = ?2 WHERE id = ?1",
                params![id.0, archived],
            )?;
            step.about(format!("sportello «{}»", branch.form.name));
            step.note("stato", if archived { "archiviato" } else { "ripreso" });
            Ok(())
        })
    }
}

pub(super) fn checked(form: &BranchForm, fields: &mut Fields) -> BranchForm {
    BranchForm {
        name: fields.mandatory("name", &form.name, "Scrivi il nome dello sportello."),
        address: fields.text("address", &form.address),
        municipality: fields.mandatory(
            "municipality",
            &form.municipality,
            "Scrivi il comune dello sportello.",
        ),
        patron_day: fields.patron_day("patronDay", &form.patron_day),
    }
}

pub(super) fn save(step: &mut Write, id: Option<BranchId>, form: &BranchForm) -> Result<BranchId> {
    let before = id.map(|id| load(step, id)).transpose()?;
    let same: Option<i64> = step
        .query_row(
            "SELECT id FROM branch WHERE name = ?1 COLLATE NOCASE",
            [&form.name],
            |row| row.get(0),
        )
        .optional()?;
    if same.is_some_and(|same| Some(BranchId(same)) != id) {
        return Err(Error::invalid(
            "name",
            format!("C’è già uno sportello «{}».", form.name),
        ));
    }
    let saved = id.map_or_else(|| step.new_id(), Ok)?;
    step.execute(
        "INSERT INTO branch (id, name, address, municipality, patron_day) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, address = excluded.address,
            municipality = excluded.municipality, patron_day = excluded.patron_day",
        params![saved.0, form.name, form.address, form.municipality, form.patron_day],
    )?;
    step.about(format!("sportello «{}»", form.name));
    changes::tell(
        step,
        before.as_ref().map(|branch| labelled(&branch.form)),
        labelled(form),
    );
    Ok(saved)
}

fn labelled(form: &BranchForm) -> [Labelled<'_>; 4] {
    [
        ("Nome", &form.name),
        ("Indirizzo", &form.address),
        ("Comune", &form.municipality),
        ("Festa del patrono", &form.patron_day),
    ]
}

/// Every branch, those put aside last.
pub(crate) fn branches(connection: &Connection) -> Result<Vec<Branch>> {
    let mut statement = connection
        .prepare_cached("SELECT * FROM branch ORDER BY archived, name COLLATE NOCASE, id")?;
    let rows = statement.query_map([], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One branch.
pub(crate) fn load(connection: &Connection, id: BranchId) -> Result<Branch> {
    connection
        .prepare_cached("SELECT * FROM branch WHERE id = ?1")?
        .query_row([id.0], read)
        .optional()?
        .ok_or(Error::NotFound("Lo sportello"))
}

fn read(row: &Row) -> rusqlite::Result<Branch> {
    Ok(Branch {
        id: BranchId(row.get("id")?),
        form: BranchForm {
            name: row.get("name")?,
            address: row.get("address")?,
            municipality: row.get("municipality")?,
            patron_day: row.get("patron_day")?,
        },
        archived: row.get("archived")?,
    })
}
