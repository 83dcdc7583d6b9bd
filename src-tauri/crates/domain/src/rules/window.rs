//! WINDOW: the hours of the day in which a session may take place (§3.2).

use super::mends::{end_at, start_at};
use super::{Circumstances, RuleId, Violation};
use crate::quantities::Minutes;

pub(super) fn check(case: &Circumstances<'_>, found: &mut Vec<Violation>) {
    let (plan, limits) = (case.plan, case.limits);
    let error = |reason: &str| Violation::error(RuleId::Window, case.refusal(reason), "§3.2");
    if plan.start < limits.earliest {
        let mend = (plan.end > limits.earliest).then(|| start_at(limits.earliest));
        found.push(
            error(&format!("inizia prima delle {}", limits.earliest))
                .under("start")
                .with_figures(format!("{} < {}", plan.start, limits.earliest))
                .with_mend(mend),
        );
    }
    if plan.end > limits.latest {
        let mend = (plan.start < limits.latest).then(|| end_at(limits.latest));
        found.push(
            error(&format!("termina dopo le {}", limits.latest))
                .under("end")
                .with_figures(format!("{} > {}", plan.end, limits.latest))
                .with_mend(mend),
        );
    }
    if plan.length().is_none() {
        let hour_later = plan
            .start
            .plus(Minutes::from_hours(1))
            .filter(|end| *end <= limits.latest);
        found.push(
            error("la fine non è dopo l’inizio")
                .under("end")
                .with_figures(format!("{}–{}", plan.start, plan.end))
                .with_mend(hour_later.map(end_at)),
        );
    }
}
