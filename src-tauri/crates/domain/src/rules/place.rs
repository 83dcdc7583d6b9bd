//! PLACE: where the session takes place, above all when it is not at the branch (§3.1).

use super::{Circumstances, Mend, RuleId, Violation};

pub(super) fn check(case: &Circumstances<'_>, found: &mut Vec<Violation>) {
    let given = |place: &&str| !place.trim().is_empty();
    if case.plan.place.as_deref().filter(given).is_some() {
        return;
    }
    let why = if case.component.at_employer {
        format!("Per {} è sempre raccomandato", case.component.code)
    } else {
        "Raccomandato fuori dallo sportello".into()
    };
    let mend = case.usual_place.filter(given).map(|place| Mend {
        label: format!("Usa «{}»", place.trim()),
        field: "place".into(),
        value: place.trim().into(),
    });
    found.push(
        Violation::warning(
            RuleId::Place,
            "Manca il luogo.",
            "§3.1",
            "Confermo senza luogo",
        )
        .under("place")
        .with_figures(why)
        .with_mend(mend),
    );
}
