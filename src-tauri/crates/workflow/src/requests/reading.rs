//! From what was typed in the form of a request to a request that can be stored, with every
//! problem at once and each beside its field.

mod hours;

use affianca_domain::{BeneficiaryId, RequestId, RequestState, TaxCode, format_date, parse_date};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};

use super::{CentreRef, NewRequest, PersonRef, Record, RequestCheck, RequestForm};
use crate::directory::{programme_for, provider};
use crate::{Error, FieldProblem, Result};

const LONGEST: usize = 200;

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
        Some(request) if check.fields.is_empty() => Ok(NewRequest {
            confirmed: check.warnings.into_iter().map(|it| it.message).collect(),
            ..request
        }),
        _ => Err(Error::Invalid(check.fields)),
    }
}

pub(super) fn typed(form: &RequestForm, field: &str) -> bool {
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
pub(super) struct Reading<'a> {
    connection: &'a Connection,
    form: &'a RequestForm,
    id: Option<RequestId>,
    today: NaiveDate,
    check: RequestCheck,
}

impl<'a> Reading<'a> {
    pub fn new(
        connection: &'a Connection,
        form: &'a RequestForm,
        id: Option<RequestId>,
        today: NaiveDate,
    ) -> Self {
        Self {
            connection,
            form,
            id,
            today,
            check: RequestCheck::default(),
        }
    }

    fn problem(&mut self, field: &str, message: impl Into<String>) {
        self.check.fields.push(FieldProblem::new(field, message));
    }

    fn warning(&mut self, field: &str, message: impl Into<String>) {
        self.check.warnings.push(FieldProblem::new(field, message));
    }

    pub fn finish(mut self) -> Result<(RequestCheck, Option<NewRequest>)> {
        let opal = self.opal()?;
        let request_date = self.date("requestDate", &self.form.request_date);
        let notified_date = self.date("notifiedDate", &self.form.notified_date);
        self.dates(request_date, notified_date);
        let (programme_code, programme) =
            programme_for(self.connection, request_date.unwrap_or(self.today))?;
        if let Some(notified) = notified_date {
            let deadline = RequestState::answer_deadline(notified, &programme.limits);
            self.check.answer_by = Some(deadline);
            self.term(notified, deadline)?;
        }
        let centre = self.centre();
        let person = self.person()?;
        let activities = self.activities(&programme)?;
        let description = self.text("description", &self.form.description, 500);
        let voucher_id = self.text("voucherId", &self.form.voucher_id, 40);
        let holder = match self.text("holder", &self.form.holder, LONGEST) {
            typed if typed.is_empty() => provider(self.connection)?.name,
            typed => typed,
        };
        if self.form.voucher_kind.is_none() {
            self.problem("voucherKind", "Scegli il tipo di voucher.");
        }
        self.company()?;
        let request = match (
            request_date,
            notified_date,
            centre,
            person,
            self.form.voucher_kind,
        ) {
            (Some(request_date), Some(notified_date), Some(centre), Some(person), Some(kind)) => {
                Some(NewRequest {
                    opal,
                    description,
                    programme: programme_code,
                    holder,
                    request_date,
                    notified_date,
                    notified_guessed: false,
                    centre,
                    branch: self.form.branch,
                    person,
                    voucher_kind: kind,
                    voucher_id,
                    employer: self.form.employer,
                    contact: self.form.contact,
                    state: RequestState::Proposed,
                    activities,
                    confirmed: Vec::new(),
                })
            }
            _ => None,
        };
        Ok((self.check, request))
    }

    /// What the term to answer will do to the request.
    fn term(&mut self, notified: NaiveDate, deadline: NaiveDate) -> Result<()> {
        let stored = match self.id {
            Some(id) => Some(Record::load(self.connection, id)?),
            None => None,
        };
        if stored
            .as_ref()
            .is_some_and(|it| it.notified_date == notified)
        {
            return Ok(());
        }
        let (state, here) = stored.map_or((RequestState::Proposed, false), |it| {
            (it.state, it.decided_at.is_some())
        });
        let over = deadline < self.today;
        let deadline = format_date(deadline);
        match state {
            RequestState::Proposed if over => self.warning(
                "notifiedDate",
                format!(
                    "Il termine per rispondere era il {deadline}: la richiesta risulterà CANCELLATA (§2)."
                ),
            ),
            RequestState::Cancelled if here && !over => self.warning(
                "notifiedDate",
                format!(
                    "Con questa data si risponde fino al {deadline}: la richiesta torna PROPOSTA (§2)."
                ),
            ),
            _ => {}
        }
        Ok(())
    }

    /// The employer must be in use, and the contact one of its people.
    fn company(&mut self) -> Result<()> {
        let Some(employer) = self.form.employer else {
            if self.form.contact.is_some() {
                self.problem("contact", "Prima scegli il datore di lavoro.");
            }
            return Ok(());
        };
        let merged: Option<Option<String>> = self
            .connection
            .prepare_cached(
                "SELECT k.name FROM employer e LEFT JOIN employer k ON k.id = e.merged_into
                 WHERE e.id = ?1",
            )?
            .query_row([employer.0], |row| row.get(0))
            .optional()?;
        match merged {
            None => self.problem("employer", "Scegli il datore di lavoro dall’elenco."),
            Some(Some(into)) => self.problem(
                "employer",
                format!("È stato unito a «{into}»: sceglilo dall’elenco."),
            ),
            Some(None) => {}
        }
        let Some(contact) = self.form.contact else {
            return Ok(());
        };
        let is_its_own = self
            .connection
            .prepare_cached("SELECT 1 FROM contact WHERE id = ?1 AND employer_id = ?2")?
            .exists([contact.0, employer.0])?;
        if !is_its_own {
            self.problem("contact", "Scegli un referente di questo datore di lavoro.");
        }
        Ok(())
    }

    fn text(&mut self, field: &str, typed: &str, longest: usize) -> String {
        let clean: String = typed
            .chars()
            .map(|letter| if letter.is_control() { ' ' } else { letter })
            .collect::<String>()
            .trim()
            .to_owned();
        if clean.chars().count() > longest {
            self.problem(
                field,
                format!("Troppo lungo: al massimo {longest} caratteri."),
            );
        }
        clean
    }

    fn opal(&mut self) -> Result<String> {
        let opal = self.text("opal", &self.form.opal, 40).to_uppercase();
        if opal.is_empty() {
            self.problem("opal", "Scrivi il codice OPAL, per esempio JC-1-1103/022.");
        } else if !opal
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-/._".contains(c))
        {
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
            self.problem(
                "notifiedDate",
                "La notifica non può precedere la data della richiesta.",
            );
        }
    }

    fn centre(&mut self) -> Option<CentreRef> {
        let named = self.text("centre", &self.form.new_centre, LONGEST);
        match self.form.centre {
            Some(id) => Some(CentreRef::Known(id)),
            None if named.is_empty() => {
                self.problem(
                    "centre",
                    "Scegli il CPI che ha inviato la richiesta, o scrivine il nome.",
                );
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
        Ok(Some(PersonRef::New {
            surname,
            name,
            tax_code,
        }))
    }

    fn known(&self, tax_code: &TaxCode) -> Result<Option<(BeneficiaryId, String)>> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT id, surname || ' ' || name FROM beneficiary WHERE tax_code = ?1",
            )?
            .query_row([tax_code.as_str()], |row| {
                Ok((BeneficiaryId(row.get(0)?), row.get(1)?))
            })
            .optional()?)
    }
}
