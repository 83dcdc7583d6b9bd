//! Profiles as a list of people is held against them: every field as text, in the order of the screen.

use std::collections::HashMap;

use affianca_domain::{BeneficiaryId, format_date};
use chrono::NaiveDate;
use rusqlite::Connection;

use super::BeneficiaryForm;
use super::beneficiaries::{checked, read, texts, typed, write};
use super::same_person::People;
use crate::fields::Fields;
use crate::{Result, Write};

/// Somebody, with the codes they are found by and their fields.
pub(crate) type Profile = (BeneficiaryId, Vec<String>, Vec<String>);

/// Everybody.
pub(crate) fn profiles(connection: &Connection) -> Result<Vec<Profile>> {
    let mut former = former_codes(connection)?;
    let mut statement = connection
        .prepare_cached("SELECT * FROM beneficiary WHERE merged_into IS NULL ORDER BY id")?;
    let people = statement
        .query_map([], read)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let fields = people.into_iter().map(|person| {
        let mut codes = vec![person.tax_code.clone()];
        codes.extend(former.remove(&person.id).unwrap_or_default());
        (person.id, codes, texts(&person).to_vec())
    });
    Ok(fields.collect())
}

/// The codes of those who were merged into somebody else, by who stays.
fn former_codes(connection: &Connection) -> Result<HashMap<BeneficiaryId, Vec<String>>> {
    let mut codes: HashMap<BeneficiaryId, Vec<String>> = HashMap::new();
    let mut statement = connection.prepare_cached(
        "SELECT merged_into, tax_code FROM beneficiary WHERE merged_into IS NOT NULL ORDER BY id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let stays = BeneficiaryId(row.get(0)?);
        codes.entry(stays).or_default().push(row.get(1)?);
    }
    Ok(codes)
}

/// The fields of a form as they are kept, and what is wrong with them, each under its name; a name
/// that is not told is nothing wrong.
pub(crate) fn read_profile(
    form: &BeneficiaryForm,
    today: NaiveDate,
) -> (Vec<String>, Vec<(String, String)>) {
    let mut fields = Fields::new("");
    let typed = typed(form, &mut fields, today);
    let limit = |limit: Option<affianca_domain::Minutes>| {
        limit.map(|limit| limit.to_string()).unwrap_or_default()
    };
    let texts = vec![
        typed.surname,
        typed.name,
        typed
            .tax_code
            .map(|code| code.to_string())
            .unwrap_or_default(),
        typed.birth_date.map(format_date).unwrap_or_default(),
        typed.birthplace,
        typed.phone,
        typed.email,
        limit(typed.daily_limit),
        limit(typed.weekly_limit),
    ];
    let untold = |field: &str| match field {
        "surname" => form.surname.trim().is_empty(),
        "name" => form.name.trim().is_empty(),
        _ => false,
    };
    let problems = fields.problems().into_iter();
    let problems = problems.filter(|problem| !untold(&problem.field));
    (texts, problems.map(|it| (it.field, it.message)).collect())
}

/// Stores a profile whose doubts were seen.
///
/// # Errors
/// [`crate::Error::Invalid`] with every field at fault.
pub(crate) fn store_profile(
    step: &mut Write,
    people: &People,
    id: Option<BeneficiaryId>,
    form: &BeneficiaryForm,
    today: NaiveDate,
) -> Result<()> {
    let person = checked(form, people, id, today)?;
    write(step, id, &person).map(drop)
}
