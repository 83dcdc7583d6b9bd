//! One row read: the employer it names, the contact beside it, and every problem with its column.

use std::borrow::Cow;

use affianca_domain::{TaxCode, known_patron, parse_date};
use affianca_tables::Line;
use chrono::Datelike;

use super::{EmployerTable, FirmColumn};
use crate::directory::{ContactForm, EmployerForm};
use crate::fields::Fields;
use crate::import::ImportProblem;
use crate::import::zeros::{phone_without_zero, with_zeros};

/// A row understood.
pub(super) struct Reading {
    pub form: EmployerForm,
    pub contact: Option<ContactForm>,
    pub problems: Vec<ImportProblem>,
}

impl Reading {
    /// Whether something keeps the row out.
    pub fn is_faulty(&self) -> bool {
        self.problems.iter().any(|problem| problem.blocks)
    }
}

pub(super) fn read(table: &EmployerTable, line: &Line) -> Reading {
    let get = |column| line.get(&table.headings, column).into_owned();
    let mut problems: Vec<ImportProblem> = line
        .faults(&table.headings)
        .into_iter()
        .map(|fault| ImportProblem::error(line.number, fault.column(), fault.to_string()))
        .collect();
    let flawed = problems.clone();
    let mut fields = Fields::new("");
    let mut code_of = |column: FirmColumn| {
        let text = get(column);
        let Some(whole) = with_zeros(&text) else {
            return text;
        };
        let message = format!("«{text}» ha perso gli zeri davanti: si legge {whole}, controlla.");
        problems.push(ImportProblem::warning(line.number, column.label(), message));
        whole.to_string()
    };
    let (code, vat) = (code_of(FirmColumn::TaxCode), code_of(FirmColumn::VatNumber));
    let code_column = if code.is_empty() {
        FirmColumn::VatNumber
    } else {
        FirmColumn::TaxCode
    };
    let mut form = EmployerForm {
        name: fields.mandatory("name", &get(FirmColumn::Name), "Manca la ragione sociale."),
        address: fields.text("address", &get(FirmColumn::Address)),
        municipality: fields.text("municipality", &get(FirmColumn::Municipality)),
        patron_day: fields.patron_day("patronDay", &day_of_year(&get(FirmColumn::PatronDay))),
        tax_code: fields.body_code("taxCode", if code.is_empty() { &vat } else { &code }),
    };
    for problem in fields.problems() {
        let column = match problem.field.as_str() {
            "address" => FirmColumn::Address,
            "municipality" => FirmColumn::Municipality,
            "patronDay" => FirmColumn::PatronDay,
            "taxCode" => code_column,
            _ => FirmColumn::Name,
        };
        problems.push(ImportProblem::error(
            line.number,
            column.label(),
            problem.message,
        ));
    }
    if form.patron_day.is_empty() {
        form.patron_day = known_patron(&form.municipality)
            .map(|day| day.to_string())
            .unwrap_or_default();
    }
    let other = TaxCode::parse(vat.trim_start_matches("IT")).map(|code| code.to_string());
    if !code.is_empty() && other.is_ok_and(|vat| vat != form.tax_code) {
        problems.push(ImportProblem::warning(
            line.number,
            FirmColumn::VatNumber.label(),
            "È diversa dal codice fiscale: si tiene il codice fiscale.",
        ));
    }
    let contact = contact(line.number, &get, &mut problems);
    // A cell that cannot be believed has said so: what was read in it says nothing more.
    problems.retain(|problem| {
        flawed.contains(problem) || !flawed.iter().any(|told| told.is_of_the_cell_of(problem))
    });
    Reading {
        form,
        contact,
        problems,
    }
}

/// A spreadsheet makes a date of this year out of `27/04`.
fn day_of_year(text: &str) -> Cow<'_, str> {
    let is_whole = text.matches(['/', '-', '.']).count() == 2;
    match parse_date(text).ok().filter(|_| is_whole) {
        Some(date) => format!("{:02}/{:02}", date.day(), date.month()).into(),
        None => text.into(),
    }
}

/// The contact of a row. A wrong telephone does not keep a firm out: it is left empty, and told.
fn contact(
    row: u32,
    get: &impl Fn(FirmColumn) -> String,
    problems: &mut Vec<ImportProblem>,
) -> Option<ContactForm> {
    let mut left = |column: FirmColumn, message: String| {
        problems.push(ImportProblem::warning(row, column.label(), message));
    };
    let mut take = |column: FirmColumn, check: fn(&mut Fields, &str) -> String| {
        let mut fields = Fields::new("");
        let text = check(&mut fields, &get(column));
        match fields.problems().into_iter().next() {
            None => text,
            Some(problem) => {
                left(column, format!("{} Si lascia vuoto.", problem.message));
                String::new()
            }
        }
    };
    let form = ContactForm {
        surname: take(FirmColumn::Surname, |fields, typed| fields.text("", typed)),
        name: take(FirmColumn::GivenName, |fields, typed| {
            fields.text("", typed)
        }),
        role: take(FirmColumn::Role, |fields, typed| fields.text("", typed)),
        phone: take(FirmColumn::Phone, |fields, typed| fields.phone("", typed)),
        email: take(FirmColumn::Email, |fields, typed| fields.email("", typed)),
    };
    if let Some(message) = phone_without_zero(&form.phone) {
        left(FirmColumn::Phone, message);
    }
    if !form.surname.is_empty() {
        return Some(form);
    }
    if form != ContactForm::default() {
        left(
            FirmColumn::Surname,
            "Manca il cognome del referente: i suoi dati restano fuori.".to_owned(),
        );
    }
    None
}
