//! From what was typed in the form of a request to a request that can be stored, with every
//! problem at once and each beside its field.

mod hours;

use affianca_domain::typed::{lengths, opal_code};
use affianca_domain::{BeneficiaryId, RequestId, RequestState, TaxCode, end_doubt, format_date};
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use chrono::NaiveDate;
use rusqlite::Connection;

use super::{CentreRef, NewRequest, PersonRef, RequestCheck, RequestForm, load};
use crate::directory::{People, programme_for, provider, stays};
use crate::fields::Fields;
use crate::{Error, FieldProblem, Result};

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
    let (mut check, request) = RequestReader::new(connection, form, id, today).finish()?;
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
pub(super) struct RequestReader<'a> {
    connection: &'a Connection,
    form: &'a RequestForm,
    id: Option<RequestId>,
    today: NaiveDate,
    check: RequestCheck,
}

impl<'a> RequestReader<'a> {
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
        let programme = programme_for(self.connection, request_date.unwrap_or(self.today))?;
        if let Some(notified) = notified_date {
            let deadline = RequestState::answer_deadline(notified, &programme.limits);
            self.check.answer_by = Some(deadline);
            self.term(notified, deadline)?;
        }
        let centre = self.centre();
        let person = self.person()?;
        let activities = self.activities(&programme)?;
        let description = self.text(
            "description",
            &self.form.description,
            lengths::REQUEST_DESCRIPTION,
        );
        let voucher_id = self.text("voucherId", &self.form.voucher_id, lengths::VOUCHER_ID);
        let voucher_ends = self.voucher_ends(request_date);
        let holder = match self.text("holder", &self.form.holder, lengths::LINE) {
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
                    programme: programme.code.clone(),
                    holder,
                    request_date,
                    notified_date,
                    notified_guessed: false,
                    centre,
                    branch: self.form.branch,
                    person,
                    voucher_kind: kind,
                    voucher_id,
                    voucher_ends,
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
            Some(id) => Some(load(self.connection, id)?),
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
            .first(values![employer], |row| -> Result<_> { Ok(row.read(0)?) })?;
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
            .exists(values![contact, employer])?;
        if !is_its_own {
            self.problem("contact", "Scegli un referente di questo datore di lavoro.");
        }
        Ok(())
    }

    /// A text on one line of at most `most` characters.
    fn text(&mut self, field: &str, typed: &str, most: usize) -> String {
        self.read(|fields| fields.line(field, typed, most))
    }

    /// What the reader of every form makes of a field, with its problems.
    fn read<T>(&mut self, read: impl FnOnce(&mut Fields) -> T) -> T {
        let mut fields = Fields::new("");
        let value = read(&mut fields);
        self.check.fields.extend(fields.problems());
        value
    }

    fn opal(&mut self) -> Result<String> {
        let typed = &self.form.opal;
        let Some(opal) = self.read(|fields| fields.take("opal", opal_code(typed))) else {
            return Ok(String::new());
        };
        let other: Option<RequestId> = self
            .connection
            .prepare_cached("SELECT id FROM request WHERE opal = ?1")?
            .first(values![opal], |row| -> Result<_> { Ok(row.read(0)?) })?;
        if other.is_some_and(|other| Some(other) != self.id) {
            self.problem("opal", format!("La richiesta {opal} è già nell’archivio."));
        }
        Ok(opal)
    }

    fn date(&mut self, field: &str, typed: &str) -> Option<NaiveDate> {
        let today = self.today;
        self.read(|fields| fields.past_date(field, typed, today, "La data è nel futuro."))
    }

    /// The voucher's last day, which may be still to come, or nothing.
    fn voucher_ends(&mut self, request: Option<NaiveDate>) -> Option<NaiveDate> {
        let (typed, today) = (&self.form.voucher_ends, self.today);
        let ends = self.read(|fields| fields.date("voucherEnds", typed, today))?;
        match request.and_then(|request| end_doubt(request, ends)) {
            Some(doubt) if doubt.blocks => self.problem("voucherEnds", doubt.message),
            Some(doubt) => self.warning("voucherEnds", doubt.message),
            None => {}
        }
        Some(ends)
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
        let named = self.text("centre", &self.form.new_centre, lengths::LINE);
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
            return Ok(Some(PersonRef::Known(stays(self.connection, id)?)));
        }
        let surname = self.text("surname", &self.form.surname, lengths::LINE);
        let name = self.text("name", &self.form.name, lengths::LINE);
        if surname.is_empty() {
            self.problem("surname", "Scrivi il cognome.");
        }
        if name.is_empty() {
            self.problem("name", "Scrivi il nome.");
        }
        let typed = &self.form.tax_code;
        let Some(tax_code) = self.read(|fields| fields.tax_code("taxCode", typed)) else {
            return Ok(None);
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
            let people = People::load(self.connection)?;
            if let Some(message) = people.doubt(&surname, &name, &tax_code, None, None) {
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
        self.connection
            .prepare_cached(
                "SELECT p.id, p.surname || ' ' || p.name FROM beneficiary b
                 JOIN beneficiary p ON p.id = coalesce(b.merged_into, b.id) WHERE b.tax_code = ?1",
            )?
            .first(values![tax_code.as_str()], |row| {
                Ok((row.read(0)?, row.read(1)?))
            })
    }
}
