//! What a merge will do, found out without doing it.

use affianca_domain::{ContactId, EmployerId, Firm, Likeness, RequestId, likeness, name_key};
use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::view::{MergePreview, MergedField, MovedRequest};
use crate::Result;
use crate::directory::{Contact, ContactForm, Employer, EmployerForm, employers};
use affianca_store::rows::register::WAITING;
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use hex::encode as hex;

/// Requests named in the preview: beyond, they are counted.
const NAMED: usize = 20;

/// A merge ready to be carried out.
pub(super) struct Prepared {
    pub preview: MergePreview,
    /// The one that stays, with what it lacked.
    pub form: EmployerForm,
    /// Contacts that change employer.
    pub moved: Vec<ContactId>,
    /// Contacts both have: the one left behind, the one that stays, and what it becomes.
    pub joined: Vec<(ContactId, ContactId, ContactForm)>,
    /// Every request that changes employer.
    pub requests: Vec<MovedRequest>,
}

pub(super) fn prepare(
    connection: &Connection,
    keep: EmployerId,
    merge: EmployerId,
) -> Result<Prepared> {
    let (keep, merge) = (
        employers::load(connection, keep)?,
        employers::load(connection, merge)?,
    );
    let requests = requests(connection, merge.id)?;
    let (form, filled) = filled(&keep.form, &merge.form);
    let dropped = dropped(&form, &merge.form);
    let mut moved = Vec::new();
    let mut joined = Vec::new();
    // Each as completed so far: two of the other employer's may be the same person.
    let mut kept = keep.contacts.clone();
    for contact in &merge.contacts {
        match kept.iter_mut().find(|it| same_person(it, contact)) {
            Some(double) => {
                double.form = completed(double, contact);
                joined.push((contact.id, double.id, double.form.clone()));
            }
            None => moved.push(contact.id),
        }
    }
    let names = |wanted: &dyn Fn(ContactId) -> bool| -> Vec<(String, String)> {
        merge
            .contacts
            .iter()
            .filter(|contact| wanted(contact.id))
            .map(|contact| (contact.form.surname.clone(), contact.form.name.clone()))
            .collect()
    };
    let (registers, unsigned) = registers(connection, merge.id)?;
    let mut preview = MergePreview {
        requests: requests.iter().take(NAMED).cloned().collect(),
        more_requests: u32::try_from(requests.len().saturating_sub(NAMED)).unwrap_or(u32::MAX),
        sessions: sessions(connection, merge.id)?,
        contacts_moved: names(&|id| moved.contains(&id)),
        contacts_joined: names(&|id| !moved.contains(&id)),
        filled,
        dropped,
        registers,
        unsigned,
        warnings: warnings(&keep, &merge),
        forbidden: forbidden(&keep, &merge),
        stamp: String::new(),
        keep,
        merge,
    };
    let ids: Vec<RequestId> = requests.iter().map(|request| request.id).collect();
    preview.stamp = stamp(&preview, &ids)?;
    Ok(Prepared {
        preview,
        form,
        moved,
        joined,
        requests,
    })
}

/// All that the preview says and all that will move, in one figure.
fn stamp(preview: &MergePreview, requests: &[RequestId]) -> Result<String> {
    let told = serde_json::to_string(&(preview, requests))?;
    Ok(hex(Sha256::digest(told.as_bytes())))
}

fn forbidden(keep: &Employer, merge: &Employer) -> Option<String> {
    if keep.id == merge.id {
        return Some("È lo stesso datore di lavoro: scegline due.".to_owned());
    }
    for one in [keep, merge] {
        if let Some((_, into)) = &one.merged_into {
            return Some(format!("«{}» è già stato unito a «{into}».", one.form.name));
        }
    }
    let (one, other) = (&keep.form.tax_code, &merge.form.tax_code);
    (!one.is_empty() && !other.is_empty() && one != other).then(|| {
        format!("Hanno codici fiscali diversi ({one} e {other}): non sono lo stesso datore di lavoro. Se uno è sbagliato, prima correggilo.")
    })
}

