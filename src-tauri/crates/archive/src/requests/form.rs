//! The form *Nuova richiesta*: from what was typed to a request that can be stored, with every
//! problem at once and each beside its field.

use affianca_domain::{
    ActivityState, BeneficiaryId, Cents, Minutes, Programme, RequestId, RequestState, TaxCode,
    format_date, parse_date,
};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, OptionalExtension, params};

use super::{
    Agreed, AgreedForm, CentreRef, NewRequest, PersonRef, Record, RequestCheck, RequestForm,
    listing,
};
use crate::directory::{programme_for, provider};
use crate::{Action, Archive, Error, FieldProblem, Result};

const LONGEST: usize = 200;

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

    /// Corrects a request's data. The person and the agreed hours only while `PROPOSTA` or before
    /// any session: afterwards documents and counts rest on them.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], `HOURS_FIXED`.
    pub fn edit_request(&self, id: RequestId, form: &RequestForm, now: NaiveDateTime) -> Result<()> {
        self.write(Action::EditRequest, now, |step| {
            let before = stored_form(step, id)?;
            let new = parse(step, form, Some(id), now.date())?;
            let centre = match &new.centre {
                CentreRef::Known(id) => id.0,
                CentreRef::Named(_) => {
                    return Err(Error::invalid("centre", "Scegli il CPI dall’elenco."));
                }
            };
            let PersonRef::Known(person) = new.person else {
                return Err(Error::invalid("taxCode", "Scegli il destinatario dall’elenco."));
            };
            step.execute(
                "UPDATE request SET description = ?2, request_date = ?3, notified_date = ?4,
                     centre_id = ?5, branch_id = ?6, voucher_id = ?7, employer_id = ?8,
                     contact_id = ?9, holder = ?10, beneficiary_id = ?11
                 WHERE id = ?1",
                params![
                    id.0,
                    new.description,
                    new.request_date,
                    new.notified_date,
                    centre,
                    new.branch.map(|id| id.0),
                    new.voucher_id,
                    new.employer.map(|id| id.0),
                    new.contact.map(|id| id.0),
                    new.holder,
                    person.0,
                ],
            )?;
            let hours_differ = before.activities != stored_activities(&new.activities)
                || before.voucher_kind != Some(new.voucher_kind)
                || before.beneficiary != Some(person);
            if hours_differ {
                replace_hours(step, id, &new)?;
            }
            let changed = changes(&before, form);
            step.note("campi modificati", changed);
            step.about(format!("richiesta {}", new.opal));
            step.within(id);
            listing::refresh(step, id)
        })
    }
}

fn replace_hours(connection: &Connection, id: RequestId, new: &NewRequest) -> Result<()> {
    let sessions: i64 = connection.query_row(
        "SELECT count(*) FROM session s JOIN activity a ON a.id = s.activity_id
         WHERE a.request_id = ?1",
        [id.0],
        |row| row.get(0),
    )?;
    if sessions > 0 {
        return Err(Error::refused(
            "HOURS_FIXED",
            "Ci sono già erogazioni: destinatario, voucher e ore concordate non si possono più cambiare.",
        ));
    }
    connection.execute(
        "UPDATE request SET voucher_kind = ?2 WHERE id = ?1",
        params![id.0, new.voucher_kind.as_str()],
    )?;
    connection.execute("DELETE FROM activity WHERE request_id = ?1", [id.0])?;
    for (position, agreed) in new.activities.iter().enumerate() {
        connection.execute(
            "INSERT INTO activity (request_id, position, code, title, minutes, amount, state)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                id.0,
                i64::try_from(position).unwrap_or(i64::MAX),
                agreed.code,
                agreed.title,
                agreed.minutes.0,
                agreed.amount.0,
                agreed.state.as_str()
            ],
        )?;
    }
    Ok(())
}

fn changes(before: &RequestForm, after: &RequestForm) -> Vec<&'static str> {
    let pairs = [
        ("descrizione", before.description != after.description),
        ("data richiesta", before.request_date != after.request_date),
        ("data di notifica", before.notified_date != after.notified_date),
        ("CPI", before.centre != after.centre),
        ("sportello", before.branch != after.branch),
        ("Id voucher", before.voucher_id != after.voucher_id),
        ("datore di lavoro", before.employer != after.employer),
        ("referente aziendale", before.contact != after.contact),
        ("titolare", before.holder != after.holder),
        ("ore concordate", before.activities != after.activities),
    ];
    pairs.into_iter().filter(|(_, changed)| *changed).map(|(name, _)| name).collect()
}

