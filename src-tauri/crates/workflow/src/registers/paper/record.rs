//! *Registra un registro di carta…*: what was read off it is kept, and its sessions are registered.

use affianca_domain::words::sought;
use affianca_domain::{Minutes, PrintedSession, RegisterId, SheetKind, format_date};
use affianca_store::values;
use chrono::NaiveDateTime;

use super::PaperOrder;
use super::form::{self, Paper};
use crate::requests;
use crate::{Action, Archive, Result, Write};

impl Archive {
    /// Records a register kept on paper before Affianca, with its sessions and signatures.
    ///
    /// # Errors
    /// [`Error::NotFound`](crate::Error::NotFound) for a request, activity or session that is not there;
    /// [`Error::Invalid`](crate::Error::Invalid) with every field at fault.
    pub fn record_paper_register(
        &self,
        order: &PaperOrder,
        now: NaiveDateTime,
    ) -> Result<RegisterId> {
        self.write(Action::RecordPaperRegister, now, |step| {
            let request = requests::load(step, order.request)?;
            let order = PaperOrder {
                register: None,
                ..order.clone()
            };
            let paper = form::read(step, &order, now.date())?;
            let id = store(step, &order, &paper)?;
            step.about(format!(
                "registro su carta {}, {}",
                paper.number, request.opal
            ));
            step.within(request.id);
            step.note("ambito", paper.label);
            step.note("erogazioni", told(&paper.sessions));
            for (signer, signed) in paper.signatures {
                let signed = format!("{}, {}", signed.who, format_date(signed.date));
                step.note_apart(&format!("firma: {}", signer.label()), signed);
            }
            Ok(id)
        })
    }
}

fn store(step: &Write, order: &PaperOrder, paper: &Paper) -> Result<RegisterId> {
    let id: RegisterId = step.new_id()?;
    step.execute(
        "INSERT INTO register (id, paper_number, paper_found_by, request_id, scope, scope_label, blank,
             sessions, minutes, issued_at, issued_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, ?7, ?8, ?9, ?10)",
        values![
            id,
            paper.number,
            sought(&paper.number),
            order.request,
            serde_json::to_string(&paper.covers)?,
            paper.label,
            count(&paper.sessions),
            minutes(&paper.sessions),
            step.now,
            step.who(),
        ],
    )?;
    print(step, id, &paper.sessions)?;
    let mut insert = step.prepare_cached(
        "INSERT INTO signature (register_id, signer, who, date, place) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (signer, signed) in &paper.signatures {
        insert.execute(values![id, *signer, signed.who, signed.date, signed.place])?;
    }
    Ok(id)
}

/// Keeps what the paper says of each session.
pub(super) fn print(step: &Write, id: RegisterId, sessions: &[PrintedSession]) -> Result<()> {
    let mut insert = step.prepare_cached(
        "INSERT INTO register_session (register_id, session_id, printed) VALUES (?1, ?2, ?3)",
    )?;
    for session in sessions {
        let mark = serde_json::to_string(&session.mark(SheetKind::Paper))?;
        insert.execute(values![id, session.session, mark])?;
    }
    Ok(())
}

pub(super) fn count(sessions: &[PrintedSession]) -> u32 {
    u32::try_from(sessions.len()).unwrap_or(u32::MAX)
}

pub(super) fn minutes(sessions: &[PrintedSession]) -> Minutes {
    sessions.iter().map(PrintedSession::delivered).sum()
}

/// Which sessions, for the journal: `2, 3, 7`.
pub(super) fn told(sessions: &[PrintedSession]) -> String {
    let ids: Vec<String> = sessions.iter().map(|it| it.session.to_string()).collect();
    ids.join(", ")
}
