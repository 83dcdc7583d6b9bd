//! The table `contact`: an employer's people, one of whom may sign in the recipient's stead (§3.2).

use affianca_domain::{ContactId, EmployerId};
use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::changes::{self, Labelled};
use super::{Contact, ContactForm, employers};
use crate::fields::Fields;
use crate::{Action, Archive, Error, Result, Write};

impl Archive {
    /// Adds a contact to an employer, or changes the one with `id`.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field at fault; [`Error::NotFound`].
    pub fn save_contact(
        &self,
        employer: EmployerId,
        id: Option<ContactId>,
        form: &ContactForm,
        now: NaiveDateTime,
    ) -> Result<ContactId> {
        let mut fields = Fields::new("");
        let form = ContactForm {
            surname: fields.mandatory("surname", &form.surname, "Scrivi il cognome del referente."),
            name: fields.text("name", &form.name),
            role: fields.text("role", &form.role),
            phone: fields.phone("phone", &form.phone),
            email: fields.email("email", &form.email),
        };
        fields.finish()?;
        self.write(Action::SaveContact, now, |step| {
            save(step, employer, id, &form)
        })
    }
}

fn save(
    step: &mut Write,
    employer: EmployerId,
    id: Option<ContactId>,
    form: &ContactForm,
) -> Result<ContactId> {
    let firm = employers::in_use(step, employer)?.form.name;
    let before = id.map(|id| load(step, employer, id)).transpose()?;
    let saved = match id {
        None => insert(step, employer, form)?,
        Some(id) => {
            step.execute(
                "UPDATE contact SET surname = ?2, name = ?3, role = ?4, phone = ?5, email = ?6
                 WHERE id = ?1",
                params![
                    id.0,
                    form.surname,
                    form.name,
                    form.role,
                    form.phone,
                    form.email
                ],
            )?;
            id
        }
    };
    step.about(format!("referente di «{firm}»"));
    changes::tell_labels(
        step,
        before.as_ref().map(|contact| labelled(&contact.form)),
        labelled(form),
    );
    Ok(saved)
}

/// Adds a contact whose form was checked.
pub(crate) fn insert(step: &Write, employer: EmployerId, form: &ContactForm) -> Result<ContactId> {
    let id: ContactId = step.new_id()?;
    step.prepare_cached(
        "INSERT INTO contact (id, employer_id, surname, name, role, phone, email)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        id.0,
        employer.0,
        form.surname,
        form.name,
        form.role,
        form.phone,
        form.email
    ])?;
    Ok(id)
}

fn labelled(form: &ContactForm) -> [Labelled<'_>; 5] {
    [
        ("Cognome", &form.surname),
        ("Nome", &form.name),
        ("Ruolo", &form.role),
        ("Telefono", &form.phone),
        ("E-mail", &form.email),
    ]
}

/// An employer's contacts by name.
pub(super) fn contacts(connection: &Connection, employer: EmployerId) -> Result<Vec<Contact>> {
    let mut statement = connection.prepare_cached(
        "SELECT * FROM contact WHERE employer_id = ?1
         ORDER BY surname COLLATE NOCASE, name COLLATE NOCASE, id",
    )?;
    let rows = statement.query_map([employer.0], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn load(connection: &Connection, employer: EmployerId, id: ContactId) -> Result<Contact> {
    connection
        .prepare_cached("SELECT * FROM contact WHERE id = ?1 AND employer_id = ?2")?
        .query_row([id.0, employer.0], read)
        .optional()?
        .ok_or(Error::NotFound("Il referente"))
}

fn read(row: &Row) -> rusqlite::Result<Contact> {
    Ok(Contact {
        id: ContactId(row.get("id")?),
        form: ContactForm {
            surname: row.get("surname")?,
            name: row.get("name")?,
            role: row.get("role")?,
            phone: row.get("phone")?,
            email: row.get("email")?,
        },
    })
}