fn stored_form(connection: &Connection, id: RequestId) -> Result<RequestForm> {
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

fn stored_activities(agreed: &[Agreed]) -> Vec<AgreedForm> {
    agreed
        .iter()
        .map(|one| AgreedForm {
            code: one.code.clone(),
            title: one.title.clone(),
            hours: one.minutes.to_string(),
            amount: one.amount.to_string(),
        })
        .collect()
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

/// The request the form describes.
///
/// # Errors
/// [`Error::Invalid`] with every field at fault, warnings not confirmed among them.
pub(super) fn parse(
    connection: &Connection,
    form: &RequestForm,
    id: Option<RequestId>,
    today: NaiveDate,
) -> Result<NewRequest> {
    let (mut check, request) = Reading::new(connection, form, id, today).finish()?;
    if !form.confirmed {
        check.fields.append(&mut check.warnings);
    }
    match request {
        Some(request) if check.fields.is_empty() => Ok(request),
        _ => Err(Error::Invalid(check.fields)),
    }
}

fn typed(form: &RequestForm, field: &str) -> bool {
    match field {
        "opal" => !form.opal.trim().is_empty(),
        "requestDate" => !form.request_date.trim().is_empty(),
        "notifiedDate" => !form.notified_date.trim().is_empty(),
        "taxCode" => form.tax_code.trim().chars().count() >= 11,
        "surname" | "name" | "centre" | "voucherKind" => false,
        _ => true,
    }
}

/// One reading of the form, gathering problems as it goes.
struct Reading<'a> {
    connection: &'a Connection,
    form: &'a RequestForm,
    id: Option<RequestId>,
    today: NaiveDate,
    check: RequestCheck,
}

impl<'a> Reading<'a> {
    fn new(
        connection: &'a Connection,
        form: &'a RequestForm,
        id: Option<RequestId>,
        today: NaiveDate,
    ) -> Self {
        Self { connection, form, id, today, check: RequestCheck::default() }
    }

    fn problem(&mut self, field: &str, message: impl Into<String>) {
        self.check.fields.push(FieldProblem::new(field, message));
    }

    fn warning(&mut self, field: &str, message: impl Into<String>) {
        self.check.warnings.push(FieldProblem::new(field, message));
    }

    fn finish(mut self) -> Result<(RequestCheck, Option<NewRequest>)> {
        let opal = self.opal()?;
        let request_date = self.date("requestDate", &self.form.request_date);
        let notified_date = self.date("notifiedDate", &self.form.notified_date);
        self.dates(request_date, notified_date);
        let (programme_id, programme) =
            programme_for(self.connection, request_date.unwrap_or(self.today))?;
        if let Some(notified) = notified_date {
            let deadline = RequestState::answer_deadline(notified, &programme.limits);
            self.check.answer_by = Some(deadline);
            if self.id.is_none() && deadline < self.today {
                self.warning(
                    "notifiedDate",
                    format!(
                        "Il termine per rispondere era il {}: la richiesta risulterà CANCELLATA (§2).",
                        format_date(deadline)
                    ),
                );
            }
        }
        let centre = self.centre();
        let person = self.person()?;
        let activities = self.activities(&programme);
        let description = self.text("description", &self.form.description, 500);
        let voucher_id = self.text("voucherId", &self.form.voucher_id, 40);
        let holder = match self.text("holder", &self.form.holder, LONGEST) {
            typed if typed.is_empty() => provider(self.connection)?.name,
            typed => typed,
        };
        if self.form.voucher_kind.is_none() {
            self.problem("voucherKind", "Scegli il tipo di voucher.");
        }
        let request = match (request_date, notified_date, centre, person, self.form.voucher_kind) {
            (Some(request_date), Some(notified_date), Some(centre), Some(person), Some(kind)) => {
                Some(NewRequest {
                    opal,
                    description,
                    programme: programme_id,
                    holder,
                    request_date,
                    notified_date,
                    centre,
                    branch: self.form.branch,
                    person,
                    voucher_kind: kind,
                    voucher_id,
                    employer: self.form.employer,
                    contact: self.form.contact,
                    state: RequestState::Proposed,
                    activities,
                })
            }
            _ => None,
        };
        Ok((self.check, request))
    }

    fn text(&mut self, field: &str, typed: &str, longest: usize) -> String {
        let clean: String = typed
            .chars()
            .map(|letter| if letter.is_control() { ' ' } else { letter })
            .collect::<String>()
            .trim()
            .to_owned();
        if clean.chars().count() > longest {
            self.problem(field, format!("Troppo lungo: al massimo {longest} caratteri."));
        }
        clean
    }

    fn opal(&mut self) -> Result<String> {
        let opal = self.text("opal", &self.form.opal, 40).to_uppercase();
        if opal.is_empty() {
            self.problem("opal", "Scrivi il codice OPAL, per esempio JC-1-1103/022.");
        } else if !opal.chars().all(|c| c.is_ascii_alphanumeric() || "-/._".contains(c)) {
            self.problem("opal", "Il codice OPAL ha solo lettere, cifre, «-» e «/».");
        } else {
            let other: Option<i64> = self
                .connection
                .prepare_cached("SELECT id FROM request WHERE opal = ?1")?
                .query_row([&opal], |row| row.get(0))
                .optional()?;
            if other.is_some_and(|other| Some(RequestId(other)) != self.id) {
                self.problem("opal", format!("La richiesta {opal} è già nell’archivio."));
            }
        }
        Ok(opal)
    }

    fn date(&mut self, field: &str, typed: &str) -> Option<NaiveDate> {
        match parse_date(typed) {
            Ok(date) if date > self.today => {
                self.problem(field, "La data è nel futuro.");
                None
            }
            Ok(date) => Some(date),
            Err(error) => {
                self.problem(field, error.to_string());
                None
            }
        }
    }

    fn dates(&mut self, request: Option<NaiveDate>, notified: Option<NaiveDate>) {
        if let (Some(request), Some(notified)) = (request, notified)
            && notified < request
        {
            self.problem("notifiedDate", "La notifica non può precedere la data della richiesta.");
        }
    }

    fn centre(&mut self) -> Option<CentreRef> {
        let named = self.text("centre", &self.form.new_centre, LONGEST);
        match self.form.centre {
            Some(id) => Some(CentreRef::Known(id)),
            None if named.is_empty() => {
                self.problem("centre", "Scegli il CPI che ha inviato la richiesta, o scrivine il nome.");
                None
            }
            None => Some(CentreRef::Named(named)),
        }
    }

    fn person(&mut self) -> Result<Option<PersonRef>> {
        if let Some(id) = self.form.beneficiary {
            return Ok(Some(PersonRef::Known(id)));
        }
        let surname = self.text("surname", &self.form.surname, LONGEST);
        let name = self.text("name", &self.form.name, LONGEST);
        if surname.is_empty() {
            self.problem("surname", "Scrivi il cognome.");
        }
        if name.is_empty() {
            self.problem("name", "Scrivi il nome.");
        }
        let tax_code = match TaxCode::parse(&self.form.tax_code) {
            Ok(tax_code) => tax_code,
            Err(error) => {
                self.problem("taxCode", error.to_string());
                return Ok(None);
            }
        };
        if let Some((id, known)) = self.known(&tax_code)? {
            self.check.known = Some(id);
            self.problem(
                "taxCode",
                format!("È già nell’archivio come {known}: scegli questa persona."),
            );
            self.check.known_name = Some(known);
        } else if !surname.is_empty() && !name.is_empty() {
            for message in tax_code.mismatch(&surname, &name, None) {
                self.warning("taxCode", message);
            }
        }
        Ok(Some(PersonRef::New { surname, name, tax_code }))
    }

    fn known(&self, tax_code: &TaxCode) -> Result<Option<(BeneficiaryId, String)>> {
        Ok(self
            .connection
            .prepare_cached("SELECT id, surname || ' ' || name FROM beneficiary WHERE tax_code = ?1")?
            .query_row([tax_code.as_str()], |row| Ok((BeneficiaryId(row.get(0)?), row.get(1)?)))
            .optional()?)
    }

    fn activities(&mut self, programme: &Programme) -> Vec<Agreed> {
        let Some(kind) = self.form.voucher_kind else { return Vec::new() };
        let mut agreed = Vec::new();
        for component in programme.components_for(kind) {
            let code = component.code.to_string();
            let Some(typed) = self.form.activities.iter().find(|typed| typed.code == code) else {
                self.problem("activities", format!("Manca {code}: le cinque attività sono necessariamente compresenti (§1)."));
                self.check.due.push(Cents(0));
                continue;
            };
            let minutes = self.hours(&code, &typed.hours, component.minutes);
            self.check.due.push(Cents::for_minutes(minutes, programme.rate));
            let amount = self.amount(&code, &typed.amount, minutes, programme.rate);
            self.check.total.minutes = self.check.total.minutes + minutes;
            self.check.total.amount = Cents(self.check.total.amount.0.saturating_add(amount.0));
            agreed.push(Agreed {
                code,
                title: component.title.clone(),
                minutes,
                amount,
                state: ActivityState::Proposed,
            });
        }
        agreed
    }

    fn hours(&mut self, code: &str, typed: &str, most: Minutes) -> Minutes {
        let field = format!("hours.{code}");
        match Minutes::parse(typed) {
            Ok(Minutes(0)) => {
                self.problem(&field, "Le ore concordate non possono essere zero.");
                Minutes(0)
            }
            Ok(minutes) if minutes > most => {
                self.problem(&field, format!("Al massimo {most}, come prevede il dispositivo."));
                minutes
            }
            Ok(minutes) => minutes,
            Err(error) => {
                self.problem(&field, error.to_string());
                Minutes(0)
            }
        }
    }

    fn amount(&mut self, code: &str, typed: &str, hours: Minutes, rate: Cents) -> Cents {
        let field = format!("amount.{code}");
        let due = Cents::for_minutes(hours, rate);
        match Cents::parse(typed) {
            Ok(amount) if amount.0 < 0 || amount > due => {
                self.problem(&field, format!("Per {hours} l’importo è al massimo {due} ({rate} all’ora)."));
                amount
            }
            Ok(amount) => amount,
            Err(error) => {
                self.problem(&field, error.to_string());
                Cents(0)
            }
        }
    }
}