fn warnings(keep: &Employer, merge: &Employer) -> Vec<String> {
    let mut warnings = Vec::new();
    match likeness(&firm(&keep.form), &firm(&merge.form)) {
        Some(Likeness::OtherSeat) => warnings.push(
            "Gli indirizzi sono diversi: se sono due sedi dello stesso datore di lavoro, vanno tenute separate, ciascuna con il suo patrono.".to_owned(),
        ),
        Some(_) => {}
        None => warnings.push(
            "Nome e indirizzo non fanno pensare a un doppione: controlla di aver scelto quello giusto.".to_owned(),
        ),
    }
    let (one, other) = (&keep.form.patron_day, &merge.form.patron_day);
    if !one.is_empty() && !other.is_empty() && one != other {
        warnings.push(format!(
            "Per le richieste spostate la festa del patrono diventa il {one} (era il {other})."
        ));
    }
    warnings
}

pub(super) fn firm(form: &EmployerForm) -> Firm<'_> {
    Firm {
        name: &form.name,
        address: &form.address,
        municipality: &form.municipality,
        tax_code: &form.tax_code,
    }
}

/// The one that stays with what it lacked, and what that is. Place and patron day go together: a
/// municipality is not given another's patron.
fn filled(keep: &EmployerForm, merge: &EmployerForm) -> (EmployerForm, Vec<(String, String)>) {
    let mut form = keep.clone();
    let mut told = Vec::new();
    let mut fill = |label: &str, field: &mut String, from: &str| {
        if field.is_empty() && !from.is_empty() {
            from.clone_into(field);
            told.push((label.to_owned(), from.to_owned()));
        }
    };
    let same_town = keep.municipality.is_empty()
        || affianca_domain::fold(&keep.municipality) == affianca_domain::fold(&merge.municipality);
    if same_town {
        fill("Indirizzo", &mut form.address, &merge.address);
        fill("Comune", &mut form.municipality, &merge.municipality);
        fill("Festa del patrono", &mut form.patron_day, &merge.patron_day);
    }
    fill("Codice fiscale", &mut form.tax_code, &merge.tax_code);
    (form, told)
}

fn dropped(kept: &EmployerForm, left: &EmployerForm) -> Vec<MergedField> {
    [
        ("Nome", &kept.name, &left.name),
        ("Indirizzo", &kept.address, &left.address),
        ("Comune", &kept.municipality, &left.municipality),
        ("Festa del patrono", &kept.patron_day, &left.patron_day),
    ]
    .into_iter()
    .filter(|(_, kept, left)| !left.is_empty() && kept != left)
    .map(|(label, kept, left)| MergedField {
        label: label.to_owned(),
        kept: kept.clone(),
        left: left.clone(),
    })
    .collect()
}

fn same_person(one: &Contact, other: &Contact) -> bool {
    let key =
        |contact: &Contact| name_key(&format!("{} {}", contact.form.surname, contact.form.name));
    key(one) == key(other)
}

fn completed(stays: &Contact, from: &Contact) -> ContactForm {
    let or = |one: &String, other: &String| if one.is_empty() { other } else { one }.clone();
    ContactForm {
        surname: stays.form.surname.clone(),
        name: or(&stays.form.name, &from.form.name),
        role: or(&stays.form.role, &from.form.role),
        phone: or(&stays.form.phone, &from.form.phone),
        email: or(&stays.form.email, &from.form.email),
    }
}

fn requests(connection: &Connection, employer: EmployerId) -> Result<Vec<MovedRequest>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, opal, state FROM request WHERE employer_id = ?1 ORDER BY opal",
    )?;
    statement.all(values![employer], |row| {
        Ok(MovedRequest {
            id: row.read(0)?,
            opal: row.read(1)?,
            state: row.read(2)?,
        })
    })
}

fn sessions(connection: &Connection, employer: EmployerId) -> Result<u32> {
    let found = connection.query_row(
        "SELECT count(*) FROM request r JOIN activity a ON a.request_id = r.id
         JOIN session s ON s.activity_id = a.id WHERE r.employer_id = ?1",
        [employer.0],
        |row| row.get(0),
    )?;
    Ok(found)
}

fn registers(connection: &Connection, employer: EmployerId) -> Result<(u32, u32)> {
    let number = |sql: &str| -> Result<u32> {
        Ok(connection
            .prepare_cached(sql)?
            .query_row([employer.0], |row| row.get(0))?)
    };
    let issued = number(
        "SELECT count(*) FROM request r JOIN register g ON g.request_id = r.id
         WHERE r.employer_id = ?1",
    )?;
    let unsigned = number(&format!(
        "SELECT count(*) FROM request r
         JOIN register g INDEXED BY register_waiting ON g.request_id = r.id
         WHERE r.employer_id = ?1 AND {WAITING} AND signed = 0"
    ))?;
    Ok((issued, unsigned))
}
