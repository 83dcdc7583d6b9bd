//! The hours of a week: a person's at the employer, a coach's own.

use affianca_domain::{Span, WeekHours, WeekHoursId, Whose, format_date};
use affianca_store::rows::availability::{self, KeptWeek};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::Connection;

use super::{WeekForm, WeekRow};
use crate::directory::owner;
use crate::fields::Fields;
use crate::{Action, Archive, Error, Result};

/// Stretches of a day that a form holds.
const A_DAY: usize = 3;

impl Archive {
    /// Adds the hours of a week to a person or a coach, or changes those with `id`.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every field at fault; [`Error::NotFound`].
    pub fn save_week(
        &self,
        whose: Whose,
        id: Option<WeekHoursId>,
        form: &WeekForm,
        now: NaiveDateTime,
    ) -> Result<WeekHoursId> {
        if matches!(whose, Whose::Employer(_)) {
            return Err(Error::invalid(
                "whose",
                "Di un datore di lavoro si segnano le chiusure, non gli orari.",
            ));
        }
        let hours = read(form, now.date())?;
        self.write(Action::SaveWeek, now, |step| {
            let who = owner(step, whose)?;
            let others = availability::weeks_of(step, whose)?;
            if let Some(id) = id {
                find(&others, id)?;
            }
            refuse_same_day(&others, id, &hours)?;
            let id = id.map_or_else(|| step.new_id(), Ok)?;
            availability::keep_week(
                step,
                whose,
                &KeptWeek {
                    id,
                    hours: hours.clone(),
                },
            )?;
            step.about(who.subject);
            step.note("valgono", period(&hours));
            Ok(id)
        })
    }

    /// Takes the hours of a week away.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn remove_week(&self, whose: Whose, id: WeekHoursId, now: NaiveDateTime) -> Result<()> {
        self.write(Action::RemoveWeek, now, |step| {
            let who = owner(step, whose)?;
            let weeks = availability::weeks_of(step, whose)?;
            let period = period(&find(&weeks, id)?.hours);
            availability::remove_week(step, id)?;
            step.about(who.subject);
            step.note("valevano", period);
            Ok(())
        })
    }
}

/// Somebody's weeks as the screen shows them.
pub(super) fn rows(
    connection: &Connection,
    whose: Whose,
    today: NaiveDate,
) -> Result<Vec<WeekRow>> {
    let weeks = availability::weeks_of(connection, whose)?;
    let holding = weeks
        .iter()
        .filter(|week| week.hours.holds_on(today))
        .max_by_key(|week| week.hours.from())
        .map(|week| week.id);
    Ok(weeks
        .iter()
        .map(|week| WeekRow {
            id: week.id,
            form: form(&week.hours),
            period: period(&week.hours),
            holds: holding == Some(week.id),
            minutes: week.hours.minutes(),
        })
        .collect())
}

fn find(weeks: &[KeptWeek], id: WeekHoursId) -> Result<&KeptWeek> {
    let found = weeks.iter().find(|week| week.id == id);
    found.ok_or(Error::NotFound("L’orario"))
}

/// Of two weeks that begin on the same day nobody could say which one counts.
fn refuse_same_day(weeks: &[KeptWeek], id: Option<WeekHoursId>, hours: &WeekHours) -> Result<()> {
    let same = weeks
        .iter()
        .any(|week| Some(week.id) != id && week.hours.from() == hours.from());
    if !same {
        return Ok(());
    }
    let message = match hours.from() {
        Some(from) => format!(
            "C’è già un orario che vale dal {}: modifica quello, o cambia il giorno.",
            format_date(from)
        ),
        None => "C’è già un orario senza un primo giorno: modifica quello, o scrivi da quando vale questo.".to_owned(),
    };
    Err(Error::invalid("from", message))
}

fn read(form: &WeekForm, today: NaiveDate) -> Result<WeekHours> {
    let mut fields = Fields::new("");
    let from = fields.date("from", &form.from, today);
    let to = fields.date("to", &form.to, today);
    let mut days: [Vec<Span>; 7] = Default::default();
    for (place, typed) in form.days.iter().enumerate() {
        let Some(day) = days.get_mut(place) else {
            return Err(Error::invalid("days", "Una settimana ha sette giorni."));
        };
        read_day(&mut fields, place, typed, day);
    }
    if fields.are_right() && days.iter().all(Vec::is_empty) {
        fields.problem(
            "days.0.0",
            "Scrivi almeno un orario, per esempio 09:00–13:00.",
        );
    }
    let hours = WeekHours::new(from, to, days);
    match hours {
        Ok(hours) if fields.are_right() => Ok(hours),
        Ok(_) => Err(Error::Invalid(fields.problems())),
        Err(error) => {
            if fields.are_right() {
                fields.problem("to", error.to_string());
            }
            Err(Error::Invalid(fields.problems()))
        }
    }
}

fn read_day(fields: &mut Fields, place: usize, typed: &[String], day: &mut Vec<Span>) {
    for (at, text) in typed.iter().enumerate() {
        let field = format!("days.{place}.{at}");
        if text.trim().is_empty() {
            continue;
        }
        if day.len() == A_DAY {
            fields.problem(&field, "Al massimo tre orari al giorno.");
            return;
        }
        let Some(span) = fields.take(&field, Span::parse(text)) else {
            continue;
        };
        match day.iter().find(|other| other.overlaps(span)) {
            Some(other) => fields.problem(&field, format!("Si sovrappone a {other}.")),
            None => day.push(span),
        }
    }
    day.sort_unstable_by_key(|span| span.start);
}

fn form(hours: &WeekHours) -> WeekForm {
    let text = |day: Option<NaiveDate>| day.map(format_date).unwrap_or_default();
    WeekForm {
        from: text(hours.from()),
        to: text(hours.to()),
        days: hours
            .days()
            .iter()
            .map(|day| day.iter().map(ToString::to_string).collect())
            .collect(),
    }
}

fn period(hours: &WeekHours) -> String {
    match (hours.from(), hours.to()) {
        (None, None) => "sempre".to_owned(),
        (Some(from), None) => format!("dal {}", format_date(from)),
        (None, Some(to)) => format!("fino al {}", format_date(to)),
        (Some(from), Some(to)) => format!("dal {} al {}", format_date(from), format_date(to)),
    }
}
