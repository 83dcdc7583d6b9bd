//! What is said of a session outside somebody's hours or while they are away: something to know, never a
//! rule. `[I]`

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::{Availability, in_order};
use crate::calendar::{format_date, weekday_name};
use crate::holidays::holiday;
use crate::quantities::Span;

/// Whom a session is looked at for.
#[derive(Clone, Copy, Debug)]
pub struct Hinted<'a> {
    /// The person's hours at the employer, and absences.
    pub person: &'a Availability,
    /// The coach's hours, and absences.
    pub coach: &'a Availability,
    /// The employer's closing days.
    pub employer: &'a Availability,
    /// Whether it is held at the employer's: elsewhere neither the person's hours of work nor closing days
    /// matter.
    pub at_employer: bool,
}

/// What there is to know of a session on a day, a sentence each.
#[must_use]
pub fn hints(date: NaiveDate, span: Span, of: &Hinted) -> Vec<String> {
    let mut told = Vec::new();
    told.extend(away("Il destinatario è assente", of.person, date, span));
    told.extend(away("Il coach è assente", of.coach, date, span));
    if of.at_employer {
        told.extend(away(
            "Il datore di lavoro è chiuso",
            of.employer,
            date,
            span,
        ));
    }
    // Nobody works on a holiday: the rule about holidays says more.
    if holiday(date).is_none() {
        if of.at_employer {
            told.extend(outside(
                "Fuori dagli orari di lavoro del destinatario",
                of.person,
                (date, span),
            ));
        }
        told.extend(outside(
            "Fuori dagli orari del coach",
            of.coach,
            (date, span),
        ));
    }
    told
}

fn away(who: &str, availability: &Availability, date: NaiveDate, span: Span) -> Option<String> {
    let absence = availability.absences.iter().find(|absence| {
        absence.holds_on(date) && absence.hours().is_none_or(|hours| hours.overlaps(span))
    })?;
    let (from, to) = (absence.from(), absence.to());
    let days = if from == to {
        format!("{} {}", weekday_name(from), format_date(from))
    } else {
        format!("dal {} al {}", format_date(from), format_date(to))
    };
    Some(match absence.hours() {
        Some(hours) => format!("{who} {days}, {hours}."),
        None => format!("{who} {days}."),
    })
}

fn outside(
    what: &str,
    availability: &Availability,
    (date, span): (NaiveDate, Span),
) -> Option<String> {
    let known = availability.hours_on(date)?;
    let within = in_order(known);
    if within
        .iter()
        .any(|free| free.start <= span.start && span.end <= free.end)
    {
        return None;
    }
    let day = weekday_name(date);
    Some(if known.is_empty() {
        format!("{what}: {day} non è un giorno di lavoro.")
    } else {
        let hours: Vec<String> = within.iter().map(ToString::to_string).collect();
        format!("{what}: {day} {}.", hours.join(" e "))
    })
}
