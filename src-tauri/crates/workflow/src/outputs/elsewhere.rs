//! Papers made elsewhere: a file that stands for one, with the day it carries and whom it was handed
//! over to.

use affianca_domain::made_elsewhere::handed_over_too_soon;
use affianca_domain::{AttachmentId, format_date};
use affianca_store::values;
use chrono::{NaiveDate, NaiveDateTime};

use super::attach::{self, about};
use super::start::barred;
use super::{AttachmentPlace, ElsewhereForm, HandedOver};
use crate::fields::Fields;
use crate::files::{kept_kind, kept_name};
use crate::requests;
use crate::{Action, Archive, Refusal, Result, Write};

/// What was told of a paper.
struct Told {
    drafted: Option<NaiveDate>,
    handed: Option<HandedOver>,
}

impl Archive {
    /// Whether a paper made elsewhere can be attached so: asked before its file is.
    ///
    /// # Errors
    /// As [`Archive::attach_made_elsewhere`], but for the file.
    pub fn check_made_elsewhere(
        &self,
        place: &AttachmentPlace,
        form: &ElsewhereForm,
        now: NaiveDateTime,
    ) -> Result<()> {
        self.read(|connection| {
            about(connection, place)?;
            let request = requests::load(connection, place.request)?;
            if let Some(reason) = barred(request.state) {
                return Err(Refusal::NotAdmitted(reason).into());
            }
            read(form, now.date())?;
            Ok(())
        })
    }

    /// Keeps a paper made elsewhere: its file, the day it carries, whom it was handed over to.
    ///
    /// # Errors
    /// As [`Archive::attach_file`]; [`Refusal::NotAdmitted`]; [`Error::Invalid`](crate::Error::Invalid)
    /// with every field at fault.
    pub fn attach_made_elsewhere(
        &self,
        place: &AttachmentPlace,
        form: &ElsewhereForm,
        (name, bytes): (&str, &[u8]),
        now: NaiveDateTime,
    ) -> Result<AttachmentId> {
        self.check_made_elsewhere(place, form, now)?;
        let kind = kept_kind(bytes)?;
        self.write(Action::AttachFile, now, |step| {
            let told = read(form, now.date())?;
            let id = attach::keep(step, place, &kept_name(name, kind), kind, bytes)?;
            tell(step, id, told)?;
            Ok(id)
        })
    }

    /// Tells, or corrects, the day a file carries and whom it was handed over to.
    ///
    /// # Errors
    /// [`Error::NotFound`](crate::Error::NotFound); [`Error::Invalid`](crate::Error::Invalid).
    pub fn tell_of_file(
        &self,
        id: AttachmentId,
        form: &ElsewhereForm,
        now: NaiveDateTime,
    ) -> Result<()> {
        self.write(Action::TellFile, now, |step| {
            let (request, file) = attach::load(step, id)?;
            let told = read(form, now.date())?;
            attach::subject(step, request, &file)?;
            step.note_apart("file", file.name);
            tell(step, id, told)
        })
    }
}

fn read(form: &ElsewhereForm, today: NaiveDate) -> Result<Told> {
    let mut fields = Fields::new("");
    let future = "Il documento non può portare una data futura.";
    let drafted = fields.past_date("drafted", &form.drafted, today, future);
    let to = fields.text("handedTo", &form.handed_to);
    let unhanded = form.handed_on.trim().is_empty();
    let handed = match (unhanded, to.is_empty()) {
        (true, true) => None,
        (true, false) => {
            fields.problem("handedOn", "Scrivi quando è stato consegnato.");
            None
        }
        (false, nobody) => {
            let future = "La consegna non può essere nel futuro.";
            let on = fields.past_date("handedOn", &form.handed_on, today, future);
            if nobody {
                fields.problem("handedTo", "Scrivi a chi è stato consegnato.");
            }
            on.map(|on| HandedOver { on, to })
        }
    };
    if let (Some(drafted), Some(handed)) = (drafted, &handed)
        && let Some(why) = handed_over_too_soon(drafted, handed.on)
    {
        fields.problem("handedOn", why);
    }
    fields.finish()?;
    Ok(Told { drafted, handed })
}

fn tell(step: &mut Write, id: AttachmentId, told: Told) -> Result<()> {
    let Told { drafted, handed } = told;
    let (on, to) = handed.map_or((None, String::new()), |it| (Some(it.on), it.to));
    step.execute(
        "UPDATE attachment SET drafted = ?2, handed_on = ?3, handed_to = ?4 WHERE id = ?1",
        values![id, drafted, on, to],
    )?;
    if let Some(drafted) = drafted {
        step.note("data", format_date(drafted));
    }
    if let Some(on) = on {
        step.note("consegnato il", format_date(on));
        step.note_apart("a chi", to);
    }
    Ok(())
}
