//! A register on paper read wrongly is corrected, one recorded by mistake withdrawn: each with its
//! reason, never silently.

use affianca_domain::typed::lengths;
use affianca_domain::words::sought;
use affianca_domain::{Register, RegisterId};
use affianca_store::{rows, values};
use chrono::NaiveDateTime;

use super::form::{self, Paper};
use super::record::{count, minutes, print, told};
use super::{PaperForm, PaperOrder, screen};
use crate::fields::Fields;
use crate::{Action, Archive, Error, Refusal, Result, Write};

impl Archive {
    /// Corrects number, days and sessions of a register on paper; its signatures stay.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field at fault, the reason among them; [`Refusal::PaperFixed`] when
    /// something of ours rests on it; [`Refusal::RegisterWithdrawn`].
    pub fn correct_paper_register(
        &self,
        id: RegisterId,
        form: &PaperForm,
        reason: &str,
        now: NaiveDateTime,
    ) -> Result<()> {
        self.write(Action::CorrectPaperRegister, now, |step| {
            let before = on_paper(step, id)?;
            if let Some(why) = screen::fixed(step, &before)? {
                return Err(Refusal::PaperFixed(why).into());
            }
            let order = PaperOrder {
                request: before.request,
                register: Some(id),
                form: form.clone(),
            };
            let read = form::read(step, &order, now.date());
            let reason = because(reason, "Scrivi perché il registro va corretto.");
            let (paper, reason) = both(read, reason)?;
            tell(step, &before, &paper)?;
            step.execute(
                "UPDATE register SET paper_number = ?2, paper_found_by = ?3, scope = ?4, scope_label = ?5,
                     sessions = ?6, minutes = ?7, outdated_at = NULL
                 WHERE id = ?1",
                values![
                    id,
                    paper.number,
                    sought(&paper.number),
                    serde_json::to_string(&paper.covers)?,
                    paper.label,
                    count(&paper.sessions),
                    minutes(&paper.sessions),
                ],
            )?;
            step.execute(
                "DELETE FROM register_session WHERE register_id = ?1",
                values![id],
            )?;
            print(step, id, &paper.sessions)?;
            step.note_apart("motivo", reason);
            Ok(())
        })
    }

    /// Withdraws a register on paper recorded by mistake: its sessions are asked for again.
    ///
    /// # Errors
    /// [`Error::Invalid`] without a reason; [`Refusal::RegisterWithdrawn`].
    pub fn withdraw_paper_register(
        &self,
        id: RegisterId,
        reason: &str,
        now: NaiveDateTime,
    ) -> Result<()> {
        self.write(Action::WithdrawPaperRegister, now, |step| {
            let register = on_paper(step, id)?;
            let reason = because(reason, "Scrivi perché il registro va ritirato.")?;
            step.execute(
                "UPDATE register SET withdrawn_at = ?2, withdrawn_because = ?3 WHERE id = ?1",
                values![id, now, reason],
            )?;
            step.about(register.called());
            step.within(register.request);
            step.note("ambito", register.scope_label);
            step.note_apart("motivo", reason);
            Ok(())
        })
    }
}

/// The register, if it is on paper and was not withdrawn.
fn on_paper(step: &Write, id: RegisterId) -> Result<Register> {
    let register = rows::register::load(step, id)?.ok_or(Error::NotFound("Il registro"))?;
    if register.paper().is_none() {
        return Err(Error::NotFound("Il registro su carta"));
    }
    if register.withdrawn.is_some() {
        return Err(Refusal::RegisterWithdrawn.into());
    }
    Ok(register)
}

fn because(typed: &str, missing: &str) -> Result<String> {
    let mut fields = Fields::new("");
    let reason = fields.mandatory_lines("reason", typed, lengths::REASON, missing);
    fields.finish()?;
    Ok(reason)
}

/// Both, or the fields at fault of either.
fn both<A, B>(one: Result<A>, other: Result<B>) -> Result<(A, B)> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (Err(Error::Invalid(mut fields)), Err(Error::Invalid(more))) => {
            fields.extend(more);
            Err(Error::Invalid(fields))
        }
        (Err(error), _) | (_, Err(error)) => Err(error),
    }
}

/// Tells the journal what becomes of what.
fn tell(step: &mut Write, before: &Register, paper: &Paper) -> Result<()> {
    step.about(before.called());
    step.within(before.request);
    let marks = rows::register::marks(step, before.id)?;
    let mut sessions = rows::printed_session::of_request(step, before.request)?;
    sessions.retain(|it| marks.iter().any(|(session, _)| *session == it.session));
    for (name, was, is) in [
        ("numero", before.number(), paper.number.clone()),
        ("ambito", before.scope_label.clone(), paper.label.clone()),
        ("erogazioni", told(&sessions), told(&paper.sessions)),
    ] {
        if was != is {
            step.note(name, format!("{was} → {is}"));
        }
    }
    Ok(())
}
