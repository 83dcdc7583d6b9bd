//! Absences of a person and of a coach, and an employer's closing days.

use affianca_domain::typed::lengths;
use affianca_domain::{
    Absence, AbsenceId, DateOf, Span, TimeOfDay, Whose, format_date, parse_date, weekday_name,
};
use affianca_store::rows::availability::{self, KeptAbsence};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::Connection;

use super::{AbsenceForm, AbsenceRow};
use crate::directory::owner;
use crate::fields::Fields;
use crate::{Action, Archive, Error, Result};

impl Archive {
    /// Adds an absence, or closing days, or changes those with `id`.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field at fault; [`Error::NotFound`].
    pub fn save_absence(
        &self,
        whose: Whose,
        id: Option<AbsenceId>,
        form: &AbsenceForm,
        now: NaiveDateTime,
    ) -> Result<AbsenceId> {
        let (absence, note) = read(form, now.date())?;
        self.write(Action::SaveAbsence, now, |step| {
            let who = owner(step, whose)?;
            let others = availability::absences_of(step, whose, None)?;
            let before = id.map(|id| find(&others, id)).transpose()?;
            let calendar_uid = before.map(|it| it.calendar_uid.clone()).unwrap_or_default();
            let same = |it: &&KeptAbsence| Some(it.id) != id && it.absence == absence;
            if others.iter().any(|it| same(&it)) {
                return Err(Error::invalid(
                    "from",
                    "C’è già, con gli stessi giorni e le stesse ore.",
                ));
            }
            let id = id.map_or_else(|| step.new_id(), Ok)?;
            let kept = KeptAbsence {
                id,
                absence,
                note,
                calendar_uid,
            };
            availability::keep_absence(step, whose, &kept)?;
            step.about(who.subject);
            // The note stays out: the journal is never erased.
            step.note("quando", when(&absence));
            if let Some(before) = before.filter(|before| before.absence != absence) {
                step.note("prima", when(&before.absence));
            }
            Ok(id)
        })
    }

    /// Takes an absence, or closing days, away.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn remove_absence(&self, whose: Whose, id: AbsenceId, now: NaiveDateTime) -> Result<()> {
        self.write(Action::RemoveAbsence, now, |step| {
            let who = owner(step, whose)?;
            let absences = availability::absences_of(step, whose, None)?;
            let absence = find(&absences, id)?.absence;
            availability::remove_absence(step, id)?;
            step.about(who.subject);
            step.note("quando", when(&absence));
            Ok(())
        })
    }
}

/// Somebody's absences as the screen shows them: those not over on a day, or all.
pub(super) fn rows(
    connection: &Connection,
    whose: Whose,
    from: Option<NaiveDate>,
) -> Result<Vec<AbsenceRow>> {
    let kept = availability::absences_of(connection, whose, from)?;
    Ok(kept
        .into_iter()
        .map(|kept| AbsenceRow {
            id: kept.id,
            when: when(&kept.absence),
            from_calendar: !kept.calendar_uid.is_empty(),
            form: form(kept.absence, kept.note),
        })
        .collect())
}

fn find(absences: &[KeptAbsence], id: AbsenceId) -> Result<&KeptAbsence> {
    let found = absences.iter().find(|kept| kept.id == id);
    found.ok_or(Error::NotFound("L’assenza"))
}

fn read(form: &AbsenceForm, today: NaiveDate) -> Result<(Absence, String)> {
    let mut fields = Fields::new("");
    let from = fields.take("from", parse_date(&form.from, DateOf::Appointment, today));
    let to = fields.date("to", &form.to, today);
    let note = fields.line("note", &form.note, lengths::LINE);
    let hours = read_hours(&mut fields, form);
    let Some(from) = from.filter(|_| fields.are_right()) else {
        return Err(Error::Invalid(fields.problems()));
    };
    match Absence::new(from, to.unwrap_or(from), hours) {
        Ok(absence) => Ok((absence, note)),
        Err(error) => Err(Error::invalid("to", error.to_string())),
    }
}

/// Both times or neither; the whole day is `None`.
fn read_hours(fields: &mut Fields, form: &AbsenceForm) -> Option<Span> {
    let (start, end) = (form.start.trim(), form.end.trim());
    if start.is_empty() && end.is_empty() {
        return None;
    }
    let start = fields.take("start", TimeOfDay::parse_start(start));
    let end = fields.take("end", TimeOfDay::parse(end));
    let hours = Span {
        start: start?,
        end: end?,
    };
    if hours.start >= hours.end {
        fields.problem("end", format!("La fine non è dopo l’inizio ({hours})."));
    }
    Some(hours)
}

fn form(absence: Absence, note: String) -> AbsenceForm {
    let text = |time: Option<TimeOfDay>| time.map(|time| time.to_string()).unwrap_or_default();
    AbsenceForm {
        from: format_date(absence.from()),
        to: format_date(absence.to()),
        start: text(absence.hours().map(|hours| hours.start)),
        end: text(absence.hours().map(|hours| hours.end)),
        note,
    }
}

/// «da lunedì 08/06/2026 a venerdì 12/06/2026, ogni giorno 09:00–13:00».
pub(crate) fn when(absence: &Absence) -> String {
    let day = |date| format!("{} {}", weekday_name(date), format_date(date));
    let (from, to) = (absence.from(), absence.to());
    match (from == to, absence.hours()) {
        (true, None) => day(from),
        (true, Some(hours)) => format!("{}, {hours}", day(from)),
        (false, None) => format!("da {} a {}", day(from), day(to)),
        (false, Some(hours)) => format!("da {} a {}, ogni giorno {hours}", day(from), day(to)),
    }
}
