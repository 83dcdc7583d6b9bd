//! The table `beneficiary`: the people served («Visualizza profilo», §2), with their own limits
//! (§3.2). What the list of requests shows of a person is derived anew when the profile changes.

use affianca_domain::words::person_found_by;
use affianca_domain::{BeneficiaryId, Minutes, TaxCode, format_date};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter};

use super::changes::{self, Labelled};
use super::matching::containing;
use super::same_person::People;
use super::{Beneficiary, BeneficiaryForm, BeneficiaryPage, MergedPerson, requests_of};
use crate::fields::Fields;
use crate::paging::Found;
use crate::{Action, Archive, Error, Refusal, Result, Write};

const DAY: Minutes = Minutes::from_hours(24);
const WEEK: Minutes = Minutes::from_hours(168);

impl Archive {
    /// One page of the people that hold every word of `text`, by surname and name.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn beneficiaries(&self, text: &str, page: u32, page_size: u32) -> Result<BeneficiaryPage> {
        self.read(|connection| list(connection, text, page, page_size))
    }

    /// One person's profile.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn beneficiary(&self, id: BeneficiaryId) -> Result<Beneficiary> {
        self.read(|connection| load(connection, id))
    }

    /// Adds a person, or changes the profile of the one with `id`.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field at fault, on `confirmed` where the codice fiscale does
    /// not fit the person and nobody has said that it is right; [`Error::NotFound`].
    pub fn save_beneficiary(
        &self,
        id: Option<BeneficiaryId>,
        form: &BeneficiaryForm,
        now: NaiveDateTime,
    ) -> Result<BeneficiaryId> {
        self.write(Action::SaveBeneficiary, now, |step| {
            if let Some(id) = id {
                in_use(step, id)?;
            }
            let people = People::load(step)?;
            let person = checked(form, &people, id, now.date())?;
            save(step, id, &person)
        })
    }
}

/// A profile as its fields were read.
pub(super) struct Typed {
    pub surname: String,
    pub name: String,
    pub tax_code: Option<TaxCode>,
    pub birth_date: Option<NaiveDate>,
    pub birthplace: String,
    pub phone: String,
    pub email: String,
    pub daily_limit: Option<Minutes>,
    pub weekly_limit: Option<Minutes>,
}

/// A profile that can be stored.
pub(super) struct Checked {
    surname: String,
    name: String,
    tax_code: TaxCode,
    birth_date: Option<NaiveDate>,
    birthplace: String,
    phone: String,
    email: String,
    daily_limit: Option<Minutes>,
    weekly_limit: Option<Minutes>,
    /// What was confirmed although it does not fit.
    confirmed: Vec<String>,
}

/// Reads every field of a profile.
pub(super) fn typed(form: &BeneficiaryForm, fields: &mut Fields, today: NaiveDate) -> Typed {
    let typed = Typed {
        surname: fields.mandatory("surname", &form.surname, "Scrivi il cognome."),
        name: fields.mandatory("name", &form.name, "Scrivi il nome."),
        tax_code: fields.tax_code("taxCode", &form.tax_code),
        birth_date: fields.birth_date("birthDate", &form.birth_date, today),
        birthplace: fields.text("birthplace", &form.birthplace),
        phone: fields.phone("phone", &form.phone),
        email: fields.email("email", &form.email),
        daily_limit: fields.limit("dailyLimit", &form.daily_limit, DAY),
        weekly_limit: fields.limit("weeklyLimit", &form.weekly_limit, WEEK),
    };
    if let (Some(day), Some(week)) = (typed.daily_limit, typed.weekly_limit)
        && week < day
    {
        fields.problem(
            "weeklyLimit",
            "Il limite settimanale è più basso di quello giornaliero.",
        );
    }
    typed
}

