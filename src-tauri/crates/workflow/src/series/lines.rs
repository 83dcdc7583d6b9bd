//! A session in a list of many, with the person it is of.

use affianca_domain::{Session, Severity, Violation};

use super::ListedSession;
use crate::sessions::Context;

/// How a session stands in a list.
pub(super) fn listed(
    context: &Context,
    session: &Session,
    violations: Vec<Violation>,
) -> ListedSession {
    ListedSession {
        session: session.id,
        number: session.id.counter(),
        revision: session.revision,
        state: session.state,
        request: context.request.id,
        activity: session.activity,
        code: context.activity.code.clone(),
        surname: context.surname.clone(),
        name: context.name.clone(),
        date: session.date,
        start: session.start,
        end: session.end,
        minutes: session.minutes(),
        place: session.place.clone(),
        violations: telling(violations),
    }
}

/// What only informs belongs to the form.
pub(super) fn telling(mut violations: Vec<Violation>) -> Vec<Violation> {
    violations.retain(|violation| violation.severity != Severity::Information);
    violations
}
