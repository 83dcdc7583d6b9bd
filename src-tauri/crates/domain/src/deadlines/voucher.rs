//! What a voucher's end asks for: its hours used before it, papers and conclusion in the days after.

use chrono::NaiveDate;

use super::{ActivityFacts, Deadline, DeadlineKind, RequestFacts, blank, short};
use crate::quantities::Minutes;
use crate::states::days_after;
use crate::voucher_end::VoucherEnd;

/// Days before its end from which a voucher with hours left is told. `[I]`
const FORETOLD: i64 = 30;

/// What is still open under a voucher.
struct Open {
    /// Activities not ended.
    activities: usize,
    /// Their hours with no session in the calendar up to the end.
    free: Minutes,
    /// Open sessions on a later day: they can never be held.
    beyond: usize,
}

impl RequestFacts<'_> {
    /// Whether the hours its voucher has left are told on one of some days.
    #[must_use]
    pub fn tells_hours_left(&self, from: NaiveDate, to: NaiveDate) -> bool {
        self.voucher
            .is_some_and(|end| from <= end.last && end.last <= days_after(to, FORETOLD))
    }

    /// Whether its voucher has ended, and with it everything that is still to be planned.
    pub(super) fn is_over(&self, today: NaiveDate) -> bool {
        self.voucher.is_some_and(|end| end.is_before(today))
    }
}

impl Open {
    fn of(request: &RequestFacts<'_>, end: VoucherEnd) -> Self {
        let mut open = Self {
            activities: 0,
            free: Minutes::ZERO,
            beyond: 0,
        };
        for activity in request.activities.iter().filter(|it| !it.state.is_ended()) {
            open.activities += 1;
            open.free = open.free + free(activity, end);
            let sessions = activity.sessions.iter().filter(|it| it.state.is_open());
            open.beyond += sessions.filter(|it| end.is_before(it.date)).count();
        }
        open
    }
}

fn free(activity: &ActivityFacts, end: VoucherEnd) -> Minutes {
    let planned: Minutes = activity
        .sessions
        .iter()
        .filter(|it| it.state.is_open() && !end.is_before(it.date))
        .map(super::SessionFacts::length)
        .sum();
    activity.agreed.saturating_sub(activity.delivered + planned)
}

/// What the end asks for, and by when.
pub(super) fn term(
    request: &RequestFacts<'_>,
    today: NaiveDate,
) -> Option<(VoucherEnd, DeadlineKind, NaiveDate)> {
    let end = request.voucher?;
    let open = Open::of(request, end);
    if end.is_before(today) {
        let asked = open.activities > 0 || papers(request) || !request.report.handed_over;
        return asked.then(|| (end, DeadlineKind::Close, end.papers_by()));
    }
    let is_near = request.tells_hours_left(today, today);
    let asked = open.beyond > 0
        || is_near && open.free > Minutes::ZERO
        || end.last == today && open.activities > 0;
    asked.then_some((end, DeadlineKind::Voucher, end.last))
}

/// Registers to issue or to complete.
fn papers(request: &RequestFacts<'_>) -> bool {
    request.unregistered > 0 || waiting(request) > 0
}

fn waiting(request: &RequestFacts<'_>) -> usize {
    let registers = request.registers.iter();
    registers.filter(|it| it.state().waits(false)).count()
}

/// What [`term`] found, in words.
pub(super) fn told(
    kind: DeadlineKind,
    request: &RequestFacts<'_>,
    end: VoucherEnd,
    today: NaiveDate,
) -> Deadline {
    let mut open = Open::of(request, end);
    if !request.tells_hours_left(today, today) {
        open.free = Minutes::ZERO;
    }
    let (title, consequence, due) = if kind == DeadlineKind::Close {
        let (title, consequence) = closing(request, &open, end, today);
        (title, consequence, end.papers_by())
    } else {
        let (title, consequence) = ending(&open, end, today);
        (title, consequence, end.last)
    };
    Deadline {
        title,
        consequence,
        paragraph: end.source(),
        action: "Apri".into(),
        ..blank(request, kind, Some((due, today)))
    }
}

fn ending(open: &Open, end: VoucherEnd, today: NaiveDate) -> (String, String) {
    let last = short(end.last, today);
    let title = if end.last == today {
        "Il voucher scade oggi".to_owned()
    } else {
        format!("Il voucher scade il {last}")
    };
    let free = (open.free > Minutes::ZERO).then(|| {
        let free = open.free;
        format!("Restano {free} senza erogazioni in calendario.")
    });
    let beyond = match open.beyond {
        0 => None,
        1 => Some("1 erogazione è dopo: va spostata, annullata o chiusa negativamente.".to_owned()),
        many => Some(format!(
            "{many} erogazioni sono dopo: vanno spostate, annullate o chiuse negativamente."
        )),
    };
    let after = if end.last == today {
        "Da domani non si programma e non si eroga più."
    } else {
        "Dopo non si programma e non si eroga più."
    };
    let parts: Vec<String> = [free, beyond, Some(after.to_owned())]
        .into_iter()
        .flatten()
        .collect();
    (title, parts.join(" "))
}

fn closing(
    request: &RequestFacts<'_>,
    open: &Open,
    end: VoucherEnd,
    today: NaiveDate,
) -> (String, String) {
    let counted = |verb: &str, count: usize, one: &str, many: &str| match count {
        0 => None,
        1 => Some(format!("{verb} 1 {one}")),
        more => Some(format!("{verb} {more} {many}")),
    };
    let unregistered = usize::try_from(request.unregistered).unwrap_or(usize::MAX);
    let (give_up, issue) = (
        "annullare o chiudere negativamente",
        "emettere il registro di",
    );
    let report = open.activities > 0 || !request.report.handed_over;
    let to_do: Vec<String> = [
        counted(give_up, open.beyond, "erogazione", "erogazioni"),
        counted("concludere", open.activities, "attività", "attività"),
        counted(issue, unregistered, "erogazione", "erogazioni"),
        counted("completare", waiting(request), "registro", "registri"),
        report.then(|| "consegnare la relazione sugli esiti".to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let (ended, by) = (short(end.last, today), short(end.papers_by(), today));
    let term = if end.papers_by() < today {
        format!("Il termine era il {by}")
    } else {
        format!("Si fa fino al {by}")
    };
    (
        format!("Carica i documenti e concludi: voucher scaduto il {ended}"),
        format!("{term}. Resta da fare: {}.", to_do.join(", ")),
    )
}
