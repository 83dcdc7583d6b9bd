//! The table `employer`: where training takes place (§3.1), found by words among thousands.

use affianca_domain::EmployerId;
use affianca_domain::words::employer_found_by;
use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter};

use super::changes::{self, Labelled};
use super::matching::containing;
use super::{Employer, EmployerForm, EmployerPage, contacts};
use crate::fields::Fields;
use crate::paging::paging;
use crate::{Action, Archive, Error, Refusal, Result, Write};

impl Archive {
    /// One page of the employers that hold every word of `text`, by name.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn employers(&self, text: &str, page: u32, page_size: u32) -> Result<EmployerPage> {
        self.read(|connection| list(connection, text, page, page_size))
    }

    /// One employer with its contacts.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn employer(&self, id: EmployerId) -> Result<Employer> {
        self.read(|connection| load(connection, id))
    }

    /// Adds an employer, or changes the one with `id`.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field at fault; [`Error::NotFound`].
    pub fn save_employer(
        &self,
        id: Option<EmployerId>,
        form: &EmployerForm,
        now: NaiveDateTime,
    ) -> Result<EmployerId> {
        let mut fields = Fields::new("");
        let form = EmployerForm {
            name: fields.mandatory("name", &form.name, "Scrivi il nome del datore di lavoro."),
            address: fields.text("address", &form.address),
            municipality: fields.text("municipality", &form.municipality),
            patron_day: fields.patron_day("patronDay", &form.patron_day),
            tax_code: fields.body_code("taxCode", &form.tax_code),
        };
        fields.finish()?;
        self.write(Action::SaveEmployer, now, |step| save(step, id, &form))
    }
}

fn save(step: &mut Write, id: Option<EmployerId>, form: &EmployerForm) -> Result<EmployerId> {
    let before = id.map(|id| in_use(step, id)).transpose()?;
    // One firm may have several seats, each with its own patron day: only the same seat is a double.
    let same: Option<i64> = step
        .query_row(
            "SELECT id FROM employer
             WHERE merged_into IS NULL
               AND folded = ?1 AND address = ?2 COLLATE NOCASE AND id IS NOT ?3",
            params![folded(form), form.address, id.map(i64::from)],
            |row| row.get(0),
        )
        .optional()?;
    if same.is_some() {
        return Err(Error::invalid(
            "name",
            format!("«{}» con questo indirizzo c’è già.", form.name),
        ));
    }
    let saved = match id {
        Some(id) => {
            store(step, id, form)?;
            id
        }
        None => insert(step, form)?,
    };
    step.about(format!("datore di lavoro «{}»", form.name));
    changes::tell(
        step,
        before.as_ref().map(|employer| labelled(&employer.form)),
        labelled(form),
    );
    Ok(saved)
}

/// Adds an employer whose form was checked.
pub(crate) fn insert(step: &Write, form: &EmployerForm) -> Result<EmployerId> {
    let id: EmployerId = step.new_id()?;
    step.prepare_cached(
        "INSERT INTO employer (id, name, address, municipality, patron_day, tax_code, folded)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        id.0,
        form.name,
        form.address,
        form.municipality,
        form.patron_day,
        form.tax_code,
        folded(form)
    ])?;
    Ok(id)
}

/// Writes a form that was checked over a stored employer.
pub(super) fn store(connection: &Connection, id: EmployerId, form: &EmployerForm) -> Result<()> {
    connection.execute(
        "UPDATE employer SET name = ?2, address = ?3, municipality = ?4, patron_day = ?5,
             tax_code = ?6, folded = ?7
         WHERE id = ?1",
        params![
            id.0,
            form.name,
            form.address,
            form.municipality,
            form.patron_day,
            form.tax_code,
            folded(form)
        ],
    )?;
    Ok(())
}

/// What an employer is sorted and found by.
fn folded(form: &EmployerForm) -> String {
    employer_found_by(&form.name, &form.municipality, &form.tax_code)
}

fn labelled(form: &EmployerForm) -> [Labelled<'_>; 5] {
    [
        ("Nome", &form.name),
        ("Indirizzo", &form.address),
        ("Comune", &form.municipality),
        ("Festa del patrono", &form.patron_day),
        ("Codice fiscale", &form.tax_code),
    ]
}

fn list(connection: &Connection, text: &str, page: u32, page_size: u32) -> Result<EmployerPage> {
    let (condition, words) = containing("folded", text, 0);
    let found: u32 = connection
        .prepare_cached(&format!(
            "SELECT count(*) FROM employer WHERE merged_into IS NULL AND {condition}"
        ))?
        .query_row(params_from_iter(&words), |row| row.get(0))?;
    let (page, pages, size) = paging(found, page, page_size);
    let skip = u64::from(size) * u64::from(page.saturating_sub(1));
    let mut statement = connection.prepare_cached(&format!(
        "SELECT e.* FROM employer e JOIN (
             SELECT id FROM employer WHERE merged_into IS NULL AND {condition}
             ORDER BY folded, id LIMIT {size} OFFSET {skip}
         ) USING (id) ORDER BY e.folded, e.id"
    ))?;
    let rows = statement
        .query_map(params_from_iter(&words), read)?
        .map(|row| with_contacts(connection, row?))
        .collect::<Result<_>>()?;
    Ok(EmployerPage {
        found,
        page,
        pages,
        rows,
    })
}

/// One employer with its contacts.
pub(super) fn load(connection: &Connection, id: EmployerId) -> Result<Employer> {
    let employer = connection
        .prepare_cached("SELECT * FROM employer WHERE id = ?1")?
        .query_row([id.0], read)
        .optional()?
        .ok_or(Error::NotFound("Il datore di lavoro"))?;
    with_contacts(connection, employer)
}

/// One employer that has not been merged into another.
pub(super) fn in_use(connection: &Connection, id: EmployerId) -> Result<Employer> {
    let employer = load(connection, id)?;
    match &employer.merged_into {
        None => Ok(employer),
        Some((_, into)) => Err(Refusal::EmployerMerged {
            name: employer.form.name,
            into: into.clone(),
        }
        .into()),
    }
}

fn with_contacts(connection: &Connection, employer: Employer) -> Result<Employer> {
    let contacts = contacts::contacts(connection, employer.id)?;
    let merged_into = connection
        .prepare_cached(
            "SELECT k.id, k.name FROM employer e JOIN employer k ON k.id = e.merged_into
             WHERE e.id = ?1",
        )?
        .query_row([employer.id.0], |row| {
            Ok((EmployerId(row.get(0)?), row.get(1)?))
        })
        .optional()?;
    let absorbed = connection
        .prepare_cached("SELECT name FROM employer WHERE merged_into = ?1 ORDER BY merged_at, id")?
        .query_map([employer.id.0], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Employer {
        contacts,
        merged_into,
        absorbed,
        ..employer
    })
}

fn read(row: &Row) -> rusqlite::Result<Employer> {
    Ok(Employer {
        id: EmployerId(row.get("id")?),
        form: EmployerForm {
            name: row.get("name")?,
            address: row.get("address")?,
            municipality: row.get("municipality")?,
            patron_day: row.get("patron_day")?,
            tax_code: row.get("tax_code")?,
        },
        contacts: Vec::new(),
        merged_into: None,
        absorbed: Vec::new(),
    })
}
