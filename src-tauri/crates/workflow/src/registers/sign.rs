//! Who has signed a register on paper (§3.2): coach, recipient, and the provider's referent.

use affianca_domain::typed::lengths;
use affianca_domain::{Register, RegisterId, RegisterSheet, Signer, format_date};
use affianca_store::{rows, values};
use chrono::{NaiveDate, NaiveDateTime};

use super::{SignatureBack, SignatureForm, SignatureView};
use crate::fields::Fields;
use crate::{Action, Archive, Error, Refusal, Result, Write};

impl Archive {
    /// *Segna come firmato*: records a signature seen on the paper, or corrects it.
    ///
    /// # Errors
    /// [`Error::Invalid`]; `Refusal::RegisterOutdated` when a new version is needed.
    pub fn sign_register(
        &self,
        id: RegisterId,
        form: &SignatureForm,
        now: NaiveDateTime,
    ) -> Result<()> {
        self.write(Action::SignRegister, now, |step| {
            let register = still_good(step, id)?;
            let (signer, who, date, place) = read(form, now.date())?;
            step.execute(
                "INSERT INTO signature (register_id, signer, who, date, place)
                 VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (register_id, signer)
                 DO UPDATE SET who = excluded.who, date = excluded.date, place = excluded.place",
                values![id, signer, who, date, place],
            )?;
            step.within(register.request);
            step.about(format!("registro {}", register.number));
            step.note("firma", signer.label());
            step.note("chi", who);
            step.note("data", format_date(date));
            Ok(())
        })
    }
}

impl Archive {
    /// Takes back the mark of a signature that is not on the paper; the journal keeps why.
    ///
    /// # Errors
    /// [`Error::Invalid`] without a reason; [`Error::NotFound`] where nobody is marked;
    /// `Refusal::RegisterOutdated` when a new version is needed.
    pub fn take_signature_back(
        &self,
        id: RegisterId,
        back: &SignatureBack,
        now: NaiveDateTime,
    ) -> Result<()> {
        self.write(Action::TakeSignatureBack, now, |step| {
            let register = still_good(step, id)?;
            let mut fields = Fields::new("");
            let missing = "Scrivi perché la firma va tolta.";
            let reason = fields.mandatory_lines("reason", &back.reason, lengths::REASON, missing);
            fields.finish()?;
            let gone = step.execute(
                "DELETE FROM signature WHERE register_id = ?1 AND signer = ?2",
                values![id, back.signer],
            )?;
            if gone == 0 {
                return Err(Error::NotFound("La firma"));
            }
            step.within(register.request);
            step.about(format!("registro {}", register.number));
            step.note("firma", back.signer.label());
            step.note("motivo", reason);
            Ok(())
        })
    }
}

/// The register, if it can still be signed.
fn still_good(step: &Write, id: RegisterId) -> Result<Register> {
    let register = rows::register::load(step, id)?.ok_or(Error::NotFound("Il registro"))?;
    if !register.state().is_good() {
        return Err(Refusal::RegisterOutdated.into());
    }
    Ok(register)
}

fn read(form: &SignatureForm, today: NaiveDate) -> Result<(Signer, String, NaiveDate, String)> {
    let mut fields = Fields::new("");
    let who = fields.mandatory("who", &form.who, "Scrivi chi ha firmato.");
    let place = fields.mandatory("place", &form.place, "Scrivi dove è stato firmato.");
    let future = "La firma non può essere nel futuro.";
    let date = fields.past_date("date", &form.date, today, future);
    if form.signer.is_none() {
        fields.problem("signer", "Scegli chi ha firmato.");
    }
    match (form.signer, date) {
        (Some(signer), Some(date)) if fields.are_right() => Ok((signer, who, date, place)),
        _ => Err(Error::Invalid(fields.problems())),
    }
}

/// The three signatures, with who is expected where nobody has signed yet.
pub(super) fn signatures(register: &Register, sheet: &RegisterSheet) -> Vec<SignatureView> {
    Signer::ALL
        .into_iter()
        .map(|signer| {
            let seen = register.signatures.iter().find(|it| it.signer == signer);
            SignatureView {
                signer,
                label: signer.label().to_owned(),
                required: signer.is_required(),
                expected: signer.expected(sheet),
                who: seen.map(|it| it.who.clone()).unwrap_or_default(),
                date: seen.map(|it| it.date),
                place: seen.map(|it| it.place.clone()).unwrap_or_default(),
            }
        })
        .collect()
}
