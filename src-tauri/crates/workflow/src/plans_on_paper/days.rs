//! The days a plan is of, from what was asked.

use affianca_domain::{DateOf, LONGEST_PLAN, PlanPeriod, parse_date};
use chrono::{Days, NaiveDate};

use super::PlanDays;
use crate::fields::Fields;
use crate::{Error, Result};

/// First and last day.
pub(super) fn read(days: &PlanDays, today: NaiveDate) -> Result<(NaiveDate, NaiveDate)> {
    match days {
        PlanDays::ThisWeek => Ok(PlanPeriod::ThisWeek.days(today)),
        PlanDays::NextWeek => Ok(PlanPeriod::NextWeek.days(today)),
        PlanDays::ThisMonth => Ok(PlanPeriod::ThisMonth.days(today)),
        PlanDays::NextMonth => Ok(PlanPeriod::NextMonth.days(today)),
        PlanDays::Days { from, to } => typed(from, to, today),
    }
}

fn typed(from: &str, to: &str, today: NaiveDate) -> Result<(NaiveDate, NaiveDate)> {
    let mut fields = Fields::new("");
    let first = fields.take("from", parse_date(from, DateOf::Appointment, today));
    let last = fields.take("to", parse_date(to, DateOf::Appointment, today));
    let (Some(first), Some(last)) = (first, last) else {
        return Err(Error::Invalid(fields.problems()));
    };
    if last < first {
        let message = "La fine del periodo precede il suo inizio.";
        return Err(Error::invalid("to", message));
    }
    let end = first.checked_add_days(Days::new(LONGEST_PLAN));
    if end.is_some_and(|end| last >= end) {
        let message = format!("Un piano è di {LONGEST_PLAN} giorni al massimo.");
        return Err(Error::invalid("to", message));
    }
    Ok((first, last))
}
