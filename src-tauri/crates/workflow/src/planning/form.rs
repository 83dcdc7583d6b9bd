//! Reading the form *Pianifica…*: what was typed becomes what the planner is asked.

use affianca_domain::planner::{CannotPlan, Wish};
use affianca_domain::{
    Availability, BranchId, CoachId, DateOf, Minutes, Span, TimeOfDay, format_date, parse_date,
};
use affianca_store::Column;
use chrono::{NaiveDate, Weekday};
use rusqlite::Connection;

use super::{PlanForm, PlanWish, SetAside};
use crate::fields::Fields;
use crate::sessions::is_archived;
use crate::{Error, FieldProblem, Result};

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
    let from = day("from", &typed.from, "Scrivi il primo giorno, come 28/06/2022.");
    let to = day("to", &typed.to, "Scrivi l’ultimo giorno, come 28/06/2022.");
    let weekly = weekly(fields, &typed.weekly);
    let hours = hours(fields, typed);
    if typed.left_out.len() > MOST_LEFT_OUT {
        fields.problem("leftOut", "I giorni lasciati fuori sono troppi: accorcia il periodo.");
    }
    let days = typed.days.iter().filter_map(|day| weekday(*day));
    let wish = Wish {
        from: from?,
        to: to?,
        weekly,
        lengths: typed.lengths.clone(),
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
        weekly: wish.weekly.map_or_else(String::new, |hours| hours.to_string()),
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

/// The branch and the coach chosen, or what is wrong with the choice.
pub(super) fn who(
    connection: &Connection,
    fields: &mut Fields,
    (branch, coach): (Option<BranchId>, Option<CoachId>),
) -> Result<Option<(BranchId, CoachId)>> {
    let branch = chosen(
        connection,
        fields,
        ("branch", branch),
        ("Scegli lo sportello.", "Questo sportello è archiviato: scegline un altro."),
    )?;
    let coach = chosen(
        connection,
        fields,
        ("coach", coach),
        ("Scegli l’operatore.", "Questo operatore è archiviato: scegline un altro."),
    )?;
    Ok(branch.zip(coach))
}

fn chosen<I: Column + Copy>(
    connection: &Connection,
    fields: &mut Fields,
    (table, id): (&str, Option<I>),
    (missing, archived): (&str, &str),
) -> Result<Option<I>> {
    let state = match id {
        Some(id) => is_archived(connection, table, id)?,
        None => None,
    };
    match state {
        Some(false) => return Ok(id),
        Some(true) => fields.problem(table, archived),
        None => fields.problem(table, missing),
    }
    Ok(None)
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

/// What is known of when somebody can, without what is set aside.
pub(super) fn heeded(
    known: &Availability,
    set_aside: &[SetAside],
    (absences, hours): (SetAside, SetAside),
) -> Availability {
    let mut heeded = known.clone();
    if set_aside.contains(&absences) {
        heeded.absences.clear();
    }
    if set_aside.contains(&hours) {
        heeded.weeks.clear();
    }
    heeded
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
