//! What a merge of two people will do, found out without doing it.

use affianca_domain::{BeneficiaryId, Minutes, Served, TaxCode, format_date, name_key};
use affianca_store::rows::register::WAITING;
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use chrono::NaiveDate;
use hex::encode as hex;
use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::view::PeopleMerge;
use crate::Result;
use crate::directory::beneficiaries::load;
use crate::directory::{Beneficiary, MergedField, MovedRequest};

/// A merge ready to be carried out.
pub(super) struct Prepared {
    pub preview: PeopleMerge,
    /// Columns of the one who stays that take the other's value.
    pub filled: Vec<&'static str>,
}

pub(super) fn prepare(
    connection: &Connection,
    keep: BeneficiaryId,
    merge: BeneficiaryId,
) -> Result<Prepared> {
    let (keep, merge) = (load(connection, keep)?, load(connection, merge)?);
    let (kept_fields, left_fields) = (fields(&keep), fields(&merge));
    let pairs = || kept_fields.iter().zip(&left_fields);
    let is_filled =
        |(kept, left): &(&Field, &Field)| kept.value.is_empty() && !left.value.is_empty();
    let filled: Vec<&Field> = pairs()
        .filter(|pair| pair.0.column.is_some() && is_filled(pair))
        .map(|(_, left)| left)
        .collect();
    let dropped = pairs()
        .filter(|(kept, left)| {
            !left.value.is_empty() && !kept.value.is_empty() && kept.value != left.value
        })
        .map(|(kept, left)| MergedField {
            label: kept.label.to_owned(),
            kept: kept.value.clone(),
            left: left.value.clone(),
        })
        .collect();
    let (registers, unsigned) = registers(connection, merge.id)?;
    let columns = filled.iter().filter_map(|field| field.column).collect();
    let mut preview = PeopleMerge {
        requests: requests(connection, merge.id)?,
        sessions: count(
            connection,
            "SELECT count(*) FROM session WHERE beneficiary_id = ?1",
            merge.id,
        )?,
        filled: filled
            .iter()
            .map(|field| (field.label.to_owned(), field.value.clone()))
            .collect(),
        dropped,
        registers,
        unsigned,
        warnings: warnings(connection, &keep, &merge)?,
        forbidden: forbidden(&keep, &merge),
        stamp: String::new(),
        keep,
        merge,
    };
    preview.stamp = hex(Sha256::digest(serde_json::to_string(&preview)?.as_bytes()));
    Ok(Prepared {
        preview,
        filled: columns,
    })
}

/// A field of a profile: its column, where the one who stays takes what they lack.
struct Field {
    column: Option<&'static str>,
    label: &'static str,
    value: String,
}

fn fields(person: &Beneficiary) -> [Field; 9] {
    let limit = |limit: Option<Minutes>| limit.map(|it| it.to_string()).unwrap_or_default();
    [
        (None, "Cognome", person.surname.clone()),
        (None, "Nome", person.name.clone()),
        (None, "Codice fiscale", person.tax_code.clone()),
        (
            Some("birth_date"),
            "Data di nascita",
            person.birth_date.map(format_date).unwrap_or_default(),
        ),
        (
            Some("birthplace"),
            "Luogo di nascita",
            person.birthplace.clone(),
        ),
        (Some("phone"), "Telefono", person.phone.clone()),
        (Some("email"), "E-mail", person.email.clone()),
        (
            Some("daily_limit"),
            "Limite giornaliero",
            limit(person.daily_limit),
        ),
        (
            Some("weekly_limit"),
            "Limite settimanale",
            limit(person.weekly_limit),
        ),
    ]
    .map(|(column, label, value)| Field {
        column,
        label,
        value,
    })
}

fn served(person: &Beneficiary) -> Option<Served> {
    Some(Served {
        name: format!("{} {}", person.surname, person.name),
        tax_code: TaxCode::parse(&person.tax_code).ok()?,
        born: person.birth_date,
    })
}

