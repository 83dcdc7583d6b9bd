//! Issuing a register: numbered, printed and stored in one transaction; it never changes again.

use affianca_domain::{
    Minutes, PrintedDocument, PrintedSession, RegisterId, RegisterNumber, RegisterSheet, SheetKind,
    register::belongs,
};
use affianca_store::{Numbered, rows, values};
use chrono::NaiveDateTime;

use super::{RegisterOrder, gather, scope};
use crate::{Action, Archive, Error, Refusal, Result, Write};

impl Archive {
    /// Issues a register: gathers its sessions, numbers it, has it printed by `render`, stores it.
    ///
    /// # Errors
    /// [`Error::Invalid`] for the scope, `Refusal::EmptyRegister` with nothing to print, `Refusal::RegisterReplaced` when
    /// a newer version exists already, and whatever `render` refuses with.
    pub fn issue_register(
        &self,
        order: &RegisterOrder,
        now: NaiveDateTime,
        render: impl FnOnce(&RegisterSheet) -> Result<PrintedDocument>,
    ) -> Result<RegisterId> {
        self.write(Action::IssueRegister, now, |step| {
            let scope = scope::read(step, order, now.date())?;
            let mut printed = gather::covered(step, order.request, scope.covers)?;
            printed.retain(|session| belongs(session.state, order.blank));
            if printed.is_empty() {
                return Err(Refusal::EmptyRegister { blank: order.blank }.into());
            }
            let place = place(step, order)?;
            let Place { number, version } = place;
            let sheet = gather::sheet(step, order, &scope, &printed, (number, version), now)?;
            let rendered = render(&sheet)?;
            let id = store(step, order, &place, &scope, &sheet, &printed, &rendered)?;
            if let Some(old) = order.replaces {
                step.execute(
                    "UPDATE register SET replaced_by = ?2 WHERE id = ?1",
                    values![old, id],
                )?;
            }
            step.about(format!(
                "registro {number} versione {version}, {}",
                sheet.opal
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
    number: RegisterNumber,
    version: u32,
}

/// A new version keeps the number; a new register takes the year's next.
fn place(step: &Write, order: &RegisterOrder) -> Result<Place> {
    let Some(old) = order.replaces else {
        return Ok(Place {
            number: step.next_number(Numbered::Register)?,
            version: 1,
        });
    };
    let old = rows::register::load(step, old)?.ok_or(Error::NotFound("Il registro"))?;
    if !old.state().is_in_force() || old.request != order.request {
        return Err(Refusal::RegisterReplaced.into());
    }
    let issued = old.issued().ok_or(Refusal::RegisterOnPaper)?;
    Ok(Place {
        number: issued.number,
        version: issued.next_version(),
    })
}

fn store(
    step: &Write,
    order: &RegisterOrder,
    place: &Place,
    scope: &scope::Scope,
    sheet: &RegisterSheet,
    printed: &[PrintedSession],
    rendered: &PrintedDocument,
) -> Result<RegisterId> {
    let minutes: Minutes = printed.iter().map(PrintedSession::counted).sum();
    let id: RegisterId = step.new_id()?;
    step.execute(
        "INSERT INTO register (id, year, series, serial, version, request_id, scope, scope_label, blank,
             sheet, fields, data_hash, pdf, pages, sessions, minutes, uncovered, issued_at, issued_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
        values![
            id,
            place.number.year(),
            rows::register::series(place.number),
            place.number.serial(),
            place.version,
            order.request,
            serde_json::to_string(&scope.covers)?,
            scope.label,
            order.blank,
            sheet.canonical_json(),
            serde_json::to_string(&rendered.fields)?,
            sheet.data_hash(),
            rendered.pdf,
            rendered.pages,
            u32::try_from(printed.len()).unwrap_or(u32::MAX),
            minutes,
            rendered.uncovered,
            step.now,
            step.who(),
        ],
    )?;
    let mut statement = step.prepare_cached(
        "INSERT INTO register_session (register_id, session_id, printed) VALUES (?1, ?2, ?3)",
    )?;
    for session in printed {
        let mark = serde_json::to_string(&session.mark(SheetKind::issued(order.blank)))?;
        statement.execute(values![id, session.session, mark])?;
    }
    Ok(id)
}
