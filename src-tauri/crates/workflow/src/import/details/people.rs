//! People served: found by their codice fiscale, and told where only the name fits.

use std::collections::HashMap;

use affianca_domain::{BeneficiaryId, DateOf, TaxCode, format_date, name_key, parse_date};
use chrono::NaiveDate;
use rusqlite::Connection;

use super::columns::PersonColumn;
use super::kind::{Kind, Told};
use super::record::{Planned, Record, Records};
use crate::directory::{BeneficiaryForm, People, profiles, read_profile, store_profile};
use crate::import::row_reader::RowReader;
use crate::import::zeros::{phone_without_zero, with_zeros};
use crate::{Action, Result, Write};

use PersonColumn as Column;

/// The people of the archive.
pub(super) struct Around {
    records: Records,
    /// Codes by name.
    named: HashMap<String, Vec<String>>,
    people: People,
    today: NaiveDate,
}

impl Kind for PersonColumn {
    type Around = Around;
    const ACTION: Action = Action::ImportPeople;
    const FIXED: Option<usize> = Some(2);
    const FIELDS: &'static [Self] = &[
        Column::Surname,
        Column::Name,
        Column::TaxCode,
        Column::BirthDate,
        Column::Birthplace,
        Column::Phone,
        Column::Email,
        Column::DailyLimit,
        Column::WeeklyLimit,
    ];

    fn around(connection: &Connection, today: NaiveDate) -> Result<Around> {
        let (mut records, mut named) = (Records::default(), HashMap::<_, Vec<_>>::new());
        for (id, codes, texts) in profiles(connection)? {
            if let [surname, name, code, ..] = texts.as_slice() {
                let name = name_key(&format!("{surname} {name}"));
                named.entry(name).or_default().push(code.clone());
            }
            for code in codes {
                let texts = texts.clone();
                records.add(code, Record { id: id.0, texts });
            }
        }
        Ok(Around {
            records,
            named,
            people: People::load(connection)?,
            today,
        })
    }

    fn records(around: &Around) -> &Records {
        &around.records
    }

    fn told(reader: &mut RowReader<'_, Self>, around: &Around) -> Option<Told> {
        let code = tax_code(reader, around)?;
        let mut form = form_of(Column::FIELDS.iter().map(|column| reader.get(*column)));
        form.tax_code.clone_from(&code);
        if form.birth_date.is_empty() && around.records.of(&code).is_empty() {
            // Of somebody new the code says it, as when a request brings them in.
            let born = TaxCode::parse(&code).ok();
            let born = born.and_then(|code| code.birth_date(around.today));
            form.birth_date = born.map(format_date).unwrap_or_default();
        }
        let told = phone_without_zero(&form.phone);
        if let Some(message) = told {
            reader.warning(Column::Phone, message);
        }
        let (texts, problems) = read_profile(&form, around.today);
        for (field, message) in problems {
            reader.error(column_of(&field), message);
        }
        Some(Told { key: code, texts })
    }

    fn judge(reader: &mut RowReader<'_, Self>, around: &Around, id: Option<i64>, texts: &[String]) {
        let form = form_of(texts.iter().cloned());
        let [surname, name] = [&form.surname, &form.name];
        if surname.is_empty() {
            reader.error(Column::Surname, "È una persona nuova: manca il cognome.");
        }
        if name.is_empty() {
            reader.error(Column::Name, "È una persona nuova: manca il nome.");
        }
        for (field, message) in read_profile(&form, around.today).1 {
            reader.error(column_of(&field), message);
        }
        if reader.is_faulty() {
            return;
        }
        let Ok(code) = TaxCode::parse(&form.tax_code) else {
            return;
        };
        let born = parse_date(&form.birth_date, DateOf::Birth, around.today).ok();
        for message in code.mismatch(surname, name, born) {
            reader.warning(Column::TaxCode, message);
        }
        if id.is_some() {
            return;
        }
        let doubt = around.people.doubt(surname, name, &code, born, None);
        let homonym = || {
            let codes = around.named.get(&name_key(&format!("{surname} {name}")))?;
            Some(format!(
                "C’è già «{surname} {name}» con il codice fiscale {}: entra come un’altra persona.",
                codes.first()?
            ))
        };
        if let Some(message) = doubt.or_else(homonym) {
            reader.warning(Column::TaxCode, message);
        }
    }

    fn store(step: &mut Write, around: &Around, planned: &Planned) -> Result<()> {
        let form = form_of(planned.texts.iter().cloned());
        let id = planned.id.map(BeneficiaryId);
        store_profile(step, &around.people, id, &form, around.today)
    }

    fn counted(many: u32) -> String {
        match many {
            1 => "1 destinatario".to_owned(),
            more => format!("{more} destinatari"),
        }
    }
}

/// The code a row names its person by: never guessed from the name.
fn tax_code(reader: &mut RowReader<'_, Column>, around: &Around) -> Option<String> {
    let text = reader.get(Column::TaxCode);
    if text.is_empty() {
        let name = [Column::Surname, Column::Name].map(|column| reader.get(column));
        let name = name.join(" ");
        let message = match around.named.get(&name_key(&name)).map(Vec::as_slice) {
            Some([code]) => format!(
                "Manca il codice fiscale. C’è già «{name}» con {code}: se è la stessa persona, scrivilo."
            ),
            Some([_, _, ..]) => {
                format!("Manca il codice fiscale, e con il nome «{name}» c’è più di una persona.")
            }
            _ => "Manca il codice fiscale.".to_owned(),
        };
        reader.error(Column::TaxCode, message);
        return None;
    }
    if let Some(code) = with_zeros(&text) {
        let message = format!("«{text}» ha perso gli zeri davanti: si legge {code}, controlla.");
        reader.warning(Column::TaxCode, message);
        return Some(code.to_string());
    }
    let read = reader.read(Column::TaxCode, |fields, typed| fields.tax_code("", typed));
    read.map(|code| code.to_string())
}

/// Every field in the order of [`Kind::FIELDS`] as the profile's form.
fn form_of(texts: impl Iterator<Item = String>) -> BeneficiaryForm {
    let mut texts = texts;
    let mut next = || texts.next().unwrap_or_default();
    BeneficiaryForm {
        surname: next(),
        name: next(),
        tax_code: next(),
        birth_date: next(),
        birthplace: next(),
        phone: next(),
        email: next(),
        daily_limit: next(),
        weekly_limit: next(),
        confirmed: true,
    }
}

fn column_of(field: &str) -> Column {
    match field {
        "name" => Column::Name,
        "taxCode" => Column::TaxCode,
        "birthDate" => Column::BirthDate,
        "birthplace" => Column::Birthplace,
        "phone" => Column::Phone,
        "email" => Column::Email,
        "dailyLimit" => Column::DailyLimit,
        "weeklyLimit" => Column::WeeklyLimit,
        _ => Column::Surname,
    }
}
