//! What there is to know of a session outside somebody's hours or while they are away: nothing of it
//! stands in the way.

use affianca_domain::availability::{Hinted, hints};
use affianca_domain::{Availability, Span, Whose};
use affianca_store::rows::availability::on_day;
use rusqlite::Connection;

use super::Context;
use super::judge::Candidate;
use crate::Result;

/// A sentence each, once day and hours can be read.
pub(super) fn of(
    connection: &Connection,
    context: &Context,
    candidate: &Candidate,
) -> Result<Vec<String>> {
    let plan = candidate.plan;
    let span = Span {
        start: plan.start,
        end: plan.end,
    };
    if span.start >= span.end {
        return Ok(Vec::new());
    }
    let known = |whose: Option<Whose>| match whose {
        Some(whose) => on_day(connection, whose, plan.date),
        None => Ok(Availability::default()),
    };
    let of = Hinted {
        person: &known(Some(Whose::Person(context.request.beneficiary)))?,
        coach: &known(candidate.coach.map(Whose::Coach))?,
        employer: &known(context.request.employer.map(Whose::Employer))?,
        at_employer: context.is_at_employer(connection, candidate)?,
    };
    Ok(hints(plan.date, span, &of))
}
