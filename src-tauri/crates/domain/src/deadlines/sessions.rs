//! What is due on an open session: to schedule it by the day before, to deliver it by day 7.

use chrono::NaiveDate;

use super::due::Drafts;
use super::{ActivityFacts, Deadline, DeadlineKind, RequestFacts, SessionFacts, blank, short};
use crate::session::last_day;
use crate::states::{SessionState, SessionStep, days_after};

/// What is to be done with it, and by when. `None` for a session that is over, or scheduled for today
/// or later, which is the agenda's matter, and for one after the voucher's end, told by its own line.
pub(super) fn term(
    request: &RequestFacts<'_>,
    session: &SessionFacts,
    today: NaiveDate,
) -> Option<(DeadlineKind, NaiveDate)> {
    if request
        .voucher
        .is_some_and(|end| end.is_before(session.date))
    {
        return None;
    }
    let draft = session.state == SessionState::Entered;
    if draft && today < session.date {
        Some((DeadlineKind::Schedule, days_after(session.date, -1)))
    } else if draft || (session.state.is_open() && session.date < today) {
        let last = last_day(session.date, request.limits);
        Some((DeadlineKind::Deliver, last))
    } else {
        None
    }
}

/// What [`term`] found, in words.
pub(super) fn told(
    kind: DeadlineKind,
    request: &RequestFacts<'_>,
    activity: &ActivityFacts,
    session: &SessionFacts,
    today: NaiveDate,
) -> Deadline {
    let due = match kind {
        DeadlineKind::Schedule => schedule(request, session, today),
        _ => deliver(request, session, today),
    };
    Deadline {
        activity: Some(activity.id),
        session: Some(session.id),
        coach: Some(session.coach),
        ..due
    }
}

/// Several drafts of one person in one line.
pub(super) fn drafts(request: &RequestFacts<'_>, drafts: Drafts<'_>, today: NaiveDate) -> Deadline {
    let last = days_after(drafts.first.date, -1);
    Deadline {
        title: format!(
            "{} bozze da programmare, la prima il {}",
            drafts.count,
            short(drafts.first.date, today)
        ),
        consequence: format!(
            "Ancora INSERITE: oltre {} la prima risulta fuori termine.",
            beyond(last, today)
        ),
        paragraph: "§3.1".into(),
        activity: drafts.activity.map(|it| it.id),
        coach: drafts.coach,
        action: "Apri".into(),
        ..blank(request, DeadlineKind::Schedule, Some((last, today)))
    }
}

/// `oggi`, `domani`, `il 05/06`.
fn beyond(last: NaiveDate, today: NaiveDate) -> String {
    match last.signed_duration_since(today).num_days() {
        0 => "oggi".into(),
        1 => "domani".into(),
        _ => format!("il {}", short(last, today)),
    }
}

fn schedule(request: &RequestFacts<'_>, session: &SessionFacts, today: NaiveDate) -> Deadline {
    let last = days_after(session.date, -1);
    Deadline {
        title: format!("Programma l’erogazione {}", session.id),
        consequence: format!(
            "Del {}, ancora INSERITA: oltre {} risulta fuori termine.",
            short(session.date, today),
            beyond(last, today)
        ),
        paragraph: "§3.1".into(),
        action: SessionStep::Schedule.label().into(),
        ..blank(request, DeadlineKind::Schedule, Some((last, today)))
    }
}

fn deliver(request: &RequestFacts<'_>, session: &SessionFacts, today: NaiveDate) -> Deadline {
    let last = last_day(session.date, request.limits);
    let (to_do, way_out) = match session.state {
        SessionState::Entered => ("Programma e concludi", SessionStep::Cancel),
        SessionState::Scheduled => ("Avvia e concludi", SessionStep::CloseNegatively),
        _ => ("Concludi", SessionStep::CloseNegatively),
    };
    let (day, term) = (short(session.date, today), short(last, today));
    let consequence = match last.signed_duration_since(today).num_days() {
        ..0 => format!("Del {day}: il termine del {term} è passato. Resta solo «{way_out}»."),
        0 => format!("Del {day}. Da domani resta solo «{way_out}»."),
        _ => format!(
            "Del {day}: dopo il {term} le {} non si possono più erogare.",
            session.length()
        ),
    };
    Deadline {
        title: format!("{to_do} l’erogazione {}", session.id),
        consequence,
        paragraph: "§3.2".into(),
        action: "Apri".into(),
        ..blank(request, DeadlineKind::Deliver, Some((last, today)))
    }
}