fn forbidden(keep: &Beneficiary, merge: &Beneficiary) -> Option<String> {
    if keep.id == merge.id {
        return Some("È lo stesso destinatario: scegline due.".to_owned());
    }
    if keep.merged_into.is_some() || merge.merged_into.is_some() {
        return Some("Uno dei due è già stato unito a un altro destinatario.".to_owned());
    }
    let (one, other) = (served(keep)?, served(merge)?);
    if one.tax_code.is_provisional() && !other.tax_code.is_provisional() {
        return Some(
            "Resta il codice definitivo: scegli che resti il destinatario che lo ha.".to_owned(),
        );
    }
    let two_codes = !one.tax_code.is_provisional()
        && !other.tax_code.is_provisional()
        && !one.tax_code.is_same_but_for_omocodia(&other.tax_code);
    two_codes.then(|| {
        "Hanno due codici fiscali definitivi diversi: sono due persone. Se uno è sbagliato, prima correggilo.".to_owned()
    })
}

/// What tells the two apart, without anybody's name: the journal keeps it.
fn warnings(
    connection: &Connection,
    keep: &Beneficiary,
    merge: &Beneficiary,
) -> Result<Vec<String>> {
    let mut warnings = Vec::new();
    let key = |person: &Beneficiary| name_key(&format!("{} {}", person.surname, person.name));
    if key(keep) != key(merge) {
        warnings
            .push("Il nome non è lo stesso: controlla di aver scelto la persona giusta.".into());
    }
    if let (Some(one), Some(other)) = (served(keep), served(merge)) {
        match one.is_born_with(&other) {
            Some(false) => warnings.push(
                "La data di nascita non è la stessa: potrebbero essere due persone con lo stesso nome.".into(),
            ),
            None => warnings.push(
                "Manca una data di nascita: che siano la stessa persona lo dice solo il nome.".into(),
            ),
            Some(true) => {}
        }
    }
    for day in held_at_once(connection, keep.id, merge.id)? {
        warnings.push(format!(
            "Il {} hanno due erogazioni nello stesso orario: se sono la stessa persona, una è sbagliata.",
            format_date(day)
        ));
    }
    Ok(warnings)
}

/// The first days on which both have a session that counts at the same hour.
fn held_at_once(
    connection: &Connection,
    one: BeneficiaryId,
    other: BeneficiaryId,
) -> Result<Vec<NaiveDate>> {
    connection
        .prepare_cached(
            "SELECT DISTINCT s.date FROM session_by_state s
             JOIN activity_by_state a ON a.id = s.activity_id
             CROSS JOIN session_by_state o ON o.beneficiary_id = ?2 AND o.date = s.date
             JOIN activity_by_state e ON e.id = o.activity_id
             WHERE s.beneficiary_id = ?1 AND s.start < o.\"end\" AND o.start < s.\"end\"
               AND s.counted AND (s.delivered OR NOT a.ended)
               AND o.counted AND (o.delivered OR NOT e.ended)
             ORDER BY s.date LIMIT 3",
        )?
        .all(values![one, other], |row| -> Result<_> { Ok(row.read(0)?) })
}

fn requests(connection: &Connection, person: BeneficiaryId) -> Result<Vec<MovedRequest>> {
    connection
        .prepare_cached(
            "SELECT id, opal, state FROM request WHERE beneficiary_id = ?1 ORDER BY opal",
        )?
        .all(values![person], |row| {
            Ok(MovedRequest {
                id: row.read(0)?,
                opal: row.read(1)?,
                state: row.read(2)?,
            })
        })
}

fn count(connection: &Connection, question: &str, person: BeneficiaryId) -> Result<u32> {
    connection
        .prepare_cached(question)?
        .one(values![person], |row| -> Result<_> { Ok(row.read(0)?) })
}

fn registers(connection: &Connection, person: BeneficiaryId) -> Result<(u32, u32)> {
    let issued = count(
        connection,
        "SELECT count(*) FROM request r JOIN register g ON g.request_id = r.id
         WHERE r.beneficiary_id = ?1",
        person,
    )?;
    let unsigned = count(
        connection,
        &format!(
            "SELECT count(*) FROM request r
             JOIN register g INDEXED BY register_waiting ON g.request_id = r.id
             WHERE r.beneficiary_id = ?1 AND {WAITING} AND signed = 0"
        ),
        person,
    )?;
    Ok((issued, unsigned))
}
