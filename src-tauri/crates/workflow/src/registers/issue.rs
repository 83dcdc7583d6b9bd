//! Issuing a register: numbered, printed and stored in one transaction; it never changes again.

use affianca_domain::{Minutes, PrintedDocument, RegisterId, RegisterSheet};
use chrono::{Datelike, NaiveDateTime};
use rusqlite::{OptionalExtension, params};

use super::gather::{self, Printed};
use super::{RegisterOrder, scope};
use crate::{Action, Archive, Error, Refusal, Result, Write};
use affianca_store::journal::MOMENT;

impl Archive {
    /// Issues a register: gathers its sessions, numbers it, has it printed by `render`, stores it.
    ///
    /// # Errors
    /// [`Error::Invalid`] for the scope, `EMPTY_REGISTER` with nothing to print, `REPLACED` when
    /// a newer version exists already, and whatever `render` refuses with.
    pub fn issue_register(
        &self,
        order: &RegisterOrder,
        now: NaiveDateTime,
        render: impl FnOnce(&RegisterSheet) -> Result<PrintedDocument>,
    ) -> Result<RegisterId> {
        self.write(Action::IssueRegister, now, |step| {
            let scope = scope::read(step, order)?;
            let mut printed = gather::sessions(step, order, &scope)?;
            printed.retain(|session| gather::belongs(session, order.blank));
            if printed.is_empty() {
                return Err(Refusal::EmptyRegister { blank: order.blank }.into());
            }
            let place = place(step, order)?;
            let number = format!("{}/{:03}", place.year, place.serial);
            let named = (number.clone(), place.version);
            let sheet = gather::sheet(step, order, &scope, &printed, named, now)?;
            let rendered = render(&sheet)?;
            let id = store(step, order, &place, &scope, &sheet, &printed, &rendered)?;
            if let Some(old) = order.replaces {
                step.execute(
                    "UPDATE register SET replaced_by = ?2 WHERE id = ?1",
                    [old.0, id.0],
                )?;
            }
            step.about(format!(
                "registro {number} versione {}, {}",
                place.version, sheet.opal
            ));
            step.within(order.request);
            step.note("righe", printed.len());
            step.note("impronta", sheet.data_hash());
            step.note("ambito", sheet.scope);
            Ok(id)
        })
    }
}

struct Place {
    year: i32,
    serial: i64,
    version: u32,
}

/// A new version keeps the number; a new register takes the year's next.
fn place(step: &Write, order: &RegisterOrder) -> Result<Place> {
    let Some(old) = order.replaces else {
        let year = step.now.year();
        let last: Option<i64> = step.query_row(
            "SELECT max(serial) FROM register WHERE year = ?1",
            [year],
            |row| row.get(0),
        )?;
        return Ok(Place {
            year,
            serial: last.unwrap_or(0) + 1,
            version: 1,
        });
    };
    let found = step
        .query_row(
            "SELECT year, serial, version, replaced_by, request_id FROM register WHERE id = ?1",
            [old.0],
            |row| {
                Ok((
                    Place {
                        year: row.get(0)?,
                        serial: row.get(1)?,
                        version: row.get(2)?,
                    },
                    row.get::<_, Option<i64>>(3)?,
                    row.get::<_, i64>(4)?,
                ))
            },
        )
        .optional()?;
    let (place, replaced, request) = found.ok_or(Error::NotFound("Il registro"))?;
    if replaced.is_some() || request != order.request.0 {
        return Err(Refusal::RegisterReplaced.into());
    }
    Ok(Place {
        version: place.version + 1,
        ..place
    })
}

fn store(
    step: &Write,
    order: &RegisterOrder,
    place: &Place,
    scope: &scope::Scope,
    sheet: &RegisterSheet,
    printed: &[Printed],
    rendered: &PrintedDocument,
) -> Result<RegisterId> {
    let minutes: Minutes = printed
        .iter()
        .filter(|session| !session.struck())
        .map(|session| session.minutes)
        .sum();
    let id: RegisterId = step.new_id()?;
    step.execute(
        "INSERT INTO register (id, year, serial, version, request_id, scope, scope_label, blank, sheet,
             data_hash, pdf, pages, sessions, minutes, uncovered, issued_at, issued_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
        params![
            id.0,
            place.year,
            place.serial,
            place.version,
            order.request.0,
            serde_json::to_string(&scope.stored)?,
            scope.label,
            order.blank,
            sheet.canonical_json(),
            sheet.data_hash(),
            rendered.pdf,
            rendered.pages,
            i64::try_from(printed.len()).unwrap_or(i64::MAX),
            minutes.0,
            rendered.uncovered,
            step.now.format(MOMENT).to_string(),
            step.who(),
        ],
    )?;
    let mut statement = step.prepare_cached(
        "INSERT INTO register_session (register_id, session_id, printed) VALUES (?1, ?2, ?3)",
    )?;
    for session in printed {
        let mark = session.mark(order.blank).to_string();
        statement.execute(params![id.0, session.session.0, mark])?;
    }
    Ok(id)
}
