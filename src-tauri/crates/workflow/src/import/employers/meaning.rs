//! One row read: the employer it names, the contact beside it, and every problem with its column.

use std::borrow::Cow;

use affianca_domain::{DateOf, TaxCode, known_patron, parse_date};
use affianca_tables::Line;
use chrono::{Datelike, NaiveDate};

use super::{EmployerTable, FirmColumn};
use crate::directory::{ContactForm, EmployerForm};
use crate::fields::Fields;
use crate::import::ImportProblem;
use crate::import::row_reader::RowReader;
use crate::import::zeros::{phone_without_zero, with_zeros};

type Reader<'a> = RowReader<'a, FirmColumn>;

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
    let mut reader = Reader::new(table, line);
    let form = employer(&mut reader);
    let contact = contact(&mut reader);
    Reading {
        form,
        contact,
        problems: reader.problems(),
    }
}

fn employer(reader: &mut Reader) -> EmployerForm {
    let code = code_of(reader, FirmColumn::TaxCode);
    let vat = code_of(reader, FirmColumn::VatNumber);
    let (taken, column) = if code.is_empty() {
        (&vat, FirmColumn::VatNumber)
    } else {
        (&code, FirmColumn::TaxCode)
    };
    let mut form = EmployerForm {
        name: reader.read(FirmColumn::Name, |fields, typed| {
            fields.mandatory("", typed, "Manca la ragione sociale.")
        }),
        address: reader.read(FirmColumn::Address, text),
        municipality: reader.read(FirmColumn::Municipality, text),
        patron_day: reader.read(FirmColumn::PatronDay, |fields, typed| {
            fields.patron_day("", &day_of_year(typed))
        }),
        tax_code: reader.read(column, |fields, _| fields.body_code("", taken)),
    };
    if form.patron_day.is_empty() {
        form.patron_day = known_patron(&form.municipality)
            .map(|day| day.to_string())
            .unwrap_or_default();
    }
    let other = TaxCode::parse(vat.trim_start_matches("IT")).map(|code| code.to_string());
    if !code.is_empty() && other.is_ok_and(|vat| vat != form.tax_code) {
        let message = "È diversa dal codice fiscale: si tiene il codice fiscale.";
        reader.warning(FirmColumn::VatNumber, message);
    }
    form
}

/// The code under a column, with the zeros it has lost.
fn code_of(reader: &mut Reader, column: FirmColumn) -> String {
    let text = reader.get(column);
    let Some(whole) = with_zeros(&text) else {
        return text;
    };
    let message = format!("«{text}» ha perso gli zeri davanti: si legge {whole}, controlla.");
    reader.warning(column, message);
    whole.to_string()
}

fn text(fields: &mut Fields, typed: &str) -> String {
    fields.text("", typed)
}

/// A spreadsheet makes a date of this year out of `27/04`.
fn day_of_year(text: &str) -> Cow<'_, str> {
    let is_whole = text.matches(['/', '-', '.']).count() == 2;
    // Only its day and month are taken: whichever year is today's.
    let read = parse_date(text, DateOf::Cell, NaiveDate::default());
    match read.ok().filter(|_| is_whole) {
        Some(date) => format!("{:02}/{:02}", date.day(), date.month()).into(),
        None => text.into(),
    }
}

/// The contact of a row. A wrong telephone does not keep a firm out: it is left empty, and told.
fn contact(reader: &mut Reader) -> Option<ContactForm> {
    let form = ContactForm {
        surname: reader.read_or_leave(FirmColumn::Surname, text),
        name: reader.read_or_leave(FirmColumn::GivenName, text),
        role: reader.read_or_leave(FirmColumn::Role, text),
        phone: reader.read_or_leave(FirmColumn::Phone, |fields, typed| fields.phone("", typed)),
        email: reader.read_or_leave(FirmColumn::Email, |fields, typed| fields.email("", typed)),
    };
    if let Some(message) = phone_without_zero(&form.phone) {
        reader.warning(FirmColumn::Phone, message);
    }
    if !form.surname.is_empty() {
        return Some(form);
    }
    if form != ContactForm::default() {
        let message = "Manca il cognome del referente: i suoi dati restano fuori.";
        reader.warning(FirmColumn::Surname, message);
    }
    None
}
