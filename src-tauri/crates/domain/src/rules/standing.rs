//! ADMITTED: sessions live only under an admitted request and an activity not yet concluded (§3, §3.3).

use super::{Circumstances, RuleId, Violation};
use crate::states::{ActivityState, RequestState};

pub(super) fn check(case: &Circumstances<'_>, found: &mut Vec<Violation>) {
    if case.request != RequestState::Admitted {
        found.push(
            Violation::error(
                RuleId::Admitted,
                case.refusal("la richiesta non è ammessa al servizio"),
                "§3",
            )
            .with_figures(format!("la richiesta è {}", case.request)),
        );
    }
    if case.activity == ActivityState::Ended {
        found.push(
            Violation::error(
                RuleId::Admitted,
                case.refusal("l’attività è conclusa"),
                "§3.3",
            )
            .with_figures(format!("l’attività è {}", case.activity)),
        );
    }
}
