//! Reading the form *Pianifica…*: what was typed becomes what the planner is asked.

use std::collections::BTreeSet;

use affianca_domain::planner::{CannotPlan, Wish};
use affianca_domain::{DateOf, Minutes, Span, TimeOfDay, format_date, parse_date};
use chrono::{NaiveDate, Weekday};

use super::{PlanForm, PlanWish};
use crate::fields::Fields;
use crate::{Error, FieldProblem};

/// Most days that can be left out at once.
const MOST_LEFT_OUT: usize = 400;

/// The wish as the planner takes it.
pub(super) fn wish(fields: &mut Fields, typed: &PlanWish, today: NaiveDate) -> Option<Wish> {
    let mut day = |field: &str, text: &str, missing: &str| {
        if text.trim().is_empty() {
            fields.problem(field, missing);
            return None;
        }
        fields.take(field, parse_date(text, DateOf::Appointment, today))
    };
    let from = day(
        "from",
        &typed.from,
        "Scrivi il primo giorno, come 28/06/2022.",
    );
    let to = day("to", &typed.to, "Scrivi l’ultimo giorno, come 28/06/2022.");
    let weekly = weekly(fields, &typed.weekly);
    let hours = hours(fields, typed);
    if typed.left_out.len() > MOST_LEFT_OUT {
        fields.problem(
            "leftOut",
            "I giorni lasciati fuori sono troppi: accorcia il periodo.",
        );
    }
    if typed.lengths.is_empty() {
        fields.problem("lengths", CannotPlan::NoLength.to_string());
    }
    let mut lengths = typed.lengths.clone();
    lengths.sort_unstable();
    lengths.dedup();
    let days = typed.days.iter().filter_map(|day| weekday(*day));
    let wish = Wish {
        from: from?,
        to: to?,
        weekly,
        lengths,
        length: typed.length,
        days: days.collect(),
        hours,
        most_a_day: typed.most_a_day,
        left_out: typed.left_out.clone(),
    };
    fields.are_right().then_some(wish)
}

/// A wish as the form shows it.
pub(super) fn typed(wish: &Wish) -> PlanWish {
    let time = |time: fn(&Span) -> TimeOfDay| {
        let hours = wish.hours.as_ref();
        hours.map_or_else(String::new, |hours| time(hours).to_string())
    };
    PlanWish {
        from: format_date(wish.from),
        to: format_date(wish.to),
        weekly: wish
            .weekly
            .map_or_else(String::new, |hours| hours.to_string()),
        lengths: wish.lengths.clone(),
        length: wish.length,
        days: wish
            .days
            .iter()
            .filter_map(|day| u8::try_from(day.number_from_monday()).ok())
            .collect(),
        start: time(|hours| hours.start),
        end: time(|hours| hours.end),
        most_a_day: wish.most_a_day,
        left_out: wish.left_out.clone(),
        set_aside: Vec::new(),
    }
}

fn weekly(fields: &mut Fields, typed: &str) -> Option<Minutes> {
    if typed.trim().is_empty() {
        return None;
    }
    let weekly = fields.take("weekly", Minutes::parse(typed))?;
    if weekly == Minutes::ZERO {
        fields.problem("weekly", "Scrivi almeno 1 ora, oppure lascia vuoto.");
    }
    Some(weekly)
}

fn hours(fields: &mut Fields, typed: &PlanWish) -> Option<Span> {
    let (start, end) = (typed.start.trim(), typed.end.trim());
    match (start.is_empty(), end.is_empty()) {
        (true, true) => return None,
        (true, false) => fields.problem("start", "Scrivi anche l’inizio, oppure togli la fine."),
        (false, true) => fields.problem("end", "Scrivi anche la fine, oppure togli l’inizio."),
        (false, false) => {
            let start = fields.take("start", TimeOfDay::parse_start(start));
            let end = fields.take("end", TimeOfDay::parse(end));
            return Some(Span {
                start: start?,
                end: end?,
            });
        }
    }
    None
}

fn weekday(number: u8) -> Option<Weekday> {
    Weekday::try_from(number.checked_sub(1)?).ok()
}

/// The activities ticked: at least one, each once.
pub(super) fn activities(fields: &mut Fields, form: &PlanForm) {
    let wanted = || form.activities.iter().filter(|part| part.wanted);
    let different: BTreeSet<_> = wanted().map(|part| part.activity).collect();
    if different.is_empty() {
        fields.problem("activities", "Scegli almeno un’attività.");
    } else if different.len() < wanted().count() {
        fields.problem("activities", "Ogni attività si pianifica una volta sola.");
    }
}

/// Where each activity is held; a rule warns of each session without a place, so that none is planned.
pub(super) fn places(fields: &mut Fields, form: &PlanForm) -> Vec<String> {
    let parts = form.activities.iter().enumerate();
    parts
        .map(|(at, part)| {
            let field = format!("place.{at}");
            let place = fields.text(&field, &part.place);
            if part.wanted && place.is_empty() {
                fields.problem(
                    &field,
                    "Scrivi dove si svolge: senza luogo ogni erogazione avrebbe un avviso (§3.1).",
                );
            }
            place
        })
        .collect()
}

/// What cannot be planned, beside its field.
pub(super) fn refused(why: &CannotPlan) -> Error {
    let field = match why {
        CannotPlan::Interrupted => return Error::Cancelled,
        CannotPlan::Backwards { .. } | CannotPlan::TooLong => "to",
        CannotPlan::NoLength | CannotPlan::Length { .. } | CannotPlan::TooMuch => "lengths",
        CannotPlan::Hours(_) => "end",
        CannotPlan::ADay => "mostADay",
        CannotPlan::Alongside { .. } => "activities",
    };
    Error::Invalid(vec![FieldProblem::new(field, why.to_string())])
}
