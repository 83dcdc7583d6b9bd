//! The form of a request: blank, checked while one types, and corrected once stored.

use affianca_domain::{Cents, Minutes, Programme, RequestId, format_date, parse_date};
use chrono::NaiveDateTime;
use rusqlite::{Connection, params};

use super::answer::reopen;
use super::create::{centre, note_confirmed};
use super::reading::{Reading, parse, typed};
use super::{AgreedForm, PersonRef, Record, RequestCheck, RequestForm, agreed, listing};
use crate::directory::programme_for;
use crate::{Action, Archive, Error, Result, Write};

impl Archive {
    /// The empty form: today's dates, base voucher, the programme's hours.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn blank_request(&self, now: NaiveDateTime) -> Result<RequestForm> {
        use affianca_domain::VoucherKind::Base;
        self.read(|connection| {
            let (_, programme) = programme_for(connection, now.date())?;
            let today = format_date(now.date());
            Ok(RequestForm {
                request_date: today.clone(),
                notified_date: today,
                voucher_kind: Some(Base),
                activities: prefilled(&programme, Base),
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
        kind: affianca_domain::VoucherKind,
        request_date: &str,
        now: NaiveDateTime,
    ) -> Result<Vec<AgreedForm>> {
        let date = parse_date(request_date).unwrap_or_else(|_| now.date());
        self.read(|connection| Ok(prefilled(&programme_for(connection, date)?.1, kind)))
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
            let mut check = Reading::new(connection, form, id, now.date()).finish()?.0;
            // Nobody is scolded for a field not reached yet: only what was typed is judged.
            check.fields.retain(|problem| typed(form, &problem.field));
            Ok(check)
        })
    }

    /// A stored request as a form, to correct it.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn request_form(&self, id: RequestId) -> Result<RequestForm> {
        self.read(|connection| stored_form(connection, id))
    }

    /// Corrects a request's data; whose voucher it is and its hours only while nothing rests on them.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], `HOURS_FIXED`, `PERSON_FIXED`.
    pub fn edit_request(
        &self,
        id: RequestId,
        form: &RequestForm,
        now: NaiveDateTime,
    ) -> Result<()> {
        self.write(Action::EditRequest, now, |step| {
            let before = stored_form(step, id)?;
            let new = parse(step, form, Some(id), now.date())?;
            let PersonRef::Known(person) = new.person else {
                return Err(Error::invalid(
                    "taxCode",
                    "Scegli il destinatario dall’elenco.",
                ));
            };
            step.execute(
                "UPDATE request SET description = ?2, request_date = ?3, notified_date = ?4,
                     centre_id = ?5, branch_id = ?6, voucher_id = ?7, employer_id = ?8,
                     contact_id = ?9, holder = ?10
                 WHERE id = ?1",
                params![
                    id.0,
                    new.description,
                    new.request_date,
                    new.notified_date,
                    centre(step, &new.centre)?.0,
                    new.branch.map(|id| id.0),
                    new.voucher_id,
                    new.employer.map(|id| id.0),
                    new.contact.map(|id| id.0),
                    new.holder,
                ],
            )?;
            agreed::agree(step, id, &before, person, &new)?;
            if before.notified_date != format_date(new.notified_date) {
                told(step, id)?;
            }
            let changed = changes(&before, form);
            step.note("campi modificati", changed);
            note_confirmed(step, &new);
            step.about(format!("richiesta {}", new.opal));
            step.within(id);
            listing::refresh(step, id)
        })
    }
}

/// The day of the notification is no guess any more, and what a wrong one cancelled waits again.
fn told(step: &mut Write, id: RequestId) -> Result<()> {
    step.execute(
        "UPDATE request SET notified_guessed = 0 WHERE id = ?1",
        [id.0],
    )?;
    reopen(step, id)?;
    Ok(())
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

pub(super) fn stored_form(connection: &Connection, id: RequestId) -> Result<RequestForm> {
    let request = Record::load(connection, id)?;
    let (surname, name, tax_code) = connection.query_row(
        "SELECT surname, name, tax_code FROM beneficiary WHERE id = ?1",
        [request.beneficiary.0],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    let mut statement = connection.prepare_cached(
        "SELECT code, title, minutes, amount FROM activity WHERE request_id = ?1 ORDER BY position",
    )?;
    let activities = statement
        .query_map([id.0], |row| {
            Ok(AgreedForm {
                code: row.get(0)?,
                title: row.get(1)?,
                hours: Minutes(row.get(2)?).to_string(),
                amount: Cents(row.get(3)?).to_string(),
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
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
        surname,
        name,
        tax_code,
        voucher_kind: Some(request.voucher_kind),
        voucher_id: request.voucher_id,
        employer: request.employer,
        contact: request.contact,
        activities,
        confirmed: false,
    })
}

fn prefilled(programme: &Programme, kind: affianca_domain::VoucherKind) -> Vec<AgreedForm> {
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