pub(super) fn checked(
    form: &BeneficiaryForm,
    people: &People,
    id: Option<BeneficiaryId>,
    today: NaiveDate,
) -> Result<Checked> {
    let mut fields = Fields::new("");
    let Typed {
        surname,
        name,
        tax_code,
        birth_date,
        birthplace,
        phone,
        email,
        daily_limit,
        weekly_limit,
    } = typed(form, &mut fields, today);
    let warnings = tax_code
        .as_ref()
        .map(|code| {
            let mut doubts = code.mismatch(&surname, &name, birth_date);
            doubts.extend(people.doubt(&surname, &name, code, birth_date, id));
            doubts
        })
        .unwrap_or_default();
    if !warnings.is_empty() && !form.confirmed {
        fields.problem("confirmed", warnings.join(" "));
    }
    match tax_code {
        Some(tax_code) => fields.finish().map(|()| Checked {
            surname,
            name,
            tax_code,
            birth_date,
            birthplace,
            phone,
            email,
            daily_limit,
            weekly_limit,
            confirmed: warnings,
        }),
        None => Err(Error::Invalid(fields.problems())),
    }
}

fn save(step: &mut Write, id: Option<BeneficiaryId>, person: &Checked) -> Result<BeneficiaryId> {
    let before = id.map(|id| load(step, id)).transpose()?;
    refuse_double(step, id, person)?;
    let saved = write(step, id, person)?;
    let after = load(step, saved)?;
    step.about(subject(&after));
    let texts = (before.as_ref().map(texts), texts(&after));
    changes::tell_labels(step, texts.0.as_ref().map(labelled), labelled(&texts.1));
    if !person.confirmed.is_empty() {
        step.note(
            "confermato",
            "codice fiscale che non corrisponde, o di chi forse è già in archivio con un altro",
        );
    }
    Ok(saved)
}

/// Writes a person's row; what the list of requests shows of them is derived anew.
pub(super) fn write(
    step: &mut Write,
    id: Option<BeneficiaryId>,
    person: &Checked,
) -> Result<BeneficiaryId> {
    let saved = id.map_or_else(|| step.new_id(), Ok)?;
    step.execute(
        "INSERT INTO beneficiary (id, surname, name, tax_code, birth_date, birthplace, phone, email,
             daily_limit, weekly_limit, folded)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
         ON CONFLICT (id) DO UPDATE SET surname = excluded.surname, name = excluded.name,
            tax_code = excluded.tax_code, birth_date = excluded.birth_date,
            birthplace = excluded.birthplace, phone = excluded.phone, email = excluded.email,
            daily_limit = excluded.daily_limit, weekly_limit = excluded.weekly_limit,
            folded = excluded.folded",
        params![
            saved.0,
            person.surname,
            person.name,
            person.tax_code.as_str(),
            person.birth_date,
            person.birthplace,
            person.phone,
            person.email,
            person.daily_limit.map(|limit| limit.0),
            person.weekly_limit.map(|limit| limit.0),
            folded(&person.surname, &person.name, &person.tax_code),
        ],
    )?;
    for request in requests_of(step, "beneficiary_id", saved.0)? {
        step.touches(request);
    }
    Ok(saved)
}

