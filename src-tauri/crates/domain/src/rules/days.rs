//! HOLIDAY and PATRON: the days on which nobody works (§3.2).

use super::mends::move_after;
use super::{Circumstances, RuleId, Violation};
use crate::calendar::format_date;
use crate::holidays::holiday;

pub(super) fn check(case: &Circumstances<'_>, found: &mut Vec<Violation>) {
    let date = case.plan.date;
    if let Some(name) = holiday(date) {
        found.push(
            Violation::error(RuleId::Holiday, case.refusal("giorno festivo"), "§3.2")
                .under("date")
                .with_figures(format!("{}, {name}", format_date(date)))
                .with_mend(move_after(case, date)),
        );
        return;
    }
    if let Some((municipality, feast)) = &case.patron
        && feast.matches(date)
    {
        found.push(
            Violation::warning(
                RuleId::Patron,
                "È la festa patronale del luogo di lavoro.",
                "§3.2",
                "Confermo il giorno della festa patronale",
            )
            .under("date")
            .with_figures(format!("{}, {municipality}", format_date(date)))
            .with_mend(move_after(case, date)),
        );
    }
}
