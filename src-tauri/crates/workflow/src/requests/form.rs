//! The form of a request: blank, checked while one types, and corrected once stored.

use affianca_domain::{
    Activity, DateOf, Programme, Request, RequestId, VoucherKind, format_date, parse_date,
};
use affianca_store::{ReadColumn as _, ReadRows as _, rows, values};
use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::answer::reopened;
use super::create::{centre, note_confirmed};
use super::reading::{RequestReader, parse, typed};
use super::{AgreedForm, PersonRef, RequestCheck, RequestForm, corrections, load};
use crate::directory::programme_for;
use crate::{Action, Archive, Error, Result};

impl Archive {
    /// The empty form: today's dates, base voucher, the programme's hours.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn blank_request(&self, now: NaiveDateTime) -> Result<RequestForm> {
        self.read(|connection| {
            let programme = programme_for(connection, now.date())?;
            let today = format_date(now.date());
            Ok(RequestForm {
                request_date: today.clone(),
                notified_date: today,
                voucher_kind: Some(VoucherKind::Base),
                activities: prefilled(&programme, VoucherKind::Base),
                ..RequestForm::default()
            })
        })
    }

    /// The programme's hours for a kind of voucher, to prefill the form.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn request_activities(
        &self,
        kind: VoucherKind,
        request_date: &str,
        now: NaiveDateTime,
    ) -> Result<Vec<AgreedForm>> {
        let date =
            parse_date(request_date, DateOf::Event, now.date()).unwrap_or_else(|_| now.date());
        self.read(|connection| Ok(prefilled(&programme_for(connection, date)?, kind)))
    }

    /// What the form has to say while it is filled in; `id` when an existing request is corrected.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn check_request(
        &self,
        form: &RequestForm,
        id: Option<RequestId>,
        now: NaiveDateTime,
    ) -> Result<RequestCheck> {
        self.read(|connection| {
            let mut check = RequestReader::new(connection, form, id, now.date())
                .finish()?
                .0;
            // Only what was typed is judged: a field not reached yet has no problem.
            check.fields.retain(|problem| typed(form, &problem.field));
            Ok(check)
        })
    }

    /// A stored request as a form, to correct it.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn request_form(&self, id: RequestId) -> Result<RequestForm> {
        self.read(|connection| form_of(connection, &load(connection, id)?))
    }

    /// Corrects a request's data; whose voucher it is and its hours only while nothing rests on them.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], [`crate::Refusal::HoursFixed`],
    /// [`crate::Refusal::PersonFixed`].
    pub fn edit_request(
        &self,
        id: RequestId,
        form: &RequestForm,
        now: NaiveDateTime,
    ) -> Result<()> {
        self.write(Action::EditRequest, now, |step| {
            let stored = load(step, id)?;
            let before = form_of(step, &stored)?;
            let new = parse(step, form, Some(id), now.date())?;
            let PersonRef::Known(person) = new.person else {
                return Err(Error::invalid(
                    "taxCode",
                    "Scegli il destinatario dall’elenco.",
                ));
            };
            corrections::agree(step, id, &before, person, &new)?;
            let notified_before = stored.notified_date;
            let mut edited = Request {
                description: new.description.clone(),
                request_date: new.request_date,
                notified_date: new.notified_date,
                centre: centre(step, &new.centre)?,
                branch: new.branch,
                beneficiary: person,
                voucher_kind: new.voucher_kind,
                voucher_id: new.voucher_id.clone(),
                voucher_ends: new.voucher_ends,
                employer: new.employer,
                contact: new.contact,
                holder: new.holder.clone(),
                ..stored
            };
            if edited.notified_date != notified_before {
                // The day is no guess any more, and what a wrong one cancelled waits again.
                edited.notified_guessed = false;
                edited = reopened(step, edited)?;
            }
            rows::request::update(step, &edited)?;
            let changed = changes(&before, form);
            step.note("campi modificati", changed);
            note_confirmed(step, &new);
            step.about(format!("richiesta {}", new.opal));
            step.within(id);
            Ok(())
        })
    }
}

fn changes(before: &RequestForm, after: &RequestForm) -> Vec<&'static str> {
    let pairs = [
        ("destinatario", before.beneficiary != after.beneficiary),
        ("tipo di voucher", before.voucher_kind != after.voucher_kind),
        ("descrizione", before.description != after.description),
        ("data richiesta", before.request_date != after.request_date),
        (
            "data di notifica",
            before.notified_date != after.notified_date,
        ),
        ("CPI", before.centre != after.centre),
        ("sportello", before.branch != after.branch),
        ("Id voucher", before.voucher_id != after.voucher_id),
        (
            "scadenza del voucher",
            before.voucher_ends != after.voucher_ends,
        ),
        ("datore di lavoro", before.employer != after.employer),
        ("referente aziendale", before.contact != after.contact),
        ("titolare", before.holder != after.holder),
        ("ore concordate", before.activities != after.activities),
    ];
    pairs
        .into_iter()
        .filter(|(_, changed)| *changed)
        .map(|(name, _)| name)
        .collect()
}

/// A stored request as its form.
fn form_of(connection: &Connection, request: &Request) -> Result<RequestForm> {
    let activities = stored_activities(connection, request.id)?;
    let request = request.clone();
    connection
        .prepare_cached("SELECT id, surname, name, tax_code FROM beneficiary WHERE id = ?1")?
        .one(values![request.beneficiary], |row| {
            Ok(RequestForm {
                opal: request.opal,
                description: request.description,
                request_date: format_date(request.request_date),
                notified_date: format_date(request.notified_date),
                centre: Some(request.centre),
                new_centre: String::new(),
                branch: request.branch,
                holder: request.holder,
                beneficiary: Some(request.beneficiary),
                surname: row.read("surname")?,
                name: row.read("name")?,
                tax_code: row.read("tax_code")?,
                voucher_kind: Some(request.voucher_kind),
                voucher_id: request.voucher_id,
                voucher_ends: request.voucher_ends.map(format_date).unwrap_or_default(),
                employer: request.employer,
                contact: request.contact,
                activities,
                confirmed: false,
            })
        })
}

/// What was agreed for a request, as its form has it.
pub(super) fn stored_activities(
    connection: &Connection,
    request: RequestId,
) -> Result<Vec<AgreedForm>> {
    let form = |activity: Activity| AgreedForm {
        code: activity.code,
        title: activity.title,
        hours: activity.agreed.to_string(),
        amount: activity.amount.to_string(),
    };
    let activities = rows::activity::of_request(connection, request)?;
    Ok(activities.into_iter().map(form).collect())
}

fn prefilled(programme: &Programme, kind: VoucherKind) -> Vec<AgreedForm> {
    programme
        .components_for(kind)
        .map(|component| AgreedForm {
            code: component.code.to_string(),
            title: component.title.clone(),
            hours: component.minutes.to_string(),
            amount: component.amount.to_string(),
        })
        .collect()
}
