//! Storing a new request with its person, its five activities and its derived row.

use affianca_domain::{
    ActivityId, ActivityState, BeneficiaryId, BranchId, CentreId, Cents, ContactId, EmployerId,
    Minutes, ProgrammeCode, RequestId, RequestState, TaxCode, VoucherKind, fold,
};
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};

use super::{RequestForm, listing, reading};
use crate::{Action, Archive, Result, Write};
use affianca_store::journal::MOMENT;

/// A request ready to be stored: every field parsed and checked.
#[derive(Clone, Debug)]
pub(crate) struct NewRequest {
    pub opal: String,
    pub description: String,
    pub programme: ProgrammeCode,
    pub holder: String,
    pub request_date: NaiveDate,
    pub notified_date: NaiveDate,
    /// The day was not told: it is [`RequestState::likely_notification`].
    pub notified_guessed: bool,
    pub centre: CentreRef,
    pub branch: Option<BranchId>,
    pub person: PersonRef,
    pub voucher_kind: VoucherKind,
    pub voucher_id: String,
    pub employer: Option<EmployerId>,
    pub contact: Option<ContactId>,
    pub state: RequestState,
    pub activities: Vec<Agreed>,
    /// What was doubtful and confirmed, for the journal.
    pub confirmed: Vec<String>,
}

/// A centre already known, or its name.
#[derive(Clone, Debug)]
pub(crate) enum CentreRef {
    Known(CentreId),
    Named(String),
}

/// A person already known, or one to add.
#[derive(Clone, Debug)]
pub(crate) enum PersonRef {
    Known(BeneficiaryId),
    New {
        surname: String,
        name: String,
        tax_code: TaxCode,
    },
}

/// The agreed hours of one activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Agreed {
    pub code: String,
    pub title: String,
    pub minutes: Minutes,
    pub amount: Cents,
    pub state: ActivityState,
}

impl Archive {
    /// *Nuova richiesta*.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field at fault; nothing is stored then.
    pub fn create_request(
        &self,
        request: &RequestForm,
        now: chrono::NaiveDateTime,
    ) -> Result<RequestId> {
        self.write(Action::NewRequest, now, |step| {
            let request = reading::parse(step, request, None, now.date())?;
            let id = insert(step, &request)?;
            note_confirmed(step, &request);
            step.about(format!("richiesta {}", request.opal));
            step.within(id);
            Ok(id)
        })
    }
}

/// Has the journal say what was doubtful and confirmed.
pub(super) fn note_confirmed(step: &mut Write, request: &NewRequest) {
    if !request.confirmed.is_empty() {
        step.note("avvisi confermati", request.confirmed.clone());
    }
}

/// Stores a request with everything under it.
pub(crate) fn insert(step: &Write, request: &NewRequest) -> Result<RequestId> {
    let centre = centre(step, &request.centre)?;
    let person = match &request.person {
        PersonRef::Known(id) => *id,
        PersonRef::New {
            surname,
            name,
            tax_code,
        } => person(step, surname, name, tax_code)?,
    };
    let id: RequestId = step.new_id()?;
    step.prepare_cached(
        "INSERT INTO request (id, opal, description, programme, holder, request_date, notified_date,
             centre_id, branch_id, beneficiary_id, voucher_kind, voucher_id, employer_id, contact_id,
             state, entered_at, reason, notified_guessed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)",
    )?
    .execute(params![
        id.0,
        request.opal,
        request.description,
        request.programme.as_str(),
        request.holder,
        request.request_date,
        request.notified_date,
        centre.0,
        request.branch.map(|id| id.0),
        person.0,
        request.voucher_kind.as_str(),
        request.voucher_id,
        request.employer.map(|id| id.0),
        request.contact.map(|id| id.0),
        request.state.as_str(),
        step.now.format(MOMENT).to_string(),
        (request.state == RequestState::Refused).then_some("Rifiutata sul portale"),
        request.notified_guessed,
    ])?;
    insert_activities(step, id, &request.activities)?;
    listing::refresh(step, id)?;
    Ok(id)
}

/// Stores the five activities of a request, in the programme's order.
fn insert_activities(step: &Write, request: RequestId, activities: &[Agreed]) -> Result<()> {
    for (position, agreed) in activities.iter().enumerate() {
        let position = i64::try_from(position).unwrap_or(i64::MAX);
        insert_activity(step, request, position, agreed)?;
    }
    Ok(())
}

/// Stores one activity of a request.
pub(super) fn insert_activity(
    step: &Write,
    request: RequestId,
    position: i64,
    agreed: &Agreed,
) -> Result<()> {
    let id: ActivityId = step.new_id()?;
    step.prepare_cached(
        "INSERT INTO activity (id, request_id, position, code, title, minutes, amount, state)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        id.0,
        request.0,
        position,
        agreed.code,
        agreed.title,
        agreed.minutes.0,
        agreed.amount.0,
        agreed.state.as_str(),
    ])?;
    Ok(())
}

/// The centre meant, added when only its name is known.
pub(super) fn centre(step: &Write, centre: &CentreRef) -> Result<CentreId> {
    match centre {
        CentreRef::Known(id) => Ok(*id),
        CentreRef::Named(name) => centre_named(step, name),
    }
}

fn centre_named(step: &Write, name: &str) -> Result<CentreId> {
    let known = step
        .prepare_cached("SELECT id FROM centre WHERE name = ?1 COLLATE NOCASE")?
        .query_row([name], |row| row.get(0))
        .optional()?;
    if let Some(id) = known {
        return Ok(CentreId(id));
    }
    let id: CentreId = step.new_id()?;
    step.prepare_cached("INSERT INTO centre (id, name) VALUES (?1, ?2)")?
        .execute(params![id.0, name])?;
    Ok(id)
}

fn person(step: &Write, surname: &str, name: &str, tax_code: &TaxCode) -> Result<BeneficiaryId> {
    let known = step
        .prepare_cached("SELECT id FROM beneficiary WHERE tax_code = ?1")?
        .query_row([tax_code.as_str()], |row| row.get(0))
        .optional()?;
    if let Some(id) = known {
        return Ok(BeneficiaryId(id));
    }
    let id: BeneficiaryId = step.new_id()?;
    step.prepare_cached(
        "INSERT INTO beneficiary (id, surname, name, tax_code, birth_date, folded)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        id.0,
        surname,
        name,
        tax_code.as_str(),
        tax_code.birth_date(step.now.date()),
        fold(&format!("{surname} {name} {}", tax_code.as_str())),
    ])?;
    Ok(id)
}
