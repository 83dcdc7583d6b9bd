//! Storing a new request with its person, its five activities and its derived row.

use affianca_domain::{
    Activity, ActivityId, ActivityState, BeneficiaryId, BranchId, CentreId, Cents, ContactId,
    EmployerId, Minutes, ProgrammeCode, Request, RequestId, RequestState, TaxCode, VoucherKind,
    words::person_found_by,
};
use affianca_store::{ReadColumn as _, ReadRows as _, rows, values};
use chrono::NaiveDate;

use super::{RequestForm, reading};
use crate::{Action, Archive, Result, Write};

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
    pub voucher_ends: Option<NaiveDate>,
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
        step.note_apart("avvisi confermati", request.confirmed.clone());
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
    let refused = request.state == RequestState::Refused;
    let stored = Request {
        id: step.new_id()?,
        opal: request.opal.clone(),
        description: request.description.clone(),
        programme: request.programme.clone(),
        holder: request.holder.clone(),
        request_date: request.request_date,
        notified_date: request.notified_date,
        notified_guessed: request.notified_guessed,
        centre,
        branch: request.branch,
        beneficiary: person,
        voucher_kind: request.voucher_kind,
        voucher_id: request.voucher_id.clone(),
        voucher_ends: request.voucher_ends,
        employer: request.employer,
        contact: request.contact,
        state: request.state,
        decided_at: None,
        decided_by: None,
        reason: refused.then(|| "Rifiutata sul portale".to_owned()),
        entered_at: step.now,
    };
    rows::request::insert(step, &stored)?;
    for (position, agreed) in (0..).zip(&request.activities) {
        let activity = activity_of((step.new_id()?, stored.id), position, agreed);
        rows::activity::insert(step, &activity)?;
    }
    Ok(stored.id)
}

/// An activity as it begins.
pub(super) fn activity_of(
    (id, request): (ActivityId, RequestId),
    position: u32,
    agreed: &Agreed,
) -> Activity {
    Activity {
        id,
        request,
        position,
        code: agreed.code.clone(),
        title: agreed.title.clone(),
        agreed: agreed.minutes,
        amount: agreed.amount,
        state: agreed.state,
        started_at: None,
        ended_at: None,
    }
}

/// The centre meant, added when only its name is known.
pub(crate) fn centre(step: &Write, centre: &CentreRef) -> Result<CentreId> {
    match centre {
        CentreRef::Known(id) => Ok(*id),
        CentreRef::Named(name) => centre_named(step, name),
    }
}

fn centre_named(step: &Write, name: &str) -> Result<CentreId> {
    let known = step
        .prepare_cached("SELECT id FROM centre WHERE name = ?1 COLLATE NOCASE")?
        .first(values![name], |row| row.read(0))?;
    if let Some(id) = known {
        return Ok(id);
    }
    let id: CentreId = step.new_id()?;
    step.prepare_cached("INSERT INTO centre (id, name) VALUES (?1, ?2)")?
        .execute(values![id, name])?;
    Ok(id)
}

/// The person under this code, or the one they were merged into; added when nobody has it.
fn person(step: &Write, surname: &str, name: &str, tax_code: &TaxCode) -> Result<BeneficiaryId> {
    let known = step
        .prepare_cached("SELECT coalesce(merged_into, id) FROM beneficiary WHERE tax_code = ?1")?
        .first(values![tax_code.as_str()], |row| row.read(0))?;
    if let Some(id) = known {
        return Ok(id);
    }
    let id: BeneficiaryId = step.new_id()?;
    step.prepare_cached(
        "INSERT INTO beneficiary (id, surname, name, tax_code, birth_date, folded)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(values![
        id,
        surname,
        name,
        tax_code.as_str(),
        tax_code.birth_date(step.now.date()),
        person_found_by(surname, name, tax_code.as_str()),
    ])?;
    Ok(id)
}
