//! The preview: what importing a list of employers would do, row by row, with nothing done yet.

use affianca_domain::{EmployerId, Likeness};
use affianca_tables::same;
use rusqlite::Connection;

use super::meaning::{self, Reading};
use super::seats::{Seat, Seats};
use super::{EmployerTable, FirmColumn, FirmOutcome, FirmPreview, FirmRow};
use crate::directory::{ContactForm, EmployerForm};
use crate::import::{ImportProblem, TableRead};
use crate::{Archive, Result};

/// Rows shown before importing: nobody reads more.
const SHOWN: usize = 200;

/// A list understood and ready to be taken in, kept in memory until the user decides.
#[derive(Clone, Debug)]
pub struct PreparedEmployers {
    /// Hands it back: the same as in the preview.
    pub token: String,
    /// The list as read, to be mended and previewed again.
    pub table: EmployerTable,
    pub(super) plan: Plan,
    pub(super) known: u32,
    pub(super) skipped: u32,
}

/// What is to be stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Plan {
    /// New employers with their contacts.
    pub employers: Vec<(EmployerForm, Vec<ContactForm>)>,
    /// New contacts of employers the archive has.
    pub contacts: Vec<(EmployerId, ContactForm)>,
}

impl Archive {
    /// What importing `table` would do; changes nothing.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn preview_employers(
        &self,
        table: EmployerTable,
    ) -> Result<(FirmPreview, PreparedEmployers)> {
        let (mut rows, plan) = self.read(|connection| planned(connection, &table))?;
        for problem in rows.iter_mut().flat_map(|row| &mut row.problems) {
            problem.look_up(&table);
        }
        let count = |outcome| {
            let found = rows.iter().filter(|row| row.outcome == outcome).count();
            u32::try_from(found).unwrap_or(u32::MAX)
        };
        let mut preview = FirmPreview {
            read: TableRead::of(&table)?,
            new: count(FirmOutcome::New),
            contacts: count(FirmOutcome::Contact),
            known: count(FirmOutcome::Known),
            faulty: count(FirmOutcome::Faulty),
            rows: Vec::new(),
            more: u32::try_from(rows.len().saturating_sub(SHOWN)).unwrap_or(u32::MAX),
        };
        rows.sort_by_key(|row| (urgency(row), row.row));
        rows.truncate(SHOWN);
        preview.rows = rows;
        let prepared = PreparedEmployers {
            token: preview.read.token.clone(),
            table,
            plan,
            known: preview.known,
            skipped: preview.faulty,
        };
        Ok((preview, prepared))
    }
}

/// What a user must look at comes first.
fn urgency(row: &FirmRow) -> u8 {
    match row.outcome {
        FirmOutcome::Faulty => 0,
        _ if !row.problems.is_empty() => 1,
        _ if !row.differences.is_empty() => 2,
        FirmOutcome::New => 3,
        FirmOutcome::Contact => 4,
        FirmOutcome::Known => 5,
    }
}

/// Every row's fate, and what is to be stored.
pub(super) fn planned(
    connection: &Connection,
    table: &EmployerTable,
) -> Result<(Vec<FirmRow>, Plan)> {
    let mut seats = Seats::of(connection)?;
    let mut plan = Plan::default();
    let rows = table
        .lines
        .iter()
        .filter(|line| table.with_hidden || !line.hidden)
        .map(|line| {
            fate(
                line.number,
                meaning::read(table, line),
                &mut seats,
                &mut plan,
            )
        })
        .collect();
    Ok((rows, plan))
}

fn fate(number: u32, reading: Reading, seats: &mut Seats, plan: &mut Plan) -> FirmRow {
    let is_faulty = reading.is_faulty();
    let Reading {
        form,
        contact,
        problems,
    } = reading;
    let mut row = FirmRow {
        row: number,
        outcome: FirmOutcome::Faulty,
        name: form.name.clone(),
        address: form.address.clone(),
        municipality: form.municipality.clone(),
        tax_code: form.tax_code.clone(),
        contact: contact
            .as_ref()
            .map(|it| format!("{} {}", it.surname, it.name).trim().to_owned())
            .unwrap_or_default(),
        problems,
        differences: Vec::new(),
    };
    if is_faulty {
        return row;
    }
    let like = seats.most_like(&form);
    if let Some((place, Some(Likeness::Code | Likeness::Address | Likeness::Name))) = like
        && let Some(seat) = seats.all.get_mut(place)
    {
        told_of(&mut row, seat, &form);
        let met = contact.filter(|contact| seat.meets(contact));
        row.outcome = match (met, seat.id) {
            (None, _) => FirmOutcome::Known,
            (Some(contact), Some(id)) => {
                plan.contacts.push((id, contact));
                FirmOutcome::Contact
            }
            (Some(contact), None) => {
                if let Some((_, contacts)) = plan.employers.get_mut(seat.new) {
                    contacts.push(contact);
                }
                FirmOutcome::Contact
            }
        };
        return row;
    }
    if let Some((place, likeness)) = like
        && let Some(seat) = seats.all.get(place)
    {
        row.problems.extend(doubt(number, seat, &form, likeness));
    }
    row.outcome = FirmOutcome::New;
    let seat = seats.add_new(form.clone(), number, plan.employers.len());
    let contacts = contact.filter(|contact| seat.is_some_and(|seat| seat.meets(contact)));
    plan.employers.push((form, contacts.into_iter().collect()));
    row
}

/// What is said of a row whose employer is there: the row it repeats, or what differs.
fn told_of(row: &mut FirmRow, seat: &Seat, form: &EmployerForm) {
    if let Some(first) = seat.row {
        row.problems.push(ImportProblem::warning(
            row.row,
            "",
            format!("È lo stesso datore di lavoro della riga {first}."),
        ));
        return;
    }
    for (what, here, there) in [
        ("Ragione sociale", &seat.form.name, &form.name),
        ("Indirizzo", &seat.form.address, &form.address),
        ("Comune", &seat.form.municipality, &form.municipality),
        ("Codice fiscale", &seat.form.tax_code, &form.tax_code),
    ] {
        if !there.is_empty() && !same(here, there) {
            let here = if here.is_empty() { "niente" } else { here };
            row.differences
                .push(format!("{what}: nell’archivio {here}, nel file {there}."));
        }
    }
}

/// Why a new employer may not be one after all.
fn doubt(
    row: u32,
    seat: &Seat,
    form: &EmployerForm,
    likeness: Option<Likeness>,
) -> Option<ImportProblem> {
    let name = &seat.form.name;
    let (column, message) = match likeness {
        Some(_) => (
            FirmColumn::Address,
            format!(
                "Stesso codice fiscale di «{name}» con un altro indirizzo: entra come altra sede."
            ),
        ),
        None if !form.tax_code.is_empty() && !seat.form.tax_code.is_empty() => (
            FirmColumn::Name,
            format!(
                "C’è già «{name}» con un altro codice fiscale: entra come un altro datore di lavoro."
            ),
        ),
        None => return None,
    };
    Some(ImportProblem::warning(row, column.label(), message))
}
