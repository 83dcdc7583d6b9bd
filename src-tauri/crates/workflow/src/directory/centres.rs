//! The table `centre`: the employment centres (CPI) that send requests.

use affianca_domain::CentreId;
use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::changes::{self, Labelled};
use super::{Centre, CentreForm};
use crate::fields::Fields;
use crate::{Action, Archive, Error, Result, Write};

impl Archive {
    /// Adds an employment centre, or changes the one with `id`.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field at fault; [`Error::NotFound`].
    pub fn save_centre(
        &self,
        id: Option<CentreId>,
        form: &CentreForm,
        now: NaiveDateTime,
    ) -> Result<CentreId> {
        let mut fields = Fields::new("");
        let form = CentreForm {
            name: fields.mandatory("name", &form.name, "Scrivi il nome del CPI."),
            email: fields.email("email", &form.email),
            phone: fields.phone("phone", &form.phone),
        };
        fields.finish()?;
        self.write(Action::SaveCentre, now, |step| save(step, id, &form))
    }
}

fn save(step: &mut Write, id: Option<CentreId>, form: &CentreForm) -> Result<CentreId> {
    let before = id.map(|id| load(step, id)).transpose()?;
    let same: Option<i64> = step
        .query_row(
            "SELECT id FROM centre WHERE name = ?1 COLLATE NOCASE AND id IS NOT ?2",
            params![form.name, id.map(i64::from)],
            |row| row.get(0),
        )
        .optional()?;
    if same.is_some() {
        return Err(Error::invalid(
            "name",
            format!("C’è già un CPI «{}».", form.name),
        ));
    }
    let saved = id.map_or_else(|| step.new_id(), Ok)?;
    step.execute(
        "INSERT INTO centre (id, name, email, phone) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, email = excluded.email,
            phone = excluded.phone",
        params![saved.0, form.name, form.email, form.phone],
    )?;
    step.about(format!("CPI «{}»", form.name));
    changes::tell(
        step,
        before.as_ref().map(|centre| labelled(&centre.form)),
        labelled(form),
    );
    Ok(saved)
}

fn labelled(form: &CentreForm) -> [Labelled<'_>; 3] {
    [
        ("Nome", &form.name),
        ("E-mail", &form.email),
        ("Telefono", &form.phone),
    ]
}

/// Every employment centre by name.
pub(super) fn centres(connection: &Connection) -> Result<Vec<Centre>> {
    let mut statement =
        connection.prepare_cached("SELECT * FROM centre ORDER BY name COLLATE NOCASE, id")?;
    let rows = statement.query_map([], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn load(connection: &Connection, id: CentreId) -> Result<Centre> {
    connection
        .prepare_cached("SELECT * FROM centre WHERE id = ?1")?
        .query_row([id.0], read)
        .optional()?
        .ok_or(Error::NotFound("Il CPI"))
}

fn read(row: &Row) -> rusqlite::Result<Centre> {
    Ok(Centre {
        id: CentreId(row.get("id")?),
        form: CentreForm {
            name: row.get("name")?,
            email: row.get("email")?,
            phone: row.get("phone")?,
        },
    })
}