fn refuse_double(
    connection: &Connection,
    id: Option<BeneficiaryId>,
    person: &Checked,
) -> Result<()> {
    let same: Option<(String, String)> = connection
        .prepare_cached(
            "SELECT surname, name FROM beneficiary WHERE tax_code = ?1 AND id IS NOT ?2",
        )?
        .query_row(
            params![person.tax_code.as_str(), id.map(i64::from)],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?;
    match same {
        None => Ok(()),
        Some((surname, name)) => Err(Error::invalid(
            "taxCode",
            format!("Questo codice fiscale è già di {surname} {name}."),
        )),
    }
}

/// What a person is sorted and found by.
pub(crate) fn folded(surname: &str, name: &str, tax_code: &TaxCode) -> String {
    person_found_by(surname, name, tax_code.as_str())
}

/// How the journal names a person: by their OPAL, since the journal is never erased.
pub(super) fn subject(person: &Beneficiary) -> String {
    match person.opals.first() {
        Some(opal) => format!("destinatario dell’OPAL {opal}"),
        None => format!("destinatario n. {}", person.id),
    }
}

/// Every field of a profile as text, in the order of [`labelled`].
pub(super) fn texts(person: &Beneficiary) -> [String; 9] {
    let limit = |limit: Option<Minutes>| limit.map(|limit| limit.to_string()).unwrap_or_default();
    [
        person.surname.clone(),
        person.name.clone(),
        person.tax_code.clone(),
        person.birth_date.map(format_date).unwrap_or_default(),
        person.birthplace.clone(),
        person.phone.clone(),
        person.email.clone(),
        limit(person.daily_limit),
        limit(person.weekly_limit),
    ]
}

fn labelled(texts: &[String; 9]) -> [Labelled<'_>; 9] {
    let [
        surname,
        name,
        tax_code,
        birth_date,
        birthplace,
        phone,
        email,
        daily,
        weekly,
    ] = texts;
    [
        ("Cognome", surname),
        ("Nome", name),
        ("Codice fiscale", tax_code),
        ("Data di nascita", birth_date),
        ("Luogo di nascita", birthplace),
        ("Telefono", phone),
        ("E-mail", email),
        ("Limite giornaliero", daily),
        ("Limite settimanale", weekly),
    ]
}

fn list(connection: &Connection, text: &str, page: u32, page_size: u32) -> Result<BeneficiaryPage> {
    let (condition, words) = containing("folded", text, 0);
    // One walk along the index both counts and finds the page: only its rows are read.
    let all = connection
        .prepare_cached(&format!(
            "SELECT id FROM beneficiary
             WHERE merged_into IS NULL AND {condition} ORDER BY folded, id"
        ))?
        .query_map(params_from_iter(&words), |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<i64>>>()?;
    let Found {
        found,
        page,
        pages,
        ids,
    } = Found::among(&all, page, page_size);
    let rows = ids
        .into_iter()
        .map(|id| load(connection, BeneficiaryId(id)))
        .collect::<Result<_>>()?;
    Ok(BeneficiaryPage {
        found,
        page,
        pages,
        rows,
    })
}

pub(super) fn load(connection: &Connection, id: BeneficiaryId) -> Result<Beneficiary> {
    let person = connection
        .prepare_cached("SELECT * FROM beneficiary WHERE id = ?1")?
        .query_row([id.0], read)
        .optional()?
        .ok_or(Error::NotFound("Il destinatario"))?;
    Ok(Beneficiary {
        opals: opals(connection, id)?,
        merged_into: merged(
            connection,
            "SELECT p.* FROM beneficiary b JOIN beneficiary p ON p.id = b.merged_into
             WHERE b.id = ?1",
            id,
        )?
        .pop(),
        absorbed: merged(
            connection,
            "SELECT * FROM beneficiary WHERE merged_into = ?1 ORDER BY merged_at, id",
            id,
        )?,
        ..person
    })
}

/// One person who has not been merged into another.
pub(super) fn in_use(connection: &Connection, id: BeneficiaryId) -> Result<Beneficiary> {
    let person = load(connection, id)?;
    match &person.merged_into {
        None => Ok(person),
        Some(into) => Err(Refusal::PersonMerged {
            name: format!("{} {}", person.surname, person.name),
            into: into.tax_code.clone(),
        }
        .into()),
    }
}

fn opals(connection: &Connection, id: BeneficiaryId) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached(
        "SELECT opal FROM request WHERE beneficiary_id = ?1 ORDER BY request_date DESC, id DESC",
    )?;
    let opals = statement
        .query_map([id.0], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(opals)
}

fn merged(connection: &Connection, others: &str, id: BeneficiaryId) -> Result<Vec<MergedPerson>> {
    let mut statement = connection.prepare_cached(others)?;
    let people = statement
        .query_map([id.0], |row| {
            Ok(MergedPerson {
                id: BeneficiaryId(row.get("id")?),
                surname: row.get("surname")?,
                name: row.get("name")?,
                tax_code: row.get("tax_code")?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(people)
}

pub(super) fn read(row: &Row) -> rusqlite::Result<Beneficiary> {
    Ok(Beneficiary {
        id: BeneficiaryId(row.get("id")?),
        surname: row.get("surname")?,
        name: row.get("name")?,
        tax_code: row.get("tax_code")?,
        birth_date: row.get("birth_date")?,
        birthplace: row.get("birthplace")?,
        phone: row.get("phone")?,
        email: row.get("email")?,
        daily_limit: row.get::<_, Option<u32>>("daily_limit")?.map(Minutes),
        weekly_limit: row.get::<_, Option<u32>>("weekly_limit")?.map(Minutes),
        opals: Vec::new(),
        merged_into: None,
        absorbed: Vec::new(),
    })
}
