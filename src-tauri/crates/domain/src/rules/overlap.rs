//! OVERLAP: nobody can be in two sessions at once. `[I]`

use super::mends::{end_at, start_at};
use super::{Booking, Circumstances, Clash, Mend, RuleId, Violation};

pub(super) fn check(case: &Circumstances<'_>, found: &mut Vec<Violation>) {
    if case.plan.length().is_none() {
        return;
    }
    let clashes: Vec<&Booking> = case
        .on_the_day()
        .filter(|other| other.same_beneficiary || other.same_coach)
        .filter(|other| other.span().overlaps(case.plan.span()))
        .collect();
    let of_person = clashes.iter().any(|other| other.same_beneficiary);
    let of_coach = clashes.iter().any(|other| other.same_coach);
    let (who, field) = match (of_person, of_coach) {
        (true, true) => ("La persona e l’operatore hanno", "start"),
        (true, false) => ("La persona ha", "start"),
        (false, true) => ("L’operatore ha", "coach"),
        (false, false) => return,
    };
    let told: Vec<Clash> = clashes.iter().map(|other| clash(other)).collect();
    let figures: Vec<&str> = told.iter().map(|clash| clash.told.as_str()).collect();
    let figures = figures.join("; ");
    let mend = match clashes.as_slice() {
        [only] => around(case, only),
        _ => None,
    };
    found.push(
        case.until_scheduled(
            RuleId::Overlap,
            format!("{who} già un’erogazione in questo orario."),
            "§3.2",
        )
        .under(field)
        .with_figures(figures)
        .with_clashes(told)
        .with_mend(mend),
    );
}

fn clash(other: &Booking) -> Clash {
    Clash {
        session: other.id,
        activity: other.activity_id,
        told: format!(
            "erogazione {}, {}, {}",
            other.id,
            other.span(),
            other.activity
        ),
        person: (!other.same_beneficiary).then(|| other.person.clone()),
    }
}

/// Ends before the other session or starts after it, when one field is enough.
fn around(case: &Circumstances<'_>, other: &Booking) -> Option<Mend> {
    if case.plan.start < other.start {
        Some(end_at(other.start))
    } else if other.end < case.plan.end {
        Some(start_at(other.end))
    } else {
        None
    }
}
