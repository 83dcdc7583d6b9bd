//! DAY_BEFORE, LATE and FUTURE: a session's date against today (§3.1, §3.2).

use super::mends::move_after;
use super::{Circumstances, Moment, RuleId, Violation};
use crate::calendar::format_date;
use crate::quantities::TimeOfDay;
use crate::session::last_day;
use crate::states::days_after;

pub(super) fn check(case: &Circumstances<'_>, found: &mut Vec<Violation>) {
    if case.moment == Moment::Held {
        return;
    }
    found.extend(day_before(case));
    found.extend(late(case));
    found.extend(future(case));
}

fn day_before(case: &Circumstances<'_>) -> Option<Violation> {
    let (today, date) = (case.today(), case.plan.date);
    if !case.is_draft() || case.entered < date {
        return None;
    }
    let entered = if case.entered == today {
        "oggi"
    } else {
        "inserita il"
    };
    let acknowledgement = if case.moment == Moment::Enter {
        "Confermo l’inserimento dopo il termine"
    } else {
        "Confermo la programmazione dopo il termine"
    };
    Some(
        Violation::warning(
            RuleId::DayBefore,
            "Andava inserita entro il giorno precedente.",
            "§3.1",
            acknowledgement,
        )
        .under("date")
        .with_figures(format!(
            "termine {}, {entered} {}",
            format_date(days_after(date, -1)),
            format_date(case.entered)
        ))
        .with_mend(move_after(case, today)),
    )
}

fn late(case: &Circumstances<'_>) -> Option<Violation> {
    let (today, days) = (case.today(), case.limits.late_days);
    let last = last_day(case.plan.date, case.limits);
    if today <= last {
        return None;
    }
    let mend = if case.is_draft() {
        move_after(case, today)
    } else {
        None
    };
    Some(
        Violation::error(
            RuleId::Late,
            case.refusal(&format!("sono passati più di {days} giorni")),
            "§3.2",
        )
        .under("date")
        .with_figures(format!(
            "{} + {days} giorni = {}, oggi {}",
            format_date(case.plan.date),
            format_date(last),
            format_date(today)
        ))
        .with_mend(mend),
    )
}

fn future(case: &Circumstances<'_>) -> Option<Violation> {
    let (today, plan) = (case.today(), case.plan);
    let (hour, name, acknowledgement) = match case.moment {
        Moment::Enter | Moment::Schedule | Moment::Held => return None,
        Moment::Start => (plan.start, "inizio", "La avvio prima dell’ora prevista"),
        Moment::Conclude => (plan.end, "fine", "La concludo prima dell’ora prevista"),
    };
    if today < plan.date {
        return Some(
            Violation::error(
                RuleId::Future,
                case.refusal("la sua data non è ancora arrivata"),
                "§3.2",
            )
            .under("date")
            .with_figures(format!(
                "prevista il {}, oggi {}",
                format_date(plan.date),
                format_date(today)
            )),
        );
    }
    let clock = TimeOfDay::from(case.now.time());
    if today > plan.date || clock >= hour {
        return None;
    }
    Some(
        Violation::warning(
            RuleId::Future,
            format!("Non è ancora l’ora di {name}."),
            "§3.2",
            acknowledgement,
        )
        .under(if case.moment == Moment::Start {
            "start"
        } else {
            "end"
        })
        .with_figures(format!("{clock} < {hour}")),
    )
}
