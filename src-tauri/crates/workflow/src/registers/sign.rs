//! Who has signed a register on paper (§3.2): coach, recipient, and the provider's referent.

use affianca_domain::typed::lengths;
use affianca_domain::{
    ExpectedSigners, Register, RegisterId, RegisterState, Signature, Signer, format_date,
};
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
            let on_paper = register.paper().is_some();
            let (signer, Signed { who, date, place }) = read(form, now.date(), on_paper)?;
            step.execute(
                "INSERT INTO signature (register_id, signer, who, date, place)
                 VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (register_id, signer)
                 DO UPDATE SET who = excluded.who, date = excluded.date, place = excluded.place",
                values![id, signer, who, date, place],
            )?;
            step.within(register.request);
            step.about(register.called());
            step.note("firma", signer.label());
            step.note_apart("chi", who);
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
            step.about(register.called());
            step.note("firma", back.signer.label());
            step.note_apart("motivo", reason);
            Ok(())
        })
    }
}

/// The register, if it can still be signed.
pub(super) fn still_good(step: &Write, id: RegisterId) -> Result<Register> {
    let register = rows::register::load(step, id)?.ok_or(Error::NotFound("Il registro"))?;
    let on_paper = register.paper().is_some();
    match register.state() {
        RegisterState::ToSign | RegisterState::PartlySigned | RegisterState::Signed => Ok(register),
        RegisterState::Withdrawn => Err(Refusal::RegisterWithdrawn.into()),
        RegisterState::Outdated if on_paper => Err(Refusal::PaperOutdated.into()),
        RegisterState::Outdated | RegisterState::Replaced => Err(Refusal::RegisterOutdated.into()),
    }
}

/// A signature as it was read off the form.
pub(super) struct Signed {
    pub who: String,
    pub date: NaiveDate,
    pub place: String,
}

fn read(form: &SignatureForm, today: NaiveDate, on_paper: bool) -> Result<(Signer, Signed)> {
    let mut fields = Fields::new("");
    let signed = signed(&mut fields, form, today, on_paper);
    if form.signer.is_none() {
        fields.problem("signer", "Scegli chi ha firmato.");
    }
    match (form.signer, signed) {
        (Some(signer), Some(signed)) if fields.are_right() => Ok((signer, signed)),
        _ => Err(Error::Invalid(fields.problems())),
    }
}

/// Who signed, when and where; where a register on paper was signed, nobody may know any more.
pub(super) fn signed(
    fields: &mut Fields,
    form: &SignatureForm,
    today: NaiveDate,
    on_paper: bool,
) -> Option<Signed> {
    let who = fields.mandatory("who", &form.who, "Scrivi chi ha firmato.");
    let place = if on_paper {
        fields.text("place", &form.place)
    } else {
        fields.mandatory("place", &form.place, "Scrivi dove è stato firmato.")
    };
    let future = "La firma non può essere nel futuro.";
    let date = fields.past_date("date", &form.date, today, future)?;
    Some(Signed { who, date, place })
}

/// The three signatures, with who is expected where nobody has signed yet.
pub(super) fn signatures(seen: &[Signature], expected: &ExpectedSigners) -> Vec<SignatureView> {
    Signer::ALL
        .into_iter()
        .map(|signer| {
            let seen = seen.iter().find(|it| it.signer == signer);
            SignatureView {
                signer,
                label: signer.label().to_owned(),
                required: signer.is_required(),
                expected: signer.expected(expected),
                who: seen.map(|it| it.who.clone()).unwrap_or_default(),
                date: seen.map(|it| it.date),
                place: seen.map(|it| it.place.clone()).unwrap_or_default(),
            }
        })
        .collect()
}
