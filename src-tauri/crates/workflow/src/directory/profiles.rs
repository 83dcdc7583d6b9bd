//! Profiles as a list of people is held against them: every field as text, in the order of the screen.

use affianca_domain::{BeneficiaryId, format_date};
use chrono::NaiveDate;
use rusqlite::Connection;

use super::BeneficiaryForm;
use super::beneficiaries::{checked, read, texts, typed, write};
use super::same_person::People;
use crate::fields::Fields;
use crate::{Result, Write};

/// Everybody with the codes they are found by and their fields.
pub(crate) fn profiles(
    connection: &Connection,
) -> Result<Vec<(BeneficiaryId, Vec<String>, Vec<String>)>> {
    let mut statement = connection.prepare_cached("SELECT * FROM beneficiary ORDER BY id")?;
    let people = statement
        .query_map([], read)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let fields = people.into_iter().map(|person| {
        (
            person.id,
            vec![person.tax_code.clone()],
            texts(&person).to_vec(),
        )
    });
    Ok(fields.collect())
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
