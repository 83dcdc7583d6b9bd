//! HOURS, DAILY, WEEKLY, CAPACITY and COACH_LOAD: sums of time against a limit (§3.1, §3.2).

use chrono::{Datelike, NaiveDate, Weekday};

use super::mends::{move_to, shorten_to};
use super::{Booking, Circumstances, Mend, Moment, RuleId, Violation};
use crate::quantities::Minutes;

/// The manual's own sentence (§3.1).
const TOO_MANY_HOURS: &str = "Le ore delle erogazioni superano le ore definite nella attività.";

pub(super) fn check(case: &Circumstances<'_>, found: &mut Vec<Violation>) {
    let Some(length) = case.plan.length() else {
        return;
    };
    let day = total(case.on_the_day(), |other| other.same_beneficiary);
    let week = total(case.in_the_week(), |other| other.same_beneficiary);
    found.extend(agreed_hours(case, length));
    if let Some(figures) = excess(day, length, case.limits.daily) {
        let message = format!(
            "La persona supera il limite di {} al giorno.",
            spoken(case.limits.daily)
        );
        found.push(
            case.until_scheduled(RuleId::Daily, message, "§3.2")
                .under("end")
                .with_figures(figures)
                .with_mend(less_or_another_day(case, day, length, case.limits.daily)),
        );
    }
    if let Some(figures) = excess(week, length, case.limits.weekly) {
        let message = format!(
            "La persona supera il limite di {} alla settimana.",
            spoken(case.limits.weekly)
        );
        found.push(
            case.until_scheduled(RuleId::Weekly, message, "§3.2")
                .under("end")
                .with_figures(figures)
                .with_mend(less_or_another_week(case, week, case.limits.weekly)),
        );
    }
    found.extend(own_limits(case, length, day, week));
    found.extend(coach_load(case, length));
}

/// What remains free of the agreed hours once this session is counted.
pub(super) fn remaining(case: &Circumstances<'_>) -> Option<Violation> {
    if case.moment != Moment::Enter {
        return None;
    }
    let free = case
        .agreed
        .checked_sub(case.counted)?
        .checked_sub(case.plan.length()?)?;
    let message = format!("Restano {free} libere su {} concordate.", case.agreed);
    Some(Violation::information(RuleId::Hours, message, "§3.1").under("end"))
}

fn agreed_hours(case: &Circumstances<'_>, length: Minutes) -> Option<Violation> {
    let figures = excess(case.counted, length, case.agreed)?;
    let free = case.agreed.saturating_sub(case.counted);
    Some(
        case.until_scheduled(RuleId::Hours, TOO_MANY_HOURS, "§3.1")
            .under("end")
            .with_figures(format!("contate {figures}"))
            .with_mend(shorten_to(case, free)),
    )
}

fn own_limits(
    case: &Circumstances<'_>,
    length: Minutes,
    day: Minutes,
    week: Minutes,
) -> Option<Violation> {
    let over_day = case.capacity.daily.and_then(|limit| {
        let mend = less_or_another_day(case, day, length, limit);
        excess(day, length, limit).map(|figures| (figures, mend))
    });
    let over_week = case.capacity.weekly.and_then(|limit| {
        let mend = less_or_another_week(case, week, limit);
        excess(week, length, limit).map(|figures| (figures, mend))
    });
    let (which, figures, mend) = either(over_day, over_week)?;
    Some(
        Violation::warning(
            RuleId::Capacity,
            format!("Si supera il limite {which} scelto per la persona."),
            "§3.2",
            "Confermo: la persona può parteciparvi",
        )
        .under("end")
        .with_figures(figures)
        .with_mend(mend),
    )
}

fn coach_load(case: &Circumstances<'_>, length: Minutes) -> Option<Violation> {
    let day = total(case.on_the_day(), |other| other.same_coach);
    let week = total(case.in_the_week(), |other| other.same_coach);
    let over_day = excess(day, length, case.limits.daily).map(|figures| (figures, None));
    let over_week = excess(week, length, case.limits.weekly).map(|figures| (figures, None));
    let (which, figures, _) = either(over_day, over_week)?;
    Some(
        Violation::warning(
            RuleId::CoachLoad,
            format!("L’operatore supera il limite {which}, contando tutte le persone."),
            "§3.2",
            "Confermo il carico dell’operatore",
        )
        .under("coach")
        .with_figures(figures),
    )
}

type Excess = (String, Option<Mend>);

/// One answer for a daily and a weekly limit, since they are acknowledged together.
fn either(
    over_day: Option<Excess>,
    over_week: Option<Excess>,
) -> Option<(&'static str, String, Option<Mend>)> {
    match (over_day, over_week) {
        (Some((day, _)), Some((week, mend))) => Some((
            "giornaliero e settimanale",
            format!("nel giorno {day}; nella settimana {week}"),
            mend,
        )),
        (Some((figures, mend)), None) => Some(("giornaliero", figures, mend)),
        (None, Some((figures, mend))) => Some(("settimanale", figures, mend)),
        (None, None) => None,
    }
}

fn total<'a>(others: impl Iterator<Item = &'a Booking>, of: impl Fn(&Booking) -> bool) -> Minutes {
    others.filter(|other| of(other)).map(Booking::length).sum()
}

/// `04:00 + 03:00 = 07:00 > 06:00`, or `None` within the limit.
fn excess(before: Minutes, length: Minutes, limit: Minutes) -> Option<String> {
    let sum = before + length;
    (sum > limit).then(|| format!("{before} + {length} = {sum} > {limit}"))
}

/// «8 ore», or `07:30` when it is not whole hours.
fn spoken(limit: Minutes) -> String {
    if limit.0 >= 120 && limit.0.is_multiple_of(60) {
        format!("{} ore", limit.0 / 60)
    } else {
        limit.to_string()
    }
}

fn less_or_another_day(
    case: &Circumstances<'_>,
    day: Minutes,
    length: Minutes,
    limit: Minutes,
) -> Option<Mend> {
    let free = limit.saturating_sub(day);
    shorten_to(case, free).or_else(|| {
        move_to(case, case.plan.date, |date| {
            booked_on(case, date) + length <= limit
        })
    })
}

fn less_or_another_week(case: &Circumstances<'_>, week: Minutes, limit: Minutes) -> Option<Mend> {
    let free = limit.saturating_sub(week);
    shorten_to(case, free).or_else(|| {
        let sunday = case
            .plan
            .date
            .iter_days()
            .find(|day| day.weekday() == Weekday::Sun)?;
        move_to(case, sunday, |_| true)
    })
}

/// The person's counted time on another day, as far as the neighbours tell.
fn booked_on(case: &Circumstances<'_>, date: NaiveDate) -> Minutes {
    let others = case.neighbours.iter();
    total(
        others.filter(|other| other.state.counted() && other.date == date),
        |other| other.same_beneficiary,
    )
}
