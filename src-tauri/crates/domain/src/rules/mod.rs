//! Whether a session may be entered, scheduled, started, concluded: every rule, all at once, with its reason.
//! What can never be right blocks when a draft is sent; what depends on the other sessions is a warning on a
//! draft and blocks «Programma», the step that cannot be undone. One file a family of rules.

mod circumstances;
mod days;
mod expired;
mod hours;
mod mends;
mod overlap;
mod place;
mod standing;
mod terms;
#[cfg(test)]
mod tests;
mod violation;
mod window;

use chrono::NaiveDateTime;

pub use circumstances::{ActivityTerms, Booking, Capacity, Circumstances, Moment, Plan};
pub use violation::{Clash, Mend, RuleId, Severity, Violation};

/// Every rule that the circumstances break, the gravest first, then in the order of [`RuleId`].
///
/// Empty when nothing stands in the way; informations are given apart, by [`notices`].
#[must_use]
pub fn check(case: &Circumstances<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    if case.judges_plan() {
        window::check(case, &mut found);
        days::check(case, &mut found);
        hours::check(case, &mut found);
        overlap::check(case, &mut found);
        place::check(case, &mut found);
    }
    terms::check(case, &mut found);
    standing::check(case, &mut found);
    expired::check(case, &mut found);
    found.sort_by_key(|violation| (violation.severity, violation.rule));
    found
}

/// What is worth knowing while a draft is written, and breaks nothing: the hours that remain free.
#[must_use]
pub fn notices(case: &Circumstances<'_>) -> Vec<Violation> {
    hours::remaining(case).into_iter().collect()
}

/// Why a step is not possible now by nothing but its dates and states, if so: what a button that is
/// shown greyed says.
#[must_use]
pub fn refusal(
    terms: ActivityTerms<'_>,
    moment: Moment,
    plan: &Plan,
    now: NaiveDateTime,
) -> Option<Violation> {
    check(&Circumstances::alone(terms, moment, plan, now))
        .into_iter()
        .find(|violation| violation.severity == Severity::Error)
}

/// Whether any violation stops the step.
#[must_use]
pub fn blocking(violations: &[Violation]) -> bool {
    violations
        .iter()
        .any(|violation| violation.severity == Severity::Error)
}

/// The warnings that still wait for their acknowledgement, each rule once.
#[must_use]
pub fn unacknowledged(violations: &[Violation], acknowledged: &[RuleId]) -> Vec<RuleId> {
    let mut waiting: Vec<RuleId> = violations
        .iter()
        .filter(|violation| violation.severity == Severity::Warning)
        .map(|violation| violation.rule)
        .filter(|rule| !acknowledged.contains(rule))
        .collect();
    waiting.sort_unstable();
    waiting.dedup();
    waiting
}
